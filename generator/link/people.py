"""Which person a name means: full names first, then surnames through them, then office holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from generator.authority import Authority
from generator.link.once import Once
from generator.link.periods import in_office, lately_in_office, long_gone, possible
from generator.link.spelling import spellings
from generator.link.walks import is_other_walk
from generator.model.entity import Entity
from generator.model.ids import EntityId, entity_id, slugify
from generator.model.marks import Link, Mention, RoleMark, Unlinked
from generator.model.story import Story
from generator.model.text import Span

_SURNAME_RULES = frozenset({"surname", "surname-compound", "known-surname"})
_CERTAINTY = {"name": 0.95, "folded": 0.9, "romanised": 0.8, "fuzzy": 0.7}
"""How sure a link is by the way the name was found."""


class People:
    """The people of one story, by the names it gives them."""

    def __init__(
        self,
        story: Story,
        mentions: tuple[Mention, ...],
        roles: tuple[RoleMark, ...],
        authority: Authority,
    ) -> None:
        self.authority = authority
        self.date = story.date
        self.roles: defaultdict[Span, list[str]] = defaultdict(list)
        for role in roles:
            self.roles[role.holder].append(role.role)
        self.minted: dict[EntityId, Entity] = {}
        self.full: dict[str, Link | Unlinked] = {}
        self.first: dict[str, Span] = {}
        self.role_of: defaultdict[str, list[str]] = defaultdict(list)
        people = [mention for mention in mentions if mention.type == "person"]
        for mention in people:
            self.role_of[mention.name] += self.roles[mention.span]
        for mention in people:
            if is_full(mention) and mention.name not in self.full:
                self.first[mention.name] = mention.span
                self.full[mention.name] = self._by_full_name(mention)

    def choose(self, mention: Mention) -> Link | Unlinked:
        """The person a mention means, or why nobody was decided on."""
        if is_full(mention):
            return self.full[mention.name]
        bearers = [name for name in self.full if bears(name, mention.name)]
        if bearers:
            return self._among_bearers(mention, bearers)
        return self._office_holder(mention)

    def _by_full_name(self, mention: Mention) -> Link | Unlinked:
        name = mention.name
        known = [entity for entity in self.authority.named(name) if entity.type == "person"]
        made = entity_id("person", slugify(name))
        if not known and made in self.authority.entities:
            known = [self.authority.entities[made]]
        way = "name"
        if not known:
            known, way = self._by_spelling(name)
        able = [entity for entity in known if possible(entity, self.date)]
        if known and not able:
            return Unlinked(
                "the known person of that name cannot be meant at that date",
                tuple(entity.id for entity in known),
            )
        if len(able) > 1:
            able = self._narrowed(able, self.role_of[name])
        if len(able) == 1:
            if is_other_walk(able[0], self.role_of[name]):
                return Unlinked("the known person of that name has another role", (able[0].id,))
            return Link(able[0].id, way, _CERTAINTY[way])
        if able:
            return Unlinked("several people of that name", tuple(entity.id for entity in able))
        self.minted[made] = Entity(
            made, name, description=_best(self.role_of[name]), source="archive"
        )
        return Link(made, "minted", mention.confidence)

    def _by_spelling(self, name: str) -> tuple[list[Entity], str]:
        """Who is known by that name in another spelling; a romanisation or a slip needs a fitting
        role or an office held then, as other people's names are near as well."""
        found, way = spellings(self.authority).find(name, "person")
        roles = self.role_of[name]
        if way != "folded":
            found = tuple(
                entity
                for entity in found
                if has_role(entity, roles) or (not roles and lately_in_office(entity, self.date))
            )
        return list(found), way or "name"

    def _narrowed(self, candidates: list[Entity], roles: list[str]) -> list[Entity]:
        """The candidates of a fitting role, else those in office then; all if that leaves none."""
        fitting = [entity for entity in candidates if has_role(entity, roles)]
        serving = [entity for entity in fitting or candidates if in_office(entity, self.date)]
        recent = [entity for entity in candidates if not long_gone(entity, self.date)]
        return serving or fitting or recent or candidates

    def _among_bearers(self, mention: Mention, bearers: list[str]) -> Link | Unlinked:
        before = [name for name in bearers if self.first[name] < mention.span]
        if len(before) == 1:
            bearers = before  # a relative of that surname comes into the story later
        targets = {self.full[name] for name in bearers}
        if len(targets) == 1:
            (target,) = targets
            if isinstance(target, Link):
                return Link(target.entity, "surname", min(0.95, target.confidence))
            return target
        roles = self.roles[mention.span]
        fitting = [
            name
            for name in bearers
            if any(_alike(role, own) for role in roles for own in self.role_of[name])
        ]
        fit = self.full[fitting[0]] if len(fitting) == 1 else None
        if isinstance(fit, Link):
            return Link(fit.entity, "surname+role", 0.85)
        ids = [link.entity for name in bearers if isinstance(link := self.full[name], Link)]
        return Unlinked("several people of that surname in the story", tuple(ids))

    def _office_holder(self, mention: Mention) -> Link | Unlinked:
        """The one person of that surname in office at the story's date."""
        alone = [
            entity
            for entity in self.authority.named(mention.name)
            if entity.type == "person" and possible(entity, self.date)
        ]
        if len(alone) == 1 and (not alone[0].tenures or lately_in_office(alone[0], self.date)):
            return Link(alone[0].id, "alone", 0.85)
        known = [
            entity
            for entity in surnames(self.authority).get(mention.name, ())
            if possible(entity, self.date)
        ]
        ids = tuple(entity.id for entity in known)
        if not known:
            return Unlinked("a surname alone, of nobody known")
        roles = self.roles[mention.span]
        serving = [entity for entity in known if lately_in_office(entity, self.date)]
        if roles:
            serving = [entity for entity in serving if has_role(entity, roles)]
        if len(serving) == 1:
            return Link(serving[0].id, "tenure", 0.85 if roles else 0.75)
        reason = "several people of that surname" if serving else "a surname alone"
        return Unlinked(reason, ids)


