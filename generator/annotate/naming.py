"""The recogniser an archive has unless its settings name another: rules and our own model.

The rules know the authority and are right almost always; the model knows what names look like.
Where they disagree on where a name ends, the longer one is nearly always right if the model is
sure: `Dortmund` is in the authority, `Borussia Dortmund` may not be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.annotate import names, recogniser
from generator.annotate.apposed import by_kind, called_bodies
from generator.annotate.english_surer import surer
from generator.annotate.evidence import is_kind
from generator.annotate.grammar import ARTICLES, PLACE_PREPOSITIONS
from generator.annotate.overlong import cut_short, parted, told_plainly
from generator.annotate.reading import Recogniser
from generator.annotate.recogniser.merging import LEAST_CONFIDENCE, merged
from generator.annotate.tokens import Tokens
from generator.annotate.unheard import listed_towns, placed, quartered
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention
from generator.model.story import Story

_AWARD = re.compile(
    r"(?:Gold|Silber|Bronz)\w* (?:Bär|Palme|Löwe|Leopard|Globe|Kamera|Schuh|Ball|Muschel|Ehren)\w*|"
    r"(?:[A-ZÄÖÜ]\w+-)+(?:Preis|Medaille)(?:e?s)?$"
)
"""Prizes, which the model takes for bodies: `den Goldenen Bären`."""
_ATTITUDE = re.compile(r"^(?:pro|anti)[a-zäöü]|freundlich\w*$|feindlich\w*$")
"""`proeuropäisch`, `russlandfreundlich`: of an attitude rather than of a place."""
_SURE = 0.8
"""From here on a longer name of the model takes the place of a shorter one of the rules."""
_LEAST_IN_ENGLISH = 0.9
"""The English model, of some thirty thousand words, is wrong more often than the German one."""
_FIRM = frozenset({"abbreviation", "legal-form", "quoted-name", "institution", "club", "isin"})
"""Rules whose names have their ends from the text itself."""


class RulesAndModel:
    """Rules over the authority, and the trained model where the language has one."""

    def __init__(self, by_rule: Recogniser, lexicon: Lexicon) -> None:
        self.by_rule = by_rule
        self.lexicon = lexicon

    def __call__(self, story: Story, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions of a story in text order, none overlapping another."""
        found = self.by_rule(story, tokens)
        model = recogniser.trained_for(story.language)
        if model is None:
            return found
        by_model = tuple(one for one in model(story, tokens) if self._may_be(one, tokens))
        by_model = tuple(_without_nation(tokens, found, by_model))
        if story.language.startswith("en"):
            by_model = tuple(surer(tokens, cut_short(tokens, by_model), self.lexicon))
            by_model = tuple(listed_towns(tokens, found, by_model, model.knowledge))
        else:
            found = tuple(quartered(tokens, found, model.knowledge))
            by_model = tuple(told_plainly(tokens, by_model))
            by_model = tuple(by_kind(tokens, found, by_model, model.knowledge))
            by_model = tuple(namesakes(tokens, found, by_model))
            by_model = tuple(called_bodies(tokens, found, by_model))
            by_model = tuple(branches(found, by_model))
            by_model = tuple(placed(tokens, found, by_model, model.knowledge))
        least = self._least(story.language)
        return merged(outgrown(found, by_model, least), by_model, least)

    @staticmethod
    def _least(language: str) -> float:
        return _LEAST_IN_ENGLISH if language.startswith("en") else LEAST_CONFIDENCE

    def _may_be(self, mention: Mention, tokens: Tokens) -> bool:
        """Whether a name of the model is none of the words that are no names, here or anywhere:
        `die Allianz` is one of parties as well."""
        if mention.name.partition(" ")[0] in self.lexicon.not_names:
            return False
        if mention.type == "organisation" and _AWARD.match(mention.name):
            return False
        if mention.relation == "relates" and _ATTITUDE.search(mention.name):
            return False
        if mention.relation == "part" and _is_closed(mention, tokens):
            return False  # `Olympiasieger`, `Nordseesorte`
        if mention.name not in self.lexicon.ambiguous_names:
            return True
        index = tokens.index_at(mention.span.start)
        before = tokens.near(index - 1, tokens.at(index).sentence).text
        return before.lower() not in ARTICLES


