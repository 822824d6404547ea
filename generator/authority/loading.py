"""Loading of large tables, which the collector of garbage leaves alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """While tables are made that live as long as the process, nothing is garbage: the collector
    would only walk through all that is there again and again, half of what loading costs. Nor does
    it look at them later, which also keeps their memory shared with forked processes.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
