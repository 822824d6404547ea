"""The overview pages together: which of them an archive has, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.ids import PagePath
from generator.render.calendar_map import CALENDAR, calendar_pages, stories_per_day
from generator.render.entity_wording import entity_wording
from generator.render.leaf import Leaf
from generator.render.namesakes import NAMES
from generator.render.network import NETWORK, Network, network_pages
from generator.render.numbers import NUMBERS, numbers_leaves
from generator.render.overview_wording import overview_wording
from generator.render.paragraphs import PARAGRAPHS
from generator.render.quotes import QUOTES
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.trends import TRENDS, has_trends, trends_pages
from generator.render.worldmap import MAP, map_pages, spots
from generator.settings import Language
from generator.store.dialect import link, relative


def overview_leaves(site: SiteMap, network: Network) -> Iterator[Leaf]:
    """Every overview page the archive has enough for."""
    yield Leaf("calendar", calendar_pages, whole=True)
    yield Leaf("map", map_pages, whole=True)
    # Laying it out takes long: it is left alone as long as the same names are tied as strongly.
    yield Leaf("network", partial(network_pages, network=network), network)
    yield Leaf("trends", trends_pages, whole=True)
    yield from numbers_leaves(site.archive.series)


@dataclass(frozen=True, slots=True)
class Way:
    """A page that shows the archive as a whole: what it is called, what it shows."""

    label: str
    page: PagePath
    what: str


def overviews(site: SiteMap, network: Network, *, has_names: bool) -> tuple[Way, ...]:
    """The overview pages the archive has; `has_names` tells whether names are shared."""
    words = overview_wording(site.wording.language)
    ties, names = tie_wording(site.wording.language), entity_wording(site.wording.language)
    found = []
    if stories_per_day(site):
        found.append((words.calendar, CALENDAR))
    if spots(site):
        found.append((words.map, MAP))
    if network.ties:
        found.append((words.network, NETWORK))
    if has_trends(site):
        found.append((words.trends, TRENDS))
    if site.archive.series:
        found.append((words.numbers, NUMBERS))
    found.append((ties.quotes, QUOTES))
    if site.archive.passages:
        found.append((ties.passages, PARAGRAPHS))
    if has_names:
        found.append((names.names, NAMES))
    return tuple(Way(label, page, words.ways[page]) for label, page in found)


def overview_links(source: PagePath, ways: Sequence[Way], language: Language) -> str:
    """The ways to these overview pages, in one line; "" for none."""
    links = " · ".join(link(way.label, relative(source, way.page)) for way in ways)
    return f"{overview_wording(language).overviews}: {links}" if links else ""
