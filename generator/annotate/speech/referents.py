"""Whom the words for a speaker mean: `er`, `die Ministerin`, `der SPD-Politiker`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.annotate.rolewords import role_base
from generator.annotate.speech import gender
from generator.annotate.speech.callings import ANYBODY, SAME, WALKS
from generator.annotate.speech.gender import Gender
from generator.annotate.speech.kinds import companies_lately, named_by_kind
from generator.annotate.speech.phrases import PREPOSITIONS, Scene
from generator.annotate.speech.verbs import PAPERS, SOURCES
from generator.model.marks import Mention, Quote, RoleMark
from generator.model.text import Span

_SHE = frozenset({"sie", "Sie", "she", "She"})
_HE = frozenset({"er", "Er", "he", "He"})
_TO_HER, _TO_HIM = frozenset({"ihr", "Ihr"}), frozenset({"ihm", "Ihm"})
"""Before `zufolge`."""
_HERS = frozenset({"ihren", "ihrer", "ihrem", "ihre"})
_HIS = frozenset({"seinen", "seiner", "seinem", "seine"})
_OWN = frozenset({"eigenen", "eigener"})
_INDEFINITE = frozenset({"ein", "eine", "a", "an", "mehrere", "viele", "einige", "zwei", "drei"})
_DEFINITE = frozenset({"der", "die", "das", "dieser", "diese", "dieses"})
"""Before the subject: a body that was named before."""
_OF_KNOWN = frozenset({"der", "dem", "diesem", "dieser"})
"""Behind `in`: a paper that was spoken of before."""
_PAPER_BACK = 2
"""A paper is not who spoke more sentences before."""
_BACK = 6
"""A pronoun means nobody who was last named more sentences before."""


@dataclass(slots=True)
class _Person:
    """A person of the story: the mentions, what they are called, and the party behind the name."""

    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    party: str = ""
    gender: Gender = ""
    guessed: bool = False


@dataclass(slots=True)
class _Talk:
    """A story while its speakers are found: its people and organisations, its direct speech, and
    who spoke so far (where, named where, of which gender)."""

    scene: Scene
    people: list[_Person]
    bodies: list[Mention]
    direct: list[Span]
    spoken: list[tuple[int, Span, Gender]] = field(default_factory=list)


def with_names(
    scene: Scene, quotes: Sequence[Quote], roles: Iterable[RoleMark], mentions: Iterable[Mention]
) -> tuple[Quote, ...]:
    """The quotes, each with the mention that names its speaker, where one does."""
    direct = [quote.span for quote in quotes if quote.kind == "direct"]
    mentions = tuple(mentions)
    bodies = [one for one in mentions if one.type == "organisation" and one.relation == "names"]
    talk = _Talk(scene, _people(scene, mentions, tuple(roles)), bodies, direct)
    resolved: list[Quote] = []
    for quote in sorted(quotes, key=lambda one: one.speaker or one.span):
        named = _named(talk, quote.speaker) if quote.speaker else None
        if quote.speaker and named:
            whose = next((person for person in talk.people if _has(person, named)), None)
            talk.spoken.append((quote.speaker.start, named, whose.gender if whose else ""))
        resolved.append(replace(quote, named=named))
    return tuple(sorted(resolved, key=lambda quote: (quote.span, quote.kind)))


def _has(person: _Person, span: Span) -> bool:
    return any(mention.span == span for mention in person.mentions)


def _people(
    scene: Scene, mentions: tuple[Mention, ...], roles: tuple[RoleMark, ...]
) -> list[_Person]:
    """The people of a story by full name; a surname alone is the first one's who bears it, whom
    the story is about, and not the relative's."""
    by_name: dict[str, _Person] = {}
    for mention in mentions:
        if mention.type != "person" or mention.relation == "relates":
            continue
        key = mention.name
        if " " not in key:
            key = next((name for name in by_name if _bears(name, key)), key)
        person = by_name.setdefault(key, _Person())
        person.mentions.append(mention)
        given = [role for role in roles if role.holder == mention.span]
        person.roles += [role.role for role in given]
        _learn(scene, person, mention, given)
    for name, person in by_name.items():
        if not person.gender:
            person.gender, person.guessed = gender.of_name(name), True
    return list(by_name.values())


