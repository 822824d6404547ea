"""Stories gathered into running stories by what they are about and when, without all pairs.

Two steps. Stories are taken in the order of time, and each joins the group it is most like, or
begins one: groups are found through an index of the terms that weigh most in them, so a story
meets a few groups only. Then groups that are alike on average are joined, the most alike first,
which heals what the order of arrival did. The likeness of two groups is the mean over all pairs
of their stories, taken from sums of their topics: a group that drifts grows unlike its own later
stories, and those found a group of their own.

The result depends on the stories alone, not on the order in which they came into the archive.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from generator.relate.days import Days
from generator.relate.rows import Board, Floats, Row
from generator.relate.topics import Topics

# Mean likeness at which a story joins a group at once, and at which two groups are joined in the
# end. Tuned on the demo archive, where MERGE from 0.08 to 0.09 and JOIN from 0.12 to 0.2 hardly
# matter.
JOIN = 0.12
MERGE = 0.085
# No term brings more than this to a mean likeness, however rare it is: two stories that share one
# name and nothing else are about somebody, not about one matter.
MOST_OF_A_TERM = 0.07
# A part of the mean likeness within a group: what is less like it strays in by common words.
STRAY = 0.25
# Likeness fades with the days between two groups to half its value, no further: talks go on after
# a summer, and what is far alike stays so.
FADING = 90.0
FADED = 0.5
# By how many of its strongest terms a story or a group is found, and how many of the groups last
# entered under a term are looked at: bounds that make the cost grow with the number of stories.
TERMS = 16
LATEST = 48
# Groups compared exactly, of those that share terms.
NEAREST = 24


@dataclass(slots=True)
class _Group:
    """Stories by position, the sum of their topics, and the days they cover.

    `close` is the mean likeness of its stories to each other, 0 for one. There, versions of one
    story count as one, with the mean of their topics: `units` is how many that makes, `even` the
    sum of those (None where there are no versions and it is `total`), `length` its squared length,
    `squares` the sum of theirs.
    """

    members: list[int]
    total: Row = field(repr=False)
    days: Days | None
    units: int = 1
    even: Row | None = field(default=None, repr=False)
    length: float = 0.0
    squares: float = 0.0
    close: float = 0.0

    def take(self, other: _Group, board: Board) -> None:
        """Take the other's stories in."""
        mine = self.total if self.even is None else self.even
        its = other.total if other.even is None else other.even
        self.length += 2 * float(board.products(its, [mine])[0]) + other.length
        if self.even is not None or other.even is not None:
            self.even = mine.plus(its)
        self.total = self.total.plus(other.total)
        self.members += other.members
        self.units += other.units
        self.squares += other.squares
        self.close = (self.length - self.squares) / (self.units * (self.units - 1))
        if self.days is None or other.days is None:
            self.days = self.days or other.days
        else:
            self.days = self.days.joined(other.days)

    def strongest(self) -> list[tuple[int, float]]:
        """The terms that weigh most, by number, with how much."""
        order = np.argsort(-self.total.values, kind="stable")[:TERMS]
        numbers, values = self.total.numbers[order], self.total.values[order]
        return list(zip(numbers.tolist(), values.tolist(), strict=True))


def _alike(one: _Group, others: Sequence[_Group], board: Board) -> Floats:
    """The mean likeness of the stories of one to those of each other, faded by time, with no term
    counting for more than `MOST_OF_A_TERM`; 0 where it is far less than what holds one of them
    together. The same either way."""
    pairs = [len(one.members) * len(other.members) for other in others]
    most = [MOST_OF_A_TERM * number for number in pairs]
    common = board.products(one.total, [other.total for other in others], most)
    fading = [_fading(one.days, other.days) for other in others]
    mean: Floats = common / np.array(pairs) * np.array(fading)
    held = np.array([max(one.close, other.close) for other in others])
    mean[mean < STRAY * held] = 0.0
    return mean


def _unit(positions: Sequence[int], topics: Topics, days: Sequence[Days | None]) -> _Group:
    """The versions of one story as a group of one."""
    total = topics.row(positions[0])
    for position in positions[1:]:
        total = total.plus(topics.row(position))
    count = len(positions)
    even = total.times(1 / count) if count > 1 else None
    known = [found for position in positions if (found := days[position]) is not None]
    whole = known[0] if known else None
    for other in known[1:]:
        whole = other.joined(whole) if whole else other
    values = total.values if even is None else even.values
    square = math.fsum((values * values).tolist())
    return _Group(list(positions), total, whole, even=even, length=square, squares=square)


