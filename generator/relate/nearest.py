"""Which stories may be close to a story: those around it in time that share its strongest terms or
bear a passage of it. A bound that makes the cost grow with the number of stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.relate.hashes import SPREAD, Hashes, scattered
from generator.relate.rows import Numbers, runs
from generator.relate.topics import Topics

# How many stories before and after are looked at under each of a story's strongest terms.
AROUND = 12
TERMS = 12
NEAREST = 40
# Weights in common are added up as integers, which come to the same in any order.
_MILLION = 1_000_000


Places = NDArray[np.integer[Any]]


class _Lists:
    """Lists of stories, each in the order of time, laid out one behind the other."""

    def __init__(self, stories: Places, sizes: Numbers) -> None:
        self.stories = stories
        self._sizes = sizes
        self._ends: Numbers = np.cumsum(sizes)

    def around(self, entries: Places, lists: Numbers) -> tuple[Numbers, Numbers]:
        """Of each of these entries, which stand in the lists of these numbers, where those around
        it begin in its list, itself among them, and where they end."""
        end = self._ends[lists]
        begin = np.maximum(end - self._sizes[lists], entries - AROUND)
        return begin, np.minimum(end, entries + AROUND + 1)

    def digests(self, entries: Places, lists: Numbers, faces: Hashes) -> Hashes:
        """Of each of these entries a hash of those around it, by the faces of stories, and of how
        far from it they stand."""
        begin, end = self.around(entries, lists)
        marks = faces[self.stories]
        own = self.stories[entries].astype(np.uint64)
        far = _sums(marks * self.stories.astype(np.uint64), begin, end)
        return far - own * _sums(marks, begin, end)


class Nearest:
    """The stories that are near to others. `bearers` are the positions of the stories that bear
    each passage, in rising order."""

    def __init__(self, topics: Topics, bearers: Iterable[Sequence[int]], in_common: float) -> None:
        self._topics = topics
        self.counts: Numbers = np.bincount(topics.numbers, minlength=len(topics.terms))
        # Of a large archive there are millions of entries: narrow numbers will do for their places.
        self._entries = np.argsort(topics.numbers, kind="stable").astype(np.int32)
        self._rank = np.empty_like(self._entries)
        self._rank[self._entries] = np.arange(len(self._entries), dtype=np.int32)
        story = np.repeat(np.arange(len(topics), dtype=np.int32), np.diff(topics.starts))
        self._terms = _Lists(story[self._entries], self.counts)
        borne = list(bearers)
        sizes = np.array([len(each) for each in borne], dtype=np.int64)
        stories = np.fromiter(chain.from_iterable(borne), np.int64, int(sizes.sum()))
        self._passages = _Lists(stories, sizes)
        self._in_common = round(in_common * _MILLION)
        # The entries of the passages by their stories.
        self._borne: Numbers = np.argsort(stories, kind="stable")
        self._bearer: Numbers = stories[self._borne]
        self._passage: Numbers = np.repeat(np.arange(len(borne)), sizes)[self._borne]

    def of(self, positions: Numbers) -> tuple[Numbers, Numbers]:
        """For the stories at these positions, which rise, those that share strong terms or a
        passage: whose they are, in rising order, and which, those with most in common first."""
        parts = zip(self._by_terms(positions), self._by_passages(positions), strict=True)
        whose, other, common = map(np.concatenate, parts)
        pair = whose * len(self._topics) + other
        order = np.argsort(pair[whose != other])
        pair, common = pair[whose != other][order], common[whose != other][order]
        begin = np.flatnonzero(np.diff(pair, prepend=-1))
        if not len(begin):
            return pair, pair
        whose, other = np.divmod(pair[begin], len(self._topics))
        order = np.lexsort((-np.add.reduceat(common, begin), whose))
        whose, other = whose[order], other[order]
        place = np.arange(len(whose)) - np.searchsorted(whose, whose)
        return whose[place < NEAREST], other[place < NEAREST]

    def digests(self, faces: Hashes) -> Hashes:
        """For each story a hash of those it may be near to, by the faces of stories, which tell all
        of their topics, and of how far from it they stand."""
        topics, every = self._topics, np.arange(len(self._topics))
        strongest, sizes = self._strongest(every)
        numbers = topics.numbers[strongest]
        under = self._terms.digests(self._rank[strongest], numbers, faces)
        ends = np.cumsum(sizes)
        found = _sums(scattered(under * SPREAD + topics.names[numbers]), ends - sizes, ends)
        beside = scattered(self._passages.digests(self._borne, self._passage, faces))
        begin, end = (np.searchsorted(self._bearer, every, side) for side in ("left", "right"))
        return scattered(found * SPREAD + _sums(beside, begin, end))

    def _strongest(self, positions: Numbers) -> tuple[Numbers, Numbers]:
        """The entries of the strongest terms of these stories, and how many of each story."""
        starts = self._topics.starts[positions]
        sizes = np.minimum(self._topics.starts[positions + 1] - starts, TERMS)
        return self._topics.ranked[runs(starts, sizes)], sizes

    def _by_terms(self, positions: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Whose, which, and what the two have in common under a term, in millionths."""
        weights = self._topics.weights
        strongest, strong = self._strongest(positions)
        begin, end = self._terms.around(self._rank[strongest], self._topics.numbers[strongest])
        near = runs(begin, end - begin)
        own = np.repeat(weights[strongest], end - begin)
        common = np.rint(own * weights[self._entries[near]] * _MILLION).astype(np.int64)
        whose = np.repeat(np.repeat(positions, strong), end - begin)
        return whose, self._terms.stories[near].astype(np.int64), common

    def _by_passages(self, positions: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Whose, which, and what a passage in common counts, in millionths."""
        first = np.searchsorted(self._bearer, positions, "left")
        places = runs(first, np.searchsorted(self._bearer, positions, "right") - first)
        begin, end = self._passages.around(self._borne[places], self._passage[places])
        near = runs(begin, end - begin)
        whose = np.repeat(self._bearer[places], end - begin)
        other = self._passages.stories[near].astype(np.int64)
        return whose, other, np.full(len(near), self._in_common)


def _sums(values: Hashes, begin: Numbers, end: Numbers) -> Hashes:
    """The sums of the values from each beginning up to its end."""
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(values, dtype=np.uint64)))
    found: Hashes = sums[end] - sums[begin]
    return found
