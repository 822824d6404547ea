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
SEASONS = {
    "Frühjahr": 21, "Frühling": 21, "spring": 21, "Sommer": 22, "summer": 22, "Herbst": 23,
    "autumn": 23, "fall": 23, "Winter": 24, "winter": 24,
}  # fmt: skip
"""EDTF level 1 season codes."""
SEASON_SIGNS = "Früh spring ommer ummer Herbst autumn fall inter"
SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 1}
"""The middle of a season, by which the nearest one is found."""
HOLIDAYS = {
    "Neujahr": (1, 1), "Neujahrstag": (1, 1), "Heiligabend": (12, 24), "Heiligen Abend": (12, 24),
    "ersten Weihnachtstag": (12, 25), "ersten Weihnachtsfeiertag": (12, 25),
    "zweiten Weihnachtstag": (12, 26), "zweiten Weihnachtsfeiertag": (12, 26),
    "Silvester": (12, 31), "Silvesterabend": (12, 31), "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25), "Boxing Day": (12, 26), "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1), "Tag der Deutschen Einheit": (10, 3), "Tag der Arbeit": (5, 1),
    "Reformationstag": (10, 31), "Allerheiligen": (11, 1), "Nikolaustag": (12, 6),
    "Dreikönigstag": (1, 6), "Valentinstag": (2, 14),
}  # fmt: skip
"""Holidays of a fixed day."""
FEASTS = {
    "Rosenmontag": -48, "Aschermittwoch": -46, "Palmsonntag": -7, "Gründonnerstag": -3,
    "Karfreitag": -2, "Good Friday": -2, "Karsamstag": -1, "Ostersamstag": -1, "Ostersonntag": 0,
    "Easter Sunday": 0, "Ostermontag": 1, "Easter Monday": 1, "Christi Himmelfahrt": 39,
    "Himmelfahrtstag": 39, "Himmelfahrt": 39, "Pfingstsonntag": 49, "Pfingstmontag": 50,
    "Fronleichnam": 60,
}  # fmt: skip
"""Holidays that move with Easter, by days from it."""
NUMBERS = {
    word: number
    for number, words in {
        1: "einem einer one a", 2: "zwei two", 3: "drei three", 4: "vier four", 5: "fünf five",
        6: "sechs six", 7: "sieben seven", 8: "acht eight", 9: "neun nine", 10: "zehn ten",
        11: "elf eleven", 12: "zwölf twelve", 15: "fünfzehn fifteen", 20: "zwanzig twenty",
        25: "fünfundzwanzig", 30: "dreißig thirty", 40: "vierzig forty", 50: "fünfzig fifty",
        60: "sechzig sixty", 100: "hundert", 80: "achtzig eighty", 70: "siebzig seventy",
    }.items()
    for word in words.split()
}  # fmt: skip
ORDINALS = {"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "first": 1, "second": 2}
ORDINALS |= {"third": 3, "fourth": 4}
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
