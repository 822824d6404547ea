"""What earlier runs worked out, by the content it was worked out from.

An entry's key is a hash of everything its value follows from, so an entry is never out of date,
only unused. Nothing here is trusted: an entry that is damaged counts as missing, a damaged or
locked file as empty, and the whole folder can be deleted at any time. Only the process that runs
the line writes; what was put in before an interrupt is there for the next run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

FOLDER = ".depesche"
FILE = "stages.sqlite3"
_FORMAT = 1
# A statement takes at most 999 variables in older SQLite.
_AT_ONCE = 500

Key = bytes
"""A SHA-256, cut to 20 bytes."""


def key_of(*parts: bytes | str | int) -> Key:
    """The key of these parts; where one ends and the next begins counts."""
    told: list[bytes] = []
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        told += (len(raw).to_bytes(8, "big"), raw)
    return hashlib.sha256(b"".join(told)).digest()[:20]


class Cache:
    """A store of blobs by stage and key, in one SQLite file.

    Where the folder cannot be written, or `folder` is None, it lives in a temporary file until it
    is closed.
    """

    def __init__(self, folder: Path | None) -> None:
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._damaged = False
        self._own: sqlite3.Connection | None = None
        self._path = self._opened(folder)
        self._process = os.getpid()
        self._inherited: list[sqlite3.Connection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; a damaged one is removed. It is opened again if it is needed."""
        if self._own is not None:
            self._own.close()
            self._own = None
        if self._temporary is not None:
            self._temporary.cleanup()
        elif self._damaged:
            _remove(self._path)

    def get(self, stage: str, keys: Sequence[Key]) -> dict[Key, bytes]:
        """The values of those keys that are there and whole."""
        found: dict[Key, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            piece = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(piece))
            query = f"SELECT key, sum, value FROM entry WHERE stage = ? AND key IN ({marks})"  # noqa: S608
            with self._told():
                rows = self._connection().execute(query, (stage, *piece))
                found |= {key: value for key, total, value in rows if _is_whole(value, total)}
        return found

    def holds(self, stage: str, keys: Sequence[Key]) -> set[Key]:
        """Those keys that have a value, whole or not."""
        found: set[Key] = set()
        for start in range(0, len(keys), _AT_ONCE):
            piece = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(piece))
            query = f"SELECT key FROM entry WHERE stage = ? AND key IN ({marks})"  # noqa: S608
            with self._told():
                found.update(key for (key,) in self._connection().execute(query, (stage, *piece)))
        return found

    def put(self, stage: str, entries: Mapping[Key, bytes]) -> None:
        """Keep these; they are there for the next run even if this one does not end well."""
        rows = [(stage, key, zlib.crc32(value), value) for key, value in entries.items()]
        with self._told():
            self._connection().executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
            self._connection().commit()

    def keep_only(self, stage: str, keys: Iterable[Key]) -> None:
        """Drop a stage's other entries where they are more than these: an edit that is undone
        finds its entries again, and the file does not grow without end."""
        kept = set(keys)
        with self._told():
            connection = self._connection()
            query = "SELECT COUNT(*) FROM entry WHERE stage = ?"
            ((number,),) = connection.execute(query, (stage,))
            if number <= 2 * len(kept):  # to ask for each takes far longer
                return
            rows = connection.execute("SELECT key FROM entry WHERE stage = ?", (stage,))
            others = [(stage, key) for (key,) in rows if key not in kept]
            connection.executemany("DELETE FROM entry WHERE stage = ? AND key = ?", others)
            connection.commit()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the file cannot do is as if it held nothing; damage is remembered."""
        try:
            yield
        except sqlite3.OperationalError:
            pass  # locked, or the disk is full
        except sqlite3.DatabaseError:
            self._damaged = True

    def _connection(self) -> sqlite3.Connection:
        """The process' own connection: a forked one may neither use nor close its parent's."""
        if self._own is not None and self._process != os.getpid():
            self._inherited.append(self._own)
            self._own = None
        if self._own is None:
            self._own = _connected(self._path)
            self._process = os.getpid()
        return self._own

    def _opened(self, folder: Path | None) -> Path:
        """The path of a file that can be used; the connection to it is made."""
        if folder is not None:
            path = folder / FILE
            for _ in range(2):
                try:
                    folder.mkdir(parents=True, exist_ok=True)
                    _ignored_by_git(folder)
                    self._own = _connected(path)
                except (OSError, sqlite3.OperationalError):
                    break  # not ours to write, or locked by another run
                except sqlite3.DatabaseError:
                    _remove(path)
                else:
                    return path
        self._temporary = tempfile.TemporaryDirectory(prefix="depesche-")
        path = Path(self._temporary.name) / FILE
        self._own = _connected(path)
        return path


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0, check_same_thread=False)
    try:
        # What a crash of the machine may tear is found by its checksum.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            connection.execute("DROP TABLE IF EXISTS entry")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS entry "
            "(stage TEXT, key BLOB, sum INTEGER, value BLOB, PRIMARY KEY (stage, key))"
        )
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_whole(value: object, checksum: int) -> bool:
    return isinstance(value, bytes) and zlib.crc32(value) == checksum


def _remove(path: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _ignored_by_git(folder: Path) -> None:
    """A cache is nobody's to commit, in archives whose ignore file does not say so either."""
    mark = folder / ".gitignore"
    if not mark.exists():
        mark.write_text("*\n", encoding="utf-8")
