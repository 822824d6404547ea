"""Numbers with what they measure or count, normalised: money, shares, measures, counts.

A number counts only with a unit or a noun behind it; times of day, dates, ordinals, scores and
the numbers of articles and points are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.annotate.grammar import NOT_SURNAMES, is_inflected_adjective, word_set
from generator.annotate.reading import Reading
from generator.annotate.tokens import Tokens
from generator.model.marks import Annotations, Quantity
from generator.model.story import Story
from generator.model.text import Span

_SMALL = {
    word: number
    for number, words in {
        0.5: "halbe halben halb half", 1: "eine einen einer one", 1.5: "anderthalb eineinhalb",
        2: "zwei two", 2.5: "zweieinhalb", 3: "drei three", 3.5: "dreieinhalb", 4: "vier four",
        5: "fünf five", 6: "sechs six", 7: "sieben seven", 8: "acht eight", 9: "neun nine",
        10: "zehn ten", 11: "elf eleven", 12: "zwölf twelve", 15: "fünfzehn fifteen",
        20: "zwanzig twenty", 30: "dreißig thirty", 40: "vierzig forty", 50: "fünfzig fifty",
        100: "hundert hundred", 1000: "tausend thousand",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {
    word: scale
    for scale, words in {
        100.0: "hundert hundred", 1e3: "tausend Tausend thousand",
        1e6: "Million Millionen Mio. Mio million mn", 12.0: "Dutzend dozen",
        1e9: "Milliarde Milliarden Mrd. Mrd billion bn", 1e12: "Billion Billionen trillion",
    }.items()
    for word in words.split()
}  # fmt: skip
_GERMAN_ONLY = frozenset({"Billion", "Billionen"})
# Money by ISO 4217; a bare dollar is the United States', a bare Mark the Federal Republic's.
_UNITS = {
    word: unit
    for unit, words in {
        "EUR": "Euro Euros € EUR euro euros", "USD": "Dollar Dollars US-Dollar $ dollar dollars",
        "DEM": "Mark D-Mark DM DEM", "DDM": "DDR-Mark Ostmark Ost-Mark",
        "GBP": "Pfund £ GBP pounds", "CHF": "Franken Schweizer-Franken CHF",
        "RUB": "Rubel rubles roubles", "JPY": "Yen ¥ JPY yen", "PLN": "Złoty Zloty zloty",
        "UAH": "Hrywnja hryvnia", "CNY": "Yuan yuan Renminbi", "ATS": "Schilling",
        "TRY": "Lira", "SEK": "SEK", "%": "Prozent % percent Prozents",
        "pp": "Prozentpunkte Prozentpunkten Prozentpunkt", "km": "Kilometer Kilometern km",
        "m": "Meter Metern metres meters", "cm": "Zentimeter Zentimetern",
        "ha": "Hektar hectares", "km2": "Quadratkilometer Quadratkilometern",
        "m2": "Quadratmeter Quadratmetern", "t": "Tonnen Tonne tonnes tons", "kg": "Kilogramm Kilo",
        "l": "Liter Litern litres", "bbl": "Barrel barrels", "°C": "Grad",
        "kWh": "Kilowattstunden Kilowattstunde", "MW": "Megawatt", "GW": "Gigawatt",
        "km/h": "Stundenkilometer Stundenkilometern", "mi": "miles", "ft": "feet",
        "h": "Stunden Stunde hours hour", "min": "Minuten Minute minutes",
        "s": "Sekunden seconds", "d": "Tage Tagen days", "wk": "Wochen weeks",
        "mo": "Monate Monaten months", "a": "Jahre Jahren years",
    }.items()
    for word in words.split()
}  # fmt: skip
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?$|\d+(?:[.,]\d+)?$")
_NO_COUNT_BEFORE = word_set(
    """Artikel Paragraf Paragraph Absatz Punkt Nummer Nr. Nr Seite Kapitel Platz Rang Gleis Linie
    Zimmer Raum Halle Gruppe Straße Article Chapter Page Number No. No Room Flight Flug Klasse
    Jahr Jahre Anfang Ende Mitte"""
)
_NO_THING = word_set(
    """Uhr Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    January February March May June July October December"""
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number on tokens `[start, end)`; `plain` if it is written as one short word."""

    start: int
    end: int
    value: float
    unit: str = ""
    plain: bool = False


def annotate(reading: Reading, so_far: Annotations) -> Annotations:
    """`so_far` with the quantities of the story; none where a date stands."""
    taken = {index for mark in so_far.dates for index in reading.tokens.range_of(mark.span)}
    found = tuple(_quantities(reading.story, reading.tokens, taken))
    return replace(so_far, quantities=found)


def _quantities(story: Story, tokens: Tokens, taken: set[int]) -> Iterator[Quantity]:
    english = story.language.startswith("en")
    tables = [block.span for block in story.blocks if block.kind in {"table", "preformatted"}]
    index, count = 0, len(tokens)
    while index < count:
        number = (
            _number(tokens, index, english=english)
            if _begins_number(tokens.all[index].text) and index not in taken
            else None
        )
        mark = _measured(tokens, number, english=english) if number else None
        if mark is None or any(map(mark.span.overlaps, tables)):
            index += 1
            continue
        yield mark
        index = tokens.range_of(mark.span).stop


