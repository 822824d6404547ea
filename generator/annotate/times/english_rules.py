"""Times that only English tells in this way: `overnight`, `until mid-March`, `at the beginning of
the month`, `from Friday to Sunday`, `by the weekend`, `next season`."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import MONTHS, SATURDAY, WEEKDAYS
from generator.model.story import Edtf

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:beginning|start|middle|end|turn)"
_WHEN = r"(?:[Aa]t|[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Ff]rom|[Tt]owards?)"


_SIGNS = ("ning of ", "art of ", "ddle of ", "nd of ", "urn of ")


def _month(match: re.Match[str], when: When | None) -> Edtf | None:
    """The month alone, as no code tells its parts."""
    if not (when and when.month):
        return None
    month = MONTHS[match["month"]]
    return f"{when.year_of(month)}-{month:02}"


def _unit(match: re.Match[str], when: When | None) -> Edtf | None:
    if when is None:
        return None
    if match["unit"] == "year":
        return str(when.year)
    return when.week(0) if match["unit"] == "week" else when.months(0)


def _overnight(_: re.Match[str], when: When | None) -> Edtf | None:
    """The night before the story is told as its day."""
    return when.shifted(0) if when else None


def _weekdays(match: re.Match[str], when: When | None) -> Edtf | None:
    """The first day by tense, the coming one where that tells nothing; the last one behind it."""
    if when is None or when.exact is None:
        return None
    first, last = WEEKDAYS[match["first"]], WEEKDAYS[match["last"]]
    ahead = (first - when.exact.weekday()) % 7
    if when.tense == "past" and ahead:
        ahead -= 7
    return f"{when.shifted(ahead)}/{when.shifted(ahead + ((last - first) % 7 or 7))}"


def _coming_weekend(_: re.Match[str], when: When | None) -> Edtf | None:
    return when.week(0, first=5, last=6) if when else None


def _weekend(_: re.Match[str], when: When | None) -> Edtf | None:
    """The one that is or comes, the one before where the clause tells of what was."""
    if when is None:
        return None
    over = when.tense == "past" and when.exact is not None and when.exact.weekday() < SATURDAY
    return when.week(-over, first=5, last=6)


def _next_season(_: re.Match[str], when: When | None) -> Edtf | None:
    """By the year, as a season that goes over New Year has no other name in a story."""
    return str(when.year + 1) if when else None


RULES = (
    replace(
        rule(
            "month", rf"\b(?:{_WHEN} )?(?:the )?{_PART} of {_MONTH}\b(?! \d)", _month, signs="of"
        ),
        signs=_SIGNS,
    ),
    rule(
        "month",
        rf"\b(?:(?:{_WHEN}|[Ii]n) )?(?:mid|early|late)-{_MONTH}\b(?! \d)",
        _month,
        signs="mid- early- late-",
    ),
    replace(
        rule(
            "unit",
            rf"\b{_WHEN} the {_PART} of the (?P<unit>week|month|year)\b",
            _unit,
            0.8,
            signs="of",
        ),
        signs=_SIGNS,
    ),
    rule(
        "day-part",
        r"\b[Oo]vernight\b(?=[,.;]|$| (?:in|on|at|to|from|after|before|as|and|by|when|while|with|"
        r"into|near|outside|between|for)\b)",
        _overnight,
        0.7,
        signs="vernight",
    ),
    rule(
        "weekdays",
        rf"\b(?:[Ff]rom|[Bb]etween) (?P<first>{_DAY}) (?:to|until|till|through|and) "
        rf"(?P<last>{_DAY})\b",
        _weekdays,
        signs="day",
    ),
    rule("weekend", r"\b(?:[Bb]y|[Ff]or|[Bb]efore|[Uu]ntil) the weekend\b", _coming_weekend, 0.8,
         signs="weekend"),
    rule("weekend", r"\b[Tt]he weekend\b", _weekend, 0.6, signs="weekend"),
    rule("unit", r"\b[Nn]ext season\b", _next_season, 0.7, signs="season"),
)  # fmt: skip
