"""Whether the German clause around a time expression tells of what was or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotate.grammar import word_set
from generator.annotate.times.when import Tense

_FUTURE = word_set(
    """will wollen wolle wollten wird werden werde würden soll sollen solle sollte sollten plant
    planen plane kommt beginnt beginne startet tagt tagen tritt geplant vorgesehen angesetzt
    könnte könnten möchte möchten reist reisen trifft treffen findet finden steht stehen entscheidet
    berät beraten erwartet kündigt spätestens frühestens ab bis künftig dürfte dürften muss müssen
    müsse kann können könne geht gehen gehe gibt gebe gilt gelte legt lädt hält komme finde trete
    treffe reise stehe starte entscheide berate lege lade ende öffne schließe folge"""
)
_PAST = word_set(
    """war waren wurde wurden hatte hatten hat haben habe hätten gewesen worden kam kamen ging
    gingen gab gaben sprach rief schrieb traf trafen nahm nahmen stand standen begann begannen starb
    starben fiel fielen zog zogen stieg stiegen fuhr hielt hielten lag lagen ließ blieb schloss
    verließ trat traten bot bat las fand fanden flog flogen schoss stieß brach brachte brachten
    dachte wies unterschrieb empfing bekam sah sahen seit zuvor bereits was galt galten verlor
    verloren gewann gewannen sang sank"""
)
_STRONG = word_set(
    """will wird werden werde würden soll sollen solle sollten sollte wolle wollen dürfte dürften
    könnte könnten voraussichtlich vermutlich frühestens spätestens"""
)
"""Verbs that put what follows them into the future, whatever stands before (`sagte, er werde`)."""

_INTENDED = word_set("geplant vorgesehen angesetzt anberaumt terminiert eingeplant")
"""Participles of what is to come (`ist am Montag geplant`)."""
_WAS = word_set("war waren wurde wurden hatte hatten gewesen worden")
_MODAL = word_set("kann können könne muss müssen müsse darf dürfen dürfe")
"""Verbs that put what stands right behind them into the future (`und könne am Dienstag üben`)."""
_ALLEGING = word_set("soll sollen solle könnte könnten dürfte dürften")
"""Verbs that put a perfect infinitive into the past (`soll am Montag gestohlen haben`)."""
_PARTICIPLE = re.compile(
    r"(?:[a-zäöüß]*ge|be|ver|er|ent|emp|zer|miss)[a-zäöüß]+(?:t|en)|[a-zäöüß]+iert"
)
_PRESENTS = (
    "trete", "halte", "biete", "bitte", "rate", "leite", "reite", "arbeite", "warte", "starte",
    "leiste", "koste", "teste", "rette", "werte", "laste", "stalte", "walte", "antworte",
    "beobachte", "betrachte", "berichte", "verzichte", "errichte", "einrichte", "unterrichte",
    "miete", "deute",
)  # fmt: skip
"""Presents that end as preterites do, as their stem ends in t (whose preterites have `tete`)."""
_STATES = word_set("geschlossen geöffnet gesperrt gefragt verboten")
"""Participles that tell how something is rather than what was done."""

_NO_PRETERITE = word_set(
    """heute bitte gelte gelten erste ersten zweite zweiten dritte dritten vierte vierten
    fünfte fünften sechste letzte letzten nächste nächsten könnte könnten sollte sollten
    müsste müssten dürfte dürften hätte hätten möchte möchten gute guten alte alten weite
    weiten rechte rechten echte echten gesamte gesamten harte harten späte späten erneute
    zehnte bekannte bekannten"""
)


_NO_PRESENT = word_set(
    """nicht jetzt selbst sonst meist statt zuerst zunächst zuletzt längst höchst bereit direkt
    insgesamt gesamt bekannt gesagt erklärt betont bestätigt mitgeteilt verletzt beteiligt
    einst dort damit samt perfekt konkret sofort heißt exakt leicht recht schlecht echt acht
    about night might right fight eight without against first last most government next"""
)


_NO_PARTICIPLES = word_set(
    """erst verschieden bestimmt bekannt gesamt gerecht geeignet berechtigt erneut bereit verwandt
    bewusst geschickt begehrt beliebt berühmt erfahren verrückt vermeint entfernt"""
)
"""What looks like a participle before a noun and does not tell when something was done."""

_ARTICLES = word_set(
    """der die das den dem des ein eine einen einem einer eines im am vom zum zur beim alle allen
    aller keine keinen seine seinen ihre ihren ihrer seiner diese diesen dieser mehrere viele"""
)

_DELIVERY = frozenset({"Lieferung", "Auslieferung", "Fälligkeit"})

_ENDS = frozenset('.!?…"«»“”„‚‘')


def tense_of(words: Sequence[str], at: int) -> Tense:
    """The tense of the clause that word `at` stands in, by the words nearest to it.

    A clause ends at a comma; where it tells nothing, the sentence does.
    """
    if at and words[at - 1] in _DELIVERY:
        return "future"  # `Öl zur Lieferung im Juni kostete`
    if attributive := _of_what_was_done(words, at):
        return attributive
    if at > 1 and words[at - 1].islower() and _is_coming(words[at - 1]):
        return "future"  # `änderte das Programm und zeigt am Donnerstag`
    first = at
    while first > 0 and words[first - 1] not in {",", ":", ";", "(", "–"}:
        first -= 1
    last = at
    while last < len(words) and words[last] not in {",", ":", ";", ")", "–"}:
        last += 1
    while last > at and words[last - 1] in _ENDS:
        last -= 1
    clause = words[first:last]
    if words[at].lower() != "bis" and _is_done(clause):
        return "past"  # but `bis Mittwoch solle alles geräumt sein`
    modal = at > 0 and words[at - 1] in _MODAL
    ahead = modal or _is_ahead(words[first:at][::-1]) or _is_ahead(words[at:last])
    if ahead or _is_intended(clause) or _is_our_plan(clause):
        return "future"
    return _tense(clause) or ("future" if _is_gapped(clause, words[:first]) else _tense(words))


def _is_coming(word: str) -> bool:
    """Whether a verb right before an expression is in the present."""
    plain = word not in _PAST and not _PARTICIPLE.fullmatch(word) and word not in _ALLEGING
    return plain and _is_present(word)


def _of_what_was_done(words: Sequence[str], at: int) -> Tense:
    """The tense that a participle before its noun gives the expression right before it, which
    begins at a word (`das im Oktober beschlossene Gesetz`); "" where there is none."""
    for place in range(at + 1, min(at + 5, len(words) - 1)):
        word = words[place]
        if not word.islower():
            continue
        plain = re.sub(r"(?<=t)e[nmrs]?$|(?<=en)e[nmrs]?$", "", word)
        told = plain != word and _PARTICIPLE.fullmatch(plain) and plain not in _NO_PARTICIPLES
        if not told or not words[place + 1][:1].isupper():
            return ""
        return "future" if plain in _INTENDED else "past"
    return ""


def _is_done(clause: Sequence[str]) -> bool:
    """Whether a clause ends in a perfect infinitive: the modal before it tells of what is said to
    have been."""
    return (
        len(clause) > 3
        and clause[-1] in {"haben", "sein"}
        and (clause[-2] == "worden" or _is_participle(clause[-3:-1]))
        and not _ALLEGING.isdisjoint(clause)
    )


def _is_our_plan(clause: Sequence[str]) -> bool:
    """Whether somebody tells in the present what we do (`reden wir im März nicht mehr davon`)."""
    if "wir" not in clause[1:]:
        return False
    verb = clause[clause.index("wir", 1) - 1]
    present = verb.islower() and verb.endswith("en") and verb not in _PAST
    return present and not _is_preterite(verb) and _PAST.isdisjoint(clause)


def _is_gapped(clause: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a clause ends in an infinitive whose modal stands in one before (`der Plan soll im
    Mai vorliegen, das Haus im Juli öffnen`)."""
    infinitive = len(clause) > 1 and clause[-1].endswith("en") and clause[-1].islower()
    return infinitive and not _STRONG.isdisjoint(before)


