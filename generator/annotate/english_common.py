"""Bodies that English calls by a common word with a capital: `Congress`, `the Senate`, `a
Republican`.

The capital shows the name; whose Congress it is shows the story. What it leaves open is marked
under the word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

VIA = "common-word"
_CONFIDENCE = 0.85
_OF_THE_USA = re.compile(r"U\.?S\.?|USA|Washington|Capitol|America|American|Michigan|Texas|Ohio")
_OF_BRITAIN = re.compile(r"Britain|British|London|Labour|Tory|Tories|Westminster|UK|U\.K\.")

_NAMES: dict[str, tuple[re.Pattern[str], str]] = {
    "Congress": (_OF_THE_USA, "US-Kongress"),
    "Senate": (_OF_THE_USA, "US-Senat"),
    "Treasury": (_OF_THE_USA, "US-Finanzministerium"),
    "Republican": (_OF_THE_USA, "Republikanische Partei"),
    "Republicans": (_OF_THE_USA, "Republikanische Partei"),
    "Democrat": (_OF_THE_USA, "Demokratische Partei"),
    "Democrats": (_OF_THE_USA, "Demokratische Partei"),
    "Conservative": (_OF_BRITAIN, "Konservative Partei"),
    "Conservatives": (_OF_BRITAIN, "Konservative Partei"),
    "Tory": (_OF_BRITAIN, "Konservative Partei"),
}
_WITHOUT_SIGN = word_set("Congress Senate Treasury")
"""Marked under the word alone where nothing tells whose it is."""


def english_common(tokens: Tokens) -> Iterator[Mention]:
    """The mentions of parliaments, treasuries and parties by a common word."""
    for index in tokens.where(_NAMES.__contains__):
        token = tokens.at(index)
        before = tokens.near(index - 1, token.sentence)
        after = tokens.near(index + 1, token.sentence)
        part = before.upper and before.text.isalpha() and not tokens.opens_sentence(index - 1)
        if part or (after.upper and after.text.isalpha()):
            continue  # `Indian National Congress`, `Senate Square`
        signs, name = _NAMES[token.text]
        meant = any(map(signs.fullmatch, tokens.places))
        if meant or token.text in _WITHOUT_SIGN:
            name = name if meant else token.text
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)
