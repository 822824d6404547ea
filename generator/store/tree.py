"""The tree of pages under `docs/`: listed and read before a run, written file by file after it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import PageError
from generator.model.ids import PAGE_PATH, PagePath
from generator.store.pages import PageFile, has_front_matter, read
from generator.store.stamps import Stamp, stamp_from


@dataclass(frozen=True, slots=True)
class DataChanges:
    """The bytes of new and changed data files by their path below the docs folder, and which files
    to remove."""

    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What stands, or stood before it was written, between the tree on disk and the pages as made.

    `changed` are new and changed pages. `foreign` are a person's own pages at a made page's place,
    `kept` pages no longer made that bear a person's words.
    """

    changed: tuple[PagePath, ...]
    unchanged: tuple[PagePath, ...]
    removed: tuple[PagePath, ...]
    foreign: tuple[PagePath, ...]
    kept: tuple[PagePath, ...]
    data: DataChanges = DataChanges()

    def __bool__(self) -> bool:
        pages = self.changed or self.removed
        return bool(pages or self.data.contents or self.data.removed)


def listed(docs: Path) -> Iterator[tuple[PagePath, Stamp | None]]:
    """Every file under `docs` whose path a page of ours could have, and how it looks from outside.

    All others are a person's and passed over.
    """
    yield from _listed(docs, "")


def _listed(folder: Path, name: str) -> Iterator[tuple[PagePath, Stamp | None]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{name}{entry.name}"
        if entry.name.endswith(".md"):
            if PAGE_PATH.fullmatch(path):
                yield PagePath(path), stamp_from(entry.stat(follow_symlinks=False))
        elif entry.is_dir(follow_symlinks=False):
            yield from _listed(Path(entry.path), f"{path}/")


def page_text(docs: Path, path: PagePath) -> str:
    """The text of a page; PageError where it cannot be read."""
    try:
        return (docs / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(
            f"cannot be read: {error}.", file=path, remedy="Mend or remove it."
        ) from error


def page_file(path: PagePath, text: str) -> PageFile:
    """The page of this text; one without front matter is a person's own."""
    if has_front_matter(text):
        return read(path, text)
    return PageFile(path, {}, {}, {}, {"": text}, made=False)


def write_data(docs: Path, data: DataChanges) -> None:
    """Write and remove data files."""
    for name, content in data.contents.items():
        write_if_changed(docs / name, content)
    for name in data.removed:
        (docs / name).unlink()


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; False where it already has these bytes."""
    if _holds(path, content):
        return False
    temporary = path.with_name(f".depesche-{os.getpid()}-{path.name}")
    try:
        try:
            _write(temporary, content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(temporary, content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        with path.open("rb", buffering=0) as file:
            return file.read() == content
    except (FileNotFoundError, IsADirectoryError):
        return False


def _write(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
