"""What the archive has of its entities besides their mentions, looked up once for all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.ids import EntityId, PagePath, ThreadId
from generator.render.entity_wording import entity_wording
from generator.render.namesakes import Name, Namesakes
from generator.render.sayings import Register, Voice
from generator.render.site_map import SiteMap
from generator.render.threads import thread_row

THREADS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Dossier:
    """Of one entity: what it said and what was said about it, the names it shares, the threads its
    page shows."""

    voice: Voice
    names: tuple[Name, ...]
    threads: tuple[ThreadId, ...]


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The register of quotes, shared names, and the threads each entity is part of: those that
    turn on it, and those with two and more stories of it, most stories of it first."""

    register: Register
    namesakes: Namesakes
    threads: Mapping[EntityId, tuple[ThreadId, ...]] = field(repr=False)

    @classmethod
    def of(cls, site: SiteMap) -> Dossiers:
        """The dossiers of an archive."""
        threads: defaultdict[EntityId, list[tuple[int, ThreadId]]] = defaultdict(list)
        for thread in site.archive.threads:
            times: Counter[EntityId] = Counter()
            for step in thread.steps:
                times.update(site.by_id[step.story].entities)
            for entity, count in times.items():
                if count > 1 or entity in thread.entities:
                    threads[entity].append((-count, thread.id))
        return cls(
            Register.of(site),
            Namesakes.of(site),
            {entity: tuple(id_ for _, id_ in sorted(found)) for entity, found in threads.items()},
        )

    def of_entity(self, entity: EntityId) -> Dossier:
        """The dossier of one entity."""
        return Dossier(
            self.register.of_entity(entity),
            self.namesakes.of_entity.get(entity, ()),
            self.threads.get(entity, ())[:THREADS_SHOWN],
        )


def threads_of_entity(threads: Sequence[ThreadId], path: PagePath, site: SiteMap) -> str:
    """Of an entity's page: the running stories it is part of."""
    if not threads:
        return ""
    rows = [f"- {thread_row(path, site.threads[thread], site)}" for thread in threads]
    return f"## {entity_wording(site.wording.language).threads}\n\n" + "\n".join(rows)
