"""Dates told from another that a story names before: `am Tag darauf`, `im Vorjahresquartal`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from generator.annotate.times.rules import Windows, rule
from generator.annotate.times.when import When
from generator.annotate.times.words import NUMBER, NUMBERS
from generator.model.marks import TimeMark
from generator.model.story import Edtf
from generator.model.text import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IN_A_YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
_PERIOD = re.compile(r"(?:\d{4}-\d\d/)?(?P<year>\d{4})-(?P<part>0[1-9]|1[0-2]|3[3-6]|4[01])")
_QUARTER = re.compile(r"\d{4}-3[3-6]")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NEAR = 800
"""Characters behind a period within which a `Vorjahreszeitraum` is told from it."""

_NEVER = 9999, 12
"""By when all is over for a story without a date."""

_DAY_AWAY = rule(
    "day-from-day",
    r"\b(?:(?:[Aa]m|[Vv]om) (?P<eve>Vortag|(?:Abend|Morgen|Nachmittag|Mittag) (?:zuvor|davor))"
    r"|(?:[Tt]ags|[Aa]m Tag|[Ee]inen Tag) (?P<way>zuvor|vorher|darauf|danach|später)"
    rf"|(?i:{NUMBER}) Tage (?P<days>zuvor|vorher|darauf|danach|später)"
    r"|[Aa]m (?:nächsten|folgenden) (?P<next>Tag)|[Aa]m (?P<same>selben|gleichen) Tag)\b",
    lambda *_: None,
    0.7,
    signs="Vortag ags Tag uvor davor",
)
_YEARS_AWAY = rule(
    "year-from-year",
    rf"\b(?:(?i:{NUMBER}) Jahre? (?P<years>zuvor|davor|vorher|darauf|danach|später)"
    r"|(?:[Nn]och )?[Ii]m (?P<same>selben|gleichen) Jahr|[Ii]m (?P<eve>Vorjahr))\b",
    lambda *_: None,
    0.7,
    signs="Jahr Vorjahr",
)
_YEAR_BEFORE = rule(
    "period-from-period",
    r"\b(?:[Ii]m |[Zz]um |dem )?Vorjahres(?P<unit>quartal|zeitraum|monat)s?\b",
    lambda *_: None,
    0.6,
    signs="Vorjahres",
)


def marks(
    windows: Windows, found: Sequence[TimeMark], when: Callable[[int], When | None]
) -> Iterator[TimeMark]:
    """The dates told from those found, or from one told so before; `when` gives the story's date
    and the tense at an offset."""
    for one, value_of in ((_DAY_AWAY, _day), (_YEARS_AWAY, _year), (_YEAR_BEFORE, _period)):
        told: list[TimeMark] = []
        for match in windows.matches(one):
            before = [mark for mark in (*found, *told) if mark.span.end <= match.start()]
            value = value_of(match, before, when(match.start()))
            if value:
                told.append(TimeMark(Span(*match.span()), value, one.via, one.confidence))
        yield from told


def _day(match: re.Match[str], before: Sequence[TimeMark], when: When | None) -> Edtf | None:
    """The day before or after the one its paragraph named last; the day before the story's where
    it named none, or one that what was cannot be told from."""
    days = _days(match)
    here = when and when.exact
    floor = match.string.rfind("\n", 0, match.start())
    named = [mark for mark in before if mark.span.start > floor and _DAY.fullmatch(mark.value)]
    if named:
        last = max(named, key=lambda mark: mark.span.start)
        told = date.fromisoformat(last.value) + timedelta(days=days)
        if not (here and when and when.tense == "past" and told > here):
            return told.isoformat()
    return when.shifted(-1) if when and days == -1 else None


def _year(match: re.Match[str], before: Sequence[TimeMark], when: When | None) -> Edtf | None:
    """The year so many before or after the one its paragraph named last, or that one; the year
    before the story's for a `Vorjahr` that stands alone."""
    floor = match.string.rfind("\n", 0, match.start())
    named = [mark for mark in before if mark.span.start > floor and _IN_A_YEAR.match(mark.value)]
    if match["eve"]:
        if when is None:
            return None
        # `2023 verdiente er mehr, im Vorjahr war es weniger`: before the year that was told of.
        told = str(when.year - 1) in [mark.value for mark in named]
        return str(when.year - 2 if told else when.year - 1)
    if not named:
        return None
    year = int(max(named, key=lambda mark: mark.span.start).value[:4])
    if match["same"]:
        return str(year)
    stated = match["number"].lower()
    number = int(stated) if stated.isdigit() else NUMBERS[stated]
    number = -number if match["years"] in {"zuvor", "davor", "vorher"} else number
    return str(year + number) if not when or year + number <= when.year else None


def _days(match: re.Match[str]) -> int:
    """How many days away, those before negative."""
    if match["same"]:
        return 0
    if match["eve"] or match["next"]:
        return -1 if match["eve"] else 1
    stated = (match["number"] or "1").lower()
    number = int(stated) if stated.isdigit() else NUMBERS[stated]
    return -number if (match["way"] or match["days"]) in {"zuvor", "vorher"} else number


def _period(match: re.Match[str], before: Sequence[TimeMark], when: When | None) -> Edtf | None:
    """A year before the latest period of its kind that was named shortly before and is over; a
    quarter without one is told from the last that the story's date has behind it."""
    kind = {"quartal": _QUARTER, "monat": _MONTH}.get(match["unit"], _PERIOD)
    floor = match.start() - _NEAR
    here = (when.year, when.month or 12) if when else _NEVER
    named = [mark.value for mark in before if mark.span.start >= floor]
    named = [value for value in named if kind.fullmatch(value) and _end(value) <= here]
    if named:
        latest = max(named, key=_end)
        return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), latest)
    return when.quarter(-5) if when and match["unit"] == "quartal" else None


def _end(period: Edtf) -> tuple[int, int]:
    """The year and month that a period ends in."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return 0, 0
    part = int(match["part"])
    month = part if part <= 12 else 3 * (part - 32) if part <= 36 else 6 * (part - 39)
    return int(match["year"]), month
