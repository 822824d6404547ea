"""From single stories to an archive: who appears where and with whom, and what ties texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.archive import (
    Archive,
    Chains,
    Kept,
    LinkedStory,
    Passage,
    Relation,
    Series,
    Thread,
)
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, StoryId
from generator.relate.backlinks import Companies, appearances
from generator.relate.corpus import Corpus, prepared
from generator.relate.earlier import Earlier
from generator.relate.figures import figures
from generator.relate.gists import GistsOf, gists, read_gists
from generator.relate.paragraphs import groups, passages
from generator.relate.related import related
from generator.relate.threads import Naming, threads
from generator.relate.topics import topics
from generator.relate.versions import chains

__all__ = ["Ties", "archive_of", "in_order", "relate", "ties"]

_NOTHING_KEPT = Kept()


def _nobody(_: Chains) -> None:
    """Waits for nothing."""


def relate(
    stories: Iterable[LinkedStory],
    pages: Mapping[StoryId, PagePath],
    entities: Mapping[EntityId, Entity],
    kept: Kept = _NOTHING_KEPT,
    earlier: Earlier | None = None,
) -> Archive:
    """The archive of these stories in their order, with only the entities that appear.

    Stories stand by date, then by where their wires lie; the undated come last. Everything
    follows from the set of stories and from `kept`, in whatever order they came; `kept` only
    decides what threads and passages are called, and where a person put a story. What `earlier`
    knows is not worked out again.
    """
    ordered = in_order(map(prepared, stories))
    return archive_of(ordered, pages, entities, ties(ordered, pages, entities, kept, earlier))


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties the texts of an archive: see `Archive`, where they are found again."""

    chains: Chains
    passages: tuple[Passage, ...]
    threads: tuple[Thread, ...]
    series: tuple[Series, ...]
    related: Mapping[StoryId, tuple[Relation, ...]]


def in_order(stories: Iterable[LinkedStory]) -> tuple[LinkedStory, ...]:
    """Stories in the archive's order."""
    return tuple(sorted(stories, key=_order))


def ties(  # noqa: PLR0913
    stories: Iterable[LinkedStory],
    pages: Mapping[StoryId, PagePath],
    entities: Mapping[EntityId, Entity],
    kept: Kept = _NOTHING_KEPT,
    earlier: Earlier | None = None,
    *,
    gists_of: GistsOf = read_gists,
    known: Callable[[Chains], None] = _nobody,
) -> Ties:
    """What ties the texts of these stories, which stand in the archive's order and have gists;
    `gists_of` fetches those that `earlier` has not; `known` hears of the versions of stories before
    all else is worked out. The rest as for `relate`."""
    corpus = Corpus.of(stories, earlier or Earlier())
    found = gists(corpus.stories, corpus.earlier, gists_of)
    recurring = groups(found.paragraphs, corpus.earlier)
    versions = chains(corpus, found.words, recurring)
    known(versions)
    chain_of = {version.story: number for number, chain in enumerate(versions) for version in chain}
    named = passages(corpus, found.paragraphs, recurring, chain_of, kept.passages)
    about = topics(found, {id_ for id_, record in entities.items() if _is_country(record)})
    del found  # all that is told by them is known
    naming = Naming(pages, kept, lambda entity: entities[entity].name)
    running = threads(corpus, about, versions, naming)
    series = figures(running, corpus)
    return Ties(versions, named, running, series, related(corpus, about, versions, named, running))


def archive_of(
    stories: tuple[LinkedStory, ...],
    pages: Mapping[StoryId, PagePath],
    entities: Mapping[EntityId, Entity],
    found: Ties,
) -> Archive:
    """The archive of these stories, which stand in its order, and of what ties them."""
    appear = appearances(stories)
    return Archive(
        stories=stories,
        pages=pages,
        entities={entity: entities[entity] for entity in sorted(appear)},
        appearances=appear,
        company=Companies(appear, {linked.story.id: linked for linked in stories}),
        chains=found.chains,
        passages=found.passages,
        threads=found.threads,
        series=found.series,
        related=found.related,
    )


def _is_country(record: Entity) -> bool:
    return record.capital is not None or any(id_.scheme == "iso3166-1" for id_ in record.ids)


def _order(linked: LinkedStory) -> tuple[str, str, int, str]:
    source = linked.story.source
    return (linked.story.date or "9999", source.file, source.index, linked.story.id)
