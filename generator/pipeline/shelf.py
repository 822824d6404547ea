"""Stories of which only the facts are in memory; the rest is fetched when it is asked for.

A linked story takes some 60 KB as objects: of a large archive only a few can be held whole. What
lists and ties are made from (title, date, town, agency, version, entities) stays in memory and
takes about 2 KB; text, marks and the rest lie packed in the cache.
"""

from __future__ import annotations

import marshal
import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.extract import Extract, Gist, Line, Sighting, Told
from generator.model.ids import EntityId
from generator.model.story import Block
from generator.pipeline.facts import unpacked_facts
from generator.pipeline.packing import (
    PartName,
    unpacked_extract,
    unpacked_gist,
    unpacked_text,
    unpacked_whole,
)
from generator.store.cache import Key

# Whole stories kept ready; pages that list others ask for the same few again.
_HELD = 256


class ShelvedStory:
    """Stands for a linked story: facts and entities here, text and marks on the shelf."""

    __slots__ = (
        "_seen", "_told", "by_hand", "dateline", "entities", "key", "minted",
        "shelf", "story",
    )  # fmt: skip

    def __init__(self, packed: bytes, key: Key, shelf: Shelf) -> None:
        loaded = marshal.loads(packed)  # noqa: S302 (checked by its sum)
        facts, by_hand, dateline, entities, minted, told, seen = loaded
        self.story = unpacked_facts(facts)
        self.story._fetch = self._of_story  # noqa: SLF001 (the two are one)
        self.by_hand: bool = by_hand
        self.dateline: tuple[EntityId | None, ...] = dateline
        self.entities: tuple[EntityId, ...] = entities
        self.minted: tuple[Entity, ...] = tuple(map(shelf.record, minted))
        self._told: bytes = told
        self._seen: bytes = seen
        self.key = key
        self.shelf = shelf

    @property
    def gist(self) -> Gist:
        """What the ties to others are found by, fetched each time."""
        return unpacked_gist(self.shelf.gist(self.key))

    @property
    def extract(self) -> Extract:
        """What it is compared with others by, fetched each time."""
        return unpacked_extract(self.shelf.extract(self.key))

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, fetched each time."""
        packed = zlib.decompress(self.shelf.words(self.key))
        return tuple(packed.decode("utf-8", "surrogatepass").split(" "))

    @property
    def told(self) -> tuple[Told, ...]:
        """What was said."""
        return tuple(Told(*quote) for quote in marshal.loads(self._told))  # noqa: S302 (checked)

    @property
    def sightings(self) -> Mapping[EntityId, Sighting]:
        """Each entity's mentions in their context."""
        return _Sightings(marshal.loads(self._seen))  # noqa: S302 (checked by its sum)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the story has there)
        return getattr(self.shelf.whole(self.key), name)

    def _of_story(self, name: str) -> Any:  # noqa: ANN401 (whatever the story has there)
        if name in ("text", "blocks"):
            return self.shelf.text(self.key)[name == "blocks"]
        return getattr(self.shelf.whole(self.key).story, name)

    def as_linked(self) -> LinkedStory:
        """What it stands for."""
        return cast("LinkedStory", self)


class _Sightings(Mapping[EntityId, Sighting]):
    """Sightings, each made when it is asked for."""

    def __init__(self, packed: Mapping[EntityId, bytes]) -> None:
        self._packed = packed

    def __getitem__(self, entity: EntityId) -> Sighting:
        count, lines, roles = marshal.loads(self._packed[entity])  # noqa: S302 (checked by its sum)
        return Sighting(count, tuple(Line(*line) for line in lines), roles)

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class Shelf:
    """Fetches what is not in memory: `fetch` gives a part of a story, packed, by its name."""

    def __init__(self, fetch: Callable[[PartName, Key], bytes]) -> None:
        self._fetch = fetch
        self.gists: Mapping[Key, bytes] = {}
        """Those that are asked for next, fetched together."""
        self._whole: OrderedDict[Key, LinkedStory] = OrderedDict()
        self._texts: OrderedDict[Key, tuple[str, tuple[Block, ...]]] = OrderedDict()
        self._records: dict[bytes, Entity] = {}

    def whole(self, key: Key) -> LinkedStory:
        """The linked story with all its marks."""
        found = self._whole.get(key)
        if found is not None:
            self._whole.move_to_end(key)
            return found
        found = self._whole[key] = unpacked_whole(self._fetch("whole", key))
        if len(self._whole) > _HELD:
            self._whole.popitem(last=False)
        return found

    def text(self, key: Key) -> tuple[str, tuple[Block, ...]]:
        """The text of the story and its blocks."""
        whole = self._whole.get(key)
        if whole is not None:
            return whole.story.text, whole.story.blocks
        found = self._texts.get(key)
        if found is not None:
            self._texts.move_to_end(key)
            return found
        found = self._texts[key] = unpacked_text(self._fetch("text", key))
        if len(self._texts) > _HELD:
            self._texts.popitem(last=False)
        return found

    def gist(self, key: Key) -> bytes:
        """The story's gist, packed."""
        return self.gists.get(key) or self._fetch("gist", key)

    def extract(self, key: Key) -> bytes:
        """The story's extract, packed."""
        return self._fetch("extract", key)

    def words(self, key: Key) -> bytes:
        """The story's words, packed."""
        return self._fetch("words", key)

    def record(self, packed: bytes) -> Entity:
        """A record first met in a story; equal ones are one object."""
        found = self._records.get(packed)
        if found is None:
            found = self._records[packed] = pickle.loads(packed)  # noqa: S301 (checked)
        return found


def key_of_story(linked: LinkedStory) -> Key:
    """The key of a story from the shelf. Raises TypeError for any other."""
    if not isinstance(linked, ShelvedStory):
        raise TypeError("only stories from the shelf have a key")
    return linked.key
