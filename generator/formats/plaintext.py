"""Plain text dispatches: the form in which most wires come, with all its conventions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.errors import WireError
from generator.formats.binary import describe_binary, describe_code
from generator.formats.blocks import Piece, compose
from generator.formats.bodies import read_body
from generator.formats.conventions import Conventions
from generator.formats.datelines import dateline_at
from generator.formats.decoding import Decoded, decode
from generator.formats.embargoes import read_embargo
from generator.formats.format import Format
from generator.formats.headlines import Headline, read_headline
from generator.formats.heads import Head, read_head
from generator.formats.kinds import kind_of
from generator.formats.languages import detect_language
from generator.formats.private import holds_contact
from generator.formats.reading import Reading
from generator.formats.securities import find_tickers
from generator.formats.segments import Segment, segments
from generator.formats.stated import moment
from generator.formats.storydates import story_date
from generator.formats.tails import Tail, read_tail
from generator.formats.titles import derive_title
from generator.model.ids import text_id
from generator.model.story import (
    Cut,
    Embargo,
    Notice,
    Rights,
    Signal,
    Source,
    Story,
    StoryKind,
    TitleSource,
    Version,
)
from generator.model.wire import Wire

# EQS: when a company's announcement was sent.
_ANNOUNCED = re.compile(r"(?<=\n)\d{2}\.\d{2}\.\d{4} / \d{2}:\d{2}(?= CES?T)", re.MULTILINE)
MOST_STORIES = 20_000
"""A file of more stories is refused."""

LAST_RESORT = 0.1
"""How sure plain text is of a wire: less than any other format."""

_STRENGTH: tuple[Signal, ...] = ("withdrawal", "correction", "repeat", "update")


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that was read of one story."""

    reading: Reading
    head: Head
    tail: Tail
    headline: Headline
    pieces: list[Piece]


