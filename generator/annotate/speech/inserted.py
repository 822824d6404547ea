"""Indirect speech whose speaker is put behind or into it: `…, sagte Healey`, `…, so Healey`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotate.grammar import word_set
from generator.annotate.speech.attribution import clause_start, paper
from generator.annotate.speech.mood import is_reporting, main_clause_reports
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.subjects import behind
from generator.annotate.speech.verbs import PARTICIPLES, REPORTED, UNNAMED

_NO_OPENING = word_set("Auf Gefragt Asked Als Wenn Nachdem When After While Darauf Um")
"""Words that open a clause of time or circumstance before `, sagte er`."""

_SUBORDINATE = word_set("Obwohl Weil Da Bevor Falls Sobald Solange Seit Ohne Statt Anstatt Wie")
_SAYING = word_set("sagte sagten sagt betonte erklärte berichtete bestätigte versicherte warnte")
_SHORTEST_CLAUSE = 5
SHORTEST = 3
"""Words; less is no clause."""
_NEAR = 6
"""Words between an inserted speaker and the comma that closes the insertion."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The tokens `[start, end)` of a clause in indirect speech, and who says it."""

    start: int
    end: int
    phrase: Phrase | None
    via: str


def inverted(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """`…, sagte Healey`: the speech before the comma; `hieß es` needs nobody."""
    if scene.word(verb - 1) != ",":
        return None
    inside = behind(scene, verb, stop)
    if inside and (found := _around(scene, start, verb - 1, inside, stop, "inverted")):
        return found
    plain = scene.word(verb) in _SAYING and _is_clause(scene, start, verb - 1)
    if not (plain or _is_speech(scene, start, verb - 1)):
        return None
    if scene.word(verb) in UNNAMED:
        return Reported(start, verb - 1, paper(scene, verb, stop), "inverted")
    phrase = scene.phrase(verb + 1, stop) if scene.english else inside
    return Reported(start, verb - 1, phrase, "inverted") if phrase else None


def _is_clause(scene: Scene, start: int, stop: int) -> bool:
    """Whether the tokens before `, sagte Healey` are a main clause and no circumstance: all before
    a verb of saying and its comma is what was said, in whatever mood."""
    words = scene.tokens.words(start, stop)
    if len(words) < _SHORTEST_CLAUSE or words[0] in _NO_OPENING | _SUBORDINATE:
        return False
    return scene.tokens.at(start).upper


def _is_speech(scene: Scene, start: int, stop: int) -> bool:
    """Whether tokens `[start, stop)` before `, sagte` are told in indirect speech."""
    words = scene.tokens.words(start, stop)
    if words[:1] and words[0] in _NO_OPENING:
        return False
    if len(words) < SHORTEST:
        return False
    told = scene.english or bool(REPORTED.intersection(words))
    return told or main_clause_reports(scene, start, stop)


def so_said(scene: Scene, index: int, start: int, stop: int) -> Reported | None:
    """`…, so Healey` at the end, and `Der Plan, so Healey weiter, sei fertig`."""
    phrase = scene.phrase(index + 1, stop)
    if phrase is None:
        return None
    if phrase.end >= stop - 2 and _is_speech(scene, start, index - 1):
        return Reported(start, index - 1, phrase, "so")
    return _around(scene, start, index - 1, phrase, stop, "so")


def _around(  # noqa: PLR0913, PLR0917
    scene: Scene, start: int, comma: int, phrase: Phrase, stop: int, via: str
) -> Reported | None:
    """A sentence into which its speaker is put between commas, where it goes on with a verb in
    the subjunctive (`Das Verfahren, rügte Healey, sei zu lang`)."""
    end = phrase.end
    while end < min(stop, phrase.end + _NEAR) and scene.word(end) != ",":
        end += 1
    if scene.word(end) != "," or comma <= start or scene.english:
        # A phrase may have taken the closing comma for that of an apposition.
        if scene.word(end - 1) != ",":
            return None
        end -= 1
    following = scene.tokens.words(end + 1, min(stop, end + 3))
    goes_on = following and (following[0] in REPORTED or is_reporting(following[0]))
    return Reported(clause_start(scene, comma, start), stop, phrase, via) if goes_on else None


def as_told(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """`Wie die Polizei mitteilte, …` and `…, wie die Polizei mitteilte`."""
    if scene.word(verb) not in PARTICIPLES and scene.word(start) != "Wie":
        return None
    for index in range(verb - 1, max(start, verb - 14) - 1, -1):
        if scene.word(index) not in {"wie", "Wie"}:
            continue
        phrase = scene.phrase(index + 1, verb)
        if phrase is None:
            return None
        if index == start:
            begin = verb + 2 if scene.word(verb + 1) == "," else verb + 1
            return Reported(begin, stop, phrase, "as-told")
        return Reported(start, index - 1, phrase, "as-told")
    return None
