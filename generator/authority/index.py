"""An immutable index of entities by the names and stems they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.model.entity import Entity
from generator.model.ids import EntityId

# fmt: off
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le",
    "ten", "ter", "und", "van", "vom", "von", "zu", "zum", "zur",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Authority:
    """All known entities, found by id, exact name, adjective or people stem, and family name.

    Names are compared as written (NFC); folding and stripping endings is the linker's business.
    Where several entities share a name, they stand by weight, heaviest first, then by id.
    """

    entities: Mapping[EntityId, Entity]
    names: Mapping[str, tuple[EntityId, ...]] = field(repr=False)
    stems: Mapping[str, tuple[EntityId, ...]] = field(repr=False)
    families: Mapping[str, tuple[EntityId, ...]] = field(
        default_factory=lambda: MappingProxyType({}), repr=False
    )

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> Authority:
        """The index of these entities; a later record replaces an earlier one of the same id."""
        records = {entity.id: entity for entity in entities}
        names: defaultdict[str, dict[EntityId, None]] = defaultdict(dict)
        stems: defaultdict[str, dict[EntityId, None]] = defaultdict(dict)
        families: defaultdict[str, dict[EntityId, None]] = defaultdict(dict)
        for entity in records.values():
            for name in (entity.name, *entity.aliases):
                names[name][entity.id] = None
            for stem in entity.stems:
                stems[stem][entity.id] = None
            if entity.id.startswith("people/"):
                for family in family_names(entity.name):
                    families[family][entity.id] = None

        def ranked(
            found: Mapping[str, Mapping[EntityId, None]],
        ) -> Mapping[str, tuple[EntityId, ...]]:
            def rank(id_: EntityId) -> tuple[int, EntityId]:
                return -records[id_].weight, id_

            return MappingProxyType(
                {
                    key: tuple(ids) if len(ids) == 1 else tuple(sorted(ids, key=rank))
                    for key, ids in found.items()
                }
            )

        return cls(MappingProxyType(records), ranked(names), ranked(stems), ranked(families))

    def named(self, name: str) -> tuple[Entity, ...]:
        """The entities that go by exactly this name, the likeliest first."""
        return tuple(self.entities[id_] for id_ in self.names.get(name, ()))

    def related(self, stem: str) -> tuple[Entity, ...]:
        """The entities an adjective stem (`britisch`) or people stem (`Brite`) relates to."""
        return tuple(self.entities[id_] for id_ in self.stems.get(stem, ()))

    def surnamed(self, family: str) -> tuple[Entity, ...]:
        """The persons with this family name (`Kohl`, `von der Leyen` or `Leyen`), the likeliest
        first: candidates to weigh by role and time, since a bare family name decides nothing."""
        return tuple(self.entities[id_] for id_ in self.families.get(family, ()))

    def overlaid(self, entities: Iterable[Entity]) -> Authority:
        """The same with further records; one of a known id takes its place."""
        return Authority.of([*self.entities.values(), *entities])

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities.values())

    def __len__(self) -> int:
        return len(self.entities)


def family_names(name: str) -> tuple[str, ...]:
    """The family name of a full name, without and with its particles.

    `Ursula von der Leyen`: `Leyen`, `von der Leyen`. Nothing for a single word or for a name that
    ends in a number (`Johannes Paul II.`). Names that begin with the family name (`Xi Jinping`)
    are not told apart.
    """
    words = name.split()
    if len(words) < 2 or words[-1].endswith("."):
        return ()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    whole = " ".join(words[start:])
    return (words[-1],) if whole == words[-1] else (words[-1], whole)
