"""Hashes of many things at once, the same in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# An odd number with well mixed bits (the golden ratio's), to scatter hashes by multiplication.
SPREAD = np.uint64(0x9E3779B97F4A7C15)


def hashes_of(texts: Iterable[str]) -> Hashes:
    """The hash of each text."""
    found = [
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for text in texts
    ]
    return np.frombuffer(b"".join(found), dtype="<u8")


def scattered(numbers: Hashes) -> Hashes:
    """Each number made one that tells nothing of its neighbours, so that sums of such are hashes
    of what was added, in whatever order."""
    mixed = numbers ^ (numbers >> np.uint64(29))
    mixed *= SPREAD
    mixed ^= mixed >> np.uint64(32)
    return mixed
