"""Which leaves gave which pages, and from what: kept from run to run."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

import numpy as np

from generator.model.ids import PagePath
from generator.pipeline.watching import Asked, Token, Tokens
from generator.store.cache import Cache, Key, key_of

_MEMO = key_of("memo of pages")


class Made(NamedTuple):
    """What a leaf gave: the token of its inputs, its look-ups by number, the pages it made with
    the sums of their bytes as written."""

    inputs: Token
    asked: bytes
    pages: tuple[tuple[PagePath, bytes], ...]


@dataclass(slots=True)
class Memo:
    """Leaves by name; look-ups are numbers into `asked`, each with the `token` it had."""

    version: Key
    asked: list[Asked] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    leaves: dict[str, Made] = field(default_factory=dict)

    @classmethod
    def load(cls, cache: Cache, version: Key) -> Memo:
        """What was kept of the last run; empty where that was of another version."""
        raw = cache.get("state", [_MEMO]).get(_MEMO)
        if raw is None or raw[: len(version)] != version:
            return cls(version)
        asked, tokens, leaves = marshal.loads(raw[len(version) :])  # noqa: S302 (checked)
        split = [tokens[start : start + 8] for start in range(0, len(tokens), 8)]
        return cls(version, asked, split, {name: Made(*made) for name, made in leaves.items()})

    def keep(self, cache: Cache) -> None:
        """Keep it for the next run."""
        leaves = {name: tuple(made) for name, made in self.leaves.items()}
        packed = marshal.dumps((self.asked, b"".join(self.tokens), leaves))
        cache.put("state", {_MEMO: self.version + packed})

    def valid(self, now: Sequence[Token]) -> frozenset[str]:
        """The leaves whose look-ups all have the tokens they had; `now` are those of `asked`."""
        if not self.leaves:
            return frozenset()
        changed = np.array([new != old for new, old in zip(now, self.tokens, strict=True)])
        names = list(self.leaves)
        packed = [self.leaves[name].asked for name in names]
        ends = np.cumsum([len(each) // 4 for each in packed])
        numbers = np.frombuffer(b"".join(packed), dtype=np.uint32)
        before = np.concatenate(([0], np.cumsum(changed[numbers])))
        starts = np.concatenate(([0], ends[:-1]))
        clean = before[ends] == before[starts]
        return frozenset(name for name, is_clean in zip(names, clean, strict=True) if is_clean)


class Recorder:
    """The memo of the run that is under way."""

    def __init__(self, old: Memo, tokens: Tokens, now: Sequence[Token]) -> None:
        """`now` are the tokens of what is `asked` in the old memo."""
        self._old = old
        self._tokens = tokens
        self._now = list(now)
        self._place: dict[Asked, int] = {asked: n for n, asked in enumerate(old.asked)}
        self._asked = list(old.asked)
        self._leaves: dict[str, Made] = {}

    def valid(self) -> frozenset[str]:
        """The leaves of the last run of which nothing they asked for has changed."""
        return self._old.valid(self._now)

    def take_over(self, name: str) -> None:
        """A leaf that stays as it was."""
        self._leaves[name] = self._old.leaves[name]

    def add(
        self,
        name: str,
        inputs: Token,
        asked: Iterable[Asked],
        pages: Sequence[tuple[PagePath, bytes]],
    ) -> None:
        """A leaf made anew."""
        numbers = array("I")
        for each in asked:
            number = self._place.setdefault(each, len(self._asked))
            if number == len(self._asked):
                self._asked.append(each)
            numbers.append(number)
        self._leaves[name] = Made(inputs, numbers.tobytes(), tuple(pages))

    def memo(self) -> Memo:
        """The memo of this run: look-ups nobody makes any more are left out."""
        names = list(self._leaves)
        packed = [self._leaves[name].asked for name in names]
        numbers = np.frombuffer(b"".join(packed), dtype=np.uint32)
        used = np.zeros(len(self._asked), dtype=bool)
        used[numbers] = True
        place = np.cumsum(used, dtype=np.uint32) - 1
        renumbered = place[numbers].tobytes()
        ends = list(accumulate(map(len, packed), initial=0))
        leaves = {
            name: self._leaves[name]._replace(asked=renumbered[start:end])
            for name, (start, end) in zip(names, pairwise(ends), strict=True)
        }
        self._now += self._tokens.of(self._asked[len(self._now) :])
        asked = list(compress(self._asked, used.tolist()))
        now = list(compress(self._now, used.tolist()))
        return Memo(self._old.version, asked, now, leaves)
