"""The index's bytes: numbers, packs cut into parts, sorted tables in compressed blocks.

`FORMAT.md` beside this file describes them; `assets/engine/store.js` reads them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PART_BYTES = 1 << 20
"""Packs are cut into files of about this size, so that a server without ranges serves little."""

BLOCK_BYTES = 2 << 10
"""About how many bytes of a table go into one block, before compression."""

_LEAST, _MOST = 0.75, 1.25
"""How far a block may differ from that, for a short text between it and the next: directories are
what a reader waits for first, and half of them are those texts.
"""


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the blocks of a table are: for each the shortest text that sorts after everything
    before it, its compressed size, and for each file the number of its first block.
    """

    keys: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()

    def encoded(self) -> bytes:
        """As it stands in `index.bin`, column by column."""
        shared = [shared_letters(*pair) for pair in zip(("", *self.keys), self.keys, strict=False)]
        rests = [key[same:].encode() for key, same in zip(self.keys, shared, strict=True)]
        columns = (len(self.keys), len(self.parts), *self.parts, *shared, *map(len, rests))
        return varints(columns) + b"".join(rests) + varints(self.sizes)


def varint(number: int) -> bytes:
    """An unsigned number in groups of seven bits, lowest first (LEB128)."""
    return varints((number,))


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers one after another."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def varints_of(numbers: NDArray[np.uint64]) -> tuple[bytes, NDArray[np.int64]]:
    """A column of numbers one after another, and where each one ends."""
    sizes = np.ones(len(numbers), np.int64)
    for bits in range(7, 64, 7):
        larger = numbers >> np.uint64(bits) > 0
        if not larger.any():
            break
        sizes += larger
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for place in range(int(sizes.max(initial=0))):
        here = sizes > place
        seven = (numbers[here] >> np.uint64(7 * place) & np.uint64(127)).astype(np.uint8)
        more = (sizes[here] > place + 1).astype(np.uint8) << np.uint8(7)
        out[ends[here] - sizes[here] + place] = seven | more
    return out.tobytes(), ends


def read_varint(content: bytes, at: int) -> tuple[int, int]:
    """The number at a place, and the place after it."""
    number = shift = 0
    while True:
        byte = content[at]
        number |= (byte & 127) << shift
        at += 1
        shift += 7
        if byte < 128:
            return number, at


def deflated(content: bytes) -> bytes:
    """The bytes compressed, without a header (RFC 1951)."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(content) + machine.flush()


def inflated(content: bytes) -> bytes:
    """What `deflated` took."""
    return zlib.decompress(content, -15)


def order(key: str) -> bytes:
    """The order of keys: by UTF-16 units, as JavaScript compares strings."""
    return key.encode("utf-16-be", "surrogatepass")


class Pack:
    """Chunks of bytes one after another in numbered files; no chunk lies in two."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._chunks: list[bytes] = []
        self._size = 0
        self.part = 0

    def add(self, chunk: bytes) -> tuple[int, int]:
        """Put a chunk at the end; the number of its file and its offset there."""
        if self._size and self._size + len(chunk) > PART_BYTES:
            self.close()
            self.part += 1
        place = (self.part, self._size)
        self._chunks.append(chunk)
        self._size += len(chunk)
        return place

    def close(self) -> None:
        """Write what is not written yet."""
        if self._chunks:
            content = b"".join(self._chunks)
            (self._folder / f"{self._name}-{self.part}.bin").write_bytes(content)
        self._chunks, self._size = [], 0


class TableWriter:
    """A sorted table of keys and payloads, in blocks of front-coded entries.

    `add` wants keys in `order`. Larger blocks make a smaller directory and longer reads.
    """

    def __init__(self, pack: Pack, block: int = BLOCK_BYTES) -> None:
        self._pack = pack
        self._block = block
        self._entries: list[tuple[str, int, bytes]] = []
        """Keys, how many letters each shares with the key before, payloads."""
        self._size = 0
        # How many of the entries make the best block so far, and how long the text behind it is.
        self._cut = self._cut_length = 0
        self._last = ""
        self._keys: list[str] = []
        self._sizes: list[int] = []
        self._parts: list[int] = []

    def add(self, key: str, payload: bytes) -> None:
        """Put an entry at the end."""
        shared = shared_letters(self._entries[-1][0], key) if self._entries else 0
        if self._size >= self._block * _LEAST:
            if not self._cut or shared <= self._cut_length:
                self._cut, self._cut_length = len(self._entries), shared
            if self._size >= self._block * _MOST:
                self._flush(self._cut)
        self._entries.append((key, shared, payload))
        self._size += _size(key, payload)

    def close(self) -> Directory:
        """Write the rest; the directory."""
        if self._entries:
            self._flush(len(self._entries))
        self._pack.close()
        return Directory(tuple(self._keys), tuple(self._sizes), tuple(self._parts))

    def _flush(self, count: int) -> None:
        entries = self._entries[:count]
        out = bytearray(varint(count))
        # The first key of a block stands there whole.
        entries[0] = (entries[0][0], 0, entries[0][2])
        for key, shared, payload in entries:
            rest = key[shared:].encode("utf-8")
            for number, text in ((shared, b""), (len(rest), rest), (len(payload), payload)):
                if number < 128:
                    out.append(number)
                else:
                    out += varint(number)
                out += text
        content = deflated(bytes(out))
        part, _ = self._pack.add(content)
        if part == len(self._parts):
            self._parts.append(len(self._sizes))
        first = entries[0][0]
        self._keys.append(first[: shared_letters(self._last, first) + 1] if self._sizes else "")
        self._sizes.append(len(content))
        self._last = entries[-1][0]
        del self._entries[:count]
        self._size = sum(_size(key, payload) for key, _, payload in self._entries)
        self._cut = 0


def _size(key: str, payload: bytes) -> int:
    """About how many bytes an entry takes: half of a key is what is left of it behind the key
    before, on average.
    """
    return len(payload) + 4 + len(key) // 2


def shared_letters(left: str, right: str) -> int:
    """How many letters two keys begin with in common; letters beyond the BMP are not parted."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other or one > "\uffff":
            break
        count += 1
    return count


def read_block(content: bytes) -> list[tuple[str, bytes]]:
    """The entries of a table's block, as the engine reads them."""
    content = inflated(content)
    count, at = read_varint(content, 0)
    entries: list[tuple[str, bytes]] = []
    key = ""
    for _ in range(count):
        shared, at = read_varint(content, at)
        length, at = read_varint(content, at)
        key = key[:shared] + content[at : at + length].decode("utf-8")
        at += length
        length, at = read_varint(content, at)
        entries.append((key, content[at : at + length]))
        at += length
    return entries
