"""English names of organisations by their form: `Bank of Canada`, `Central Statistics Office`.

They stand in German texts as well, where a capital proves less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_HEADS = word_set(
    """Bank Office Agency Commission Council Committee Court University Institute Association
    Authority Ministry Department Police Group Corporation Foundation Museum Airlines Airways
    Motors Partners Holdings Times Post News Journal Opera Orchestra Society Federation Institution
    Party Guard Service Energy Capital Industries Systems Technologies Pharmaceuticals Entertainment
    Studios Pictures Records Press Church Board Bureau Hospital College Club
    Observatory Parliament Congress Assembly Senate Organization Organisation Reserve"""
)
_OF = word_set(
    """Bank University Ministry Department Institute Chamber Court Council Office Association
    Federation Church Academy Museum Bureau House League Board Organization Organisation Society"""
)
_SURNAMES = word_set("Court Church Guard Post")
"""Behind a given name somebody's: `Margaret Court`."""
_SIGNS = _HEADS | _OF
_ENGLISH_ENDING = re.compile(r"[A-Za-z]+(?:ture|tion|ing|ity|ial|can|ish|ern|ic|y)")
_CONFIDENCE = 0.8


def english_bodies(tokens: Tokens, lexicon: Lexicon, *, english: bool) -> Iterator[Mention]:
    """Organisations that the form of their English names shows; `english` tells the language of
    the story."""
    for index in tokens.where(_SIGNS.__contains__):
        token = tokens.all[index]
        link = tokens.near(index + 1, token.sentence).text
        start = _capitals_before(tokens, index, lexicon)
        if token.text in _OF and link in {"of", "for"}:
            end = _after_of(tokens, index + 2, lexicon)
        else:
            end = index + 1 if link != "of" and _is_name(tokens, start, index, english) else None
            if token.text in _SURNAMES and tokens.at(index - 1).text in lexicon.first_names:
                continue
        if end:
            words = tokens.words(start, end)
            yield Mention(
                tokens.span(start, end),
                "organisation",
                " ".join(words),
                "names",
                "institution",
                _CONFIDENCE,
            )


def _is_name(tokens: Tokens, start: int, head: int, english: bool) -> bool:  # noqa: FBT001
    """Whether the capitals before a head make a name of it; in German two nouns stand beside each
    other by chance, so one word alone must look English (`Signature Bank`)."""
    if tokens.at(head).text not in _HEADS or start == head:
        return False
    if head - start > 1:
        return True
    return english or _ENGLISH_ENDING.fullmatch(tokens.at(start).text) is not None


def _after_of(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """Where the name behind `Bank of` ends."""
    sentence = tokens.at(index).sentence
    first = index + (tokens.near(index, sentence).text == "the")
    end = first
    while _goes_on(tokens.near(end, sentence), lexicon) and end - first < 3:
        end += 1
        joined = tokens.near(end, sentence).text in {"and", "of"}
        if joined and _goes_on(tokens.near(end + 1, sentence), lexicon):
            end += 1
    return end if end > first else None


def _goes_on(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may be part of a name; a role or a given name begins something else."""
    begins = token.text in lexicon.role_words or token.text in lexicon.first_names
    return token.upper and token.text not in NOT_SURNAMES and not begins


def _capitals_before(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Where the capitalised words before `index` begin; roles and openers are none of them."""
    start = index
    sentence = tokens.at(index).sentence
    while index - start < 4:
        before = tokens.near(start - 1, sentence)
        if start < index and before.text in {"and", "&"} and tokens.near(start - 2, sentence).upper:
            start -= 2
            continue
        if not before.upper or not before.text.isalpha() or before.text in NOT_SURNAMES:
            break
        if before.text in lexicon.not_names or before.text in lexicon.role_words:
            break
        start -= 1
    return start
