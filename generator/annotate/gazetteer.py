"""The authority's names cut into words, for finding the longest one at a place in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.annotate.grammar import without_genitive
from generator.annotate.tokens import Tokens, split_words
from generator.authority import Authority
from generator.authority.loading import undisturbed
from generator.model.entity import Entity
from generator.model.ids import EntityType

# Adjective endings a multi-word name may take: Neues Forum, des Neuen Forums, im Weißen Haus.
_ENDINGS = ("es", "er", "en", "em", "e")
_DECLINED = re.compile(
    r"(?:bund|verband|rundfunk|rat|dienst|hof|amt|institut|museum|theater|zentrum|werk|klub|club|"
    r"verein|gericht|ministerium|ring|kreis|orchester|komitee)$",
    re.IGNORECASE,
)
"""Nouns that a name may begin with, which take an -s in the genitive (`des Rundfunks …`)."""

_ADJECTIVE = re.compile(
    r"(?P<stem>[A-ZÄÖÜ][\w-]+(?:isch|lich|ig|al|iv|är|deutsch))(?:es|er|en|em|e)"
)
_SURE_WEIGHT = 100_000
"""Towns below this many inhabitants need evidence: their names are surnames and words too often."""

_GREAT_CITY = 1_000_000
_LONG = 8
"""From more letters on, `-es` is a genitive's (`Bundesheeres`) rather than a name's own."""
_LANDSCAPES = ("meeres", "landes", "waldes", "tales", "gebirges")
"""Ends of the genitive of places (`des Weddellmeeres`)."""
_PLURALS = ("e", "er", "el")
"""Ends of plurals that take an -n in the dative (`den Münchner Kammerspielen`)."""
_SHORTEST_UPPER = 4
_PARTS = {"US": "USA", "UN": "Vereinte Nationen", "EU": "Europäische Union"}
"""What stands for a name only before a hyphen, where the authority lacks it as an alias."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way of writing one or several entities, as words; the likeliest entity first.

    `listed` is the name as the authority has it, of which `words` may be a declined or upper-case
    form.
    """

    words: tuple[str, ...]
    entities: tuple[Entity, ...]
    listed: str

    @property
    def types(self) -> frozenset[EntityType]:
        """The types of all entities of this name."""
        return frozenset(entity.type for entity in self.entities)

    @property
    def likeliest(self) -> Entity | None:
        """The likeliest entity that is no person."""
        return next((entity for entity in self.entities if entity.type != "person"), None)

    @property
    def is_of_company(self) -> bool:
        """Whether an organisation bears the name that is also a town's of no great size."""
        towns = [entity.weight for entity in self.entities if entity.type == "place"]
        return "organisation" in self.types and max(towns, default=0) < _GREAT_CITY


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at tokens `[start, end)`; `genitive` if its last word bears an -s."""

    start: int
    end: int
    name: Name
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of one word; the first words of longer ones; these by their first two words, longest
    first; and the surnames of people who held an office."""

    by_word: Mapping[str, Name] = field(repr=False)
    openers: frozenset[str] = field(repr=False)
    by_start: Mapping[tuple[str, str], tuple[Name, ...]] = field(repr=False)
    surnames: Mapping[str, tuple[Entity, ...]] = field(repr=False)

    def longest(self, tokens: Tokens, start: int) -> Match | None:
        """The longest name beginning at that token, in its sentence."""
        longer = self.longer(tokens, start)
        if longer:
            return longer
        word = tokens.texts[start]
        single = self.by_word.get(word)
        if single:
            return Match(start, start + 1, single)
        single = self._in_genitive(word)
        return Match(start, start + 1, single, genitive=True) if single else None

    def longer(self, tokens: Tokens, start: int) -> Match | None:
        """The longest name of several words beginning at that token, in its sentence."""
        first = tokens.all[start]
        if first.text in self.openers:
            second = tokens.near(start + 1, first.sentence).text
            for name in self.by_start.get((first.text, second), ()):
                found = self._follows(tokens, start, name)
                if found:
                    return found
        return None

    def begins(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        if word in self.openers or word in self.by_word:
            return True
        return self._in_genitive(word) is not None

    def _in_genitive(self, word: str) -> Name | None:
        """The name of one word that this is the genitive of (`Trumps`, `Bundesheeres`)."""
        if word[-1:] != "s":
            return None
        nominative = without_genitive(word)
        found = self.by_word.get(nominative) if nominative else None
        if found is None and word.endswith("es") and len(word) > _LONG:
            found = self.by_word.get(word[:-2])
            body = found is not None and "organisation" in found.types
            return found if body or word.endswith(_LANDSCAPES) else None
        return found

    def word(self, word: str) -> Name | None:
        """The name that is exactly this one word."""
        return self.by_word.get(word)

    def lists(self, words: tuple[str, ...]) -> bool:
        """Whether the words are a name as listed."""
        if len(words) == 1:
            return words[0] in self.by_word
        start = (words[0], words[1])
        return any(name.words == words for name in self.by_start.get(start, ()))

    def part(self, word: str) -> Name | None:
        """The name a compound's part stands for (`US` in `US-Präsident`)."""
        return self.word(word) or self.word(_PARTS.get(word, ""))

    @staticmethod
    def _follows(tokens: Tokens, start: int, name: Name) -> Match | None:
        end = start + len(name.words)
        if end > len(tokens) or tokens.all[end - 1].sentence != tokens.all[start].sentence:
            return None
        for step in range(1, end - start - 1):
            if tokens.all[start + step].text != name.words[step]:
                return None
        last = tokens.all[end - 1].text
        if last == name.words[-1]:
            return Match(start, end, name)
        if len(name.words) > 1 and last in {name.words[-1] + "s", name.words[-1] + "es"}:
            return Match(start, end, name, genitive=True)
        plural = last == name.words[-1] + "n" and name.words[-1].endswith(_PLURALS)
        return Match(start, end, name) if plural and "person" not in name.types else None


def is_small(entities: tuple[Entity, ...]) -> bool:
    """Whether all places of a name are towns of few inhabitants."""
    places = [entity for entity in entities if entity.type == "place"]
    return bool(places) and all(0 < entity.weight < _SURE_WEIGHT for entity in places)


@undisturbed()
def compile_names(authority: Authority) -> Gazetteer:
    """The names of an authority by first word, and its office holders by surname."""
    names: dict[tuple[str, ...], Name] = {}
    for text in authority.names:
        words = (text,) if text.isalpha() else split_words(text)
        entities = authority.named(text)
        if len(words) == 1 and all(entity.type == "person" for entity in entities):
            continue  # a bare surname needs evidence; `surnames` knows it
        for form in _forms(words, entities):
            if form == words or form not in names:
                names[form] = Name(form, entities, text)
    by_start: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names.values():
        if len(name.words) > 1:
            first, second = name.words[:2]
            by_start[first, second].append(name)
            if len(name.words) == 2:
                by_start[first, second + "s"].append(name)
                by_start[first, second + "es"].append(name)
                by_start[first, second + "n"].append(name)
    return Gazetteer(
        {name.words[0]: name for name in names.values() if len(name.words) == 1},
        frozenset(first for first, _ in by_start),
        {start: _in_order(start, found) for start, found in by_start.items()},
        _surnames(authority),
    )


def _in_order(start: tuple[str, str], names: Iterable[Name]) -> tuple[Name, ...]:
    """The names that begin with two words, longest first; one that is listed so before one that
    would be in the genitive (`Guards` before the `Guard`'s)."""

    def place(name: Name) -> tuple[int, bool, tuple[str, ...]]:
        return -len(name.words), name.words[1] != start[1], name.words

    return tuple(sorted(names, key=place))


def _forms(words: tuple[str, ...], entities: tuple[Entity, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    types = {entity.type for entity in entities}
    if "place" in types and sum(map(len, words)) >= _SHORTEST_UPPER:
        yield tuple(word.upper() for word in words)
    if len(words) > 1 and "person" not in types:
        stem = next((words[0][: -len(end)] for end in _ENDINGS if words[0].endswith(end)), "")
        if len(stem) > 2:
            yield from ((stem + ending, *words[1:]) for ending in _ENDINGS)
            second = _ADJECTIVE.fullmatch(words[1]) if len(words) > 2 else None
            if second:  # `Zweites Vatikanisches Konzil`, `das Zweite Vatikanische Konzil`
                rest = words[2:]
                yield from ((stem + one, second["stem"] + one, *rest) for one in _ENDINGS)
        elif "organisation" in types and _DECLINED.search(words[0]):
            yield from ((words[0] + ending, *words[1:]) for ending in ("s", "es"))


def _surnames(authority: Authority) -> Mapping[str, tuple[Entity, ...]]:
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in authority:
        if entity.type == "person" and entity.tenures:
            words = split_words(entity.name)
            if len(words) > 1:
                found[words[-1]].append(entity)
    return {surname: tuple(people) for surname, people in found.items()}
