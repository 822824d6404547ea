"""Holidays of a fixed day, those that move with Easter (Gregorian), the Sundays of Advent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from generator.annotate.times.calendar import on
from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import FEASTS, HOLIDAYS, ORDINALS, YEAR, one_of
from generator.model.story import Edtf


def _holiday(match: re.Match[str], when: When | None) -> Edtf | None:
    month, day = HOLIDAYS[match["holiday"]]
    if match["year"]:
        return f"{match['year']}-{month:02}-{day:02}"
    return on(when, month, day) if when else None


def _feast(match: re.Match[str], when: When | None) -> Edtf | None:
    """`Ostermontag`: of the year told, else the one meant."""

    def day(year: int) -> date:
        sunday: date = easter(year)
        return sunday + timedelta(days=FEASTS[match["holiday"]])

    return day(int(match["year"])).isoformat() if match["year"] else _meant(when, day)


def _advent(match: re.Match[str], when: When | None) -> Edtf | None:
    """`dritter Advent`: the fourth is the last Sunday before Christmas Day."""
    weeks = timedelta(weeks=4 - ORDINALS[match["ordinal"]])

    def day(year: int) -> date:
        christmas = date(year, 12, 25)
        return christmas - timedelta(days=christmas.weekday() + 1) - weeks

    return day(int(match["year"])).isoformat() if match["year"] else _meant(when, day)


def _meant(when: When | None, day: Callable[[int], date]) -> Edtf | None:
    """The day of a year that is meant where none is told."""
    if when is None:
        return None
    found = when.closest(map(day, (when.year - 1, when.year, when.year + 1)))
    return found.isoformat() if found else None


_ON_HOLIDAY = (
    r"(?:[Aa]n|[Aa]m|[Zz]um?|[Oo]n|[Vv]on|[Vv]or|[Nn]ach|[Ss]eit|[Bb]is|[Aa]b|[Dd]em|[Dd]en)"
    r"(?: dem| den| zum)?"
)

RULES = (
    rule(
        "holiday",
        rf"\b{_ON_HOLIDAY} (?P<holiday>{one_of(HOLIDAYS)})(?: {YEAR})?\b(?!-)",
        _holiday,
        signs="Neujahr Heilig Weihnacht Silvester Christmas Boxing Year Tag tag Allerheiligen",
    ),
    rule(
        "holiday",
        rf"\b{_ON_HOLIDAY} (?P<holiday>{one_of(FEASTS)})(?: {YEAR})?\b(?!-)",
        _feast,
        signs="oster Oster Kar Pfingst mittwoch montag sonntag donnerstag Himmelfahrt Fronleichnam "
        "Easter Friday",
    ),
    rule(
        "holiday",
        rf"\b(?P<ordinal>{one_of(ORDINALS)}) Advent(?:s?sonntag)?(?: {YEAR})?\b(?!-)",
        _advent,
        signs="Advent",
        opening=r"(?P<shown>\b[Aa]m) ",
    ),
)
