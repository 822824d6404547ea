"""Trends: how many stories use a word or name over time, several side by side.

The page itself holds the names of each year as a table. Every other term comes from small JSON
files beside it (`assets/trends/`), one for each beginning of words, which the page's script loads
as a reader types: no server counts anything. A file outgrowing `MOST_BYTES` is split by one letter
more.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator.model.archive import LinkedStory
from generator.model.ids import EntityId, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import parts
from generator.render.ngrams import Dated, Series, counted_terms, shelf, story_words
from generator.render.overview_wording import overview_wording
from generator.render.site_map import SiteMap
from generator.render.svg import quoted, table
from generator.store.dialect import link, relative

TRENDS = page_path("trends.md")
FOLDER = "assets/trends"
MOST_BYTES = 120_000
NAMES_A_YEAR = 15
STARTING = 3

Entry = tuple[str, str, list[object]]
"""What stands on a shelf: its kind (`words` or `names`), its key, its record."""


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


def trend_files(site: SiteMap) -> dict[str, bytes]:
    """The data behind the page, by path below the docs folder: `index.json` with the months and
    the shelves, and the shelves."""
    totals = _totals(site)
    if len(totals) < 2:
        return {}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for term, series in counted_terms(_dated(site)).items():
        entries[_opening(term)].append(("words", term, _flat(series)))
    for entity, series in _names(site).items():
        name = site.archive.entities[entity].name
        record: list[object] = [name, *_flat(series)]
        for opening in sorted({_opening(word) for word in name.split()}):
            entries[opening].append(("names", entity, record))
    shelves: dict[str, bytes] = {}
    for opening in sorted(entries):
        _shelve(opening, entries[opening], site, shelves)
    index = {"months": totals, "shelves": sorted(shelves)}
    files = {f"{FOLDER}/{name}.json": content for name, content in sorted(shelves.items())}
    return {f"{FOLDER}/index.json": _json(index), **files}


def _shelve(
    opening: str, entries: Sequence[Entry], site: SiteMap, shelves: dict[str, bytes]
) -> None:
    """Put the entries on one shelf, or on one for each further letter where it would be too big."""
    shelved: dict[str, dict[str, list[object]]] = {"names": {}, "words": {}}
    for kind, key, record in entries:
        shelved[kind][key] = record
    content = _json(shelved)
    parts_of: dict[str, list[Entry]] = defaultdict(list)
    if len(content) > MOST_BYTES and len(opening) < 12:
        for entry in entries:
            for longer in _longer(opening, entry, site):
                parts_of[longer].append(entry)
    if not parts_of:
        shelves[opening] = content
        return
    for longer in sorted(parts_of):
        _shelve(longer, parts_of[longer], site, shelves)


def _longer(opening: str, entry: Entry, site: SiteMap) -> list[str]:
    """The openings, longer by a letter, that an entry stands under."""
    kind, key, _ = entry
    words = [key] if kind == "words" else site.archive.entities[EntityId(key)].name.split()
    found = {f"{shelf(word)}____________"[: len(opening) + 1] for word in words}
    return sorted(longer for longer in found if longer.startswith(opening))


def _opening(term: str) -> str:
    return f"{shelf(term)}_"[:1]


def _totals(site: SiteMap) -> dict[int, int]:
    """Stories per month, of those that count."""
    return dict(sorted(Counter(month for month, _ in _counting(site)).items()))


def _counting(site: SiteMap) -> Iterator[tuple[int, LinkedStory]]:
    """The stories that count, each with its month: each by its newest version, no service
    message, nothing withdrawn."""
    for entry in site.archive.stories:
        year, month, _ = parts(entry.story.date)
        if (
            year
            and month
            and entry.story.kind not in {"service", "withdrawn"}
            and not site.superseded(entry.story.id)
        ):
            yield year * 100 + month, entry


def _dated(site: SiteMap) -> Iterator[Dated]:
    """The words of the stories that count."""
    for month, entry in _counting(site):
        found = entry.words
        yield Dated(month, story_words(entry.story) if found is None else found)


@lru_cache(maxsize=1)
def _names(site: SiteMap) -> dict[EntityId, Series]:
    """Stories per month of every name the archive has a page of."""
    found: dict[EntityId, Series] = {}
    for entity, appearances in site.archive.appearances.items():
        months: Counter[int] = Counter()
        for appearance in appearances:
            year, month, _ = parts(site.by_id[appearance.story].story.date)
            if year and month and not site.superseded(appearance.story):
                months[year * 100 + month] += 1
        if months:
            found[entity] = dict(sorted(months.items()))
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


def _flat(series: Series) -> list[object]:
    return [number for pair in series.items() for number in pair]


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