def _begins_number(text: str) -> bool:
    return text[0].isdigit() or text in _SMALL or text in _SIGNS


def _number(tokens: Tokens, index: int, *, english: bool) -> _Number | None:
    """The number that begins at a token, with its scale (`2,4 Milliarden`)."""
    token = tokens.all[index]
    sign = _SIGNS.get(token.text, "")
    start, index = index, index + bool(sign)
    text = tokens.near(index, token.sentence).text
    value = _value(text, english=english)
    if value is None or (not text[0].isdigit() and sign):
        return None
    before = tokens.near(start - 1, token.sentence).text
    score = before in {":", "-"} and tokens.at(start - 2).text[:1].isdigit()
    vague = before.lower() in {"mehrere", "mehreren", "einige", "einigen", "several"}
    if before in _NO_COUNT_BEFORE or score or vague:
        return None
    end, plain = index + 1, not text[0].isdigit()
    scale = tokens.near(end, token.sentence).text
    while scale in _SCALES and not (plain and text in {"tausend", "hundert"}):
        factor = 1e9 if english and scale == "billion" else _SCALES[scale]
        value *= factor
        plain = False
        end += 1
        scale = tokens.near(end, token.sentence).text
    return _Number(start, end, value, sign, plain)


def _value(text: str, *, english: bool) -> float | None:
    """The value of a written number, by the language's way with points and commas."""
    if text in _SMALL:
        return float(_SMALL[text])
    if not _NUMBER.match(text):
        return None
    thousands, decimal = (",", ".") if english else (".", ",")
    groups = text.partition(decimal)[0].split(thousands)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return float(text.replace(",", ".")) if text.count(".") + text.count(",") == 1 else None
    plain = text.replace(thousands, "").replace(decimal, ".")
    # `372.801132.50` in an English text is no number.
    return float(plain) if plain.count(".") < 2 else None


def _measured(tokens: Tokens, number: _Number, *, english: bool) -> Quantity | None:
    sentence = tokens.at(number.start).sentence
    unit = number.unit
    end = number.end
    word = tokens.near(end, sentence).text
    if not unit and word in _UNITS:
        unit, end = _UNITS[word], end + 1
    if unit:
        of = _whole(tokens, end, sentence) if unit in {"%", "pp"} else ""
        kind = "share" if unit in {"%", "pp"} else "money" if unit.isupper() else "measure"
        span = tokens.span(number.start, end)
        return Quantity(span, _tidy(number.value), unit, of, kind, 0.95)
    counted = _counted(tokens, number.end, sentence, english=english)
    if counted is None or (number.plain and number.value in {0.5, 1}):
        return None
    of = tokens.span(number.end, counted).of(tokens.text)
    span = tokens.span(number.start, counted)
    return Quantity(span, _tidy(number.value), "", of, "count", 0.85)


def _tidy(value: float) -> float:
    """A value without the noise that multiplying leaves."""
    return float(f"{value:.12g}")


def _counted(tokens: Tokens, start: int, sentence: int, *, english: bool) -> int | None:
    """Where the noun ends that is counted, with the adjectives before it."""
    index = start
    while index - start < 4:
        token = tokens.near(index, sentence)
        if token.upper and token.text[0].isalpha() and not english:
            blocked = token.text in _NO_THING or token.text in NOT_SURNAMES or token.text.isupper()
            return None if blocked else index + 1
        if english:
            plural = token.text.endswith(("s", "people", "men", "women", "children"))
            if plural and token.text.isalpha() and token.text.islower() and len(token.text) > 3:
                return index + 1
            if not (token.text.isalpha() and token.text not in _ENGLISH_STOPS):
                return None
        elif not (is_inflected_adjective(token.text) and not token.text.endswith("te")) and (
            token.text != "und" or index == start
        ):
            return None
        index += 1
    return None


_ENGLISH_STOPS = word_set(
    """of in on at to for from by with and or the a an is are was were have has had will would as
    per than that which who but its his her their this since until after before during plus times"""
)


def _whole(tokens: Tokens, start: int, sentence: int) -> str:
    """What a share is of: `95 Prozent der Stimmen`, `3.5 percent of voters`."""
    if tokens.near(start, sentence).text not in {"der", "des", "aller", "of"}:
        return ""
    index = start + 1
    while is_inflected_adjective(tokens.near(index, sentence).text) or (
        tokens.near(index, sentence).text in {"the", "all"}
    ):
        index += 1
    noun = tokens.near(index, sentence)
    if not noun.text.isalpha() or not (noun.upper or tokens.at(start).text == "of"):
        return ""
    begin = start if tokens.at(start).text == "aller" else start + 1
    return Span(tokens.at(begin).start, noun.end).of(tokens.text)