def _fading(one: Days | None, other: Days | None) -> float:
    """How much likeness counts over the time between; the undated count as far off."""
    if one is None or other is None:
        return FADED
    return max(FADED, math.exp(-one.apart(other) / FADING))


def gather(
    topics: Topics, days: Sequence[Days | None], units: Iterable[Sequence[int]]
) -> list[list[int]]:
    """Groups of positions, each in rising order, by their first position.

    `units` are the positions that belong together anyway, re-issues of one story, in the order of
    their first; a story by itself is a unit of one. Positions stand in the order of time.
    """
    board = Board(len(topics.terms))
    groups = [_unit(positions, topics, days) for positions in units]
    return sorted(sorted(group.members) for group in _merged(_joined(groups, board), board))


def _joined(stories: Iterable[_Group], board: Board) -> list[_Group]:
    """Each story with the group it is most like, if it is like enough."""
    groups: list[_Group] = []
    index: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    for story in stories:
        terms = story.strongest()
        joins = -1
        near = _nearest(terms, index)
        if near:
            alike = _alike(story, [groups[number] for number in near], board)
            best = int(alike.argmax())
            if alike[best] >= JOIN:
                joins = near[best]
        if joins >= 0:
            groups[joins].take(story, board)
        else:
            joins = len(groups)
            groups.append(story)
        for term, _ in terms:
            entered = index[term]
            if joins in entered:
                entered.remove(joins)
            entered.append(joins)
    return groups


def _nearest(terms: Iterable[tuple[int, float]], index: defaultdict[int, deque[int]]) -> list[int]:
    """The groups under these terms, those with the weightiest in common first."""
    common: dict[int, int] = {}
    for term, weight in terms:
        if term in index:
            parts = round(weight * 1_000_000)  # integers add up in any order
            for number in index[term]:
                common[number] = common.get(number, 0) + parts
    if len(common) <= NEAREST:
        return sorted(common, key=lambda number: (-common[number], number))
    bound = heapq.nlargest(NEAREST, common.values())[-1]
    near = [number for number, parts in common.items() if parts >= bound]
    return sorted(near, key=lambda number: (-common[number], number))[:NEAREST]


def _merged(groups: list[_Group], board: Board) -> list[_Group]:
    """Average-link agglomeration over the pairs that share strong terms."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    # Nearest pairs first, each with how often its groups had grown when it was measured.
    queue: list[tuple[float, int, int, int, int]] = []
    for other, near in enumerate(_candidates(groups)):
        if not near:
            continue
        alike = _alike(groups[other], [groups[one] for one in near], board)
        for one, value in zip(near, alike.tolist(), strict=True):
            if value >= MERGE / 2:  # may rise above it as groups grow
                neighbours[one].add(other)
                neighbours[other].add(one)
                queue.append((-value, one, other, 0, 0))
    heapq.heapify(queue)
    gone: set[int] = set()
    grown = [0] * len(groups)
    while queue and -queue[0][0] >= MERGE:
        _, one, other, *measured = heapq.heappop(queue)
        if {one, other} & gone or measured != [grown[one], grown[other]]:
            continue
        groups[one].take(groups[other], board)
        gone.add(other)
        grown[one] += 1
        neighbours[one] |= neighbours.pop(other)
        neighbours[one] -= gone | {one}
        thirds = sorted(neighbours[one])
        if thirds:
            alike = _alike(groups[one], [groups[third] for third in thirds], board)
            for third, value in zip(thirds, alike.tolist(), strict=True):
                neighbours[third].add(one)
                low, high = sorted((one, third))
                heapq.heappush(queue, (-value, low, high, grown[low], grown[high]))
    return [group for number, group in enumerate(groups) if number not in gone]


def _candidates(groups: Sequence[_Group]) -> list[list[int]]:
    """For each group those before it that share strong terms, the nearest of them."""
    index: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    found = []
    for number, group in enumerate(groups):
        terms = group.strongest()
        found.append(_nearest(terms, index))
        for term, _ in terms:
            index[term].append(number)
    return found
