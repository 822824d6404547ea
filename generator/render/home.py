"""The pages a reader enters by: home, search, about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.ids import FOLDERS, EntityType, PagePath, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import month_name, parts, shown
from generator.render.days import lead, month_table
from generator.render.indexes import STORIES_INDEX, entity_index_path
from generator.render.overview_wording import overview_wording
from generator.render.overviews import Way
from generator.render.site_map import SiteMap
from generator.render.threads import threads_at_home
from generator.render.wording import counted
from generator.settings import Settings
from generator.store.dialect import escape, escape_inline, link, relative

HOME = page_path("index.md")
SEARCH = page_path("search.md")

LATEST_SHOWN = 7
NAMES_SHOWN = 8
# Beyond so many years the way to a month is over its year.
YEARS_BY_MONTH = 12


def home_page(settings: Settings, site: SiteMap, ways: Sequence[Way]) -> Page:
    """The first page: what this is, the newest stories, what is running, the ways to look at the
    whole, who is named most, the calendar. `ways` are the overview pages there are."""
    months = _months(site)
    sections = (
        Section("home-head", _head(settings, site)),
        Section("home-latest", _latest(site)),
        Section("home-threads", threads_at_home(HOME, site)),
        Section("home-month", _fullest_month(months, site)),
        Section("home-ways", _overviews(ways, site)),
        Section("home-names", _names(site)),
        Section("home-calendar", _calendar(months, site)),
    )
    return Page(HOME, ListFront(settings.title, "home"), tuple(s for s in sections if s.markdown))


def _overviews(ways: Sequence[Way], site: SiteMap) -> str:
    """The pages that show the archive as a whole, each with what it shows."""
    if not site.archive.stories:
        return ""
    rows = [
        f"- {link(way.label, relative(HOME, way.page))} – {escape_inline(way.what)}" for way in ways
    ]
    return f"## {overview_wording(site.wording.language).overviews}\n\n" + "\n".join(rows)


def _head(settings: Settings, site: SiteMap) -> str:
    wording, archive = site.wording, site.archive
    counts = [
        link(
            counted(wording.story_count, len(archive.stories)),
            relative(HOME, STORIES_INDEX),
        )
    ]
    for entity_type in FOLDERS:
        number = sum(record.type == entity_type for record in archive.entities.values())
        if number:
            label = f"{number} {wording.entities[entity_type]}"
            counts.append(link(label, relative(HOME, entity_index_path(entity_type))))
    title, description = escape_inline(settings.title), escape(settings.description)
    blocks = [f"# {title}", description, " · ".join(counts)]
    if not archive.stories:
        blocks.append(wording.empty.format(settings.seeds))
    return "\n\n".join(block for block in blocks if block)


def _latest(site: SiteMap) -> str:
    """The newest stories with their leads; superseded versions and service messages stay out."""
    newest = [
        linked
        for linked in reversed(site.archive.stories)
        if linked.story.kind in ("story", "announcement") and not site.superseded(linked.story.id)
    ][:LATEST_SHOWN]
    if not newest:
        return ""
    blocks = [f"## {site.wording.latest}"]
    for linked in newest:
        facts = [
            shown(linked.story.date, site.wording.language),
            *(place.name for place in linked.story.dateline[:1]),
            linked.story.agency,
        ]
        blocks.append(f"### {site.story_link(HOME, linked.story.id)}")
        blocks.append(escape(" · ".join(fact for fact in facts if fact)))
        blocks.append(escape(lead(linked)))
    target = relative(HOME, STORIES_INDEX)
    blocks.append(link(site.wording.all_of.format(site.wording.stories), target))
    return "\n\n".join(block for block in blocks if block)


def _names(site: SiteMap) -> str:
    """The most mentioned people, organisations and places."""
    blocks = [f"## {site.wording.often_named}"]
    for entity_type in FOLDERS:
        counts = [
            (-len(site.archive.appearances.get(record.id, ())), record.name, record.id)
            for record in site.archive.entities.values()
            if record.type == entity_type
        ]
        if not counts:
            continue
        rows = [
            f"- {site.entity_link(HOME, entity)} · {-count}"
            for count, _, entity in sorted(counts)[:NAMES_SHOWN]
        ]
        all_names = _all_link(entity_type, site)
        name = site.wording.entities[entity_type]
        blocks.append(f"### {name}\n\n" + "\n".join(rows) + f"\n\n{all_names}")
    return "\n\n".join(blocks) if len(blocks) > 1 else ""


def _all_link(entity_type: EntityType, site: SiteMap) -> str:
    label = site.wording.all_of.format(site.wording.entities[entity_type])
    return link(label, relative(HOME, entity_index_path(entity_type)))


def _months(site: SiteMap) -> Mapping[tuple[int, int], set[int]]:
    """The days with stories of each (year, month) that has any."""
    months: dict[tuple[int, int], set[int]] = {}
    for linked in site.archive.stories:
        year, month, day = parts(linked.story.date)
        if year and month:
            days = months.setdefault((year, month), set())
            if day:
                days.add(day)
    return months


def _fullest_month(months: Mapping[tuple[int, int], set[int]], site: SiteMap) -> str:
    """The month of the archive with most days as a calendar, the latest of equals."""
    dated = [month for month, days in months.items() if days]
    if not dated:
        return ""
    year, month = max(dated, key=lambda key: (len(months[key]), key))
    page = page_path(f"days/{year:04}/{month:02}/index.md")
    label = f"{month_name(month, site.wording.language)} {year}"
    title = f"## {link(label, relative(HOME, page))}"
    return f"{title}\n\n{month_table(year, month, months[year, month], HOME, site)}"


def _calendar(months: Mapping[tuple[int, int], set[int]], site: SiteMap) -> str:
    """The way to every month, newest year first; of a long archive's early years to the year."""
    if not months:
        return ""
    wording = site.wording
    blocks = [f"## {wording.by_day}"]
    years = sorted({year for year, _ in months}, reverse=True)
    for year in years[:YEARS_BY_MONTH]:
        links = [
            link(
                month_name(month, wording.language),
                relative(HOME, page_path(f"days/{year:04}/{month:02}/index.md")),
            )
            for y, month in sorted(months)
            if y == year
        ]
        blocks.append(f"**{_year_link(year)}:** " + " · ".join(links))
    if earlier := years[YEARS_BY_MONTH:]:
        blocks.append(" · ".join(_year_link(year) for year in earlier))
    return "\n\n".join(blocks)


def _year_link(year: int) -> str:
    return link(str(year), relative(HOME, page_path(f"days/{year:04}/index.md")))


def search_page(site: SiteMap) -> Page:
    """Where the search stands; without JavaScript it says so and names the other ways in."""
    wording = site.wording
    ways = _ways(SEARCH, site)
    markdown = "\n\n".join(
        [
            f"# {wording.search}",
            wording.search_help,
            '<div id="depesche-search"></div>',
            f"<noscript><p>{wording.search_noscript}</p></noscript>",
            ways,
        ]
    )
    return Page(SEARCH, ListFront(wording.search, "search"), (Section("search-page", markdown),))


def _ways(path: PagePath, site: SiteMap) -> str:
    """Links to the A-Z indexes and the stories by date."""
    rows = [f"- {link(site.wording.stories, relative(path, STORIES_INDEX))}"]
    rows += [
        f"- {link(name, relative(path, entity_index_path(entity_type)))}"
        for entity_type, name in site.wording.entities.items()
    ]
    return "\n".join(rows)
