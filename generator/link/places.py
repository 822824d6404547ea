"""Which of several places of one name a story means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.authority import Authority
from generator.authority.demonyms import relates, relates_in_english
from generator.link.spelling import spellings
from generator.model.entity import Entity
from generator.model.ids import EntityId
from generator.model.marks import Link, Mention, Unlinked
from generator.model.story import Place, Story

# `Frankfurt (Oder)`, `Rothenburg ob der Tauber`.
_TELLING = re.compile(r" (?:\(|an der |am |ob der |im |in der |bei |auf |vor der )")

_FAR_OFTENER = 3
"""A country named so many times as often as another has the place that both have."""

_FAR_LARGER = 10
"""A place this many times the size of the next of its name is meant where nothing else decides."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a story plays: the countries its certain places lie in, and its dateline's towns."""

    countries: frozenset[EntityId]
    towns: Mapping[str, EntityId]
    counts: Mapping[EntityId, int] = field(default_factory=dict)
    """How often each country and its certain places are named."""
    whole: Mapping[str, EntityId] = field(default_factory=dict)
    """The places the story names with what tells them from others, by the name without it."""


def setting_of(
    story: Story, mentions: Iterable[Mention], authority: Authority
) -> tuple[Setting, tuple[EntityId | None, ...]]:
    """The setting of a story, and the entities of its dateline in order."""
    mentioned: Counter[EntityId] = Counter()
    named: list[tuple[str, EntityId]] = []
    for mention in mentions:
        candidates = candidates_of(mention, authority) if mention.type == "place" else ()
        if len(candidates) == 1:
            mentioned[candidates[0].country or candidates[0].id] += 1
            named.append((mention.name, candidates[0].id))
    countries = frozenset(mentioned)
    towns: dict[str, EntityId] = {}
    dateline: list[EntityId | None] = []
    for place in story.dateline:
        chosen = _choose(dateline_candidates(place, authority), Setting(countries, {}))
        dateline.append(chosen.entity if isinstance(chosen, Link) else None)
        if isinstance(chosen, Link):
            towns[place.name] = chosen.entity
            named.append((place.name, chosen.entity))
            countries |= {authority.entities[chosen.entity].country or chosen.entity}
    return Setting(countries, towns, mentioned, _whole(named)), tuple(dateline)


def _whole(named: Iterable[tuple[str, EntityId]]) -> Mapping[str, EntityId]:
    """Places by what is left of their names without what tells them from others; none of two that
    then were the same."""
    found: dict[str, set[EntityId]] = {}
    for name, place in named:
        telling = _TELLING.search(name)
        if telling is not None:
            found.setdefault(name[: telling.start()], set()).add(place)
    return {short: place for short, (place, *others) in found.items() if not others}


def candidates_of(mention: Mention, authority: Authority) -> tuple[Entity, ...]:
    """The places a mention may mean, by its name or by the word derived from it."""
    if mention.relation == "relates":
        # `East German` has the stem `east-german`.
        first, *rest = mention.name.split()
        word = "-".join([first, *map(str.lower, rest)])
        found = relates(word, authority) or relates_in_english(mention.name, authority)
        return tuple(entity for entity in found if _is_place(entity))
    return tuple(entity for entity in authority.named(mention.name) if _is_place(entity))


def dateline_candidates(place: Place, authority: Authority) -> tuple[Entity, ...]:
    """The towns a dateline's name may mean; an all-capital name in its usual spelling as well."""
    for name in (place.name, place.raw, place.raw.title(), place.raw.replace("SS", "ß").title()):
        found = tuple(entity for entity in authority.named(name) if _is_place(entity))
        if found:
            region = authority.named(place.region) if place.region else ()
            within = tuple(
                entity for entity in found if entity.country in {here.id for here in region}
            )
            return within or found
    return ()


def choose_place(mention: Mention, setting: Setting, authority: Authority) -> Link | Unlinked:
    """The place a mention means in a setting, or why none was decided."""
    candidates = candidates_of(mention, authority)
    # `Frankfurt` as well as `Frankfurter`, where the story says which one it means.
    if setting.whole:
        shorts = {mention.name, *(_TELLING.split(place.name)[0] for place in candidates)}
        whole = [setting.whole[short] for short in sorted(shorts & setting.whole.keys())]
        if len(whole) == 1:
            return Link(whole[0], "whole-name", 0.9)
    if not candidates and mention.relation == "names":
        found, way = spellings(authority).find(mention.name, "place")
        if len(found) == 1 and way == "folded":
            return Link(found[0].id, way, 0.85)
    town = setting.towns.get(mention.name)
    if town and mention.relation != "relates" and any(place.id == town for place in candidates):
        return Link(town, "dateline", 0.95)
    via = "demonym" if mention.relation == "relates" else "name"
    return _choose(candidates, setting, via=via, name=mention.name)


def _choose(
    candidates: tuple[Entity, ...], setting: Setting, *, via: str = "name", name: str = ""
) -> Link | Unlinked:
    if not candidates:
        return Unlinked("no place of that name is known")
    if len(candidates) == 1:
        return Link(candidates[0].id, via, 0.95)
    ids = tuple(place.id for place in candidates)
    wholes = [
        place
        for place in candidates
        if all(place is other or other.country == place.id for other in candidates)
    ]
    # The Land Brandenburg bears the name alone, the town on the Havel as a short form.
    exact = [place for place in candidates if place.name == name]
    near = [place for place in candidates if setting.countries & {place.country, place.id}]
    for why, fitting in (("whole", wholes), ("exact", exact), ("setting", near)):
        if len(fitting) == 1:
            return Link(fitting[0].id, f"{via}+{why}", 0.85)
    named = sorted(near, key=lambda place: -setting.counts.get(place.country or place.id, 0))
    if len(named) > 1:
        most, next_ = (setting.counts.get(place.country or place.id, 0) for place in named[:2])
        if most >= _FAR_OFTENER * max(next_, 1):
            return Link(named[0].id, f"{via}+setting", 0.8)
    first, second = (near or candidates)[:2]
    if first.weight and first.weight >= _FAR_LARGER * second.weight:
        return Link(first.id, via + "+weight", 0.8)
    return Unlinked("several places of that name", ids)


def _is_place(entity: Entity) -> bool:
    return entity.type == "place"
