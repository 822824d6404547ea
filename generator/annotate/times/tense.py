"""Whether the clause around a time expression tells of what was or of what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.grammar import word_set
from generator.annotate.times.when import Tense

_FUTURE = word_set(
    """will wollen wolle wollten wird werden werde würden soll sollen solle sollte sollten plant
    planen plane kommt beginnt beginne startet tagt tagen tritt geplant vorgesehen angesetzt
    könnte könnten möchte möchten reist reisen trifft treffen findet finden steht stehen entscheidet
    berät beraten erwartet will kündigt spätestens frühestens ab bis künftig dürfte dürften muss
    müssen müsse kann können könne will would is are due expected scheduled planned plans should
    until meets visits"""
)
_PAST = word_set(
    """war waren wurde wurden hatte hatten hat haben habe hätten gewesen worden kam kamen ging
    gingen gab gaben sprach rief schrieb traf trafen nahm nahmen stand standen begann begannen starb
    starben fiel fielen zog zogen stieg stiegen fuhr hielt hielten lag lagen ließ blieb schloss
    verließ trat traten bot bat las fand fanden flog flogen schoss stieß brach brachte brachten
    dachte wies unterschrieb empfing bekam sah sahen seit zuvor bereits was were had has have
    said
    told met came went began took made gave held left won lost died killed announced since ago
    tore swept struck broke rose fell sank drew drove flew fought found froze grew heard kept knew
    laid led ran rode sang sat saw sent shook shot spoke spent stood stole swore taught thought
    threw wore wrote built bought brought caught chose dealt fled sought sold shrank"""
)
_STRONG = word_set(
    """will would wird werden werde würden soll sollen solle sollten sollte shall wolle wollen
    dürfte dürften könnte könnten voraussichtlich vermutlich frühestens spätestens"""
)
"""Verbs that put what follows them into the future, whatever stands before (`said he would`)."""

_NO_PRETERITE = word_set(
    """heute bitte erste ersten zweite zweiten dritte dritten vierte vierten fünfte fünften sechste
    letzte letzten nächste nächsten könnte könnten sollte sollten müsste müssten dürfte dürften
    hätte hätten möchte möchten gute guten alte alten weite weiten rechte rechten echte echten
    gesamte gesamten harte harten späte späten erneute zehnte bekannte bekannten"""
)


_NO_PRESENT = word_set(
    """nicht jetzt selbst sonst meist statt zuerst zunächst zuletzt längst höchst bereit direkt
    insgesamt gesamt bekannt gesagt erklärt betont bestätigt mitgeteilt verletzt beteiligt
    einst dort damit samt perfekt konkret sofort heißt exakt leicht recht schlecht echt acht
    about night might right fight eight without against first last most government next"""
)


def tense_of(words: Sequence[str], at: int) -> Tense:
    """The tense of the clause that word `at` stands in, by the words nearest to it.

    A clause ends at a comma; where it tells nothing, the sentence does.
    """
    first = at
    while first > 0 and words[first - 1] not in {",", ":", ";", "(", "–"}:
        first -= 1
    last = at
    while last < len(words) and words[last] not in {",", ":", ";", ")", "–"}:
        last += 1
    if _is_ahead(words[first:at]):
        return "future"
    return _tense(words[first:last]) or _tense(words)


def _is_ahead(words: Sequence[str]) -> bool:
    """Whether the last verb before an expression points ahead."""
    for word in reversed(words):
        if word in _STRONG:
            return True
        if word in _PAST or _is_preterite(word):
            return False
    return False


def _tense(words: Sequence[str]) -> Tense:
    perfect = {"ist", "sind", "sei", "seien"}.intersection(words) and any(
        word.casefold().startswith("ge") or word.endswith(("en", "iert")) for word in words[-1:]
    )
    if perfect or any(word in _PAST or _is_preterite(word) for word in words):
        return "past"
    coming = _FUTURE.intersection(words) or any(map(_is_present, words))
    return "future" if coming else ""


def _is_preterite(word: str) -> bool:
    ending = word.endswith(("te", "ten", "ed"))
    return ending and word.islower() and len(word) > 4 and word not in _NO_PRETERITE


def _is_present(word: str) -> bool:
    """Whether a word may be a present indicative (`begeht`); agencies tell what was in the past."""
    ending = word.endswith("t") and not word.startswith("ge") and len(word) > 4
    return ending and word.islower() and word not in _NO_PRESENT
