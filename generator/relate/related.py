"""What to read after a story, and why: rare names, a paragraph in common, and a thread with them.

Every reason holds of both stories. How close two stories are is the same either way; that one
stands among the closest of the other is not.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.archive import LinkedStory, Passage, Relation, Thread, Version
from generator.model.ids import EntityId, PassageId, StoryId, ThreadId
from generator.relate.topics import Topic, likeness

MOST = 5
# Entities named as reasons.
NAMED = 3
# Below this two stories have nothing to say to each other. Tuned on the demo archive.
CLOSE = 0.15
# What a paragraph and a thread in common add to the likeness of topics.
_PASSAGE, _THREAD = 0.25, 0.08
# A term that more stories have is no reason by itself (a share of the archive, but never fewer).
_RARE, _FEW = 0.08, 12
# How many stories before and after are looked at under each of a story's strongest terms.
AROUND = 12
TERMS = 12
NEAREST = 40
# The part of the whole likeness that a name must bring to be a reason.
_TELLING = 0.06


class _Ties:
    """Look-ups over the archive, made once."""

    def __init__(
        self,
        stories: Sequence[LinkedStory],
        topics: Sequence[Topic],
        passages: Sequence[Passage],
        threads: Sequence[Thread],
    ) -> None:
        self.topics = topics
        self.most = max(_FEW, round(len(stories) * _RARE))
        self.under: defaultdict[str, list[int]] = defaultdict(list)
        for position, topic in enumerate(topics):
            for term in topic:
                self.under[term].append(position)
        place = {linked.story.id: position for position, linked in enumerate(stories)}
        self.passages: defaultdict[int, list[PassageId]] = defaultdict(list)
        self.bearers: dict[PassageId, list[int]] = {}
        for passage in passages:
            bearers = sorted({place[occurrence.story] for occurrence in passage.occurrences})
            self.bearers[passage.id] = bearers
            for position in bearers:
                self.passages[position].append(passage.id)
        self.thread: dict[int, ThreadId] = {
            place[step.story]: thread.id for thread in threads for step in thread.steps
        }

    def near(self, position: int) -> list[int]:
        """The stories that share strong terms or a passage, those with most in common first."""
        topic = self.topics[position]
        common: Counter[int] = Counter()
        strongest = heapq.nsmallest(TERMS, topic.items(), key=lambda pair: (-pair[1], pair[0]))
        for term, weight in strongest:
            for other in _around(self.under[term], position):
                common[other] += round(weight * self.topics[other][term] * 1_000_000)
        for passage in self.passages.get(position, ()):
            for other in _around(self.bearers[passage], position):
                common[other] += round(_PASSAGE * 1_000_000)
        del common[position]
        ranked = heapq.nsmallest(NEAREST, common.items(), key=lambda pair: (-pair[1], pair[0]))
        return [other for other, _ in ranked]

    def tie(self, one: int, other: int) -> tuple[float, Relation | None]:
        """How close two stories are, and the reasons without the story; None where there is none
        or they are not close enough.

        Symmetric in its arguments.
        """
        mine, its = self.topics[one], self.topics[other]
        alike = likeness(mine, its)
        passages = [
            (len(self.bearers[passage]), passage)
            for passage in self.passages.get(one, ())
            if passage in self.passages.get(other, ())
        ]
        thread = self.thread.get(one)
        if thread != self.thread.get(other):
            thread = None
        close = alike + _PASSAGE * bool(passages) + _THREAD * (thread is not None)
        if close < CLOSE:
            return 0.0, None
        names = sorted(
            (-round(weight * its[term], 9), term)
            for term, weight in mine.items()
            if term in its and not term.startswith("~") and len(self.under[term]) <= self.most
        )
        telling = [EntityId(term) for part, term in names if -part >= alike * _TELLING]
        # The thread by itself is no reason: its page has all of it, in order.
        if not (telling or passages):
            return 0.0, None
        passage = min(passages)[1] if passages else None
        return close, Relation(StoryId(""), tuple(telling[:NAMED]), passage, thread)


def _around(places: Sequence[int], position: int) -> Iterator[int]:
    """The places nearest in time to a position."""
    middle = bisect_left(places, position)
    yield from places[max(0, middle - AROUND) : middle + AROUND + 1]


def related(
    stories: Sequence[LinkedStory],
    topics: Sequence[Topic],
    chains: Sequence[Sequence[Version]],
    passages: Sequence[Passage],
    threads: Sequence[Thread],
) -> Mapping[StoryId, tuple[Relation, ...]]:
    """The few stories closest to each, with reasons, the closest first.

    Never a version of the same story; of another story's versions only the newest. Service
    messages and withdrawn stories neither have relations nor are any.
    """
    ties = _Ties(stories, topics, passages, threads)
    chain_of = {version.story: number for number, chain in enumerate(chains) for version in chain}
    newest = {chain[-1].story for chain in chains}
    shown = [
        linked.story.kind in ("story", "announcement")
        and (linked.story.id not in chain_of or linked.story.id in newest)
        for linked in stories
    ]
    found: dict[StoryId, tuple[Relation, ...]] = {}
    for position, linked in enumerate(stories):
        if linked.story.kind in ("service", "withdrawn"):
            continue
        own = chain_of.get(linked.story.id, -1)
        ranked = []
        for other in ties.near(position):
            story = stories[other].story.id
            if shown[other] and chain_of.get(story) != own:
                close, tie = ties.tie(position, other)
                if tie is not None and close >= CLOSE:
                    ranked.append((-round(close, 9), abs(other - position), other, tie))
        ranked.sort(key=lambda row: row[:3])
        if ranked:
            found[linked.story.id] = tuple(
                replace(tie, story=stories[other].story.id) for _, _, other, tie in ranked[:MOST]
            )
    return found
