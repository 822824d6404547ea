"""ANPA-1312: the wire of North American agencies (AP, Kyodo, CP).

Two header lines (`W2870asian`, `f l BC-LT--Mill     11-13 1049`: service and number; priority,
category, slug, month and day, words), lines that begin with a caret (slug with version, headline,
notes, byline, later subheads), paragraphs that begin with a tab, and a last line with the moment,
`AP-WF-11-13-13 1509GMT`. Deliveries that lost their control characters are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.errors import WireError
from generator.formats.bylines import read_byline
from generator.formats.conventions import Conventions
from generator.formats.decoding import Decoded, decode
from generator.formats.embargoes import read_embargo
from generator.formats.enclosed import Body, marked_body, read_all, stated_embargo
from generator.formats.format import Format
from generator.formats.private import holds_contact
from generator.formats.stated import Stated, moment
from generator.model.story import BlockKind, Edtf, Embargo, Note, Notice, Signal, Story, Version
from generator.model.wire import Wire

MOST_MESSAGES = 20_000

_FIRST = r"^[\x01 ]{0,8}(?P<service>[A-Za-z])(?P<number>\d{4})[\x1f ]?[\w-]{0,14}[ \t]*$"
_SECOND = (
    r"^(?P<priority>[a-z]) (?P<category>[a-z])[ \x11-\x14]{1,4}(?P<slug>\S[^\n]{2,50}?)\s+"
    r"(?P<month>\d{1,2})-(?P<day>\d{1,2})(?: +\d{0,5})?[ \t]*$"
)
_HEADER = re.compile(rf"{_FIRST}\n{_SECOND}", re.MULTILINE)
_CARETS = re.compile(r"^\^[^\n]{3,300}[<=][ \t]*$", re.MULTILINE)
_ENDS = re.compile(
    r"^[\x03\s]*[A-Z]{2,4}-[A-Z]{2,4}-(?P<mdy>\d\d-\d\d-\d\d) (?P<hm>\d{4})GMT<?\s*$"
)
_KYODO = re.compile(r"^[\x03\s]*[A-Z]{2,4}-\d\d:\d\d-(?P<dmy>\d\d-\d\d-\d\d)\s*$")
_SIGNED = re.compile(r"^\s*==\w{2,20}\s*$")
_WORDS = re.compile(r",\s?\d{1,5}$")
_TAKE = re.compile(
    r"(?:(?P<n>\d{1,2})(?:st|nd|rd|th) (?:Ld|Lead|Add|Sub|Writethru)[\w-]*|Urgent|Bulletin|Advisory"
    r"|Adv\w*|Kill|Withhold|Elim\w*|Correct\w*|Writethru|NewsAlert|Take \d{1,2})(?: .*)?",
    re.IGNORECASE,
)
_PHOTOS = re.compile(r"(?:With )?(?:AP|CP|Kyodo) (?:Photo|Graphic|Video|Audio)s?\b", re.IGNORECASE)
_EDITORS = re.compile(r"(?:Eds?|EDS|Editors?|EDITORS)\s?(?::|\.:)\s*|EDITOR'S NOTE\s?[_—-]\s*")
_RELEASE = re.compile(r"(?:ADV(?:ANCE)?\b|(?:EMBARGOED )?FOR RELEASE\b|EMBARGO)", re.IGNORECASE)
_NO_RELEASE = re.compile(r"for immediate release", re.IGNORECASE)
_CREDIT = re.compile(r"(?:By )?(?:The )?Associated Press(?:\b.{0,40})?|AP [A-Z][\w ]{2,40}")
_RULER = re.compile(r"[_*\-=. ]{2,60}")
_HALF = re.compile(r"(?<=\d)\{|(?<![\w{])\{(?![\w{])")
_SINGLE = re.compile(r"`([^`'\n]{1,200})'(?!\w)")
_US_ZONE = re.compile(r"\b(?P<zone>[ECMP])[SD]?T\b")
_US_ZONES = {
    "E": "America/New_York", "C": "America/Chicago", "M": "America/Denver",
    "P": "America/Los_Angeles",
}  # fmt: skip
_PRIORITIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
_OTHER_MARKS = str.maketrans("\x02\x04\x08\x10\x11\x12\x13\x14\x1f", "         ")


def sniff(wire: Wire) -> float:
    """0.95 for both header lines, 0.7 for a text that begins with caret lines."""
    opening = wire.raw[:800].replace(b"\r", b"").replace(b"\x16", b"").lstrip(b"\x00\x04 \t\n")
    text = opening.decode("latin-1")
    if _HEADER.match(text):
        return 0.95
    return 0.7 if _CARETS.match(text.lstrip("\x02")) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every message with a text. Raises WireError where there is none."""
    # Fill and control bytes would make a short alert look binary; a frame's SOH and ETX stay.
    raw = wire.raw.translate(bytes.maketrans(b"\x16\x00\x05\x06\x0e\x0f\x7f", b"       "))
    kept = raw.translate(bytes.maketrans(b"\x11\x12\x13\x14\x10\x1f\x08", b"       "))
    decoded = decode(kept, file=wire.file)
    text = re.sub(r"^ +(?=\x01|[A-Za-z]\d{4})", "", decoded.text, flags=re.MULTILINE)
    headers = list(_HEADER.finditer(text))
    if len(headers) > MOST_MESSAGES:
        raise WireError(
            f"holds {len(headers)} messages, more than the {MOST_MESSAGES} allowed.",
            file=wire.file,
            remedy="Split it.",
        )
    return read_all(_messages(text, headers, decoded, conventions), wire, "anpa1312", conventions)


