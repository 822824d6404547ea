"""What a large word in an English name shows of it: `Storm Eowyn`, `the Japanese Grand Prix`,
`St George's Cathedral`, `the Duke of Quorn`.

Used in English stories only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.compounds import Relates
from generator.annotate.english_words import BUILDINGS, SOMEBODY_S
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.annotate.tokens import Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention, MentionType

_KIND = "kind"
_EVENT = "summit"
_PLACE = "landform"
_CONFIDENCE = 0.9

_NOBLES = word_set("Duke Duchess Prince Princess Earl Countess Marquess Marquis")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_SPORTS = word_set(
    """Tennis Athletics Cycling Swimming Football Rugby Cricket Hockey Ski Skiing Rowing Gymnastics
    Basketball Golf Sailing Boxing Judo Skating Triathlon Badminton Biathlon"""
)
_STORMS = word_set("Storm Hurricane Cyclone Typhoon")
_CONTESTS = re.compile(
    r"Grand Prix|(?:World |European |Winter |Summer )?(?:Championships?|Olympics|Games)|"
    r"World Cup|Masters|Open"
)
_OF_CONTESTS = word_set("Prix Championship Championships Olympics Games Cup Masters Open")
_WORK = word_set("Medical Research Science Health Law Policy Cancer School Technology Press Sports")
"""Before a centre or a district these tell that people work there: it is a body."""
_LONGEST_BUILDING = 4


def english_names(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """Storms, contests, nobles, and what is built or lies somewhere."""
    for index in tokens.among(_STORMS):
        name, after = (tokens.near(index + step, tokens.at(index).sentence) for step in (1, 2))
        if may_name(name) and not after.upper:
            yield _mention(tokens, index, index + 2, "event", _EVENT)
    yield from _built(tokens, lexicon, gazetteer, relates)
    contested = any(word in tokens.places for word in _OF_CONTESTS)
    if contested or not _SPORTS.isdisjoint(tokens.places):
        for index in tokens.where(lambda word: word[0].isupper() and relates(word)):
            yield from _contest(tokens, index)
            if tokens.near(index + 1, tokens.at(index).sentence).text in _SPORTS:
                yield from _federation(tokens, index)
    yield from _of_unions(tokens, gazetteer)
    for index in tokens.among(_NOBLES):
        the, of, name, after = (
            tokens.near(index + at, tokens.at(index).sentence) for at in (-1, 1, 2, 3)
        )
        titled = the.text in {"the", "The"} and of.text == "of"
        if titled and may_name(name) and not after.upper:
            yield _mention(tokens, index, index + 3, "person", "role")


def _built(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """What is built or lies somewhere, by the end of its name."""
    for index in tokens.among(BUILDINGS):
        start = _before(tokens, index, lexicon, gazetteer)
        word, before = tokens.texts[index], tokens.texts[index - 1]
        somebody = word in SOMEBODY_S and before in lexicon.first_names
        # `the British House`, and every city has a Central Business District
        told = bool(index - start == 1 and relates(before)) or before == "Business"
        ends = not tokens.near(index + 1, tokens.at(index).sentence).upper
        if start < index and ends and not somebody and not told:
            what: MentionType = "organisation" if before in _WORK else "place"
            yield _mention(tokens, start, index + 1, what, _PLACE)


def _of_unions(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """`U.S. Environmental Protection Agency`: a listed body with what it is of before it."""
    for index in tokens.among({"U.S.", "US", "U.N.", "UN"}):
        if index + 1 < len(tokens):
            body = gazetteer.longer(tokens, index + 1)
            likeliest = body.name.likeliest if body else None
            if body and likeliest and likeliest.type == "organisation":
                span = tokens.span(index, body.end)
                yield Mention(span, "organisation", body.name.listed, "names", _KIND, _CONFIDENCE)


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


def _federation(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Swiss Tennis`: what those who govern a sport in a country call themselves."""
    if not tokens.near(index + 2, tokens.at(index).sentence).upper:
        yield _mention(tokens, index, index + 2, "organisation", _KIND)


def _before(tokens: Tokens, index: int, lexicon: Lexicon, gazetteer: Gazetteer) -> int:
    """Where the capitalised words before a word for a building begin; the owner is one of them in
    `St George's Cathedral`, not in `Chicago's Palmer House`."""
    sentence = tokens.at(index).sentence
    start = index
    while index - start < _LONGEST_BUILDING:
        before = tokens.near(start - 1, sentence)
        if before.text in {"'s", "’s"} and tokens.near(start - 2, sentence).upper:
            saint = tokens.near(start - 3, sentence)
            if saint.text.rstrip(".") == "St":
                return start - 3
            if saint.upper or gazetteer.word(tokens.texts[start - 2]):
                break
            start -= 2
            continue
        word = before.text.rstrip(".")
        if _INITIALS.fullmatch(before.text):
            start -= 1
            continue
        if not before.upper or not word.replace("-", "").isalpha() or word in NOT_SURNAMES:
            break
        if word in lexicon.role_words or word in lexicon.not_names:
            break
        start -= 1
    return start


def _mention(tokens: Tokens, start: int, end: int, kind: MentionType, via: str) -> Mention:
    span = tokens.span(start, end)
    return Mention(span, kind, span.of(tokens.text), "names", via, _CONFIDENCE)
