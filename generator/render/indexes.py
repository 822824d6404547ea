"""The lists that lead to every page: A to Z of entities, the stories by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import FOLDERS, EntityType, PagePath, entity_page, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import month_name, parts
from generator.render.days import by_month, month_page, story_rows, year_page
from generator.render.filing import filing_name
from generator.render.overviews import Way, overview_links
from generator.render.parts import part_path, pieces_of, split
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape_inline, link, relative

STORIES_INDEX = page_path("stories/index.md")
UNDATED = page_path("stories/index/undated.md")

# Names on one page of A to Z; of more, each letter has pages of its own.
NAMES_A_PAGE = 500
# What the entrance to those shows: the most mentioned.
MOST_MENTIONED = 100
STORIES_A_PAGE = 200


def entity_index(entity_type: EntityType, site: SiteMap) -> Iterator[Page]:
    """All entities of a type in alphabetical order."""
    wording = site.wording
    path = entity_index_path(entity_type)
    records = [r for r in site.archive.entities.values() if r.type == entity_type]
    records.sort(key=lambda record: (filing_name(record), record.id))
    name = wording.entities[entity_type]
    lead = wording.entity_index_lead.format(count=f"{len(records)} {name}")
    letters = [
        (letter, list(group))
        for letter, group in groupby(records, key=lambda record: filing_name(record)[0].upper())
    ]
    if len(records) > NAMES_A_PAGE:
        yield from _letter_pages(entity_type, letters, site)
        return
    # Every builder makes the heading "A" the anchor "a".
    jumps = " · ".join(link(letter, f"#{letter.lower()}") for letter, _ in letters)
    blocks = [f"# {name}", lead, jumps]
    for letter, group in letters:
        rows = [_entity_row(record, path, site) for record in group]
        blocks.append(f"## {letter}\n\n" + "\n".join(rows))
    section = Section("index-letters", "\n\n".join(block for block in blocks if block))
    yield Page(path, ListFront(name, "index"), (section,))


def entity_index_path(entity_type: EntityType) -> PagePath:
    """Where the A to Z of a type lies."""
    return page_path(f"{FOLDERS[entity_type]}/index.md")


def _letter_pages(
    entity_type: EntityType, letters: Sequence[tuple[str, Sequence[Entity]]], site: SiteMap
) -> Iterator[Page]:
    """An entrance with the letters and the most mentioned, and pages for each letter."""
    wording = site.wording
    path = entity_index_path(entity_type)
    name = wording.entities[entity_type]
    number = sum(len(group) for _, group in letters)
    rows = []
    for letter, group in letters:
        target = page_path(f"{path.removesuffix('.md')}/{letter.lower()}.md")
        rows.append(f"- {link(letter, relative(path, target))} · {len(group)}")
        pieces = []
        for part, piece in enumerate(pieces_of(group, NAMES_A_PAGE), start=1):
            here = part_path(target, part)
            up = [f"# {name}: {letter}", link(name, relative(here, path))] if part == 1 else []
            pieces.append([*up, "\n".join(_entity_row(record, here, site) for record in piece)])
        language = tie_wording(wording.language)
        yield from split(target, (f"{name}: {letter}", "index"), "index-names", pieces, language)
    everybody = [record for _, group in letters for record in group]
    ranked = sorted(everybody, key=lambda record: (-_count(record, site), filing_name(record)))
    most = [_entity_row(record, path, site) for record in ranked[:MOST_MENTIONED]]
    blocks = [
        f"# {name}",
        wording.entity_index_lead.format(count=f"{number} {name}"),
        "\n".join(rows),
        f"## {wording.often_named}",
        "\n".join(most),
    ]
    yield Page(path, ListFront(name, "index"), (Section("index-names", "\n\n".join(blocks)),))


def _count(record: Entity, site: SiteMap) -> int:
    return len(site.archive.appearances.get(record.id, ()))


def _entity_row(record: Entity, path: PagePath, site: SiteMap) -> str:
    what = f" – {escape_inline(record.description)}" if record.description else ""
    target = relative(path, entity_page(record.id))
    return f"- {link(record.name, target)}{what} · {_count(record, site)}"


def stories_index(site: SiteMap, ways: Sequence[Way]) -> Iterator[Page]:
    """The way into the stories: each year with its months, and how many stories each has."""
    wording = site.wording
    listed = _listed(site)
    number, all_number = len(listed), len(site.archive.stories)
    count = counted(wording.story_count, number)
    if all_number > number:
        count = wording.with_versions.format(count, all_number)
    blocks = [f"# {wording.stories}", count, overview_links(STORIES_INDEX, ways, wording.language)]
    months = by_month(listed)
    for year in sorted({year for year, _ in months}, reverse=True):
        rows = []
        for month in sorted(month for y, month in months if y == year):
            label = month_name(month, wording.language) if month else str(year)
            page = month_page(year, month) if month else year_page(year)
            stories = counted(wording.story_count, len(months[year, month]))
            rows.append(f"- {link(label, relative(STORIES_INDEX, page))} · {stories}")
        target = relative(STORIES_INDEX, year_page(year))
        blocks.append(f"## {link(str(year), target)}\n\n" + "\n".join(rows))
    undated = [linked for linked in listed if parts(linked.story.date)[0] is None]
    if undated:
        stories = counted(wording.story_count, len(undated))
        way = link(stories, relative(STORIES_INDEX, UNDATED))
        blocks.append(f"## {wording.undated}\n\n- {way}")
        yield from _undated_pages(undated, site)
    section = Section("index-years", "\n\n".join(block for block in blocks if block))
    yield Page(STORIES_INDEX, ListFront(wording.stories, "index"), (section,))


def _undated_pages(stories: Sequence[LinkedStory], site: SiteMap) -> Iterator[Page]:
    title = f"{site.wording.stories}: {site.wording.undated}"
    pieces = []
    for number, piece in enumerate(pieces_of(stories, STORIES_A_PAGE), start=1):
        rows = story_rows(piece, part_path(UNDATED, number), site)
        pieces.append([*([f"# {title}"] if number == 1 else []), rows])
    words = tie_wording(site.wording.language)
    yield from split(UNDATED, (title, "index"), "day-stories", pieces, words)


def _listed(site: SiteMap) -> list[LinkedStory]:
    """The stories that stand in lists: each by its newest version, service messages not."""
    return [
        linked
        for linked in site.archive.stories
        if linked.story.kind != "service" and not site.superseded(linked.story.id)
    ]
