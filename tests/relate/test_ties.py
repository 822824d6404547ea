"""What holds of the ties of any archive: a made-up world of a few matters, told in any order."""

from __future__ import annotations

import hashlib
import marshal
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.model.archive import Archive, Kept, LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, StoryId, page_path, text_id
from generator.model.marks import Annotations, Link, LinkedMention, Mention
from generator.model.story import Block, Source, Story, Version
from generator.model.text import Span
from generator.relate import relate
from generator.relate.earlier import Earlier

MATTERS = {
    "Mühle": ("Alte Mühle Denkmal Bagger Abriss Gutachten Stadtrat Wasserrad", "people/uta-muster"),
    "Brücke": ("Brücke Pfeiler Sperrung Statik Umleitung Ponton Gesims", "people/jan-novak"),
    "Theater": ("Theater Intendant Bühne Premiere Etat Orchester Loge", "people/lena-probe"),
}
BACKGROUND = (
    "Die {} war im Jahr 1871 von Bürgern der Stadt gestiftet und seither dreimal erneuert worden, "
    "zuletzt nach dem großen Brand."
)


def story(number: int, matter: str, day: int, *, background: bool, label: str) -> LinkedStory:
    words, person = MATTERS[matter]
    chance = random.Random(number)  # noqa: S311
    name = person.partition("/")[2].replace("-", " ").title()
    lead = f"{name} sprach über {' '.join(chance.sample(words.split(), 4))} am Ort {number}."
    texts = [lead, " ".join(chance.choices(words.split(), k=9)) + f" {number}."]
    if background:
        texts.append(BACKGROUND.format(matter))
    text = "\n\n".join(texts)
    blocks, start = [], 0
    for paragraph in texts:
        blocks.append(Block(Span(start, start + len(paragraph)), "paragraph"))
        start += len(paragraph) + 2
    mention = LinkedMention(
        Mention(Span(0, len(name)), "person", name), Link(EntityId(person), "made up")
    )
    made = Story(
        id=text_id(f"{number}"),
        source=Source(f"seeds/{number:03}.txt", 0, "text", ""),
        title=f"{matter}: {' '.join(chance.sample(words.split(), 2))}",
        title_source="stated",
        text=text,
        blocks=tuple(blocks),
        date=f"2031-03-{day:02}",
        version=Version(None, "update" if label else None, (label,) if label else ()),
    )
    return LinkedStory(made, Annotations(), (mention,), entities=(EntityId(person),))


STORIES = st.lists(
    st.tuples(
        st.sampled_from(sorted(MATTERS)),
        st.integers(1, 28),
        st.booleans(),
        st.sampled_from(["", "", "ROUNDUP"]),
    ),
    min_size=2,
    max_size=14,
).map(
    lambda rows: [
        story(number, matter, day, background=background, label=label)
        for number, (matter, day, background, label) in enumerate(rows)
    ]
)
ENTITIES = {EntityId(person): Entity(EntityId(person), person) for _, person in MATTERS.values()}


def pages(stories: Sequence[LinkedStory]) -> Mapping[StoryId, PagePath]:
    return {s.story.id: page_path(f"stories/x/s{s.story.source.file[6:9]}.md") for s in stories}


def tied(stories: Sequence[LinkedStory], kept: Kept | None = None) -> Archive:
    return relate(stories, pages(stories), ENTITIES, kept or Kept())


def kept_of(archive: Archive) -> Kept:
    """What the pages of an archive would say in the next run."""
    passages: dict[StoryId, dict[int, object]] = {}
    for passage in archive.passages:
        for place in passage.occurrences:
            passages.setdefault(place.story, {})[place.block] = passage.id
    return Kept(
        threads={step.story: thread.id for thread in archive.threads for step in thread.steps},
        passages=passages,
    )


@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    stories: list[LinkedStory], chance: random.Random
) -> None:
    shuffled = chance.sample(stories, len(stories))
    assert tied(shuffled) == tied(stories)


def test_of_no_stories_an_empty_archive_is_made() -> None:
    assert tied([]) == tied([], Kept())
    assert not tied([]).threads


@given(STORIES)
def test_another_run_over_the_same_stories_changes_nothing(stories: list[LinkedStory]) -> None:
    once = tied(stories)
    assert tied(stories, kept_of(once)) == once


@given(STORIES, st.randoms(use_true_random=False))
def test_stories_added_one_by_one_end_in_the_same_ties(
    stories: list[LinkedStory], chance: random.Random
) -> None:
    """In whatever order they come, all ties are those of the whole; only what threads and
    passages are called may come from the way there."""
    kept = Kept()
    for count in range(1, len(stories) + 1):
        grown = tied(chance.sample(stories[:count], count), kept)
        kept = kept_of(grown)
    whole = tied(stories)
    assert [thread.steps for thread in grown.threads] == [t.steps for t in whole.threads]
    assert [thread.label for thread in grown.threads] == [t.label for t in whole.threads]
    assert [p.occurrences for p in grown.passages] == [p.occurrences for p in whole.passages]
    assert grown.chains == whole.chains
    assert {s: [r.story for r in rows] for s, rows in grown.related.items()} == {
        s: [r.story for r in rows] for s, rows in whole.related.items()
    }


