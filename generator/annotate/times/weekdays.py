"""Days of the week: `am Montagabend`, `von Montag bis Mittwoch`, `on Tuesday`.

Bare weekday names follow the agencies' use: the day of the week around the story, the past one in
a report of what was, the coming one in what is to come (`an diesem Freitag` always).
"""

from __future__ import annotations

import re

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import NEXT, PAST, WEEKDAY, WEEKDAYS, WHICH, one_of, step_of
from generator.model.story import Edtf

_UNTIL = frozenset({"ab", "bis", "until", "zum", "für", "for", "by"})
_AHEAD = frozenset({"ab", "für", "for", "vor"})
"""Openings that look ahead in the past tense too (`hat für Dienstag eingeladen`)."""


def _weekday(match: re.Match[str], when: When | None) -> Edtf | None:
    """A weekday: of `diesem` the coming one, of `kommenden` and `vergangenen` what they say, else
    by tense, else the nearest. Of a month only the month."""
    if when is None or when.month is None:
        return None
    if when.exact is None:
        return when.unknown_day()
    ahead = (WEEKDAYS[match["weekday"]] - when.exact.weekday()) % 7
    part = not match[0].endswith(match["weekday"])
    which, opening = (match["which"] or "").lower(), (match["opening"] or "").lower()
    week = match["week"] if "week" in match.re.groupindex else None
    if week:
        day = WEEKDAYS[match["weekday"]] - when.exact.weekday()
        return when.shifted(day + 7 * (step_of(week.split()[-2]) if " " in week else -1))
    if which in NEXT or (opening == "bis" and when.tense == "future" and not part):
        ahead = ahead or 7
    elif which in PAST or (opening in {"seit", "since"} and ahead):
        ahead -= 7
    elif which or not ahead or (opening in _UNTIL and when.tense != "past") or opening in _AHEAD:
        pass
    else:
        ahead = _by_tense(when, ahead)
    return when.shifted(ahead)


def _by_tense(when: When, ahead: int) -> int:
    """How far off a weekday is that lies so many days ahead, or was a week before that: by tense,
    else the nearer one; the story's own day is that day."""
    past = when.tense == "past" or (not when.tense and ahead > 3)
    return ahead - 7 if ahead and past else ahead


def _weekdays(match: re.Match[str], when: When | None) -> Edtf | None:
    """`von Montag bis Mittwoch`: the first day by tense, the last one behind it."""
    if when is None or when.exact is None:
        return None
    first, last = WEEKDAYS[match["weekday"]], WEEKDAYS[match["last"]]
    ahead = _by_tense(when, (first - when.exact.weekday()) % 7)
    return f"{when.shifted(ahead)}/{when.shifted(ahead + ((last - first) % 7 or 7))}"


def _issue(match: re.Match[str], when: When | None) -> Edtf | None:
    """The day of a newspaper's issue, which may be the next: `dem «Kurier» (Samstag)`."""
    if when is None or when.exact is None:
        return None
    return when.shifted((WEEKDAYS[match["weekday"]] - when.exact.weekday()) % 7)


_PART = r"(?:vormittag|nachmittag|mittag|morgen|abend|nacht)"
_TIME = r"(?: (?:morning|afternoon|evening|night))"
_OPENINGS = (
    r"[Aa]m|[Aa]n|[Ss]eit|[Aa]b|[Bb]is|[Oo]n|[Uu]ntil|[Ss]ince|[Vv]om|[Vv]on|[Zz]um|[Aa]uf|[Ff]ür|"
    r"[Bb]y|[Ff]or|[Vv]or"
)
_WEEK = (
    r"(?P<week> (?:(?:der )?(?:vergangenen|vergangener|kommenden|kommender|nächster|letzter|"
    r"voriger|dieser) Woche|der Vorwoche))"
)


def _from_then_on(match: re.Match[str], when: When | None) -> Edtf | None:
    """`von Montag an`: the coming one."""
    if when is None or when.exact is None:
        return when.unknown_day() if when else None
    return when.shifted((WEEKDAYS[match["weekday"]] - when.exact.weekday()) % 7)


def _before_the_last(match: re.Match[str], when: When | None) -> Edtf | None:
    """`am vorvergangenen Sonntag`: not the last one, but the one before."""
    if when is None or when.exact is None:
        return when.unknown_day() if when else None
    return when.shifted((WEEKDAYS[match["weekday"]] - when.exact.weekday()) % 7 - 14)


RULES = (
    rule(
        "weekday",
        rf"\b[Vv]on (?:dem )?{WEEKDAY} an\b",
        _from_then_on,
        signs="tag Mittwoch abend",
    ),
    rule(
        "weekday",
        rf"\b[Aa]m vor(?:vergangenen|letzten|vorigen) {WEEKDAY}{_PART}?\b",
        _before_the_last,
        signs="tag Mittwoch abend",
    ),
    rule(
        "weekdays",
        rf"\b(?:[Vv]on|[Vv]om|[Zz]wischen)(?: dem)? {WEEKDAY}{_PART}? (?:bis|und) (?:zum |dem )?"
        rf"(?P<last>{one_of(WEEKDAYS)}){_PART}?\b(?!-)",
        _weekdays,
        signs="tag Mittwoch abend day",
    ),
    rule(
        "issue",
        rf"(?<=\(){WEEKDAY}(?=(?:s?-?[Aa]usgabe)?[)/])",
        _issue,
        0.7,
        signs="(",
    ),
    rule(
        "weekday",
        rf"\b(?:(?:[Ii]n )?der Nacht )?(?P<opening>{_OPENINGS})(?: einschließlich)?"
        rf"(?: (?:den |dem )?{WHICH}| (?:frühen|späten))? "
        rf"{WEEKDAY}{_PART}?\b{_TIME}?{_WEEK}?(?!-)",
        _weekday,
        signs="tag Mittwoch abend day",
    ),
    rule(
        "weekday",
        rf"\b(?P<opening>){WHICH} {WEEKDAY}\b{_TIME}?(?!-)",
        _weekday,
        signs="tag Mittwoch abend day",
    ),
    rule(
        "weekday",
        rf"(?=[MDFST])(?:(?<=tag und )|(?<=woch und )|(?<=tag, )|"
        rf"(?<=tag bis )|(?<=day and ))(?P<opening>)"
        rf"(?P<which>){WEEKDAY}\b(?!-)",
        _weekday,
        0.8,
        signs="tag Mittwoch day",
    ),
    rule(
        "weekday",
        r"\b(?<!Good )(?P<opening>)(?P<which>)"
        r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
        rf"\b{_TIME}?(?!-)",
        _weekday,
        0.85,
        signs="day",
    ),
)
