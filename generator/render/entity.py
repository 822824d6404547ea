"""An entity's page: what it is, and every place the archive speaks of it.

Where it is named in many stories, its own page shows the newest, and a page a year has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.archive import Appearance
from generator.model.entity import Entity
from generator.model.ids import PagePath, entity_page, page_path
from generator.model.page import EntityFront, IdFront, Page, Section, TenureFront
from generator.render.chart import months_chart
from generator.render.company import closest, company_section, shared_section
from generator.render.concordance import concordance, count_lines
from generator.render.dates import parts
from generator.render.dossier import Dossier, threads_of_entity
from generator.render.entity_wording import entity_wording
from generator.render.namesakes import namesakes_line
from generator.render.parts import part_path, pieces_of, split
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


def entity_pages(record: Entity, dossier: Dossier, site: SiteMap) -> Iterator[Page]:
    """The page of one entity, and its pages by year where it is named much."""
    path = entity_page(record.id)
    appearances = site.archive.appearances.get(record.id, ())
    is_long = len(appearances) > STORIES_A_PAGE
    near = closest(record.id, site)
    sections = [
        Section("entity-head", _head(record, appearances, dossier, site)),
        Section("entity-roles", roles_section(record, appearances, path, site)),
        Section("entity-quotes", quotes_section(record.id, path, dossier.voice, site)),
        Section("entity-threads", threads_of_entity(dossier.threads, path, site)),
        Section("entity-time", _over_time(appearances, site)),
        Section("entity-company", company_section(record, near, path, site)),
        Section("entity-shared", shared_section(record, near, path, site)),
        Section(
            "entity-stories",
            _newest(record, appearances, site) if is_long else _stories(appearances, path, site),
        ),
        Section("entity-lines", _lines(appearances, path, site, is_long=is_long)),
    ]
    yield Page(path, entity_front(record), tuple(s for s in sections if s.markdown))
    if is_long:
        yield from _year_pages(record, appearances, site)


def _head(
    record: Entity, appearances: Sequence[Appearance], dossier: Dossier, site: SiteMap
) -> str:
    wording, path = site.wording, entity_page(record.id)
    blocks = [f"# {escape_inline(record.name)}"]
    if record.description:
        blocks.append(escape(record.description))
    counts = [f"**{counted(wording.story_count, len(appearances))}**"]
    dates = [date for a in appearances if (date := site.by_id[a.story].story.date)]
    if dates:
        counts.append(f"{wording.first} {site.date_link(path, dates[0])}")
        if dates[-1] != dates[0]:
            counts.append(f"{wording.last} {site.date_link(path, dates[-1])}")
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


def _over_time(appearances: Sequence[Appearance], site: SiteMap) -> str:
    months = Counter(
        (year, month)
        for a in appearances
        for year, month, _ in [parts(site.by_id[a.story].story.date)]
        if year and month
    )
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
    if is_long and count_lines(appearances, site) > LINES_SHOWN:
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


def _newest(record: Entity, appearances: Sequence[Appearance], site: SiteMap) -> str:
    """The years with their numbers of stories, then the newest stories."""
    words, path = entity_wording(site.wording.language), entity_page(record.id)
    years = Counter(parts(site.by_id[a.story].story.date)[0] or 0 for a in appearances)
    ways = [
        f"- {link(str(year or site.wording.undated), relative(path, _year_path(record, year)))} · "
        f"{counted(site.wording.story_count, years[year])}"
        for year in sorted(years, reverse=True)
    ]
    listed = [a for a in appearances if not site.superseded(a.story)][-STORIES_SHOWN:]
    rows = [f"- {site.story_line(path, site.by_id[a.story])}" for a in reversed(listed)]
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


def _year_pages(record: Entity, appearances: Sequence[Appearance], site: SiteMap) -> Iterator[Page]:
    """All stories and lines of each year, over as many pages as they need."""
    words = entity_wording(site.wording.language)
    for year, group in groupby(
        appearances, key=lambda a: parts(site.by_id[a.story].story.date)[0] or 0
    ):
        path = _year_path(record, year)
        name = str(year) if year else site.wording.undated
        title = words.in_year.format(record.name, name) if year else f"{record.name}: {name}"
        pieces = []
        for number, piece in enumerate(pieces_of(tuple(group), STORIES_A_PAGE), start=1):
            here = part_path(path, number)
            up = site.entity_link(here, record.id)
            head = [f"# {escape_inline(title)}", up] if number == 1 else [up]
            rows = [f"- {site.story_line(here, site.by_id[a.story])}" for a in piece]
            lines = concordance(piece, here, site)
            pieces.append(
                [
                    *head,
                    f"## {site.wording.stories}\n\n" + "\n".join(rows),
                    f"## {site.wording.lines}\n\n{lines}" if lines else "",
                ]
            )
        language = tie_wording(site.wording.language)
        yield from split(path, (title, "appearances"), "entity-year", pieces, language)
