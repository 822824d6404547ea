"""IPTC 7901: the text wire of European agencies, framed by SOH, STX, ETX and EOT.

A header line (`eca0003 3 i 380 dpa 0045`: service and number, urgency, category, words, what the
agency likes), a line of slugs, a headline block whose end is a `=`, the text, and behind ETX the
only date, `DDHHMM GMT Mon YY`. Deliveries that lost their control characters are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.errors import WireError
from generator.formats.bylines import read_byline
from generator.formats.conventions import Conventions
from generator.formats.decoding import decode
from generator.formats.embargoes import is_embargo, read_embargo
from generator.formats.enclosed import Body, read_enclosed, stated_embargo
from generator.formats.endings import read_moment
from generator.formats.format import Format
from generator.formats.headlines import is_take
from generator.formats.lines import Line, groups
from generator.formats.notes import note_at
from generator.formats.stated import Stated
from generator.model.story import Cut, Embargo, Note, Notice, Signal, Source, Story, Version
from generator.model.text import Span
from generator.model.wire import Wire

MOST_MESSAGES = 20_000
"""A file of more messages is refused."""

_HEADER = re.compile(
    r"^[\x01\x7f ]{0,8}(?P<service>[A-Za-z]{2,4})(?P<number>\d{3,5}) (?P<urgency>[0-9]) "
    r"(?P<category>[A-Za-z]{1,3}) {1,3}(?P<words>\d{1,5})(?: [^\n\x02\x03]{0,60})?$",
    re.MULTILINE,
)
_SNIFFED = re.compile(
    rb"(?P<mark>\x01?)[\x7f ]{0,4}[A-Za-z]{2,4}\d{3,5} [0-9] [A-Za-z]{1,3} {1,3}\d{1,5}"
    rb"(?: [^\n]*)?\r?\n"
)
_LEADING = b" \t\r\n\x00\x02\x03\x04\x16\x7f"
_LONGEST_HEAD = 3000
_MOST_LINES = 20
_BYLINE = re.compile(r"(?:By|Von|Par)\s+")
_TRAILING = re.compile(r"[ \t]+\n(?=\S)")
_ENDS = "\x03\x04 \t\n"
_SLUG_PARTS = re.compile(r"\s*/\s*")
# Fill characters of the line, which mean nothing.
_FILL = bytes.maketrans(b"\x00\x16\x7f", b"   ")


def sniff(wire: Wire) -> float:
    """0.97 with a frame mark before the header line, 0.9 without."""
    opening = wire.raw[:600].lstrip(_LEADING)
    match = _SNIFFED.match(opening)
    if match is None:
        return 0.0
    return 0.97 if match["mark"] else 0.9


def parse(wire: Wire, conventions: Conventions) -> Iterator[Story]:
    """Every message of the wire. Raises WireError where none holds a text."""
    decoded = decode(wire.raw.translate(_FILL), file=wire.file)
    # A blank before each line end would read as two within a paragraph. Offsets in the wire are
    # given up for that, where it occurs.
    trimmed = _TRAILING.sub("\n", decoded.text)
    placed = trimmed == decoded.text
    decoded = replace(decoded, text=trimmed)
    headers = list(_HEADER.finditer(decoded.text))
    if len(headers) > MOST_MESSAGES:
        raise WireError(
            f"holds {len(headers)} messages, more than the {MOST_MESSAGES} allowed.",
            file=wire.file,
            remedy="Split it.",
        )
    index = 0
    ends = [*(match.start() for match in headers), len(decoded.text)][1:]
    for header, end in zip(headers, ends, strict=True):
        source = Source(wire.file, index, "iptc7901", wire.sha256)
        body = Body(decoded.text, header.end(), end, placed=placed)
        story = _read_message(body, header, decoded.notices, source, conventions)
        if story is not None:
            yield story
            index += 1
    if index == 0:
        raise WireError("no message with a text (IPTC 7901).", file=wire.file)


@dataclass
class _Head:
    """What stands between the header line and the text."""

    end: int
    slugline: str = ""
    kicker: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    credit: str = ""
    genre: str = ""
    embargo: str = ""
    labels: list[str] = field(default_factory=list)
    signal: Signal | None = None
    notes: list[Note] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)


def _read_message(
    body: Body,
    header: re.Match[str],
    notices: tuple[Notice, ...],
    source: Source,
    conventions: Conventions,
) -> Story | None:
    """The story of the message that `header` opens; `body` is all of it behind that line."""
    text = body.text
    head = _read_head(text, body.start, body.end, conventions)
    first = header.start() + len(header.group()) - len(header.group().lstrip(" \x7f"))
    head.cuts.append(Cut("frame", Span(first, header.end()), header.group().lstrip(" \x7f")))
    embargo: Embargo | None = None
    held: tuple[Notice, ...] = ()
    if head.embargo:
        # The moment behind ETX gives the year, where the embargo names none.
        sent = read_moment(text[body.start : body.end].rstrip(_ENDS).rpartition("\n")[2])
        read = read_embargo(head.embargo, conventions.timezone, sent)
        embargo, held = stated_embargo(read.raw, read.until)
    stated = Stated(
        title=head.title,
        kicker=head.kicker,
        byline=head.byline,
        slugline=head.slugline,
        subjects=(f"iptc7901:{header['category'].lower()}",),
        genre=head.genre,
        urgency=int(header["urgency"]) or None,
        version=Version(None, head.signal, tuple(head.labels)),
        notes=tuple(head.notes),
        embargo=embargo,
        notices=(*notices, *held),
    )
    story = read_enclosed(replace(body, start=head.end), stated, source, conventions)
    if story is None:
        return None
    cuts = sorted((*head.cuts, *story.cuts), key=lambda cut: cut.origin.start)
    return replace(story, cuts=tuple(cuts), agency=story.agency or head.credit)


def _read_head(text: str, start: int, end: int, conventions: Conventions) -> _Head:
    """Slugs and headline block; nothing is taken where no `=` ends one."""
    limit = min(end, start + _LONGEST_HEAD)
    lines: list[tuple[int, Line]] = []
    closed = False
    for number, group in enumerate(groups(text, start, limit)):
        lines += [(number, line) for line in group]
        closing = next((n for n, (_, one) in enumerate(lines) if one.of(text)[-1] == "="), None)
        if closing is not None:
            del lines[closing + 1 :]
            closed = True
            break
        if number == 2 or len(lines) > _MOST_LINES:
            break
    head = _Head(start)
    if not closed:
        return head
    stx = text.find("\x02", start, lines[-1][1].start)
    _cut_marks(head, text, start, lines[-1][1].end)
    last = lines[-1][0]
    slugs = [line for n, line in lines if (line.start < stx if stx >= 0 else n < last)]
    block = [line for n, line in lines if not (line.start < stx if stx >= 0 else n < last)]
    if not slugs and len(block) > 1 and block[0].of(text).endswith("/"):
        slugs = [block.pop(0)]
    _take_slugs(head, text, slugs)
    _take_block(head, text, block, conventions)
    head.end = lines[-1][1].end
    return head


def _cut_marks(head: _Head, text: str, start: int, end: int) -> None:
    for match in re.compile(r"[\x01-\x04]").finditer(text, start, end):
        head.cuts.append(Cut("frame", Span(match.start(), match.end()), match.group()))


def _take(head: _Head, kind: str, text: str, start: int, end: int) -> None:
    head.cuts.append(Cut(kind, Span(start, end), text[start:end]))


def _take_slugs(head: _Head, text: str, lines: list[Line]) -> None:
    parts = [part for line in lines for part in _SLUG_PARTS.split(line.of(text)) if part]
    head.slugline = "/".join(parts)
    for line in lines:
        _take(head, "slugline", text, line.start, line.end)


def _take_block(head: _Head, text: str, lines: list[Line], conventions: Conventions) -> None:
    """Labels, notes, headline and byline of the headline block, in any order."""
    titles: list[str] = []
    position = -1
    for number, line in enumerate(lines):
        if line.start < position:  # a note that runs over several lines
            continue
        raw = line.of(text).rstrip("= ")
        note = note_at(text, line.start, lines[-1].end)
        if note:
            head.notes.append(Note(note.kind, note.text))
            head.genre = head.genre or note.genre
            head.signal = head.signal or note.signal
            _take(head, "note", text, line.start, note.end)
            position = note.end
            rest = text[note.end : lines[-1].end].strip("= \n")
            if not rest and note.end < lines[-1].end:
                _take(head, "mark", text, lines[-1].end - 1, lines[-1].end)
            continue
        if number and raw[:1] == "(" and raw[-1:] == ")" and titles:
            head.notes.append(Note("editorial", raw[1:-1].strip()))
            kind = "note"
        elif is_take(raw):
            head.labels.append(raw)
            head.signal = head.signal or ("repeat" if raw == "REFILE" else "update")
            kind = "label"
        elif is_embargo(raw) and not head.embargo:
            head.embargo = raw
            kind = "embargo"
        elif _is_byline(head, raw, conventions):
            kind = "byline"
        elif raw.endswith(":") and number + 1 < len(lines) and not titles:
            head.kicker = raw.rstrip(":").strip()
            kind = "kicker"
        else:
            titles.append(raw)
            kind = "headline"
        _take(head, kind, text, line.start, line.end)
    head.title = " ".join(title for title in titles if title)


def _is_byline(head: _Head, raw: str, conventions: Conventions) -> bool:
    """Whether a line is a byline; a newspaper behind the name is its credit."""
    if not _BYLINE.match(raw):
        return False
    byline = read_byline(raw, conventions)
    if byline is None:
        name, _, paper = raw.partition(",")
        byline = read_byline(name, conventions)
        if byline is None:
            return False
        head.notes.append(Note("credits", paper.strip())) if paper.strip() else None
    head.byline = (*head.byline, *byline[0])
    head.credit = head.credit or byline[1]
    return True


FORMAT = Format("iptc7901", sniff, parse)
