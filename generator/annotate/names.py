"""Names of people, organisations, places and events, by rules over the authority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.annotate.clubs import (
    called_by_town,
    called_shortly,
    clubs,
    listed_clubs,
    team_parts,
)
from generator.annotate.common_words import common_words, of_a_state
from generator.annotate.compounds import Relates, compound_parts, derived_words, remembered
from generator.annotate.english_again import told_again
from generator.annotate.english_bodies import english_bodies
from generator.annotate.english_common import english_common
from generator.annotate.english_events import english_events
from generator.annotate.english_kinds import english_kinds
from generator.annotate.english_names import english_names
from generator.annotate.english_places import english_places, lived_in
from generator.annotate.english_teams import english_teams
from generator.annotate.gazetteer import compile_names
from generator.annotate.happenings import games, races, storms, summits, tournaments
from generator.annotate.institutions import named_bodies
from generator.annotate.known import known_names
from generator.annotate.landforms import VIA as LANDFORM
from generator.annotate.landforms import landforms
from generator.annotate.organisations import introduced_names
from generator.annotate.overlap import resolve
from generator.annotate.person import Person
from generator.annotate.persons import PersonFinder
from generator.annotate.reading import Reading, Recogniser
from generator.annotate.romance_names import romance_names
from generator.annotate.securities import share_numbers
from generator.annotate.streets import streets
from generator.annotate.surnames import later_mentions
from generator.annotate.titles import titles
from generator.annotate.tokens import Tokens, split_words
from generator.annotate.ways import ways
from generator.authority import Authority
from generator.authority.demonyms import relates, relates_in_english
from generator.authority.lexicon import Lexicon
from generator.model.entity import Entity
from generator.model.marks import Annotations, Mention
from generator.model.story import Story


class RuleRecogniser:
    """The rules: people by evidence, known names, compounds, derived words, introduced names."""

    def __init__(self, authority: Authority, lexicon: Lexicon) -> None:
        self.gazetteer = compile_names(authority)
        self.lexicon = lexicon
        # In German `Island` and `Georgia` are doubtful for what else bears the name.
        states = {entity.name for entity in authority if entity.capital} | {
            alias for entity in authority if entity.capital for alias in entity.aliases
        }
        doubtful = lexicon.ambiguous_names - (states - {"Island", "Moldau"})
        self.lexicon_in_english = replace(lexicon, ambiguous_names=doubtful)
        self.relates = remembered(lambda word: relates(word, authority))
        self.relates_in_english = remembered(lambda word: relates_in_english(word, authority))
        self.stems = authority.stems
        self.clubs = listed_clubs(authority)
        self.relates_in_german = remembered(self._in_german)

    def __call__(self, story: Story, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions of a story, overlaps decided by `overlap.resolve`."""
        return resolve(self._all(story, tokens))

    def _all(self, story: Story, tokens: Tokens) -> Iterator[Mention]:
        english = story.language.startswith("en")
        relates = self.relates_in_english if english else self.relates_in_german
        finder = PersonFinder(tokens, self.lexicon, self.gazetteer, language=story.language)
        people = finder.find()
        yield from (_mention(tokens, person) for person in people)
        teams = tuple(clubs(tokens, relates))
        words = self.lexicon_in_english if english else self.lexicon
        listed = tuple(known_names(story, tokens, words, self.gazetteer))
        listed = tuple(lived_in(tokens, listed)) if english else listed
        everybody = [mention.name for mention in teams]
        everybody += [mention.name for mention in listed if mention.name in self.clubs]
        pages = {name: self.clubs.get(name, name) for name in everybody}
        names = sorted(set(pages.values()))
        yield from team_parts(tokens, names)
        yield from called_shortly(tokens, names)
        yield from called_by_town(tokens, pages)
        yield from later_mentions(tokens, people, self.lexicon, self.gazetteer)
        sent_from = [place.name for place in story.dateline]
        short = () if english else tuple(common_words(tokens, sent_from))
        yield from short
        if english:
            yield from english_common(tokens, self.lexicon)
            yield from english_teams(tokens, self.gazetteer)
            yield from english_events(tokens, self.gazetteer)
        ends = {mention.span.end for mention in short}
        for known in listed:
            # `Die Republikaner` of the USA are not the German party of that name.
            if not (known.name.startswith("Die ") and known.span.end in ends):
                yield known
        yield from introduced_names(tokens, self.lexicon, self.gazetteer)
        yield from summits(tokens, self.gazetteer)
        yield from races(tokens)
        if not english:
            yield from of_a_state(tokens)
            yield from streets(tokens, self.gazetteer)
            yield from games(tokens, self.gazetteer)
        yield from tournaments(tokens)
        yield from storms(tokens)
        yield from landforms(tokens, self.gazetteer)
        yield from ways(tokens, self.gazetteer, relates, self.lexicon)
        yield from self._by_form(tokens, relates, teams, english=english)
        yield from share_numbers(tokens)
        yield from compound_parts(tokens, self.lexicon, self.gazetteer)
        yield from derived_words(tokens, self.lexicon, self.gazetteer, relates, english=english)

    def _by_form(
        self, tokens: Tokens, relates: Relates, teams: tuple[Mention, ...], *, english: bool
    ) -> Iterator[Mention]:
        """What looks like an organisation's name and is none that the authority lists, as that
        knows better what it is (`Oval Office`)."""
        found = [*english_bodies(tokens, self.lexicon, english=english), *teams]
        if english:
            found += english_kinds(tokens, self.lexicon, self.gazetteer, relates)
            found += english_names(tokens, self.lexicon, self.gazetteer, relates)
            places = english_places(tokens, self.lexicon, self.gazetteer, relates)
            found += (place for place in places if self._may_be_place(tokens, place))
            found += told_again(tokens, found, self.lexicon, self.gazetteer)
        else:
            found += named_bodies(tokens, self.gazetteer, relates)
            found += romance_names(tokens, self.lexicon, self.gazetteer)
        for mention in found:
            listed = self.gazetteer.lists(split_words(mention.span.of(tokens.text)))
            if not listed or (english and mention.type == "place" and mention.via == LANDFORM):
                yield mention

    def _may_be_place(self, tokens: Tokens, place: Mention) -> bool:
        """Whether no list has the name for a body's."""
        name = self.gazetteer.word(place.span.of(tokens.text))
        return name is None or "place" in name.types

    def _in_german(self, word: str) -> tuple[Entity, ...]:
        """What a word relates to, English adjectives aside: `Roman` is a novel in German."""
        lower = word.lower()
        return () if lower in self.stems and not lower.endswith("sch") else self.relates(word)


