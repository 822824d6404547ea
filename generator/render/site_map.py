"""What every page needs to know of the others: where they lie, what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.archive import Archive, LinkedStory, Passage, Series, Thread, Version
from generator.model.ids import EntityId, PagePath, StoryId, ThreadId, entity_page
from generator.render.dates import date_page, shown
from generator.render.wording import Wording
from generator.store.dialect import escape, escape_inline, link, relative


@dataclass(frozen=True, slots=True, eq=False)
class SiteMap:
    """The archive with its look-ups made once, and the language its pages speak.

    Two maps are equal only if they are one: what is worked out of all of an archive can be kept
    with its map.
    """

    archive: Archive
    wording: Wording
    by_id: Mapping[StoryId, LinkedStory] = field(repr=False)
    chain_of: Mapping[StoryId, tuple[Version, ...]] = field(repr=False)
    thread_of: Mapping[StoryId, Thread] = field(repr=False)
    passages_in: Mapping[StoryId, Mapping[int, Passage]] = field(repr=False)
    threads: Mapping[ThreadId, Thread] = field(repr=False)
    series_of: Mapping[ThreadId, Sequence[Series]] = field(repr=False)

    @classmethod
    def of(cls, archive: Archive, wording: Wording) -> SiteMap:
        """The map of an archive."""
        passages: dict[StoryId, dict[int, Passage]] = {}
        for passage in archive.passages:
            for place in passage.occurrences:
                passages.setdefault(place.story, {})[place.block] = passage
        series: dict[ThreadId, list[Series]] = {}
        for each in archive.series:
            series.setdefault(each.thread, []).append(each)
        return cls(
            archive,
            wording,
            {linked.story.id: linked for linked in archive.stories},
            {version.story: chain for chain in archive.chains for version in chain},
            {step.story: thread for thread in archive.threads for step in thread.steps},
            passages,
            {thread.id: thread for thread in archive.threads},
            {thread: tuple(found) for thread, found in series.items()},
        )

    def story_link(self, source: PagePath, story: StoryId, anchor: str = "") -> str:
        """A link to a story's page, its title as text."""
        target = relative(source, self.archive.pages[story], anchor)
        return link(self.by_id[story].story.title, target)

    def block_link(self, source: PagePath, story: StoryId, block: int, text: str) -> str:
        """A link to a block of a story; to its page where the text is a person's own, which need
        not have our anchors."""
        place = "" if self.by_id[story].by_hand else f"p{block}"
        return link(text, relative(source, self.archive.pages[story], place))

    def block_text(self, story: StoryId, block: int) -> str:
        """The characters of a block, numbered from 1; "" in a withdrawn story."""
        told = self.by_id[story].story
        return "" if told.kind == "withdrawn" else told.blocks[block - 1].span.of(told.text)

    def entity_link(self, source: PagePath, entity: EntityId, text: str = "") -> str:
        """A link to an entity's page; plain text where the archive has no page of it."""
        try:
            record = self.archive.entities[entity]
        except KeyError:
            return escape_inline(text or entity.partition("/")[2])
        return link(text or record.name, relative(source, entity_page(entity)))

    def date_link(self, source: PagePath, date: str | None) -> str:
        """A date in words, a link to its day, month or year page."""
        page = date_page(date)
        if page is None:
            return self.wording.undated
        return link(shown(date, self.wording.language), relative(source, page))

    def superseded(self, story: StoryId) -> bool:
        """Whether a newer version of the story is in the archive, which stands in lists."""
        chain = self.chain_of.get(story)
        return chain is not None and chain[-1].story != story

    def story_line(self, source: PagePath, linked: LinkedStory, *, dated: bool = True) -> str:
        """An entry in a list of stories: the title, and on a line of its own date, town, agency
        and what version it is."""
        story = linked.story
        facts = [shown(story.date, self.wording.language)] if dated and story.date else []
        facts += [place.name for place in story.dateline[:1]]
        facts += [story.agency] if story.agency else []
        facts += story.version.labels
        title = self.story_link(source, story.id)
        # The facts begin a line: `9. Oktober` would be read there as a list's ninth item.
        return f"{title}  \n  {escape(' · '.join(facts))}" if facts else title
