"""Later mentions of people by surname alone, and surnames of known office holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.annotate.evidence import is_body
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import (
    ARTICLES,
    NOT_SURNAMES,
    PARTICLES,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    is_inflected_adjective,
    is_noun_like,
    without_genitive,
    word_set,
)
from generator.annotate.person import Person
from generator.annotate.rolewords import is_role, role_base
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_GERMAN_ARTICLES = ARTICLES - word_set("the a an his her its their our this that these those some")
_CALLED_AFTER = word_set("boson particle disease syndrome prize medal Peace Prize Medal Foundation")
"""What English calls after somebody (`the Higgs boson`)."""
_PERSON_PREPOSITIONS = word_set(
    "von mit für gegen an um bei durch über ohne auf with by for against of about"
)


@dataclass(frozen=True, slots=True)
class Surnames:
    """The surnames of a story: those full names introduced, and those of known office holders."""

    introduced: frozenset[tuple[str, ...]]
    first_words: frozenset[str]
    covered: frozenset[int]


def later_mentions(
    tokens: Tokens, people: Iterable[Person], lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Surnames alone of people the story names in full elsewhere, and of known office holders."""
    surnames = _introduced(tuple(people), lexicon)
    for index, token in enumerate(tokens.all):
        if index in surnames.covered:
            continue
        if token.text in surnames.first_words:
            yield from _of_particles(tokens, index, surnames)
        if not token.upper:
            continue
        word = _surname_of(token.text, surnames.introduced)
        if word and _is_meant(tokens, index, word, lexicon, gazetteer):
            yield Mention(token.span, "person", word, "names", "surname", 0.9)
        elif "-" in token.text:
            yield from _of_compound(tokens, token, surnames.introduced)
        elif not word:
            yield from _of_office_holder(tokens, index, lexicon, gazetteer)


def _introduced(people: tuple[Person, ...], lexicon: Lexicon) -> Surnames:
    shorts: set[tuple[str, ...]] = set()
    for person in people:
        if not person.full:
            shorts.add(person.words)
            continue
        surname = short_name(person.words)
        shorts.add(surname)
        if surname[0] == "von":
            shorts.add(surname[-1:])  # `Richard von Weizsäcker`, later `Weizsäcker`
        if surname[0].islower():
            shorts.add((surname[0].capitalize(), *surname[1:]))
        titled = role_base(person.words[0], lexicon) is not None
        if len(person.words) == 2 and person.words[0] not in lexicon.first_names and not titled:
            # Names that begin with the family name (`Xi Jinping`, later `Xi`).
            shorts.add(person.words[:1])
    covered = {index for person in people for index in range(person.start, person.end)}
    return Surnames(
        frozenset(shorts),
        frozenset(short[0] for short in shorts if len(short) > 1),
        frozenset(covered),
    )


def short_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """The surname of a full name with its particles (`Ursula von der Leyen` -> `von der Leyen`).

    A numeral keeps the name before it out of the surname: `Johannes Paul II.` -> `Johannes Paul`.
    """
    if words[-1].rstrip(".").isupper() and set(words[-1]) <= set("IVX."):
        return words[:-1]
    if words[-1] in {"Jr.", "Sr."}:
        words = words[:-1]
    first = next(
        (step for step, word in enumerate(words) if step and word in PARTICLES), len(words) - 1
    )
    return words[first:]


def _surname_of(word: str, introduced: frozenset[tuple[str, ...]]) -> str | None:
    if (word,) in introduced:
        return word
    bare = without_genitive(word)
    return bare if bare and (bare,) in introduced else None


def _is_meant(
    tokens: Tokens, index: int, word: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> bool:
    """Whether a word that is a surname of the story means the person here."""
    token = tokens.at(index)
    before = tokens.near(index - 1, token.sentence).text
    after = tokens.near(index + 1, token.sentence)
    letters = token.text.isupper() and len(token.text) > 1
    of_body = is_body(before) and not after.upper  # `der Hersteller Miele`
    if token.text in NOT_SURNAMES or letters or of_body:
        return False
    place = gazetteer.word(word) is not None
    common = (
        word in lexicon.not_names
        or word in lexicon.ambiguous_names
        or role_base(word, lexicon) is not None
        or is_noun_like(word)
    )
    other = before != word and before in lexicon.first_names
    relative = tokens.near(index - 2, token.sentence).text == "," and not (common or place)
    if other or (before.lower() in _GERMAN_ARTICLES and not relative):
        # Another person; `der Koch` is a cook even where a Mr Koch is about, unlike `, der Maar
        # vorsteht`.
        return False
    if (place and before in PLACE_PREPOSITIONS) or after.text in _CALLED_AFTER:
        return False
    if word in lexicon.first_names and after.upper and after.text not in NOT_SURNAMES:
        return False
    if common and is_inflected_adjective(before):
        return False
    return not (common and tokens.opens_sentence(index) and after.upper)


def _of_particles(tokens: Tokens, index: int, surnames: Surnames) -> Iterator[Mention]:
    for short in sorted(surnames.introduced):
        end = index + len(short)
        if len(short) < 2 or end > len(tokens) or short[0] != tokens.at(index).text:
            continue
        last = tokens.at(end - 1).text
        if tokens.words(index, end - 1) == short[:-1] and last in {short[-1], short[-1] + "s"}:
            yield Mention(
                tokens.span(index, end), "person", " ".join(short), "names", "surname", 0.9
            )


_NO_PART_OF_SOMEBODY = word_set(
    """Gruppe Konzern Aktie Aktien Werk Werke Aktionäre Station Stiftung Institut Schule Klinik
    Universität Straße Platz Allee Preis"""
)
"""What is called after somebody, or after a company of that name."""


def _of_compound(
    tokens: Tokens, token: Token, introduced: frozenset[tuple[str, ...]]
) -> Iterator[Mention]:
    head, _, tail = token.text.partition("-")
    company = tail.rstrip("s") in _NO_PART_OF_SOMEBODY
    if (head,) in introduced and tail[:1].isupper() and len(tail) > 3 and not company:
        span = tokens.part(token, 0, len(head))
        yield Mention(span, "person", head, "part", "surname-compound", 0.8)


def _of_office_holder(
    tokens: Tokens, index: int, lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """A surname of somebody who held an office, where the sentence treats it as a name."""
    token = tokens.at(index)
    bare = without_genitive(token.text)
    word = token.text if token.text in gazetteer.surnames else bare
    if word is None or word not in gazetteer.surnames or word in NOT_SURNAMES:
        return
    if (
        word in lexicon.not_names
        or word in lexicon.ambiguous_names
        or word in lexicon.first_names
        or gazetteer.word(word)
        or is_role(word, lexicon)
        or is_noun_like(word)
    ):
        return
    before = tokens.near(index - 1, token.sentence).text
    after = tokens.near(index + 1, token.sentence)
    if before.lower() in ARTICLES or is_inflected_adjective(before) or after.upper:
        return
    if before in _PERSON_PREPOSITIONS or SPEECH_VERBS & {before, after.text}:
        yield Mention(token.span, "person", word, "names", "known-surname", 0.7)