def _bears(full: str, short: str) -> bool:
    return full.endswith(" " + short) or full.partition(" ")[0] == short


def _learn(scene: Scene, person: _Person, mention: Mention, roles: list[RoleMark]) -> None:
    place = scene.tokens.range_of(mention.span)
    if not person.gender:
        before = scene.word(place.start - 1)
        noun = before if before[:1].isupper() and not scene.at.get(place.start - 1) else ""
        person.gender = gender.of_address(before) or ("" if scene.english else gender.of_noun(noun))
    for role in roles if not scene.english else ():
        person.gender = person.gender or gender.of_role(role.role, scene.lexicon)
    if scene.word(place.stop) == "(" and not person.party:
        party = scene.word(place.stop + 1)
        person.party = party if party in scene.lexicon.party_abbreviations else ""


def _named(talk: _Talk, speaker: Span) -> Span | None:
    scene = talk.scene
    place = scene.tokens.range_of(speaker)
    words = scene.tokens.words(place.start, place.stop)
    own = scene.person(place.start)
    if own is not None and own.span.overlaps(speaker):
        return own.span
    if wanted := _pronoun(words):
        return _meant(talk, speaker, wanted)
    if words[0] in _OWN:
        return _subject(talk, place)
    if words[0].lower() in _INDEFINITE:
        return None
    head = _head_noun(scene, place)
    if head is not None and PAPERS.fullmatch(scene.word(head)):
        return _author(talk, place, head)
    return _head_name(scene, place) or _by_role(talk, place) or _by_kind(talk, place)


def _pronoun(words: Sequence[str]) -> Gender:
    """The gender of whom a pronoun means, by itself or before `Worten`; "" of other phrases."""
    if len(words) == 1:
        heard = words[0] in _HE | _TO_HIM
        return "m" if heard else "f" if words[0] in _SHE | _TO_HER else ""
    if len(words) == 2 and SOURCES.search(words[1]):
        whose = words[0].lower()
        return "m" if whose in _HIS else "f" if whose in _HERS else ""
    return ""


def _meant(talk: _Talk, speaker: Span, wanted: Gender) -> Span | None:
    """Whom a pronoun of this gender means."""
    sure = _by_pronoun(talk, speaker, wanted)
    return sure or _by_pronoun(talk, speaker, wanted, trust_names=False)


def _subject(talk: _Talk, place: range) -> Span | None:
    """Whose `nach eigenen Angaben` are where the subject follows the verb: a person or body, or
    whom a possessive tells (`vertritt ihre Kanzlei 900 Kläger`)."""
    scene = talk.scene
    end = scene.tokens.sentences[scene.tokens.at(place.start).sentence].stop
    for index in range(place.stop + 1, min(place.stop + 1 + _FAR, end)):
        mention = scene.at.get(index)
        if mention and mention.relation == "names":
            return mention.span if mention.type in {"person", "organisation"} else None
        word = scene.word(index)
        if word in _POSSESSIVES:
            return _meant(talk, scene.tokens.at(index).span, _POSSESSIVES[word])
        if word in {",", ";", ":"} or word in _INDEFINITE:
            return None
    return None


_FAR = 4
_POSSESSIVES: dict[str, Gender] = {"ihre": "f", "ihr": "f", "seine": "m", "sein": "m"}


def _by_kind(talk: _Talk, place: range) -> Span | None:
    """The one organisation before whose name or the noun right before it tells the kind that the
    phrase calls it by: `die Initiative` for `die Bürgerinitiative Ostkai`, `die Gewerkschaft` for
    `die Gewerkschaft Verdi`; for a company the only one named lately, where none tells it."""
    scene = talk.scene
    if scene.english:
        return named_by_kind(scene, talk.bodies, place)
    head = _head_noun(scene, place)
    if head is None or scene.word(place.start).lower() not in _DEFINITE | {"des"}:
        return None
    kind = scene.word(head).casefold()
    if scene.word(place.start).lower() == "des":
        kind = _GENITIVE.sub("", kind)
    found: dict[str, Span] = {}
    for mention in talk.bodies:
        first = scene.tokens.index_at(mention.span.start)
        if first >= place.start:
            break
        called = (scene.word(first - 1), *mention.name.split())
        if any(word[:1].isupper() and word.casefold().endswith(kind) for word in called):
            found[mention.name] = mention.span
    found = found or companies_lately(scene, talk.bodies, place, kind)
    return next(iter(found.values())) if len(found) == 1 else None


