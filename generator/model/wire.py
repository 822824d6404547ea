"""A raw delivery, before anything was understood of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wire:
    """The bytes of one file as they lie in `seeds/`.

    `file` is the path relative to the archive's root with forward slashes
    (`seeds/1989/prag.txt`); a member of an archive file appends `!` and its own path.
    """

    file: str
    raw: bytes = field(repr=False)
    sha256: str

    @classmethod
    def of(cls, file: str, raw: bytes) -> Wire:
        """The wire of these bytes, hashed."""
        return cls(file, raw, hashlib.sha256(raw).hexdigest())
