"""What stands before a text's body: crawl prefix, marks, notes, headline, byline, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.formats import headlines
from generator.formats.bylines import read_byline
from generator.formats.conventions import Conventions
from generator.formats.crawls import CrawlPrefix, crawl_at
from generator.formats.datelines import Dateline, dateline_at
from generator.formats.dates import StatedDate, read_date
from generator.formats.embargoes import is_embargo
from generator.formats.lines import FRAME, Line, groups, line_at
from generator.formats.notes import note_at
from generator.formats.reading import Reading
from generator.model.story import Signal

_REACH = 4000
_LONGEST_HEADLINE = 170
_MOST_LINES = 14
_BLANK = re.compile(rf"[\s{FRAME}]*")
_HEADER = re.compile(r"(?<=\x01)[^\x01-\x04]{1,300}\x02")
_SLUG = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß.\-]{1,30}(?:/[\wÄÖÜäöüß.\-]{2,30}){1,6}/?=?")
_RULE = re.compile(r"[-*_=+~. ]{3,90}")
_PROTOCOL = re.compile(r"ZCZC.{0,40}|[a-z]{3}\d{4} \d .{1,60}|bc-[\w-]{2,60}")
_WEEKDAY = re.compile(
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Diens|Donners|Frei|Sams|Sonn)"
    r"[a-z]{0,6}\.?,? "
)
_CLOCK = re.compile(
    r"[,\-–/ ]{1,4}\d{1,2}[.:]\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?: ?Uhr)?"
    r"(?: (?:GMT|UTC|CES?T|MES?Z))?$"
)
_POINTS = re.compile(r"[*•] \S")
_OFFICE = re.compile(
    r"(?:The )?Associated Press(?: Writer)?|AP [A-Z][a-z]+(?: [A-Z][a-z]+)? Writer|Reuters|AFP"
)
_BELOW = re.compile(r"Utl\.: ?|={2,4} (?=.*={2,4}$)")
_STATEMENT = re.compile(r"[.;,…][\"”“«»')]*$")
# ANP: "N i e u w bericht, vervangt: …", with or without the letters spaced.
_REPLACES = re.compile(r"N ?i ?e ?u ?w bericht\b[,:]? ?(?P<what>.{0,200})")


@dataclass
class Head:
    """What was read before the body, which begins at the offset `body`."""

    body: int
    crawl: CrawlPrefix | None = None
    dateline: Dateline | None = None
    title: str = ""
    subtitle: str = ""
    kicker: str = ""
    slugline: str = ""
    genre: str = ""
    signals: list[Signal] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    byline: tuple[str, ...] = ()
    byline_credit: str = ""
    embargo: str = ""
    date: StatedDate | None = None
    headline_spans: list[tuple[int, int]] = field(default_factory=list)


def read_head(reading: Reading, start: int, end: int, conventions: Conventions) -> Head:
    """The head of the story in `[start, end)` of the reading's text; its parts become cuts."""
    text = reading.text
    position = _skip_frame(reading, start, end)
    crawl = crawl_at(text, position) if position < end else None
    if crawl and crawl.end <= end:
        reading.cut("crawl", position, crawl.end)
        position = crawl.end
    else:
        crawl = None
    position = _skip_blank(text, position, end)
    head = Head(position, crawl)
    found = _find_dateline(text, position, end, conventions)
    limit = found[0] if found else end
    position = _walk(reading, head, (position, limit), conventions, sure=found is not None)
    if found:
        at, dateline = found
        position = at
        # In a digest it belongs to the first of several items, and stays in its text.
        if headlines.read_headline(head.title).kind == "digest":
            head.byline_credit = head.byline_credit or dateline.agency
        else:
            reading.cut("dateline", at, dateline.end)
            head.dateline = dateline
            position = dateline.end
    head.body = _skip_blank(text, position, end)
    return head


def _skip_blank(text: str, position: int, end: int) -> int:
    match = _BLANK.match(text, position, end)
    return match.end() if match else position


def _skip_frame(reading: Reading, start: int, end: int) -> int:
    """Behind blanks and frame marks; a header between SOH and STX is one of them."""
    position = _skip_blank(reading.text, start, end)
    header = _HEADER.match(reading.text, position, end)
    while header:
        reading.cut("frame", header.start(), header.end())
        position = _skip_blank(reading.text, header.end(), end)
        header = _HEADER.match(reading.text, position, end)
    return position


def _find_dateline(
    text: str, start: int, end: int, conventions: Conventions
) -> tuple[int, Dateline] | None:
    """The first dateline at a line's start, or behind notes, before anything that reads as body."""
    position = start
    stop = min(end, start + _REACH)
    for _ in range(_MOST_LINES):
        position = _skip_blank(text, position, stop)
        note = note_at(text, position, stop)
        while note:
            position = _skip_blank(text, note.end, stop)
            note = note_at(text, position, stop)
        if position >= stop:
            return None
        dateline = dateline_at(text, position, conventions, end)
        if dateline:
            return position, dateline
        line = line_at(text, position, stop)
        if line.end - line.start > 300:
            return None
        raw = line.of(text)
        if len(raw) > _LONGEST_HEADLINE and _STATEMENT.search(raw) and not is_embargo(raw):
            return None
        position = line.end
    return None


