"""From single stories to an archive: who appears where and with whom, and what ties texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.archive import Archive, Kept, LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, StoryId
from generator.relate.backlinks import Companies, appearances
from generator.relate.corpus import Corpus
from generator.relate.earlier import Earlier
from generator.relate.figures import figures
from generator.relate.paragraphs import groups, passages
from generator.relate.related import related
from generator.relate.threads import Naming, threads
from generator.relate.topics import topics
from generator.relate.versions import chains

__all__ = ["relate"]

_NOTHING_KEPT = Kept()


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
    corpus = Corpus.of(sorted(stories, key=_order), earlier or Earlier())
    ordered = corpus.stories
    appear = appearances(ordered)
    recurring = groups(corpus)
    versions = chains(corpus, recurring)
    chain_of = {version.story: number for number, chain in enumerate(versions) for version in chain}
    named = passages(corpus, recurring, chain_of, kept.passages)
    about = topics(corpus.gists, {entity for entity in appear if _is_country(entities[entity])})
    naming = Naming(pages, kept, lambda entity: entities[entity].name)
    running = threads(corpus, about, versions, naming)
    return Archive(
        stories=ordered,
        pages=pages,
        entities={entity: entities[entity] for entity in sorted(appear)},
        appearances=appear,
        company=Companies(appear, {linked.story.id: linked for linked in ordered}),
        chains=versions,
        passages=named,
        threads=running,
        series=figures(running, corpus),
        related=related(corpus, about, versions, named, running),
    )


def _is_country(record: Entity) -> bool:
    return record.capital is not None or any(id_.scheme == "iso3166-1" for id_ in record.ids)


def _order(linked: LinkedStory) -> tuple[str, str, int, str]:
    source = linked.story.source
    return (linked.story.date or "9999", source.file, source.index, linked.story.id)
