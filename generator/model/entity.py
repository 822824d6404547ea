"""Who and what the archive knows: the authority record behind an entity page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.ids import EntityId, EntityType, type_of


@dataclass(frozen=True, slots=True)
class AuthorityId:
    """An identifier in somebody else's table, and the table it was read from."""

    scheme: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held for a time: `role` in the archive's language, EDTF dates, either may be
    open. `of` is the country or organisation of the office."""

    role: str
    of: EntityId | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or event.

    `aliases` are other names that mean it by themselves; `stems` the adjective and people stems
    that relate to it (`britisch`, `Brite`), lower case for adjectives. `weight` orders candidates
    of one name (a place's inhabitants). `born` is a person's date of birth (EDTF), empty where no
    table tells it: nobody is meant by a story of before. `source` says where the record comes
    from: `authority` for the shipped tables, `archive` for a name first met in a story, `page` for
    one a person wrote.
    """

    id: EntityId
    name: str
    aliases: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    description: str = ""
    ids: tuple[AuthorityId, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    country: EntityId | None = None
    capital: EntityId | None = None
    coordinates: tuple[float, float] | None = None
    weight: int = 0
    born: str = ""
    same_as: tuple[str, ...] = ()
    distinct_from: tuple[EntityId, ...] = ()
    source: str = "authority"

    @property
    def type(self) -> EntityType:
        """The entity's type, as its id states it."""
        return type_of(self.id)
