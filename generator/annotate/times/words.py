"""Months, weekdays, seasons and numerals of German and English, and patterns over them."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "Januar Jänner January Jan.", "Februar Feber February Feb.", "März March Mar.",
            "April Apr.", "Mai May", "Juni June", "Juli July", "August Aug.",
            "September Sept. Sep.", "Oktober October Okt. Oct.", "November Nov.",
            "Dezember December Dez. Dec.",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SHORT_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "_", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"], start=1
    )
    if name != "_"
}
MONTH_SIGNS = "Jan Jän Feb März Mar Apr Mai May Jun Jul Aug Sep Okt Oct Nov Dez Dec"
"""Of these one is in every month's name, as `rules.Rule` has it; so with the others below."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "Montag Monday", "Dienstag Tuesday", "Mittwoch Wednesday", "Donnerstag Thursday",
            "Freitag Friday", "Samstag Sonnabend Saturday", "Sonntag Sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
SATURDAY = WEEKDAYS["Samstag"]
SEASONS = {
    "Frühjahr": 21, "Frühling": 21, "spring": 21, "Sommer": 22, "summer": 22, "Herbst": 23,
    "autumn": 23, "fall": 23, "Winter": 24, "winter": 24,
}  # fmt: skip
"""EDTF level 1 season codes."""
SEASON_SIGNS = "Früh spring ommer ummer Herbst autumn fall inter"
SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 1}
"""The middle of a season, by which the nearest one is found."""
NUMBERS = {
    word: number
    for number, words in {
        1: "ein eine einem einer eines one a", 2: "zwei two", 3: "drei three", 4: "vier four",
        5: "fünf five", 6: "sechs six", 7: "sieben seven", 8: "acht eight", 9: "neun nine",
        10: "zehn ten", 11: "elf eleven", 12: "zwölf twelve", 15: "fünfzehn fifteen",
        20: "zwanzig twenty", 25: "fünfundzwanzig", 30: "dreißig thirty", 40: "vierzig forty",
        50: "fünfzig fifty", 60: "sechzig sixty", 70: "siebzig seventy", 80: "achtzig eighty",
        100: "hundert",
    }.items()
    for word in words.split()
}  # fmt: skip
ORDINALS = {"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "first": 1, "second": 2}
ORDINALS |= {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "third": 3, "fourth": 4}
PAST = frozenset(
    [
        "vergangenen",
        "vergangene",
        "vergangener",
        "vergangenes",
        "letzten",
        "letzte",
        "letzter",
        "letztes",
        "vorigen",
        "vorige",
        "voriger",
        "voriges",
        "last",
        "verflossenen",
        "zurückliegenden",
        "previous",
    ]
)
NEXT = frozenset(
    [
        "kommenden",
        "kommende",
        "kommender",
        "kommendes",
        "nächsten",
        "nächste",
        "nächster",
        "nächstes",
        "next",
        "folgenden",
        "coming",
    ]
)
THIS = frozenset(
    ["diesem", "diese", "dieser", "dieses", "laufenden", "laufende", "laufendes", "this", "current"]
)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in found)


YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
YEAR_SIGNS = "18 19 20"
ANY_YEAR = r"(?:1[89]|20)\d\d\b"
MONTH = f"(?P<month>{one_of(MONTHS)})"
WEEKDAY = f"(?P<weekday>{one_of(WEEKDAYS)})"
SEASON = f"(?P<season>{one_of(SEASONS)})"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
NUMBER = rf"(?P<number>\d{{1,3}}|{one_of(NUMBERS)})"
WHICH = f"(?P<which>{one_of(PAST | NEXT | THIS)})"
"""`diesem`, `kommenden`, `vergangenen` and their like."""


def step_of(which: str | None) -> int:
    """Which way a word of `WHICH` points: -1, 0 or 1."""
    word = (which or "").lower()
    if word in PAST:
        return -1
    return 1 if word in NEXT else 0
