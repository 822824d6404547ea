"""What the words beside an English name show of it: `the train operator ScotRail`, `Storm Eowyn`,
`the Japanese Grand Prix`, `St George's Cathedral`.

English writes the word for a kind of thing small and a name large, so that the one tells the other
apart. Used in English stories only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.compounds import Relates
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.annotate.tokens import Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention, MentionType

_KIND = "kind"
_EVENT = "summit"
_PLACE = "landform"
_CONFIDENCE = 0.9

_BODIES = word_set(
    """federation confederation league union broadcaster operator airline carmaker insurer lender
    bank newspaper daily weekly magazine tabloid charity watchdog regulator network station
    startup chipmaker retailer supplier brokerage consultancy think-tank militia
    rebels guerrillas society service website portal publisher brewer miner conglomerate"""
)
"""Words behind which a name is a body's; people are none of these."""
_LETTERS = re.compile(r"[A-Z][A-Z&]{2,5}")
_STORMS = word_set("Storm Hurricane Cyclone Typhoon")
_CONTESTS = re.compile(
    r"Grand Prix|(?:World |European |Winter |Summer )?(?:Championships?|Olympics|Games)|"
    r"World Cup|Masters|Open"
)
_BUILDINGS = word_set(
    """Airport Cathedral Stadium Arena Palace Hall Tunnel Market Bridge Square Street Avenue Road
    Mountain Mountains Lake Bay River Valley Island Islands Peninsula Canyon Abbey Castle Tower
    Station Terminal Harbour Harbor Beach Park Plaza Zoo"""
)
_LONGEST = 3


def english_names(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """Bodies behind their kind, storms, contests, and what is built or lies somewhere."""
    for index in tokens.where(_BODIES.__contains__):
        end = _past_name(tokens, index + 1, lexicon)
        known = end and any(map(gazetteer.word, tokens.words(index + 1, end)))
        if end and not known:
            yield _mention(tokens, index + 1, end, "organisation", _KIND)
    for index in tokens.where(_STORMS.__contains__):
        name, after = (tokens.near(index + step, tokens.at(index).sentence) for step in (1, 2))
        if may_name(name) and not after.upper:
            yield _mention(tokens, index, index + 2, "event", _EVENT)
    for index, token in enumerate(tokens.all):
        if token.text in _BUILDINGS:
            start = _before(tokens, index, lexicon)
            if start < index and not tokens.near(index + 1, token.sentence).upper:
                yield _mention(tokens, start, index + 1, "place", _PLACE)
        elif token.upper and relates(token.text):
            yield from _contest(tokens, index)


def _contest(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Japanese Grand Prix`, `European Athletics Championships`."""
    sentence = tokens.at(index).sentence
    for end in (index + 4, index + 3, index + 2):
        words = [tokens.near(at, sentence) for at in range(index + 1, end)]
        named = " ".join(word.text for word in words)
        tail = words[-1].text if len(words) > 1 and words[0].upper else named
        if _CONTESTS.fullmatch(named) or _CONTESTS.fullmatch(tail):
            yield _mention(tokens, index, end, "event", _EVENT)
            return


def _past_name(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """Where the capitalised words that begin at a token end; None where they may be somebody's
    name, unless they are letters alone."""
    sentence = tokens.at(index - 1).sentence
    end = index
    while end - index < _LONGEST and may_name(tokens.near(end, sentence)):
        end += 1
    if end == index or tokens.near(end, sentence).upper:
        return None
    if tokens.at(index).text in lexicon.first_names:
        return None
    letters = _LETTERS.fullmatch(tokens.at(index).text)
    return end if letters or end - index < _LONGEST else None


def _before(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Where the capitalised words before a word for a building begin."""
    sentence = tokens.at(index).sentence
    start = index
    while index - start < _LONGEST:
        before = tokens.near(start - 1, sentence)
        if before.text in {"'s", "’s"} and tokens.near(start - 2, sentence).upper:
            start -= 2
            continue
        word = before.text.rstrip(".")
        if not before.upper or not word.isalpha() or word in NOT_SURNAMES:
            break
        if word in lexicon.role_words or word in lexicon.not_names:
            break
        start -= 1
    return start


def _mention(tokens: Tokens, start: int, end: int, kind: MentionType, via: str) -> Mention:
    span = tokens.span(start, end)
    return Mention(span, kind, span.of(tokens.text), "names", via, _CONFIDENCE)