def _messages(
    text: str, headers: list[re.Match[str]], decoded: Decoded, conventions: Conventions
) -> Iterator[tuple[Body, Stated]]:
    if not headers:
        yield _message(text, None, decoded, conventions)
    ends = [*(match.start() for match in headers), len(text)][1:]
    for header, end in zip(headers, ends, strict=True):
        yield _message(text[header.end() : end], header, decoded, conventions)


@dataclass
class _Head:
    """What the caret lines above the text say."""

    slugline: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    agency: str = ""
    number: int | None = None
    signal: Signal | None = None
    labels: list[str] = field(default_factory=list)
    embargo: str = ""
    notes: list[Note] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def _message(
    text: str, header: re.Match[str] | None, decoded: Decoded, conventions: Conventions
) -> tuple[Body, Stated]:
    lines = text.translate(_OTHER_MARKS).split("\n")
    date = _cut_end(lines)
    head = _Head(notices=list(decoded.notices))
    rest = _read_head(head, lines, conventions, carets="^" in text)
    # The blocks add to the head: editors' notes and credits stand among them.
    blocks = list(_blocks(head, lines[rest:]))
    embargo: Embargo | None = None
    held: tuple[Notice, ...] = ()
    if head.embargo:
        american = _US_ZONE.search(head.embargo)
        zone = _US_ZONES[american["zone"]] if american else conventions.timezone
        read = read_embargo(head.embargo, zone, date)
        embargo, held = stated_embargo(read.raw, read.until)
    stated = Stated(
        title=head.title,
        date=date,
        date_source="closing" if date else "stated",
        agency=head.agency,
        byline=head.byline,
        slugline=head.slugline or (header["slug"].strip() if header else ""),
        subjects=(f"anpa1312:{header['category']}",) if header else (),
        urgency=_PRIORITIES.get(header["priority"]) if header else None,
        version=Version(head.number, head.signal, tuple(head.labels)),
        embargo=embargo,
        notes=tuple(head.notes),
        notices=(*head.notices, *held, *_header_notice(header)),
    )
    return marked_body(blocks), stated


def _header_notice(header: re.Match[str] | None) -> Iterator[Notice]:
    if header:
        shown = " / ".join(line.strip("\x01 ") for line in header.group().split("\n"))
        yield Notice("wire-header", f"The wire's header: {shown}")


def _cut_end(lines: list[str]) -> Edtf | None:
    """Take the last lines of the frame off; the moment they state."""
    date: Edtf | None = None
    while lines:
        last = lines[-1].rstrip()
        ends, kyodo = _ENDS.match(last), _KYODO.match(last)
        if ends:
            date = date or _moment(ends["mdy"], "%m%d%y", ends["hm"])
        elif kyodo:
            date = date or _moment(kyodo["dmy"], "%d%m%y", "")
        elif last.strip("\x03 \t") and not _SIGNED.match(last):
            lines[-1] = last.replace("\x03", " ")
            return date
        lines.pop()
    return date


def _moment(day: str, order: str, clock: str) -> Edtf | None:
    first, second, year = day.split("-")
    month, date = (first, second) if order.startswith("%m") else (second, first)
    full = f"{'19' if int(year) >= 70 else '20'}{year}-{month}-{date}"
    return moment(f"{full}T{clock[:2]}:{clock[2:]}:00Z" if clock else full, "UTC")


def _read_head(head: _Head, lines: list[str], conventions: Conventions, *, carets: bool) -> int:
    """Take in the lines before the text; answers the index of the text's first line."""
    seen = 0
    for number, line in enumerate(lines):
        bare = line.strip("\x01\x03 \t")
        if not bare:
            continue
        opens = line.lstrip("\x01\x03 ").startswith("^")
        if not opens and (carets or line[:1] in " \t" or seen == 2):
            return number
        shown = _typed(bare.lstrip("^").rstrip("<=+ ").strip())
        if seen == 0 and (_slug(head, shown) or carets):
            seen = 1
        elif not _take_line(head, shown, conventions):
            if head.title and bare.endswith("="):
                return number
            seen = 2
            if not head.title:
                head.title = shown
            else:
                head.notes.append(Note("summary", shown))
    return len(lines)


