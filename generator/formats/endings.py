"""What desks put under a text: sign-offs, closing lines, trailers, marks of the wire protocol."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.formats.conventions import Conventions
from generator.formats.dates import MONTHS, read_date
from generator.model.story import Edtf, Signoff

# /author/DESK/editor, glued to the last sentence or after a blank.
_SIGNOFF = re.compile(
    r"(?:(?<=[.!?…\"“”„»«)\]*'’:;])|(?<=\s)|^)"
    r"(?P<raw>/(?P<codes>[a-zäöüß]{2,5}(?:/(?:[A-Z]{2,3}|[a-zäöüß]{2,5})){1,4})/?)$"
)
# The same without the first stroke stands only on a line of its own.
_CODES = re.compile(r"[a-zäöüß]{2,4}(?:/(?:[A-Z]{2}|[a-zäöüß]{2,4})){1,3}")
# dpa <author[/author]> <region> <type> <editor>
_AUTHOR = r"(?!xx|yy)/?[a-zäöüß]{2,5}(?:/[a-zäöüß]{2,5}){0,3}"
_CLOSING = re.compile(
    rf"(?P<agency>[A-Za-zÄÖÜäöü-]{{2,12}})(?P<authors>(?: {_AUTHOR}){{0,3}})"
    r"(?: (?P<region>(?:yy|xx)[a-z]{0,3}(?:/(?:yy|xx)[a-z]{0,3})?))?"
    rf"(?P<type>(?: [a-z]\d)*)(?P<editors>(?: {_AUTHOR}){{0,3}})"
)
# ats and sda: the agency and the codes in parentheses below the text.
_ENCLOSED = re.compile(
    r"\((?P<agency>[A-Za-z]{2,12})\\?/(?P<codes>[a-zäöüß]{2,4}(?:[ /][a-zäöüß]{2,4}){0,4})\)"
)
_MOMENT = re.compile(
    r"(?P<d>\d{2})(?P<h>\d{2})(?P<m>\d{2})\s+(?:GMT\s+|UTC\s+)?"
    r"(?P<mon>[A-Za-zäéû]{3,4})\.? (?P<y>\d{2})"
)
_TRAILER = re.compile(
    r"\((?:(?:Additional|Zusätzliche) )?(?:[Rr]eporting|Writing|Editing|Compiled|Bericht(?:et)?"
    r"|Reporter(?:in)?(?=:)|Redigiert|Geschrieben)\b(?P<who>.{0,600})\)",
    re.DOTALL,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright\b).{0,200}|dpa:\d{6}-[\d-]{4,20}/\d+", re.IGNORECASE)
_FRAME = re.compile(
    r"NNNN|ZCZC.{0,40}|[°^]|#{3,}|-0-|-30-|\(?(?:ENDE?|Ende|ends?|MORE|mf|FORTSETZUNG)\)?"
    r"|_{3,}|==\w{2,20}"
)
_REPEATED_CREDIT = re.compile(r" \((?P<credit>ANSA|EFE|Xinhua)\)\.?$| Enditem\.?$")
# (AWP), (KNA - pknkl-89-00123), (Schluss) um/pb, DJG/uta/pb, AFP: what closes a text besides.
_CREDIT_ALONE = re.compile(r"\(?(?P<credit>[A-Za-z][A-Za-z/. -]{1,24}?)(?: [-–] [\w-]{4,30})?\)?")
_CLOSED = re.compile(
    r"\((?:Schluss|Forts\.?|END)\)(?: (?P<codes>[a-zäöüß/*]{2,20}|Dow Jones Newswires))?"
)
_DESK = re.compile(r"[A-Z]{2,5}(?:/[a-zäöüß]{2,4}){1,4}")
_NUMBERED_DAY = re.compile(r"\(\d{1,5}/(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})\)")
_EASTERN = re.compile(
    r"(?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4}) \d{1,2}:\d{2} E[SD]?T \((?P<h>\d{1,2}):(?P<mi>\d{2})"
    r" GMT\)"
)
_CONTACT_LINE = re.compile(
    r"(?:Kontakte? (?:zum|zur|zu den) Autor(?:in|en)?|Kontakt|Contact|Write to .{2,60} at):?\s.*@.*"
    r"|[\w.+-]+@[\w.-]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """dpa's last line: who wrote, for which region, what type, who edited."""

    agency: str
    signoff: Signoff


def read_signoff(tail: str) -> Signoff | None:
    """The sign-off at the very end of `tail` (the last characters of a text, blanks stripped)."""
    match = _SIGNOFF.search(tail)
    if match is None:
        return None
    return _signoff(match["raw"], match["codes"])