_GENITIVE = re.compile(r"(?<=[dnms])e?s$")


def _author(talk: _Talk, place: range, noun: int) -> Span | None:
    """Whose a paper is: `in einer Mitteilung der Nato`; of one that is known already (`in der
    Mitteilung`) who spoke right before."""
    scene = talk.scene
    for index in range(noun + 1, place.stop):
        mention = scene.at.get(index)
        if mention and mention.relation == "names" and mention.type in {"person", "organisation"}:
            return mention.span
    whose = scene.word(place.start).lower()
    if whose in _HIS | _HERS:
        return _meant(talk, scene.tokens.at(noun).span, "m" if whose in _HIS else "f")
    if place.stop > noun + 1 or scene.word(place.start) not in _OF_KNOWN or not talk.spoken:
        return None
    said, named, _ = talk.spoken[-1]
    tokens = scene.tokens
    here, there = (tokens.at(tokens.index_at(at)) for at in (tokens.at(noun).start, said))
    return named if here.sentence - there.sentence <= _PAPER_BACK else None


def _head_name(scene: Scene, place: range) -> Span | None:
    """The organisation that a phrase is headed by (`die Bundesregierung`). Towns that stand for
    governments speak for themselves, and are nobody."""
    for index in place:
        mention = scene.at.get(index)
        if mention and mention.relation == "names":
            return mention.span if mention.type != "place" else None
        if scene.tokens.at(index).upper and index > place.start:
            # `die Gewerkschaft Verdi`, `der Autobauer Mercedes-Benz`
            named = scene.at.get(index + 1) if index + 1 in place else None
            kind = named is not None and named.relation == "names" and mention is None
            return named.span if named and kind and named.type == "organisation" else None
        if mention and mention.relation == "part":
            return None
    return None


def _by_pronoun(
    talk: _Talk, speaker: Span, wanted: Gender, *, trust_names: bool = True
) -> Span | None:
    """Who was last spoken of: in the latest sentence with a fitting person the first of them, as
    subjects come first; who speaks in a sentence goes before all others in it.

    Without `trust_names` a gender that only the given name tells counts as unknown.
    """
    tokens = talk.scene.tokens

    def sentence_of(offset: int) -> int:
        return tokens.at(tokens.index_at(offset)).sentence

    fitting: dict[int, list[Span]] = {}
    for person in talk.people:
        if person.gender not in {"", wanted} and (trust_names or not person.guessed):
            continue
        for mention in person.mentions:
            span = mention.span
            if (
                span.end <= speaker.start
                and not any(one.contains(span) for one in talk.direct)
                and not _is_beside(talk.scene, span, wanted)
            ):
                fitting.setdefault(sentence_of(span.start), []).append(span)
    first = {sentence: min(spans) for sentence, spans in fitting.items()}
    bodies: dict[int, Span] = {}
    for start, named, sex in talk.spoken:
        if start < speaker.start and sex in {"", wanted}:
            own = any(_has(person, named) for person in talk.people)
            (first if own else bodies)[sentence_of(start)] = named
    here = sentence_of(speaker.start)
    # A body is `er` or `sie` by its noun, which is not known: only where no person is meant.
    for known in (first, bodies):
        near = (sentence for sentence in range(here, here - _BACK - 1, -1) if sentence in known)
        found = next(near, None)
        if found is not None:
            return known[found]
    return None


def _is_beside(scene: Scene, span: Span, wanted: Gender) -> bool:
    """Whether a name behind a preposition is another than the pronoun before it in its sentence
    (`er gründete mit Karl Huber eine Band`)."""
    first = scene.tokens.index_at(span.start)
    if scene.word(first - 1) not in PREPOSITIONS:
        return False
    place = scene.tokens.sentences[scene.tokens.at(first).sentence]
    pronouns = _SHE if wanted == "f" else _HE
    return not pronouns.isdisjoint(scene.tokens.words(place.start, first))


