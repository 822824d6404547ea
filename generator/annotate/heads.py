"""Nouns that head the names of bodies, and the adjectives before them, as they are declined.

`des Deutschen Skiverbands` is the Deutscher Skiverband: the noun tells the gender, and the gender
the ending that the adjectives have without an article.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.annotate.tokens import Tokens

Gender = Literal["m", "f", "n"]

ADJECTIVE = re.compile(
    r"(?P<stem>[A-ZÄÖÜ][\w-]*?(?:isch|lich|al|iv|ell|är|ig|deutsch|sch)|Deutsch|Neu|Rot|Schwarz|Weiß|"
    r"Grün|Frei|Jung|Groß|Vereinigt|Erst|Höher|Oberst|Evangelisch|Katholisch|Blau|Golden)"
    r"(?P<ending>e|er|en|em|es)"
)
_HEADS: dict[Gender, str] = {
    "m": "rundfunk|bund|verband|dienst|rat|gerichtshof|verein|klub|club|kreis|ring|konzern|"
    "ausschuss|kongress|fonds|sender|halbmond|hilfsdienst|senat|sportbund|rechnungshof|anzeiger|kurier|merkur",
    "f": "bank|union|gesellschaft|zeitung|partei|kirche|akademie|stiftung|agentur|kommission|"
    "liga|allianz|armee|marine|bahn|post|börse|kammer|bewegung|front|gemeinschaft|anstalt|"
    "organisation|vereinigung|versicherung|universität|hochschule|bibliothek|oper|behörde|gewerkschaft|"
    "legion|garde|initiative|verwaltung|sammlung|direktion|[a-z]stelle|föderation|konferenz|jugend|presse-agentur|kasse",
    "n": "amt|werk|hilfswerk|institut|ministerium|museum|theater|kreuz|gericht|parlament|forum|"
    "bündnis|komitee|orchester|zentrum|konzerthaus|schauspielhaus|symphonieorchester|fernsehen|"
    "rote kreuz|wetteramt|archiv|haus|tagblatt|tageblatt|abendblatt|wochenblatt|journal",
}  # fmt: skip
_HEAD = {
    gender: re.compile(rf"(?:{words})(?:e?s|e?n)?$", re.IGNORECASE)
    for gender, words in _HEADS.items()
}
_STRONG: dict[Gender, str] = {"m": "er", "f": "e", "n": "es"}


def strong(tokens: Tokens, place: range, gender: Gender) -> tuple[str, ...]:
    """The adjectives as they stand without an article: `Hessischen` -> `Hessischer`."""
    words = tokens.words(place.start, place.stop)
    stems = [match["stem"] for word in words if (match := ADJECTIVE.fullmatch(word))]
    return tuple(stem + _STRONG[gender] for stem in stems)


def gender_of(noun: str) -> Gender | None:
    """The gender of a noun that heads the names of bodies; None of any other."""
    return next((gender for gender, head in _HEAD.items() if head.search(noun)), None)


def as_alone(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name that begins with adjectives as it stands without an article, where the gender of its
    noun is known: `Deutschen Skiverbands` -> `Deutscher Skiverband`."""
    noun = next((at for at, word in enumerate(words) if at and gender_of(word)), 0)
    gender = gender_of(words[noun]) if noun else None
    stems = [match["stem"] for word in words[:noun] if (match := ADJECTIVE.fullmatch(word))]
    if gender is None or len(stems) < noun:
        return words
    adjectives = (stem + _STRONG[gender] for stem in stems)
    return (*adjectives, nominative(words[noun], gender), *words[noun + 1 :])


def nominative(word: str, gender: Gender) -> str:
    """A head noun in the nominative singular."""
    if gender == "f":
        return word.removesuffix("en") if word.endswith(("ionen", "ungen")) else word
    head = re.search(rf"(?:{_HEADS[gender]})(?P<ending>e?s|e?n)?$", word, re.IGNORECASE)
    ending = head["ending"] if head else None
    return word.removesuffix(ending) if ending else word
