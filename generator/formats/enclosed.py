"""Bodies that came inside something else: a mail, a feed's entry, a table's cell, a framed wire.

Such a body is often an agency's text with dateline, notes and sign-off, so it is read by the
conventions of plain text; the facts of the fields around it win over what it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.errors import WireError
from generator.formats.blocks import Piece, compose, compose_paragraphs
from generator.formats.bodies import read_body
from generator.formats.conventions import Conventions
from generator.formats.embargoes import is_embargo, read_embargo
from generator.formats.headlines import Headline, read_headline
from generator.formats.heads import Head, read_head
from generator.formats.kinds import kind_of
from generator.formats.languages import detect_language
from generator.formats.notes import note_at
from generator.formats.reading import Reading
from generator.formats.securities import find_tickers
from generator.formats.stated import Stated
from generator.formats.storydates import story_date
from generator.formats.tails import Tail, read_tail
from generator.formats.titles import derive_title
from generator.model.ids import StoryId, text_id
from generator.model.story import (
    Block,
    BlockKind,
    Cut,
    Edtf,
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

LONGEST_BODY = 4 * 1024 * 1024
"""A body of more characters is cut off there, which a notice says: no story is as long."""

_STRENGTH: tuple[Signal, ...] = ("withdrawal", "correction", "repeat", "update")
_EDITORS = frozenset({"correction", "repeat", "update", "withdrawal", "media"})
_HELD_TITLE = re.compile(r"(?:Achtung:? )?Sperrfrist\b", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
_RULER = re.compile(r"(?:[-*_=+~.]|\* ){3,200}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body on its way to a story, in `text[start:end]`.

    `pieces` are its blocks where markup told them; without, they are made out of its lines.
    `placed` says that offsets in `text` are those of the decoded wire.
    """

    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...] | None = None
    placed: bool = False


def plain_body(text: str) -> Body:
    """The body of a plain text that stood in a field."""
    return Body(text, 0, len(text))


def marked_body(blocks: Iterable[tuple[str, BlockKind]]) -> Body:
    """The body of blocks that markup told."""
    text, made = compose_paragraphs(blocks)
    pieces = tuple(Piece(block.span.start, block.span.end, block.kind) for block in made)
    return Body(text, 0, len(text), pieces)


def read_all(
    parts: Iterable[tuple[Body, Stated] | WireError],
    wire: Wire,
    name: str,
    conventions: Conventions,
) -> tuple[Story, ...]:
    """The stories of a file of several; one that cannot be read is told of in a notice.

    Raises WireError where none can be read or none holds a text; `name` is the format's.
    """
    stories: list[Story] = []
    refused: list[WireError] = []
    for part in parts:
        if isinstance(part, WireError):
            refused.append(part)
            continue
        source = Source(wire.file, len(stories), name, wire.sha256)
        story = read_enclosed(*part, source, conventions)
        if story is not None:
            stories.append(story)
    if not stories:
        raise (
            refused[0]
            if refused
            else WireError(
                f"nothing in it has a text or a headline (read as {name}).",
                file=wire.file,
                remedy="See what it holds, or remove it.",
            )
        )
    if refused:
        message = f"{len(refused)} of the file's stories cannot be read: {refused[0].reason}"
        notices = (*stories[0].notices, Notice("stories-refused", message, "warning"))
        stories[0] = replace(stories[0], notices=notices)
    return tuple(stories)


