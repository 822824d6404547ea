"""Dates told from another that a story names before: `am Tag darauf`, `im Vorjahresquartal`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.annotate.times.rules import Windows, rule
from generator.annotate.times.when import When
from generator.annotate.times.words import NUMBER, NUMBERS, WHICH
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

_YEAR = re.compile(r"\d{4}")
_OPENING_YEAR = re.compile(rf"Im {WHICH} Jahr")
_CLAUSE = re.compile(r"[^\n.,;:!?]{0,80}")
_STATED = re.compile(rf"{_YEAR.pattern}|\b{WHICH}\b")
"""What tells of which year an expression is."""

_NEVER = 9999, 12
"""By when all is over for a story without a date."""

_DAY_AWAY = rule(
    "day-from-day",
    r"\b(?:(?:[Aa]m|[Vv]om) (?P<eve>Vortag|Vorabend(?! de[rs]\b)|"
    r"(?:Abend|Morgen|Nachmittag|Mittag) (?:zuvor|davor))"
    r"|(?:[Tt]ags|[Aa]m Tag|[Ee]inen Tag) (?P<way>zuvor|vorher|darauf|danach|später)"
    rf"|(?i:{NUMBER}) (?P<unit>Tag|Woche)e?n? (?P<days>zuvor|vorher|darauf|danach|später)"
    r"|[Aa]m (?:nächsten|folgenden) (?P<next>Tag)|[Aa]m (?P<same>selben|gleichen) Tag)\b",
    lambda *_: None,
    0.7,
    signs="Vortag Vorabend ags Tag Woche uvor davor",
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


def of_that_year(found: Sequence[TimeMark], text: str) -> Iterator[TimeMark]:
    """The dates found, months and days without a year made those of the year that the clause opens
    with (`Im nächsten Jahr wird vom 5. bis 9. Juli gelesen`)."""
    opening: TimeMark | None = None
    for mark in found:
        if _OPENING_YEAR.fullmatch(mark.span.of(text)):
            opening = mark
        elif (
            opening
            and mark.via in {"month", "day", "days"}
            and _CLAUSE.fullmatch(text, opening.span.end, mark.span.start)
            and not _STATED.search(mark.span.of(text))
            and "-02-29" not in mark.value
        ):
            away = int(opening.value) - int(_YEAR.findall(mark.value)[-1])
            yield replace(mark, value=_years_on(mark.value, away))
            continue
        yield mark


def _years_on(value: Edtf, away: int) -> Edtf:
    """A value with all its years so many away."""
    return _YEAR.sub(lambda year: str(int(year[0]) + away), value)


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
    compared = match.string.endswith("als ", 0, match.start())  # `mehr als ein Jahr zuvor`
    if not named or (compared and match["number"] == "ein"):
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
    number *= 7 if match["unit"] == "Woche" else 1
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
        return _years_on(latest, -1)
    return when.quarter(-5) if when and match["unit"] == "quartal" else None


def _end(period: Edtf) -> tuple[int, int]:
    """The year and month that a period ends in."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return 0, 0
    part = int(match["part"])
    month = part if part <= 12 else 3 * (part - 32) if part <= 36 else 6 * (part - 39)
    return int(match["year"]), month
