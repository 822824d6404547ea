"""Bodies that are called by what they stand for: `Stiftung Wort und Welt`, `Sauberer Rhein`."""

from __future__ import annotations

import re

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, is_inflected_adjective
from generator.annotate.seats import past_town
from generator.annotate.tokens import Tokens

_LONGEST = 8

CALLED_SO = re.compile(
    r"(?:Förderverein(?:e?s)?|Stiftung|Trägerverein(?:e?s)?|Bankhaus(?:es)?|Privatbank)"
)
"""Bodies that what they call themselves follows (`Stiftung Wort und Welt`)."""

CITIZENS = re.compile(
    r"Bürgerinitiative|Bürgerbewegung|Wählergemeinschaft|Wählerinitiative|Wählervereinigung|"
    r"(?:Aktions|Bürger)bündnis(?:ses)?|Fan[ck]lubs?|Verein(?:e?s)?"
)
"""Such of which the word for what they are is no part of the name (`Sauberer Rhein`)."""


def motto(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """`Stiftung Wort und Welt`: where what a body calls itself ends, with the town behind it.
    Another noun belongs to the sentence (`als die Bürgerinitiative Sauberer Rhein Bilder fand`)."""
    if not CALLED_SO.fullmatch(tokens.at(index).text):
        return None
    return _past_motto(tokens, index, gazetteer)


def initiative(tokens: Tokens, index: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Where `Sauberer Rhein` or `Bürger für Görlitz` begins and ends behind the word for such a
    body, nowhere apart where none does; one noun alone may be the sentence's (`als die
    Bürgerinitiative Bilder fand`)."""
    token = tokens.at(index)
    if not CITIZENS.fullmatch(token.text):
        return index, index
    plain = token.text.startswith("Verein")  # `als der Verein Jugendlichen Nachhilfe anbot`
    if plain and not _CALLED.fullmatch(tokens.near(index + 1, token.sentence).text):
        return index, index
    end = _past_motto(tokens, index, gazetteer) or index
    purpose = tokens.near(end, token.sentence).text in {"für", "gegen", "in", "am"}
    town = tokens.near(end + 1, token.sentence).upper and past_town(tokens, end + 1, gazetteer)
    if end > index and purpose and town:
        end = town
    return (index + 1, end) if end > index + 2 else (index, index)


_CALLED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:ische|ischer|isches|liche|ige|iges)")
"""Adjectives as they stand without an article, in what a mere `Verein` calls itself."""
_FOR = frozenset({"Pro", "Contra", "Rettet", "Stoppt"})


def _past_motto(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """Where a motto ends that begins behind a token."""
    token = tokens.at(index)
    end, closed = index + 1, False
    while end - index < _LONGEST:
        joins = closed and tokens.near(end, token.sentence).text in {"und", "&"}
        word = tokens.near(end + joins, token.sentence)
        if not word.upper or word.text in NOT_SURNAMES or not word.text[0].isalpha():
            break
        if closed and not joins:
            return past_town(tokens, end, gazetteer) or end
        closed = word.text not in _FOR and not is_inflected_adjective(word.text.lower())
        end += 1 + joins
    return end if end > index + 1 else None
