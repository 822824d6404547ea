"""What earlier runs worked out of ties, by all that it was worked out from.

A result is found again only under the hash of everything it follows from, so it is never out of
date: with an empty memory the same comes out, only later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from generator.model.archive import LinkedStory

Result = TypeVar("Result")
"""Plain values: tuples, strings, bytes, numbers, None."""

_BYTES = 12


def _no_key(linked: LinkedStory) -> bytes:
    return hashlib.blake2b(linked.story.id.encode(), digest_size=_BYTES).digest()


@dataclass(frozen=True, slots=True)
class Earlier:
    """Results of an earlier run and of this one; `key_of` gives a hash of all of a story.

    `before` are the logs of what the last run did step by step, by name, `after` those of this one:
    each tells by itself what of it still holds.
    """

    known: Mapping[bytes, Any] = field(default_factory=dict)
    key_of: Callable[[LinkedStory], bytes] = _no_key
    used: dict[bytes, Any] = field(default_factory=dict)
    """Whatever was asked for in this run: what the next one may need."""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def recall(self, what: bytes, parts: Iterable[bytes], make: Callable[[], Result]) -> Result:
        """The result of `make`, which follows from `parts` alone; made only if no run before made
        it. Parts of one kind have equal lengths, or the first tells those of the others. `what`
        sets one kind of results apart from the others."""
        key = hashlib.blake2b(what + b"".join(parts), digest_size=_BYTES).digest()
        found = self.used.get(key, _NOTHING)
        if found is _NOTHING:
            found = self.known.get(key, _NOTHING)
            if found is _NOTHING:
                found = make()
            self.used[key] = found
        return cast("Result", found)


_NOTHING = object()
