"""How a file looks from outside, so that one that looks as it did need not be read again."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, times of modification and of change in nanoseconds, inode of a file."""

_TICK, _COARSE_TICK = 50_000_000, 2_500_000_000


def stamp_of(path: Path) -> Stamp | None:
    """How a file looks from outside; None where it cannot be told, or where it is a link, of which
    that says nothing."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return stamp_from(status)


def stamp_from(status: os.stat_result) -> Stamp | None:
    """The stamp of what was asked of the file system; None for anything but a plain file."""
    if not stat.S_ISREG(status.st_mode):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def is_settled(stamp: Stamp) -> bool:
    """Whether the file's last change lies so far back that another would show: longer than a tick
    of the file system's clock, which some let tick every other second."""
    changed = max(stamp[1], stamp[2])
    coarse = changed % 1_000_000 == 0
    return time.time_ns() - changed > (_COARSE_TICK if coarse else _TICK)
