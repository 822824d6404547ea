"""Archive files: their members as wires, within bounds that no archive can make them break.

ZIP, tar (plain, gzip, bzip2, xz) and single compressed files are told by their content, and may
lie in one another. Nothing is written to disk, no name of a member is ever used as a path, and a
member that must be refused is told of while the others go through.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from generator.errors import WireError
from generator.model.wire import Wire
from generator.settings import Settings

__all__ = ["unpack"]

DEEPEST = 3
"""Archives within archives that are opened: a ZIP in a tar in a ZIP."""
MOST_MEMBERS = 20_000
"""Members of one seed, those of archives within it included."""
MOST_BYTES = 512 * 1024 * 1024
"""Bytes that one seed may unpack to in all."""
LARGEST_TAR = 256 * 1024 * 1024
"""Bytes of a compressed tar once unpacked: it is held in memory as a whole."""
HIGHEST_RATIO = 250
"""How much larger than packed a member may be, from `_SMALL` bytes on; texts reach about 20."""

_Readable = IO[bytes] | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile

_SMALL = 2 * 1024 * 1024
_CHUNK = 1024 * 1024
_REMOVE = "Remove it from the archive, or unpack it by hand."
_Opener = type[gzip.GzipFile] | type[bz2.BZ2File] | type[lzma.LZMAFile]
_STREAMS: tuple[tuple[bytes, _Opener], ...] = (
    (b"\x1f\x8b", gzip.GzipFile),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_FAULTS = (
    OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
    tarfile.TarError, NotImplementedError, RuntimeError, OverflowError, IndexError, KeyError,
)  # fmt: skip
# Files that are ZIP archives only by the way they are written.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass
class _Budget:
    """What one seed may still unpack."""

    settings: Settings
    members: int
    size: int


class _SpentError(Exception):
    """The seed's budget is used up: nothing more of it is unpacked."""


def unpack(wire: Wire, settings: Settings) -> Iterator[Wire | WireError]:
    """The members of an archive, in the order of their names, those of nested archives in place;
    the wire itself where it is no archive.

    A member's `file` is the archive's, `!`, and its path. What is refused comes as a WireError
    that names it: an encrypted, damaged or oversized member, a link or a device, a path that is
    absolute or leads upwards, a name twice, and all that lies beyond the bounds of this module.
    """
    budget = _Budget(settings, MOST_MEMBERS, MOST_BYTES)
    try:
        yield from _opened(wire, budget, 0)
    except _SpentError:
        yield WireError(
            f"unpacks to more than {MOST_MEMBERS} members or {MOST_BYTES} bytes:"
            " the rest was left out.",
            file=wire.file,
            remedy="Split it, or unpack it by hand.",
        )


def _opened(wire: Wire, budget: _Budget, depth: int) -> Iterator[Wire | WireError]:
    walk = _walker(wire)
    if walk is None:
        yield wire
        return
    if depth >= DEEPEST:
        yield WireError(
            f"is an archive within {depth} others; {DEEPEST} are opened.",
            file=wire.file,
            remedy=_REMOVE,
        )
        return
    try:
        for member in walk(wire, budget):
            if isinstance(member, WireError):
                yield member
            else:
                yield from _opened(member, budget, depth + 1)
    except _FAULTS as error:
        yield WireError(f"cannot be unpacked: {error!r:.200}.", file=wire.file, remedy=_REMOVE)


_Walk = Callable[[Wire, _Budget], Iterator[Wire | WireError]]


def _walker(wire: Wire) -> _Walk | None:
    """How to walk through what the wire's bytes are; None where they are no archive."""
    if wire.raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None if _is_document(wire.raw) else _zip
    if _opener(wire.raw) is not None:
        return _stream
    return _tar if _is_tar(wire.raw) else None


