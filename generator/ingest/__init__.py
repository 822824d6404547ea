"""Ingest: the files under `seeds/`, found in a fixed order, unpacked and read as bytes.

Kept out are files that are not wires: `ABOUT.md` and any other `.md`, `README*`, `*.license`, and
whatever begins with a dot, folders included. Links are followed as long as they stay inside.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.errors import WireError
from generator.ingest.packed import unpack
from generator.model.wire import Wire
from generator.settings import Settings

__all__ = ["delivered_file", "files", "members", "read"]

_REMOVE = "Remove it from the seeds."


def files(root: Path, settings: Settings) -> tuple[str, ...]:
    """The wire files of the archive at `root`, relative to it, with forward slashes.

    Sorted by code points, whatever the locale. Nothing is opened: a name that cannot be read is
    refused by `read`. A folder reached twice through links is listed once. Without the folder of
    seeds there are none.
    """
    base = root / settings.seeds
    found = sorted(_walk(base, settings.seeds, base.resolve(), ()))
    return tuple(found)


def _walk(folder: Path, name: str, inside: Path, above: tuple[Path, ...]) -> Iterator[str]:
    """Every wire file below `folder`. `above` are the real folders walked through to get here."""
    real = folder.resolve()
    # A link to a folder that is being walked would go round for ever.
    if real in above or not (real == inside or real.is_relative_to(inside)):
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError:
        # The folder itself stands for what cannot be seen in it.
        yield name
        return
    for entry in entries:
        relative = f"{name}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(Path(entry.path), relative, inside, (*above, real))
        elif _is_wire(entry.name):
            yield relative


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links: no folder, and refused as a file
        return False


def _is_wire(name: str) -> bool:
    lower = name.casefold()
    return not (lower.endswith((".md", ".license")) or lower.startswith("readme"))


def delivered_file(path: Path, file: str, settings: Settings) -> Iterator[Wire | WireError]:
    """What a file brings, wherever it lies; it is named `file`, and a link may lead anywhere. A
    refusal of the file or of a member comes in place; nothing is raised."""
    try:
        wire = read_file(path, file, settings)
    except WireError as error:
        yield error
        return
    yield from members(wire, settings)


def members(wire: Wire, settings: Settings) -> Iterator[Wire | WireError]:
    """What a wire brings: itself, or the members of the archive that it is. A refusal of a member
    comes in place; nothing is raised."""
    nothing = True
    for member in unpack(wire, settings):
        nothing = False
        yield member
    if nothing:
        yield WireError("is an archive without a wire in it.", file=wire.file, remedy=_REMOVE)


def read(root: Path, file: str, settings: Settings) -> Wire:
    """The wire of `file`, a name that `files` gave.

    Raises WireError for a file that is empty, larger than `max_wire_bytes` (it is not read then),
    unreadable, no plain file, linked in a loop or out of the seeds, or has no readable name.
    """
    try:
        file.encode("utf-8")
    except UnicodeEncodeError as error:
        shown = file.encode("utf-8", "backslashreplace").decode("utf-8")
        raise WireError("its name is not UTF-8.", file=shown, remedy="Rename the file.") from error
    return _told(root / file, file, root / settings.seeds, settings)


def read_file(path: Path, file: str, settings: Settings) -> Wire:
    """The wire of a file wherever it lies, named `file`; refused for the same reasons as a seed,
    save that a link may lead anywhere."""
    return _told(path, file, None, settings)


def _told(path: Path, file: str, seeds: Path | None, settings: Settings) -> Wire:
    """The wire, every reason not to have it told as a WireError."""
    try:
        return _read_inside(path, file, seeds, settings)
    except PermissionError as error:
        raise WireError(
            "may not be read.", file=file, remedy="Give yourself the right to read it."
        ) from error
    except FileNotFoundError as error:
        what = "is a link to nothing." if path.is_symlink() else "is gone."
        raise WireError(what, file=file, remedy=_REMOVE) from error
    except (OSError, RuntimeError) as error:
        # pathlib tells a loop of links as either, depending on the Python version.
        loop = "is linked in a loop." if path.is_symlink() else f"cannot be read: {error}."
        raise WireError(loop, file=file, remedy=_REMOVE) from error


def _read_inside(path: Path, file: str, seeds: Path | None, settings: Settings) -> Wire:
    real = path.resolve(strict=True)
    if seeds is not None and not real.is_relative_to(seeds.resolve()):
        raise WireError(
            "is a link that leads out of the seeds.",
            file=file,
            remedy="Put a copy of the file in its place.",
        )
    status = real.stat()
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder that cannot be listed" if real.is_dir() else "no plain file"
        raise WireError(f"is {kind}.", file=file, remedy=_REMOVE)
    limit = settings.max_wire_bytes
    if status.st_size > limit:
        raise WireError(
            f"is {status.st_size} bytes long, more than the {limit} allowed.",
            file=file,
            remedy="Split it, or raise max_wire_bytes in pyproject.toml.",
        )
    with real.open("rb") as stream:
        # The file may have grown since its size was asked for.
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise WireError(f"is longer than the {limit} bytes allowed.", file=file, remedy=_REMOVE)
    if not raw:
        raise WireError("is empty.", file=file, remedy=_REMOVE)
    return Wire.of(file, raw)
