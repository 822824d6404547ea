"""Trends: how many stories use a word or name over time, several side by side.

The page itself holds the names of each year as a table. Every other term comes from small JSON
files beside it (`assets/trends/`), one for each beginning of words, which the page's script loads
as a reader types: no server counts anything. A file outgrowing `MOST_BYTES` is split by one letter
more.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from generator.model.archive import LinkedStory
from generator.model.ids import EntityId, StoryId, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import parts
from generator.render.ngrams import story_words
from generator.render.overview_wording import overview_wording
from generator.render.shelves import of_name, of_term, shelves
from generator.render.site_map import SiteMap
from generator.render.svg import quoted, table
from generator.render.tallies import Tally, summed, tally
from generator.store.dialect import link, relative

TRENDS = page_path("trends.md")
FOLDER = "assets/trends"
MOST_BYTES = 120_000
NAMES_A_YEAR = 15
STARTING = 3

# Tallied by themselves; where a story is added, those of so many are fetched and counted anew.
STORIES_A_GROUP = 512

Series = Mapping[int, int]
"""Stories per month; a month is `year * 100 + month`."""

Recall = Callable[[Sequence[LinkedStory], Callable[[], bytes]], bytes]
"""Gives what an earlier run made of some stories, and makes it where none did."""


def afresh(_: Sequence[LinkedStory], make: Callable[[], bytes]) -> bytes:
    """Remembers nothing."""
    return make()


def trends_pages(site: SiteMap) -> tuple[Page, ...]:
    """The page of trends; none where fewer than two months have a story."""
    if not has_trends(site):
        return ()
    words = overview_wording(site.wording.language)
    start = ",".join(_most_named(site)[:STARTING])
    blocks = [
        f"# {words.trends}",
        words.trends_lead,
        f'<div class="dp-trends" data-start="{quoted(start)}"></div>',
        f"<noscript><p>{quoted(words.trends_noscript)}</p></noscript>",
        f"## {words.trends_table}",
        _table(site),
    ]
    section = Section("trends-words", "\n\n".join(blocks))
    return (Page(TRENDS, ListFront(words.trends, "trends"), (section,)),)


def has_trends(site: SiteMap) -> bool:
    """Whether there is a time to show: two months that have a story."""
    return len(_totals(site)) > 1


def trend_files(site: SiteMap, recall: Recall = afresh) -> dict[str, bytes]:
    """The data behind the page, by path below the docs folder: `index.json` with the months and
    the shelves, and the shelves."""
    totals = _totals(site)
    if len(totals) < 2:
        return {}
    names = (
        of_name(entity, site.archive.entities[entity].name, _flat(series))
        for entity, series in sorted(_names(site).items())
    )
    terms = sorted(summed((month, _tally(group, recall)) for month, group in _groups(site)))
    made = shelves(names, (of_term(term, series) for term, series in terms), MOST_BYTES)
    index = {"months": totals, "shelves": list(made)}
    files = {f"{FOLDER}/{name}.json": content for name, content in made.items()}
    return {f"{FOLDER}/index.json": _json(index), **files}


def _groups(site: SiteMap) -> Iterator[tuple[int, list[LinkedStory]]]:
    """The stories that count in groups that are tallied by themselves, each of a month.

    Which group of its month a story is in follows from its id alone: where one is added, the
    others stay as they were, but when their number doubles.
    """
    months: defaultdict[int, list[LinkedStory]] = defaultdict(list)
    for month, entry in _counting(site):
        months[month].append(entry)
    for month in sorted(months):
        number = 1
        while number * STORIES_A_GROUP < len(months[month]):
            number *= 2
        groups: list[list[LinkedStory]] = [[] for _ in range(number)]
        for entry in months[month]:
            groups[zlib.crc32(entry.story.id.encode()) % number].append(entry)
        yield from ((month, group) for group in groups if group)


def _tally(group: Sequence[LinkedStory], recall: Recall) -> Tally:
    return Tally.unpacked(recall(group, lambda: tally(map(_words, group)).packed()))


def _words(entry: LinkedStory) -> Sequence[str]:
    found = entry.words
    return story_words(entry.story) if found is None else found


def _totals(site: SiteMap) -> dict[int, int]:
    """Stories per month, of those that count."""
    return dict(sorted(Counter(month for month, _ in _counting(site)).items()))


@lru_cache(maxsize=1)
def _counting(site: SiteMap) -> tuple[tuple[int, LinkedStory], ...]:
    """The stories that count, each with its month: each by its newest version, no service
    message, nothing withdrawn."""
    return tuple(_counted(site))


def _counted(site: SiteMap) -> Iterator[tuple[int, LinkedStory]]:
    for entry in site.archive.stories:
        year, month, _ = parts(entry.story.date)
        if (
            year
            and month
            and entry.story.kind not in {"service", "withdrawn"}
            and not site.superseded(entry.story.id)
        ):
            yield year * 100 + month, entry


@lru_cache(maxsize=1)
def _names(site: SiteMap) -> dict[EntityId, Series]:
    """Stories per month of every name the archive has a page of."""
    month_of: dict[StoryId, int] = {}
    for story, linked in site.by_id.items():
        year, month, _ = parts(linked.story.date)
        if year and month and not site.superseded(story):
            month_of[story] = year * 100 + month
    found: dict[EntityId, Series] = {}
    for entity, appearances in site.archive.appearances.items():
        months = Counter(map(month_of.get, [each.story for each in appearances]))
        series = {month: months[month] for month in sorted(filter(None, months))}
        if series:
            found[entity] = series
    return found


def _most_named(site: SiteMap) -> list[EntityId]:
    """People and organisations, those of most stories first."""
    counts = {
        entity: sum(series.values())
        for entity, series in _names(site).items()
        if site.archive.entities[entity].type in {"person", "organisation"}
    }
    return sorted(counts, key=lambda entity: (-counts[entity], entity))


def _table(site: SiteMap) -> str:
    """The most named of each year, newest year first."""
    words = overview_wording(site.wording.language)
    years: dict[int, Counter[EntityId]] = defaultdict(Counter)
    for entity, series in _names(site).items():
        for month, count in series.items():
            years[month // 100][entity] += count
    rows = []
    for year in sorted(years, reverse=True):
        ranked = sorted(years[year].items(), key=lambda pair: (-pair[1], pair[0]))[:NAMES_A_YEAR]
        names = ", ".join(f"{site.entity_link(TRENDS, entity)} {count}" for entity, count in ranked)
        target = relative(TRENDS, page_path(f"days/{year:04}/index.md"))
        rows.append((link(str(year), target), names))
    return table((words.year, words.most_named), rows)


def _flat(series: Series) -> list[int]:
    return [number for pair in series.items() for number in pair]


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