def _is_document(raw: bytes) -> bool:
    """Whether a ZIP archive is an office document, an e-book or a program."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return not _DOCUMENTS.isdisjoint(archive.namelist()[:MOST_MEMBERS])
    except _FAULTS:
        return False


def _opener(raw: bytes) -> _Opener | None:
    return next((opener for mark, opener in _STREAMS if raw.startswith(mark)), None)


def _open(opener: _Opener, raw: bytes) -> _Readable:
    if opener is gzip.GzipFile:
        return gzip.GzipFile(fileobj=io.BytesIO(raw))
    return opener(io.BytesIO(raw))  # type: ignore[call-overload]


def _is_tar(raw: bytes) -> bool:
    """Whether the first block is a tar's: its mark, or a checksum that fits (the form before
    POSIX has no mark)."""
    block = raw[:512]
    if len(block) < 512 or not block[0]:
        return False
    if block[257:262] == b"ustar":
        return True
    stated = block[148:156].strip(b" \0")
    if not re.fullmatch(rb"[0-7]{1,7}", stated):
        return False
    return int(stated, 8) == sum(block[:148]) + 8 * 32 + sum(block[156:])


def _zip(wire: Wire, budget: _Budget) -> Iterator[Wire | WireError]:
    with zipfile.ZipFile(io.BytesIO(wire.raw)) as archive:
        seen: set[str] = set()
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            file, refusal = _member(wire, info.filename, seen)
            if info.is_dir() or (file is None and refusal is None):
                continue
            _spend_member(budget)
            if refusal is None and info.flag_bits & 0x1:
                refusal = WireError("is encrypted.", file=file or wire.file, remedy=_REMOVE)
            if refusal is not None or file is None:
                yield refusal or WireError("has no name.", file=wire.file)
                continue
            try:
                with archive.open(info) as stream:
                    yield _read(stream, file, info.compress_size, budget)
            except _FAULTS as error:
                yield WireError(f"cannot be unpacked: {error!r:.200}.", file=file, remedy=_REMOVE)


def _tar(wire: Wire, budget: _Budget) -> Iterator[Wire | WireError]:
    with tarfile.open(fileobj=io.BytesIO(wire.raw), mode="r:") as archive:
        infos: list[tarfile.TarInfo] = []
        for info in archive:
            if len(infos) > budget.members:
                raise _SpentError
            infos.append(info)
        seen: set[str] = set()
        for info in sorted(infos, key=lambda info: info.name):
            file, refusal = _member(wire, info.name, seen)
            if info.isdir() or (file is None and refusal is None):
                continue
            _spend_member(budget)
            if refusal is None and not info.isfile():
                refusal = WireError("is a link or a device.", file=file or "", remedy=_REMOVE)
            stream = None if refusal else archive.extractfile(info)
            if refusal is not None or file is None or stream is None:
                yield refusal or WireError("holds nothing.", file=file or wire.file)
                continue
            # Within a plain tar nothing is packed: only its size counts.
            yield _read(stream, file, info.size, budget)


def _stream(wire: Wire, budget: _Budget) -> Iterator[Wire | WireError]:
    """A single compressed file; a tar in it counts as the same archive."""
    opener = _opener(wire.raw)
    assert opener is not None  # noqa: S101 (told by `_walker`)
    with _open(opener, wire.raw) as stream:
        first = stream.read(512)
    tar = _is_tar(first)
    limit = LARGEST_TAR if tar else budget.settings.max_wire_bytes
    _spend_member(budget)
    file = wire.file if tar else f"{wire.file}!{_inner_name(wire.file)}"
    with _open(opener, wire.raw) as stream:
        read = _read(stream, file, len(wire.raw), budget, limit=limit)
    if tar and isinstance(read, Wire):
        yield from _tar(read, budget)
    else:
        yield read


def _inner_name(file: str) -> str:
    """The name of a compressed file without the ending that says so."""
    name = PurePosixPath(file.rpartition("!")[2]).name
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and ending.casefold() in {"gz", "bz2", "xz", "z"} else f"{name}.txt"


def _spend_member(budget: _Budget) -> None:
    budget.members -= 1
    if budget.members < 0:
        raise _SpentError


def _member(wire: Wire, raw_name: str, seen: set[str]) -> tuple[str | None, WireError | None]:
    """A member's name as a wire's, or why it is refused; neither for what is no wire at all."""
    name = unicodedata.normalize("NFC", raw_name.replace("\\", "/"))
    printable = "".join(c if c.isprintable() else "?" for c in name)[:300]
    file = f"{wire.file}!{printable}"
    if name != printable:
        return file, WireError("its name cannot be read.", file=file, remedy=_REMOVE)
    parts = name.split("/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in parts:
        return file, WireError("its path leads out of the archive.", file=file, remedy=_REMOVE)
    inner = [part for part in parts if part not in {"", "."}]
    if not inner or not _is_wire(inner):
        return None, None
    if name in seen:
        return file, WireError("its name occurs twice.", file=file, remedy=_REMOVE)
    seen.add(name)
    return f"{wire.file}!{'/'.join(inner)}", None


def _is_wire(parts: list[str]) -> bool:
    """The rule for seeds: nothing that begins with a dot, no documentation, no licence."""
    lower = parts[-1].casefold()
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    return not (lower.endswith((".md", ".license")) or lower.startswith("readme"))


def _read(
    stream: _Readable, file: str, packed: int, budget: _Budget, *, limit: int | None = None
) -> Wire | WireError:
    """The member's bytes, unless it grows beyond what its size and the budget allow."""
    most = budget.settings.max_wire_bytes if limit is None else limit
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        budget.size -= len(chunk)
        if budget.size < 0:
            raise _SpentError
        if size > most:
            return WireError(
                f"unpacks to more than the {most} bytes allowed.", file=file, remedy=_REMOVE
            )
        if size > _SMALL and size > packed * HIGHEST_RATIO:
            return WireError(
                f"unpacks to more than {HIGHEST_RATIO} times its size.", file=file, remedy=_REMOVE
            )
    if not size:
        return WireError("is empty.", file=file, remedy=_REMOVE)
    return Wire.of(file, b"".join(parts))
