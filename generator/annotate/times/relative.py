"""Dates told from the story's own: `gestern`, `in der vergangenen Woche`, `two years ago`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import NUMBER, NUMBERS, SATURDAY, WHICH, step_of
from generator.model.story import Edtf

_DAYS: Mapping[str, int] = {
    "vorgestern": -2, "gestern": -1, "yesterday": -1, "heute": 0, "today": 0, "tonight": 0,
    "morgen": 1, "tomorrow": 1, "übermorgen": 2,
}  # fmt: skip
_UNITS: Mapping[str, str] = {
    "Tag": "day", "day": "day", "Woche": "week", "week": "week", "Monat": "month",
    "month": "month", "Jahr": "year", "year": "year", "Jahrzehnt": "decade", "decade": "decade",
    "Quartal": "quarter", "quarter": "quarter",
}  # fmt: skip


def _within(match: re.Match[str], when: When | None) -> Edtf | None:
    """`binnen drei Tagen`, `in den kommenden zwei Jahren`: from the story's date on, as
    precise as the unit counted in; what was done `binnen drei Tagen` began at another."""
    if when is None or (match["ahead"] is None and when.tense == "past"):
        return None
    stated = match["number"].lower()
    number = int(stated) if stated.isdigit() else NUMBERS[stated]
    unit = _UNITS[match["unit"]]
    if unit == "year":
        return f"{when.year}/{when.year + number}"
    if unit == "month":
        return f"{when.months(0)}/{when.months(number)}" if when.month else None
    if when.exact is None:
        return None
    return f"{when.shifted(0)}/{when.shifted(number * (7 if unit == 'week' else 1))}"


def _after_next(match: re.Match[str], when: When | None) -> Edtf | None:
    """`im übernächsten Jahr`, `in der vorletzten Woche`."""
    if when is None:
        return None
    step = 2 if match["word"].endswith("bernächste") else -2
    unit = _UNITS[match["unit"]]
    if unit == "year":
        return str(when.year + step)
    return when.week(step) if unit == "week" else when.months(step)


def _near_day(match: re.Match[str], when: When | None) -> Edtf | None:
    return when.shifted(_DAYS[match["word"].lower()]) if when else None


def _same_day(_: re.Match[str], when: When | None) -> Edtf | None:
    """A part of the day alone is the story's day, as agencies write it."""
    return when.shifted(0) if when else None


def _unit(match: re.Match[str], when: When | None) -> Edtf | None:
    """`in der vergangenen Woche`, `im kommenden Jahr`, `this month`."""
    if when is None:
        return None
    step, unit = step_of(match["which"]), _UNITS[match["unit"]]
    if unit == "quarter":
        return when.quarter(step)
    if unit == "week":
        return when.week(step)
    if unit == "month":
        return when.months(step)
    return str(when.year + step)


def _weekend(match: re.Match[str], when: When | None) -> Edtf | None:
    if when is None:
        return None
    which = (match["which"] or "").lower()
    if not which and not match["opening"]:
        return None
    step = step_of(which)
    day = when.exact.weekday() if when.exact else 0
    if which.startswith("kommend") and day < SATURDAY:
        step = 0  # the one that comes, where the next one is that of the next week
    # From Thursday on the coming weekend is nearer, whatever the tense of the clause.
    ahead = (match["opening"] or "").lower() in {"zum", "für das"}
    if not which and not ahead and (when.tense == "past" or not when.tense) and day < 3:
        step = -1
    return when.week(step, first=5, last=6)


def _first_of_week(_: re.Match[str], when: When | None) -> Edtf | None:
    return when.shifted(-when.exact.weekday()) if when and when.exact else None


def _this(match: re.Match[str], when: When | None) -> Edtf | None:
    """`Ende der Woche`, `bis Mitte des Monats`."""
    if when is None:
        return None
    if match["unit"]:
        sunday = when.exact is not None and when.exact.weekday() == 6
        return when.week(1 if sunday and when.tense == "future" else 0)
    return when.months(0)


def _ago(match: re.Match[str], when: When | None) -> Edtf | None:
    return _distant(match, when, -1)


def _hence(match: re.Match[str], when: When | None) -> Edtf | None:
    """What was done `in dreißig Jahren` took that long, and so it did in English wherever nothing
    lies ahead (`the first in ten years`)."""
    lasts = {"past"} if match["unit"][0].isupper() else {"past", ""}
    return None if when and when.tense in lasts else _distant(match, when, 1)


def _distant(match: re.Match[str], when: When | None, sign: int) -> Edtf | None:
    """So many days, weeks, months or years away, no more precise than the unit counted in; one
    week is told of the same day of the week, as readers who marked it took it too."""
    if when is None:
        return None
    stated = match["number"].lower()
    number = sign * (int(stated) if stated.isdigit() else NUMBERS[stated])
    unit = _UNITS[match["unit"]]
    if unit == "day":
        return when.shifted(number) if when.exact else None
    if unit == "week":
        value = when.shifted(7 * number) if when.exact else None
        return value and (value if number in {1, -1} else value + "~")
    if unit == "month":
        return when.months(number)
    return str(when.year + number * (10 if unit == "decade" else 1))


_UNIT_SIGNS = "Tag Woche Monat Jahr day week month year"

