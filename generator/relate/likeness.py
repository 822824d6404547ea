"""Groups of stories while they grow, and how alike they are.

The likeness of two groups is the mean over all pairs of their stories, taken from sums of their
topics.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from generator.relate.days import Days
from generator.relate.rows import Board, Floats, Row
from generator.relate.topics import Topics

# No term brings more than this to a mean likeness, however rare it is: two stories that share one
# name and nothing else are about somebody, not about one matter.
MOST_OF_A_TERM = 0.07
# A part of the mean likeness within a group: what is less like it strays in by common words.
STRAY = 0.25
# Likeness fades with the days between two groups to half its value, no further: talks go on after
# a summer, and what is far alike stays so.
FADING = 90.0
FADED = 0.5
# By how many of its strongest terms a story or a group is found: a bound of the cost.
TERMS = 16


@dataclass(slots=True)
class Group:
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

    def take(self, other: Group, board: Board) -> None:
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
        self.extend(other.days)
        self.measure()

    def extend(self, days: Days | None) -> None:
        """Cover these days, too."""
        if self.days is None or days is None:
            self.days = self.days or days
        else:
            self.days = self.days.joined(days)

    def measure(self) -> None:
        """Find out how close it is."""
        if self.units > 1:
            self.close = (self.length - self.squares) / (self.units * (self.units - 1))

    def strongest(self) -> list[tuple[int, float]]:
        """The terms that weigh most, by number, with how much."""
        order = np.argsort(-self.total.values, kind="stable")[:TERMS]
        numbers, values = self.total.numbers[order], self.total.values[order]
        return list(zip(numbers.tolist(), values.tolist(), strict=True))


def mean_likeness(one: Group, others: Sequence[Group], board: Board) -> Floats:
    """The mean likeness of the stories of one to those of each other, faded by time, with no term
    counting for more than `MOST_OF_A_TERM`; 0 where it is far less than what holds one of them
    together. The same either way."""
    pairs = [len(one.members) * len(other.members) for other in others]
    most = [MOST_OF_A_TERM * number for number in pairs]
    common = board.products(one.total, [other.total for other in others], most)
    fading = _fading(one.days, [other.days for other in others])
    mean: Floats = common / np.array(pairs) * np.array(fading)
    held = np.array([max(one.close, other.close) for other in others])
    mean[mean < STRAY * held] = 0.0
    return mean


def _unit(positions: Sequence[int], topics: Topics, days: Sequence[Days | None]) -> Group:
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
    return Group(list(positions), total, whole, even=even, length=square, squares=square)


def _gathered(units: Sequence[Group], board: Board) -> Group:
    """One group of several; the same as if the first took in one after the other."""
    whole, *others = units
    if any(unit.even is not None for unit in units):
        for unit in others:
            whole.take(unit, board)
        return whole
    whole.total, products = board.added([unit.total for unit in units])
    for unit, product in zip(others, products[1:], strict=True):
        whole.length += 2 * product + unit.length
        whole.squares += unit.squares
        whole.members += unit.members
        whole.extend(unit.days)
    whole.units = len(units)
    whole.measure()
    return whole


# How much likeness counts over so many days.
_FADES = tuple(
    max(FADED, math.exp(-days / FADING)) for days in range(math.ceil(-math.log(FADED) * FADING) + 1)
)


def _fading(one: Days | None, others: Iterable[Days | None]) -> list[float]:
    """How much likeness counts over the time between; the undated count as far off."""
    if one is None:
        return [FADED for _ in others]
    first, last, furthest = one.first, one.last, len(_FADES) - 1
    return [
        _FADES[min(furthest, max(0, first - other.last, other.first - last))] if other else FADED
        for other in others
    ]


class Groups:
    """Groups of units by number, each added up only when it is compared with something."""

    def __init__(
        self,
        units: Sequence[Sequence[int]],
        topics: Topics,
        days: Sequence[Days | None],
        board: Board,
    ) -> None:
        self._units, self._topics, self._days, self._board = units, topics, days, board
        self.units: list[list[int]] = []
        # Groups that were compared, with all their units.
        self._made: dict[int, Group] = {}
        # The groups that were put into a group, in that order, and how many of them are added up.
        self._parts: defaultdict[int, list[int]] = defaultdict(list)
        self._added: Counter[int] = Counter()

    def unit(self, number: int) -> Group:
        """A unit as a group of its own."""
        return _unit(self._units[number], self._topics, self._days)

    def put(self, group: int, unit: int) -> None:
        """Let a unit join a group, or found the next one."""
        if group == len(self.units):
            self.units.append([])
        self.units[group].append(unit)
        if group in self._made:
            self._made[group].take(self.unit(unit), self._board)

    def __getitem__(self, number: int) -> Group:
        """The group with all that joined it so far."""
        if number not in self._parts:
            return self._of_units(number)
        # One after the other, not each by asking for its parts: they may be nested deep.
        waiting = [number]
        while waiting:
            group = waiting[-1]
            pending = self._pending(group)
            behind = [part for part in pending if self._pending(part)]
            waiting += behind
            if not behind:
                whole = self._of_units(group)
                for part in pending:
                    whole.take(self._of_units(part), self._board)
                self._added[group] += len(pending)
                waiting.pop()
        return self._made[number]

    def _of_units(self, number: int) -> Group:
        """The group with its units, and with those parts that are added up already."""
        group = self._made.get(number)
        if group is None:
            group = _gathered([self.unit(unit) for unit in self.units[number]], self._board)
            self._made[number] = group
        return group

    def _pending(self, number: int) -> Sequence[int]:
        """The parts of a group that are not added up."""
        return self._parts[number][self._added[number] :] if number in self._parts else ()

    def join(self, one: int, other: int) -> None:
        """Put all of one group, which takes in nothing after that, into another; no unit joins
        a group after that."""
        self._parts[one].append(other)

    def alike(self, one: Group, others: Sequence[int]) -> Floats:
        """How alike a group is to each of these."""
        return mean_likeness(one, [self[other] for other in others], self._board)

    def positions(self, number: int) -> list[int]:
        """The stories of a group, in rising order."""
        found: list[int] = []
        groups = [number]
        while groups:
            group = groups.pop()
            found += chain.from_iterable(self._units[unit] for unit in self.units[group])
            groups += self._parts.get(group, ())
        return sorted(found)
