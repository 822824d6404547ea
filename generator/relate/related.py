"""What to read after a story, and why: rare names, a paragraph in common, and a thread with them.

Every reason holds of both stories. How close two stories are is the same either way; that one
stands among the closest of the other is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import numpy as np

from generator.model.archive import Passage, Relation, Thread, Version
from generator.model.ids import EntityId, PassageId, StoryId, ThreadId
from generator.relate.corpus import Corpus
from generator.relate.hashes import SPREAD, hashes_of, scattered
from generator.relate.nearest import Nearest
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
# The part of the whole likeness that a name must bring to be a reason.
_TELLING = 0.06
# Kinds of stories that others lead to.
_SHOWN = ("story", "announcement")
# Stories whose neighbours are looked up at once: a bound for memory.
_AT_ONCE = 256

_Row = tuple[StoryId, tuple[EntityId, ...], PassageId | None, ThreadId | None]
"""A relation as plain values."""


class _Ties:
    """Look-ups over the archive, made once."""

    def __init__(
        self,
        corpus: Corpus,
        topics: Topics,
        chains: Sequence[Sequence[Version]],
        passages: Sequence[Passage],
        threads: Sequence[Thread],
    ) -> None:
        self.topics = topics
        self._ids = [linked.story.id for linked in corpus.stories]
        self._board = Board(len(topics.terms))
        place = {id_: position for position, id_ in enumerate(self._ids)}
        bearers = {
            passage.id: sorted({place[occurrence.story] for occurrence in passage.occurrences})
            for passage in passages
        }
        self._nearest = Nearest(topics, bearers.values(), _PASSAGE)
        rare = self._nearest.counts <= max(_FEW, round(len(self._ids) * _RARE))
        named = [not term.startswith("~") for term in topics.terms]
        self._telling = rare & np.array(named, dtype=bool)
        # Of each story its passages, that of the fewest stories first.
        self._passages: defaultdict[int, list[PassageId]] = defaultdict(list)
        for passage_id in sorted(bearers, key=lambda id_: (len(bearers[id_]), id_)):
            for position in bearers[passage_id]:
                self._passages[position].append(passage_id)
        self._thread: dict[int, ThreadId] = {
            place[step.story]: thread.id for thread in threads for step in thread.steps
        }
        self._chain = np.full(len(self._ids), -1, dtype=np.int64)
        self._shown = np.array([one.story.kind in _SHOWN for one in corpus.stories], dtype=bool)
        for number, versions in enumerate(chains):
            inside = [place[version.story] for version in versions]
            self._chain[inside] = number
            self._shown[inside[:-1]] = False
        # All of a story by itself that relations follow from, its own and those of others.
        alone = hashes_of(
            repr((
                id_, self._thread.get(n), self._passages.get(n), shown,
                chains[chain][0].story if chain >= 0 else None,
            ))
            for n, (id_, shown, chain) in enumerate(
                zip(self._ids, self._shown.tolist(), self._chain.tolist(), strict=True)
            )
        )  # fmt: skip
        self._faces = scattered(alone * SPREAD + topics.digests(rare))
        self._around = self._nearest.digests(self._faces)

    def parts(self, position: int) -> tuple[bytes, bytes]:
        """All that a story's relations follow from, as hashes: what is its own, and those it may be
        near to."""
        return self._faces[position].tobytes(), self._around[position].tobytes()

    def near(self, positions: Numbers) -> tuple[Numbers, Numbers]:
        """For the stories at these positions, which rise, those they may be related to: whose they
        are, in rising order, and which, those with most in common first."""
        whose, other = self._nearest.of(positions)
        own = self._chain[whose]
        fitting = self._shown[other] & ((own < 0) | (self._chain[other] != own))
        return whose[fitting], other[fitting]

    def closest(self, position: int, others: Numbers) -> tuple[_Row, ...]:
        """Of these stories the few that are close enough, the closest first, with the reasons."""
        return tuple(islice(self._closest(position, others), MOST))

    def _closest(self, position: int, others: Numbers) -> Iterator[_Row]:
        alike, named = self._compared(position, others)
        ranked = []
        for place, other in enumerate(others.tolist()):
            passage, same = self._shared(position, other), self._same(position, other)
            close = alike[place] + _PASSAGE * bool(passage) + _THREAD * same
            if close >= CLOSE:
                ranked.append((-round(close, 9), abs(other - position), other, place, passage))
        for _, _, other, place, passage in sorted(ranked):
            names = self._names(named.get(place, ()), alike[place])
            # The thread by itself is no reason: its page has all of it, in order.
            if names or passage:
                thread = self._thread.get(position) if self._same(position, other) else None
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

    def _shared(self, one: int, other: int) -> PassageId | None:
        """The passage that stands in both, of several that of the fewest stories."""
        its = self._passages.get(other)
        if its is None:
            return None
        return next((passage for passage in self._passages.get(one, ()) if passage in its), None)

    def _names(self, named: Iterable[tuple[float, int]], alike: float) -> tuple[EntityId, ...]:
        """The names that bring a good part of the likeness, the most telling first."""
        terms = self.topics.terms
        ranked = (EntityId(terms[n]) for part, n in sorted(named) if -part >= alike * _TELLING)
        return tuple(islice(ranked, NAMED))


class _Slice:
    """Stories whose neighbours are looked up together, when those of the first are asked for."""

    def __init__(self, ties: _Ties, positions: Numbers) -> None:
        self._ties = ties
        self._positions = positions
        self._found: tuple[Numbers, Numbers] | None = None

    def closest(self, position: int) -> tuple[_Row, ...]:
        """The relations of the story at this position."""
        if self._found is None:
            self._found = self._ties.near(self._positions)
        whose, other = self._found
        begin, end = np.searchsorted(whose, (position, position + 1))
        return self._ties.closest(position, other[begin:end])


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
    ties = _Ties(corpus, topics, chains, passages, threads)
    stories = corpus.stories
    asked = [
        position
        for position, linked in enumerate(stories)
        if linked.story.kind not in ("service", "withdrawn")
    ]

    def makes(places: Sequence[int]) -> Iterator[partial[tuple[_Row, ...]]]:
        for first in range(0, len(places), _AT_ONCE):
            piece = [asked[place] for place in places[first : first + _AT_ONCE]]
            together = _Slice(ties, np.array(piece, dtype=np.int64))
            yield from (partial(together.closest, position) for position in piece)

    closest = corpus.earlier.recall_together(b"related", map(ties.parts, asked), makes)
    return {
        stories[position].story.id: tuple(Relation(*row) for row in rows)
        for position, rows in zip(asked, closest, strict=True)
        if rows
    }
