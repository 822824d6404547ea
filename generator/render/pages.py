"""Every page of an archive: one function a kind, called in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from generator.model.archive import Archive
from generator.model.ids import FOLDERS, EntityId, StoryId
from generator.model.page import Page
from generator.render.about import about_page
from generator.render.days import date_leaves
from generator.render.dossier import Dossier, Dossiers
from generator.render.entity import entity_page_of, year_leaves
from generator.render.home import home_page, search_page
from generator.render.indexes import entity_index, stories_index
from generator.render.leaf import Leaf
from generator.render.namesakes import name_leaves
from generator.render.network import Network, network_of
from generator.render.overviews import overview_leaves, overviews
from generator.render.paragraphs import list_leaves, passage_pages_of
from generator.render.quotes import quote_leaves
from generator.render.site_map import SiteMap
from generator.render.story import story_page
from generator.render.thread_course import thread_pages
from generator.render.threads import thread_index
from generator.render.trends import FOLDER, Recall, afresh, trend_files
from generator.render.wording import wording
from generator.settings import Settings

DATA_FOLDERS = (FOLDER,)
"""Folders under `docs/` that hold data files and nothing else."""


def data_files(site: SiteMap, recall: Recall = afresh) -> Mapping[str, bytes]:
    """The data that pages load, by path below `docs/`."""
    return trend_files(site, recall)


def pages(archive: Archive, settings: Settings) -> Iterator[Page]:
    """All pages of the archive, each path once."""
    site = SiteMap.of(archive, wording(settings.language))
    for leaf in leaves(site, settings):
        yield from leaf.make(site)


def leaves(site: SiteMap, settings: Settings, network: Network | None = None) -> Iterator[Leaf]:
    """All pages of the archive as leaves, each name once; its `network` where that is known."""
    archive = site.archive
    network = network or network_of(site)
    for linked in archive.stories:
        yield Leaf(f"story {linked.story.id}", partial(_story, linked.story.id))
    dossiers = Dossiers.of(site)
    for entity in archive.entities:
        dossier = dossiers.of_entity(entity)
        yield Leaf(f"entity {entity}", partial(_entity, entity, dossier), dossier)
    yield from year_leaves(site)
    yield from name_leaves(dossiers.namesakes)
    for entity_type in FOLDERS:
        yield Leaf(f"index {entity_type}", partial(entity_index, entity_type), whole=True)
    # Worked out by who makes the pages that show them.
    ways = cache(partial(overviews, site, network, has_names=bool(dossiers.namesakes.names)))
    yield Leaf("stories", lambda site: stories_index(site, ways=ways()), whole=True)
    yield from date_leaves(site)
    yield from overview_leaves(site, network)
    for thread in archive.threads:
        yield Leaf(f"thread {thread.id}", partial(thread_pages, thread), thread)
    yield Leaf("threads", thread_index, whole=True)
    for passage in archive.passages:
        yield Leaf(f"passage {passage.id}", partial(passage_pages_of, passage), passage)
    yield from list_leaves(archive.passages)
    yield from quote_leaves(dossiers.register, site)
    yield Leaf("home", lambda site: (home_page(settings, site, ways()),), whole=True)
    yield Leaf("search", lambda site: (search_page(site),), whole=True)
    yield Leaf("about", lambda site: (about_page(site.wording),), whole=True)


def _story(story: StoryId, site: SiteMap) -> Iterable[Page]:
    return (story_page(site.by_id[story], site),)


def _entity(entity: EntityId, dossier: Dossier, site: SiteMap) -> Iterable[Page]:
    return (entity_page_of(site.archive.entities[entity], dossier, site),)
