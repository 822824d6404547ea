"""When the collector of garbage has no business, and what becomes of freed memory."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, searched: bool = True) -> Iterator[None]:
    """While what is known of a large archive is loaded, while it is tied and its pages are made,
    nearly everything that is made stays: the collector would walk through it again and again and
    find little. What there is, it finds at the end, in one walk, or where that is not `searched`
    in its own time; within another such stretch, at the end of that."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if searched:
                gc.collect()
            gc.enable()


def give_back() -> None:
    """Give memory that is free again back to the system: glibc keeps what lies between blocks in
    use, some hundred MB after a large archive was tied, and each process forked off has it too.
    Other C libraries do as they do."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
