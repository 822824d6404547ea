"""Word counts of groups of stories, kept from run to run by what their stories are known by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.archive import LinkedStory
from generator.pipeline import versions
from generator.store.cache import Cache, Key, key_of

_STAGE = "tallies"


class Tallies:
    """Remembers the tallies of groups that this run asks for."""

    def __init__(self, cache: Cache, key_of_story: Callable[[LinkedStory], Key]) -> None:
        self._cache = cache
        self._key_of_story = key_of_story
        self._used: list[Key] = []

    def recall(self, stories: Sequence[LinkedStory], make: Callable[[], bytes]) -> bytes:
        """The tally of these stories, packed; made now where the cache has none."""
        key = key_of(versions.tallying(), *map(self._key_of_story, stories))
        self._used.append(key)
        found = self._cache.get(_STAGE, [key]).get(key)
        if found is None:
            found = make()
            self._cache.put(_STAGE, {key: found})
        return found

    def keep(self) -> None:
        """Forget what no run has asked for in a while."""
        self._cache.keep_only(_STAGE, self._used)
