"""Paragraphs that recur across stories, word for word or nearly so: an agency's background.

Each paragraph is looked up among the wordings seen before it by a sketch of its three-word
sequences, and what that finds is compared exactly. The cost is that of one look-up a paragraph,
however often a paragraph recurs: wordings are kept, not occurrences. What earlier runs compared is
not compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.model.archive import Occurrence, Passage
from generator.model.extract import Gist, Paragraph
from generator.model.ids import PassageId, StoryId, slugify
from generator.relate.corpus import Corpus
from generator.relate.earlier import Earlier
from generator.relate.keeping import kept_names
from generator.relate.rows import Floats
from generator.relate.shingles import sketch

# Tuned by eye: a sentence added or a figure brought up to date stays above, another paragraph
# on the same matter below.
ALIKE = 0.5
CONTAINED = 0.75
# Hashes each wording is found by: two wordings half alike (ALIKE) share at least one of them in
# some 98 of 100 cases (1 - 0.5 ** 6).
SKETCH = 6
# So many wordings under one hash are a form with changing names; the newest are compared.
MOST_UNDER_HASH = 24


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one recurring paragraph before it has a name: (story, block) positions."""

    uses: tuple[tuple[int, int], ...]


def _alike(one: bytes, others: Sequence[bytes]) -> Floats:
    """How alike a wording is to each of some others, by their packed sequences: the share of the
    sequences of both that the two have in common; 0 where the two are not alike, nor one the other
    with a sentence added (not merely a sentence that the two share)."""
    mine, its = np.frombuffer(one, dtype="<u4"), np.frombuffer(b"".join(others), dtype="<u4")
    sizes = np.array([len(other) // 4 for other in others])
    place = np.searchsorted(mine, its)
    place[place == len(mine)] = 0
    owner = np.repeat(np.arange(len(others)), sizes)
    both = np.bincount(owner, mine[place] == its, minlength=len(others))
    share: Floats = both / (len(mine) + sizes - both)
    smaller, larger = np.minimum(sizes, len(mine)), np.maximum(sizes, len(mine))
    grown = (both / smaller >= CONTAINED) & (smaller * 3 >= larger)
    share[(share < ALIKE) & ~grown] = 0.0
    return share


class _Shelf:
    """The wordings seen so far, found again by their words or by a hash of their sketch."""

    def __init__(self, earlier: Earlier) -> None:
        self._earlier = earlier
        self._paragraphs: list[Paragraph] = []
        self._family: list[int] = []
        self._by_text: dict[bytes, int] = {}
        self._by_hash: dict[int, list[int]] = {}
        self._families = 0

    def family_of(self, paragraph: Paragraph) -> int:
        """The family of a paragraph, a new one if none is like it."""
        known = self._by_text.get(paragraph.plain)
        if known is not None:
            return self._family[known]
        number = len(self._paragraphs)
        self._paragraphs.append(paragraph)
        marks = sketch(paragraph.sequences, SKETCH)
        like = self._like(number, marks)
        if like is None:
            family = self._families
            self._families += 1
        else:
            family = self._family[like]
        self._family.append(family)
        self._by_text[paragraph.plain] = number
        for mark in marks:
            self._by_hash.setdefault(mark, []).append(number)
        return family

    def _like(self, number: int, marks: Iterable[int]) -> int | None:
        """The wording most like a new one, the newest of equals."""
        found: set[int] = set()
        for mark in marks:
            found.update(self._by_hash.get(mark, ())[-MOST_UNDER_HASH:])
        if not found:
            return None
        near = sorted(found, reverse=True)
        parts = (self._paragraphs[each].plain for each in (number, *near))
        best = self._earlier.recall(b"paragraph", parts, lambda: self._nearest(number, near))
        return None if best is None else near[best]

    def _nearest(self, number: int, near: Sequence[int]) -> int | None:
        """Which of these wordings is most like one, the first of equals; None where none is."""
        others = [self._paragraphs[other].sequences for other in near]
        alike = _alike(self._paragraphs[number].sequences, others)
        best = int(alike.argmax())
        return best if alike[best] > 0 else None


def groups(corpus: Corpus) -> tuple[Group, ...]:
    """Every paragraph that stands in two and more stories, by its first place."""
    shelf = _Shelf(corpus.earlier)
    uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, gist in enumerate(corpus.gists):
        for paragraph in gist.paragraphs:
            family = shelf.family_of(paragraph)
            uses[family].append((position, paragraph.block))
    return tuple(
        Group(tuple(places))
        for places in uses.values()
        if len({position for position, _ in places}) > 1
    )


def passages(
    corpus: Corpus,
    found: Iterable[Group],
    chain_of: Mapping[StoryId, int],
    kept: Mapping[StoryId, Mapping[int, PassageId]],
) -> tuple[Passage, ...]:
    """The groups that recur beyond the versions of one story, named.

    `chain_of` numbers the chain of each story that has one. `kept` are the names under which
    stories bore their blocks before: a passage keeps the name that most of its places had.
    """
    ids = [linked.story.id for linked in corpus.stories]
    recurring = [
        group.uses
        for group in found
        if len({chain_of.get(ids[position], ids[position]) for position, _ in group.uses}) > 1
    ]

    def wanted(places: Sequence[tuple[int, int]]) -> str:
        position, number = places[0]
        story = corpus.stories[position].story
        return f"paragraphs/{slugify(story.blocks[number - 1].span.of(story.text))}"

    names = kept_names(
        recurring,
        lambda places: [kept.get(ids[position], {}).get(number, "") for position, number in places],
        wanted,
    )
    return tuple(
        Passage(PassageId(name), tuple(_occurrences(places, ids, corpus.gists)))
        for name, places in zip(names, recurring, strict=True)
    )


def _occurrences(
    places: Iterable[tuple[int, int]], ids: Sequence[StoryId], gists: Sequence[Gist]
) -> Iterator[Occurrence]:
    """The places with a number for each way the paragraph is worded."""
    wordings: dict[bytes, int] = {}
    for position, number in places:
        exact = next(p.exact for p in gists[position].paragraphs if p.block == number)
        yield Occurrence(ids[position], number, wordings.setdefault(exact, len(wordings)))