def _slug(head: _Head, line: str) -> bool:
    """Whether a line is the slug with its version: `BC-US--Mill, 1st Ld-Writethru,416`."""
    bare = _WORDS.sub("", line)
    slug, *takes = [part.strip() for part in bare.split(",")]
    if not re.match(r"[A-Z]{2}-\S", slug):
        head.title = line
        return False
    head.slugline = slug
    for take in takes:
        match = _TAKE.fullmatch(take)
        if match is None:
            head.slugline = f"{head.slugline}, {take}"
            continue
        head.labels.append(take)
        if match["n"]:
            head.number = int(match["n"])
            head.signal = head.signal or "update"
    head.signal = _signal(bare) or head.signal
    return True


def _signal(line: str) -> Signal | None:
    folded = line.casefold()
    if re.search(r"\b(?:kill|withhold|elimination|withdrawn)\b", folded):
        return "withdrawal"
    return "correction" if re.search(r"\bcorrect(?:s|ion|ive)\b", folded) else None


def _take_line(head: _Head, line: str, conventions: Conventions) -> bool:
    """Whether a head line is a note, a byline, a credit or an embargo; it is taken in then."""
    editors = _EDITORS.match(line.removeprefix("("))
    if _PHOTOS.match(line):
        head.notes.append(Note("media", line))
    elif editors:
        note = line.removeprefix("(")[editors.end() :]
        note = note.removesuffix(")") if line.startswith("(") else note
        head.signal = head.signal if _signal(note) is None else _signal(note)
        _editors_note(head, note)
    elif _CREDIT.fullmatch(line):
        head.agency = head.agency or ("AP" if "AP" in line or "Associated" in line else "")
    elif _NO_RELEASE.match(line):
        head.notes.append(Note("release", line))
    elif _RELEASE.match(line):
        head.embargo = line
    elif (byline := read_byline(line, conventions)) is not None:
        head.byline = (*head.byline, *byline[0])
        head.agency = head.agency or byline[1]
    else:
        return False
    return True


def _editors_note(head: _Head, note: str) -> None:
    if holds_contact(note):
        dropped = "An editors' note with an address or a telephone number was left out."
        head.notices.append(Notice("private-dropped", dropped))
    elif note:
        head.notes.append(Note("editors", note))


def _blocks(head: _Head, lines: list[str]) -> Iterator[tuple[str, BlockKind]]:
    """The text's blocks: a tab or blanks open a paragraph, a caret a subhead; plain lines below a
    caret line are a table's rows, below a paragraph its continuation."""
    block: list[str] = []
    kind: BlockKind = "paragraph"
    indented = any(line[:1] in "\t " and line.strip() for line in lines)
    for line in [*lines, "\t"]:
        bare = line.strip("\x01\x03 \t")
        opens = line.startswith("^") or (line[:1] in "\t " if indented else not bare) or not bare
        # A caret line that carries columns is the head of the rows below it.
        if opens and block:
            yield from _block(head, block, kind)
            block = []
        if not bare:
            continue
        if line.startswith("^"):
            block, kind = [bare[1:].rstrip("<=")], "subhead"
        elif kind == "subhead" and block and not opens:
            kind = "table"
            block.append(bare)
        else:
            kind = "paragraph" if opens or not block else kind
            block.append(bare.rstrip("<"))


def _block(head: _Head, lines: list[str], kind: BlockKind) -> Iterator[tuple[str, BlockKind]]:
    shown = [_typed(line).strip() for line in lines]
    joined = " ".join(shown)
    if _RULER.fullmatch(joined):
        return
    editors = _EDITORS.match(joined)
    if editors:
        _editors_note(head, joined[editors.end() :])
        return
    if kind == "subhead" and _CREDIT.fullmatch(joined.rstrip("= ")):
        head.agency = head.agency or "AP"
        return
    if kind != "table":
        yield " ".join(joined.split()), kind
        return
    first = shown[0]
    if ";" not in first and not re.search(r"\S {1,}\S+ {1,}\S", first):
        yield first, "subhead"
        shown = shown[1:]
    yield "\n".join(_HALF.sub("½", line).replace(";", " | ") for line in shown), "table"


def _typed(line: str) -> str:
    """A line with the wire's substitutes put back: ` _ ` is a dash, two graves and two
    apostrophes are quotation marks."""
    dashed = re.sub(r"(?<=\s)_(?=\s)", "—", line)
    quoted = dashed.replace("``", "“").replace("''", "”")
    return _SINGLE.sub("‘\\1’", quoted).replace("`", "‘")


FORMAT = Format("anpa1312", sniff, parse)
