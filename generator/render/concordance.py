"""Keyword in context: every place an entity is named, with what stands left and right of it.

The lines stand by date, the newest first; the page's script orders them by the words before or
after as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from generator.model.archive import Appearance, LinkedStory
from generator.model.extract import Line, Sighting
from generator.model.ids import PagePath
from generator.render.dates import short
from generator.render.entity_wording import entity_wording
from generator.render.site_map import SiteMap
from generator.render.svg import table
from generator.store.dialect import escape_inline, link, relative


def concordance(
    appearances: Sequence[Appearance], path: PagePath, site: SiteMap, most: int | None = None
) -> str:
    """The lines of these appearances as a table, the newest story first; at most `most` of them.

    Stories in which the entity is not named in words have none.
    """
    words = entity_wording(site.wording.language)
    rows: list[tuple[str, ...]] = []
    for appearance in reversed(appearances):
        linked = site.by_id[appearance.story]
        rows += [_line(linked, line, path, site) for line in sighting(appearance, site).lines]
        if most is not None and len(rows) >= most:
            break
    if not rows:
        return ""
    head = (words.line_before, words.line_word, words.line_after, site.wording.date)
    return table(head, rows[:most])


def has_more_lines(appearances: Sequence[Appearance], site: SiteMap, most: int) -> bool:
    """Whether a concordance of these has more lines than `most`; only so many are looked for."""
    counts = accumulate(len(sighting(each, site).lines) for each in reversed(appearances))
    return any(count > most for count in counts)


@lru_cache(maxsize=256)
def sighting(appearance: Appearance, site: SiteMap) -> Sighting:
    """What the story says of the entity; the sections of a page ask for the same ones in turn."""
    return (site.by_id[appearance.story].sightings or {}).get(appearance.entity, Sighting())


def _line(linked: LinkedStory, line: Line, path: PagePath, site: SiteMap) -> tuple[str, ...]:
    # A person's own text need not have our anchors.
    place = "" if line.by_hand else f"p{line.block}"
    target = relative(path, site.archive.pages[linked.story.id], place)
    # The story's title stands in the page's list of stories; in every line it would be a third of
    # what the line weighs.
    keyword = link(line.text, target)
    date = short(linked.story.date, site.wording.language) or site.wording.undated
    return (escape_inline(line.left), f"**{keyword}**", escape_inline(line.right), date)
