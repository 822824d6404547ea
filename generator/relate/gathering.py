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
from array import array
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain

import numpy as np

from generator.relate.course import Course, Step
from generator.relate.days import Days
from generator.relate.earlier import Earlier
from generator.relate.hashes import SPREAD, Hashes, hashes_of, scattered
from generator.relate.likeness import Groups
from generator.relate.rows import Board, Floats, Numbers
from generator.relate.topics import Topics

# Mean likeness at which a story joins a group at once, and at which two groups are joined in the
# end. Tuned on the demo archive, where MERGE from 0.08 to 0.09 and JOIN from 0.12 to 0.2 hardly
# matter.
JOIN = 0.12
MERGE = 0.085
# How many of the groups last entered under a term are looked at: a bound that makes the cost grow
# with the number of stories.
LATEST = 48
# Bytes of what a group is known by.
_DIGEST = 8
# Groups compared exactly, of those that share terms.
NEAREST = 24


Pairs = tuple[Floats, Numbers, Numbers]
"""How alike pairs of groups are, their first groups, and their second ones."""


def gather(
    topics: Topics,
    days: Sequence[Days | None],
    units: Iterable[Sequence[int]],
    ids: Sequence[str],
    earlier: Earlier,
) -> list[list[int]]:
    """Groups of positions, each in rising order, by their first position.

    `units` are the positions that belong together anyway, re-issues of one story, in the order of
    their first; a story by itself is a unit of one. Positions stand in the order of time; `ids`
    tell their stories from others in `earlier`.
    """
    ready = list(units)
    groups = Groups(ready, topics, days, Board(len(topics.terms)))
    known = hashes_of(ids[unit[0]] for unit in ready)
    digests = _digests(ready, topics, days)
    course = Course(known, digests, topics.names, earlier.before.get("joined"), LATEST)
    _join(groups, len(ready), course)
    earlier.after["joined"] = course.log()
    founders = np.array([inside[0] for inside in groups.units], dtype=np.int64)
    whole = _whole(groups.units, digests)
    course = Course(known[founders], whole, topics.names, earlier.before.get("merged"), LATEST)
    pairs = _pairs(groups, course, earlier)
    earlier.after["merged"] = course.log()
    return sorted(map(groups.positions, _merge(groups, pairs, whole.tolist(), earlier)))


def _digests(units: Sequence[Sequence[int]], topics: Topics, days: Sequence[Days | None]) -> Hashes:
    """For each unit a hash of all that it is compared by."""
    stretches = np.array(
        [(-1, -1) if each is None else (each.first, each.last) for each in days], dtype=np.int64
    ).reshape(-1, 2)
    when = scattered(stretches[:, 0].astype(np.uint64) * SPREAD + stretches[:, 1].astype(np.uint64))
    return _whole(units, scattered(topics.digests() * SPREAD + when))


def _whole(parts: Sequence[Sequence[int]], digests: Hashes) -> Hashes:
    """For each list of numbers a hash of the digests under these numbers, in their order."""
    sizes = np.array([len(each) for each in parts], dtype=np.int64)
    ends = np.cumsum(sizes)
    numbers = np.fromiter(chain.from_iterable(parts), dtype=np.int64, count=int(sizes.sum()))
    place = np.arange(len(numbers)) - np.repeat(ends - sizes, sizes)
    mixed = scattered(digests[numbers] * SPREAD + place.astype(np.uint64))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(mixed, dtype=np.uint64)))
    whole: Hashes = sums[ends] - sums[ends - sizes]
    return whole


def _join(groups: Groups, units: int, course: Course) -> None:
    """Put each unit to the group it is most like, if it is like enough."""
    done = 0
    for number in course.due():
        _put(groups, course, done, number)
        unit = groups.unit(number)
        terms = unit.strongest()
        near = _nearest(terms, course)
        joins = None
        if near:
            alike = groups.alike(unit, near)
            best = int(alike.argmax())
            if alike[best] >= JOIN:
                joins = near[best]
        step = Step([term for term, _ in terms], near, (), joins)
        groups.put(course.take(number, step), number)
        done = number + 1
    _put(groups, course, done, units)


def _put(groups: Groups, course: Course, begin: int, end: int) -> None:
    """Put units where they were put."""
    for number, group in enumerate(course.joined[begin:end].tolist(), begin):
        groups.put(group, number)


