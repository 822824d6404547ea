"""A page as it is made: typed front matter and named sections of Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.ids import EntityId, EntityType, PagePath
from generator.model.story import Edtf, StoryKind

ListKind = Literal[
    "index",
    "year",
    "month",
    "day",
    "home",
    "search",
    "about",
    "calendar",
    "map",
    "network",
    "trends",
    "thread",
    "paragraph",
    "quotes",
    "name",
    "appearances",
    "numbers",
]


@dataclass(frozen=True, slots=True)
class SourceFront:
    """Which wire a story page was made from."""

    file: str
    index: int
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SignoffFront:
    """The codes of a sign-off."""

    author: str = ""
    desk: str = ""
    editor: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class RightsFront:
    """Who holds a text and on what terms."""

    holder: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class VersionFront:
    """A re-issue's own number, signal, labels and the moment it was made."""

    number: int | None = None
    signal: str = ""
    labels: tuple[str, ...] = ()
    created: str = ""


@dataclass(frozen=True, slots=True)
class NoteFront:
    """An editorial note that readers may see."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RoleFront:
    """A role the story gives an entity; `at` is a half-open range of the story's text."""

    entity: EntityId
    role: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuoteFront:
    """Something said, and by whom if that is known."""

    text: str
    kind: str
    at: tuple[int, int]
    speaker: EntityId | None = None
    speaker_text: str = ""


@dataclass(frozen=True, slots=True)
class DateFront:
    """A time expression and the date it means."""

    text: str
    value: Edtf
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuantityFront:
    """A number with what it measures or counts."""

    text: str
    value: int | float
    at: tuple[int, int]
    unit: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class EntitiesFront:
    """The entities of a story by type, each in order of first mention."""

    people: tuple[EntityId, ...] = ()
    organisations: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    events: tuple[EntityId, ...] = ()

    def all(self) -> tuple[EntityId, ...]:
        """Every entity named, people first."""
        return (*self.people, *self.organisations, *self.places, *self.events)


@dataclass(frozen=True, slots=True)
class PassageFront:
    """A block of the story that stands in other stories too: its number, and the page of it."""

    block: int
    passage: str


@dataclass(frozen=True, slots=True)
class RelatedFront:
    """A story to read after this one, by its page, and why, in words."""

    story: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFront:
    """The record of a story. Empty fields are not written."""

    title: str
    kind: StoryKind
    id: str
    source: SourceFront
    guid: str = ""
    title_source: str = ""
    subtitle: str = ""
    kicker: str = ""
    date: Edtf | None = None
    date_source: str = ""
    language: str = ""
    agency: str = ""
    dateline: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    signoff: SignoffFront | None = None
    slugline: str = ""
    genre: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    urgency: int | None = None
    embargo: str = ""
    version: VersionFront | None = None
    rights: RightsFront | None = None
    notes: tuple[NoteFront, ...] = ()
    links: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    entities: EntitiesFront = EntitiesFront()
    roles: tuple[RoleFront, ...] = ()
    quotes: tuple[QuoteFront, ...] = ()
    dates: tuple[DateFront, ...] = ()
    quantities: tuple[QuantityFront, ...] = ()
    thread: str = ""
    passages: tuple[PassageFront, ...] = ()
    related: tuple[RelatedFront, ...] = ()


@dataclass(frozen=True, slots=True)
class IdFront:
    """An identifier in somebody else's table."""

    scheme: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class TenureFront:
    """An office held for a time."""

    role: str
    of: EntityId | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class EntityFront:
    """The authority record behind an entity page. Empty fields are not written."""

    title: str
    kind: EntityType
    description: str = ""
    aliases: tuple[str, ...] = ()
    ids: tuple[IdFront, ...] = ()
    tenures: tuple[TenureFront, ...] = ()
    country: EntityId | None = None
    capital: EntityId | None = None
    coordinates: tuple[float, float] | None = None
    same_as: tuple[str, ...] = ()
    distinct_from: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class ListFront:
    """The front matter of a page that only lists others."""

    title: str
    kind: ListKind


FrontMatter = StoryFront | EntityFront | ListFront


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page the generator makes: written as `<section class="NAME" markdown>`."""

    name: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the generator would write it, before a person's edits are put back."""

    path: PagePath
    front: FrontMatter
    sections: tuple[Section, ...] = field(repr=False)
