"""Sources named beside a statement: `nach Angaben von Healey`, `laut Healey`, `Healey zufolge`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotate.grammar import word_set
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.verbs import SOURCES

_VIEWS = word_set("Ansicht Meinung Auffassung Einschätzung Überzeugung Darstellung Angaben Worten")
"""Nouns before `nach`: `seiner Ansicht nach`."""

_OWN = word_set("meiner unserer Ihrer deiner eurer Meiner Unserer")
"""Whose view it is where somebody speaks of theirs, which reports nothing."""


_SELF = word_set("eigenen eigener")
_WHOSE = frozenset({"ihm", "ihr"})
"""Pronouns before `zufolge`."""


@dataclass(frozen=True, slots=True)
class Source:
    """The phrase that names a source."""

    phrase: Phrase


def source(scene: Scene, start: int, stop: int) -> tuple[Source, int, int] | None:
    """The source named among tokens `[start, stop)`, and the tokens the naming takes up."""
    for index, word in enumerate(scene.tokens.words(start, stop), start):
        if word.lower() not in _NAMING:
            continue
        viewed = word == "nach" and scene.word(index - 1) in _VIEWS
        if viewed and scene.word(index - 2) in _OWN:
            continue
        if word == "zufolge" or (word == "nach" and scene.word(index + 1) in {"", ",", "."}):
            return _before(scene, start, index)
        if viewed:
            return _before(scene, max(start, index - 3), index)
        found = _owner_of(scene, index, stop) if word.lower() in _INTRODUCING else None
        if found:
            return Source(found), index, found.end
    return None


_INTRODUCING = frozenset({"laut", "according", "aus", "nach"})
"""The words `_owner_of` begins with."""
_NAMING = _INTRODUCING | {"zufolge"}
"""The words a source is named by."""


def _owner_of(scene: Scene, index: int, stop: int) -> Phrase | None:
    """Whose words `laut`, `nach Angaben`, `aus Sicht` or `according to` at a token introduces."""
    lower, following = scene.word(index).lower(), scene.word(index + 1)
    if lower == "laut":
        return _owner(scene, index + 1, stop)
    if lower == "according" and following == "to":
        return _owner(scene, index + 2, stop)
    if lower == "aus" and following == "Sicht":
        return _owner(scene, index + 2, stop, fallback=index + 1)
    if following in _SELF and (owner := _whose(scene, index)):
        return owner
    noun = _source_noun(scene, index + 1, stop) if lower == "nach" else None
    return None if noun is None else _owner(scene, noun + 1, stop, fallback=index + 1)


def _whose(scene: Scene, index: int) -> Phrase | None:
    """Whose `nach eigenen Worten` are: the subject's, with which its sentence opens."""
    sentence = scene.tokens.at(index).sentence
    start = scene.tokens.sentences[sentence].start if sentence >= 0 else 0
    phrase = scene.phrase(start, index)
    return phrase if phrase and (phrase.person or phrase.pronoun or phrase.body) else None


def _source_noun(scene: Scene, start: int, stop: int) -> int | None:
    """Where `Angaben` or its like stands, adjectives and a possessive before it at most."""
    for index in range(start, min(stop, start + 4)):
        word = scene.word(index)
        if SOURCES.search(word):
            return index
        if scene.tokens.at(index).upper and not scene.at.get(index):
            return None
    return None


def _owner(scene: Scene, start: int, stop: int, fallback: int | None = None) -> Phrase | None:
    """The phrase of who owns the words: `von Healey`, `der Polizei`; else the source itself."""
    step = start
    if fallback is not None and scene.word(step) in {"von", "of", "vom", "aus"}:
        step += 1
    elif fallback is not None and scene.word(step) not in {"der", "des", "eines", "einer"} | {
        "ihres", "ihrer", "seines", "seiner", "dieser", "dieses", "zweier", "mehrerer",
    }:  # fmt: skip
        named = scene.at.get(step)
        genitive = named is not None and named.type != "place" and named.relation == "names"
        if not genitive:
            return Phrase(fallback, start)
    end = scene.past_group(step, stop, article=True)
    if end == step and scene.english:
        end = scene.plain_group(step, stop)
    if end == step:
        return Phrase(fallback, start) if fallback is not None else None
    return _phrase(scene, step, end, stop)


def _phrase(scene: Scene, start: int, end: int, stop: int) -> Phrase:
    """The phrase on tokens `[start, end)`, with a name in apposition behind it."""
    person = next((one for at in range(start, end) if (one := scene.person(at))), None)
    follows = end + 1 if scene.word(end) == "," else end
    if person is None and follows < stop and (person := scene.person(follows)):
        end = scene.tokens.range_of(person.span).stop
        if scene.word(end) == ",":
            end += 1
    return Phrase(start, end, person)


def _before(scene: Scene, start: int, index: int) -> tuple[Source, int, int] | None:
    """What `zufolge` closes: the words behind the last comma, if they make one phrase."""
    if index > start and scene.word(index - 1).lower() in _WHOSE:
        return Source(Phrase(index - 1, index)), index - 1, index + 1
    begin = index - 1
    while begin > start and scene.word(begin - 1) not in {",", ";", ":", "–"}:
        begin -= 1
    for first in range(begin, index):
        if scene.past_group(first, index, article=True) >= index:
            noun = next((at for at in range(first, index) if SOURCES.search(scene.word(at))), None)
            if scene.word(index) == "nach" and noun is None:
                return None
            owner = None if noun is None else _owner(scene, noun + 1, index, fallback=first)
            phrase = owner or _phrase(scene, first, index, index)
            return Source(phrase), first, index + 1
    return None
