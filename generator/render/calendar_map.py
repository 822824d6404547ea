"""The calendar: how many stories each day has, drawn as twelve months a year.

Up to `MOST_YEARS` years stand on one page. An archive of more gets a page a year, and the entrance
shows years by months: so no page holds more than about 1,800 days, however long the archive.
"""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.ids import PagePath, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import month_name, parts, shown
from generator.render.overview_wording import overview_wording
from generator.render.site_map import SiteMap
from generator.render.svg import folded, href, linked, quoted, table
from generator.render.wording import counted
from generator.store.dialect import link, relative

CALENDAR = page_path("calendar.md")
MOST_YEARS = 5

Day = tuple[int, int, int]

_CELL, _GAP, _TITLE = 20, 2, 22
_STEP = _CELL + _GAP
_LEVELS = 4


def calendar_pages(site: SiteMap) -> tuple[Page, ...]:
    """The calendar, and a page a year where there are many; none where no story has a day."""
    days = stories_per_day(site)
    if not days:
        return ()
    most = max(days.values())
    years = sorted({year for year, _, _ in days})
    words = overview_wording(site.wording.language)
    head = f"# {words.calendar}\n\n{words.calendar_lead}\n\n{_legend(days.values(), most, site)}"
    if len(years) <= MOST_YEARS:
        blocks = [
            head,
            *(_year(year, _Sheet(days, most, CALENDAR, site)) for year in reversed(years)),
        ]
        return (_page(CALENDAR, words.calendar, blocks),)
    pages = []
    for position, year in enumerate(years):
        path = year_page(year)
        ways = [
            link(str(other), relative(path, year_page(other)))
            for other in years[max(0, position - 1) : position + 2]
            if other != year
        ]
        up = " · ".join([link(words.calendar, relative(path, CALENDAR)), *ways])
        body = _year(year, _Sheet(days, most, path, site), titled=False)
        legend = _legend(days.values(), most, site)
        pages.append(_page(path, str(year), [f"# {year}", up, legend, body]))
    blocks = [f"# {words.calendar}", words.calendar_lead, _years(days, site)]
    return (_page(CALENDAR, words.calendar, blocks), *pages)


def year_page(year: int) -> PagePath:
    """Where a year's calendar lies in an archive of many years."""
    return page_path(f"calendar/{year:04}.md")


def stories_per_day(site: SiteMap) -> Counter[Day]:
    """How many stories each day has, all versions and service messages included: as many as its
    page lists. Impossible days are no days of a calendar."""
    found: Counter[Day] = Counter()
    for entry in site.archive.stories:
        year, month, day = parts(entry.story.date)
        if (
            year
            and month
            and day
            and 1 <= month <= 12
            and day <= calendar.monthrange(year, month)[1]
        ):
            found[year, month, day] += 1
    return found


def level(count: int, most: int) -> int:
    """How strongly a count is drawn, from 1 to 4: by its square root, since days differ widely."""
    return max(1, math.ceil(_LEVELS * math.sqrt(count / most)))


