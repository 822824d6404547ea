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
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.relate.days import Days
from generator.relate.topics import Topic, likeness

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
    total: Topic = field(repr=False)
    days: Days | None
    units: int = 1
    even: Topic | None = field(default=None, repr=False)
    length: float = 0.0
    squares: float = 0.0
    close: float = 0.0

    def alike(self, other: _Group) -> float:
        """The mean likeness of the stories of one to those of the other, faded by time, with no
        term counting for more than `MOST_OF_A_TERM`; 0 where it is far less than what holds one
        of them together."""
        few, many = self.total, other.total
        if len(few) > len(many):
            few, many = many, few
        pairs = len(self.members) * len(other.members)
        most = MOST_OF_A_TERM * pairs
        common = math.fsum(
            min(value * many[term], most) for term, value in few.items() if term in many
        )
        mean = common / pairs * _fading(self.days, other.days)
        return mean if mean >= STRAY * max(self.close, other.close) else 0.0

    def take(self, other: _Group) -> None:
        """Take the other's stories in."""
        mine = self.total if self.even is None else self.even
        its = other.total if other.even is None else other.even
        self.length += 2 * likeness(mine, its) + other.length
        if self.even is not None or other.even is not None:
            self.even = _sum(dict(mine) if self.even is None else mine, its)
        self.total = _sum(self.total, other.total)
        self.members += other.members
        self.units += other.units
        self.squares += other.squares
        self.close = (self.length - self.squares) / (self.units * (self.units - 1))
        if self.days is None or other.days is None:
            self.days = self.days or other.days
        else:
            self.days = self.days.joined(other.days)

    def strongest(self) -> list[str]:
        """The terms that weigh most."""
        ranked = heapq.nsmallest(TERMS, self.total.items(), key=lambda pair: (-pair[1], pair[0]))
        return [term for term, _ in ranked]


def _sum(one: Topic, other: Topic) -> Topic:
    """The sum of two topics, entered into the first where that is a sum already: a story's own
    topic stays as it is."""
    total = one if isinstance(one, defaultdict) else defaultdict(float, one)
    for term, value in other.items():
        total[term] += value
    return total


def _unit(positions: Sequence[int], topics: Sequence[Topic], days: Sequence[Days | None]) -> _Group:
    """The versions of one story as a group of one."""
    total = topics[positions[0]]
    for position in positions[1:]:
        total = _sum(total, topics[position])
    count = len(positions)
    even = defaultdict(float, {term: value / count for term, value in total.items()})
    known = [found for position in positions if (found := days[position]) is not None]
    whole = known[0] if known else None
    for other in known[1:]:
        whole = other.joined(whole) if whole else other
    square = likeness(even, even)
    return _Group(
        list(positions),
        total,
        whole,
        even=even if count > 1 else None,
        length=square,
        squares=square,
    )


def _fading(one: Days | None, other: Days | None) -> float:
    """How much likeness counts over the time between; the undated count as far off."""
    if one is None or other is None:
        return FADED
    return max(FADED, math.exp(-one.apart(other) / FADING))


def gather(
    topics: Sequence[Topic], days: Sequence[Days | None], units: Iterable[Sequence[int]]
) -> list[list[int]]:
    """Groups of positions, each in rising order, by their first position.

    `units` are the positions that belong together anyway, re-issues of one story, in the order of
    their first; a story by itself is a unit of one. Positions stand in the order of time.
    """
    groups = [_unit(positions, topics, days) for positions in units]
    return sorted(sorted(group.members) for group in _merged(_joined(groups)))


def _joined(stories: Iterable[_Group]) -> list[_Group]:
    """Each story with the group it is most like, if it is like enough."""
    groups: list[_Group] = []
    index: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    for story in stories:
        terms = story.strongest()
        best, nearest = 0.0, -1
        for number in _nearest(terms, story.total, index):
            alike = groups[number].alike(story)
            if alike > best:
                best, nearest = alike, number
        if best >= JOIN:
            groups[nearest].take(story)
        else:
            nearest = len(groups)
            groups.append(story)
        for term in terms:
            if nearest in index[term]:
                index[term].remove(nearest)
            index[term].append(nearest)
    return groups


def _nearest(
    terms: Iterable[str], weights: Topic, index: defaultdict[str, deque[int]]
) -> list[int]:
    """The groups under these terms, those with the weightiest in common first."""
    common: Counter[int] = Counter()
    for term in terms:
        for number in index.get(term, ()):
            common[number] += round(weights[term] * 1_000_000)  # integers add up in any order
    ranked = heapq.nsmallest(NEAREST, common.items(), key=lambda pair: (-pair[1], pair[0]))
    return [number for number, _ in ranked]


def _merged(groups: list[_Group]) -> list[_Group]:
    """Average-link agglomeration over the pairs that share strong terms."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    # Nearest pairs first, each with how often its groups had grown when it was measured.
    queue: list[tuple[float, int, int, int, int]] = []
    for one, other in sorted(set(_candidates(groups))):
        alike = groups[one].alike(groups[other])
        if alike >= MERGE / 2:  # may rise above it as groups grow
            neighbours[one].add(other)
            neighbours[other].add(one)
            queue.append((-alike, one, other, 0, 0))
    heapq.heapify(queue)
    gone: set[int] = set()
    grown = [0] * len(groups)
    while queue and -queue[0][0] >= MERGE:
        _, one, other, *measured = heapq.heappop(queue)
        if {one, other} & gone or measured != [grown[one], grown[other]]:
            continue
        groups[one].take(groups[other])
        gone.add(other)
        grown[one] += 1
        neighbours[one] |= neighbours.pop(other)
        neighbours[one] -= gone | {one}
        for third in sorted(neighbours[one]):
            neighbours[third].add(one)
            low, high = sorted((one, third))
            alike = groups[low].alike(groups[high])
            heapq.heappush(queue, (-alike, low, high, grown[low], grown[high]))
    return [group for number, group in enumerate(groups) if number not in gone]


def _candidates(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Pairs of groups that share strong terms, each group with its nearest before it in time."""
    index: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    for number, group in enumerate(groups):
        terms = group.strongest()
        yield from ((other, number) for other in _nearest(terms, group.total, index))
        for term in terms:
            index[term].append(number)
