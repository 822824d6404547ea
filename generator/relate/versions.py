"""Which stories are re-issues of one another: by a shared guid, or by headline, text and day.

The latter is a guess, and marked as one. Candidates come from an index of three-word sequences and
headline words over a sliding window of days, so each story is compared with a few others only;
what is compared is compared exactly. The index is exact too: windows are small, so that sketches
(MinHash) would save nothing here and miss flashes, whose few words all stand in a longer text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

from generator.model.archive import LinkedStory, Version
from generator.model.extract import BlockExtract, Extract
from generator.relate.days import Days, days_of
from generator.relate.paragraphs import Group
from generator.relate.reissues import WINDOW, Wording, age, reissue, wording

# One sequence in so many is indexed: two texts sharing a fifth of theirs share dozens.
SAMPLE = 4
# What more stories of a window share than this is form, and makes no candidates.
MOST_SHARING = 40
# Sequences or headline words that two stories must share to be compared.
FEWEST_SHARED = 2
# Added to the numbers of words, so that none is taken for a sequence's.
_TITLE = 2**32


def chains(
    stories: Sequence[LinkedStory], extracts: Sequence[Extract], recurring: Iterable[Group] = ()
) -> tuple[tuple[Version, ...], ...]:
    """Chains of two and more versions, each oldest first; `stories` stand in the archive's order.

    `recurring` paragraphs that also stand in stories far off in time are background and no sign
    of a re-issue.
    """
    sets = _Sets(len(stories))
    background = _background(stories, recurring)
    for one, other in (*_same_guid(stories), *_reissues(stories, extracts, background)):
        sets.join(one, other)
    return tuple(
        tuple(
            Version(linked.story.id, number, _basis(linked, group))
            for number, linked in enumerate(sorted(group, key=age), start=1)
        )
        for positions in sets.groups()
        if len(group := [stories[position] for position in positions]) > 1
    )


class _Sets:
    """Disjoint sets of positions, each known by its smallest (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, position: int) -> int:
        while self._parent[position] != position:
            self._parent[position] = self._parent[self._parent[position]]
            position = self._parent[position]
        return position

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def groups(self) -> list[list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for position in range(len(self._parent)):
            found[self.root(position)].append(position)
        return list(found.values())


def _same_guid(stories: Sequence[LinkedStory]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for position, linked in enumerate(stories):
        if linked.story.guid:
            yield first.setdefault(linked.story.guid, position), position


def _basis(linked: LinkedStory, group: Sequence[LinkedStory]) -> Literal["guid", "guess"]:
    """A shared guid is the provider's word; everything else a guess."""
    same = sum(other.story.guid == linked.story.guid for other in group)
    return "guid" if linked.story.guid and same > 1 else "guess"


def _background(
    stories: Sequence[LinkedStory], recurring: Iterable[Group]
) -> frozenset[tuple[int, int]]:
    """The (story, block) places of paragraphs used over a longer time than a re-issue takes."""
    found: set[tuple[int, int]] = set()
    for group in recurring:
        days = [days for place, _ in group.uses if (days := days_of(stories[place].story))]
        if days and max(d.first for d in days) - min(d.last for d in days) > WINDOW:
            found.update(group.uses)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Wordings of the same days, and under which keys they are found."""

    wordings: dict[int, Wording] = field(default_factory=dict)
    index: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


class _Window:
    """The wordings of the last days, found by what they have in common with another: a shelf for
    those that bear a mark of re-issue and one for those that do not, for each of the days they
    are of."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[Days, bool], _Shelf] = {}
        self._sharing: Counter[int] = Counter()

    def forget(self, days: Days) -> None:
        """Drop what lies more than the window before `days`."""
        for key in [key for key in self._shelves if key[0].last + WINDOW < days.first]:
            index = self._shelves.pop(key).index
            self._sharing.subtract({number: len(places) for number, places in index.items()})
            for number in index:
                if not self._sharing[number]:
                    del self._sharing[number]

    def near(self, one: Wording, keys: Iterable[int]) -> list[tuple[int, Wording]]:
        """The wordings that share enough of these keys and may be re-issues of this one: where
        neither bears a mark, only those of the same day can be."""
        sharing = self._sharing
        telling = [key for key in keys if 0 < sharing.get(key, 0) <= MOST_SHARING]
        found = []
        for (days, marked), shelf in self._shelves.items():
            if marked or one.marked or days == one.days:
                shared: Counter[int] = Counter()
                for key in telling:
                    if key in shelf.index:
                        shared.update(shelf.index[key])
                found += [
                    (position, shelf.wordings[position])
                    for position, number in shared.items()
                    if number >= FEWEST_SHARED
                ]
        return sorted(found, key=itemgetter(0))

    def add(self, position: int, one: Wording, keys: Sequence[int]) -> None:
        """Take a wording in."""
        shelf = self._shelves.setdefault((one.days, one.marked), _Shelf())
        shelf.wordings[position] = one
        for key in keys:
            shelf.index[key].append(position)
        self._sharing.update(keys)


def _reissues(
    stories: Sequence[LinkedStory],
    extracts: Sequence[Extract],
    background: frozenset[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Pairs of positions that are re-issues of one another, by wording."""
    window = _Window()
    dated = [
        (days, position)
        for position, linked in enumerate(stories)
        if linked.story.kind in ("story", "announcement") and (days := days_of(linked.story))
    ]
    for days, position in sorted(dated, key=lambda pair: (pair[0].first, pair[1])):
        window.forget(days)
        extract = extracts[position]
        own = _own(position, extract, background)
        one = wording(stories[position].story, days, extract.title, own)
        keys = _keys(one)
        for other_position, other in window.near(one, keys):
            if reissue(other, one):
                yield other_position, position
        window.add(position, one, keys)


def _own(
    position: int, extract: Extract, background: frozenset[tuple[int, int]]
) -> Sequence[BlockExtract]:
    """The blocks without their background; all of them where nothing else is left."""
    own = [
        block
        for number, block in enumerate(extract.blocks, start=1)
        if (position, number) not in background
    ]
    return own or extract.blocks


def _keys(one: Wording) -> tuple[int, ...]:
    """What a wording is found by: a sample of its sequences and words, and its headline's words."""
    numbers = sorted(one.sequences)
    sampled = [number for number in numbers if number % SAMPLE == 0] or numbers
    words = {number for number in one.words if number % SAMPLE == 0}
    return (*sampled, *(_TITLE + number for number in sorted(words | one.title)))
