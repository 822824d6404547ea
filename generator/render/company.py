"""Who an entity appears with, and where: with counts, and the stories they share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from generator.model.archive import Company
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, type_of
from generator.render.entity_wording import entity_wording
from generator.render.site_map import SiteMap
from generator.render.svg import folded, table
from generator.render.wording import counted
from generator.store.dialect import link, relative

# Who appears together once among hundreds of stories says nothing; a page shows the closest.
COMPANY_SHOWN = 16
PLACES_SHOWN = 10
STORIES_SHOWN = 3
# Of fewer stories the list below has them all, and a table of them would only repeat it.
FEWEST_STORIES = 4
# A single story is a link, not a row of a table; who is named in no other has all company there.
FEWEST_TO_SHARE = 2


Near = tuple[Sequence[Company], Sequence[Company]]
"""The closest people, organisations and events, and the places named most with it."""


def company_section(record: Entity, near: Near, path: PagePath, site: SiteMap) -> str:
    """Of an entity's page: the people and organisations it is named with most, then the places.

    A count leads to the shared stories in the table of `shared_section`, a single one to itself.
    """
    words = entity_wording(site.wording.language)
    others, places = near
    has_table = _has_table(record.id, site)
    blocks = []
    for title, rows in ((site.wording.company, others), (words.where, places)):
        lines = []
        for other in rows:
            count = counted(site.wording.story_count, len(other.stories))
            if has_table:
                is_single = len(other.stories) < FEWEST_TO_SHARE
                story = site.archive.pages[other.stories[0]]
                target = relative(path, story) if is_single else f"#{_anchor(other)}"
                count = link(count, target)
            lines.append(f"- {site.entity_link(path, other.entity)} · {count}")
        if lines:
            blocks.append(f"## {title}\n\n" + "\n".join(lines))
    return "\n\n".join(blocks)


def _has_table(entity: EntityId, site: SiteMap) -> bool:
    return len(site.archive.appearances.get(entity, ())) >= FEWEST_STORIES


def shared_section(record: Entity, near: Near, path: PagePath, site: SiteMap) -> str:
    """The same as a table with the newest stories that both are named in."""
    if not _has_table(record.id, site):
        return ""
    words = entity_wording(site.wording.language)
    rows = []
    for other in chain.from_iterable(near):
        if len(other.stories) < FEWEST_TO_SHARE:
            continue
        newest = other.stories[::-1]
        links = [site.story_link(path, story) for story in newest[:STORIES_SHOWN]]
        if len(newest) > STORIES_SHOWN:
            links.append(words.more.format(len(newest) - STORIES_SHOWN))
        who = f'<a id="{_anchor(other)}"></a>{site.entity_link(path, other.entity)}'
        rows.append((who, str(len(other.stories)), "; ".join(links)))
    if not rows:
        return ""
    head = (words.who, words.count, words.newest)
    return folded(words.shared, table(head, rows))


def closest(entity: EntityId, site: SiteMap) -> Near:
    """Who and what an entity's page shows as near to it."""
    if len(site.archive.appearances.get(entity, ())) < FEWEST_TO_SHARE:
        return (), ()
    others: list[Company] = []
    places: list[Company] = []
    for other in site.archive.company.get(entity, ()):
        if type_of(other.entity) == "place":
            if len(places) < PLACES_SHOWN:
                places.append(other)
        elif len(others) < COMPANY_SHOWN:
            others.append(other)
        if len(places) == PLACES_SHOWN and len(others) == COMPANY_SHOWN:
            break
    return others, places


def _anchor(other: Company) -> str:
    return f"mit-{other.entity.replace('/', '-')}"