def _legend(counts: Iterable[int], most: int, site: SiteMap) -> str:
    """What each strength means, as ranges of the counts there are."""
    ranges: dict[int, list[int]] = {}
    for count in sorted(set(counts)):
        ranges.setdefault(level(count, most), []).append(count)
    words = overview_wording(site.wording.language)
    cells = "".join(
        f'<span><i class="dp-heat-{strength}"></i>'
        f"{found[0]}{f'–{found[-1]}' if found[-1] != found[0] else ''}</span>"
        for strength, found in sorted(ranges.items())
    )
    return f'<div class="dp-legend">{quoted(words.few_to_many)}: {cells}</div>'


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every month on a page is drawn with: the counts, the greatest, the page itself."""

    days: Mapping[Day, int]
    most: int
    path: PagePath
    site: SiteMap


def _year(year: int, sheet: _Sheet, *, titled: bool = True) -> str:
    """A year's months, and the same as a table."""
    site, path = sheet.site, sheet.path
    wording, words = site.wording, overview_wording(site.wording.language)
    of_months: dict[int, dict[int, int]] = {}
    for (y, month, day), count in sorted(sheet.days.items()):
        if y == year:
            of_months.setdefault(month, {})[day] = count
    drawn = "".join(_month(year, month, of_months.get(month, {}), sheet) for month in range(1, 13))
    rows = [
        (
            link(month_name(month, wording.language), relative(path, _month_page(year, month))),
            counted(wording.story_count, sum(counts.values())),
            ", ".join(
                f"{link(f'{day}.', relative(path, _day_page(year, month, day)))} {count}"
                for day, count in counts.items()
            ),
        )
        for month, counts in of_months.items()
    ]
    title = link(str(year), relative(path, page_path(f"days/{year:04}/index.md")))
    blocks = [
        f"## {title}" if titled else "",
        f'<div class="dp-year" data-picture="calendar">{drawn}</div>',
        folded(f"{words.table}: {year}", table((words.month, wording.stories, words.days), rows)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _month(year: int, month: int, counts: Mapping[int, int], sheet: _Sheet) -> str:
    """One month: a square a day, Monday to Sunday; those with stories are links."""
    site, path = sheet.site, sheet.path
    language = site.wording.language
    name = month_name(month, language)
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    empty, full = [], []
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            x, y = column * _STEP, _TITLE + row * _STEP
            if day in counts:
                date = shown(f"{year:04}-{month:02}-{day:02}", language)
                label = f"{date}: {counted(site.wording.story_count, counts[day])}"
                square = (
                    f'<rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}"/>'
                    f'<text x="{x + _CELL // 2}" y="{y + 14}">{day}</text>'
                )
                target = href(path, _day_page(year, month, day))
                strength = f"dp-heat-{level(counts[day], sheet.most)}"
                full.append(linked(target, label, square, class_=strength))
            elif day:
                empty.append(f"M{x} {y}h{_CELL}v{_CELL}h-{_CELL}z")
    title = f'<text class="dp-month__name" x="0" y="14">{name}</text>'
    label = f"{name} {year}"
    if counts:
        label += f": {counted(site.wording.story_count, sum(counts.values()))}"
        title = linked(href(path, _month_page(year, month)), label, title)
    width, height = 7 * _STEP - _GAP, _TITLE + 6 * _STEP - _GAP
    return (
        f'<svg viewBox="0 0 {width} {height}" role="group" aria-label="{quoted(label)}">'
        f'{title}<path class="dp-heat-0" d="{"".join(empty)}"/>{"".join(full)}</svg>'
    )


def _years(days: Mapping[Day, int], site: SiteMap) -> str:
    """All years by months: a row a year, each year and month a link; the table beneath it."""
    wording, words = site.wording, overview_wording(site.wording.language)
    months: Counter[tuple[int, int]] = Counter()
    for (year, month, _), count in days.items():
        months[year, month] += count
    most = max(months.values())
    left, width, height = 50, 46, 24
    drawn, rows = [], []
    years = sorted({year for year, _ in months}, reverse=True)
    for row, year in enumerate(years):
        y = row * height
        drawn.append(
            linked(
                href(CALENDAR, year_page(year)),
                str(year),
                f'<text class="dp-month__name" x="0" y="{y + 16}">{year}</text>',
            )
        )
        cells = []
        for month in range(1, 13):
            count = months.get((year, month), 0)
            if not count:
                cells.append("")
                continue
            name = f"{month_name(month, wording.language)} {year}"
            label = f"{name}: {counted(wording.story_count, count)}"
            x = left + (month - 1) * width
            square = (
                f'<rect x="{x}" y="{y}" width="{width - 2}" height="{height - 2}"/>'
                f'<text x="{x + width // 2 - 1}" y="{y + 15}">{count}</text>'
            )
            target = href(CALENDAR, _month_page(year, month))
            drawn.append(linked(target, label, square, class_=f"dp-heat-{level(count, most)}"))
            cells.append(link(str(count), relative(CALENDAR, _month_page(year, month))))
        rows.append((link(str(year), relative(CALENDAR, year_page(year))), *cells))
    svg = (
        f'<svg viewBox="0 0 {left + 12 * width} {len(years) * height}" role="group" '
        f'aria-label="{quoted(words.calendar)}">{"".join(drawn)}</svg>'
    )
    names = [month_name(month, wording.language)[:3] for month in range(1, 13)]
    return "\n\n".join(
        (
            f'<div class="dp-years" data-picture="calendar">{svg}</div>',
            folded(words.table, table((words.year, *names), rows)),
        )
    )


def _month_page(year: int, month: int) -> PagePath:
    return page_path(f"days/{year:04}/{month:02}/index.md")


def _day_page(year: int, month: int, day: int) -> PagePath:
    return page_path(f"days/{year:04}/{month:02}/{day:02}.md")


def _page(path: PagePath, title: str, blocks: Sequence[str]) -> Page:
    markdown = "\n\n".join(block for block in blocks if block)
    return Page(path, ListFront(title, "calendar"), (Section("calendar-days", markdown),))
