"""Whether a German clause is told in the subjunctive of reported speech, by word or by form.

No list holds all verbs (`das Netz zerfalle`). The third person of Konjunktiv I ends in -e, though,
which no other finite form does but weak preterites (-te) and the first person, of whom wires speak
in quotation marks only; so a word of that form in the verb's place is one.
"""

from __future__ import annotations

import re

from generator.annotate.grammar import word_set
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.verbs import REPORTED, SUBJUNCTIVE

_NO_VERBS = word_set(
    """heute bitte ohne ende gerne eine keine seine ihre meine deine unsere diese jene alle viele
    beide solche welche manche einige mehrere gerade lange solange beinahe nahe wurde hätte wäre
    würde könnte müsste dürfte möchte nämlich rund ganze reine sowie etliche sämtliche derzeitige
    allzulange vorne hinte zugute zuhause anstelle seinerseits beiseite zuliebe geradezu halbe
    zusammengenommene damalige jeweilige bloße lauter zuhauf mitte dutzende hunderte tausende"""
)
_STEMS_IN_T = word_set(
    """trete vertrete betrete arbeite warte leite biete anbiete halte erhalte behalte enthalte
    verhalte bedeute rate verrate berate streite bestreite bereite verbreite beobachte achte
    beachte verzichte richte berichte fürchte befürchte rette leiste gestalte laute verstoße
    erwarte betrachte erachte vermute bitte biete schreite überschreite reite gelte koste"""
) - {"bitte"}  # fmt: skip
"""The third person of verbs whose stem ends in -t, which looks like a preterite."""

_LINKS = word_set("und aber doch denn sondern oder Und Aber Doch Denn Sondern")
_ASIDE = word_set(
    """jedoch allerdings dagegen hingegen aber auch selbst zudem nun wiederum dann dabei also
    deshalb daher ebenfalls zwar nicht"""
)
_DETERMINERS = word_set("der die das ein eine kein keine es er sie man sich dies dieser diese")
_MAY_BE_PLURAL = re.compile(
    r"[a-zäöüß]{3,}ten|[a-zß]*[äöü][a-zß]+en|[a-zäöüß]*(?:gingen|blieben|fielen|ließen|liefen|"
    r"schrieben|stiegen|trieben|riefen|hießen|griffen)"
)
"""Plurals of weak preterites, of Konjunktiv II, and of strong preterites like it."""

_LONGEST_FRONT = 4
"""Phrases at most before the verb of a main clause."""


def is_reporting(word: str) -> bool:
    """Whether a word may be the third person of Konjunktiv I."""
    if word in SUBJUNCTIVE or word in _STEMS_IN_T:
        return True
    plain = word.islower() and word.isalpha() and len(word) > 4 and word not in _NO_VERBS
    return plain and word.endswith("e") and not word.endswith(("te", "ische", "liche", "ere"))


def main_clause_reports(scene: Scene, start: int, stop: int) -> bool:
    """Whether the main clause that begins at a token has Konjunktiv I in second place."""
    if scene.english:
        return False
    while start < stop and scene.word(start) in _LINKS:
        start += 1
    phrase = scene.phrase(start, stop)
    for place in _second_places(scene, phrase, start, stop):
        word = scene.word(place)
        if word in SUBJUNCTIVE:
            return True
        named = phrase is not None or scene.word(place + 1) in _DETERMINERS
        if named and is_reporting(word):
            return True
    return False


def main_clause_may_report(scene: Scene, start: int, stop: int) -> bool:
    """Whether the main clause that begins at a token has, in second place, a plural whose
    Konjunktiv II no form tells from the preterite (`die Lastwagen rollten weiter`), or only its
    vowel does (`sie verstünden`): behind a verb of saying it is reported (Duden: the subjunctive
    of plurals in indirect speech)."""
    phrase = scene.phrase(start, stop)
    places = _second_places(scene, phrase, start, stop)
    return any(_MAY_BE_PLURAL.fullmatch(scene.word(place)) for place in places)


def _second_places(scene: Scene, phrase: Phrase | None, start: int, stop: int) -> list[int]:
    """The tokens at which the verb may stand: behind the first phrase, and behind an adverb that
    follows it."""
    place = phrase.end if phrase else start
    for _ in range(_LONGEST_FRONT):
        past = scene.skip_oblique(place, stop) if place < stop else place
        if place > start and (past <= place + 1 or scene.word(place) in SUBJUNCTIVE):
            break
        place = past
    found = [place]
    if scene.word(place) in _ASIDE:
        found.append(place + 1)
    return [at for at in found if start < at < stop]


def clause_end_reports(scene: Scene, start: int, stop: int) -> bool:
    """Whether the subordinate clause `[start, stop)` ends in a verb of reported speech."""
    if scene.english or stop <= start:
        return False
    last = scene.word(stop - 1)
    return last in REPORTED or (is_reporting(last) and last not in _NO_VERBS)


def is_third_person(words: tuple[str, ...], at: int) -> bool:
    """Whether a word beside `er` or `es` ends as only the subjunctive does (`er vermisse`); weak
    preterites end in -te, strong ones in a consonant."""
    word = words[at]
    beside = {"er", "Er", "es", "Es", "man", "Man"}.intersection(words[max(0, at - 1) : at + 2])
    form = word.islower() and word.endswith("e") and not word.endswith("te") and len(word) > 3
    return bool(beside) and form and word not in _NO_VERBS
