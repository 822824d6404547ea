"""Running stories: who belongs to one, what it is called, and what each story brought to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from generator.model.archive import Kept, LinkedStory, Step, Thread, Version
from generator.model.ids import EntityId, PagePath, StoryId, ThreadId
from generator.relate.corpus import Corpus, Extracts
from generator.relate.days import days_of
from generator.relate.extract import numbers
from generator.relate.gathering import gather
from generator.relate.keeping import kept_names
from generator.relate.labels import SHARED, labels
from generator.relate.topics import Topics, enough

# An entity a thread turns on stands in this share of its stories at least.
TURNS_ON = 0.25
KEY_ENTITIES = 12
# A paragraph is new to a thread when less than this share of its wording was there before.
OLD = 0.5
FEWEST_SEQUENCES = 6


@dataclass(frozen=True, slots=True)
class Naming:
    """What threads are called after: the pages of their stories, what was kept of an earlier run,
    and the names of entities."""

    pages: Mapping[StoryId, PagePath]
    kept: Kept
    name_of: Callable[[EntityId], str]


def threads(
    corpus: Corpus, topics: Topics, chains: Sequence[Sequence[Version]], naming: Naming
) -> tuple[Thread, ...]:
    """The threads of two tellings and more, by their oldest story.

    Which stories form a thread depends on the stories, and on where a person put one. What it is
    called depends on `naming` too: it keeps the id most of its stories bore, else it takes that of
    its oldest story's page. `topics` go with `corpus`.
    """
    kept, stories = naming.kept, corpus.stories
    groups = _groups(corpus, topics, chains, kept)
    chain_of = {version.story: chain for chain in chains for version in chain}
    ids = kept_names(
        groups,
        lambda group: [kept.threads.get(stories[n].story.id, "") for n in group],
        lambda group: "threads/" + _slug(naming.pages[stories[group[0]].story.id]),
    )
    members = dict(zip(map(ThreadId, ids), groups, strict=True))
    for position, linked in enumerate(stories):
        pinned = kept.pinned.get(linked.story.id)
        if pinned is not None:
            members[pinned] = sorted({*members.get(pinned, ()), position})
    ordered = sorted(members.items(), key=lambda pair: (pair[1], pair[0]))
    shared = list(topics.shared(map(itemgetter(1), ordered), min(SHARED, TURNS_ON)))
    called = labels([group for _, group in ordered], shared, corpus, naming.name_of)
    told = [_told([stories[n] for n in group], chain_of) for _, group in ordered]
    return tuple(
        Thread(
            thread,
            kept.labels.get(thread) or label or stories[group[0]].story.title,
            steps,
            _turns_on(enough(terms, len(group), TURNS_ON)),
        )
        for (thread, group), label, steps, terms in zip(
            ordered, called, _steps(told, corpus), shared, strict=True
        )
    )


def _slug(page: PagePath) -> str:
    return page.rpartition("/")[2].removesuffix(".md")


def _groups(
    corpus: Corpus,
    topics: Topics,
    chains: Sequence[Sequence[Version]],
    kept: Kept,
) -> list[list[int]]:
    """Positions that belong together; what a person placed is left out here."""
    stories = corpus.stories
    free = [
        position
        for position, linked in enumerate(stories)
        if linked.story.kind == "story" and linked.story.id not in kept.pinned
    ]
    chain_of = {version.story: number for number, chain in enumerate(chains) for version in chain}
    units: defaultdict[object, list[int]] = defaultdict(list)
    for position in free:
        story = stories[position].story.id
        units[chain_of.get(story, story)].append(position)
    days = [days_of(linked.story) for linked in stories]
    ids = [linked.story.id for linked in stories]
    found = gather(topics, days, units.values(), ids, corpus.earlier)
    return [group for group in found if _tellings([stories[n] for n in group]) > 1]


def _tellings(stories: Sequence[LinkedStory]) -> int:
    """How many of the stories tell anything by themselves: corrections and repeats do not."""
    return sum(linked.story.version.signal not in ("correction", "repeat") for linked in stories)


def _told(
    stories: Sequence[LinkedStory], chain_of: Mapping[StoryId, Sequence[Version]]
) -> Sequence[LinkedStory]:
    """The stories in the archive's order, but versions of one story in the order of theirs."""
    by_id = {linked.story.id: linked for linked in stories}
    following: dict[StoryId, StoryId] = {}
    for story in by_id:
        if story in chain_of and story not in following:
            inside = [version.story for version in chain_of[story] if version.story in by_id]
            members = set(inside)
            places = [other for other in by_id if other in members] if len(inside) > 1 else inside
            following.update(zip(places, inside, strict=True))
    return [by_id[following.get(linked.story.id, linked.story.id)] for linked in stories]


def _turns_on(shared: Iterable[tuple[str, Sequence[float]]]) -> tuple[EntityId, ...]:
    """The entities among the terms that a good share of the stories have, those that weigh most
    first."""
    ranked = sorted(
        (-sum(round(weight * 1_000_000) for weight in weights), term)
        for term, weights in shared
        if not term.startswith("~")
    )
    return tuple(EntityId(term) for _, term in ranked[:KEY_ENTITIES])


def _steps(threads: Iterable[Sequence[LinkedStory]], corpus: Corpus) -> Iterator[tuple[Step, ...]]:
    """Of each thread its stories with the entities and paragraphs that were not in it before."""
    place = {linked.story.id: position for position, linked in enumerate(corpus.stories)}
    ready = tuple(threads)
    asked = []
    for stories in ready:
        positions = [place[linked.story.id] for linked in stories]
        asked.append(
            (list(map(corpus.key, positions)), partial(_fresh, corpus.extracts, positions))
        )
    for stories, fresh in zip(ready, corpus.earlier.recall_all(b"fresh", asked), strict=True):
        yield _steps_of(stories, fresh)


def _steps_of(stories: Iterable[LinkedStory], fresh: Iterable[tuple[int, ...]]) -> tuple[Step, ...]:
    met: set[EntityId] = set()
    steps = []
    for linked, blocks in zip(stories, fresh, strict=True):
        entities = tuple(entity for entity in linked.entities if entity not in met)
        met.update(linked.entities)
        steps.append(Step(linked.story.id, entities, blocks))
    return tuple(steps)


def _fresh(extracts: Extracts, positions: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Of each story the paragraphs whose wording the stories before it had not."""
    read: set[int] = set()
    found = []
    for position in positions:
        blocks = []
        for number, block in enumerate(extracts[position].blocks, start=1):
            wording = numbers(block.sequences)
            if block.paragraph and len(wording) >= FEWEST_SEQUENCES:
                known = len(wording & read)
                if known < len(wording) * OLD:
                    blocks.append(number)
            read |= wording
        found.append(tuple(blocks))
    return tuple(found)