def _is_intended(clause: Sequence[str]) -> bool:
    """Whether something is, not was, planned."""
    return not _INTENDED.isdisjoint(clause) and _WAS.isdisjoint(clause)


def _is_ahead(words: Sequence[str]) -> bool:
    """Whether the first verb of some words, from an expression on outward, points ahead."""
    for word in words:
        if word in _STRONG:
            return True
        if word in _PAST or _is_preterite(word):
            return False
    return False


def _tense(words: Sequence[str]) -> Tense:
    perfect = {"ist", "sind", "sei", "seien"}.intersection(words) and _is_participle(words[-2:])
    told = any(word in _PAST for word in words)
    if perfect or told or any(_is_preterite(word) for word in _no_adjectives(words)):
        return "past"
    coming = _FUTURE.intersection(words) or any(map(_is_present, words))
    return "future" if coming else ""


def _no_adjectives(words: Sequence[str]) -> Iterator[str]:
    """The words but those that stand between an article and a noun (`die prämierten Werke`)."""
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if before.lower() not in _ARTICLES or not after[:1].isupper():
            yield word


def _is_participle(words: Sequence[str]) -> bool:
    """Whether the last of two words is a participle of the perfect, not an infinitive with zu."""
    return (
        len(words) == 2
        and words[0] != "zu"
        and words[1] not in _STATES
        and _PARTICIPLE.fullmatch(words[1]) is not None
    )


def _is_preterite(word: str) -> bool:
    ending = word.endswith(("te", "ten", "ed"))
    if not (ending and word.islower() and len(word) > 4) or word in _NO_PRETERITE:
        return False
    return not word.removesuffix("n").endswith(_PRESENTS)


def _is_present(word: str) -> bool:
    """Whether a word may be a present indicative (`begeht`); agencies tell what was in the past."""
    ending = word.endswith("t") and not word.startswith("ge") and len(word) > 4
    return ending and word.islower() and word not in _NO_PRESENT