def read_enclosed(
    body: Body, stated: Stated, source: Source, conventions: Conventions
) -> Story | None:
    """The story of a body and its fields; None where there is neither a text nor a title."""
    own = tuple(name for name in (stated.agency, stated.provider, *stated.credits) if name)
    conventions = replace(conventions, agencies=(*conventions.agencies, *own))
    reading = Reading(body.text)
    reading.notices.extend(stated.notices)
    end = min(body.end, body.start + LONGEST_BODY)
    if end < body.end:
        reading.notice("body-cut-off", f"Only {LONGEST_BODY} characters were read.", warning=True)
    tail = read_tail(reading, body.start, end, conventions)
    head = read_head(reading, body.start, tail.body_end, conventions)
    title = stated.title or head.title
    headline = read_headline(title) if title else Headline("")
    pieces = _pieces(reading, body, head, tail, headline)
    if stated.title:
        pieces = _without_repeats(reading, head, stated, pieces)
    elif not pieces and head.headline_spans:
        pieces = _put_back(reading, head)
    reading.cut_frame_marks(body.start, end)
    text, blocks = compose(reading.text, pieces)
    if not text:
        if not title:
            return None
        reading.notice("headline-only", "Only a headline: it was taken for the text.")
        text, blocks = compose_paragraphs([(headline.title or title, "paragraph")])
    if not body.placed:
        blocks = tuple(Block(block.span, block.kind) for block in blocks)
    return _story(_Read(reading, head, tail, headline, text, blocks), stated, source, conventions)


def _pieces(
    reading: Reading, body: Body, head: Head, tail: Tail, headline: Headline
) -> list[Piece]:
    if body.pieces is None:
        return read_body(reading, head, tail.body_end, digest=headline.kind == "digest")
    made: list[Piece] = []
    for piece in body.pieces:
        start, end = max(piece.start, head.body), min(piece.end, tail.body_end)
        raw = reading.text[start:end]
        if start < end and _RULER.fullmatch(raw.strip()):
            reading.cut("ruler", start, end)
        elif start < end and raw.strip() and not _is_editors(reading, head, start, end):
            lead = len(raw) - len(raw.lstrip())
            made.append(Piece(start + lead, start + len(raw.rstrip()), piece.kind))
    return made


def _is_editors(reading: Reading, head: Head, start: int, end: int) -> bool:
    """Whether a block is a note or an embargo between others; it is taken out then."""
    raw = reading.text[start:end]
    note = note_at(reading.text, start, end) if raw.startswith("(") else None
    if note and note.kind in _EDITORS and note.end == end:
        reading.cut("note", start, end)
        reading.note(note.kind, note.text, start)
        if note.signal:
            head.signals.append(note.signal)
        return True
    if is_embargo(raw) and not head.embargo and len(raw) < 400:
        head.embargo = raw
        reading.cut("embargo", start, end)
        return True
    return False


def _without_repeats(
    reading: Reading, head: Head, stated: Stated, pieces: list[Piece]
) -> list[Piece]:
    """The pieces where a title is stated: what the body's head took for one may be its first
    line, and goes back into the text unless it repeats the title or a dateline follows it."""
    known = _folded(stated.title), _folded(read_headline(stated.title).title)
    found = _folded(head.title)
    if not found:
        return pieces
    if found in known or _folded(read_headline(head.title).title) in known:
        return pieces
    if head.dateline and not stated.subtitle:
        if not any(found in one or one in found for one in known if one):
            head.subtitle = f"{head.title} {head.subtitle}".strip()
        return pieces
    if head.dateline:
        return pieces
    return [*_put_back(reading, head), *pieces]


def _put_back(reading: Reading, head: Head) -> list[Piece]:
    reading.cuts[:] = [cut for cut in reading.cuts if cut.kind not in {"headline", "subtitle"}]
    head.subtitle = ""
    return [Piece(start, end) for start, end in head.headline_spans]


def _folded(title: str) -> str:
    return _NOT_WORD.sub(" ", title.casefold()).strip()


@dataclass(frozen=True, slots=True)
class _Read:
    """All that was read of the body itself."""

    reading: Reading
    head: Head
    tail: Tail
    headline: Headline
    text: str
    blocks: tuple[Block, ...]