@given(STORIES)
def test_chains_part_the_stories_and_count_from_one(stories: list[LinkedStory]) -> None:
    chains = tied(stories).chains
    members = [version.story for chain in chains for version in chain]
    assert len(members) == len(set(members))
    for chain in chains:
        assert [version.number for version in chain] == list(range(1, len(chain) + 1))
        assert len(chain) > 1


@given(STORIES)
def test_threads_hold_each_story_once_and_all_of_its_versions(stories: list[LinkedStory]) -> None:
    archive = tied(stories)
    members = [step.story for thread in archive.threads for step in thread.steps]
    assert len(members) == len(set(members))
    of = {step.story: thread.id for thread in archive.threads for step in thread.steps}
    for chain in archive.chains:
        assert len({of.get(version.story) for version in chain}) == 1


@given(STORIES)
def test_every_relation_has_reasons_that_hold_of_both(stories: list[LinkedStory]) -> None:
    archive = tied(stories)
    by_id = {s.story.id: s for s in archive.stories}
    chain_of = {v.story: n for n, chain in enumerate(archive.chains) for v in chain}
    newest = {chain[-1].story for chain in archive.chains}
    thread_of = {step.story: t.id for t in archive.threads for step in t.steps}
    bears = {p.id: {o.story for o in p.occurrences} for p in archive.passages}
    for one, relations in archive.related.items():
        assert len(relations) <= 5
        for relation in relations:
            other = relation.story
            assert other != one
            assert relation.entities or relation.passage
            assert set(relation.entities) <= set(by_id[one].entities) & set(by_id[other].entities)
            if relation.passage:
                assert {one, other} <= bears[relation.passage]
            if relation.thread:
                assert thread_of[one] == thread_of[other] == relation.thread
            assert chain_of.get(one, -1) != chain_of.get(other, -2)
            assert other not in chain_of or other in newest
            back = [r for r in archive.related.get(other, ()) if r.story == one]
            assert all(replace(r, story=other) == relation for r in back)


def test_a_person_puts_a_story_into_a_thread_of_their_own() -> None:
    stories = [
        story(n, matter, n + 1, background=True, label="")
        for n, matter in enumerate(["Mühle", "Mühle", "Brücke", "Brücke", "Mühle"])
    ]
    mine = "threads/meins"
    kept = Kept(pinned={stories[0].story.id: mine, stories[3].story.id: mine})
    archive = tied(stories, replace(kept, labels={mine: "Mein Thema"}))
    (thread,) = [thread for thread in archive.threads if thread.id == mine]
    assert {step.story for step in thread.steps} == {stories[0].story.id, stories[3].story.id}
    assert thread.label == "Mein Thema"


def test_a_thread_keeps_its_name_when_an_older_story_comes_late() -> None:
    matters = ["Mühle"] * 3 + ["Brücke"] * 3 + ["Theater"] * 3
    stories = [
        story(n, matter, n + 1, background=True, label="") for n, matter in enumerate(matters)
    ]
    late = tied(stories[1:])
    names = {step.story: t.id for t in late.threads for step in t.steps}
    grown = tied(stories, kept_of(late))
    assert names[stories[1].story.id] == "threads/s001"
    for thread in grown.threads:
        for step in thread.steps:
            assert names.get(step.story, thread.id) == thread.id


@given(STORIES, STORIES)
def test_what_an_earlier_run_worked_out_changes_nothing(
    before: list[LinkedStory], stories: list[LinkedStory]
) -> None:
    """Another archive, in part of the same texts, was there before."""

    def key_of(linked: LinkedStory) -> bytes:
        told = (linked.story, linked.story.text, linked.mentions)
        return hashlib.sha256(repr(told).encode()).digest()

    first = Earlier(key_of=key_of)
    relate(before, pages(before), ENTITIES, earlier=first)
    kept = marshal.loads(marshal.dumps((first.used, first.after)))  # noqa: S302 (our own)
    for known, logs in ((first.used, first.after), kept):
        again = Earlier(known, key_of, before=logs)
        assert relate(stories, pages(stories), ENTITIES, earlier=again) == tied(stories)
    both = [*stories, *(replace(s, story=moved(s.story)) for s in before)]
    whole = Earlier(again.used, key_of, before=again.after)
    assert relate(both, pages(both), ENTITIES, earlier=whole) == tied(both)


@given(STORIES)
def test_what_is_made_apart_may_be_made_in_any_order(stories: list[LinkedStory]) -> None:
    apart = Earlier(made=lambda makes: [make() for make in reversed(makes)][::-1])
    assert relate(stories, pages(stories), ENTITIES, earlier=apart) == tied(stories)


def moved(story: Story) -> Story:
    """The story as another of its kind."""
    file = story.source.file.replace("seeds/0", "seeds/9")
    return replace(story, id=text_id(f"{story.id} again"), source=replace(story.source, file=file))
