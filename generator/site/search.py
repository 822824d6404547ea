"""The search index of a site, made from its pages on disk.

The index is made from the Markdown under `docs/`, not from built pages, so it is the same for
every builder, and is made beside the building of pages where there is a processor for it. How it is
written stands in `generator/site/index`; the other half, the engine that reads it in the browser,
in `assets/engine`.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.cores import available, beside
from generator.errors import SiteError
from generator.site.index.writer import write_index

BUNDLE = "assets/search"
"""The index's folder in the site; the script loads it from there."""

CACHE = ".depesche/search"
"""Where segments of the index are kept between builds, in the archive's own folder."""

_NEXT = ".depesche/search.next"
"""Where an index waits for its site."""


class Making:
    """An index that is being made, from the pages as they are at the beginning."""

    def __init__(self, root: Path, docs: Path) -> None:
        """Begin; `root` is the archive's folder, in which the index is made."""
        self._next = root / _NEXT
        self._open = ExitStack()
        make = functools.partial(_make, root, docs)
        self._made = self._open.enter_context(beside(make, available()))

    def place(self, site_dir: Path) -> None:
        """Put the index into the built site, when it is made.

        Raises SiteError if there is no page, or one cannot be read, or the index cannot be written.
        """
        with self._open, _told(site_dir):
            self._made()
            folder = site_dir / BUNDLE
            shutil.rmtree(folder, ignore_errors=True)
            folder.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(self._next, folder)

    def give_up(self) -> None:
        """Leave it."""
        self._open.close()


def index(root: Path, docs: Path, site_dir: Path) -> None:
    """Make the index of the pages under `docs` and put it into the built site; raises as `place`
    does."""
    Making(root, docs).place(site_dir)


def _make(root: Path, docs: Path) -> None:
    if not any(docs.glob("**/*.md")):
        raise SiteError("no page to index.", file=docs.name, remedy="Make the pages first.")
    with _told(root):
        write_index(docs, root / _NEXT, root / CACHE)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the file system refuses, as an error of ours."""
    try:
        yield
    except OSError as error:
        raise SiteError(
            f"the search index could not be written: {error}.",
            file=str(error.filename or folder),
            remedy=f"Make the folder writable, or remove {CACHE} and try again.",
        ) from error
