"""What the last build of a site saw and wrote, page by page.

Only a help: without it, or with one that does not fit, everything is rendered anew. It is written
after the site is in place, so a build that was interrupted leaves it behind the site, never ahead,
and what does not fit is seen by the stamps of the site's own files.
"""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.site.fast.facts import Facts
from generator.site.fast.scan import Stamp

_FORMAT = 1
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE frames (digest BLOB PRIMARY KEY, example BLOB) WITHOUT ROWID;
CREATE TABLE pages (
    uri TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, source BLOB, frame BLOB,
    out_mtime INTEGER, out_size INTEGER, doubtful INTEGER, ids TEXT, links BLOB
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its source as it was read, the frame it stands in and the file it became.

    `doubtful` pages gave a warning, which each build must repeat.
    """

    stamp: Stamp
    source: bytes
    frame: bytes
    output: Stamp
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """What can be linked to in a page, and what it links to: pages, and places in pages."""

    ids: tuple[str, ...]
    links: tuple[str, ...]


class Ledger:
    """The ledger of one site, held by one build at a time."""

    def __init__(self, path: Path, key: str) -> None:
        """Open the ledger, emptied if it was kept under another `key`.

        Raises PluginError where another build is at work on the same site.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _opened(path)
            kept = self._value("key")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise PluginError(
                    f"Another build of this site is at work ({path.name})."
                ) from error
            # Not a ledger any more: as good as none.
            path.unlink()
            self._db = _opened(path)
            kept = None
        if kept != key.encode():
            for table in ("meta", "frames", "pages"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 (our own names)
            self._db.execute("INSERT INTO meta VALUES ('key', ?)", [key.encode()])

    def entries(self) -> dict[str, Entry]:
        """Every page of the last build."""
        rows = self._db.execute(
            "SELECT uri, mtime, size, source, frame, out_mtime, out_size, doubtful FROM pages"
        )
        return {
            uri: Entry((mtime, size), source, frame, (out_mtime, out_size), bool(doubtful))
            for uri, mtime, size, source, frame, out_mtime, out_size, doubtful in rows
        }

    def frames(self) -> dict[bytes, Facts]:
        """An example of the pages of each frame, enough to learn the frame anew."""
        rows = self._db.execute("SELECT digest, example FROM frames")
        return {digest: pickle.loads(example) for digest, example in rows}  # noqa: S301 (ours)

    def ties(self, uri: str) -> Ties:
        """One page's ties; none for a page that is not known."""
        row = self._db.execute("SELECT ids, links FROM pages WHERE uri = ?", [uri]).fetchone()
        return _ties(*row) if row else Ties((), ())

    def linking(self, targets: frozenset[str]) -> Iterator[str]:
        """The pages that link to any of these pages or places."""
        for uri, ids, links in self._db.execute("SELECT uri, ids, links FROM pages"):
            if not targets.isdisjoint(_ties(ids, links).links):
                yield uri

    def write(self, pages: Iterable[tuple[str, Entry, str, bytes]]) -> None:
        """Enter pages with their ids, one a line, and their links as `packed`."""
        self._db.executemany(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (uri, *page.stamp, page.source, page.frame, *page.output, page.doubtful, ids, links)
                for uri, page, ids, links in pages
            ),
        )

    def note_frames(self, examples: Iterable[tuple[bytes, Facts]]) -> None:
        """Enter frames with an example of each."""
        rows = ((digest, pickle.dumps(example, 5)) for digest, example in examples)
        self._db.executemany("INSERT OR REPLACE INTO frames VALUES (?, ?)", rows)

    def drop_frames(self, digests: Iterable[bytes]) -> None:
        """Strike out frames that are no more."""
        self._db.executemany("DELETE FROM frames WHERE digest = ?", [(each,) for each in digests])

    def touch(self, stamps: Iterable[tuple[str, Stamp]]) -> None:
        """Enter new stamps of sources that were written again with the same content."""
        rows = [(*stamp, uri) for uri, stamp in stamps]
        self._db.executemany("UPDATE pages SET mtime = ?, size = ? WHERE uri = ?", rows)

    def doubt(self, uris: Iterable[str]) -> None:
        """Have pages made again in the next build."""
        self._db.executemany("UPDATE pages SET doubtful = 1 WHERE uri = ?", [(u,) for u in uris])

    def drop(self, uris: Iterable[str]) -> None:
        """Strike out pages."""
        self._db.executemany("DELETE FROM pages WHERE uri = ?", [(uri,) for uri in uris])

    def commit(self) -> None:
        """Make everything entered last, and let the next build in."""
        self._db.execute("COMMIT")
        self._db.close()

    def abandon(self) -> None:
        """Leave the ledger as it was."""
        with suppress(sqlite3.Error):
            self._db.rollback()
        self._db.close()

    def _value(self, name: str) -> bytes | None:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
        return row[0] if row else None


def packed(links: Iterable[str]) -> bytes:
    """Links as they are kept."""
    return zlib.compress("\n".join(links).encode(), 1)


def _ties(ids: str, links: bytes) -> Ties:
    return Ties(tuple(ids.splitlines()), tuple(zlib.decompress(links).decode().splitlines()))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        # A ledger that a power cut tears is thrown away: nothing is worth waiting for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                connection.execute(f"DROP TABLE {name}")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
    except BaseException:
        connection.close()
        raise
    return connection
