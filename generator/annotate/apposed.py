"""Organisations behind the word for what they are: `der Netzbetreiber Statnett`.

What sort of thing a name is of stands right before it in German. That makes an organisation of a
name the model is unsure of, or never saw, as long as the word is none of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.annotate.evidence import is_body
from generator.annotate.grammar import NOT_SURNAMES, is_noun_like
from generator.annotate.recogniser import Knowledge
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

KIND = "kind"
_DESK = re.compile(
    r"(?:[Aa]nalyst|[Ee]xperte|[Ee]xpertin|[Hh]ändler|[Vv]olkswirt|[Ss]tratege|[Ss]trategin|[Öö]konom|"
    r"[Mm]anager|[Bb]eobachter|[Ss]precher)(?:in)?$"
)
_SURE = 0.85
_UNHEARD = 0.75
_SHORTEST = 4


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
        place = tokens.range_of(bare.span)
        taken.update(place)
        yield _apposed(tokens, bare, place.start)
    for index, token in enumerate(tokens.all):
        if not token.upper or index in taken or index + 1 in taken or not is_body(token.text):
            continue
        name = tokens.near(index + 1, token.sentence)
        if name.text and _is_unheard(name.text, known):
            end = tokens.near(index + 2, token.sentence)
            if end.upper or end.text.startswith("("):
                continue
            yield Mention(name.span, "organisation", name.text, "names", KIND, _UNHEARD)


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
    longer = mention.type == "organisation" and mention.relation == "names" and len(place) > 1
    if not (longer and is_body(first)) or first.isupper():
        return mention
    before = tokens.near(place.start - 1, tokens.at(place.start).sentence).text
    if before and before[0].isupper() and before not in NOT_SURNAMES:
        return mention
    name = mention.name.partition(" ")[2]
    if not all(_is_unheard(word, known) for word in name.split()):
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


def _apposed(tokens: Tokens, mention: Mention, start: int) -> Mention:
    """The mention, an organisation if the word before says that it is a body."""
    before = tokens.near(start - 1, tokens.at(start).sentence).text
    if mention.relation != "names" or not is_body(before):
        return mention
    if mention.type == "organisation" or (mention.type == "other" and " " not in mention.name):
        sure = max(mention.confidence, _SURE)
        return replace(mention, type="organisation", via=KIND, confidence=sure)
    return mention


def _is_unheard(word: str, known: Knowledge) -> bool:
    """Whether a capitalised word is none of the language's, nor anybody's name."""
    plain = word[:1].isupper() and word.isalpha() and len(word) >= _SHORTEST
    if not plain or word in NOT_SURNAMES or is_noun_like(word):
        return False
    listed = known.is_first_name(word) or word in known.surnames or word in known.rare_surnames
    heard = word in known.clusters or word.lower() in known.clusters
    return not (listed or heard or any(tail in known.clusters for tail in _tails(word)))


def _tails(word: str) -> Iterator[str]:
    """What a compound may end in, as words of their own."""
    for start in range(2, len(word) - _SHORTEST):
        yield word[start:].capitalize()
