"""Which stories are re-issues of one another: by a shared guid, or by headline, text and day.

The latter is a guess, and marked as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from generator.model.archive import Chains, LinkedStory, Version
from generator.relate.corpus import Corpus
from generator.relate.days import days_of
from generator.relate.paragraphs import Group
from generator.relate.reissues import WINDOW, age
from generator.relate.rows import Numbers
from generator.relate.windows import Reissues


def chains(corpus: Corpus, words: Numbers, recurring: Iterable[Group] = ()) -> Chains:
    """Chains of two and more versions, each oldest first.

    `words` tells of each story how many it has. `recurring` paragraphs that also stand in stories
    far off in time are background and no sign of a re-issue.
    """
    stories = corpus.stories
    sets = _Sets(len(stories))
    found = Reissues(corpus, _background(stories, recurring))
    for one, other in (*_same_guid(stories), *found.pairs()):
        sets.join(one, other)
    return tuple(
        _chain(sorted(positions, key=lambda n: age(stories[n], int(words[n]))), stories)
        for positions in sets.groups()
        if len(positions) > 1
    )


def _chain(positions: Sequence[int], stories: Sequence[LinkedStory]) -> tuple[Version, ...]:
    group = [stories[position] for position in positions]
    return tuple(
        Version(linked.story.id, number, _basis(linked, group))
        for number, linked in enumerate(group, start=1)
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
) -> Mapping[int, frozenset[int]]:
    """The blocks of each story, by its position, that are paragraphs used over a longer time than
    a re-issue takes."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for group in recurring:
        days = [days for place, _ in group.uses if (days := days_of(stories[place].story))]
        if days and max(d.first for d in days) - min(d.last for d in days) > WINDOW:
            for position, block in group.uses:
                found[position].add(block)
    return {position: frozenset(blocks) for position, blocks in found.items()}
