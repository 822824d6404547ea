"""Stories of which only the facts are in memory; the rest is fetched when it is asked for.

A linked story takes some 60 KB as objects: of a large archive only a few can be held whole. What
lists and ties are made from (title, date, town, agency, version, entities) stays in memory and
takes about 2 KB; text, marks and the rest lie packed in the cache.
"""

from __future__ import annotations

import io
import marshal
import pickle
import sys
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, cast

from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.extract import (
    BlockExtract,
    Counted,
    Extract,
    Gist,
    Line,
    Paragraph,
    Sighting,
    Told,
)
from generator.model.ids import EntityId, StoryId
from generator.model.story import Embargo, Notice, Place, Source, Story, StoryKind, Version
from generator.model.text import Span
from generator.store.cache import Key

# Whole stories kept ready; pages that list others ask for the same few again.
_HELD = 256

_PLAIN_VERSION = Version()


class Facts:
    """What stays in memory of a story; it answers for the whole story, which it fetches for the
    rest."""

    __slots__ = (
        "_fetch", "agency", "date", "dateline", "embargo", "guid", "id", "kind", "language",
        "notices", "source", "title", "title_source", "version", "version_created",
    )  # fmt: skip

    _fetch: Callable[[], Story]
    id: StoryId
    kind: StoryKind
    date: str | None
    guid: str
    source: Source
    title: str
    title_source: str
    language: str
    agency: str
    dateline: tuple[Place, ...]
    version: Version
    version_created: str | None
    embargo: Embargo | None
    notices: tuple[Notice, ...]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the story has there)
        if name == "_fetch":
            raise AttributeError(name)
        return getattr(self._fetch(), name)

    def altered(self, *, id_: StoryId, guid: str, kind: StoryKind) -> Facts:
        """The facts with what sorting out deliveries changes."""
        other = Facts.__new__(Facts)
        for name in Facts.__slots__:
            if name != "_fetch":
                setattr(other, name, getattr(self, name))
        other.id, other.guid, other.kind = id_, guid, kind
        return other


class ShelvedStory:
    """Stands for a linked story: facts and entities here, text and marks on the shelf."""

    __slots__ = (
        "_gist", "_seen", "_told", "by_hand", "dateline", "entities", "key", "minted",
        "shelf", "story",
    )  # fmt: skip

    def __init__(self, packed: bytes, key: Key, shelf: Shelf) -> None:
        loaded = marshal.loads(packed)  # noqa: S302 (checked by its sum)
        facts, by_hand, dateline, entities, minted, told, seen, gist = loaded
        self.story = unpacked_facts(facts)
        self.story._fetch = self._story  # noqa: SLF001 (the two are one)
        self.by_hand: bool = by_hand
        self.dateline: tuple[EntityId | None, ...] = dateline
        self.entities: tuple[EntityId, ...] = entities
        self.minted: tuple[Entity, ...] = tuple(map(shelf.record, minted))
        self._told: bytes = told
        self._seen: bytes = seen
        self._gist: bytes = gist
        self.key = key
        self.shelf = shelf

    @property
    def gist(self) -> Gist:
        """What the ties to others are found by; asked for once, and not kept after that."""
        packed = self._gist or marshal.loads(self.shelf.facts(self.key))[-1]  # noqa: S302
        self._gist = b""
        return unpacked_gist(packed)

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

    def _story(self) -> Story:
        return self.shelf.whole(self.key).story

    def as_linked(self) -> LinkedStory:
        """What it stands for."""
        return cast("LinkedStory", self)


class _Sightings(Mapping[EntityId, Sighting]):
    """Sightings, each made when it is asked for."""

    def __init__(self, packed: Mapping[EntityId, tuple[Any, ...]]) -> None:
        self._packed = packed

    def __getitem__(self, entity: EntityId) -> Sighting:
        count, lines, roles = self._packed[entity]
        return Sighting(count, tuple(Line(*line) for line in lines), roles)

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class Shelf:
    """Fetches what is not in memory: `fetch` gives a part of a story, packed, by its name."""

    def __init__(self, fetch: Callable[[PartName, Key], bytes]) -> None:
        self._fetch = fetch
        self._whole: OrderedDict[Key, LinkedStory] = OrderedDict()
        self._records: dict[bytes, Entity] = {}

    def whole(self, key: Key) -> LinkedStory:
        """The linked story with all its marks."""
        found = self._whole.get(key)
        if found is None:
            found = self._whole[key] = unpacked_whole(self._fetch("whole", key))
            if len(self._whole) > _HELD:
                self._whole.popitem(last=False)
        return found

    def facts(self, key: Key) -> bytes:
        """The story's facts, packed."""
        return self._fetch("facts", key)

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


PartName = Literal["facts", "whole", "extract", "words"]

Parts = tuple[bytes, bytes, bytes, bytes]
"""A linked story packed for its uses: facts, the whole, the extract, its words."""


