"""Organisations behind the word for what they are: `der Netzbetreiber Statnett`.

What sort of thing a name is of stands right before it in German. That makes an organisation of a
name the model is unsure of, or never saw, as long as the word is none of the language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.annotate.evidence import (
    PERSONAL_FIRMS,
    is_body,
    is_of_many,
    is_place_kind,
    shows_company,
)
from generator.annotate.grammar import NOT_SURNAMES, is_noun_like, word_set
from generator.annotate.recogniser import Knowledge
from generator.annotate.recogniser.merging import LEAST_CONFIDENCE
from generator.annotate.tokens import Tokens, may_name
from generator.annotate.unheard import is_strange, is_town, is_unheard
from generator.model.marks import Mention, MentionType

KIND = "kind"
_DESK = re.compile(
    r"(?:[Aa]nalyst|[Ee]xperte|[Ee]xpertin|[Hh]ändler|[Vv]olkswirt|[Ss]tratege|[Ss]trategin|[Öö]konom|"
    r"[Mm]anager|[Bb]eobachter|[Ss]precher)(?:in)?$"
)
_OF_FIRMS = word_set(
    "Enterprises Industries Holdings Partners Securities Motors Technologies Systems Airlines"
)
"""English last words of companies, which are nobody's surname."""
_SURE = 0.85
_UNHEARD = 0.75
_LONGEST = 4
_PERIODICAL = re.compile(r"(?:Fach|Nachrichten|Wirtschafts|Wissenschafts|Boulevard)"
                         r"(?:blatt(?:e?s)?|magazins?|zeitschrift|portals?)")  # fmt: skip
_FAIR = re.compile(r"messe$", re.IGNORECASE)
_LISTED = frozenset({",", "und", "oder", "sowie"})
_LETTERS = re.compile(r"[A-ZÄÖÜ]{3,6}\d*")


def by_kind(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention], known: Knowledge
) -> Iterator[Mention]:
    """The mentions of the model, those behind a word for a body made organisations without it;
    and unheard words behind such a word."""
    taken = {at for mention in by_rule for at in tokens.range_of(mention.span)}
    people = {mention.span.start: mention for mention in by_rule if mention.type == "person"}
    for mention in by_model:
        bare = _without_kind(tokens, mention, known)
        shorter = people.get(mention.span.start)
        if shorter and mention.type == "person":
            bare = _employer(tokens, shorter, mention, known) or bare
        if bare.type == "person" and bare.name.rpartition(" ")[2] in _OF_FIRMS:
            bare = replace(bare, type="organisation", via=KIND)
        place = tokens.range_of(bare.span)
        if _is_cut_short(tokens, bare, place):
            continue
        told = _apposed(tokens, bare, place.start, known)
        if told.confidence >= LEAST_CONFIDENCE:
            taken.update(place)
        yield told
    yield from _where(tokens, by_rule, taken, known)
    for index in tokens.where(_names_a_kind):
        if index not in taken:
            yield from _behind(tokens, index, taken, known)
    for index in tokens.where(lambda word: "-" in word and shows_company(word.rpartition("-")[2])):
        token = tokens.at(index)
        head, _, _ = token.text.rpartition("-")
        before = tokens.near(index - 1, token.sentence)
        longer = before.upper and not tokens.opens_sentence(index - 1)
        if index not in taken and not longer and _is_company(head, known):
            span = tokens.part(token, 0, len(head))
            yield Mention(span, "organisation", head, "part", KIND, _UNHEARD)


def _is_cut_short(tokens: Tokens, mention: Mention, place: range) -> bool:
    """Whether the model took the first word of a body's name behind its kind for a place
    (`das Unternehmen Greenland Minerals`)."""
    sentence = tokens.at(place.start).sentence
    kind = is_body(tokens.near(place.start - 1, sentence).text)
    alone = mention.type == "place" and mention.relation == "names" and len(place) == 1
    return kind and alone and may_name(tokens.near(place.stop, sentence))


def _is_company(head: str, known: Knowledge) -> bool:
    plain = not is_noun_like(head.removesuffix("s")) and not is_body(head)
    return plain and is_unheard(head, known)


def _names_a_kind(word: str) -> bool:
    return is_body(word) or is_place_kind(word)


def _behind(
    tokens: Tokens, index: int, taken: Collection[int], known: Knowledge
) -> Iterator[Mention]:
    """The unheard name behind a word for what it is, and those listed with it behind a word for
    several (`der Banken Kaupthing, Glitnir und Landsbanki`)."""
    token = tokens.at(index)
    kind: MentionType = "event" if _FAIR.search(token.text) else "organisation"
    if is_place_kind(token.text):
        kind = "place"
    several = is_of_many(token.text)
    start = index + 1
    while True:
        end = start
        while end in taken:
            end += 1
        if end == start:
            past = _past_name(tokens, start, known, taken, of_place=kind == "place")
            if past is None:
                return
            end = past
            name = " ".join(tokens.words(start, end))
            yield Mention(tokens.span(start, end), kind, name, "names", KIND, _UNHEARD)
        if not several or tokens.near(end, token.sentence).text not in _LISTED:
            return
        start = end + 1


def _where(
    tokens: Tokens, by_rule: Iterable[Mention], taken: Collection[int], known: Knowledge
) -> Iterator[Mention]:
    """`im schottischen Turnberry`: an unheard word behind what a place is derived from."""
    for mention in by_rule:
        if mention.relation != "relates":
            continue
        index = tokens.range_of(mention.span).stop
        adjective = tokens.at(index - 1)
        name, after = (tokens.near(index + step, adjective.sentence) for step in (0, 1))
        before = tokens.near(index - 2, adjective.sentence).text.lower()
        ending = "en" if before in _DATIVE else "e" if before == "ins" else "-"
        told = adjective.text.islower() and adjective.text.endswith(ending)
        new = is_unheard(name.text, known) or is_town(name.text, known)
        if told and index not in taken and new and not after.upper:
            yield Mention(name.span, "place", name.text, "names", KIND, _UNHEARD)