def _story(read: _Read, stated: Stated, source: Source, conventions: Conventions) -> Story:
    reading, head, tail, headline = read.reading, read.head, read.tail, read.headline
    title, title_source = _title(read)
    date, date_source = _date(read, stated)
    kind = _kind(read, stated)
    version = _version(read, stated, kind)
    holder = stated.rights.holder or tail.holder
    dateline = head.dateline.places if head.dateline else ()
    agency = (head.dateline.agency if head.dateline else "") or head.byline_credit or tail.agency
    tickers = (*stated.tickers, *find_tickers(read.text))
    return Story(
        id=StoryId(stated.guid) if stated.guid else text_id(read.text),
        source=source,
        title=title,
        title_source=title_source,
        text=read.text,
        blocks=read.blocks,
        kind=kind,
        date=date,
        date_source=date_source,
        language=stated.language
        or headline.language
        or detect_language(read.text, conventions.language),
        agency=stated.agency or agency or stated.provider,
        dateline=stated.places or dateline,
        byline=stated.byline or head.byline,
        signoff=tail.signoff,
        subtitle=stated.subtitle or head.subtitle,
        kicker=stated.kicker,
        slugline=stated.slugline or head.slugline,
        keywords=tuple(dict.fromkeys((*stated.keywords, *headline.keywords))),
        subjects=stated.subjects,
        genre=stated.genre or head.genre or headline.genre,
        urgency=stated.urgency,
        version=version,
        version_created=stated.version_created,
        embargo=stated.embargo or _embargo(read, conventions, date),
        rights=Rights(holder, stated.rights.terms),
        notes=(*stated.notes, *reading.notes),
        links=tuple(dict.fromkeys((*stated.links, *tail.links))),
        tickers=tuple(dict.fromkeys(tickers)),
        cuts=tuple(sorted(reading.cuts, key=_by_origin)),
        notices=tuple(reading.notices),
    )


def _by_origin(cut: Cut) -> tuple[int, int]:
    return cut.origin.start, cut.origin.end


def _title(read: _Read) -> tuple[str, TitleSource]:
    if read.headline.title:
        return read.headline.title, "stated"
    lead = next((block for block in read.blocks if block.kind == "paragraph"), read.blocks[0])
    return derive_title(lead.span.of(read.text).replace("\n", " ")), "derived"


def _date(read: _Read, stated: Stated) -> tuple[Edtf | None, str]:
    if stated.date:
        return stated.date, stated.date_source
    head = read.head
    return story_date(
        read.reading,
        crawl=head.crawl.edtf if head.crawl else None,
        stated=(head.dateline.date if head.dateline else None, head.date),
        moment=read.tail.moment,
        title=read.headline.title,
    )


def _kind(read: _Read, stated: Stated) -> StoryKind:
    told = kind_of(read.headline.title, read.text[:300], read.text)
    gone = read.headline.kind == "withdrawn" or told == "withdrawn"
    if gone or stated.version.signal == "withdrawal" or "withdrawal" in read.head.signals:
        return "withdrawn"
    kinds: tuple[StoryKind, ...] = (stated.kind, read.headline.kind, told)
    return next((kind for kind in kinds if kind != "story"), "story")


def _version(read: _Read, stated: Stated, kind: StoryKind) -> Version:
    own, marked = stated.version, read.headline.version
    signals = {signal for signal in (own.signal, marked.signal, *read.head.signals) if signal}
    if kind == "withdrawn":
        signals.add("withdrawal")
    number = own.number if own.number is not None else marked.number
    labels = dict.fromkeys((*own.labels, *read.head.labels, *marked.labels))
    signal = next((known for known in _STRENGTH if known in signals), None)
    return Version(number, signal, tuple(labels))


def _embargo(read: _Read, conventions: Conventions, date: Edtf | None) -> Embargo | None:
    title = read.headline.title
    held = title if _HELD_TITLE.match(title) else ""
    raw = read.head.embargo or read.tail.embargo or held
    if not raw:
        return None
    # The year of an embargo that names none is the one of the story's date.
    embargo = read_embargo(raw, conventions.timezone, date)
    if embargo.until is None:
        read.reading.notice(
            "embargo-unreadable",
            f"An embargo without a readable moment: {embargo.raw!r}. The story is held back.",
            warning=True,
        )
    return embargo


def stated_embargo(raw: str, until: Edtf | None) -> tuple[Embargo, tuple[Notice, ...]]:
    """An embargo of a field, with the notice that an unreadable one needs."""
    if until:
        return Embargo(raw, until), ()
    message = f"An embargo without a readable moment: {raw!r}. The story is held back."
    return Embargo(raw, None), (Notice("embargo-unreadable", message, "warning"),)
