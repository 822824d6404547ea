"""What stays in memory of a story, and its packed form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.ids import StoryId
from generator.model.story import Embargo, Notice, Place, Source, Story, StoryKind, Version

_PLAIN_VERSION = Version()


class Facts:
    """What stays in memory of a story; it answers for the whole story, of which it fetches the
    rest by name."""

    __slots__ = (
        "_fetch", "agency", "date", "dateline", "embargo", "guid", "id", "kind", "language",
        "notices", "source", "title", "title_source", "version", "version_created",
    )  # fmt: skip

    _fetch: Callable[[str], Any]
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
        return self._fetch(name)

    def altered(self, *, id_: StoryId, guid: str, kind: StoryKind) -> Facts:
        """The facts with what sorting out deliveries changes."""
        if (id_, guid, kind) == (self.id, self.guid, self.kind):
            return self
        other = Facts.__new__(Facts)
        for name in Facts.__slots__:
            if name != "_fetch":
                setattr(other, name, getattr(self, name))
        other.id, other.guid, other.kind = id_, guid, kind
        return other


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
