"""Years and parts of them: `1989`, `von 1990 bis 1994`, `im dritten Quartal`, `1980er Jahre`."""

from __future__ import annotations

import re

from generator.annotate.times.rules import rule
from generator.annotate.times.when import When
from generator.annotate.times.words import (
    MONTHS,
    NEXT,
    ORDINALS,
    PAST,
    SEASONS,
    WHICH,
    YEAR,
    YEAR_SIGNS,
    one_of,
)
from generator.model.story import Edtf

_QUARTER, _HALF = 32, 39
"""EDTF level 2: quarters are 33 to 36, halves 40 and 41."""


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
    of_a_match = match["part"] in {"Hälfte", "half"} and not (match["year"] or which)
    if (half and number > 2) or of_a_match:
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


_AT = (
    r"(?:im Jahre?|Jahre?s?|spätestens|frühestens|Ende|Anfang|Mitte|seit|"
    r"bis(?: mindestens| voraussichtlich| einschließlich)?|vor|nach|von|ab|"
    r"in|im|für|gegen|zwischen|"
    r"gegenüber|since|until|by|early|late|mid|of|from|for)"
)
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

_CHAMPIONSHIP = r"(?<!\d )(?<!ion )(?<!onen )(?<!arde )(?<!rden )(?<!send )Euro "
"""`Euro 2004`, where `Euro` is no money."""
_BARE = (
    r"(?:geboren|gestorben|hatten?|habe|haben|hat|wurden?|war|waren|wird|ist|sind|sei|kam|"
    r"kamen|ging|trat|starb|begann|gewann|verlor|folgte|gründete|übernahm|wählten?|erschien|entstand|fiel|zog|"
    rf"(?!{one_of([*MONTHS, *SEASONS])}|{_CHAMPIONSHIP})[A-ZÄÖÜ][a-zäöüß-]{{2,}}|zuletzt|"
    r"erstmals|bereits|"
    r"schon|noch|erst|sie|er|es|sich|ihn|stand|standen|lag|lief|blieb|holten?|[a-zäöüß]{3,}ten?|"
    r"(?:19|20)\d\d und|wo|"
    r"(?!(?:rund|etwa|über|fast|knapp|insgesamt|mindestens|höchstens|nur|gut|genau|als|zirka|circa|"
    r"ungefähr|zu|je|pro|auf|um|mit|unter|weitere[nr]?|weiteren|allein|davon|zusammen|gegenüber|"
    r"minus|plus|mal|durch|beim?|nummer)\b)[a-zäöüß]{3,})"
)
_NO_YEAR = (
    r"(?<!Platz )(?<!Nummer )(?<!Nr\. )(?<!Artikel )(?<!Punkte )(?<!Seite )(?<!Linie )(?<!Raum )"
    r"(?<!Paragraf )(?<!Agenda )(?<!Zimmer )(?<!Halle )"
)

_COUNTED = (
    r"(?:rund|etwa|über|fast|knapp|insgesamt|mindestens|höchstens|nur|gut|genau|zirka|circa|"
    r"als(?= \d+ [a-zäöüß])|ungefähr|zu|je|pro|auf|um|mit|unter|weitere[nr]?|allein|davon|"
    r"zusammen|minus|plus|mal|durch|"
    r"beim?|[Nn]ummer|Nr\.|Platz|Artikel|Punkte|Seite|Linie|Raum|Paragraf|Agenda|Zimmer|Halle|"
    rf"Windows|Typ|Modell|{one_of(MONTHS)}|Kanal|Los|Telefon|PLZ|exakt|maximal|bis zu|mehr|weniger)"
)
"""Words before a number that make it a count or a name's."""

_ADJECTIVE_AND_NOUN = re.compile(r" [a-zäöüß]{3,}(?:e|en|er|es|em) [A-ZÄÖÜ]")