def is_full(mention: Mention) -> bool:
    """Whether a mention gives more than a surname."""
    return mention.via not in _SURNAME_RULES and " " in mention.name and mention.name[0].isupper()


def bears(full_name: str, short: str) -> bool:
    """Whether somebody of that full name may be called by the short one: by surname (with its
    particles), or by the first word where the family name comes first (`Xi Jinping`)."""
    folded = short[:1].lower() + short[1:]
    plain = full_name.rstrip("IVX. ") if full_name.endswith((".", "I", "V", "X")) else full_name
    return (
        plain.endswith((" " + short, " " + folded))
        or plain == short
        or (" " not in short and plain.startswith(short + " ") and plain.count(" ") == 1)
    )


def has_role(entity: Entity, roles: list[str]) -> bool:
    """Whether a role the story gives fits an office or the description of somebody."""
    own = [tenure.role for tenure in entity.tenures] + [entity.description]
    return any(_alike(role, office) for role in roles for office in own)


def _alike(role: str, office: str) -> bool:
    """Whether a noun of one role is in the other (`Kanzler`, `deutscher Bundeskanzler`)."""
    nouns = [word.rpartition("-")[2] for word in role.split() if word[:1].isupper()]
    return any(
        len(noun) > 3 and noun.casefold().removesuffix("in") in office.casefold() for noun in nouns
    )


def _best(roles: list[str]) -> str:
    """The fullest of the roles a story gives somebody; the first of equals."""
    return max(roles, key=len, default="")


def surnames(authority: Authority) -> Mapping[str, tuple[Entity, ...]]:
    """The people of an authority by surname; made once per authority object."""
    return _surnames(Once(authority))


@lru_cache(maxsize=4)
def _surnames(key: Once) -> Mapping[str, tuple[Entity, ...]]:
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in key.authority:
        if entity.type == "person":
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                last = name.rpartition(" ")[2]
                if entity not in found[last]:
                    found[last].append(entity)
    return {surname: tuple(people) for surname, people in found.items()}
