"""What was understood of one wire text, before anything was annotated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.ids import StoryId
from generator.model.text import Span

StoryKind = Literal["story", "announcement", "digest", "service", "withdrawn"]
BlockKind = Literal["paragraph", "subhead", "item", "table", "preformatted"]
TitleSource = Literal["stated", "derived"]
Signal = Literal["update", "correction", "repeat", "withdrawal"]
Severity = Literal["info", "warning"]

Edtf = str
"""A date of stated precision (ISO 8601-2): `2025`, `2025-04`, `2025-04-10`,
or a local or zoned moment `2025-04-10T18:30:00+02:00`. Never more precise than the wire."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, subhead, list item or table of a story.

    `span` counts in `Story.text`. `origin` counts in the decoded wire text and covers the same
    number of code points: the block's characters are those of the wire, save that a line break
    inside a hard-wrapped paragraph reads as a space. None where the block was put together
    otherwise (from markup), which a notice then says.
    """

    span: Span
    kind: BlockKind
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A town of the dateline: `name` as shown (`Brüssel`), `raw` as written (`BRÜSSEL`)."""

    name: str
    raw: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Signoff:
    """The codes a desk puts under a text (`/aha/DP/men`); codes, never names."""

    raw: str
    author: str = ""
    desk: str = ""
    editor: str = ""


@dataclass(frozen=True, slots=True)
class Embargo:
    """Until when a story is not public; `until` is None where the stated moment is unreadable."""

    raw: str
    until: Edtf | None


@dataclass(frozen=True, slots=True)
class Version:
    """What the wire says of its place among re-issues of one story.

    `labels` are the marks as written, in order (`("WDH", "ROUNDUP 2")`).
    """

    number: int | None = None
    signal: Signal | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """Who holds the text and on what terms, as far as the wire states it."""

    holder: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note that readers may see: correction, genre, media, credits."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of the decoded wire that is not in `Story.text`, and why.

    `raw` is what stood there, and is empty for private parts: those are kept nowhere.
    """

    kind: str
    origin: Span
    raw: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of how a file was read."""

    code: str
    message: str
    severity: Severity = "info"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a story came from: the wire, its format, and which of the wire's stories it is."""

    file: str
    index: int
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story as its provider sent it. Offsets count in `text`.

    `text` is the body alone (dateline, headline block, sign-off and notes are fields), its blocks
    joined by a blank line. `guid` is set where `id` had to be made more special than the provider's
    identifier, which versions of one story share.
    """

    id: StoryId
    source: Source
    title: str
    title_source: TitleSource
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    kind: StoryKind = "story"
    date: Edtf | None = None
    date_source: str = ""
    language: str = "de"
    agency: str = ""
    dateline: tuple[Place, ...] = ()
    byline: tuple[str, ...] = ()
    signoff: Signoff | None = None
    subtitle: str = ""
    kicker: str = ""
    slugline: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    genre: str = ""
    urgency: int | None = None
    version: Version = Version()
    version_created: Edtf | None = None
    guid: str = ""
    embargo: Embargo | None = None
    rights: Rights = Rights()
    notes: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = field(default=(), repr=False)
    notices: tuple[Notice, ...] = ()

    def paragraphs(self) -> tuple[str, ...]:
        """The characters of each block, in order."""
        return tuple(block.span.of(self.text) for block in self.blocks)