def _is_closed(mention: Mention, tokens: Tokens) -> bool:
    """Whether a part of a word is parted from the rest by no hyphen."""
    return tokens.text[mention.span.end : mention.span.end + 1].isalpha()


def _without_nation(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions of the model, people without the word for where they are from (`the Icelander
    Aron Palmarsson`), which the rules have found."""
    people = {one.span.start: one.span.end for one in by_rule if one.relation == "relates"}
    for mention in by_model:
        end = people.get(mention.span.start)
        if mention.type == "person" and " alias " in mention.name:
            yield from parted(tokens, mention)
        elif mention.type == "person" and end and end < mention.span.end:
            place = tokens.range_of(mention.span)
            rest = tokens.span(place.start + 1, place.stop)
            name = mention.name.partition(" ")[2]
            yield replace(mention, span=rest, name=name)
        else:
            yield mention


def namesakes(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions of the model, a town or river of one word made the person of that surname whom
    the story names in full (`Havel` after `Václav Havel`), but behind a preposition of place."""
    bearers = {
        mention.name.rpartition(" ")[2]
        for mention in by_rule
        if mention.type == "person" and " " in mention.name
    }
    for mention in by_model:
        if mention.type == "place" and mention.relation == "names" and mention.name in bearers:
            index = tokens.index_at(mention.span.start)
            before = tokens.near(index - 1, tokens.at(index).sentence).text
            if before.lower() not in PLACE_PREPOSITIONS | ARTICLES:
                yield replace(mention, type="person")
                continue
        yield mention


def branches(by_rule: Sequence[Mention], by_model: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of the model, those of a known body and the land or town it is of made names by
    their form (`AOK Bayern`)."""
    bodies = {one.span.start for one in by_rule if one.via == "authority" and _is_body(one)}
    towns = {one.span.end for one in by_rule if one.type == "place" and one.relation == "names"}
    for mention in by_model:
        sure = _is_body(mention) and mention.confidence >= _SURE and mention.name.count(" ") == 1
        if sure and mention.span.start in bodies and mention.span.end in towns:
            yield replace(mention, via="institution")
        else:
            yield mention


def _is_body(mention: Mention) -> bool:
    return mention.type == "organisation" and mention.relation == "names"


def outgrown(
    by_rule: Sequence[Mention], by_model: Sequence[Mention], least: float = _SURE
) -> tuple[Mention, ...]:
    """The mentions of the rules without those that are only a piece of a longer sure name, of a
    confidence of at least `least`.

    `by_rule` is in text order; a name is compared with what begins inside it only.
    """
    starts = [mention.span.start for mention in by_rule]
    pieces: set[int] = set()
    for name in by_model:
        sure = name.confidence >= max(_SURE, least)
        if name.relation != "names" or name.type == "other" or not sure:
            continue
        inside = range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end))
        if all(by_rule[at].via not in _FIRM and _is_piece(by_rule[at], name) for at in inside):
            pieces.update(inside)  # else the longer name has no room either
    return tuple(mention for at, mention in enumerate(by_rule) if at not in pieces)


def _is_piece(mention: Mention, name: Mention) -> bool:
    """Whether a mention is less than a name; `Londoner` is more to us than `Londoner Börse`."""
    if not name.span.contains(mention.span) or len(name.span) == len(mention.span):
        return False
    if mention.relation == "relates" or (mention.relation == "part" and name.type == "place"):
        return False
    lead = name.name.partition(" ")[0]
    if mention.type == name.type and mention.span.end == name.span.end and is_kind(lead):
        return False  # `des Instituts Insa`
    # Two words the authority lists together are a name by themselves.
    return not (mention.via == "authority" and " " in mention.name and mention.type == name.type)


def forget() -> None:
    """Let go of rules and models, with all they remember; they are made again where they are
    needed."""
    names.forget()
    recogniser.forget()


def rules_and_model(authority: Authority, lexicon: Lexicon) -> Recogniser:
    """The recogniser over an authority."""
    return RulesAndModel(names.rules(authority, lexicon), lexicon)
