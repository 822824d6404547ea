"""What stands after a text's body: closing lines, sign-off, trailers, notebook, private parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.formats import endings
from generator.formats.conventions import Conventions
from generator.formats.embargoes import is_embargo
from generator.formats.lines import FRAME
from generator.formats.notebooks import notebook_notes
from generator.formats.private import holds_contact, private_start
from generator.formats.reading import Reading
from generator.model.story import Edtf, Signoff

_NOTEBOOK = re.compile(r"^#{0,2}[ \t]?(?:Notizblock|NOTEBOOK|Notebook)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"https?://[^\s<>\"')\]]{3,300}")
_EQS_END = re.compile(
    r"^[ \t]*(?:Ende der Mitteilung|End of (?:Announcement|News|Media Release))\b", re.MULTILINE
)
# What stands below a text although it is none of it: where to reach its authors, and what the law
# asks banks to say of their studies.
_AUTHORS = re.compile(
    r"^To contact the (?:reporter|editor|author)s?\b|^Rückfragen (?:bitte )?an die Redaktion\b",
    re.MULTILINE,
)
_DISCLOSURE = re.compile(
    r"^(?:Veröffentlichung der Original-Studie|Erstmalige (?:Weitergabe|Veröffentlichung) der "
    r"Original-Studie|Hinweis: (?:Informationen zur Offenlegungspflicht|ABN|.{0,60}WpHG))",
    re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^Original-Content von: (?P<issuer>.{2,100}?), übermittelt durch [^\n]{2,40}$", re.MULTILINE
)
_WINDOW = 1000


@dataclass
class Tail:
    """What was read after the body, which ends at the offset `body_end`."""

    body_end: int
    signoff: Signoff | None = None
    agency: str = ""
    moment: Edtf | None = None
    holder: str = ""
    issuer: str = ""
    embargo: str = ""
    links: list[str] = field(default_factory=list)


def read_tail(reading: Reading, start: int, end: int, conventions: Conventions) -> Tail:
    """The tail of the story in `[start, end)`; its parts become cuts, private ones without copy."""
    text = reading.text
    tail = Tail(end)
    _strip_lines(reading, tail, start, conventions)
    _drop_private(reading, tail, start)
    _cut_notebook(reading, tail, start)
    _strip_lines(reading, tail, start, conventions)
    match = _EQS_END.search(text, start, tail.body_end)
    if match:
        reading.cut("frame", match.start(), tail.body_end)
        tail.body_end = match.start()
        _strip_lines(reading, tail, start, conventions)
    if _cut_below(reading, tail, start):
        _strip_lines(reading, tail, start, conventions)
    return tail


def _cut_below(reading: Reading, tail: Tail, start: int) -> bool:
    """Take off what follows a text: its authors' addresses, legal disclosures, the issuer's
    mark."""
    before = tail.body_end
    original = _ORIGINAL.search(reading.text, start, tail.body_end)
    if original:
        tail.issuer = original["issuer"]
        reading.note("credits", original.group(), original.start())
        reading.cut("credit", original.start(), tail.body_end)
        tail.body_end = original.start()
    authors = _AUTHORS.search(reading.text, start, tail.body_end)
    if authors:
        reading.cut("contact", authors.start(), tail.body_end, private=True)
        tail.body_end = authors.start()
    disclosure = _DISCLOSURE.search(reading.text, start, tail.body_end)
    if disclosure:
        raw = reading.text[disclosure.start() : tail.body_end]
        reading.note("service", raw[:1000], disclosure.start())
        reading.cut("disclosure", disclosure.start(), tail.body_end)
        tail.body_end = disclosure.start()
    return tail.body_end < before


def _drop_private(reading: Reading, tail: Tail, start: int) -> None:
    at = private_start(reading.text, start, tail.body_end)
    if at is None:
        return
    count = len(reading.text[at : tail.body_end].strip())
    reading.cut("private", at, tail.body_end, private=True)
    reading.notice(
        "private-dropped", f"{count} characters not meant for publication were left out."
    )
    tail.body_end = at


def _cut_notebook(reading: Reading, tail: Tail, start: int) -> None:
    match = _NOTEBOOK.search(reading.text, start, tail.body_end)
    if match is None:
        return
    raw = reading.text[match.start() : tail.body_end]
    for kind, note, at in notebook_notes(raw):
        held = is_embargo(note)
        if held:
            tail.embargo = tail.embargo or note
        reading.note("embargo" if held else kind, note, match.start() + at)
    # Telephone numbers and mail addresses in a notebook are for editors: no copy then.
    reading.cut("notebook", match.start(), tail.body_end, private=holds_contact(raw))
    tail.links.extend(link.rstrip(".,;") for link in _LINK.findall(raw))
    tail.body_end = match.start()


def _strip_lines(reading: Reading, tail: Tail, start: int, conventions: Conventions) -> None:
    """Take closing parts off the end, one after the other, until none is left."""
    text = reading.text
    while True:
        end = tail.body_end
        while end > start and (text[end - 1].isspace() or text[end - 1] in FRAME):
            if text[end - 1] in FRAME:
                reading.cut("frame", end - 1, end)
            end -= 1
        tail.body_end = end
        if end <= start or not _strip_one(reading, tail, start, conventions):
            return


def _strip_one(reading: Reading, tail: Tail, start: int, conventions: Conventions) -> bool:
    """Take off the last closing part, if the text ends in one."""
    text, end = reading.text, tail.body_end
    begin = max(start, text.rfind("\n", start, end) + 1)
    for mark in FRAME:
        begin = max(begin, text.rfind(mark, start, end) + 1)
    line = text[begin:end].strip() if end - begin <= 400 else ""
    if line and _strip_line(reading, tail, begin, line, conventions):
        tail.body_end = begin
        return True
    window = text[max(start, end - _WINDOW) : end]
    if tail.signoff is None and (signoff := endings.read_signoff(window[-60:])):
        tail.signoff = signoff
        tail.body_end = end - len(signoff.raw)
        reading.cut("signoff", tail.body_end, end)
        return True
    length = endings.repeated_credit(window[-40:])
    if length:
        reading.cut("credit", end - length, end)
        tail.body_end = end - length
        return True
    opening = _trailer_start(window)
    if opening is None:
        return False
    at = end - len(window) + opening
    raw = text[at:end]
    private = holds_contact(raw)
    if not private:
        reading.note("credits", raw.strip("() \n"), at)
    reading.cut("trailer", at, end, private=private)
    tail.body_end = at
    return True


def _strip_line(
    reading: Reading, tail: Tail, begin: int, line: str, conventions: Conventions
) -> bool:
    """Whether the last line is a closing line; it is taken in then."""
    end = tail.body_end
    closing = endings.read_closing(line, conventions)
    if closing:
        tail.agency = tail.agency or closing.agency
        tail.signoff = tail.signoff or closing.signoff
        reading.cut("closing", begin, end)
    elif (moment := endings.read_moment(line)) is not None:
        tail.moment = tail.moment or moment
        reading.cut("moment", begin, end)
    elif (day := endings.read_day(line)) is not None:
        tail.moment = tail.moment or day
        reading.cut("moment", begin, end)
    elif endings.is_contact(line):
        reading.cut("contact", begin, end, private=True)
    elif endings.is_frame(line):
        reading.cut("frame", begin, end)
    elif endings.is_copyright(line):
        tail.holder = tail.holder or line
        reading.cut("copyright", begin, end)
    elif line.startswith("((") and line.endswith("))"):
        reading.cut("contact", begin, end, private=True)
    elif tail.signoff is None and (codes := endings.read_codes(line)) is not None:
        tail.signoff = codes
        reading.cut("signoff", begin, end)
    elif endings.is_closed(line, conventions):
        reading.cut("closing", begin, end)
    else:
        return False
    return True


def _trailer_start(window: str) -> int | None:
    """Where a trailer in parentheses at the end of `window` opens."""
    if not window.endswith(")"):
        return None
    depth = 0
    for offset in range(len(window) - 1, -1, -1):
        depth += (window[offset] == ")") - (window[offset] == "(")
        if depth == 0:
            return offset if endings.is_trailer(window[offset:]) else None
    return None
