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
    PAST,
    SEASON,
    SEASON_MONTHS,
    SEASON_SIGNS,
    SEASONS,
    SHORT_MONTHS,
    WHICH,
    YEAR,
    one_of,
)
from generator.model.story import Edtf

_SOON = 3
"""Months that are not far off."""
_SINCE = ("seit", "Seit", "since", "Since", "vom ")


def _full(match: re.Match[str], _: When | None) -> Edtf | None:
    month = MONTHS[match["month"]] if not match["month"].isdigit() else int(match["month"])
    year, day = int(match["year"]), int(match["day"])
    return f"{year}-{month:02}-{day:02}" if valid(year, month, day) else None


def _month_year(match: re.Match[str], _: When | None) -> Edtf | None:
    return f"{match['year']}-{MONTHS[match['month']]:02}"


def _season_year(match: re.Match[str], _: When | None) -> Edtf | None:
    return f"{match['year']}-{SEASONS[match['season']]}"


def _day_month(match: re.Match[str], when: When | None) -> Edtf | None:
    """A day without its year: the one the tense tells, else the nearest."""
    if when is None:
        return None
    month = MONTHS[match["month"]] if not match["month"].isdigit() else int(match["month"])
    return on(when, month, int(match["day"]))


def _short_month(match: re.Match[str], when: When | None) -> Edtf | None:
    """`Sept 9`, `Oct 18, 2024`: English alone leaves out the full stop."""
    month, day = SHORT_MONTHS[match["short"]], int(match["day"])
    if match["year"]:
        year = int(match["year"])
        return f"{year}-{month:02}-{day:02}" if valid(year, month, day) else None
    return on(when, month, day) if when else None


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
    """What begins with `seit` or `vom` was, whatever its clause tells; what lasts `bis Ende Mai`
    lies ahead, unless that is far off and the clause tells of what was."""
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if match[0].startswith(_SINCE) or before.endswith("von "):
        return replace(when, tense="past")
    if match[0].lower().startswith("bis") or before == "bis ":
        month = MONTHS.get(match.groupdict().get("month") or "", when.month)
        ahead = ((month or 0) - (when.month or 0)) % 12
        if when.tense != "past" or 0 < ahead <= _SOON:
            return replace(when, tense="future")
    return when


def _from_then_on(match: re.Match[str], when: When | None) -> Edtf | None:
    """`von April an`: the next one, unless it is over."""
    if not (when and when.month):
        return None
    told = when if when.tense == "past" else replace(when, tense="future")
    month = MONTHS[match["month"]]
    return f"{told.year_of(month)}-{month:02}"


def _half_month(match: re.Match[str], when: When | None) -> Edtf | None:
    """`in der zweiten Märzhälfte`: the month, as no code tells its half."""
    if not (when and when.month):
        return None
    month = MONTHS[match["month"]]
    return f"{when.year_of(month)}-{month:02}"


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


def _from_that_season_on(match: re.Match[str], when: When | None) -> Edtf | None:
    """`von Herbst an`: the next one."""
    if not (when and when.month):
        return None
    code = SEASONS[match["season"]]
    year = replace(when, tense="future").year_of(SEASON_MONTHS[code])
    return f"{year - (code == SEASONS['Winter'])}-{code}"


_ABOUT = r"(?:Ende|Anfang|Mitte|[Ee]arly|[Ll]ate|[Mm]id)"
_MONTHLY = (
    rf"(?:(?:{_ABOUT}|[Ii]m|[Ii]n|[Vv]om|[Vv]or|[Ff]ür|[Zz]um|gegenüber|[Ff]or|[Ss]eit|[Bb]is|[Aa]b|"
    r"[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|"
    r"(?:[Ss]pätestens|[Ff]rühestens)(?: im| Ende| Anfang| Mitte)?)(?: spätestens)?"
    rf"(?: (?:{WHICH}|ganzen|gesamten))?)"
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
        rf"\b(?:[Vv]on |[Zz]wischen |[Ii]m )(?:Anfang |Mitte |Ende )?(?P<first>{one_of(MONTHS)})"
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
    rule("day", rf"\b{DAY}\. {MONTH}(?! {ANY_YEAR})(?!\w)", _day_month, signs=MONTH_SIGNS),
    rule(
        "day",
        rf"\b{DAY}\.(?P<month>1[0-2]|0?[1-9])\.(?!\d)(?=[ ,)\n]|$)",
        _day_month,
        0.7,
        signs=".0 .1 .2 .3 .4 .5 .6 .7 .8 .9",
    ),
    rule("day", rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?\b(?!,? \d{{4}})", _day_month, signs=MONTH_SIGNS),
    rule(
        "day",
        rf"\b(?P<short>{'|'.join(SHORT_MONTHS)}) {DAY}\b(?:, {YEAR})?(?![-–%])",
        _short_month,
        signs=MONTH_SIGNS,
    ),
    rule(
        "month",
        rf"\b[Vv]on (?:(?:Anfang|Mitte|Ende) )?{MONTH} an\b",
        _from_then_on,
        signs=MONTH_SIGNS,
    ),
    rule(
        "season",
        rf"\b[Vv]om? {SEASON} an\b",
        _from_that_season_on,
        signs=SEASON_SIGNS,
    ),
    rule(
        "month",
        rf"\b(?:[Ii]n der )?(?:ersten|zweiten) (?P<month>{one_of(MONTHS)})hälfte\b",
        _half_month,
        signs="hälfte",
    ),
    rule(
        "month",
        rf"\b{_MONTHLY} {MONTH}(?! \d\d\d\d)(?! \d{{1,2}}\b(?! [a-zäöüß]))(?!\w)"
        rf"(?! bis (?:Anfang |Mitte |Ende )?(?:{one_of(MONTHS)}))",
        _month,
        signs=MONTH_SIGNS,
    ),
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
    rule(
        "season",
        rf"\bde[rs] {WHICH} {SEASON}s?(?! \d)(?!\w)",
        _season,
        0.8,
        signs=SEASON_SIGNS,
    ),
)
