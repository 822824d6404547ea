"""When the collector of garbage has no business."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While an archive is tied and its pages are made, nearly everything that is made stays: the
    collector would walk through a large archive again and again and find little. What there is,
    it finds at the end, in one walk."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        if enabled:
            gc.enable()
