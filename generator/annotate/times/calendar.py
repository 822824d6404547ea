"""Dates that name a year, month or day: `9. November 1989`, `Ende März`, `Herbst 1989`."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When, valid
from generator.annotate.times.words import (
    ANY_YEAR,
    DAY,
    MONTH,
    MONTH_SIGNS,
    MONTHS,
    NEXT,
    ORDINALS,
    PAST,
    SEASON,
    SEASON_MONTHS,
    SEASON_SIGNS,
    SEASONS,
    WHICH,
    YEAR,
    YEAR_SIGNS,
    one_of,
)
from generator.model.story import Edtf

_SINCE = ("seit", "Seit", "since", "Since")
_QUARTER, _HALF = 32, 39
"""EDTF level 2: quarters are 33 to 36, halves 40 and 41."""


def _full(match: re.Match[str], _: When | None) -> Edtf | None:
    month = MONTHS[match["month"]] if not match["month"].isdigit() else int(match["month"])
    year, day = int(match["year"]), int(match["day"])
    return f"{year}-{month:02}-{day:02}" if valid(year, month, day) else None


def _month_year(match: re.Match[str], _: When | None) -> Edtf | None:
    return f"{match['year']}-{MONTHS[match['month']]:02}"


def _season_year(match: re.Match[str], _: When | None) -> Edtf | None:
    return f"{match['year']}-{SEASONS[match['season']]}"


def _year(match: re.Match[str], _: When | None) -> Edtf | None:
    return match["year"]


def _years(match: re.Match[str], _: When | None) -> Edtf | None:
    last = match["last"]
    year = int(match["year"])
    end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return f"{year}/{end}" if year < end < year + 100 else None


def _decade(match: re.Match[str], _: When | None) -> Edtf | None:
    stated = match["decade"]
    return (stated if len(stated) == 4 else "19" + stated)[:3] + "X"


def _part_of_year(match: re.Match[str], when: When | None) -> Edtf | None:
    number = ORDINALS[match["ordinal"]]
    half = match["part"].lower() not in {"quartal", "quarter"}
    which = match["which"]
    if (half and number > 2) or (match["part"] == "Hälfte" and not (match["year"] or which)):
        return None
    year = match["year"] or (when and _year_of_part(when, number, which, months=6 if half else 3))
    return f"{year}-{number + (_HALF if half else _QUARTER)}" if year else None


def _year_of_part(when: When, number: int, which: str | None, months: int) -> int:
    """The year of a quarter or half told without one: that of `which`, else the story's, unless
    the tense tells that it is over and meant to come, or has not begun and was."""
    if which:
        return when.year + (which in NEXT) - (which in PAST)
    ahead = number - 1 - ((when.month or 1) - 1) // months
    if not when.month or not ahead:
        return when.year
    return when.year + (ahead < 0 and when.tense == "future") - (ahead > 0 and when.tense == "past")


def _day_month(match: re.Match[str], when: When | None) -> Edtf | None:
    """A day without its year: the one the tense tells, else the nearest."""
    if when is None:
        return None
    month = MONTHS[match["month"]] if not match["month"].isdigit() else int(match["month"])
    return on(when, month, int(match["day"]))


def on(when: When, month: int, day: int) -> Edtf | None:
    """A day told without its year, of the year that is meant."""
    year = when.year_of(month, day)
    return f"{year}-{month:02}-{day:02}" if valid(year, month, day) else None


def _of_that_year(match: re.Match[str], when: When | None) -> Edtf | None:
    """`30. Mai vergangenen Jahres`, `März des kommenden Jahres`, `Herbst dieses Jahres`."""
    if when is None:
        return None
    year = when.year + (match["which"] in NEXT) - (match["which"] in PAST)
    if match["season"]:
        return f"{year}-{SEASONS[match['season']]}"
    month, day = MONTHS[match["month"]], match["day"]
    if not day:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}" if valid(year, month, int(day)) else None


def _months(match: re.Match[str], when: When | None) -> Edtf | None:
    """`von Juli bis September`, `zwischen Juni 2023 und März 2024`."""
    first, last = MONTHS[match["first"]], MONTHS[match["month"]]
    if match["year"]:
        end = int(match["year"])
    elif when and when.month:
        end = when.year_of(last)
    else:
        return None
    start = int(match["begin"]) if match["begin"] else end - (first > last)
    return f"{start}-{first:02}/{end}-{last:02}" if (start, first) < (end, last) else None


def _days(match: re.Match[str], when: When | None) -> Edtf | None:
    """`3. bis 5. Oktober`, `3., 4. und 5. Oktober`."""
    month, first, last = MONTHS[match["month"]], int(match["first"]), int(match["day"])
    year = int(match["year"]) if match["year"] else when and when.year_of(month, last)
    if not year or first >= last or not valid(year, month, last):
        return None
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def _days_of_months(match: re.Match[str], when: When | None) -> Edtf | None:
    """`28. Mai bis 5. Juni`: the first day is before the last, of its year or the year before."""
    month, day = MONTHS[match["month"]], int(match["day"])
    begin, first = MONTHS[match["begin"]], int(match["first"])
    year = int(match["year"]) if match["year"] else when and when.year_of(month, day)
    if not year or begin == month:
        return None
    start = year - (begin > month)
    if not (valid(start, begin, first) and valid(year, month, day)):
        return None
    return f"{start}-{begin:02}-{first:02}/{year}-{month:02}-{day:02}"


def _month(match: re.Match[str], when: When | None) -> Edtf | None:
    if not (when and when.month):
        return None
    month, which = MONTHS[match["month"]], match["which"]
    year = _since(match, when).year_of(month)
    if which in PAST:
        year = when.year - (month >= when.month)
    elif which in NEXT:
        year = when.year + (month <= when.month)
    return f"{year}-{month:02}"


def _since(match: re.Match[str], when: When) -> When:
    """What begins with `seit` was, whatever its clause tells."""
    return replace(when, tense="past") if match[0].startswith(_SINCE) else when


def _season(match: re.Match[str], when: When | None) -> Edtf | None:
    if not (when and when.month):
        return None
    code, which = SEASONS[match["season"]], match["which"]
    middle = SEASON_MONTHS[code]
    year = _since(match, when).year_of(middle)
    if which in PAST:
        year = when.year - (middle + 1 >= when.month)
    elif which in NEXT:
        year = when.year + (middle - 1 <= when.month)
    elif which:
        year = when.year
    if code == SEASONS["Winter"]:
        year -= 1  # a winter bears the year it begins in
    return f"{year}-{code}"


_AT = (
    r"(?:im Jahre?|Jahre?s?|spätestens|frühestens|Ende|Anfang|Mitte|seit|bis|vor|nach|von|ab|"
    r"in|im|für|gegen|zwischen|"
    r"since|until|by|early|late|mid|of|from)"
)
_ABOUT = r"(?:Ende|Anfang|Mitte|[Ee]arly|[Ll]ate|[Mm]id)"
_NO_COUNT = (
    r"(?![-./,]?\d|\.\d| (?:Menschen|Mark|Euro|Dollar|Kilometer|Meter|Tonnen|[A-ZÄÖÜ]\w+en\b))"
)
_AFTER_YEAR = (
    r"(?=[.,;:)?!]|$| (?:an|am|auf|aus|bei|beim|bis|das|dem|den|der|des|die|durch|eine?[nmrs]?|"
    r"für|gegen|im|in|ins|mit|nach|nicht|noch|oder|ohne|seit|sich|sie|er|es|und|unter|über|um|"
    r"von|vom|vor|wegen|zu|zum|zur|als|wieder|erstmals|zunächst|schließlich|erst|bereits|sogar|"
    r"hat|haben|hatten?|ist|sind|war|waren|wird|werden|wurden?|soll|sollen|will|kann|muss|"
    r"(?:ge|be|ver|er|zer|ent|ab|an|auf|aus|ein|zu|vor|mit|nach|um|unter|über|wieder)[a-zäöüß]{3,}"
    r"(?:t|en|ete|te)|geborene[rs]?)\b)"
)
"""What may follow a year that stands without a preposition, but no number of things."""

_BARE = (
    r"(?:geboren|gestorben|hatten?|habe|haben|hat|wurden?|war|waren|wird|ist|sind|sei|kam|"
    r"kamen|ging|trat|starb|begann|gewann|verlor|folgte|gründete|übernahm|wählten?|erschien|entstand|fiel|zog|"
    rf"(?!{one_of([*MONTHS, *SEASONS])})[A-ZÄÖÜ][a-zäöüß-]{{2,}}|zuletzt|erstmals|bereits|"
    r"schon|noch|erst|sie|er|es|sich|ihn|stand|standen|lag|lief|blieb|holten?|[a-zäöüß]{3,}ten?|"
    r"(?:19|20)\d\d und)"
)
_NO_YEAR = (
    r"(?<!Platz )(?<!Nummer )(?<!Nr\. )(?<!Artikel )(?<!Punkte )(?<!Seite )(?<!Linie )(?<!Raum )"
    r"(?<!Paragraf )(?<!Agenda )(?<!Zimmer )(?<!Halle )"
)
_MONTHLY = (
    rf"(?:(?:{_ABOUT}|[Ii]m|[Ii]n|[Ss]eit|[Bb]is|[Aa]b|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|"
    r"(?:[Ss]pätestens|[Ff]rühestens)(?: im| Ende| Anfang| Mitte)?)(?: spätestens)?"
    rf"(?: {WHICH})?)"
)

RULES = (
    rule("date", rf"\b{DAY}\. ?{MONTH} {YEAR}\b", _full, 0.98, signs=MONTH_SIGNS),
    rule("date", rf"\b{DAY}(?:st|nd|rd|th)? {MONTH},? {YEAR}\b", _full, 0.98, signs=MONTH_SIGNS),
    rule("date", rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?, {YEAR}\b", _full, 0.98, signs=MONTH_SIGNS),
    rule(
        "date", rf"\b{DAY}\.(?P<month>1[0-2]|0?[1-9])\.{YEAR}\b", _full, 0.98, signs=".18 .19 .20"
    ),
    rule("date", rf"\b{YEAR}-(?P<month>0[1-9]|1[0-2])-{DAY}\b", _full, 0.98, signs="-0 -1"),
    rule(
        "days",
        r"\b(?P<first>[12]\d|3[01]|0?[1-9])\.(?:, [123]?\d\.)*"
        rf" ?(?:bis|und|/|-|–) ?(?:zum )?{DAY}\. {MONTH}(?: {YEAR})?\b",
        _days,
        signs=MONTH_SIGNS,
    ),
    rule(
        "days",
        rf"\b(?P<first>[12]\d|3[01]|0?[1-9])\. (?P<begin>{one_of(MONTHS)}) "
        rf"(?:bis (?:zum )?|[–-] ?){DAY}\. {MONTH}(?: {YEAR})?\b",
        _days_of_months,
        signs=MONTH_SIGNS,
    ),
    rule(
        "month",
        rf"(?=[JFMASOND])(?<!\d )(?<!\d\. )\b{MONTH}(?: des Jahres)? {YEAR}\b",
        _month_year,
        0.98,
        signs=MONTH_SIGNS,
        opening=rf"(?P<shown>\b{_ABOUT}) ",
    ),
    rule(
        "days",
        rf"\b[Zz]wischen dem (?P<first>[12]\d|3[01]|0?[1-9])\. (?P<begin>{one_of(MONTHS)}) "
        rf"und (?:dem )?{DAY}\. {MONTH}(?: {YEAR})?\b",
        _days_of_months,
        signs="wischen",
    ),
    rule(
        "months",
        rf"\b(?:[Vv]on |[Zz]wischen )(?:Anfang |Mitte |Ende )?(?P<first>{one_of(MONTHS)})"
        rf"(?: (?P<begin>\d{{4}}))? (?:bis|und) (?:Anfang |Mitte |Ende )?{MONTH}(?: {YEAR})?"
        r"(?! \d)(?!\w)",
        _months,
        signs=MONTH_SIGNS,
    ),
    rule(
        "months",
        rf"(?=[JFMASOND])(?<!\d )(?<!\d\. )\b(?P<first>{one_of(MONTHS)})(?: (?P<begin>\d{{4}}))?"
        rf"(?: bis | ?– ?)(?:Anfang |Mitte |Ende )?{MONTH}(?: {YEAR})?(?! \d)(?!\w)",
        _months,
        signs=MONTH_SIGNS,
    ),
    rule(
        "month",
        rf"\b(?:(?:{DAY}\. )?{MONTH}|{SEASON}) (?:des )?{WHICH} Jahres\b",
        _of_that_year,
        signs="Jahres",
        opening=rf"(?P<shown>\b(?:{_ABOUT}|[Ii]m|[Ss]eit|[Bb]is|[Aa]b)) ",
    ),
    rule("season", rf"\b{SEASON} {YEAR}(?:/\d\d)?\b", _season_year, 0.98, signs=SEASON_SIGNS),
    rule(
        "part",
        rf"\b(?P<ordinal>{one_of(ORDINALS)}) "
        rf"(?P<part>Quartal|Halbjahr|Jahreshälfte|Hälfte|quarter|half)"
        rf"(?:(?: of| des Jahres)? {YEAR}| (?:des )?{WHICH} Jahres)?\b",
        _part_of_year,
        signs="Quartal Halbjahr älfte quarter half",
    ),
    rule(
        "years",
        rf"\b{YEAR}(?:/|–| bis |(?<=\(\d{{4}})-(?=\d{{4}}\)))(?P<last>\d\d(?:\d\d)?)\b(?!\d)",
        _years,
        0.8,
        signs=YEAR_SIGNS,
        opening=r"(?P<shown>\b(?:[Vv]on|Jahren?)) ",
    ),
    rule(
        "years",
        rf"\b(?:[Zz]wischen|[Bb]etween) {YEAR} (?:und|and) (?P<last>\d\d\d\d)\b(?!\d)",
        _years,
        signs="wischen etween",
    ),
    rule(
        "year",
        r"\b(?:(?:[Bb]is |[Aa]b |[Ss]eit )?(?:[Zz]um|[Ii]m) )Jahre? (?P<year>[12]\d\d\d)\b",
        _year,
        signs="Jahr",
    ),
    rule(
        "year",
        rf"\b{YEAR}\b{_NO_COUNT}",
        _year,
        signs=YEAR_SIGNS,
        opening=rf"(?P<shown>\b(?i:{_AT})) ",
        asked=True,
    ),
    rule(
        "year",
        rf"(?=[12]\d\d\d){_NO_YEAR}\b(?P<year>19[0-9]\d|20[0-6]\d){_AFTER_YEAR}",
        _year,
        0.75,
        signs=YEAR_SIGNS,
        opening=rf"(?P<shown>)\b{_BARE} ",
        asked=True,
    ),
    rule(
        "year",
        rf"(?=[12]\d\d\d)(?:(?<=^)|(?<=\. )|(?<=\()|(?<=, )|(?<=[a-zäöü]wahl )|(?<=[a-z]spiele ))"
        rf"{YEAR}(?=[),;]| (?:war|waren|wurde|wurden|hatte|hatten|kam|ging|gab|und|trat|starb)\b)",
        _year,
        0.75,
        signs=YEAR_SIGNS,
    ),
    rule(
        "decade",
        r"\b(?:den )?(?P<decade>(?:19|20)?[1-9]0)er[- ]Jahren?\b|\b(?:the )?"
        r"(?P<decade_en>(?:19|20)[0-9]0)s\b",
        lambda match, when: (
            _decade(match, when) if match["decade"] else match["decade_en"][:3] + "X"
        ),
        signs="0er 0s",
    ),
    rule("day", rf"\b{DAY}\. {MONTH}(?! {ANY_YEAR})(?!\w)", _day_month, signs=MONTH_SIGNS),
    rule(
        "day",
        rf"\b{DAY}\.(?P<month>1[0-2]|0?[1-9])\.(?!\d)(?=[ ,)\n]|$)",
        _day_month,
        0.7,
        signs=".0 .1 .2 .3 .4 .5 .6 .7 .8 .9",
    ),
    rule("day", rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?\b(?!,? \d{{4}})", _day_month, signs=MONTH_SIGNS),
    rule("month", rf"\b{_MONTHLY} {MONTH}(?! \d)(?!\w)", _month, signs=MONTH_SIGNS),
    rule(
        "season",
        r"\b(?:[Ii]m|[Ii]n|[Ss]eit|[Bb]is|[Tt]his|[Ll]ast|[Nn]ext|[Zz]um|"
        r"[Ss]pätestens(?: im)?|[Ff]rühestens(?: im)?)"
        rf"(?: the| dem| zum| spätestens)?(?: {WHICH})? "
        rf"{SEASON}(?! \d)(?!\w)",
        _season,
        0.8,
        signs=SEASON_SIGNS,
    ),
)