def sniff(wire: Wire) -> float:
    """0.1 for whatever is neither plainly binary nor made for programs: plain text is the last
    resort."""
    return 0.0 if describe_binary(wire.raw) or describe_code(wire.raw) else LAST_RESORT


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every story of a plain text. Raises WireError where it is no text or holds no story."""
    return read_text(decode(wire.raw, file=wire.file), wire, conventions)


def read_text(
    decoded: Decoded, wire: Wire, conventions: Conventions, *, name: str = "text"
) -> tuple[Story, ...]:
    """The stories of a decoded plain text; `name` is the format that the text came in.

    Raises WireError where none has a body.
    """
    stories: list[Story] = []
    stray: list[Cut] = []
    parts = segments(decoded.text, conventions)
    if len(parts) > MOST_STORIES:
        raise WireError(
            f"holds {len(parts)} stories, more than the {MOST_STORIES} allowed.",
            file=wire.file,
            remedy="Split it.",
        )
    for segment in parts:
        source = Source(wire.file, len(stories), name, wire.sha256)
        story = _read_story(decoded, segment, source, conventions)
        if isinstance(story, Story):
            stories.append(_with_stray(story, stray))
            stray = []
        else:
            stray.extend(story)
    if stray and stories:
        stories[-1] = _with_stray(stories[-1], stray)
    if not stories:
        blank = not decoded.text.strip()
        raise WireError(
            "holds only blanks." if blank else "holds no text besides its head.",
            file=wire.file,
            remedy="Restore the story's text, or remove the file.",
        )
    return tuple(stories)


def _with_stray(story: Story, stray: list[Cut]) -> Story:
    """The story with the parts of the file beside it that hold no text of their own."""
    if not stray:
        return story
    notices = story.notices
    if any(cut.kind not in {"frame", "crawl"} for cut in stray):
        beside = "Beside this story the file holds a head without a text."
        notices = (*notices, Notice("head-without-text", beside, "warning"))
    return replace(story, cuts=_ordered((*story.cuts, *stray)), notices=notices)


def _ordered(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    return tuple(sorted(cuts, key=lambda cut: cut.origin))


def _read_story(
    decoded: Decoded, segment: Segment, source: Source, conventions: Conventions
) -> Story | tuple[Cut, ...]:
    """The story of one segment; only its cuts where nothing but head and tail stands there."""
    reading = Reading(decoded.text)
    reading.notices.extend(decoded.notices)
    tail = read_tail(reading, segment.start, segment.end, conventions)
    head = read_head(reading, segment.start, tail.body_end, conventions)
    if tail.issuer and head.subtitle and head.title.casefold() == tail.issuer.casefold():
        # A press release names its issuer above the headline.
        head.kicker, head.title, head.subtitle = head.title, head.subtitle, ""
    headline = read_headline(head.title)
    pieces = read_body(reading, head, tail.body_end, digest=headline.kind == "digest")
    if not pieces and head.headline_spans:
        pieces, headline = _alert(reading, head, headline)
    reading.cut_frame_marks(segment.start, segment.end)
    if not pieces:
        return _ordered(reading.cuts)
    return _story(_Parts(reading, head, tail, headline, pieces), source, conventions)


def _alert(reading: Reading, head: Head, headline: Headline) -> tuple[list[Piece], Headline]:
    """A wire that is only a headline: the headline is its text."""
    reading.cuts[:] = [cut for cut in reading.cuts if cut.kind not in {"headline", "subtitle"}]
    reading.notice("alert", "Only a headline: it was taken for the text.")
    title = headline.title
    start, end = head.headline_spans[0]
    at = reading.text.find(title, start, end)
    first = Piece(at if at >= 0 else start, end)
    reading.cut("label", start, first.start)
    return [first, *(Piece(a, b) for a, b in head.headline_spans[1:])], headline


def _story(read: _Parts, source: Source, conventions: Conventions) -> Story:
    reading, head, tail = read.reading, read.head, read.tail
    headline, pieces = read.headline, read.pieces
    text, blocks = compose(reading.text, pieces)
    crawl = head.crawl.edtf if head.crawl else None
    announced = _ANNOUNCED.search(text, 0, 3000)
    date, date_source = story_date(
        reading,
        crawl=crawl,
        stated=(head.dateline.date if head.dateline else None, head.date),
        moment=tail.moment or (moment(announced[0], conventions.timezone) if announced else None),
        title=headline.title,
    )
    title, title_source = _title(headline, text, pieces, reading)
    kind = _kind(headline, head, text)
    if kind == "story":
        _tell_doubts(reading, head, pieces, conventions)
    return Story(
        id=text_id(text),
        source=source,
        title=title,
        title_source=title_source,
        text=text,
        blocks=blocks,
        kind=kind,
        date=date,
        date_source=date_source,
        language=headline.language or detect_language(text, conventions.language),
        agency=_agency(head, tail),
        dateline=head.dateline.places if head.dateline else (),
        byline=head.byline,
        signoff=tail.signoff,
        subtitle=head.subtitle,
        kicker=head.kicker,
        slugline=head.slugline,
        keywords=headline.keywords,
        genre=head.genre or headline.genre,
        version=_version(head, headline, kind),
        embargo=_embargo(reading, head.embargo or tail.embargo, crawl or date, conventions),
        rights=Rights(tail.holder),
        notes=reading.notes,
        links=tuple(dict.fromkeys(tail.links)),
        tickers=find_tickers(reading.text[head.body : tail.body_end] + " " + head.title),
        cuts=_ordered(reading.cuts),
        notices=tuple(reading.notices),
    )


def _tell_doubts(
    reading: Reading, head: Head, pieces: list[Piece], conventions: Conventions
) -> None:
    """Notices on what a person should look at in an ordinary story."""
    if not head.dateline:
        reading.notice("no-dateline", "No dateline of a known agency was found.", warning=True)
    for piece in pieces[1:]:
        if dateline_at(reading.text, piece.start, conventions, piece.end):
            message = "A second dateline stands in the text: are these several stories?"
            reading.notice("second-dateline", message, warning=True)
    if any(holds_contact(reading.text[piece.start : piece.end]) for piece in pieces):
        message = "The text holds a telephone number or a mail address: may it be public?"
        reading.notice("contact", message, warning=True)


def _title(
    headline: Headline, text: str, pieces: list[Piece], reading: Reading
) -> tuple[str, TitleSource]:
    if headline.title and not any(notice.code == "alert" for notice in reading.notices):
        return headline.title, "stated"
    lead = next((piece for piece in pieces if piece.kind == "paragraph"), pieces[0])
    raw = reading.text[lead.start : lead.end]
    return derive_title(raw.replace("\n", " ") or text), "derived"


def _kind(headline: Headline, head: Head, text: str) -> StoryKind:
    if "withdrawal" in head.signals:
        return "withdrawn"
    stated = kind_of(headline.title, text[:300], text)
    if headline.kind == "withdrawn" or stated == "withdrawn":
        return "withdrawn"
    if head.dateline and head.dateline.agency.casefold() == "ots":
        return "announcement"
    return headline.kind if headline.kind != "story" else stated


def _version(head: Head, headline: Headline, kind: StoryKind) -> Version:
    signals = {*head.signals}
    if headline.version.signal:
        signals.add(headline.version.signal)
    if kind == "withdrawn":
        signals.add("withdrawal")
    signal = next((known for known in _STRENGTH if known in signals), None)
    labels = (*head.labels, *headline.version.labels)
    return Version(headline.version.number, signal, labels)


def _agency(head: Head, tail: Tail) -> str:
    return (head.dateline.agency if head.dateline else "") or head.byline_credit or tail.agency


def _embargo(
    reading: Reading, raw: str, made: str | None, conventions: Conventions
) -> Embargo | None:
    if not raw:
        return None
    embargo = read_embargo(raw, conventions.timezone, made)
    if embargo.until is None:
        reading.notice(
            "embargo-unreadable",
            f"An embargo without a readable moment: {embargo.raw!r}. The story is held back.",
            warning=True,
        )
    return embargo


FORMAT = Format("text", sniff, parse)
