"""What to read after a story, and why: rare names, a paragraph in common, and a thread with them.

Every reason holds of both stories. How close two stories are is the same either way; that one
stands among the closest of the other is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice

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

_NONE = -1

# What is made in many processes holds no text: whatever object of Python a process looks at, of all
# those it shares with others, becomes its own.
_Made = tuple[int, tuple[int, ...], int, bool]
"""A relation by numbers: the story's position, terms, a passage, whether of the same thread."""

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
        # Of each story its passages by number, that of the fewest stories first.
        self._known = sorted(bearers, key=lambda id_: (len(bearers[id_]), id_))
        self._borne = _Borne([bearers[id_] for id_ in self._known], len(self._ids))
        self._threads = [thread.id for thread in threads]
        self._thread = np.full(len(self._ids), _NONE, dtype=np.int64)
        for number, thread in enumerate(threads):
            self._thread[[place[step.story] for step in thread.steps]] = number
        self._chain = np.full(len(self._ids), -1, dtype=np.int64)
        self._shown = np.array([one.story.kind in _SHOWN for one in corpus.stories], dtype=bool)
        for number, versions in enumerate(chains):
            inside = [place[version.story] for version in versions]
            self._chain[inside] = number
            self._shown[inside[:-1]] = False
        # All of a story by itself that relations follow from, its own and those of others.
        alone = hashes_of(
            repr((
                id_, self._thread_of(n), [self._known[one] for one in self._borne.of(n)], shown,
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

    def closest(self, position: int, others: Numbers) -> tuple[_Made, ...]:
        """Of these stories the few that are close enough, the closest first, with the reasons."""
        return tuple(islice(self._closest(position, others), MOST))

    def told(self, position: int, made: Iterable[_Made]) -> tuple[_Row, ...]:
        """The relations of the story at this position by what they are called."""
        terms, thread = self.topics.terms, self._thread_of(position)
        return tuple(
            (
                self._ids[other],
                tuple(EntityId(terms[number]) for number in names),
                None if passage == _NONE else self._known[passage],
                thread if same else None,
            )
            for other, names, passage, same in made
        )

    def _thread_of(self, position: int) -> ThreadId | None:
        number = int(self._thread[position])
        return None if number == _NONE else self._threads[number]

    def _closest(self, position: int, others: Numbers) -> Iterator[_Made]:
        alike, named = self._compared(position, others)
        thread = self._thread[position]
        same = ((self._thread[others] == thread) & (thread != _NONE)).tolist()
        passages = self._borne.shared(position, others)
        ranked = []
        for place, other in enumerate(others.tolist()):
            passage = passages.get(place, _NONE)
            close = alike[place] + _PASSAGE * (passage != _NONE) + _THREAD * same[place]
            if close >= CLOSE:
                ranked.append((-round(close, 9), abs(other - position), other, place, passage))
        for _, _, other, place, passage in sorted(ranked):
            names = self._names(named.get(place, ()), alike[place])
            # The thread by itself is no reason: its page has all of it, in order.
            if names or passage != _NONE:
                yield other, names, passage, same[place]

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

    def _names(self, named: Iterable[tuple[float, int]], alike: float) -> tuple[int, ...]:
        """The names that bring a good part of the likeness, the most telling first."""
        ranked = (number for part, number in sorted(named) if -part >= alike * _TELLING)
        return tuple(islice(ranked, NAMED))


class _Borne:
    """The passages of stories by number."""

    def __init__(self, bearers: Sequence[Sequence[int]], stories: int) -> None:
        sizes = [len(each) for each in bearers]
        borne = np.fromiter(chain.from_iterable(bearers), np.int64, sum(sizes))
        passages = np.repeat(np.arange(len(bearers)), sizes)
        order = np.lexsort((passages, borne))
        self._passages: Numbers = passages[order]
        self._starts: Numbers = np.searchsorted(borne[order], np.arange(stories + 1))

    def of(self, position: int) -> list[int]:
        """Those of the story at a position, by rising number."""
        found: list[int] = self._passages[
            self._starts[position] : self._starts[position + 1]
        ].tolist()
        return found

    def shared(self, position: int, others: Numbers) -> dict[int, int]:
        """Of these stories, by their places, that share a passage with the one at a position, the
        one of the lowest number."""
        mine = self.of(position)
        found: dict[int, int] = {}
        if mine:
            bear = np.flatnonzero(self._starts[others + 1] > self._starts[others])
            for place in bear.tolist():
                its = set(self.of(int(others[place])))
                shared = next((passage for passage in mine if passage in its), _NONE)
                if shared != _NONE:
                    found[place] = shared
        return found


class _Slice:
    """Stories whose neighbours are looked up together, when those of the first are asked for."""

    def __init__(self, ties: _Ties, positions: Numbers) -> None:
        self._ties = ties
        self._positions = positions
        self._found: tuple[Numbers, Numbers] | None = None

    def closest(self, position: int) -> tuple[_Made, ...]:
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

    def makes(places: Sequence[int]) -> Iterator[partial[tuple[_Made, ...]]]:
        for first in range(0, len(places), _AT_ONCE):
            piece = [asked[place] for place in places[first : first + _AT_ONCE]]
            together = _Slice(ties, np.array(piece, dtype=np.int64))
            yield from (partial(together.closest, position) for position in piece)

    def told(place: int, made: Iterable[_Made]) -> tuple[_Row, ...]:
        return ties.told(asked[place], made)

    closest = corpus.earlier.recall_together(b"related", map(ties.parts, asked), makes, told)
    return {
        stories[position].story.id: tuple(Relation(*row) for row in rows)
        for position, rows in zip(asked, closest, strict=True)
        if rows
    }
