"""Bodies that English calls by a common word with a capital: `Congress`, `the Senate`, `a
Republican`, `the Greens`.

The capital shows the name; whose Congress it is shows the story. What it leaves open is marked
under the word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

VIA = "common-word"
_CONFIDENCE = 0.85
_OF_THE_USA = re.compile(
    r"U\.?S\.?|USA|Washington|Capitol|America|American|Alabama|Alaska|Arizona|Arkansas|California|"
    r"Colorado|Connecticut|Florida|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maryland|"
    r"Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio|Oklahoma|"
    r"Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Wisconsin|Wyoming"
)
_OF_BRITAIN = re.compile(r"Britain|British|London|Labour|Tory|Tories|Westminster|UK|U\.K\.")
_OF_AUSTRALIA = re.compile(
    r"Australian?|Sydney|Melbourne|Canberra|Brisbane|Perth|Adelaide|Queensland|Tasmania"
)
_OF_FRANCE = re.compile(r"France|French|Paris|Elysee")
_OF_SPAIN = re.compile(r"Spain|Spanish|Madrid")

_NAMES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "Congress": ((_OF_THE_USA, "US-Kongress"),),
    "Senate": ((_OF_THE_USA, "US-Senat"),),
    "Treasury": ((_OF_THE_USA, "US-Finanzministerium"),),
    "Legislature": (),
    "Republican": ((_OF_THE_USA, "Republikanische Partei"),),
    "Republicans": ((_OF_THE_USA, "Republikanische Partei"),),
    "Democrat": ((_OF_THE_USA, "Demokratische Partei"),),
    "Democrats": ((_OF_THE_USA, "Demokratische Partei"),),
    "Democratic": ((_OF_THE_USA, "Demokratische Partei"),),
    "Conservative": ((_OF_BRITAIN, "Konservative Partei"),),
    "Conservatives": ((_OF_BRITAIN, "Konservative Partei"),),
    "Tory": ((_OF_BRITAIN, "Konservative Partei"),),
    "Labor": ((_OF_AUSTRALIA, "Australian Labor Party"),),
    "Socialists": ((_OF_FRANCE, "Parti Socialiste"), (_OF_SPAIN, "PSOE")),
    "Greens": (),
    "Nationals": (),
    "Liberals": (),
}
"""The words, and the parties and parliaments they stand for by what shows whose they are."""
_WITHOUT_SIGN = word_set(
    "Congress Senate Treasury Legislature Socialists Greens Nationals Liberals"
)
"""Marked under the word alone where nothing tells whose it is."""
_LOOSE = word_set("Democratic Socialists Greens Nationals Liberals")
"""Words that only a capital inside a sentence tells from others."""
_HELD = re.compile(r"(?P<whose>[A-Z][a-z]+)-(?:controlled|led|run|held|dominated|backed|majority)")


def english_common(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions of parliaments, treasuries and parties by a common word."""
    for index in tokens.among(_NAMES.keys()):
        token = tokens.at(index)
        before = tokens.near(index - 1, token.sentence)
        after = tokens.near(index + 1, token.sentence)
        part = before.upper and before.text.isalpha() and not tokens.opens_sentence(index - 1)
        title = after.text in lexicon.role_words  # `Democratic Mayor Quorn`
        if part or (after.upper and after.text.isalpha() and not title):
            continue  # `Indian National Congress`, `Senate Square`
        name = _meant(tokens, token.text)
        opens = token.text in _LOOSE and tokens.opens_sentence(index) and not title
        if name and not opens:
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)
    for index in tokens.where(lambda word: "-" in word and _HELD.fullmatch(word)):
        token = tokens.at(index)
        word = token.text.partition("-")[0]
        name = _meant(tokens, word) if word in _NAMES else None
        if name:
            span = tokens.part(token, 0, len(word))
            yield Mention(span, "organisation", name, "part", VIA, _CONFIDENCE)


def _meant(tokens: Tokens, word: str) -> str | None:
    """What a word stands for in a story; the word itself where that is open, None where it is none
    of these then."""
    for signs, name in _NAMES[word]:
        if any(map(signs.fullmatch, tokens.places)):
            return name
    return word if word in _WITHOUT_SIGN else None
