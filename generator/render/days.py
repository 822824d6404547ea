"""The chronicle: a page for each year, month and day that has a story.

All stories stand here, superseded versions and service messages too. A year or month of many
stories leads to its months or days instead of listing them; a day of many is split.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from generator.model.archive import LinkedStory
from generator.model.ids import PagePath, StoryId, page_path
from generator.model.page import ListFront, ListKind, Page, Section
from generator.render.dates import month_name, parts, shown
from generator.render.leaf import Leaf
from generator.render.parts import part_path, pieces_of, split
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, link, relative

# Stories that one page lists by their titles, or with their leads: it stays below 100 KB.
TITLES_A_PAGE = 200
LEADS_A_PAGE = 100


def by_month(stories: Iterable[LinkedStory]) -> dict[tuple[int, int], list[LinkedStory]]:
    """Stories by (year, month), month 0 where it is unknown; the undated are left out."""
    found: defaultdict[tuple[int, int], list[LinkedStory]] = defaultdict(list)
    for linked in stories:
        year, month, _ = parts(linked.story.date)
        if year is not None:
            found[year, month or 0].append(linked)
    return dict(found)


def date_leaves(site: SiteMap) -> Iterator[Leaf]:
    """The pages of all years, months and days."""
    months = by_month(site.archive.stories)
    for year, group in groupby(sorted(months), key=lambda pair: pair[0]):
        of_year = tuple((month, _ids(months[year, month])) for _, month in group)
        yield Leaf(f"year {year}", partial(_year_page, year, of_year), of_year)
    for (year, month), stories in sorted(months.items()):
        if not month:
            continue
        found: defaultdict[int, list[LinkedStory]] = defaultdict(list)
        for linked in stories:
            found[parts(linked.story.date)[2] or 0].append(linked)
        by_day = {day: _ids(found[day]) for day in sorted(found)}
        make = partial(_month_page, year, month, by_day)
        yield Leaf(f"month {year}-{month}", make, tuple(by_day.items()))
        days = sorted(day for day in by_day if day)
        for place, day in enumerate(days):
            around = tuple(days[max(0, place - 1) : place]), tuple(days[place + 1 : place + 2])
            pages = partial(_day_pages, (year, month, day), by_day[day], around)
            yield Leaf(f"day {year}-{month}-{day}", pages, (by_day[day], around))


def _ids(stories: Iterable[LinkedStory]) -> tuple[StoryId, ...]:
    return tuple(linked.story.id for linked in stories)


def month_page(year: int, month: int) -> PagePath:
    """Where a month's page lies."""
    return page_path(f"days/{year:04}/{month:02}/index.md")


def year_page(year: int) -> PagePath:
    """Where a year's page lies."""
    return page_path(f"days/{year:04}/index.md")


def _year_page(
    year: int, months: Sequence[tuple[int, Sequence[StoryId]]], site: SiteMap
) -> tuple[Page]:
    path = year_page(year)
    blocks = [f"# {year}"]
    number = sum(len(stories) for _, stories in months)
    if number > TITLES_A_PAGE:
        blocks.append(counted(site.wording.story_count, number))
    for month, stories in months:
        if month:
            name = month_name(month, site.wording.language)
            blocks.append(f"## {link(name, relative(path, month_page(year, month)))}")
        if number > TITLES_A_PAGE and month:
            blocks.append(f"- {counted(site.wording.story_count, len(stories))}")
        else:
            blocks.append(_rows(stories[:TITLES_A_PAGE], path, site))
    return (_list_page(path, str(year), "year", blocks),)


def _month_page(
    year: int, month: int, by_day: Mapping[int, Sequence[StoryId]], site: SiteMap
) -> tuple[Page]:
    path = month_page(year, month)
    title = f"{month_name(month, site.wording.language)} {year}"
    up = link(str(year), relative(path, year_page(year)))
    blocks = [f"# {title}", up, month_table(year, month, by_day, path, site)]
    is_long = sum(map(len, by_day.values())) > TITLES_A_PAGE
    if by_day.get(0):
        blocks.append(_rows(by_day[0][:TITLES_A_PAGE], path, site))
    rows = []
    for day in sorted(day for day in by_day if day):
        date = site.date_link(path, f"{year:04}-{month:02}-{day:02}")
        if is_long:
            rows.append(f"- {date} · {counted(site.wording.story_count, len(by_day[day]))}")
        else:
            blocks.append(f"## {date}")
            blocks.append(_rows(by_day[day], path, site, dated=False))
    return (_list_page(path, title, "month", [*blocks, "\n".join(rows)]),)


