"""Watching an archive while it is served.

MkDocs polls the docs folder and rebuilds on any change under it, the writing of its own plugins
included: every new wire would be built twice. Here the operating system reports changes, and a
file that is just as the last build saw it has not changed.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

Stamp = tuple[int, int]
"""Modification time in nanoseconds and size in bytes of a file."""

# Opening and reading a file is reported too; reacting to it would never end.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Watch:
    """Knows how the last build saw its files, and tells a server of changes since."""

    def __init__(self) -> None:
        self._stamps: dict[str, Stamp] = {}
        # Held while pages are written: events of that time wait and are judged by the outcome.
        self._lock = threading.Lock()

    @contextmanager
    def generation(self, *, reads: Iterable[Path], writes: Iterable[Path]) -> Iterator[None]:
        """Around the making of pages: folders it `reads` count as they were at its beginning,
        so that a wire that arrives meanwhile is news; folders it `writes` as at its end.
        """
        with self._lock:
            seen = _stamps(reads)
            try:
                yield
            finally:
                self._stamps = _stamps(writes) | seen

    def is_news(self, event: FileSystemEvent) -> bool:
        """Whether a file is not as the last build saw it."""
        if event.is_directory or event.event_type not in _CHANGES:
            return False
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            return any(_stamp(path) != self._stamps.get(path) for path in paths)

    def install(
        self, server: LiveReloadServer, *, watched: Iterable[Path], more: Iterable[Path]
    ) -> None:
        """Have `server` rebuild on news from the files and folders `watched` and `more`.

        Exchanges the server's polling observer, which has not started yet. Of `watched`, only
        what the server watches already is taken over.
        """
        taken = [path.absolute() for path in more if path.exists()]
        for path in watched:
            with suppress(KeyError):
                server.unwatch(str(path))
                taken.append(path.absolute())
        server.observer = cast("PollingObserver", _NewsObserver(self))
        for path in taken:
            server.watch(str(path))


class _NewsHandler(FileSystemEventHandler):
    """Passes on only what is news, and only of one file where one is named."""

    def __init__(self, inner: FileSystemEventHandler, watch: Watch, only: str = "") -> None:
        self._inner = inner
        self._watch = watch
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take what the operating system reports."""
        paths = {os.fsdecode(event.src_path), os.fsdecode(event.dest_path)}
        if self._only and self._only not in paths:
            return
        if self._watch.is_news(event):
            self._inner.on_any_event(event)


class _NewsObserver:
    """The part of watchdog's observers that the server uses."""

    def __init__(self, watch: Watch) -> None:
        self._observer = Observer()
        self._watch = watch

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True
    ) -> ObservedWatch:
        """Watch a folder; of a file the folder it is in, for editors save by replacing it."""
        if Path(path).is_file():
            handler, recursive = _NewsHandler(handler, self._watch, only=path), False
            path = str(Path(path).parent)
        else:
            handler = _NewsHandler(handler, self._watch)
        return self._observer.schedule(handler, path, recursive=recursive)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Stop watching one of them."""
        self._observer.unschedule(watch)

    def start(self) -> None:
        """Begin to report."""
        self._observer.start()

    def stop(self) -> None:
        """Report no more; a server that failed to start stops one that never ran."""
        if self._observer.is_alive():
            self._observer.stop()

    def join(self) -> None:
        """Wait for its thread."""
        if self._observer.is_alive():
            self._observer.join()


def _stamps(folders: Iterable[Path]) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    waiting = [str(folder.absolute()) for folder in folders if folder.is_dir()]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                with suppress(OSError):
                    status = entry.stat()
                    found[entry.path] = status.st_mtime_ns, status.st_size
    return found


def _stamp(path: str) -> Stamp | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
