"""What a story is about, as weighted terms: the entities it names and the words it uses.

A term weighs more the rarer it is in the archive and the earlier it stands in the story. Terms of
one story only, and terms of a great part of all stories, tie nothing to anything and are left out.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.model.ids import EntityId
from generator.relate.gists import Gists
from generator.relate.hashes import SPREAD, Hashes, scattered
from generator.relate.packed import Packed
from generator.relate.rows import Floats, Numbers, Row, runs

Narrow = NDArray[np.int32]

# A term in a greater share of the stories says what the archive is about, not what a story is.
MOST_COMMON = 0.18
# ... but in an archive of a few stories everything is a great share.
FEW = 6

# Up to so many stories the rarity of terms is counted over all of them.
ALL = 2048

# Terms kept of a story: of long stories the rest is chatter, and costs time.
MOST_TERMS = 80
# How much the terms of one story alone count when its length is measured: less than half, since
# many of them are accidents of wording, but not nothing, or two stories of one common word were the
# same.
ALONE = 0.4

# A term of one topic alone is shared with nobody.
_SEVERAL = 2

# Stories of groups whose terms are counted at once: a bound for memory.
_AT_ONCE = 4000

# How much a term counts by what it is. Tuned on the demo archive.
_KIND = {"people/": 1.3, "organisations/": 1.0, "places/": 0.9, "events/": 1.5, "~": 0.4}
_COUNTRY = 0.4
# Stands behind whatever a term may go on with.
_LAST = "\U0010ffff"


Shared = list[tuple[str, list[float]]]
"""The terms that several topics of a group have, with what they weigh in each of those."""


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The topics of stories by position, as rows of one sparse matrix: terms and their weights, a
    vector no longer than 1. An entity's term is its id, a word's term is its stem behind a `~`.

    `terms` stand in alphabetical order and are known by their numbers. Entries `starts[n]` up to
    `starts[n + 1]` are those of position n, by rising number; `ranked` lists the same entries with
    the weightiest of each position first, of equals that of the smaller number. `names` are the
    hashes of the terms.
    """

    terms: Sequence[str] = field(repr=False)
    names: Hashes = field(repr=False)
    starts: Numbers = field(repr=False)
    numbers: Numbers = field(repr=False)
    weights: Floats = field(repr=False)
    ranked: Numbers = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, position: int) -> Row:
        """The topic at a position, by the numbers of its terms."""
        start, end = self.starts[position], self.starts[position + 1]
        return Row(self.numbers[start:end], self.weights[start:end])

    def strongest(self, position: int, most: int) -> Numbers:
        """The entries of the terms that weigh most at a position, in that order."""
        start, end = self.starts[position], self.starts[position + 1]
        return self.ranked[start : min(end, start + most)]

    def digests(self, marked: NDArray[np.bool_] | None = None) -> Hashes:
        """A number for each topic that another topic has only if it is the same, with the same
        terms `marked`; whatever the numbers of its terms are."""
        parts = self.names[self.numbers] * SPREAD + self.weights.view(np.uint64)
        if marked is not None:
            parts += marked[self.numbers].astype(np.uint64) << np.uint64(63)
        parts = scattered(parts)
        sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(parts, dtype=np.uint64)))
        return sums[self.starts[1:]] - sums[self.starts[:-1]]

    def shared(self, groups: Iterable[Sequence[int]], share: float) -> Iterator[Shared]:
        """For each group of positions the terms that at least two of its topics have, and such a
        share of them, with what they weigh in each of those."""
        for batch in _batches(groups):
            sizes = np.array([len(group) for group in batch], dtype=np.int64)
            positions = np.fromiter(chain.from_iterable(batch), np.int64, int(sizes.sum()))
            starts, ends = self.starts[positions], self.starts[positions + 1]
            entries = runs(starts, ends - starts)
            group = np.repeat(np.repeat(np.arange(len(batch)), sizes), ends - starts)
            ordered = Packed.of((group, self.numbers[entries], np.arange(len(entries))))
            ordered.sort()
            group, numbers = ordered.column(0), ordered.column(1)
            weights = self.weights[entries[ordered.column(2)]]
            begin = np.flatnonzero(
                (np.diff(numbers, prepend=-1) != 0) | (np.diff(group, prepend=-1) != 0)
            )
            times = np.diff(begin, append=len(entries))
            chosen = times >= np.maximum(_SEVERAL, np.ceil(sizes * share))[group[begin]]
            found: list[Shared] = [[] for _ in batch]
            begin, end = begin[chosen], (begin + times)[chosen]
            whose, names = group[begin].tolist(), numbers[begin].tolist()
            for one, name, first, last in zip(
                whose, names, begin.tolist(), end.tolist(), strict=True
            ):
                found[one].append((self.terms[name], weights[first:last].tolist()))
            yield from found


def enough(shared: Shared, size: int, share: float) -> Shared:
    """Those of a group's terms that at least such a share of its so many topics have."""
    fewest = max(_SEVERAL, math.ceil(size * share))
    return [(term, weights) for term, weights in shared if len(weights) >= fewest]


