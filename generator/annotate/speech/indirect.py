"""Indirect speech: `dass` after a verb of saying, the subjunctive, and sources that are named."""

from __future__ import annotations

from generator.annotate.grammar import word_set
from generator.annotate.speech.attribution import (
    clause_start,
    is_verb,
    paper,
    participle_subject,
)
from generator.annotate.speech.english import ASIDE, told_aside, told_in_english
from generator.annotate.speech.inserted import (
    SHORTEST,
    Reported,
    as_told,
    inverted,
    so_said,
)
from generator.annotate.speech.mood import (
    clause_end_reports,
    is_third_person,
    main_clause_may_report,
    main_clause_reports,
)
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.sources import source
from generator.annotate.speech.subjects import subject
from generator.annotate.speech.verbs import (
    ENGLISH,
    FINITE,
    PARTICIPLES,
    PARTICLES,
    REPORTED,
    SUBJUNCTIVE,
    UNNAMED,
)

_THAT = frozenset({"dass", "daß"})
_CLAUSE_OPENERS = frozenset({"dass", "daß", "ob", "that", "whether"})
_DEMANDS = word_set(
    """forderte fordert forderten verlangte verlangt versprach verspricht drohte droht kündigte
    kündigt schlug riet warnte hoffte plädierte mahnte bat angekündigt gefordert versprochen
    gedroht verlangt vorgeschlagen aufgefordert vorgeworfen warf wirft appellierte bietet bot
    angeboten rät geraten verlangen fordern rief ruft riefen aufgerufen gebeten bittet baten
    beschuldigte beschuldigt gehofft hofft hoffen beschlossen vereinbart empfahl empfiehlt
    empfohlen droht drohen gelobte gelobt"""
)
"""Verbs whose infinitive clause with `zu` tells what was said."""

_TO_BE = word_set("sein haben werden wollen können müssen dürfen sollen")
"""Infinitives that tell after any verb of saying what was said (`erklärte, bereit zu sein`)."""

_FIRST_PERSON = word_set("ich Ich wir Wir mir mich uns")
_RELATIVE = word_set("der die das dem den deren dessen wo als nachdem")
_SAYING = word_set(
    """sagte sagten sagt sagen erklärte erklärten erklärt erklären betonte betonten betont meinte
    meinten meint behauptete behaupteten behauptet versicherte versicherten versichert ergänzte
    ergänzten berichtete berichteten beklagte beklagten argumentierte argumentierten"""
)
"""Verbs of saying behind which a main clause tells what was said, whatever its mood."""

_OTHER_OPENERS = word_set(
    """dem den deren dessen wo als nachdem weil wenn während obwohl damit bis wie was wer warum
    weshalb wann und aber denn sondern oder um da bevor sobald solange falls indem"""
)
"""Openers of clauses that may follow a verb of saying and tell nothing of what was said."""

_PURPOSE = word_set("um ohne statt anstatt")
"""Openers of infinitive clauses that tell what for, not what was said."""

_TELLING = PARTICIPLES | FINITE | PARTICLES.keys() | {"so"}
_TELLING_IN_ENGLISH = ENGLISH | PARTICLES.keys() | ASIDE | {"so"}
"""The words `_by_verb` begins with."""

_NEAR = 6
"""Words from the beginning of a sentence within which `demnach` stands."""
_END = frozenset('.!?…"“”»«')


_GOING_ON = SUBJUNCTIVE | word_set(
    "hätten wären würden gäben kämen stünden blieben bräuchten müssten müßten"
)
"""What goes on with somebody's words right behind them; `könnten` and its like may be the
reporter's own."""


def reported(
    scene: Scene,
    sentence: range,
    earlier: Phrase | None,
    *,
    told: bool = False,
    going_on: bool = False,
) -> Reported | None:
    """The indirect speech of a sentence; `earlier` is whose words may go on, with `told` in the
    same paragraph, with `going_on` in the sentence right before."""
    stop = _content_end(scene, sentence)
    if stop - sentence.start < SHORTEST:
        return None
    telling = _TELLING_IN_ENGLISH if scene.english else _TELLING
    for verb in range(sentence.start, stop):
        if scene.tokens.texts[verb] not in telling:
            continue
        aside = scene.english and scene.tokens.texts[verb] in ASIDE
        found = (told_aside if aside else _by_verb)(scene, verb, sentence.start, stop)
        if found and found.end - found.start >= SHORTEST:
            return found
    start = sentence.start
    return (
        _by_source(scene, start, stop)
        or _accordingly(scene, start, stop, earlier)
        or _free(scene, start, stop, earlier, _signs(told=told, going_on=going_on))
        or _by_mood(scene, start, stop)
    )


