"""What earlier runs worked out of ties, by all that it was worked out from.

A result is found again only under the hash of everything it follows from, so it is never out of
date: with an empty memory the same comes out, only later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from generator.model.archive import LinkedStory

Result = TypeVar("Result")
"""Plain values: tuples, strings, bytes, numbers, None."""

_BYTES = 12
# Results asked for at once: a bound for memory.
_AT_ONCE = 8192


def _no_key(linked: LinkedStory) -> bytes:
    return hashlib.blake2b(linked.story.id.encode(), digest_size=_BYTES).digest()


Make = Callable[[], Any]
"""Makes a result."""


def one_by_one(makes: Sequence[Make]) -> list[Any]:
    """What each of these makes, in their order."""
    return [make() for make in makes]


def _pieces(asked: Iterable[Result]) -> Iterator[list[Result]]:
    waiting = iter(asked)
    while piece := list(islice(waiting, _AT_ONCE)):
        yield piece


def _as_made(_: int, made: Result) -> Result:
    return made


def _those(makes: Sequence[Make], places: Iterable[int]) -> list[Make]:
    return [makes[place] for place in places]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Results of an earlier run and of this one; `key_of` gives a hash of all of a story.

    `before` are the logs of what the last run did step by step, by name, `after` those of this one:
    each tells by itself what of it still holds. `made` makes many results that do not hang on one
    another, perhaps in several processes: what makes one may remember things for those made right
    after it, and changes nothing else.
    """

    known: Mapping[bytes, Any] = field(default_factory=dict)
    key_of: Callable[[LinkedStory], bytes] = _no_key
    used: dict[bytes, Any] = field(default_factory=dict)
    """Whatever was asked for in this run: what the next one may need."""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    made: Callable[[Sequence[Make]], list[Any]] = one_by_one

    def recall(self, what: bytes, parts: Iterable[bytes], make: Callable[[], Result]) -> Result:
        """The result of `make`, which follows from `parts` alone; made only if no run before made
        it. Parts of one kind have equal lengths, or the first tells those of the others. `what`
        sets one kind of results apart from the others."""
        return self.recall_all(what, [(parts, make)])[0]

    def recall_all(
        self, what: bytes, asked: Iterable[tuple[Iterable[bytes], Callable[[], Result]]]
    ) -> list[Result]:
        """As `recall` each of these, in their order, which do not hang on one another."""
        found: list[Result] = []
        for piece in _pieces(asked):
            makes = partial(_those, [make for _, make in piece])
            found += self._recalled(what, (parts for parts, _ in piece), makes)
        return found

    def recall_together(
        self,
        what: bytes,
        asked: Iterable[Iterable[bytes]],
        makes: Callable[[Sequence[int]], Iterable[Make]],
        told: Callable[[int, Any], Any],
    ) -> list[Any]:
        """As `recall_all` what follows from each of these parts; `makes` tells how those of the
        given places are made, all that are missing at once, and `told` gives the result of what was
        made at a place: what other processes make may be numbers that mean something here."""
        found: list[Any] = []
        for piece in _pieces(asked):
            found += self._recalled(what, piece, makes, len(found), told)
        return found

    def _recalled(
        self,
        what: bytes,
        asked: Iterable[Iterable[bytes]],
        makes: Callable[[Sequence[int]], Iterable[Make]],
        first: int = 0,
        told: Callable[[int, Any], Any] = _as_made,
    ) -> list[Any]:
        """The results; of the first of `asked` the place is `first`."""
        keys: list[bytes] = []
        missing: dict[bytes, int] = {}
        for place, parts in enumerate(asked, first):
            key = hashlib.blake2b(what + b"".join(parts), digest_size=_BYTES).digest()
            keys.append(key)
            if key in self.used:
                continue
            if key in self.known:
                self.used[key] = self.known[key]
            else:
                missing.setdefault(key, place)
        if missing:
            places = list(missing.values())
            made = self.made(list(makes(places)))
            self.used.update(zip(missing, map(told, places, made), strict=True))
        return [self.used[key] for key in keys]
