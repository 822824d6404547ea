"""Indirect speech: `dass` after a verb of saying, the subjunctive, and sources that are named."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotate.grammar import word_set
from generator.annotate.speech.attribution import (
    clause_start,
    english_subject,
    is_verb,
    participle_subject,
)
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.sources import source
from generator.annotate.speech.subjects import behind, subject
from generator.annotate.speech.verbs import (
    PARTICIPLES,
    PARTICLES,
    REPORTED,
    SUBJUNCTIVE,
)

_CLAUSE_OPENERS = frozenset({"dass", "daß", "ob", "that", "whether"})
_DEMANDS = word_set(
    """forderte fordert forderten verlangte verlangt versprach verspricht drohte droht kündigte
    kündigt schlug riet warnte hoffte plädierte mahnte bat angekündigt gefordert versprochen
    gedroht verlangt vorgeschlagen aufgefordert vorgeworfen warf wirft appellierte"""
)
"""Verbs whose infinitive clause with `zu` tells what was said."""

_NO_OPENING = word_set("Auf Gefragt Asked Als Wenn Nachdem When After While Darauf Um")
"""Words that open a clause of time or circumstance before `, sagte er`."""

_SUBORDINATE = word_set("Obwohl Weil Da Bevor Falls Sobald Solange Seit Ohne Statt Anstatt Wie")
_SAYING = word_set("sagte sagten sagt betonte erklärte berichtete bestätigte versicherte warnte")
_SHORTEST_CLAUSE = 5
_SHORTEST = 3
_END = frozenset('.!?…"“”»«')


@dataclass(frozen=True, slots=True)
class Reported:
    """The tokens `[start, end)` of a clause in indirect speech, and who says it."""

    start: int
    end: int
    phrase: Phrase | None
    via: str


_NO_VERBS = word_set(
    """heute bitte ohne ende gerne eine keine seine ihre meine deine unsere diese jene alle viele
    beide solche welche manche einige mehrere gerade lange solange beinahe nahe wurde hätte wäre
    würde könnte müsste dürfte möchte"""
)
_GOING_ON = SUBJUNCTIVE | word_set("hätten wären würden gäben kämen stünden blieben bräuchten")
"""What goes on with somebody's words right behind them; `könnten` and its like may be the
reporter's own."""


def reported(
    scene: Scene, sentence: range, earlier: Phrase | None, *, going_on: bool = False
) -> Reported | None:
    """The indirect speech of a sentence; `earlier` is whose words the paragraph told last, in the
    sentence right before with `going_on`."""
    stop = _content_end(scene, sentence)
    if stop - sentence.start < _SHORTEST:
        return None
    for verb in sentence:
        if verb >= stop:
            break
        found = _by_verb(scene, verb, sentence.start, stop)
        if found and found.end - found.start >= _SHORTEST:
            return found
    return _by_source(scene, sentence.start, stop) or _free(
        scene, sentence.start, stop, earlier, _GOING_ON if going_on else SUBJUNCTIVE
    )


def _content_end(scene: Scene, sentence: range) -> int:
    end = sentence.stop
    while end > sentence.start and scene.word(end - 1) in _END:
        end -= 1
    return end