def _walk(
    reading: Reading, head: Head, stretch: tuple[int, int], conventions: Conventions, *, sure: bool
) -> int:
    """Take in head lines of the stretch; answers where the body begins.

    With a dateline ahead (`sure`) everything before it is head; without, only what shows itself
    to be, and one headline.
    """
    text = reading.text
    position, limit = stretch
    while True:
        position = _skip_blank(text, position, limit)
        if position >= limit:
            return position
        note = note_at(text, position, limit)
        if note:
            reading.cut("note", position, note.end)
            reading.note(note.kind, note.text, position)
            head.genre = head.genre or note.genre
            if note.signal:
                head.signals.append(note.signal)
            position = note.end
            continue
        line = line_at(text, position, limit)
        if _take_line(reading, head, line, conventions, limit):
            position = line.end
            continue
        group = next(groups(text, position, limit))
        if not sure and (head.title or not _is_headline(text, group, limit)):
            return position
        position = _take_headline(reading, head, group, conventions, sure=sure)


def _take_line(
    reading: Reading, head: Head, line: Line, conventions: Conventions, limit: int
) -> bool:
    """Whether the line is one of the head's own kinds; it is taken in then."""
    raw = line.of(reading.text)
    if is_embargo(raw):
        head.embargo = raw
        reading.cut("embargo", line.start, line.end)
    elif headlines.is_take(raw):
        head.labels.append(raw)
        reading.cut("label", line.start, line.end)
    elif replaces := _REPLACES.fullmatch(raw):
        head.signals.append("update")
        reading.cut("note", line.start, line.end)
        reading.note("update", replaces["what"] or raw, line.start)
    elif _RULE.fullmatch(raw):
        reading.cut("ruler", line.start, line.end)
    elif _PROTOCOL.fullmatch(raw):
        reading.cut("frame", line.start, line.end)
    elif _SLUG.fullmatch(raw) and not head.slugline and line.end < limit and not head.title:
        head.slugline = raw.rstrip("=")
        reading.cut("slugline", line.start, line.end)
    elif (byline := read_byline(raw, conventions)) is not None:
        head.byline = (*head.byline, *byline[0])
        head.byline_credit = head.byline_credit or byline[1]
        reading.cut("byline", line.start, line.end)
    elif head.date is None and (stated := _date_line(raw)) is not None:
        head.date = stated
        reading.cut("date", line.start, line.end)
    else:
        return bool(head.title) and _take_below(reading, line)
    return True


def _take_below(reading: Reading, line: Line) -> bool:
    """Whether a line below the headline is a credit or one of Reuters' key points."""
    raw = line.of(reading.text)
    if _OFFICE.fullmatch(raw):
        reading.cut("credit", line.start, line.end)
    elif _POINTS.match(raw):
        reading.cut("note", line.start, line.end)
        reading.note("abstract", raw[2:], line.start)
    else:
        return False
    return True


def _date_line(raw: str) -> StatedDate | None:
    """The date a line consists of, with or without weekday and time, stated in full."""
    if len(raw) > 60:
        return None
    bare = _CLOCK.sub("", raw)
    match = _WEEKDAY.match(bare)
    stated = read_date(bare[match.end() :] if match else bare)
    return stated if stated and stated.year else None


def _is_headline(text: str, group: tuple[Line, ...], end: int) -> bool:
    """Whether a run of lines before a body without a dateline is its headline."""
    first = group[0].of(text)
    if len(group) > 1 and not headlines.is_chain(first):
        second = group[1].of(text)
        alone = len(first) <= 120 and len(second) > max(100, len(first) * 1.4)
        if not alone:
            longest = max(line.end - line.start for line in group)
            if len(group) > 3 or longest > 100 or len(first) > 90:
                return False
            if _STATEMENT.search(group[-1].of(text)):
                return False
    if headlines.is_chain(first):
        return len(first) <= 250
    if len(first) > _LONGEST_HEADLINE or len(first.split()) > 22 or _STATEMENT.search(first):
        return False
    if first.endswith(":") or not re.match(r"[\"„“»«'+]*[A-ZÄÖÜ0-9]", first):
        return False
    # Something must follow that a headline can stand above.
    return bool(text[group[0].end : end].strip())


def _take_headline(
    reading: Reading, head: Head, group: tuple[Line, ...], conventions: Conventions, *, sure: bool
) -> int:
    """Take in the group's leading headline lines; answers the offset behind them."""
    text = reading.text
    taken = [group[0]]
    for line in group[1:]:
        raw = line.of(text)
        longer = line.end - line.start > 150
        if longer or (not sure and _ends_headline(text, group)):
            break
        if read_byline(raw, conventions) or note_at(text, line.start, line.end + _REACH):
            break
        if _OFFICE.fullmatch(raw) or _POINTS.match(raw):
            break
        if _RULE.fullmatch(raw) or is_embargo(raw) or _date_line(raw):
            break
        taken.append(line)
    raw = " ".join(line.of(text) for line in taken)
    start, end = taken[0].start, taken[-1].end
    if not head.title:
        head.title = raw
        reading.cut("headline", start, end)
    else:
        shown = _BELOW.sub("", raw, count=1).rstrip("= ") if _BELOW.match(raw) else raw
        head.subtitle = f"{head.subtitle} {shown}".strip()
        reading.cut("subtitle", start, end)
    head.headline_spans.append((start, end))
    return end


def _ends_headline(text: str, group: tuple[Line, ...]) -> bool:
    """Whether only the group's first line is headline: the second is a paragraph."""
    return len(group[1].of(text)) > max(100, len(group[0].of(text)) * 1.4)
