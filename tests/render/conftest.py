"""Small archives made in memory, for the pages that draw them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, StoryId, page_path
from generator.model.marks import Annotations
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.relate import relate
from generator.render.site_map import SiteMap
from generator.render.wording import wording

Made = Callable[..., SiteMap]


@pytest.fixture
def made() -> Made:
    """Makes the map of an archive from (date, entities, text) triples and records."""

    def make(
        stories: Sequence[tuple[str, Sequence[str], str]],
        records: Sequence[Entity] = (),
        language: str = "de",
    ) -> SiteMap:
        linked = [
            _linked(number, date, [EntityId(entity) for entity in entities], text)
            for number, (date, entities, text) in enumerate(stories)
        ]
        known = {record.id: record for record in records}
        for entry in linked:
            for entity in entry.entities:
                name = entity.partition("/")[2].replace("-", " ").title()
                known.setdefault(entity, Entity(entity, name))
        pages = {
            entry.story.id: page_path(f"stories/meldung-{number}.md")
            for number, entry in enumerate(linked)
        }
        return SiteMap.of(relate(linked, pages, known), wording(language))  # type: ignore[arg-type]

    return make


def _linked(number: int, date: str, entities: Sequence[EntityId], text: str) -> LinkedStory:
    story = Story(
        id=StoryId(f"urn:test:{number:06}"),
        source=Source(f"seeds/{number:06}.txt", 0, "text", "0" * 64),
        title=f"Meldung {number}",
        title_source="stated",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        date=date or None,
        agency="dda",
    )
    return LinkedStory(story, Annotations(), (), entities=tuple(entities))
