"""Where each entity appears, and with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model.archive import MOST_IN_COMPANY, Appearance, Company, LinkedStory
from generator.model.ids import EntityId, StoryId


def appearances(stories: Sequence[LinkedStory]) -> dict[EntityId, tuple[Appearance, ...]]:
    """Per entity its stories in the order given.

    A service message makes no appearance: who it lists is not who the archive reports on.
    """
    found: defaultdict[EntityId, list[Appearance]] = defaultdict(list)
    for linked in stories:
        if linked.story.kind == "service":
            continue
        for entity in linked.entities:
            found[entity].append(Appearance(entity, linked.story.id))
    return {entity: tuple(rows) for entity, rows in sorted(found.items())}


class Companies(Mapping[EntityId, tuple[Company, ...]]):
    """Per entity who else is named in the same stories, most shared first, then by id.

    Worked out when asked for: all of it at once would be pairs by the million.
    """

    def __init__(
        self,
        found: Mapping[EntityId, Sequence[Appearance]],
        by_id: Mapping[StoryId, LinkedStory],
    ) -> None:
        self._found = found
        self._by_id = by_id

    def __getitem__(self, entity: EntityId) -> tuple[Company, ...]:
        shared: defaultdict[EntityId, list[StoryId]] = defaultdict(list)
        for appearance in self._found[entity]:
            present = self._by_id[appearance.story].entities[:MOST_IN_COMPANY]
            if entity in present:
                for other in present:
                    shared[other].append(appearance.story)
        shared.pop(entity, None)
        if not shared:
            raise KeyError(entity)
        ranked = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return tuple(Company(other, tuple(ids)) for other, ids in ranked)

    def __iter__(self) -> Iterator[EntityId]:
        return (entity for entity in self._found if entity in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
