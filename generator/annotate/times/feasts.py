"""Feasts and holidays: `an Heiligabend`, `Karfreitag`, `dritter Advent`, `zu Pfingsten 1987`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import YEAR, one_of
from generator.model.story import Edtf

_FIXED = {
    "Neujahr": (1, 1), "Neujahrstag": (1, 1), "Heiligabend": (12, 24), "Heiligen Abend": (12, 24),
    "Heilige Abend": (12, 24), "Silvester": (12, 31), "Silvesterabend": (12, 31),
    "Christmas Eve": (12, 24), "Christmas Day": (12, 25), "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31), "New Year's Day": (1, 1), "Tag der Deutschen Einheit": (10, 3),
    "Tag der Arbeit": (5, 1), "Reformationstag": (10, 31), "Allerheiligen": (11, 1),
    "Nikolaustag": (12, 6), "Dreikönigstag": (1, 6), "Valentinstag": (2, 14),
    "Mariä Himmelfahrt": (8, 15),
    **{
        f"{ordinal}{ending} Weihnachts{what}": (12, day)
        for ordinal, day in (("erste", 25), ("zweite", 26))
        for ending in ("", "n", "r")
        for what in ("tag", "feiertag")
    },
}  # fmt: skip
"""Feasts of a fixed month and day."""
_BY_EASTER = {
    "Rosenmontag": -48, "Aschermittwoch": -46, "Palmsonntag": -7, "Gründonnerstag": -3,
    "Karfreitag": -2, "Good Friday": -2, "Karsamstag": -1, "Ostersamstag": -1, "Ostersonntag": 0,
    "Easter Sunday": 0, "Ostermontag": 1, "Easter Monday": 1, "Christi Himmelfahrt": 39,
    "Himmelfahrtstag": 39, "Himmelfahrt": 39, "Pfingstsonntag": 49, "Pfingstmontag": 50,
    "Fronleichnam": 60,
}  # fmt: skip
"""Feasts by days from Easter, which `dateutil` computes by the Gregorian rule (its default; after
Oudin 1940, in Seidelmann's "Explanatory Supplement to the Astronomical Almanac")."""
_BY_ADVENT = {
    "Volkstrauertag": -35, "Buß- und Bettag": -32, "Totensonntag": -28, "Ewigkeitssonntag": -28,
    **{
        f"{ordinal}{ending} Advent{what}": -7 * weeks
        for ordinal, weeks in (("erste", 3), ("zweite", 2), ("dritte", 1), ("vierte", 0))
        for ending in ("", "n", "r")
        for what in ("", "sonntag", "ssonntag")
    },
}  # fmt: skip
"""Feasts by days from the fourth Advent, the last Sunday before Christmas Day."""
_SPANS = {
    "Ostern": (_BY_EASTER["Ostersonntag"], _BY_EASTER["Ostermontag"]),
    "Pfingsten": (_BY_EASTER["Pfingstsonntag"], _BY_EASTER["Pfingstmontag"]),
}
"""Feasts of two days, by days from Easter."""


def _fixed(feast: str, year: int) -> date:
    month, day = _FIXED[feast]
    return date(year, month, day)


def _by_easter(feast: str, year: int) -> date:
    sunday: date = easter(year)
    return sunday + timedelta(days=_BY_EASTER[feast])


def _by_advent(feast: str, year: int) -> date:
    christmas = date(year, 12, 25)
    fourth = christmas - timedelta(days=christmas.weekday() + 1)
    return fourth + timedelta(days=_BY_ADVENT[feast])


def _feast(
    match: re.Match[str], when: When | None, day_of: Callable[[str, int], date]
) -> Edtf | None:
    """The day of a feast: of the year told, else the one meant."""
    feast = match["feast"]
    if _is_named(match):
        return None
    if match["year"]:
        return day_of(feast, int(match["year"])).isoformat()
    if when is None:
        return None
    day = when.closest(day_of(feast, year) for year in (when.year - 1, when.year, when.year + 1))
    return day.isoformat() if day else None


def _span(match: re.Match[str], when: When | None) -> Edtf | None:
    """`zu Ostern`: both days."""
    first, last = _SPANS[match["feast"]]

    def start(_: str, year: int) -> date:
        sunday: date = easter(year)
        return sunday + timedelta(days=first)

    value = _feast(match, when, start)
    return value and f"{value}/{date.fromisoformat(value) + timedelta(days=last - first)}"


_ON = (
    r"(?:[Aa]n|[Aa]m|[Zz]um?|[Oo]n|[Vv]on|[Vv]or|[Nn]ach|[Ss]eit|[Bb]is|[Aa]b|[Dd]em|[Dd]en|"
    r"[Üü]ber)(?: dem| den| zum| zu)?"
)
_AT = rf"(?P<shown>\b{_ON}) "
_OPENED = re.compile(
    r"(?P<work>(?i:film|stück|roman|buch|lied|album|oper|krimi|komödie|drama|serie|song)e?s? )?"
    r"(?<![\w.,!?])[\"«»„‚“](?P<quoted>(?!\s)[^\"«»„‚“”\n]*)$"
)
_CLOSED = re.compile(r"[\"«»“”‘]")
_BEHIND_PREPOSITION = re.compile(rf"\b{_ON} $")
_BEHIND_NAME = re.compile(r"(?<![.!?:\"«»„‚“\n] )(?<=[\w,.!?:] )[A-ZÄÖÜ][\w-]+ $")
_BEFORE_NAME = re.compile(r"(?<=y) [A-Z]")
"""English feasts end in y: `the Good Friday Agreement`; a German one may have a noun behind it."""
_FARTHEST = 60
"""Characters before a feast within which a title begins."""


def _is_named(match: re.Match[str]) -> bool:
    """Whether a feast is part of a name (`die Kirche Allerheiligen`) or of the title of a work: in
    quotation marks behind a word for one (`der Film «An Silvester»`), or last in them."""
    text, start = match.string, match.start()
    floor = max(0, start - _FARTHEST)
    plain = not _BEHIND_PREPOSITION.search(text, floor, start)
    if plain and (_BEHIND_NAME.search(text, floor, start) or _BEFORE_NAME.match(text, match.end())):
        return True
    before = _OPENED.search(text, floor, start)
    if before is None:
        return False
    return bool(before["work"] or (plain and _CLOSED.match(text, match.end())))


def _named(feasts: Mapping[str, object]) -> str:
    """Feasts as words of their own: no `Silvester-Feuerwerk`, no `Silvester Bauer`."""
    return rf"\b(?<!-)(?P<feast>{one_of(feasts)})(?: {YEAR})?\b(?!-)(?<!Silvester(?= [A-ZÄÖÜ]))"


RULES = (
    rule(
        "holiday",
        _named(_FIXED),
        lambda match, when: _feast(match, when, _fixed),
        signs="Neujahr Heilig Weihnacht Silvester Christmas Boxing Year Tag tag Allerheiligen "
        "Himmelfahrt",
        opening=_AT,
    ),
    rule(
        "holiday",
        _named(_BY_EASTER),
        lambda match, when: _feast(match, when, _by_easter),
        signs="oster Oster Kar Pfingst mittwoch montag sonntag donnerstag Himmelfahrt Fronleichnam "
        "Easter Friday",
        opening=_AT,
    ),
    rule(
        "holiday",
        _named(_BY_ADVENT),
        lambda match, when: _feast(match, when, _by_advent),
        signs="Advent Bettag onntag trauertag",
        opening=_AT,
    ),
    rule(
        "holiday",
        rf"\b(?P<feast>{one_of(_SPANS)})(?: {YEAR})?\b(?!-)",
        _span,
        0.8,
        signs="Ostern Pfingsten",
        opening=_AT,
        asked=True,
    ),
)
