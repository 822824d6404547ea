"""Roles over time: what stories call a person, each role once with the time it spans."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model.archive import Appearance
from generator.model.entity import Entity, Tenure
from generator.model.ids import PagePath, StoryId
from generator.render.concordance import sighting
from generator.render.dates import parts, shown
from generator.render.entity_wording import entity_wording
from generator.render.site_map import SiteMap
from generator.render.svg import table
from generator.render.wording import counted
from generator.store.dialect import escape_inline, link, relative

# Adjective and case endings: `britische` and `britischer Verteidigungsminister` are one role.
_ENDINGS = ("en", "er", "es", "em", "e", "s", "n")
# A role that comes again after so many years in other roles is held a second time.
YEARS_BETWEEN = 2
MOST_ROLES = 24


@dataclass(slots=True)
class _Span:
    """One role while it is held: how it is written, and in which stories, oldest first."""

    written: Counter[str] = field(default_factory=Counter)
    stories: list[StoryId] = field(default_factory=list)


def roles_section(
    record: Entity, appearances: Sequence[Appearance], path: PagePath, site: SiteMap
) -> str:
    """Of a person's page: the roles by their first mention, and the offices its record knows."""
    words = entity_wording(site.wording.language)
    spans = _spans(appearances, site) if record.type == "person" else []
    offices = _offices(record, path, site)
    if not spans and not offices:
        return ""
    blocks = [f"## {site.wording.roles}"]
    if spans:
        days = [_day(site.by_id[a.story].story.date) for a in appearances]
        known = [day for day in days if day]
        first, last = (min(known), max(known)) if known else (0, 0)
        rows = [_row(span, (first, last), path, site) for span in spans[:MOST_ROLES]]
        head = [site.wording.role, words.role_time, words.role_stories]
        if last > first:
            head.append(words.role_course)
        blocks.append(table(head, rows))
    if offices:
        blocks += [f"### {words.offices}", offices]
    return "\n\n".join(blocks)


def _spans(appearances: Sequence[Appearance], site: SiteMap) -> list[_Span]:
    """The roles in the order of their first mention.

    The same role after a long time with none of it is a span of its own.
    """
    spans: list[_Span] = []
    current: dict[tuple[str, ...], _Span] = {}
    for appearance in appearances:
        for role in sighting(appearance, site).roles:
            key = _stem(role)
            span = current.get(key)
            if span is None or _years_since(span, appearance.story, site) > YEARS_BETWEEN:
                span = current[key] = _Span()
                spans.append(span)
            span.written[role] += 1
            if appearance.story not in span.stories:
                span.stories.append(appearance.story)
    return spans


def _stem(role: str) -> tuple[str, ...]:
    """A role's words without case and inflection."""
    found = []
    for word in role.casefold().split():
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 3), "")
        found.append(word.removesuffix(ending))
    return tuple(found)


def _years_since(span: _Span, story: StoryId, site: SiteMap) -> int:
    before = parts(site.by_id[span.stories[-1]].story.date)[0]
    now = parts(site.by_id[story].story.date)[0]
    return now - before if now and before else 0


def _row(span: _Span, whole: tuple[int, int], path: PagePath, site: SiteMap) -> tuple[str, ...]:
    """One role: its name, from when to when, its first and last story, its place in time."""
    words, language = entity_wording(site.wording.language), site.wording.language
    role = min(span.written, key=lambda text: (-span.written[text], text))
    first, last = site.by_id[span.stories[0]].story, site.by_id[span.stories[-1]].story
    dates = [shown(story.date, language) or site.wording.undated for story in (first, last)]
    links = [
        link(date, relative(path, site.archive.pages[story.id]), story.title)
        for date, story in zip(dates, (first, last), strict=True)
    ]
    time = links[0] if first.id == last.id else words.to.format(*links)
    cells = (escape_inline(role), time, counted(site.wording.story_count, len(span.stories)))
    if whole[1] <= whole[0]:
        return cells
    days = [day for s in span.stories if (day := _day(site.by_id[s].story.date))]
    return (*cells, _bar(min(days), max(days), whole) if days else "")


def _bar(start: int, end: int, whole: tuple[int, int]) -> str:
    """Where in the person's time the role lies, drawn by the stylesheet: the words beside it say
    the same."""
    length = whole[1] - whole[0]
    left = round((start - whole[0]) * 100 / length)
    width = max(2, round((end - start) * 100 / length))
    return (
        f'<i class="dp-span" aria-hidden="true" style="--from:{min(left, 98)};--long:{width}"></i>'
    )


def _day(date: str | None) -> int:
    """The first day a date may mean, as an ordinal; 0 for none."""
    year, month, day = parts(date)
    if not year:
        return 0
    try:
        return dt.date(year, month or 1, day or 1).toordinal()
    except ValueError:
        return dt.date(year, 1, 1).toordinal()


def _offices(record: Entity, path: PagePath, site: SiteMap) -> str:
    """The offices the record knows, oldest first; not from stories, and said so."""
    rows = [
        f"- {_office(tenure, path, site)}"
        for tenure in sorted(record.tenures, key=lambda tenure: (tenure.start, tenure.end))
    ]
    return "\n".join(rows)


def _office(tenure: Tenure, path: PagePath, site: SiteMap) -> str:
    words, language = entity_wording(site.wording.language), site.wording.language
    start, end = (shown(date, language) for date in (tenure.start, tenure.end))
    if start and end:
        time = words.to.format(start, end)
    elif start or end:
        time = words.office_open[not start].format(start or end)
    else:
        time = ""
    role = escape_inline(tenure.role)
    if tenure.of:
        role += f" ({site.entity_link(path, tenure.of)})"
    return f"{role}, {time}" if time else role
