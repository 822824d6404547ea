"""An entity's page: what it is, and every place the archive speaks of it.

Where it is named in many stories, its own page shows the newest, and a page a year has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from generator.model.archive import Appearance
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, StoryId, entity_page, page_path
from generator.model.page import EntityFront, IdFront, Page, Section, TenureFront
from generator.render.chart import months_chart
from generator.render.company import closest, company_section, shared_section
from generator.render.concordance import concordance, has_more_lines
from generator.render.dates import parts
from generator.render.dossier import Dossier, threads_of_entity
from generator.render.entity_wording import entity_wording
from generator.render.leaf import Leaf
from generator.render.namesakes import namesakes_line
from generator.render.parts import Listing, part_path, pieces_of
from generator.render.quotes import quotes_section
from generator.render.roles import roles_section
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, escape_inline, link, relative

# An entity of more stories than this gets a page a year, and so many of them stand on one page.
STORIES_A_PAGE = 60
# What its own page then shows.
STORIES_SHOWN = 20
LINES_SHOWN = 40

_URLS = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "geonames": "https://www.geonames.org/{}",
    "gnd": "https://d-nb.info/gnd/{}",
}
_SCHEMES = {
    "wikidata": "Wikidata",
    "geonames": "GeoNames",
    "gnd": "GND",
    "iso3166-1": "ISO 3166-1",
    "isil": "ISIL",
    "isin": "ISIN",
    "cik": "CIK",
}


def entity_front(record: Entity) -> EntityFront:
    """The authority record as front matter."""
    return EntityFront(
        title=record.name,
        kind=record.type,
        description=record.description,
        aliases=record.aliases,
        ids=tuple(IdFront(id_.scheme, id_.value, id_.source) for id_ in record.ids),
        tenures=tuple(
            TenureFront(tenure.role, tenure.of, tenure.start, tenure.end)
            for tenure in record.tenures
        ),
        country=record.country,
        capital=record.capital,
        coordinates=record.coordinates,
        same_as=record.same_as,
        distinct_from=record.distinct_from,
    )


def entity_page_of(record: Entity, dossier: Dossier, site: SiteMap) -> Page:
    """The page of one entity, without its pages by year."""
    path = entity_page(record.id)
    appearances = site.archive.appearances.get(record.id, ())
    dates = [site.by_id[each.story].story.date for each in appearances]
    is_long = len(appearances) > STORIES_A_PAGE
    near = closest(record.id, site)
    sections = [
        Section("entity-head", _head(record, dates, dossier, site)),
        Section("entity-roles", roles_section(record, appearances, path, site)),
        Section("entity-quotes", quotes_section(record.id, path, dossier.voice, site)),
        Section("entity-threads", threads_of_entity(dossier.threads, path, site)),
        Section("entity-time", _over_time(dates, site)),
        Section("entity-company", company_section(record, near, path, site)),
        Section("entity-shared", shared_section(record, near, path, site)),
        Section(
            "entity-stories",
            _newest(record, appearances, dates, site)
            if is_long
            else _stories(appearances, path, site),
        ),
        Section("entity-lines", _lines(appearances, path, site, is_long=is_long)),
    ]
    return Page(path, entity_front(record), tuple(s for s in sections if s.markdown))


def _head(record: Entity, dates: Sequence[str | None], dossier: Dossier, site: SiteMap) -> str:
    """Who or what it is; `dates` are those of all its stories."""
    wording, path = site.wording, entity_page(record.id)
    blocks = [f"# {escape_inline(record.name)}"]
    if record.description:
        blocks.append(escape(record.description))
    counts = [f"**{counted(wording.story_count, len(dates))}**"]
    known = [date for date in dates if date]
    if known:
        counts.append(f"{wording.first} {site.date_link(path, known[0])}")
        if known[-1] != known[0]:
            counts.append(f"{wording.last} {site.date_link(path, known[-1])}")
    blocks.append(" · ".join(counts))
    aliases = [alias for alias in record.aliases if alias not in record.name]
    if aliases:
        names = ", ".join(escape_inline(alias) for alias in aliases)
        blocks.append(f"{wording.also}: {names}")
    if record.country and record.country in site.archive.entities:
        blocks.append(f"{wording.country}: {site.entity_link(path, record.country)}")
    if record.ids:
        shown_ids = []
        for id_ in record.ids:
            label = f"{_SCHEMES.get(id_.scheme, id_.scheme)} {id_.value}"
            url = _URLS.get(id_.scheme)
            shown_ids.append(link(label, url.format(id_.value)) if url else escape_inline(label))
        blocks.append(" · ".join(shown_ids))
    blocks.append(namesakes_line(dossier.names, path, site))
    return "\n\n".join(block for block in blocks if block)


def _over_time(dates: Iterable[str | None], site: SiteMap) -> str:
    months = Counter((year, month) for year, month, _ in map(parts, dates) if year and month)
    if len(months) < 2:
        return ""
    return f"## {site.wording.over_time}\n\n{months_chart(months, site.wording)}"


def _lines(
    appearances: Sequence[Appearance], path: PagePath, site: SiteMap, *, is_long: bool
) -> str:
    """The concordance, of an entity named much only its newest lines."""
    lines = concordance(appearances, path, site, LINES_SHOWN if is_long else None)
    if not lines:
        return ""
    note = ""
    if is_long and has_more_lines(appearances, site, LINES_SHOWN):
        words = entity_wording(site.wording.language)
        note = counted(words.lines_newest, LINES_SHOWN)
    return "\n\n".join(b for b in (f"## {site.wording.lines}", note, lines) if b)


def _stories(appearances: Sequence[Appearance], path: PagePath, site: SiteMap) -> str:
    """The stories by year, the newest first; a re-issue by its newest version."""
    newest_first = [
        site.by_id[a.story] for a in reversed(appearances) if not site.superseded(a.story)
    ]
    blocks = [f"## {site.wording.stories}"]
    for year, group in groupby(newest_first, key=lambda linked: parts(linked.story.date)[0]):
        rows = [f"- {site.story_line(path, linked)}" for linked in group]
        blocks.append(f"### {year or site.wording.undated}\n\n" + "\n".join(rows))
    return "\n\n".join(blocks) if len(blocks) > 1 else ""


def _newest(
    record: Entity,
    appearances: Sequence[Appearance],
    dates: Iterable[str | None],
    site: SiteMap,
) -> str:
    """The years with their numbers of stories, then the newest stories."""
    words, path = entity_wording(site.wording.language), entity_page(record.id)
    years = Counter(parts(date)[0] or 0 for date in dates)
    ways = [
        f"- {link(str(year or site.wording.undated), relative(path, _year_path(record, year)))} · "
        f"{counted(site.wording.story_count, years[year])}"
        for year in sorted(years, reverse=True)
    ]
    listed = (each.story for each in reversed(appearances) if not site.superseded(each.story))
    rows = [
        f"- {site.story_line(path, site.by_id[story])}" for story in islice(listed, STORIES_SHOWN)
    ]
    return "\n\n".join(
        [
            f"## {site.wording.stories}",
            f"### {words.by_year}",
            "\n".join(ways),
            f"### {words.newest_stories}",
            "\n".join(rows),
        ]
    )


def _year_path(record: Entity, year: int) -> PagePath:
    return page_path(f"{record.id}/{f'{year:04}' if year else 'undated'}.md")


def year_leaves(site: SiteMap) -> Iterator[Leaf]:
    """The pages by year of each entity that is named much, each page a leaf: where one story is
    added, the others stay as they were."""
    years = {id_: parts(linked.story.date)[0] or 0 for id_, linked in site.by_id.items()}
    for entity, appearances in site.archive.appearances.items():
        if len(appearances) <= STORIES_A_PAGE:
            continue
        for year, group in groupby(appearances, key=lambda each: years[each.story]):
            pieces = tuple(pieces_of([each.story for each in group], STORIES_A_PAGE))
            for number, piece in enumerate(pieces, start=1):
                place = number, len(pieces)
                make = partial(_year_page, (entity, year), place, piece)
                yield Leaf(f"appearances {entity} {year} {number}", make, (len(pieces), *piece))


def _year_page(
    of: tuple[EntityId, int], place: tuple[int, int], stories: Sequence[StoryId], site: SiteMap
) -> tuple[Page]:
    """One page of an entity's year: these stories, and the lines of the entity in them."""
    words = entity_wording(site.wording.language)
    entity, year = of
    record = site.archive.entities[entity]
    path = _year_path(record, year)
    here = part_path(path, place[0])
    name = str(year) if year else site.wording.undated
    title = words.in_year.format(record.name, name) if year else f"{record.name}: {name}"
    up = site.entity_link(here, entity)
    rows = [f"- {site.story_line(here, site.by_id[story])}" for story in stories]
    lines = concordance([Appearance(entity, story) for story in stories], here, site)
    blocks = [
        f"# {escape_inline(title)}" if place[0] == 1 else "",
        up,
        f"## {site.wording.stories}\n\n" + "\n".join(rows),
        f"## {site.wording.lines}\n\n{lines}" if lines else "",
    ]
    language = tie_wording(site.wording.language)
    return (Listing(path, title, "appearances", "entity-year", language).part(*place, blocks),)
