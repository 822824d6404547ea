"""What the words of an English story bear out of the names that its model is not sure of.

The model has read few names of the world, so that it doubts `Achraf Hakimi` more than it has
reason to: several capitals that it takes for somebody's name mostly are one, and a word alone is a
place's or a body's where the words before it say so. It also takes titles for a part of the name,
and initials for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.annotate.english_words import BUILDINGS, NO_SURNAMES, REIGNING
from generator.annotate.grammar import ARTICLES, HONORIFICS, word_set
from generator.annotate.recogniser.merging import LONE_CONFIDENCE
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention, MentionType

_SURE = 0.9
_DOUBTED = 0.5
"""Below it the model guesses."""
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
_IN = word_set("in near outside In Near")
_HELD = word_set("stake stakes shares share interest interests holding confidence faith written")
"""What is `in` a body or a language."""
_ELSEWHERE = word_set("in at near under on through over inside outside across beside around of to")
"""Before the article of a building, a sea, a river, and before places without one."""
_SEVERAL = re.compile(r"[A-Z][A-Za-z ]+[^isu]s")
"""Parties and teams, which are several: `the Nationals`, `the Foxes`."""
_NO_NAMES = word_set("Slam Tech Powers Payments Forums Books Collider Prize Award Cup Grand Great")


def surer(tokens: Tokens, by_model: Iterable[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions of the model, those that the words beside them bear out made sure."""
    for found in by_model:
        mention = _as_called(tokens, found) if found.type == "person" else found
        if _DOUBTED <= mention.confidence < _SURE and mention.relation == "names":
            place = tokens.range_of(mention.span)
            before = tokens.near(place.start - 1, tokens.at(place.start).sentence)
            bears_out = _BEARS_OUT.get(mention.type)
            titled = mention.type == "person" and before.text in lexicon.role_words
            titled = titled and tokens.texts[place.start] not in HONORIFICS
            if titled or (bears_out and bears_out(tokens, place, before)):
                mention = replace(mention, confidence=_SURE)
        yield mention


def _as_called(tokens: Tokens, mention: Mention) -> Mention:
    """Somebody's mention without the title before the name and with the initials (`K.T. Rao`)."""
    place = tokens.range_of(mention.span)
    before = tokens.near(place.start - 1, tokens.at(place.start).sentence)
    if tokens.texts[place.start] in REIGNING and len(place) > 1:
        start, sure = place.start + 1, LONE_CONFIDENCE
    elif _INITIALS.fullmatch(before.text):
        start, sure = place.start - 1, _SURE
    else:
        return mention
    name = " ".join(tokens.words(start, place.stop))
    sure = max(mention.confidence, sure)
    return replace(mention, span=tokens.span(start, place.stop), name=name, confidence=sure)


def _is_somebody(tokens: Tokens, place: range, before: Token) -> bool:
    """Whether several plain capitals stand inside a sentence, where no word tells a place's name
    or another's."""
    words = tokens.words(place.start, place.stop)
    plain = all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    known = not NO_SURNAMES.isdisjoint(words) or not _NO_NAMES.isdisjoint(words)
    if len(words) == 1 or not plain or known or words[-1] in BUILDINGS:
        return False
    inside = before.text in {",", "'s", "’s"} or (before.text.isalpha() and not before.upper)
    return inside and before.text not in ARTICLES | _ELSEWHERE


def _is_place(tokens: Tokens, place: range, before: Token) -> bool:
    """Whether a word stands behind a preposition of place, where nobody holds shares in it."""
    word, farther = tokens.texts[place.start], tokens.near(place.start - 2, before.sentence).text
    plain = word.isalpha() and not word.isupper()
    return plain and before.text in _IN and farther not in _HELD


def _is_body(tokens: Tokens, place: range, before: Token) -> bool:
    """Whether an article stands before several, and no preposition of place before that."""
    farther = tokens.near(place.start - 2, before.sentence).text
    several = _SEVERAL.fullmatch(" ".join(tokens.words(place.start, place.stop)))
    return bool(several) and before.text in {"the", "The"} and farther not in _ELSEWHERE


_BEARS_OUT: dict[MentionType, Callable[[Tokens, range, Token], bool]] = {
    "person": _is_somebody,
    "place": _is_place,
    "organisation": _is_body,
}