def packed(linked: LinkedStory, gist: Gist, extract: Extract) -> Parts:
    """The story, which has its quotes, sightings and words, in parts."""
    minted = tuple(pickle.dumps(record, 5) for record in linked.minted)
    quotes = [(t.kind, t.text, t.block, t.speaker, t.named, t.about) for t in linked.told or ()]
    seen = {
        entity: (
            each.count,
            [(n.left, n.text, n.right, n.block, n.by_hand) for n in each.lines],
            each.roles,
        )
        for entity, each in (linked.sightings or {}).items()
    }
    facts = (
        packed_facts(linked.story), linked.by_hand, linked.dateline, linked.entities, minted,
        marshal.dumps(quotes), marshal.dumps(seen), packed_gist(gist),
    )  # fmt: skip
    whole = replace(linked, told=None, sightings=None, words=None)
    return (
        marshal.dumps(facts),
        packed_object(whole),
        packed_extract(extract),
        zlib.compress(" ".join(linked.words or ()).encode("utf-8", "surrogatepass"), 1),
    )


class _Pickler(pickle.Pickler):
    """Writes a frozen dataclass as a call of its class, which is read many times faster than what
    dataclasses do by themselves."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 (pickle's own protocol)
        """The call for a dataclass; what pickle does anyway for all else."""
        kind = type(value)
        if kind not in _FIELDS:
            _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
        names = _FIELDS[kind]
        return (kind, tuple(getattr(value, name) for name in names)) if names else NotImplemented


_FIELDS: dict[type, tuple[str, ...]] = {}


def packed_object(value: object) -> bytes:
    """Anything made of dataclasses and plain values, as bytes."""
    buffer = io.BytesIO()
    _Pickler(buffer, 5).dump(value)
    return zlib.compress(buffer.getvalue(), 1)


def unpacked_whole(packed: bytes) -> LinkedStory:
    """The linked story of its packed form."""
    linked: LinkedStory = pickle.loads(zlib.decompress(packed))  # noqa: S301 (checked by its sum)
    return linked


def packed_facts(story: Story) -> tuple[Any, ...]:
    """The facts as plain values."""
    version = story.version
    return (
        story.id,
        (story.source.file, story.source.index, story.source.format, story.source.sha256),
        story.title, story.title_source, story.date, story.kind, story.language, story.agency,
        tuple((place.name, place.raw, place.region) for place in story.dateline),
        None if version == _PLAIN_VERSION else (version.number, version.signal, version.labels),
        story.version_created, story.guid,
        (story.embargo.raw, story.embargo.until) if story.embargo else None,
        tuple((note.code, note.message, note.severity) for note in story.notices),
    )  # fmt: skip


def unpacked_facts(values: tuple[Any, ...]) -> Facts:
    """The facts of plain values."""
    facts = Facts.__new__(Facts)
    (
        facts.id, source, facts.title, facts.title_source, facts.date, facts.kind, facts.language,
        facts.agency, dateline, version, facts.version_created, facts.guid, embargo, notices,
    ) = values  # fmt: skip
    facts.source = Source(*source)
    facts.dateline = tuple(Place(*place) for place in dateline)
    facts.version = Version(*version) if version else _PLAIN_VERSION
    facts.embargo = Embargo(*embargo) if embargo else None
    facts.notices = tuple(Notice(*notice) for notice in notices)
    return facts


def packed_gist(gist: Gist) -> bytes:
    """The gist as bytes; its strings are told to be shared when they are read."""
    paragraphs = [(p.block, p.plain, p.exact, p.sequences) for p in gist.paragraphs]
    terms = tuple(map(sys.intern, gist.terms))
    return marshal.dumps((gist.words, terms, gist.values, paragraphs))


def unpacked_gist(packed: bytes) -> Gist:
    """The gist of its packed form."""
    words, terms, values, paragraphs = marshal.loads(packed)  # noqa: S302 (checked by its sum)
    return Gist(words, terms, values, tuple(Paragraph(*each) for each in paragraphs))


def packed_extract(extract: Extract) -> bytes:
    """The extract as bytes; its strings are told to be shared when they are read."""
    blocks = [
        (b.paragraph, b.words, b.plain, b.exact, b.edges, b.sequences, b.stems)
        for b in extract.blocks
    ]
    return marshal.dumps(
        (
            blocks, extract.title, tuple(map(sys.intern, extract.words)), extract.counts,
            tuple(_packed_number(number) for number in extract.numbers),
        )
    )  # fmt: skip


def _packed_number(number: Counted) -> tuple[Any, ...]:
    nouns = tuple(map(sys.intern, number.nouns))
    span, sentence = number.span, number.sentence
    return (
        (span.start, span.end), (sentence.start, sentence.end), number.value, number.unit,
        number.of, nouns, number.written,
    )  # fmt: skip


def _unpacked_number(values: tuple[Any, ...]) -> Counted:
    span, sentence, *others = values
    return Counted(Span(*span), Span(*sentence), *others)


def unpacked_extract(packed: bytes) -> Extract:
    """The extract of its packed form."""
    blocks, title, words, counts, numbers = marshal.loads(packed)  # noqa: S302 (checked)
    return Extract(
        tuple(BlockExtract(*block) for block in blocks),
        title, words, counts,
        tuple(map(_unpacked_number, numbers)),
    )  # fmt: skip