def _bare_year(match: re.Match[str], _: When | None) -> Edtf | None:
    """A year without a preposition; a round number before things is their count."""
    things = _ADJECTIVE_AND_NOUN.match(match.string, match.end()) is not None
    counts = things or match.string.endswith("als ", 0, match.start())
    return None if counts and not int(match["year"]) % 50 else match["year"]


def _opening_year(match: re.Match[str], when: When | None) -> Edtf | None:
    """A year that opens a sentence; the first of a century is a number there."""
    return _bare_year(match, when) if int(match["year"]) % 100 else None


def _told_year(match: re.Match[str], when: When | None) -> Edtf | None:
    """A year behind a verb and before a name of two words (`gewann 1998 Tommi Mäkinen`); the first
    of a century is a number there."""
    return _year(match, when) if int(match["year"]) % 100 else None


_NEARLY_ALWAYS_A_YEAR = (
    r"(?=19|20)(?P<year>19\d\d|20[0-3]\d)\b(?![-./,:]\w)(?=[.,;:)?!“”«»\"]| [a-zäöüß]|$)"
)
"""A number that is a year unless it is counted: no noun follows."""

RULES = (
    rule(
        "part",
        rf"\b(?P<ordinal>{one_of(ORDINALS)})(?: |-(?=quarter))"
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
        "years",
        rf"\b[Ff]rom {YEAR} to (?P<last>\d\d\d\d)\b(?!\d)",
        _years,
        signs="rom",
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
        rf"(?=[12]\d\d\d){_NO_YEAR}\b(?P<year>1[6-9]\d\d|20[0-6]\d){_AFTER_YEAR}",
        _year,
        0.75,
        signs=YEAR_SIGNS,
        opening=rf"(?P<shown>)\b{_BARE} ",
        asked=True,
    ),
    rule(
        "year",
        r"(?=[12]\d\d\d)"
        r"(?:(?<=^)|(?<=\n)|(?<=\. )|(?<=\()|(?<=, )|(?<=[a-zäöü]wahl )|(?<=[a-z]spiele ))"
        rf"{YEAR}(?=[),;]| (?:war|waren|kam|ging|gab|und|trat|starb|folgt|sei|seien|ist|sind|"
        r"soll|sollen?|will|wolle|wird|werde|wurden?|habe|[a-zäöüß]{3,}ten?)\b)",
        _year,
        0.75,
        signs=YEAR_SIGNS,
    ),
    rule(
        "year",
        r"(?<=\b(?:19|20)\d\d, )(?P<year>(?:19|20)\d\d)(?= and (?:19|20)\d\d\b)",
        _year,
        signs=" and ",
    ),
    rule(
        "year",
        rf"\b(?:[Zz]uletzt|[Ee]rstmals|[Ll]etztmals) {YEAR}\b{_NO_COUNT}",
        _year,
        signs=YEAR_SIGNS,
    ),
    rule(
        "year",
        rf"(?<=[\s(„»\"]){_NEARLY_ALWAYS_A_YEAR}",
        _bare_year,
        0.7,
        signs=YEAR_SIGNS,
        opening=rf"(?P<shown>)(?:(?<=\s)|(?<=^)|(?<=[(„»\"]))(?!{_COUNTED}\s|{_CHAMPIONSHIP})"
        r"[^\s\d]\S* ",
        asked=True,
    ),
    rule(
        "year",
        rf"(?:(?<=^)|(?<=\n)|(?<=[.!?:] )|(?<=[“”«»\"] )){_NEARLY_ALWAYS_A_YEAR}(?= [a-zäöüß])",
        _opening_year,
        0.7,
        signs=YEAR_SIGNS,
    ),
    rule(
        "year",
        r"(?=19|20)(?P<year>19\d\d|20[0-3]\d)\b(?= [A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+)",
        _told_year,
        0.7,
        signs=YEAR_SIGNS,
        opening=r"(?P<shown>)\b(?:war|hatte|wurde|gewann|siegte|starb|schon|bereits|erstmals) ",
        asked=True,
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
)
