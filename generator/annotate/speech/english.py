"""Indirect speech as only English builds it: `said the plan was ready`, `…, saying it was late`,
`put the damage at 30 million euros`."""

from __future__ import annotations

from dataclasses import replace

from generator.annotate.grammar import word_set
from generator.annotate.speech.attribution import english_subject
from generator.annotate.speech.inserted import SHORTEST, Reported
from generator.annotate.speech.phrases import Phrase, Scene

_ADDING = word_set("saying adding warning arguing insisting stressing")
"""What goes on behind a comma with what the sentence's subject says (`…, saying it was late`)."""
ASIDE = _ADDING | {"put"}
"""Words that report though none is a finite verb of saying."""
_REACH = 12
_AMOUNTS = word_set("about around some nearly almost more less up least little half over under")
_SAID = word_set("said says say")
_COMMAS = 2
_AROUND = word_set("on in at to after before during when as by for from late early")
_CLAUSE_BEGINS = word_set("he she it they we there the a an his her its their this these those")
_HEARERS = word_set(
    """reporters journalists lawmakers parliament MPs shareholders investors analysts viewers
    officials supporters residents broadcasters"""
)
_WHERE = word_set("statement note post letter report interview speech briefing message")
_BEFORE_A_CLAUSE = frozenset({",", ";", ":", "“", '"', "where", "but", "while", "because"})


def told_in_english(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """What a verb of saying reports, whose words stand before it or behind."""
    before = scene.word(verb - 1)
    phrase = english_subject(scene, verb, start, stop)
    if phrase is None or (phrase.start > verb and before != ","):
        phrase = _plain_subject(scene, verb, start)
    elif "," in scene.tokens.words(phrase.end, verb):
        phrase = _plain_subject(scene, verb, start) or phrase
    if before in {"and", "but"} and (phrase is None or phrase.end < verb - 1):
        # `The minister called it "brave" and said the work would go on`
        phrase = scene.phrase(start, verb) if _clause_follows(scene, verb, stop) else None
    if phrase is None:
        return None
    comma = phrase.start - 1
    inverted = phrase.end <= verb and scene.word(comma) == "," and comma - start >= SHORTEST
    if inverted and not _clause_follows(scene, verb, stop):
        return Reported(start, comma, phrase, "inverted")
    if phrase.start > verb or (before == "," and not _is_apposed(scene, phrase, verb)):
        return None
    opener = next(
        (at for at in range(verb + 1, min(stop, verb + 8)) if scene.word(at) == "that"), None
    )
    at_once = scene.word(verb) in _SAID and scene.word(verb + 1) in _CLAUSE_BEGINS
    if opener is not None and not at_once:  # else `said it knew of reports that …`
        return Reported(opener, stop, phrase, "that-clause")
    begin = _past_circumstance(scene, verb, stop)
    if begin == verb + 1 and scene.word(verb) in _SAID:
        follows = scene.word(begin) not in {",", ":", "in", "on", "to", "so", "nothing"}
        refused = scene.word(begin) == "no" and not scene.word(begin + 1).isalpha()
        told = follows and not refused
        return Reported(begin, stop, phrase, "that-clause") if told else None
    opens = begin > verb + 1 and scene.word(begin) in _CLAUSE_BEGINS
    return Reported(begin, stop, phrase, "that-clause") if opens else None


def told_aside(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """What stands behind a word that is no verb of saying by itself."""
    if scene.word(verb) == "put":
        return _estimated(scene, verb, start, stop)
    opening = scene.phrase(start, verb) if scene.word(verb - 1) == "," else None
    if opening and opening.end == start + 1 and not (opening.person or opening.body):
        opening = scene.phrase(opening.end, verb) or opening  # `Environmental group WWF`
    if opening is None:
        return None
    places = range(opening.start + 1, opening.end)
    acts = next((at for at in places if scene.word(at).endswith("ed")), opening.end)
    return Reported(verb + 1, stop, replace(opening, end=acts), "that-clause")


def _estimated(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """`Police put the damage at 30 million euros`."""
    at = next((at for at in range(verb + 2, min(stop, verb + _REACH)) if scene.word(at) == "at"), 0)
    amount = scene.word(at + 1)
    if not at or not (amount[:1].isdigit() or amount in _AMOUNTS):
        return None
    phrase = english_subject(scene, verb, start, stop)
    if phrase is None or phrase.start > verb:
        phrase = _plain_subject(scene, verb, start)
    return Reported(verb + 1, stop, phrase, "that-clause") if phrase else None


def _clause_follows(scene: Scene, verb: int, stop: int) -> bool:
    """Whether what was said stands behind its verb: no time or place, no end of the sentence."""
    word = scene.word(verb + 1)
    told = word[:1].isalpha() and word not in _AROUND and not word.endswith("day")
    return told and stop - verb > SHORTEST


def _is_apposed(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """Whether only what somebody is stands between a name and the verb behind a comma (`John
    Healey, a minister in London, said`)."""
    first = scene.tokens.sentences[scene.tokens.at(verb).sentence].start
    told = phrase.start == first and (phrase.person or phrase.body)
    closed = scene.tokens.words(phrase.start, verb).count(",") <= _COMMAS
    return bool(told) and closed and _clause_follows(scene, verb, verb + 2 * SHORTEST)


def _plain_subject(scene: Scene, verb: int, start: int) -> Phrase | None:
    """Who is neither named nor of a known role: `officials said`, `the agency said`."""
    begin = verb
    while begin > start and scene.word(begin - 1) not in _BEFORE_A_CLAUSE:
        begin -= 1
    return Phrase(begin, verb) if begin < verb == scene.plain_group(begin, verb) else None


def _past_circumstance(scene: Scene, verb: int, stop: int) -> int:
    """Past whom or when or where something was told (`told reporters`, `said on Tuesday`, `said in
    a statement`), the token behind the verb where nothing of that stands there."""
    index = verb + 1
    word = scene.word(verb)
    if word == "told":
        mention = scene.at.get(index + (scene.word(index) == "the"))
        if mention and mention.relation == "names":
            index = scene.tokens.range_of(mention.span).stop
        elif scene.word(index) in _HEARERS:
            index += 1
    if scene.word(index) == "on" and scene.word(index + 1).endswith("day"):
        index += 2
    if scene.word(index) == "in" and scene.word(index + 2) in _WHERE:
        index += 3
    return min(index, stop)