_DATIVE = frozenset({"im", "dem", "vom", "beim", "zum"})


def _past_name(
    tokens: Tokens, index: int, known: Knowledge, taken: Collection[int], *, of_place: bool
) -> int | None:
    """Where an unheard name that begins at a token ends: a word, or a few with capitals of which
    the first or second is unheard (`Bajaj Auto`, `La Libertad Avanza`)."""
    sentence = tokens.at(index - 1).sentence
    end = index
    while end - index < _LONGEST and end not in taken and may_name(tokens.near(end, sentence)):
        end += 1
    after = tokens.near(end, sentence)
    words = tokens.words(index, end)
    if not words or after.upper:
        return None
    if len(words) == 1:
        letters = _LETTERS.fullmatch(words[0]) and words[0] not in known.names
        there = is_strange(words[0], known) or is_town(words[0], known)
        alone = letters or (there if of_place else is_unheard(words[0], known))
        return end if alone and not after.text.startswith("(") else None
    strange = any(
        word not in known.clusters and word.lower() not in known.clusters for word in words[:2]
    )
    return end if strange and not known.is_first_name(words[0]) else None


def called_bodies(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions of the model, people of one word made the organisation of that name which the
    story once calls a body (`der Konzern Halvorsen`), unless somebody of that surname is in it."""
    everything = (*by_rule, *by_model)
    bearers = {one.name.rpartition(" ")[2] for one in everything if " " in one.name}
    alone = {
        mention.name
        for mention in by_model
        if mention.type == "person"
        and mention.relation == "names"
        and " " not in mention.name
        and mention.name not in bearers
    }
    called: dict[int, str] = {}
    for index, token in enumerate(tokens.all) if alone else ():
        name = tokens.near(index + 1, token.sentence)
        after = tokens.near(index + 2, token.sentence)
        if name.text in alone and is_body(token.text) and not after.upper:
            called[index + 1] = name.text
    bodies = set(called.values())
    for mention in by_model:
        if mention.type == "person" and mention.name in bodies:
            yield replace(mention, type="organisation", via=KIND)
        else:
            yield mention
    taken = {at for mention in everything for at in tokens.range_of(mention.span)}
    for index, name_there in called.items():
        if index not in taken:
            span = tokens.at(index).span
            yield Mention(span, "organisation", name_there, "names", KIND, _UNHEARD)


def _without_kind(tokens: Tokens, mention: Mention, known: Knowledge) -> Mention:
    """`Verbands Fiskarlaget` without its first word."""
    place = tokens.range_of(mention.span)
    first = tokens.at(place.start).text
    longer = mention.relation == "names" and len(place) > 1 and not first.isupper()
    body = longer and mention.type == "organisation" and is_body(first)
    if not body and not (longer and mention.type != "person" and is_place_kind(first)):
        return mention
    before = tokens.near(place.start - 1, tokens.at(place.start).sentence).text
    if before and before[0].isupper() and before not in NOT_SURNAMES:
        return mention
    name = mention.name.partition(" ")[2]
    if _PERIODICAL.fullmatch(first):
        return replace(mention, span=tokens.span(place.start + 1, place.stop), name=name)
    # `die Partei CUP`, `im Grenzort Coevorden`
    told = _LETTERS.fullmatch(name) or (is_place_kind(first) and is_town(name, known))
    if not (told or all(is_unheard(word, known) for word in name.split())):
        return mention  # `Bundesverband Windenergie`
    return replace(mention, span=tokens.span(place.start + 1, place.stop), name=name)


def _employer(
    tokens: Tokens, shorter: Mention, longer: Mention, known: Knowledge
) -> Mention | None:
    """The bank in `Analyst Gerald Pfister von Jefferies`, which the model takes for a name with
    `von`: a man of two names before it needs none, if the second is no given name."""
    place, rest = tokens.range_of(shorter.span), tokens.range_of(longer.span)
    words = tokens.words(place.stop, rest.stop)
    if len(place) != 2 or len(words) < 2 or words[0] != "von" or not words[1][0].isupper():
        return None
    desk = tokens.near(place.start - 1, tokens.at(place.start).sentence).text
    if not _DESK.search(desk) or known.is_first_name(tokens.at(place.stop - 1).text):
        return None
    span = tokens.span(place.stop + 1, rest.stop)
    return Mention(span, "organisation", " ".join(words[1:]), "names", KIND, _UNHEARD)


def _apposed(tokens: Tokens, mention: Mention, start: int, known: Knowledge) -> Mention:
    """The mention, an organisation if the word before says that it is a body."""
    before = tokens.near(start - 1, tokens.at(start).sentence).text
    if mention.relation == "names" and mention.type == "organisation" and _FAIR.search(before):
        return replace(mention, type="event", via=KIND)
    given = mention.type == "person" and known.is_first_name(mention.name.partition(" ")[0])
    if mention.relation == "names" and not given and is_place_kind(before):
        sure = max(mention.confidence, _SURE)
        return replace(mention, type="place", via=KIND, confidence=sure)
    if mention.relation != "names" or not is_body(before):
        return mention
    first, *rest = mention.name.split()
    firm = before in PERSONAL_FIRMS or not known.is_first_name(first)
    if mention.type == "person" and rest and firm:
        return replace(mention, type="organisation", via=KIND)
    if mention.type == "organisation" or (mention.type == "other" and " " not in mention.name):
        sure = max(mention.confidence, _SURE)
        return replace(mention, type="organisation", via=KIND, confidence=sure)
    return mention