def _by_role(talk: _Talk, place: range) -> Span | None:
    """The last person before (else the first after) whose role, party or kind the phrase tells."""
    scene = talk.scene
    head = _head_noun(scene, place)
    if head is None:
        return None
    article = scene.word(place.start).lower()
    noun = scene.word(head)
    wanted = "" if scene.english else gender.of_role(noun, scene.lexicon, article=article)
    if not scene.english and article == "die" and wanted == "m":
        return None  # plural
    found = [
        mention.span
        for person in talk.people
        if not (wanted and person.gender not in {"", wanted}) and _fits(scene, place, noun, person)
        for mention in person.mentions
    ]
    if found:
        at = scene.tokens.at(place.start).start
        return max((span for span in found if span.start < at), default=min(found))
    if talk.spoken and _is_generic(noun):
        _, named, known = talk.spoken[-1]
        if not wanted or known in {"", wanted}:
            return named
    if article in {"der", "die"} and _is_somebody(scene, head):
        return _by_pronoun(talk, scene.tokens.span(place.start, place.stop), _OF_ARTICLE[article])
    return None


_OF_ARTICLE: dict[str, Gender] = {"der": "m", "die": "f"}


def _is_somebody(scene: Scene, head: int) -> bool:
    """Whether a noun may mean anybody of a people, a parliament, an age or a walk of life (`der
    Italiener`, `der Abgeordnete`, `die 52-Jährige`, `der Nationalspieler`), whatever role the
    story told."""
    mention = scene.at.get(head)
    people = mention is not None and mention.relation == "relates"
    word = scene.word(head).casefold()
    return people or word.startswith("abgeordnet") or word.endswith(WALKS)


def _head_noun(scene: Scene, place: range) -> int | None:
    """The first capitalised word behind article and adjectives; of English the last word."""
    for index in place:
        word = scene.word(index)
        mention = scene.at.get(index)
        if scene.english:
            if index == place.stop - 1:
                return index
        elif scene.tokens.at(index).upper and (index > place.start or len(place) == 1):
            if mention is None or mention.relation != "names":
                return index
        elif word[:1].isdigit() and not word.endswith("-") and index > place.start:
            return index
    return None


def _base(word: str, scene: Scene) -> str:
    """A role word without compound head, feminine and inflected endings, lower case."""
    tail = word.rpartition("-")[2]
    base = role_base(tail, scene.lexicon) or tail
    base = base.removesuffix("in") if len(base) > 5 else base
    for ending in ("er", "en", "e"):
        if base.endswith(tuple(letter + ending for letter in "tdg")):
            base = base.removesuffix(ending)
            break
    return base.casefold()


def _is_generic(noun: str) -> bool:
    return any(part in noun.casefold() for part in ANYBODY)


def _fits(scene: Scene, place: range, noun: str, person: _Person) -> bool:
    party = noun.partition("-")[0] if "-" in noun else ""
    base = _base(noun, scene)
    roles = " ".join(person.roles).casefold()
    if party and party in scene.lexicon.party_abbreviations:
        if person.party and person.party != party:
            return False
        if person.party == party and base in {"politiker", "mann", "frau"}:
            return True
    if _contradicts(scene, place, roles):
        return False
    if len(base) > 3 and (base in roles or any(one in roles for one in SAME.get(base, ()))):
        return True
    mention = scene.at.get(place.stop - 1)
    derived = mention is not None and mention.relation == "relates"
    return derived and len(base) > 3 and base[:4] in roles


def _contradicts(scene: Scene, place: range, roles: str) -> bool:
    """Whether the phrase's nationality is another than that of the roles."""
    told = [word for word in roles.split() if word.rstrip("erns").endswith("isch")]
    own = [
        scene.word(index).casefold()
        for index in place
        if (mention := scene.at.get(index))
        and mention.relation == "relates"
        and not scene.tokens.at(index).upper
    ]
    return bool(told and own) and not any(word[:5] == other[:5] for word in own for other in told)
