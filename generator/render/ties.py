"""Ties where a story's page speaks of them: its record, its versions."""

from __future__ import annotations

from dataclasses import replace

from generator.model.archive import LinkedStory
from generator.model.ids import PagePath, StoryId
from generator.model.page import PassageFront, StoryFront
from generator.render.diff import changes_list, word_diff
from generator.render.related import related_front
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.store.dialect import link, relative


def tied(front: StoryFront, story: StoryId, site: SiteMap) -> StoryFront:
    """The record with the story's thread, recurring paragraphs and related stories."""
    thread = site.thread_of.get(story)
    return replace(
        front,
        thread=thread.id if thread else "",
        passages=tuple(
            PassageFront(block, passage.id)
            for block, passage in sorted(site.passages_in.get(story, {}).items())
        ),
        related=related_front(story, site),
    )


def changes_section(linked: LinkedStory, path: PagePath, site: SiteMap) -> list[str]:
    """Blocks that tell what this version changed in the one before it.

    None for the first version, and none where either was withdrawn: its text is not shown.
    """
    order = [version.story for version in site.chain_of[linked.story.id]]
    position = order.index(linked.story.id)
    if not position:
        return []
    before, now = site.by_id[order[position - 1]].story, linked.story
    if "withdrawn" in (before.kind, now.kind):
        return []
    words = tie_wording(site.wording.language)
    label = " / ".join(before.version.labels) or site.wording.version.format(position)
    target = link(label, relative(path, site.archive.pages[before.id]))
    rows = []
    if before.title != now.title and before.title_source == now.title_source == "stated":
        rows.append(f"- **{words.title_changed}:** {word_diff(before.title, now.title)}")
    rows.append(changes_list(before.paragraphs(), now.paragraphs(), words))
    return [f"### {words.changes.format(target)}", "\n".join(rows)]
