"""The subject of a verb of saying, by the order of words.

German main clauses have the verb second: what stands alone before it is the subject, unless it is
a prepositional phrase, an adverb or the speech itself; then the subject stands behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.annotate.grammar import word_set
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.verbs import AUXILIARIES, FINITE

_OPENING = word_set("und aber doch denn auch nur wie als nachdem während indem obwohl and but as")
_SUBORDINATE = word_set("wie als nachdem während indem obwohl")
_CITING = word_set("zitiert zitierte zitierten")
_TRANSITIVE = word_set(
    """kritisierte kritisiert lobte nannte nennt bezeichnete bezeichnet zitierte fragte warnte
    unterrichtete informierte verurteilte würdigte begrüßte bat ermahnte beschuldigte verteidigte
    forderte rügte erinnerte"""
)
BREAKS = frozenset({",", ";", ":", ".", "!", "?", "–", '"', "„", "“", "”", "»", "«", ""})
_REACH = 16


def subject(scene: Scene, verb: int, start: int, stop: int) -> Phrase | None:
    """Who is the subject of the verb in the clause of tokens `[start, stop)`.

    A name or pronoun behind the verb is likelier its subject than words without a name before it
    (`Der Zeitung sagte Healey`), except behind a verb that names (`nannte sie`).
    """
    front = _front(scene, verb, start)
    if front and (front.person or front.pronoun):
        return front
    shared = scene.word(verb - 1) in {"und", "and", "aber", "sowie"}
    if shared and (found := _coordinate(scene, verb, start)):
        return found
    back = behind(scene, verb, stop)
    if scene.word(verb) in _CITING:
        return back or front
    if front and back and (back.person or back.pronoun) and not _may_be_object(scene, verb, front):
        return back
    return front or back or _coordinate(scene, verb, start) or _spliced(scene, verb, start)


def _spliced(scene: Scene, verb: int, start: int) -> Phrase | None:
    """The subject of a main clause that follows another behind a comma (`Korken knallten, eine
    Forscherin sprach von …`); a subordinate clause would end in its verb."""
    comma = next((at for at in range(verb - 1, start, -1) if scene.word(at) == ","), verb)
    if scene.word(comma + 1) in _OPENING or scene.word(verb + 1) in BREAKS:
        return None
    phrase = scene.phrase(comma + 1, verb)
    return phrase if phrase and phrase.end == verb else None


def _may_be_object(scene: Scene, verb: int, front: Phrase) -> bool:
    """Whether what stands behind the verb may be its object, for all that the front tells."""
    if scene.word(verb) not in _TRANSITIVE:
        return False
    return front.body is not None or scene.word(front.start).lower() == "der"


def _front(scene: Scene, verb: int, start: int) -> Phrase | None:
    """The phrase that fills the place before the verb."""
    while start < verb and scene.word(start).lower() in _OPENING:
        if scene.word(start).lower() in _SUBORDINATE and scene.word(verb + 1) not in BREAKS:
            return None
        start += 1
    phrase = scene.phrase(start, verb)
    if phrase is None or _is_dative(scene, phrase):
        return None
    between = range(phrase.end, verb)
    words = [scene.word(index) for index in between]
    if not words:
        return phrase
    if words[0] == "," and words[-1] == ",":
        return phrase  # a relative clause lies between
    light = all(
        not scene.tokens.at(index).upper and scene.word(index) not in BREAKS for index in between
    )
    auxiliary = bool(AUXILIARIES.intersection(words))
    return phrase if auxiliary or (light and len(words) <= 3) else None


def _is_dative(scene: Scene, phrase: Phrase) -> bool:
    """Whether `der` is the feminine dative, as the adjective behind it shows (`der deutschen`)."""
    adjective = scene.tokens.at(phrase.start + 1)
    return (
        scene.word(phrase.start).lower() == "der"
        and adjective.text.endswith("en")
        and not adjective.upper
        and phrase.end > phrase.start + 2
    )


def behind(scene: Scene, verb: int, stop: int) -> Phrase | None:
    """The first phrase behind the verb that may be a subject, in the verb's clause."""
    index, last = verb + 1, min(stop, verb + _REACH)
    citing = scene.word(verb) in _CITING
    while index < last and scene.word(index) not in BREAKS:
        begin = index + 1 if citing and scene.word(index) in {"den", "einen"} else index
        phrase = scene.phrase(begin, stop)
        if phrase and not _is_object(scene, index, phrase):
            return phrase
        past = scene.skip_oblique(index, stop)
        index = past if past > index else index + 1
    return None


def _is_object(scene: Scene, index: int, phrase: Phrase) -> bool:
    """Whether a pronoun may only be an object here (`sagte sie` is none, `teilte sie ihm` ...)."""
    return (
        phrase.pronoun is False
        and scene.word(index).lower() in {"ihr", "her"}
        and (phrase.end == index + 1)
    )


def somebody(scene: Scene, places: Iterable[int]) -> Phrase | None:
    """The first person at these places, named or by a pronoun of one sex and number only."""
    for index in places:
        mention = scene.person(index)
        if mention:
            place = scene.tokens.range_of(mention.span)
            return Phrase(place.start, place.stop, mention)
        if scene.word(index) in {"er", "Er", "he", "He", "she", "She"}:
            return Phrase(index, index + 1, pronoun=True)
    return None


def _inverted(scene: Scene, verb: int, first: int) -> Phrase | None:
    """The subject of `…, erklärte die Behörde und sprach von …`: it stands behind its verb."""
    for index in range(verb - 1, max(first, verb - _REACH), -1):
        if scene.word(index) in BREAKS:
            told = index + 1 < verb and scene.word(index) == "," and scene.word(index + 1) in FINITE
            return behind(scene, index + 1, verb) if told else None
    return None


def _coordinate(scene: Scene, verb: int, start: int) -> Phrase | None:
    """The subject of the clause before in `Healey kam und sagte`: what opens the sentence, else
    the nearest name or pronoun."""
    sentence = scene.tokens.at(verb).sentence
    first = scene.tokens.sentences[sentence].start if sentence >= 0 else start
    told = _inverted(scene, verb, first)
    if told:
        return told
    opening = scene.phrase(first, verb)
    if opening and (opening.person or opening.pronoun or opening.body):
        return opening
    return somebody(scene, range(verb - 1, max(first, verb - 40) - 1, -1)) or opening
