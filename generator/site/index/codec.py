"""The index's bytes: numbers, packs cut into parts, sorted tables in compressed blocks.

`FORMAT.md` beside this file describes them; `assets/engine/store.js` reads them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PART_BYTES = 1 << 20
"""Packs are cut into files of about this size, so that a server without ranges serves little."""

BLOCK_BYTES = 2 << 10
"""How many bytes of a table go into one block, before compression."""

Directory = dict[str, list[str] | list[int]]


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


@dataclass(slots=True)
class TableWriter:
    """A sorted table of keys and payloads, in blocks of front-coded entries.

    `add` wants keys in `order`. The directory that `close` returns has for each block the shortest
    text that sorts after everything before it, the block's compressed size, and the first block of
    each file.
    """

    pack: Pack
    _entries: list[tuple[str, bytes]] = field(default_factory=list)
    _size: int = 0
    _last: str = ""
    _keys: list[str] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=list)
    _parts: list[int] = field(default_factory=list)

    def add(self, key: str, payload: bytes) -> None:
        """Put an entry at the end."""
        if self._size >= BLOCK_BYTES:
            self._flush()
        self._entries.append((key, payload))
        self._size += len(payload) + 4
        # Half of a key is what is left of it behind the key before, on average.
        self._size += len(key) // 2

    def close(self) -> Directory:
        """Write the rest; the directory."""
        self._flush()
        self.pack.close()
        return {"keys": self._keys, "sizes": self._sizes, "parts": self._parts}

    def _flush(self) -> None:
        if not self._entries:
            return
        out = bytearray(varint(len(self._entries)))
        before = ""
        for key, payload in self._entries:
            shared = _shared(before, key)
            rest = key[shared:].encode("utf-8")
            for number, text in ((shared, b""), (len(rest), rest), (len(payload), payload)):
                if number < 128:
                    out.append(number)
                else:
                    out += varint(number)
                out += text
            before = key
        content = deflated(bytes(out))
        part, _ = self.pack.add(content)
        if part == len(self._parts):
            self._parts.append(len(self._sizes))
        first = self._entries[0][0]
        self._keys.append(first[: _shared(self._last, first) + 1] if self._sizes else "")
        self._sizes.append(len(content))
        self._last = before
        self._entries, self._size = [], 0


def _shared(left: str, right: str) -> int:
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