def _mention(tokens: Tokens, person: Person) -> Mention:
    span = tokens.span(person.start, person.end)
    return Mention(span, "person", person.name, "names", person.via, person.confidence)


def rules(authority: Authority, lexicon: Lexicon) -> Recogniser:
    """The rules over an authority; made once for the same authority and lexicon."""
    return _made(_Same(authority, lexicon))


def forget() -> None:
    """Let go of the rules made so far, with all they remember."""
    _made.cache_clear()


def annotate(reading: Reading, so_far: Annotations) -> Annotations:
    """`so_far` with the names of the story, but those that stand in a title."""
    tokens = reading.tokens
    found = reading.recogniser(reading.story, tokens)
    inside = {at for title in titles(tokens) for at in title}
    if inside:
        found = tuple(one for one in found if inside.isdisjoint(tokens.range_of(one.span)))
    return replace(so_far, mentions=found)


class _Same:
    """An authority and a lexicon as a cache key: the same objects, not equal ones."""

    __slots__ = ("authority", "lexicon")

    def __init__(self, authority: Authority, lexicon: Lexicon) -> None:
        self.authority = authority
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return hash((id(self.authority), id(self.lexicon)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same)
            and other.authority is self.authority
            and other.lexicon is self.lexicon
        )


@lru_cache(maxsize=4)
def _made(key: _Same) -> Recogniser:
    return RuleRecogniser(key.authority, key.lexicon)
