"""Candidates for re-issues, day by day, over a sliding window of days.

They come from an index of three-word sequences and headline words, so each story is compared with a
few others only; what is compared is compared exactly. The index is exact too: windows are small, so
that sketches (MinHash) would save nothing here and miss flashes, whose few words all stand in a
longer text. Days that an earlier run saw as they are, with those before them, are not gone through
again.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import itemgetter

from generator.model.extract import BlockExtract, Extract
from generator.model.ids import StoryId
from generator.relate.corpus import Corpus
from generator.relate.days import Days, days_of
from generator.relate.reissues import WINDOW, Wording, reissue, wording

# One sequence in so many is indexed: two texts sharing a fifth of theirs share dozens.
SAMPLE = 4
# What more stories of a window share than this is form, and makes no candidates.
MOST_SHARING = 40
# Sequences or headline words that two stories must share to be compared.
FEWEST_SHARED = 2
# Added to the numbers of words, so that none is taken for a sequence's.
_TITLE = 2**32
# Bytes of what a story's wording is known by.
_KEY = 16


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Wordings of the same days, and under which keys they are found."""

    wordings: dict[int, Wording] = field(default_factory=dict)
    index: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


class _Window:
    """The wordings of the last days, found by what they have in common with another: a shelf for
    those that bear a mark of re-issue and one for those that do not, for each of the days they
    are of."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[Days, bool], _Shelf] = {}
        self._sharing: Counter[int] = Counter()

    def forget(self, first: int) -> None:
        """Drop what lies more than the window before a day, by its ordinal."""
        for key in [key for key in self._shelves if key[0].last + WINDOW < first]:
            index = self._shelves.pop(key).index
            self._sharing.subtract({number: len(places) for number, places in index.items()})
            for number in index:
                if not self._sharing[number]:
                    del self._sharing[number]

    def near(self, one: Wording, keys: Iterable[int]) -> list[tuple[int, Wording]]:
        """The wordings that share enough of these keys and may be re-issues of this one: where
        neither bears a mark, only those of the same day can be."""
        sharing = self._sharing
        telling = [key for key in keys if 0 < sharing.get(key, 0) <= MOST_SHARING]
        found = []
        for (days, marked), shelf in self._shelves.items():
            if marked or one.marked or days == one.days:
                shared: Counter[int] = Counter()
                for key in telling:
                    if key in shelf.index:
                        shared.update(shelf.index[key])
                found += [
                    (position, shelf.wordings[position])
                    for position, number in shared.items()
                    if number >= FEWEST_SHARED
                ]
        return sorted(found, key=itemgetter(0))

    def add(self, position: int, one: Wording, keys: Sequence[int]) -> None:
        """Take a wording in."""
        shelf = self._shelves.setdefault((one.days, one.marked), _Shelf())
        shelf.wordings[position] = one
        for key in keys:
            shelf.index[key].append(position)
        self._sharing.update(keys)


@dataclass(frozen=True, slots=True)
class Reissues:
    """Finds the re-issues among stories.

    `background` are the blocks of a story, by its position, that are no sign of a re-issue.
    """

    corpus: Corpus
    background: Mapping[int, frozenset[int]]
    _window: _Window = field(default_factory=_Window)
    _entered: set[int] = field(default_factory=set)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of positions that are re-issues of one another, by wording."""
        place = {linked.story.id: position for position, linked in enumerate(self.corpus.stories)}
        before: list[tuple[Days, int]] = []
        for first, batch in groupby(self._dated(), key=lambda pair: pair[0].first):
            fresh = list(batch)
            before = [pair for pair in before if pair[0].last + WINDOW >= first]
            seen = [self._key(position) for _, position in (*before, *fresh)]
            parts = (len(fresh).to_bytes(_KEY, "big"), *seen)
            make = partial(self._found, first, before, fresh)
            for one, other in self.corpus.earlier.recall(b"re-issues", parts, make):
                yield place[one], place[other]
            before = [*before, *fresh]

    def _dated(self) -> list[tuple[Days, int]]:
        dated = [
            (days, position)
            for position, linked in enumerate(self.corpus.stories)
            if linked.story.kind in ("story", "announcement") and (days := days_of(linked.story))
        ]
        return sorted(dated, key=lambda pair: (pair[0].first, pair[1]))

    def _key(self, position: int) -> bytes:
        """What a story's wording follows from."""
        key = self.corpus.key(position)
        hidden = repr(sorted(self.background.get(position, ()))).encode()
        return hashlib.blake2b(key + hidden, digest_size=_KEY).digest()

    def _found(
        self, first: int, before: Iterable[tuple[Days, int]], fresh: Iterable[tuple[Days, int]]
    ) -> tuple[tuple[StoryId, StoryId], ...]:
        """The re-issues among a day's stories, and of those before them that the window holds."""
        self._window.forget(first)
        for days, position in before:
            if position not in self._entered:
                one = self._wording(days, position)
                self._enter(position, one, _keys(one))
        found: list[tuple[StoryId, StoryId]] = []
        for days, position in fresh:
            one = self._wording(days, position)
            keys = _keys(one)
            found += [
                (self.corpus.stories[other_position].story.id, one.story.id)
                for other_position, other in self._window.near(one, keys)
                if reissue(other, one)
            ]
            self._enter(position, one, keys)
        return tuple(found)

    def _wording(self, days: Days, position: int) -> Wording:
        extract = self.corpus.extracts[position]
        hidden = self.background.get(position, frozenset())
        return wording(
            self.corpus.stories[position].story, days, extract.title, _own(extract, hidden)
        )

    def _enter(self, position: int, one: Wording, keys: Sequence[int]) -> None:
        self._window.add(position, one, keys)
        self._entered.add(position)


def _own(extract: Extract, background: frozenset[int]) -> Sequence[BlockExtract]:
    """The blocks without their background; all of them where nothing else is left."""
    own = [
        block for number, block in enumerate(extract.blocks, start=1) if number not in background
    ]
    return own or extract.blocks


def _keys(one: Wording) -> tuple[int, ...]:
    """What a wording is found by: a sample of its sequences and words, and its headline's words."""
    numbers = sorted(one.sequences)
    sampled = [number for number in numbers if number % SAMPLE == 0] or numbers
    words = {number for number in one.words if number % SAMPLE == 0}
    return (*sampled, *(_TITLE + number for number in sorted(words | one.title)))