def _nearest(terms: Iterable[tuple[int, float]], course: Course) -> list[int]:
    """The groups under these terms, those with the weightiest in common first."""
    common: dict[int, int] = {}
    for term, weight in terms:
        parts = round(weight * 1_000_000)  # integers add up in any order
        for number in course.latest(term):
            common[number] = common.get(number, 0) + parts
    if len(common) <= NEAREST:
        return sorted(common, key=lambda number: (-common[number], number))
    bound = heapq.nlargest(NEAREST, common.values())[-1]
    near = [number for number, parts in common.items() if parts >= bound]
    return sorted(near, key=lambda number: (-common[number], number))[:NEAREST]


def _pairs(groups: Groups, course: Course, earlier: Earlier) -> Pairs:
    """The pairs of groups that share strong terms and are alike, with how alike they are: each
    group with the nearest of those before it."""
    steps: dict[int, Step] = {}
    for number in course.due():
        terms = groups[number].strongest()
        step = Step([term for term, _ in terms], _nearest(terms, course), (), None)
        course.take(number, step)
        if step.near:
            steps[number] = step
    made = earlier.made([partial(_measured, groups, n, step.near) for n, step in steps.items()])
    for step, alike in zip(steps.values(), made, strict=True):
        step.alike = np.frombuffer(alike)
    others, ones, values = course.looked()
    near = values >= MERGE / 2  # may rise above it as groups grow
    return values[near], ones[near], others[near]


class _Neighbours:
    """The groups that each group is compared with; of those that were joined, the one they are in
    stands for them."""

    def __init__(self, number: int, ones: Numbers, others: Numbers) -> None:
        both = np.concatenate((ones, others))
        order = np.argsort(both, kind="stable")
        self._next = np.concatenate((others, ones))[order]
        self._starts = np.searchsorted(both[order], np.arange(number + 1))
        self._whole: dict[int, int] = {}
        self._found: dict[int, set[int]] = {}

    def of(self, group: int) -> list[int]:
        """The neighbours of a group, in rising order."""
        found = {self._in(each) for each in self._known(group)} - {group}
        self._found[group] = found
        return sorted(found)

    def join(self, one: int, other: int) -> None:
        """Let one group stand for another one, too."""
        self._known(one).update(self._known(other))
        del self._found[other]
        self._whole[other] = one

    def _known(self, group: int) -> set[int]:
        found = self._found.get(group)
        if found is None:
            begin, end = self._starts[group : group + 2]
            found = self._found[group] = set(self._next[begin:end].tolist())
        return found

    def _in(self, group: int) -> int:
        whole = group
        while (further := self._whole.get(whole)) is not None:
            whole = further
        if whole != group:
            self._whole[group] = whole  # or the way would grow with every joining
        return whole


def _merge(
    groups: Groups,
    pairs: Pairs,
    digests: Sequence[int],
    earlier: Earlier,
) -> list[int]:
    """Average-link agglomeration over these pairs: the groups that are left.

    `digests` stand for all of a group; groups that an earlier run compared are not compared again.
    """
    values, ones, others = pairs
    neighbours = _Neighbours(len(groups.units), ones, others)
    # Nearest pairs first, each with how often its groups had grown when it was measured.
    alike = values >= MERGE
    queue = [
        (-value, one, other, 0, 0)
        for value, one, other in zip(
            values[alike].tolist(), ones[alike].tolist(), others[alike].tolist(), strict=True
        )
    ]
    heapq.heapify(queue)
    gone: set[int] = set()
    grown = [0] * len(groups.units)
    known = [digest.to_bytes(_DIGEST, "big") for digest in digests]
    while queue:
        _, one, other, size, other_size = heapq.heappop(queue)
        if one in gone or other in gone or size != grown[one] or other_size != grown[other]:
            continue
        groups.join(one, other)
        known[one] = blake2b(known[one] + known[other], digest_size=_DIGEST).digest()
        gone.add(other)
        grown[one] += 1
        neighbours.join(one, other)
        thirds = neighbours.of(one)
        if thirds:
            parts = (known[one], *map(known.__getitem__, thirds))
            make = partial(_measured, groups, one, thirds)
            for third, value in zip(
                thirds, array("d", earlier.recall(b"merged", parts, make)), strict=True
            ):
                if value >= MERGE:
                    low, high = (one, third) if one < third else (third, one)
                    heapq.heappush(queue, (-value, low, high, grown[low], grown[high]))
    return [number for number in range(len(groups.units)) if number not in gone]


def _measured(groups: Groups, one: int, others: Sequence[int]) -> bytes:
    """How alike a group is to others, packed."""
    return groups.alike(groups[one], others).tobytes()
