"""From a finished build to the site: what differs is moved in, what is no more is removed."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.site.fast.files import same_bytes
from generator.site.fast.scan import site as files_of


def publish(staged: Path, site: Path, kept: Iterable[str], standing: Iterable[str]) -> None:
    """Make `site` consist of the files `kept` in it and those `staged`, and of nothing else.

    `standing` are the files it had when the build began. A file that is there already with the same
    bytes is not written again; hidden files at the top are a person's. Ctrl-C waits until all is in
    place. `staged` is gone afterwards.
    """
    wanted = set(kept)
    fresh = files_of(str(staged))
    with _undisturbed():
        if not wanted and not site.exists():
            site.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                staged.rename(site)
                return
        for name in fresh:
            _place(staged / name, site / name)
        for name in set(standing) - wanted - fresh.keys():
            (site / name).unlink(missing_ok=True)
            _remove_empty((site / name).parent, site)
        shutil.rmtree(staged, ignore_errors=True)


def _place(source: Path, target: Path) -> None:
    if target.is_file() and (source.samefile(target) or same_bytes(source, target)):
        return
    if target.is_dir():
        shutil.rmtree(target)
    for parent in reversed(target.parents):
        if parent.is_file():
            parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError:
        _copy_over(source, target)


def _copy_over(source: Path, target: Path) -> None:
    """Put a file from another file system in place, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".depesche-")
    os.close(handle)
    try:
        shutil.copy2(source, temporary)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove_empty(folder: Path, top: Path) -> None:
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C and a request to end waiting, where this thread is the one they reach."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    held = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda n, _: waiting.append(n)) for number in held}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for held_back in waiting:
            signal.raise_signal(held_back)
