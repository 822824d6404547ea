"""The stories of an archive with what their ties are found by."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from generator.model.archive import LinkedStory
from generator.model.extract import Extract
from generator.relate.earlier import Earlier
from generator.relate.extract import extract, gist, told
from generator.relate.sightings import sightings

# Extracts kept ready: most is asked for in the order of time, and again for its neighbours.
READY = 512


class Extracts:
    """The extracts of stories by position, each fetched when it is asked for."""

    def __init__(self, stories: Sequence[LinkedStory]) -> None:
        self._stories = stories
        self._ready: OrderedDict[int, Extract] = OrderedDict()

    def __getitem__(self, position: int) -> Extract:
        found = self._ready.get(position)
        if found is None:
            linked = self._stories[position]
            found = self._ready[position] = linked.extract or extract(linked)
            if len(self._ready) > READY:
                self._ready.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class Corpus:
    """Stories in the archive's order, their extracts in the same, and what earlier runs worked out
    of them."""

    stories: tuple[LinkedStory, ...]
    extracts: Extracts
    earlier: Earlier

    @classmethod
    def of(cls, stories: Iterable[LinkedStory], earlier: Earlier) -> Self:
        """The corpus of stories in the archive's order."""
        ready = tuple(stories)
        return cls(ready, Extracts(ready), earlier)

    def key(self, position: int) -> bytes:
        """A hash of all of the story at a position."""
        return self.earlier.key_of(self.stories[position])


def prepared(linked: LinkedStory) -> LinkedStory:
    """The story with what ties are found by and what else is kept of it, if it came without."""
    if linked.gist is not None:
        return linked
    found = extract(linked)
    return replace(
        linked,
        gist=gist(linked, found),
        extract=found,
        told=told(linked),
        sightings=sightings(linked),
    )