def month_table(
    year: int,
    month: int,
    days: Iterable[int],
    path: PagePath,
    site: SiteMap,
) -> str:
    """A calendar of one month as a table; the days in `days` are links."""
    if not 1 <= month <= 12:
        return ""
    known = set(days)
    rows = [
        "| " + " | ".join(site.wording.weekdays) + " |",
        "|" + " --- |" * 7,
    ]
    for week in calendar.Calendar().monthdayscalendar(year, month):
        cells = []
        for day in week:
            page = f"days/{year:04}/{month:02}/{day:02}.md"
            linked = day in known and day
            cells.append(
                link(str(day), relative(path, page_path(page))) if linked else str(day or " ")
            )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _day_pages(
    date: tuple[int, int, int],
    stories: Sequence[StoryId],
    around: tuple[Sequence[int], Sequence[int]],
    site: SiteMap,
) -> Iterator[Page]:
    """A day; `around` are the day before and the day after that have stories, if there are."""
    year, month, day = date
    path = page_path(f"days/{year:04}/{month:02}/{day:02}.md")
    title = shown(f"{year:04}-{month:02}-{day:02}", site.wording.language)
    before, after = around
    name = f"{month_name(month, site.wording.language)} {year}"
    ways = [
        *(_day_link(path, (year, month, other), "← ", site) for other in before),
        link(name, relative(path, month_page(year, month))),
        *(_day_link(path, (year, month, other), "", site) + " →" for other in after),
    ]
    pieces = []
    for number, piece in enumerate(pieces_of(stories, LEADS_A_PAGE), start=1):
        here = part_path(path, number)
        blocks = [f"# {title}", " · ".join(ways)] if number == 1 else []
        for story in piece:
            blocks.append(f"## {site.story_link(here, story)}")
            blocks += _facts_and_lead(site.by_id[story])
        pieces.append(blocks)
    yield from split(
        path, (title, "day"), "day-stories", pieces, tie_wording(site.wording.language)
    )


def _facts_and_lead(linked: LinkedStory) -> list[str]:
    """Towns, agency and version of a story, then its first paragraph."""
    facts = (
        " / ".join(place.name for place in linked.story.dateline),
        linked.story.agency,
        " / ".join(linked.story.version.labels),
    )
    line = " · ".join(fact for fact in facts if fact)
    return [escape(text) for text in (line, lead(linked)) if text]


def _day_link(path: PagePath, date: tuple[int, int, int], mark: str, site: SiteMap) -> str:
    year, month, day = date
    label = shown(f"{year:04}-{month:02}-{day:02}", site.wording.language)
    return mark + link(label, relative(path, page_path(f"days/{year:04}/{month:02}/{day:02}.md")))


def lead(linked: LinkedStory, limit: int = 280) -> str:
    """The first paragraph, cut at a word to about `limit` code points; none if withdrawn."""
    if linked.story.kind == "withdrawn":
        return ""
    for block in linked.story.blocks:
        if block.kind == "paragraph":
            text = block.span.of(linked.story.text)
            if len(text) <= limit:
                return text
            return text[:limit].rpartition(" ")[0].rstrip(",;:– ") + " …"
    return ""


def story_rows(
    stories: Sequence[LinkedStory], path: PagePath, site: SiteMap, *, dated: bool = True
) -> str:
    """Stories in a list, one an entry."""
    return "\n".join(f"- {site.story_line(path, linked, dated=dated)}" for linked in stories)


def _rows(stories: Sequence[StoryId], path: PagePath, site: SiteMap, *, dated: bool = True) -> str:
    return story_rows([site.by_id[story] for story in stories], path, site, dated=dated)


def _list_page(path: PagePath, title: str, kind: ListKind, blocks: Sequence[str]) -> Page:
    section = Section("day-stories", "\n\n".join(block for block in blocks if block))
    return Page(path, ListFront(title, kind), (section,))