def _signs(*, told: bool, going_on: bool) -> frozenset[str]:
    """The forms that show anywhere in a sentence that it goes on with somebody's words."""
    if going_on:
        return _GOING_ON
    return SUBJUNCTIVE if told else frozenset()


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
        return so_said(scene, verb, start, stop)
    if not (closing or is_verb(scene, verb) or word in PARTICLES):
        return None
    found = None if closing else inverted(scene, verb, start, stop)
    if found or (word in PARTICLES and not _has_particle(scene, verb, stop)):
        return found
    if scene.english:
        return told_in_english(scene, verb, start, stop)
    for comma in range(verb + 1, stop):
        opened = _opens(scene, verb, comma + 1, stop) if scene.word(comma) == "," else None
        if opened is not None:
            phrase = _speaker(scene, verb, start, comma, closing=closing)
            return Reported(comma + 1, stop, phrase, opened)
    return as_told(scene, verb, start, stop)


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
    if main_clause_reports(scene, index, end):
        return "subjunctive"
    relative = word in _RELATIVE and words[-1] in REPORTED and len(words) < 18
    if relative or (word in _PURPOSE and "zu" in words):
        return None  # a relative clause ends in its verb
    if REPORTED.intersection(words):
        return "subjunctive"
    to = words.index("zu") if "zu" in words else len(words)
    following = words[to + 1] if to + 1 < len(words) else ""
    wanted = following.islower() and scene.word(verb) in _DEMANDS
    if wanted or following in _TO_BE:
        return "infinitive"
    said = scene.word(verb) in _SAYING and word not in _OTHER_OPENERS
    first = said and "," not in scene.tokens.words(verb, index - 1)
    return "subjunctive" if first and main_clause_may_report(scene, index, end) else None


def _speaker(scene: Scene, verb: int, start: int, stop: int, *, closing: bool) -> Phrase | None:
    if closing:
        return participle_subject(scene, verb, start, stop)
    if scene.word(verb) in UNNAMED:
        return paper(scene, verb, stop) or paper(scene, start - 1, verb)
    return subject(scene, verb, clause_start(scene, verb, start), stop)


def _by_source(scene: Scene, start: int, stop: int) -> Reported | None:
    found = source(scene, start, stop)
    if found is None:
        return None
    told, begin, end = found
    if scene.word(end) == ",":
        end += 1
    if begin - start <= 2:
        return Reported(end, stop, told.phrase, "source") if stop - end >= SHORTEST else None
    while scene.word(begin - 1) == ",":
        begin -= 1
    if end >= stop - 1:
        return Reported(start, begin, told.phrase, "source")
    return Reported(start, stop, told.phrase, "source")


def _accordingly(scene: Scene, start: int, stop: int, earlier: Phrase | None) -> Reported | None:
    """`Demnach kamen 300 Menschen`: by what was told before."""
    for index in range(start, min(stop, start + _NEAR)):
        if scene.word(index).lower() == "demnach":
            begin = index + 1 if index == start else start
            return Reported(begin, stop, earlier, "source")
    return None


def _free(
    scene: Scene, start: int, stop: int, earlier: Phrase | None, signs: frozenset[str]
) -> Reported | None:
    """A sentence in the subjunctive: it goes on with what somebody was said to say. Where nobody
    was, Konjunktiv I in the verb's own place still tells that it is reported."""
    if scene.english:
        return None
    words = scene.tokens.words(start, stop)
    first = words.index(",") if "," in words else len(words)
    if _FIRST_PERSON.intersection(words):
        return None
    main = main_clause_reports(scene, start, stop) or (
        bool(signs)
        and any(
            (word in signs or is_third_person(words, at)) and (at < first or words[at - 1] == ",")
            for at, word in enumerate(words)
        )
    )
    return Reported(start, stop, earlier, "subjunctive") if main else None


def _by_mood(scene: Scene, start: int, stop: int) -> Reported | None:
    """`Es gab Hinweise, dass er geflohen sei`: whatever stands before it, a clause with `dass` in
    Konjunktiv I is reported."""
    if _THAT.isdisjoint(scene.tokens.words(start, stop + 2)):
        return None
    for comma in range(start + 1, stop):
        if scene.word(comma) != "," or scene.word(comma + 1) not in _THAT:
            continue
        end = next((at for at in range(comma + 2, stop) if scene.word(at) == ","), stop)
        if clause_end_reports(scene, comma + 2, end):
            return Reported(comma + 1, stop, _told_by(scene, start, comma), "that-clause")
    return None


def _told_by(scene: Scene, start: int, stop: int) -> Phrase | None:
    """The phrase a main clause opens with, where it names somebody."""
    phrase = scene.phrase(start, stop)
    return phrase if phrase and (phrase.person or phrase.pronoun or phrase.body) else None
