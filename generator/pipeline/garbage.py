"""When the collector of garbage has no business."""

from __future__ import annotations

import gc
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
