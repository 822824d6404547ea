"""Datelines: where a text was written, when, and for which agency.

Forms of some fifteen agencies, each with a known credit; a parenthesis with anything else (a party,
a company) is left in the text. All patterns look at the first 160 characters only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.formats.conventions import Conventions
from generator.formats.dates import MONTH, StatedDate, read_date
from generator.formats.towns import read_towns
from generator.formats.wordsets import word_set
from generator.model.story import Place

REACH = 160

_WEEKDAYS = word_set(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_CREDIT = re.compile(r"\(([^()\n]{2,40})\)")
# What parts the dateline from the text: a dash, `.-`, a full stop, or (AFP, ats) only a blank.
_SEPARATOR = re.compile(r"\.?\s{0,3}(?:--|[-–—_])|[.:](?=\s)")
_BARE = re.compile(r"\s+(?=[\"„“»'‚(]{0,2}[A-ZÄÖÜ0-9])|\s*$")

_OTHERS: tuple[re.Pattern[str], ...] = (
    # OMSK, May 5. /TASS/.
    re.compile(
        rf"(?P<places>[A-Z][A-Z .'\-]{{1,40}}), (?P<date>{MONTH} \d{{1,2}})\. /(?P<credit>TASS)/\."
    ),
    # NARA, Japan, Dec. 9 Kyodo -
    re.compile(
        r"(?P<places>[A-Z][A-Z .'\-]{1,40})(?:, (?P<region>[A-Z]\w{1,20}))?, "
        rf"(?P<date>{MONTH} \d{{1,2}}) (?P<credit>Kyodo) -"
    ),
    # Odense /ritzau/:
    re.compile(r"(?P<places>[A-ZÆØÅ][\wæøåÆØÅ .\-]{1,30}) /(?P<credit>[Rr]itzau)/:"),
    # (ANSA) - PISA, 1 LUG -
    re.compile(
        r"\((?P<credit>ANSA)\) ?- ?(?P<places>[A-Z][\w ']{1,30}), "
        rf"(?P<date>\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}) ?-"
    ),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of the decoded wire; `end` is the offset where the text after it begins."""

    places: tuple[Place, ...]
    agency: str
    end: int
    date: StatedDate | None = None


def dateline_at(
    text: str, start: int, conventions: Conventions, end: int | None = None
) -> Dateline | None:
    """The dateline that begins exactly at `start` and lies before `end`, or None."""
    head = text[start : min(start + REACH, len(text) if end is None else end)]
    if not head or not (head[0].isupper() or head[0] in "('’"):
        return None
    for pattern in _OTHERS:
        match = pattern.match(head)
        if match:
            return _of_pattern(match, start)
    # All before the credit stands on one line: a town in the next one has a headline before it.
    line_end = head.find("\n") if "\n" in head else len(head)
    for credit in _CREDIT.finditer(head, 0, line_end):
        if conventions.is_credit(credit[1]):
            return _before_credit(head, credit, start)
    return None


def _of_pattern(match: re.Match[str], start: int) -> Dateline | None:
    fields = match.groupdict()
    places = read_towns(fields["places"])
    if places is None:
        return None
    if fields.get("region"):
        places = (*places[:-1], replace(places[-1], region=fields["region"]))
    end = start + _skip_blanks(match.string, match.end())
    date = read_date(fields["date"]) if fields.get("date") else None
    return Dateline(places, fields["credit"], end, date)


def _before_credit(head: str, credit: re.Match[str], start: int) -> Dateline | None:
    before = " ".join(head[: credit.start()].split())
    origin = _places_and_date(before) if before else ((), None)
    if origin is None:
        return None
    places, date = origin
    rest = head[credit.end() :]
    separator = _SEPARATOR.match(rest) or _BARE.match(rest)
    if separator is None:
        return None
    end = _skip_blanks(head, credit.end() + separator.end())
    return Dateline(places, credit[1].strip(), start + end, date)


def _skip_blanks(head: str, position: int) -> int:
    return len(head) - len(head[position:].lstrip())


def _places_and_date(before: str) -> tuple[tuple[Place, ...], StatedDate | None] | None:
    """The places and the date of `LYON, France, Jan 2, 2031`; None if it is no such thing."""
    towns, *rest = before.split(", ")
    places = read_towns(towns)
    if places is None or len(rest) > 4:
        return None
    date: StatedDate | None = None
    regions: list[str] = []
    while rest:
        # A year stands behind a comma of its own: try the longer reading first.
        for width in (2, 1):
            date = date or read_date(", ".join(rest[:width]).rstrip("."))
            if date:
                rest = rest[width:]
                break
        if date:
            break
        regions.append(rest.pop(0))
    if rest or any(read_towns(region) is None for region in regions):
        return None
    regions = [region for region in regions if region.casefold() not in _WEEKDAYS]
    if len(regions) > 1:
        # BERLIN, MOSKAU, PARIS (AFP): towns in a row, told from regions by their capitals.
        more = tuple(place for region in regions for place in read_towns(region) or ())
        return (*places, *more), date
    if regions:
        places = (*places[:-1], replace(places[-1], region=regions[0].strip()))
    return places, date
