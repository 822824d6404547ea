"""What to read after a story, and why: rare names, a paragraph in common, and a thread with them.

Every reason holds of both stories. How close two stories are is the same either way; that one
stands among the closest of the other is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import numpy as np

from generator.model.archive import Passage, Relation, Thread, Version
from generator.model.ids import EntityId, PassageId, StoryId, ThreadId
from generator.relate.corpus import Corpus
from generator.relate.hashes import SPREAD, Hashes, hashes_of, scattered
from generator.relate.rows import Board, Numbers, runs
from generator.relate.topics import Topics

MOST = 5
# Entities named as reasons.
NAMED = 3
# Below this two stories have nothing to say to each other. Tuned on the demo archive.
CLOSE = 0.15
# What a paragraph and a thread in common add to the likeness of topics.
_PASSAGE, _THREAD = 0.25, 0.08
# A term that more stories have is no reason by itself (a share of the archive, but never fewer).
_RARE, _FEW = 0.08, 12
# How many stories before and after are looked at under each of a story's strongest terms.
AROUND = 12
TERMS = 12
NEAREST = 40
# The part of the whole likeness that a name must bring to be a reason.
_TELLING = 0.06
# Kinds of stories that others lead to.
_SHOWN = ("story", "announcement")
# Stories whose neighbours are looked up at once: a bound for memory.
_AT_ONCE = 256
# Weights in common are added up as integers, which come to the same in any order.
_MILLION = 1_000_000


_Row = tuple[StoryId, tuple[EntityId, ...], PassageId | None, ThreadId | None]
"""A relation as plain values."""


class _Postings:
    """Under each term the entries of the topics that have it, in the order of their stories."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self.counts: Numbers = np.bincount(topics.numbers, minlength=len(topics.terms))
        self._entries: Numbers = np.argsort(topics.numbers, kind="stable")
        self._rank: Numbers = np.empty_like(self._entries)
        self._rank[self._entries] = np.arange(len(self._entries))
        self._ends: Numbers = np.cumsum(self.counts)
        self._story: Numbers = np.repeat(np.arange(len(topics)), np.diff(topics.starts))

    def near(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """The stories nearest in time under each of the strongest terms of the stories from `first`
        up to `last`: whose they are, which, and what the two have in common there, in millionths.
        """
        topics = self._topics
        starts, ends = topics.starts[first:last], topics.starts[first + 1 : last + 1]
        strong = np.minimum(ends - starts, TERMS)
        strongest = topics.ranked[runs(starts, strong)]
        end = self._ends[topics.numbers[strongest]]
        begin = end - self.counts[topics.numbers[strongest]]
        rank = self._rank[strongest]
        begin = np.maximum(begin, rank - AROUND)
        sizes = np.minimum(end, rank + AROUND + 1) - begin
        entries = self._entries[runs(begin, sizes)]
        own = np.repeat(topics.weights[strongest], sizes)
        common = np.rint(own * topics.weights[entries] * _MILLION).astype(np.int64)
        whose = np.repeat(np.repeat(np.arange(first, last), strong), sizes)
        return whose, self._story[entries], common


class _Ties:
    """Look-ups over the archive, made once."""

    def __init__(
        self,
        corpus: Corpus,
        topics: Topics,
        passages: Sequence[Passage],
        threads: Sequence[Thread],
    ) -> None:
        self.topics = topics
        self._ids = [linked.story.id for linked in corpus.stories]
        self._board = Board(len(topics.terms))
        self._postings = _Postings(topics)
        rare = self._postings.counts <= max(_FEW, round(len(self._ids) * _RARE))
        named = [not term.startswith("~") for term in topics.terms]
        self._telling = rare & np.array(named, dtype=bool)
        place = {id_: position for position, id_ in enumerate(self._ids)}
        self._passages: defaultdict[int, list[PassageId]] = defaultdict(list)
        self._bearers: dict[PassageId, list[int]] = {}
        for passage in passages:
            bearers = sorted({place[occurrence.story] for occurrence in passage.occurrences})
            self._bearers[passage.id] = bearers
            for position in bearers:
                self._passages[position].append(passage.id)
        self._thread: dict[int, ThreadId] = {
            place[step.story]: thread.id for thread in threads for step in thread.steps
        }
        self._bears = np.zeros(len(self._ids), dtype=bool)
        self._bears[list(self._passages)] = True
        # All of a story by itself that its relations follow from.
        ties = hashes_of(repr((id_, self._thread.get(n))) for n, id_ in enumerate(self._ids))
        self._faces = scattered(ties * SPREAD + topics.digests(rare))

    def near(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """For the stories from `first` up to `last` those that share strong terms or a passage:
        whose they are, in rising order, and which, those with most in common first."""
        whose, other, common = self._postings.near(first, last)
        passages = [
            (position, place, round(_PASSAGE * _MILLION))
            for position in range(first, last)
            for passage in self._passages.get(position, ())
            for place in _around(self._bearers[passage], position)
        ]
        if passages:
            more = np.array(passages, dtype=np.int64).T
            whose, other, common = map(
                np.concatenate, zip((whose, other, common), more, strict=True)
            )
        pair = whose * len(self._ids) + other
        order = np.argsort(pair[whose != other])
        pair, common = pair[whose != other][order], common[whose != other][order]
        begin = np.flatnonzero(np.diff(pair, prepend=-1))
        if not len(begin):
            return pair, pair
        whose, other = np.divmod(pair[begin], len(self._ids))
        order = np.lexsort((-np.add.reduceat(common, begin), whose))
        whose, other = whose[order], other[order]
        place = np.arange(len(whose)) - np.searchsorted(whose, whose)
        return whose[place < NEAREST], other[place < NEAREST]

    def around(self, whose: Numbers, other: Numbers) -> Hashes:
        """For each of these pairs of stories a hash of all that their relation follows from."""
        apart = (other - whose).astype(np.uint64)
        shared = np.zeros(len(other), dtype=np.uint64)
        for place in np.flatnonzero(self._bears[whose] & self._bears[other]).tolist():
            passages = self._shared(int(whose[place]), int(other[place]))
            if passages:
                shared[place] = hashes_of([repr(min(passages))])[0]
        return scattered((self._faces[other] + shared) * SPREAD + apart)

    def face(self, position: int) -> bytes:
        """A hash of all of a story by itself that its relations follow from."""
        face: bytes = self._faces[position].tobytes()
        return face

    def closest(self, position: int, others: Numbers) -> tuple[_Row, ...]:
        """Of these stories the few that are close enough, the closest first, with the reasons."""
        return tuple(islice(self._closest(position, others), MOST))

    def _closest(self, position: int, others: Numbers) -> Iterator[_Row]:
        alike, named = self._compared(position, others)
        ranked = []
        for place, other in enumerate(others.tolist()):
            passages, same = self._shared(position, other), self._same(position, other)
            close = alike[place] + _PASSAGE * bool(passages) + _THREAD * same
            if close >= CLOSE:
                ranked.append((-round(close, 9), abs(other - position), other, place, passages))
        for _, _, other, place, passages in sorted(ranked):
            names = self._names(named.get(place, ()), alike[place])
            # The thread by itself is no reason: its page has all of it, in order.
            if names or passages:
                thread = self._thread.get(position) if self._same(position, other) else None
                passage = min(passages)[1] if passages else None
                yield self._ids[other], names, passage, thread

    def _compared(
        self, position: int, others: Numbers
    ) -> tuple[list[float], Mapping[int, Sequence[tuple[float, int]]]]:
        """The likeness of a topic to each of these, and by their places what the rare names that
        both have bring to it."""
        topics = self.topics
        starts = topics.starts[others]
        sizes = topics.starts[others + 1] - starts
        entries = runs(starts, sizes)
        numbers = topics.numbers[entries]
        parts = self._board.values(topics.row(position), numbers)
        parts *= topics.weights[entries]
        owner = np.repeat(np.arange(len(others)), sizes)
        alike: list[float] = np.bincount(owner, parts, minlength=len(others)).tolist()
        names = np.flatnonzero((parts > 0) & self._telling[numbers])
        named: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        brought = zip(
            owner[names].tolist(), parts[names].tolist(), numbers[names].tolist(), strict=True
        )
        for place, part, number in brought:
            named[place].append((-round(part, 9), number))
        return alike, named

    def _same(self, one: int, other: int) -> bool:
        """Whether both are of one thread."""
        thread = self._thread.get(one)
        return thread is not None and thread == self._thread.get(other)

    def _shared(self, one: int, other: int) -> list[tuple[int, PassageId]]:
        """The passages that stand in both, each behind how many stories have it."""
        its = self._passages.get(other)
        if its is None:
            return []
        return [
            (len(self._bearers[passage]), passage)
            for passage in self._passages.get(one, ())
            if passage in its
        ]

    def _names(self, named: Iterable[tuple[float, int]], alike: float) -> tuple[EntityId, ...]:
        """The names that bring a good part of the likeness, the most telling first."""
        terms = self.topics.terms
        ranked = (EntityId(terms[n]) for part, n in sorted(named) if -part >= alike * _TELLING)
        return tuple(islice(ranked, NAMED))


def _around(places: Sequence[int], position: int) -> Iterator[int]:
    """The places nearest in time to a position."""
    middle = bisect_left(places, position)
    yield from places[max(0, middle - AROUND) : middle + AROUND + 1]


def related(
    corpus: Corpus,
    topics: Topics,
    chains: Sequence[Sequence[Version]],
    passages: Sequence[Passage],
    threads: Sequence[Thread],
) -> Mapping[StoryId, tuple[Relation, ...]]:
    """The few stories closest to each, with reasons, the closest first.

    Never a version of the same story; of another story's versions only the newest. Service
    messages and withdrawn stories neither have relations nor are any.
    """
    ties = _Ties(corpus, topics, passages, threads)
    stories = corpus.stories
    chain_of = {version.story: number for number, chain in enumerate(chains) for version in chain}
    chain = np.array([chain_of.get(linked.story.id, -1) for linked in stories], dtype=np.int64)
    told = np.array([linked.story.kind in _SHOWN for linked in stories], dtype=bool)
    newest = {versions[-1].story for versions in chains}
    last = np.array([linked.story.id in newest for linked in stories], dtype=bool)
    shown = told & ((chain < 0) | last)
    whole: list[int] = []

    def asked() -> Iterator[tuple[tuple[bytes, bytes], partial[tuple[_Row, ...]]]]:
        for first in range(0, len(stories), _AT_ONCE):
            whose, other = ties.near(first, min(first + _AT_ONCE, len(stories)))
            own = chain[whose]
            fitting = shown[other] & ((own < 0) | (chain[other] != own))
            whose, other = whose[fitting], other[fitting]
            if not len(whose):
                continue
            positions, begin = np.unique(whose, return_index=True)
            sums = np.add.reduceat(ties.around(whose, other), begin)
            ends = [*begin[1:].tolist(), len(other)]
            rows = zip(positions.tolist(), begin.tolist(), ends, sums, strict=True)
            for position, start, end, total in rows:
                if stories[position].story.kind in ("service", "withdrawn"):
                    continue
                around = total.tobytes() + (end - start).to_bytes(8, "big")
                whole.append(position)
                make = partial(ties.closest, position, other[start:end])
                yield (ties.face(position), around), make

    closest = corpus.earlier.recall_all(b"related", asked())
    return {
        stories[position].story.id: tuple(Relation(*row) for row in rows)
        for position, rows in zip(whole, closest, strict=True)
        if rows
    }
