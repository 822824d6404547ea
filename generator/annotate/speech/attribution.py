"""Who says the words in quotation marks: the words around them that tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.annotate.grammar import word_set
from generator.annotate.speech.phrases import PREPOSITIONS, Phrase, Scene
from generator.annotate.speech.sources import source
from generator.annotate.speech.subjects import behind, somebody, subject
from generator.annotate.speech.verbs import (
    AUXILIARIES,
    CALLING,
    ENGLISH,
    FINITE,
    PAPERS,
    PARTICIPLES,
)
from generator.model.text import Span

_MARKS = frozenset('"„“”»«‚‘’›‹')
_CONNECTIVES = word_set(
    """und oder aber doch denn sondern dass ob wenn weil wie als der die das den dem des um zu sei
    seien habe werde ist sind war waren hat haben hatte wird werden and or but that which who is
    are was were has have had zugleich auch nicht noch"""
)
_FROM = word_set("in im von aus vonseiten seitens bei beim")
_IS_SAID = frozenset({"heißt", "hieß"})
"""`heißt es in der Mitteilung`: nobody is the subject, the paper speaks."""
_REACH = 30


@dataclass(frozen=True, slots=True)
class Attribution:
    """The phrase that names a speaker, the verb it was found by (-1 for none), and the rule."""

    phrase: Phrase
    verb: int
    via: str


def attribution(scene: Scene, span: Span, floor: int) -> Attribution | None:
    """Who says what stands in `span`; tokens before `floor` (a speech before) tell nothing."""
    first, last = scene.tokens.index_at(span.start), scene.tokens.index_at(span.end - 1)
    after = _after(scene, last + 1)
    if after and after.via == "document":
        # `Der Verband zeigte sich erfreut: "…", heißt es in der Mitteilung`
        named = _before_colon(scene, first, floor)
        after = named if named and (named.phrase.person or named.phrase.body) else after
    return after or _before_colon(scene, first, floor) or _around(scene, first, last, floor)


def is_verb(scene: Scene, index: int) -> bool:
    """Whether a token is a finite verb of saying."""
    word = scene.word(index)
    return word in (ENGLISH if scene.english else FINITE)


def _after(scene: Scene, index: int) -> Attribution | None:
    """`"…", sagte [der Minister] Healey`, `"…," she said`, `"…", so Healey`."""
    start = index
    while scene.word(index) in _MARKS | {",", "-", "–"} and index - start < 4:
        index += 1
    token = scene.tokens.at(index)
    between = scene.tokens.text[scene.tokens.at(start - 1).end : token.start]
    if not token.text or "\n" in between:
        return None  # the next paragraph tells of what it tells
    stop = scene.tokens.sentences[token.sentence].stop
    if token.text in {"wie", "as"}:
        return _final(scene, index, stop)
    if scene.english:
        return _english_after(scene, index, stop)
    if token.text == "so":
        return _so(scene, index, stop)
    if token.text in _IS_SAID:
        return _document(scene, index, stop)
    before = [scene.word(step) for step in range(start - 1, index)]
    comma = "," in before or before[0] in {"!", "?"}
    told = is_verb(scene, index) or (
        comma and (token.text in AUXILIARIES or _looks_like_verb(scene, index))
    )
    phrase = behind(scene, index, stop) if told else None
    return Attribution(phrase, index, "speech-verb") if phrase else None


def _so(scene: Scene, index: int, stop: int) -> Attribution | None:
    """`"…", so Healey`, `"…", so begründete Healey …`."""
    phrase = scene.phrase(index + 1, stop)
    if phrase is None and scene.word(index + 1).islower():
        phrase = behind(scene, index + 1, stop)
    return Attribution(phrase, index, "so") if phrase else None


def _looks_like_verb(scene: Scene, index: int) -> bool:
    """Whether an unknown word right behind a speech and its comma has a finite verb's form and a
    subject behind it (`"…", orakelte der Minister`)."""
    word = scene.word(index)
    following = scene.tokens.at(index + 1)
    plain = word.islower() and word not in _CONNECTIVES | PREPOSITIONS
    if plain and (following.text in {"er", "sie"} or scene.person(index + 1)):
        return True
    if word in _CONNECTIVES or word in PREPOSITIONS or not word.islower() or len(word) < 4:
        return False
    known = scene.phrase(index + 1, index + 12)
    return word.endswith(("te", "ten", "t", "b", "f")) and known is not None


def _document(scene: Scene, index: int, stop: int) -> Attribution | None:
    """`"…", heißt es in dem Papier`: the paper speaks; None after `hieß es` alone."""
    phrase = paper(scene, index, stop)
    return Attribution(phrase, index, "document") if phrase else None


def paper(scene: Scene, index: int, stop: int) -> Phrase | None:
    """Where the words come from behind a verb without a speaker, or before it: `in dem Papier`,
    `aus Kreisen der Partei`, `beim Gericht`."""
    for step in range(index + 1, min(stop, index + 8)):
        if scene.word(step).lower() not in _FROM:
            continue
        start = step + 1
        end = scene.past_group(start, stop, article=True)
        if end > start:
            mention = next((scene.at[i] for i in range(start, end) if i in scene.at), None)
            person = mention if mention and mention.type == "person" else None
            return Phrase(start, end, person)
    return None


def _final(scene: Scene, index: int, stop: int) -> Attribution | None:
    """`wie Healey sagte`, `wie die Zeitung unter Berufung auf Kreise berichtete`."""
    phrase = scene.phrase(index + 1, stop)
    if phrase is None:
        return None
    for verb in range(phrase.end, min(stop, phrase.end + 14)):
        if is_verb(scene, verb) or scene.word(verb) in PARTICIPLES:
            return Attribution(phrase, verb, "speech-verb")
    return None


def _english_after(scene: Scene, index: int, stop: int) -> Attribution | None:
    if is_verb(scene, index):
        phrase = scene.phrase(index + 1, stop)
        return Attribution(phrase, index, "speech-verb") if phrase else None
    phrase = scene.phrase(index, stop)
    if phrase is None:
        return None
    for verb in range(phrase.end, min(stop, phrase.end + 4)):
        if is_verb(scene, verb):
            return Attribution(phrase, verb, "speech-verb")
    return None


def _before_colon(scene: Scene, first: int, floor: int) -> Attribution | None:
    """`Healey sagte: "…"`, `Zuvor hatte er gesagt: "…"`, `Healey wörtlich: "…"`."""
    colon = first - 1
    while colon > floor and scene.word(colon) in _MARKS:
        colon -= 1
    comma = scene.english and scene.word(colon) == ","
    if scene.word(colon) != ":" and not comma:
        return None
    start = max(floor, scene.tokens.sentences[scene.tokens.at(colon).sentence].start)
    found = _by_verb(scene, range(colon - 1, start - 1, -1), start, colon)
    if found or comma:
        return found
    said = next((at for at in range(start, colon) if scene.word(at) in _IS_SAID), None)
    if said is not None:
        return _document(scene, said, colon) or _opening_paper(scene, start, said)
    front = scene.phrase(start, colon)
    phrase = _turned(scene, front) or front or somebody(scene, range(start, colon))
    return Attribution(phrase, -1, "colon") if phrase else None


def _opening_paper(scene: Scene, start: int, verb: int) -> Attribution | None:
    """`In der Begründung der Jury heißt es: "…"`: a paper before the verb, or a body."""
    phrase = paper(scene, start - 1, verb)
    if phrase is None:
        return None
    written = any(PAPERS.fullmatch(scene.word(index)) for index in range(phrase.start, phrase.end))
    named = {scene.at[index].type for index in range(phrase.start, phrase.end) if index in scene.at}
    return Attribution(phrase, verb, "document") if written or "organisation" in named else None


def _turned(scene: Scene, front: Phrase | None) -> Phrase | None:
    """The pronoun behind the verb of a sentence that opens with its object (`Eine Schließung kann
    er sich nicht vorstellen: "…"`)."""
    if front is None or front.person or front.pronoun or scene.english:
        return None
    place = front.end + 1
    if scene.tokens.at(front.end).upper or scene.word(place) != "er":
        return None
    return Phrase(place, place + 1, pronoun=True)


def _around(scene: Scene, first: int, last: int, floor: int) -> Attribution | None:
    """A verb of saying in the sentence a quoted word stands in, before it or behind it."""
    sentence = scene.tokens.at(first).sentence
    if sentence < 0:
        return None
    whole = scene.tokens.sentences[sentence]
    start = max(floor, whole.start)
    before = range(first - 1, max(start, first - _REACH) - 1, -1)
    found = _by_verb(scene, before, start, first, calling=CALLING)
    if found:
        return found
    stop = scene.tokens.sentences[scene.tokens.at(last).sentence].stop
    found = _closing_paper(scene, last + 1, stop)
    if found:
        return found
    found = _by_verb(scene, range(last + 1, min(stop, last + _REACH)), last + 1, stop)
    if found:
        return found
    named = source(scene, start, stop)
    return Attribution(named[0].phrase, -1, "source") if named else None


def _closing_paper(scene: Scene, start: int, stop: int) -> Attribution | None:
    """`… "aus reiner Lust" gehandelt, hieß es in der Anklage`."""
    for index in range(start, min(stop, start + _REACH)):
        if scene.word(index) in _IS_SAID and scene.word(index - 1) == ",":
            return _document(scene, index, stop)
    return None


def _by_verb(
    scene: Scene, places: range, start: int, stop: int, calling: Collection[str] = ()
) -> Attribution | None:
    """The subject of the first verb of saying at those places, in their order; `calling` are
    English verbs that count among them."""
    for verb in places:
        word = scene.word(verb)
        if not word or scene.tokens.at(verb).upper:
            continue
        if word in PARTICIPLES and not scene.english:
            phrase = participle_subject(scene, verb, start, stop)
        elif is_verb(scene, verb) or (scene.english and word in calling):
            phrase = (
                english_subject(scene, verb, start, stop)
                if scene.english
                else subject(scene, verb, clause_start(scene, verb, start), stop)
            )
        else:
            continue
        if phrase:
            return Attribution(phrase, verb, "speech-verb")
    return None


def english_subject(scene: Scene, verb: int, start: int, stop: int) -> Phrase | None:
    """`[Prime Minister] Starmer said`, `said Starmer`."""
    apart: Phrase | None = None
    first = clause_start(scene, verb, start)
    who = next((at for at in range(first, verb) if scene.word(at) in {"who", "which"}), None)
    if who is not None and scene.word(who - 1) == scene.word(verb - 1) == ",":
        # `Cameron, who took office in 2010, said`
        told = next((p for at in range(first, who) if (p := scene.phrase(at, who - 1))), None)
        if told and told.end >= who - 1:
            return told
    for index in range(first, verb):
        mention = scene.at.get(index)
        if mention and scene.tokens.range_of(mention.span).start < index:
            continue
        phrase = scene.phrase(index, verb)
        before = index - 1 if scene.word(index - 1) not in {"the", "a", "an"} else index - 2
        if phrase and scene.word(before).lower() not in PREPOSITIONS:
            between = range(phrase.end, verb)
            if len(between) < 4 and not any(scene.tokens.at(step).upper for step in between):
                if not any(scene.word(step) == "," for step in between):
                    return phrase
                # `Asked about the United States, the minister said`: what is nearer counts.
                apart = apart or phrase
    return (
        apart
        or scene.phrase(verb + 1, stop)
        or somebody(scene, range(clause_start(scene, verb, start), verb))
    )


def participle_subject(scene: Scene, verb: int, start: int, stop: int) -> Phrase | None:
    """The subject of the auxiliary that goes with a participle in its clause."""
    for auxiliary in range(verb - 1, start - 1, -1):
        if scene.word(auxiliary) in {",", ":", ";", "."} and auxiliary < verb - 1:
            break
        if scene.word(auxiliary) in AUXILIARIES:
            return subject(scene, auxiliary, clause_start(scene, auxiliary, start), verb)
    opening = clause_start(scene, verb, start)
    return subject(scene, verb, opening, stop) if opening < verb else None


def clause_start(scene: Scene, index: int, start: int) -> int:
    """Where the main clause around a verb may begin: behind the speech, colon or full stop before
    it. Commas are looked past, as appositions stand between them."""
    for step in range(index - 1, start - 1, -1):
        if scene.word(step) in {":", ";", ".", "!", "?"} | _MARKS:
            return step + 1
    return start