def _by_verb(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    word = scene.word(verb)
    closing = word in PARTICIPLES and not scene.english
    if closing and is_verb(scene, verb) and scene.word(verb - 1) == ",":
        closing = False  # `…, betonte Healey`, not `nachdem er dies betonte`
    if word == "so" and scene.word(verb - 1) == ",":
        return _so(scene, verb, start, stop)
    if not (closing or is_verb(scene, verb) or word in PARTICLES):
        return None
    inverted = None if closing else _inverted(scene, verb, start, stop)
    if inverted or (word in PARTICLES and not _has_particle(scene, verb, stop)):
        return inverted
    if scene.english:
        return _english(scene, verb, start, stop)
    for comma in range(verb + 1, stop):
        opened = _opens(scene, verb, comma + 1, stop) if scene.word(comma) == "," else None
        if opened is not None:
            phrase = _speaker(scene, verb, start, comma, closing=closing)
            return Reported(comma + 1, stop, phrase, opened)
    return _as_told(scene, verb, start, stop)


def _inverted(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    """`…, sagte Healey`: the speech before the comma; `hieß es` needs nobody."""
    if scene.word(verb - 1) != ",":
        return None
    plain = scene.word(verb) in _SAYING and _is_clause(scene, start, verb - 1)
    if not (plain or _is_speech(scene, start, verb - 1)):
        return None
    phrase = scene.phrase(verb + 1, stop) if scene.english else behind(scene, verb, stop)
    if phrase is None and scene.word(verb) not in {"hieß", "heißt"}:
        return None
    return Reported(start, verb - 1, phrase, "inverted")


def _is_clause(scene: Scene, start: int, stop: int) -> bool:
    """Whether the tokens before `, sagte Healey` are a main clause and no circumstance: all before
    a verb of saying and its comma is what was said, in whatever mood."""
    words = scene.tokens.words(start, stop)
    if len(words) < _SHORTEST_CLAUSE or words[0] in _NO_OPENING | _SUBORDINATE:
        return False
    return scene.tokens.at(start).upper


def _has_particle(scene: Scene, verb: int, stop: int) -> bool:
    wanted = PARTICLES[scene.word(verb)]
    for index in range(verb + 1, min(stop + 1, verb + 22)):
        if scene.word(index) in wanted:
            return True
        if scene.word(index) == ";":
            break
    return False


def _opens(scene: Scene, verb: int, index: int, stop: int) -> str | None:
    """Whether a reported clause begins at a token behind a comma, and by which sign."""
    word = scene.word(index)
    if word in _CLAUSE_OPENERS:
        return "that-clause"
    end = next((at for at in range(index, stop) if scene.word(at) in {";", ":"}), stop)
    words = scene.tokens.words(index, min(end, index + 18))
    if word in {"der", "die", "das", "dem", "den", "deren", "dessen", "wo", "als", "nachdem"} and (
        words and words[-1] in REPORTED and len(words) < 18
    ):
        return None  # a relative clause ends in its verb
    if REPORTED.intersection(words):
        return "subjunctive"
    to = words.index("zu") if "zu" in words else len(words)
    if scene.word(verb) in _DEMANDS and to + 1 < len(words) and words[to + 1].islower():
        return "infinitive"
    return None


def _speaker(scene: Scene, verb: int, start: int, stop: int, *, closing: bool) -> Phrase | None:
    if closing:
        return participle_subject(scene, verb, start, stop)
    return subject(scene, verb, clause_start(scene, verb, start), stop)


def _is_speech(scene: Scene, start: int, stop: int) -> bool:
    """Whether tokens `[start, stop)` before `, sagte` are told in indirect speech."""
    words = scene.tokens.words(start, stop)
    if words[:1] and words[0] in _NO_OPENING:
        return False
    return len(words) >= _SHORTEST and (scene.english or bool(REPORTED.intersection(words)))


def _so(scene: Scene, index: int, start: int, stop: int) -> Reported | None:
    phrase = scene.phrase(index + 1, stop)
    if phrase is None or phrase.end < stop - 2 or not _is_speech(scene, start, index - 1):
        return None
    return Reported(start, index - 1, phrase, "so")


def _as_told(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
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


def _english(scene: Scene, verb: int, start: int, stop: int) -> Reported | None:
    before = scene.word(verb - 1)
    phrase = english_subject(scene, verb, start, stop)
    if phrase is None:
        return None
    comma = phrase.start - 1
    if phrase.end <= verb and scene.word(comma) == "," and comma - start >= _SHORTEST:
        return Reported(start, comma, phrase, "inverted")
    if phrase.start > verb or before == ",":
        return None
    opener = next(
        (at for at in range(verb + 1, min(stop, verb + 8)) if scene.word(at) == "that"), None
    )
    if opener is not None:
        return Reported(opener, stop, phrase, "that-clause")
    following = scene.tokens.at(verb + 1)
    if scene.word(verb) in {"said", "says"} and following.text not in {",", ":", "in", "on", "to"}:
        return Reported(verb + 1, stop, phrase, "that-clause")
    return None


def _by_source(scene: Scene, start: int, stop: int) -> Reported | None:
    found = source(scene, start, stop)
    if found is None:
        return None
    told, begin, end = found
    if scene.word(end) == ",":
        end += 1
    if begin - start <= 2:
        return Reported(end, stop, told.phrase, "source") if stop - end >= _SHORTEST else None
    while scene.word(begin - 1) == ",":
        begin -= 1
    if end >= stop - 1:
        return Reported(start, begin, told.phrase, "source")
    return Reported(start, stop, told.phrase, "source")


def _is_third_person(words: tuple[str, ...], at: int) -> bool:
    """Whether a word beside `er` or `es` ends as only the subjunctive does (`er vermisse`); weak
    preterites end in -te, strong ones in a consonant."""
    word = words[at]
    beside = {"er", "Er", "es", "Es", "man", "Man"}.intersection(words[max(0, at - 1) : at + 2])
    form = word.islower() and word.endswith("e") and not word.endswith("te") and len(word) > 3
    return bool(beside) and form and word not in _NO_VERBS


def _free(
    scene: Scene, start: int, stop: int, earlier: Phrase | None, signs: frozenset[str]
) -> Reported | None:
    """A sentence in the subjunctive that goes on with what somebody was said to say."""
    if scene.english or earlier is None:
        return None
    words = scene.tokens.words(start, stop)
    first = words.index(",") if "," in words else len(words)
    main = any(
        (word in signs or _is_third_person(words, at)) and (at < first or words[at - 1] == ",")
        for at, word in enumerate(words)
    )
    return Reported(start, stop, earlier, "subjunctive") if main else None