def read_codes(line: str) -> Signoff | None:
    """A line that consists of a sign-off's codes alone (`jp/cw`), with or without first stroke."""
    if _CODES.fullmatch(line):
        return _signoff(line, line)
    return read_signoff(line) if line.startswith("/") else None


def _signoff(raw: str, codes: str) -> Signoff:
    parts = codes.split("/")
    people = [part for part in parts if not part.isupper()]
    desk = next((part for part in parts if part.isupper()), "")
    editor = people[-1] if len(people) > 1 else ""
    return Signoff(raw, people[0] if people else "", desk, editor)


def read_closing(line: str, conventions: Conventions) -> ClosingLine | None:
    """The closing line `dpa abc yyhe n1 xyz`; None where `line` is none.

    Without a region or type it needs at least two codes, so that "dpa sagt" stays text.
    """
    if len(line) > 60:
        return None
    enclosed = _ENCLOSED.fullmatch(line)
    if enclosed and conventions.is_credit(enclosed["agency"]):
        own, *others = re.split("[ /]", enclosed["codes"])
        return ClosingLine(enclosed["agency"], Signoff(line, own, "", others[-1] if others else ""))
    match = _CLOSING.fullmatch(line)
    if match is None or not conventions.is_credit(match["agency"]):
        return None
    codes = match["authors"].split() + match["editors"].split()
    if not match["region"] and not match["type"] and len(codes) < 2:
        return None
    authors = match["authors"].split()
    editor = match["editors"].strip()
    if not editor and len(authors) > 1:
        editor = authors.pop()
    author = authors[0].lstrip("/") if authors else ""
    desk = " ".join(part for part in (match["region"] or "", match["type"].strip()) if part)
    return ClosingLine(match["agency"], Signoff(line, author, desk, editor))


def is_closed(line: str, conventions: Conventions) -> bool:
    """Whether a line says no more than that the text is over, or whose it was."""
    if _CLOSED.fullmatch(line) or _DESK.fullmatch(line):
        return True
    alone = _CREDIT_ALONE.fullmatch(line) if len(line) <= 40 else None
    return alone is not None and conventions.is_credit(alone["credit"].strip())


def is_contact(line: str) -> bool:
    """Whether a line only says how to reach who wrote the text."""
    return len(line) <= 140 and bool(_CONTACT_LINE.fullmatch(line))


def read_day(line: str) -> Edtf | None:
    """The date of a closing line that holds no code of the protocol: epd's `(1234/04.05.2031)`,
    Dow Jones' `May 04, 2031 04:15 ET (08:15 GMT)`."""
    numbered = _NUMBERED_DAY.fullmatch(line)
    if numbered:
        stated = read_date(f"{numbered['d']}.{numbered['m']}.{numbered['y']}")
        return stated.edtf if stated else None
    eastern = _EASTERN.fullmatch(line)
    stated = read_date(eastern["day"]) if eastern else None
    if eastern is None or stated is None or int(eastern["h"]) > 23:
        return None
    return f"{stated.edtf}T{int(eastern['h']):02}:{eastern['mi']}:00+00:00"


def read_moment(line: str) -> Edtf | None:
    """The line `DDHHMM GMT Mon YY` as a moment in UTC. Two-digit years from 70 on are 19xx."""
    match = _MOMENT.fullmatch(line.strip("\x03 "))
    month = MONTHS.get(match["mon"].casefold()) if match else None
    if match is None or month is None:
        return None
    year = int(match["y"]) + (1900 if int(match["y"]) >= 70 else 2000)
    day, hour, minute = int(match["d"]), int(match["h"]), int(match["m"])
    if not (1 <= day <= 31 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00+00:00"


def is_trailer(paragraph: str) -> bool:
    """Whether a paragraph tells only who reported, wrote and edited."""
    return len(paragraph) <= 700 and bool(_TRAILER.fullmatch(paragraph))


def is_copyright(line: str) -> bool:
    """Whether a line only says who holds the text."""
    return len(line) <= 200 and bool(_COPYRIGHT.fullmatch(line))


def is_frame(line: str) -> bool:
    """Whether a line is a mark of the wire, not of the story."""
    return len(line) <= 50 and bool(_FRAME.fullmatch(line))


def repeated_credit(tail: str) -> int:
    """How many characters at the end of `tail` only repeat the agency (` (ANSA).`)."""
    match = _REPEATED_CREDIT.search(tail)
    return len(match.group()) if match else 0
