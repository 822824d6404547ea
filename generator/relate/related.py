"""What to read after a story, and why: rare names, a paragraph in common, and a thread with them.

Every reason holds of both stories. How close two stories are is the same either way; that one
stands among the closest of the other is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from generator.model.archive import Passage, Relation, Thread, Version
from generator.model.ids import EntityId, PassageId, StoryId, ThreadId
from generator.relate.corpus import Corpus
from generator.relate.rows import Board, Numbers
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

    def near(self, position: int) -> dict[int, int]:
        """The stories nearest in time under each of a story's strongest terms, with what they have
        in common there, in millionths."""
        topics = self._topics
        strongest = topics.strongest(position, TERMS)
        if not len(strongest):
            return {}
        end = self._ends[topics.numbers[strongest]]
        begin = end - self.counts[topics.numbers[strongest]]
        rank = self._rank[strongest]
        first, last = np.maximum(begin, rank - AROUND), np.minimum(end, rank + AROUND + 1)
        sizes = last - first
        offsets = np.repeat(first - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
        entries = self._entries[offsets + np.arange(len(offsets))]
        own = np.repeat(topics.weights[strongest], sizes)
        common = np.rint(own * topics.weights[entries] * 1_000_000).astype(np.int64)
        found: dict[int, int] = {}
        for other, part in zip(self._story[entries].tolist(), common.tolist(), strict=True):
            found[other] = found.get(other, 0) + part
        return found


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
        self._corpus = corpus
        self._ids = [linked.story.id for linked in corpus.stories]
        self._board = Board(len(topics.terms))
        self._postings = _Postings(topics)
        self._rare = self._postings.counts <= max(_FEW, round(len(self._ids) * _RARE))
        self._known = topics.digests(self._rare)
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

    def near(self, position: int) -> list[int]:
        """The stories that share strong terms or a passage, those with most in common first."""
        common = self._postings.near(position)
        for passage in self._passages.get(position, ()):
            for other in _around(self._bearers[passage], position):
                common[other] = common.get(other, 0) + round(_PASSAGE * 1_000_000)
        common.pop(position, None)
        return sorted(common, key=lambda other: (-common[other], other))[:NEAREST]

    def closest(self, position: int, others: Sequence[int]) -> tuple[_Row, ...]:
        """Of these stories the few that are close enough, the closest first, with the reasons;
        not worked out again where an earlier run saw the same stories around this one."""
        if not others:
            return ()
        ties = [self._thread.get(position), *(self._thread.get(other) for other in others)]
        if self._passages.get(position):
            shared = [self._shared(position, other) for other in others]
        else:
            shared = []
        places = np.array([position, *others], dtype=np.int64)
        ids = [self._ids[place] for place in places.tolist()]
        parts = (
            len(places).to_bytes(8, "big"),
            self._known[places].tobytes(),
            (places - position).tobytes(),
            repr((ids, ties, shared)).encode(),
        )
        return self._corpus.earlier.recall(
            b"related", parts, lambda: tuple(islice(self._closest(position, others), MOST))
        )

    def _closest(self, position: int, others: Sequence[int]) -> Iterator[_Row]:
        rows = [self.topics.row(other) for other in others]
        alike = self._board.products(self.topics.row(position), rows).tolist()
        ranked = []
        for other, likeness in zip(others, alike, strict=True):
            passages = self._shared(position, other)
            close = likeness + _PASSAGE * bool(passages) + _THREAD * self._same(position, other)
            if close >= CLOSE:
                ranked.append((-round(close, 9), abs(other - position), other, likeness, passages))
        for _, _, other, likeness, passages in sorted(ranked):
            names = self._names(position, other, likeness)
            # The thread by itself is no reason: its page has all of it, in order.
            if names or passages:
                thread = self._thread.get(position) if self._same(position, other) else None
                passage = min(passages)[1] if passages else None
                yield self._ids[other], names, passage, thread

    def _same(self, one: int, other: int) -> bool:
        """Whether both are of one thread."""
        thread = self._thread.get(one)
        return thread is not None and thread == self._thread.get(other)

    def _shared(self, one: int, other: int) -> list[tuple[int, PassageId]]:
        """The passages that stand in both, each behind how many stories have it."""
        its = self._passages.get(other, ())
        return [
            (len(self._bearers[passage]), passage)
            for passage in self._passages.get(one, ())
            if passage in its
        ]

    def _names(self, one: int, other: int, alike: float) -> tuple[EntityId, ...]:
        """The names that bring a good part of the likeness, the most telling first."""
        mine, its = self.topics.row(one), self.topics.row(other)
        both, here, there = np.intersect1d(
            mine.numbers, its.numbers, assume_unique=True, return_indices=True
        )
        rare = self._rare[both]
        parts = mine.values[here[rare]] * its.values[there[rare]]
        named = (
            (-round(part, 9), term)
            for number, part in zip(both[rare].tolist(), parts.tolist(), strict=True)
            if not (term := self.topics.terms[number]).startswith("~")
        )
        return tuple(EntityId(term) for part, term in sorted(named) if -part >= alike * _TELLING)[
            :NAMED
        ]


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
    newest = {chain[-1].story for chain in chains}
    chain = [chain_of.get(linked.story.id, -1) for linked in stories]
    shown = [
        linked.story.kind in ("story", "announcement") and (number < 0 or linked.story.id in newest)
        for linked, number in zip(stories, chain, strict=True)
    ]
    found: dict[StoryId, tuple[Relation, ...]] = {}
    for position, linked in enumerate(stories):
        if linked.story.kind in ("service", "withdrawn"):
            continue
        own = chain[position]
        others = [
            other
            for other in ties.near(position)
            if shown[other] and (own < 0 or chain[other] != own)
        ]
        closest = ties.closest(position, others)
        if closest:
            found[linked.story.id] = tuple(Relation(*row) for row in closest)
    return found