def _batches(groups: Iterable[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """The groups, so many at once as have a bounded number of stories."""
    batch: list[Sequence[int]] = []
    size = 0
    for group in groups:
        batch.append(group)
        size += len(group)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def topics(gists: Gists, countries: AbstractSet[EntityId] = frozenset()) -> Topics:
    """The topic of each story by its gist, in the order given.

    `countries` are in the news for everything, and say little of a topic even in an archive so
    small that they are rare. What a story alone has makes it less like any other.
    """
    story, numbers, weights = _weighed(gists, countries)
    starts = np.searchsorted(story, np.arange(len(gists) + 1))
    by_number = Packed.of((story, numbers, np.arange(len(story)) - starts[story]))
    by_number.sort()
    order = starts[story] + by_number.column(2)
    del story, numbers
    ranked = np.empty_like(order)
    ranked[order] = np.arange(len(order))
    numbers = by_number.column(1)
    return Topics(gists.terms, gists.names, starts, numbers, weights[order], ranked)


def _weighed(gists: Gists, countries: AbstractSet[EntityId]) -> tuple[Numbers, Numbers, Floats]:
    """The entries of all topics, of each the weightiest first: whose, which term, and its weight.

    Of a large archive each array takes a hundred MB: none is kept for longer than it is needed.
    """
    numbers, stories = gists.numbers, len(gists)
    story = np.repeat(np.arange(stories, dtype=np.int32), np.diff(gists.starts))
    surveyed = _surveyed(stories)
    spread = np.bincount(numbers[: gists.starts[surveyed]], minlength=len(gists.terms))
    scale, place = _scale(_weights(gists.terms, spread, surveyed, countries), gists.values)
    places = place(numbers, gists.codes)
    alone = np.bincount(numbers, minlength=len(gists.terms))[numbers] == 1
    lost = np.bincount(story[alone], scale[places[alone]] ** 2, minlength=stories)
    tells = ~alone & (spread[numbers] <= max(FEW, round(surveyed * MOST_COMMON)))
    kept = Packed.of((story[tells], places[tells], numbers[tells]))
    del story, places, alone, tells
    kept.sort()
    kept.keep(_places(kept.column(0), stories) < MOST_TERMS)
    whose = kept.column(0)
    weights = scale[kept.column(1)]
    shared = np.bincount(whose, weights**2, minlength=stories)
    weights /= np.sqrt(shared + ALONE * lost)[whose]
    return whose, kept.column(2), weights


def _scale(terms: Floats, values: Floats) -> tuple[Floats, Callable[[Narrow, Narrow], Narrow]]:
    """All that a term may weigh in a story, the most first, made of how much it counts and how much
    a story makes of it, and what finds the places there of such pairs."""
    counts, of_term = np.unique(terms, return_inverse=True)
    scale, found = np.unique(-(counts[:, None] * values[None, :]), return_inverse=True)
    table: Narrow = found.astype(np.int32).reshape(len(counts), len(values))

    def place(numbers: Narrow, codes: Narrow) -> Narrow:
        places: Narrow = table[of_term[numbers], codes]
        return places

    return -scale, place


def _surveyed(stories: int) -> int:
    """Over how many of the oldest stories it is counted how rare a term is.

    Over all, in an archive of up to `ALL`; in a larger one over a steady number. So a new story
    changes the weights of no other: each of its terms would, by its count, change those of two on
    average.
    """
    return stories if stories <= ALL else steady(stories)


def steady(number: int) -> int:
    """A number that stays while a sixteenth to a thirty-second is added to the given one, which is
    not much larger."""
    step = max(1, 1 << number.bit_length() >> 5)
    return number - number % step


def _weights(
    terms: Sequence[str], counts: Numbers, stories: int, countries: AbstractSet[EntityId]
) -> Floats:
    """How much each term, which stand in alphabetical order, counts in any story; one that none of
    the surveyed stories has counts as if one had it."""
    different, which = np.unique(counts, return_inverse=True)
    rarity = np.array([_rarity(count, stories) for count in different.tolist()], np.float64)
    kinds = np.zeros(len(terms))
    for opening, kind in _KIND.items():
        kinds[bisect_left(terms, opening) : bisect_left(terms, opening + _LAST)] = kind
    for country in countries:
        place = bisect_left(terms, country)
        if terms[place : place + 1] == [country]:
            kinds[place] = _COUNTRY
    weights: Floats = rarity[which] * kinds
    return weights


def _places(story: Numbers, stories: int) -> Numbers:
    """Which entry of its story each is, from 0; those of one story stand together."""
    first = np.searchsorted(story, np.arange(stories))
    return np.arange(len(story)) - first[story]


def _rarity(count: int, of: int) -> float:
    """The inverse document frequency, in steps: so one more story changes few weights."""
    return max(0.2, round(math.log((of + 1) / max(1, count)) * 2) / 2)
