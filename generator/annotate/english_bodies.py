"""English names of organisations by their form: `Bank of Canada`, `Central Statistics Office`.

They stand in German texts as well, where a capital proves less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.english_words import BODY_HEADS, COMPANY_HEADS
from generator.annotate.grammar import CLOSING, NOT_SURNAMES, word_set
from generator.annotate.tokens import Token, Tokens, may_name
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
_OF_IN_ENGLISH = word_set(
    """Diocese Archdiocese Tribunal Exchange Centers Centres Center Centre Movement Union Front
    Alliance Coalition Fund Agency Commission Committee School College Academy Authority Network
    Confederation Congress Campaign Initiative Directorate Administration"""
)
_OF_MATTERS = word_set(
    "School College Academy Tribunal Diocese Archdiocese Exchange Administration"
)
"""Bodies that are of something even where capitals stand before them (`Leeds School of Art`)."""
_OF_COUNTRIES = word_set("Authority Association Federation Agency")
"""Bodies whose country or town behind `of` is part of the name, whatever stands before them
(`Maritime Authority of Orvals`)."""
_ON = word_set("Council Commission Committee Conference Institute Center Centre Campaign Panel")
"""Bodies whose matter stands behind `on` (`Quorvan Council on Education`)."""
_MEMBERS = word_set(
    """Students Americans Mothers Doctors Lawyers Physicians Citizens Workers Women Men Parents
    Friends Jews Christians Veterans Scientists Teachers Families Europeans Reporters Engineers"""
)
"""Who a body is made of that is for or against something (`Students for Fair Quorn`)."""
_OF_PLACES = word_set("League University Bank Church Party Court House School College")
"""Behind these `for` tells whom somebody works or plays for."""
_OF_ALL = word_set("People Children Women Men Workers Farmers Teachers Veterans Lawyers")
"""Before a possessive part of a body's name: `European People's Party`."""
_OF_TWO = word_set("York Zealand Jersey Delhi Hampshire Mexico Orleans England South")
"""What `New` stands before in the names of places."""
_OF_SEVERAL = word_set(
    "Ministry Department Institute Office Council Board Bureau Centers Agency Administration"
)
"""Bodies that are called after two matters (`Ministry of Trade and Industry`), where a bank or a
university is of one place: `Bank of Quorvale and Orvals`."""
_JOINED = _OF_SEVERAL | word_set(
    """Commission Committee Authority Association Federation Society Service Museum Institution
    Police Foundation Fund Corporation Confederation Academy Union"""
)
"""Bodies before which `and` joins two matters or places, where two companies stand side by side."""
_IN_ENGLISH = BODY_HEADS | COMPANY_HEADS | _OF_IN_ENGLISH
_OF_SOMEWHERE = word_set(
    """Western Eastern Northern Southern West East North South European American British New Old"""
)
_STATES = frozenset({"U.S.", "U.N."})
_SURNAMES = word_set("Court Church Guard Post")
"""Behind a given name somebody's: `Margaret Court`."""
_SIGNS = _HEADS | _OF
_ALL_SIGNS = _SIGNS | _IN_ENGLISH
_LONGEST_LIST = 8
_ENGLISH_ENDING = re.compile(r"[A-Za-z]+(?:ture|tion|ing|ity|ial|can|ish|ern|ic|y)")
_GERMAN_KIND = re.compile(
    r"(?:Noten|Zentral|Investment|Groß|Förder)bank|Veranstalters?|"
    r"[A-ZÄÖÜ]\w+(?:gewerkschaft|partei|behörde|konzerns?|verband(?:e?s)?|organisation|agentur)"
)
"""What a German text says before such a name of what it is of (`die Notenbank Federal Reserve`)."""
_CONFIDENCE = 0.8


def english_bodies(tokens: Tokens, lexicon: Lexicon, *, english: bool) -> Iterator[Mention]:
    """Organisations that the form of their English names shows; `english` tells the language of
    the story."""
    heads = (_HEADS | BODY_HEADS | COMPANY_HEADS) if english else _HEADS
    before_of = (_OF | _OF_IN_ENGLISH) if english else _OF
    if english:
        yield from _of_members(tokens, lexicon)
    for index in tokens.among(_ALL_SIGNS if english else _SIGNS):
        token = tokens.all[index]
        link = tokens.near(index + 1, token.sentence).text
        start = _capitals_before(tokens, index, lexicon)
        told = english and start < index and token.text not in _OF_MATTERS
        of = link == "for" and not (told and token.text in _OF_PLACES)
        of = of or (link == "of" and not (told and token.text not in _OF))
        of = of or (told and link == "of" and token.text in _OF_COUNTRIES)
        of = of or (told and link == "on" and token.text in _ON)
        end = None
        if of and (token.text in before_of or link == "on"):
            end = _after_of(tokens, index + 2, lexicon, english=english)
        elif token.text in heads and (link != "of" or (told and token.text not in _OF)):
            end = index + 1 if _is_name(tokens, start, index, english) else None
            if token.text in _SURNAMES and tokens.at(index - 1).text in lexicon.first_names:
                continue
            if english and _is_no_body(tokens, start, index, lexicon):
                continue
        if end:
            yield _mention(tokens, start, end)


def _mention(tokens: Tokens, start: int, end: int) -> Mention:
    name = " ".join(tokens.words(start, end))
    span = tokens.span(start, end)
    return Mention(span, "organisation", name, "names", "institution", _CONFIDENCE)


def _of_members(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """`Students for Fair Quorn`, inside a sentence, where the capital is the name's."""
    for index in tokens.among(_MEMBERS):
        link = tokens.near(index + 1, tokens.at(index).sentence).text
        if link in {"for", "against", "Against"} and not tokens.opens_sentence(index):
            end = _after_of(tokens, index + 2, lexicon, english=True)
            if end:
                yield _mention(tokens, index, end)


def _is_no_body(tokens: Tokens, start: int, head: int, lexicon: Lexicon) -> bool:
    """Whether a name goes on behind its head, is a title in quotation marks, or is only told by
    where something is (`the Western Front`)."""
    sentence = tokens.at(head).sentence
    after, before = tokens.near(head + 1, sentence), tokens.near(start - 1, sentence).text
    if after.text in CLOSING.get(before, ()):
        return True
    goes_on = may_name(after) and after.text not in lexicon.role_words
    if goes_on and after.text not in lexicon.first_names:
        return True
    new = tokens.texts[head] in BODY_HEADS | COMPANY_HEADS
    return new and head - start == 1 and tokens.texts[start] in _OF_SOMEWHERE


def _is_name(tokens: Tokens, start: int, head: int, english: bool) -> bool:  # noqa: FBT001
    """Whether the capitals before a head make a name of it; in German two nouns stand beside each
    other by chance, so one word alone must look English (`Signature Bank`)."""
    if start == head:
        return False
    if head - start > 1:
        return True
    return english or _ENGLISH_ENDING.fullmatch(tokens.at(start).text) is not None


def _after_of(tokens: Tokens, index: int, lexicon: Lexicon, *, english: bool) -> int | None:
    """Where the name behind `Bank of` ends."""
    sentence = tokens.at(index).sentence
    several = not english or tokens.at(index - 2).text in _OF_SEVERAL
    first = index + (tokens.near(index, sentence).text == "the")
    first += english and tokens.near(first, sentence).text == "former"
    end = first
    while _goes_on(tokens.near(end, sentence), lexicon) and end - first < 3:
        end += 1
        if several and tokens.near(end, sentence).text == ",":
            end = _past_list(tokens, end, lexicon) or end
        joined = tokens.near(end, sentence).text in ({"and", "of"} if several else {"of"})
        if joined and _goes_on(tokens.near(end + 1, sentence), lexicon):
            end += 1
    while end > first and tokens.texts[end - 1] in {"and", "of"}:
        end -= 1
    return end if end > first else None


def _past_list(tokens: Tokens, comma: int, lexicon: Lexicon) -> int | None:
    """Behind the last of several matters, `and` before it (`of Trade, Industry and Energy`)."""
    sentence, end = tokens.at(comma).sentence, comma
    while tokens.near(end, sentence).text == "," and end - comma < _LONGEST_LIST:
        end = _past_matter(tokens, end + 1, lexicon)
    last = tokens.near(end, sentence).text == "and" and tokens.texts[end - 1] != ","
    past = _past_matter(tokens, end + 1, lexicon) if last else end
    return past if past > end + 1 else None


def _past_matter(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    sentence = tokens.at(index - 1).sentence
    while _goes_on(tokens.near(index, sentence), lexicon):
        index += 1
    return index


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
        one = tokens.texts[index] not in _JOINED or tokens.texts[start - 2] in _HEADS
        join = {"&"} if one else {"and", "&"}
        owner = tokens.near(start - 2, sentence).text
        if before.text in {"'s", "’s"} and owner in _OF_ALL:
            start -= 2
            continue
        if before.text == "New" and start < index and tokens.texts[start] in _OF_TWO:
            start -= 1
            continue
        if start < index and before.text in join and tokens.near(start - 2, sentence).upper:
            start -= 2
            continue
        general = before.text == "General" and tokens.texts[start] in _OF_SEVERAL
        if before.text in _STATES or general:
            return start - 1
        if not before.upper or not before.text.isalpha() or before.text in NOT_SURNAMES:
            break
        if before.text in lexicon.not_names or before.text in lexicon.role_words:
            break
        if _GERMAN_KIND.fullmatch(before.text):
            break
        start -= 1
    return start
