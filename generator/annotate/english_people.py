"""What shows in English that two words nobody knows are somebody's name.

A small word for what they are before it (`bar owner Quorva Dellin`), a verb of saying beside it, an
age or `who` behind it, a surname that stands alone elsewhere as only people's do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.annotate.english_words import KIN, ROLES
from generator.annotate.grammar import ARTICLES, SPEECH_VERBS, word_set
from generator.annotate.person import Person
from generator.annotate.rolewords import role_base
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon

_EASTERN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""Given names of Koreans and Chinese as English writes them: `Sang-woo`."""
_ADDRESSED = word_set("Dr Fr Lt Gen Rev Lord My Our Your")
_OF_SOMEBODY = word_set("who whose had has was wants did told")
_THEY_DO = word_set(
    "resigned quit died retired married testified pleaded wept smiled shrugged grinned studied"
)
"""What people do and bodies do not."""
GIVEN_MONTHS = word_set("April May June August")
"""Months that are given names as well."""
_LONGEST_OF_ROLE = 4
_SAID = SPEECH_VERBS - {"called"}


def shown_in_english(
    tokens: Tokens, start: int, end: int, alone: Callable[[str], bool]
) -> tuple[str, float] | None:
    """How the name at tokens `[start, end)` is shown to be a person's, and how sure that is;
    `alone` is what remembers of each word whether it `stands_alone`."""
    sentence = tokens.at(start).sentence
    before, after = tokens.near(start - 1, sentence).text, tokens.near(end, sentence).text
    if before in ROLES or before.endswith("-year-old"):
        return "role", 0.85
    first = tokens.texts[start]
    if first.lower() in ROLES or first in _ADDRESSED:
        return None
    if before in _SAID or after in SPEECH_VERBS:
        return "speech", 0.75
    if after in _THEY_DO or (after in {"'s", "’s"} and _owns_a_work(tokens, end + 1)):
        return "apposition", 0.8
    eastern = _EASTERN.fullmatch(tokens.texts[end - 1]) is not None
    if eastern or _tells_of_somebody(tokens, end, sentence) or alone(tokens.texts[end - 1]):
        return "apposition", 0.8
    return None


def _owns_a_work(tokens: Tokens, index: int) -> bool:
    """`Quorva Dellin's "The Sea"`."""
    mark, title = tokens.at(index), tokens.at(index + 1)
    return mark.text in {'"', "“"} and title.upper and mark.sentence == title.sentence


def _tells_of_somebody(tokens: Tokens, index: int, sentence: int) -> bool:
    """`…, 58, …` or `…, who …` behind a name."""
    if tokens.near(index, sentence).text != ",":
        return False
    following, then = (tokens.near(index + step, sentence).text for step in (1, 2))
    age = following.isdigit() and len(following) == 2 and then in {",", "."}
    return age or following in {"who", "whose"}


def by_month(
    tokens: Tokens,
    index: int,
    may_be_surname: Callable[[Token], bool],
    recurs: Callable[[str], bool],
) -> Person | None:
    """`June Quorn`, whose surname the story has again, where no time stands."""
    sentence = tokens.at(index).sentence
    before, surname = (tokens.near(index + step, sentence) for step in (-1, 1))
    time = before.text[:1].isalnum() and before.text not in KIN | {"and", "with"}
    if time or not (may_be_surname(surname) and recurs(surname.text)):
        return None
    return Person(index, index + 2, tokens.words(index, index + 2), "first-name", 0.8)


def by_kin(tokens: Tokens, index: int) -> Person | None:
    """`his wife Quorva`, whom English calls by the given name alone."""
    sentence = tokens.at(index).sentence
    before, after = (tokens.near(index + step, sentence) for step in (-1, 1))
    if before.text not in KIN or after.upper or after.text == "of":
        return None
    return Person(index, index + 1, tokens.words(index, index + 1), "role", 0.8, full=False)


def small_role_follows(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a small word for somebody stands there, with what it is of before it: `Norvanian
    Party secretary`, `head of`."""
    sentence = tokens.at(index).sentence
    for step in range(index, index + _LONGEST_OF_ROLE):
        token = tokens.near(step, sentence)
        if token.text == "head":
            return tokens.near(step + 1, sentence).text == "of"
        word = token.text[:1].upper() + token.text[1:]
        if token.text in ROLES or role_base(word, lexicon) is not None:
            return True
        if not token.upper and token.text not in {"'s", "’s"}:
            return False
    return False


def stands_alone(tokens: Tokens, word: str) -> bool:
    """Whether a word stands alone somewhere as people's names do: before a verb of saying, `who`,
    `had` or `was`."""
    for index in tokens.places.get(word, ()):
        sentence = tokens.at(index).sentence
        before, after = (tokens.near(index + step, sentence) for step in (-1, 1))
        if before.upper or before.text.lower() in ARTICLES:
            continue
        if after.text in SPEECH_VERBS or after.text in _OF_SOMEBODY:
            return True
    return False