RULES = (
    rule(
        "within",
        r"\b(?:[Bb]innen|[Ii]nnerhalb(?: von)?|(?P<ahead>[Ii]n den (?:kommenden|nächsten))) "
        rf"(?:{NUMBER}) (?P<unit>Tag|Woche|Monat|Jahr)(?:e?n|e?s)?\b",
        _within,
        0.8,
        signs="innen nnerhalb kommenden nächsten",
    ),
    rule(
        "unit",
        r"\b(?:(?:[Ii]m|[Ii]n der|[Ff]ür das) )?"
        r"(?P<word>[Üü]bernächste|(?:(?<=[Ii]m )|(?<=[Ii]n der ))vorletzte)[ns]? "
        r"(?P<unit>Jahr|Woche|Monat)\b",
        _after_next,
        signs="bernächste vorletzte",
    ),
    rule(
        "near-day",
        r"(?<!bis )(?<!von )(?<!-)\b(?:[Bb]is (?!heute(?! früh)))?"
        r"(?P<word>[Vv]orgestern|[Gg]estern|[Hh]eute|[Üü]bermorgen|"
        r"morgen|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
        r"(?: (?:Morgen|früh|Mittag|Nachmittag|Vormittag|Abend|Nacht))?(?!-)",
        _near_day,
        0.8,
        signs="estern eute morgen esterday oday onight omorrow",
    ),
    rule(
        "near-day",
        r"(?:(?<=^)|(?<=[.!?:] )|(?<=[\"„“»«]))(?P<word>Morgen)"
        r"(?= (?:[a-zäöüß]+(?:t|en|te)|soll|will|wird|kann|muss) )",
        _near_day,
        0.7,
        signs="Morgen",
    ),
    rule(
        "day-part",
        r"(?<!tag )(?<!woch )\b(?:[Aa]m|[Bb]is zum|[Gg]egen|[Ff]ür den) (?:frühen |späten )?"
        r"(?:Morgen|Vormittag|Mittag|Nachmittag|Abend)\b"
        r"(?! (?:des|der|vor|zuvor|danach|darauf)| nach (?:de[rmn]|eine[rmn]|sein|ihr))",
        _same_day,
        0.6,
        signs="Morgen ormittag Mittag ittag Abend",
    ),
    rule(
        "unit",
        rf"\b(?:(?:[Ii]n|[Ii]m|[Ss]eit|[Bb]is|[Aa]b|[Zz]u|[Ff]ür) )?"
        rf"(?:(?:Ende |Anfang |Mitte )?(?:der |des )|(?:Ende|Anfang|Mitte) |dem )?(?i:{WHICH}) "
        r"(?P<unit>Woche|Monat|Jahr|Quartal|week|month|year|quarter)(?:e?s)?\b",
        _unit,
        signs="Woche Monat Jahr Quartal week month year quarter",
    ),
    rule(
        "unit",
        r"\b(?:[Ss]eit|[Zz]um|[Zz]u) Jahres(?:beginn|anfang)\b",
        lambda _, when: f"{when.year}-01" if when else None,
        0.8,
        signs="Jahresbeginn Jahresanfang",
    ),
    rule(
        "unit",
        r"\b(?:[Ss]eit|[Zz]um|[Zz]u) Wochenbeginn\b",
        _first_of_week,
        0.8,
        signs="Wochenbeginn",
    ),
    rule(
        "weekend",
        r"\b(?:(?P<opening>[Aa]m|[Zz]um|[Oo]n|[Oo]ver|[Aa]t|[Vv]om|[Ff]ür das|[Üü]ber(?:s| das)|"
        r"[Dd]as(?: ganze| gesamte| lange)?) )?"
        rf"(?:the )?(?:{WHICH} )?"
        r"(?:Wochenende|weekend)\b",
        _weekend,
        0.8,
        signs="ochenende weekend",
    ),
    rule(
        "unit",
        r"\b(?:(?:[Bb]is |[Zz]u |[Vv]or |[Aa]b |[Ss]eit |[Bb]is zum |[Zz]um )?"
        r"(?:Ende|Anfang|Mitte|Beginn)) (?:der (?P<unit>Woche)|des Monats)\b",
        _this,
        0.8,
        signs="Woche Monats",
    ),
    rule(
        "unit",
        r"\b(?:[Bb]is |[Zz]u[mr] |[Vv]or |[Aa]b |[Ss]eit )?"
        r"(?:Ende|Anfang|Mitte|Beginn) des Jahres\b"
        r"|\b(?:[Bb]is |[Zz]um |[Vv]or )(?:Jahresende|Jahreswechsel)\b",
        lambda _, when: str(when.year) if when else None,
        0.8,
        signs="Jahres",
    ),
    rule(
        "ago",
        rf"\b[Vv]or (?:rund |etwa |gut |knapp |genau |fast )?{NUMBER} "
        r"(?P<unit>Tag|Woche|Monat|Jahrzehnt|Jahr)e?n?\b",
        _ago,
        0.85,
        signs=_UNIT_SIGNS,
    ),
    rule(
        "ago",
        rf"\b(?:about |some )?(?i:{NUMBER}) (?P<unit>day|week|month|year|decade)s? ago\b",
        _ago,
        0.85,
        signs="ago",
    ),
    rule(
        "hence",
        rf"\b[Ii]n (?:rund |etwa |gut |knapp |about )?{NUMBER} "
        r"(?P<unit>Tag|Woche|Monat|Jahr|day|week|month|year)(?:e?n|s)?\b",
        _hence,
        0.6,
        signs=_UNIT_SIGNS,
    ),
)
