"""Paragraphs that recur across stories, word for word or nearly so: an agency's background.

Each paragraph is looked up among the wordings seen before it by a sketch of its three-word
sequences, and what that finds is compared exactly. The cost is that of one look-up a paragraph,
however often a paragraph recurs: wordings are kept, not occurrences.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.archive import LinkedStory, Occurrence, Passage
from generator.model.extract import BlockExtract, Extract
from generator.model.ids import PassageId, StoryId, slugify
from generator.relate.extract import numbers
from generator.relate.keeping import kept_names
from generator.relate.shingles import Bits, contained, sketch

# A shorter paragraph recurs by chance or by form ("Das teilte das Ministerium mit.").
FEWEST_WORDS = 12
# Tuned by eye: a sentence added or a figure brought up to date stays above, another paragraph
# on the same matter below.
ALIKE = 0.5
CONTAINED = 0.75
# Hashes kept of each wording: two wordings half alike (ALIKE) share at least one of them in some
# 98 of 100 cases (1 - 0.5 ** 6).
SKETCH = 6
# So many wordings under one hash are a form with changing names; the newest are compared.
MOST_UNDER_HASH = 24
# Wordings kept ready to be compared.
COMPARED = 4096
# Bits of a wording's field: a paragraph has some forty sequences, seldom two hundred.
_WIDTH = 1024


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one recurring paragraph before it has a name: (story, block) positions."""

    uses: tuple[tuple[int, int], ...]


class _Shelf:
    """The wordings seen so far, found again by their words or by a hash of their sketch.

    A wording is kept as the numbers of its sequences alone: what is needed to compare it is made
    when it is compared, and kept for a while, for the same few are compared again and again.
    """

    def __init__(self) -> None:
        self._runs: list[bytes] = []
        self._bits: list[Bits] = []
        self._family: list[int] = []
        self._by_text: dict[bytes, int] = {}
        self._by_hash: dict[int, list[int]] = {}
        self._families = 0
        self._numbers = lru_cache(maxsize=COMPARED)(numbers)

    def family_of(self, block: BlockExtract) -> int | None:
        """The family of a paragraph, a new one if none is like it; None if it is too short."""
        if block.words < FEWEST_WORDS:
            return None
        known = self._by_text.get(block.plain)
        if known is not None:
            return self._family[known]
        marks = sketch(block.sequences, SKETCH)
        bits = Bits.of(array("I", block.sequences), _WIDTH)
        family = self._nearest(block.sequences, bits, marks)
        if family is None:
            family = self._families
            self._families += 1
        number = len(self._runs)
        self._runs.append(block.sequences)
        self._bits.append(bits)
        self._family.append(family)
        self._by_text[block.plain] = number
        for mark in marks:
            self._by_hash.setdefault(mark, []).append(number)
        return family

    def _nearest(self, packed: bytes, bits: Bits, marks: Iterable[int]) -> int | None:
        found: set[int] = set()
        for mark in marks:
            found.update(self._by_hash.get(mark, ())[-MOST_UNDER_HASH:])
        near = [number for number in found if _may_be_alike(bits, self._bits[number])]
        if not near:
            return None
        runs = self._numbers(packed)
        best, nearest = 0.0, None
        for number in sorted(near, reverse=True):
            other = self._numbers(self._runs[number])
            both = len(runs & other)
            alike = both / (len(runs) + len(other) - both) if both else 0.0
            if alike > best and (alike >= ALIKE or _grown(runs, other)):
                best, nearest = alike, self._family[number]
        return nearest


def _may_be_alike(one: Bits, other: Bits) -> bool:
    """Whether an exact comparison could find the two alike, or one in the other."""
    common = one.common(other)
    either = one.size + other.size - common
    return common >= ALIKE * either or common >= CONTAINED * min(one.size, other.size)


def _grown(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether one is the other with a sentence added: not merely a sentence the two share."""
    return contained(one, other) >= CONTAINED and min(len(one), len(other)) * 3 >= max(
        len(one), len(other)
    )


def groups(stories: Sequence[LinkedStory], extracts: Sequence[Extract]) -> tuple[Group, ...]:
    """Every paragraph that stands in two and more stories, by its first place.

    Only in news stories: announcements repeat their senders' self-portraits, services their forms.
    """
    shelf = _Shelf()
    uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, (linked, extract) in enumerate(zip(stories, extracts, strict=True)):
        if linked.story.kind != "story":
            continue
        for number, block in enumerate(extract.blocks, start=1):
            if block.paragraph:
                family = shelf.family_of(block)
                if family is not None:
                    uses[family].append((position, number))
    return tuple(
        Group(tuple(places))
        for places in uses.values()
        if len({position for position, _ in places}) > 1
    )


def passages(
    stories: Sequence[LinkedStory],
    found: Iterable[Group],
    chain_of: Mapping[StoryId, int],
    kept: Mapping[StoryId, Mapping[int, PassageId]],
    extracts: Sequence[Extract],
) -> tuple[Passage, ...]:
    """The groups that recur beyond the versions of one story, named.

    `chain_of` numbers the chain of each story that has one. `kept` are the names under which
    stories bore their blocks before: a passage keeps the name that most of its places had.
    """
    ids = [linked.story.id for linked in stories]
    recurring = [
        group.uses
        for group in found
        if len({chain_of.get(ids[position], ids[position]) for position, _ in group.uses}) > 1
    ]

    def wanted(places: Sequence[tuple[int, int]]) -> str:
        position, number = places[0]
        story = stories[position].story
        return f"paragraphs/{slugify(story.blocks[number - 1].span.of(story.text))}"

    names = kept_names(
        recurring,
        lambda places: [kept.get(ids[position], {}).get(number, "") for position, number in places],
        wanted,
    )
    return tuple(
        Passage(PassageId(name), tuple(_occurrences(places, ids, extracts)))
        for name, places in zip(names, recurring, strict=True)
    )


def _occurrences(
    places: Iterable[tuple[int, int]], ids: Sequence[StoryId], extracts: Sequence[Extract]
) -> Iterator[Occurrence]:
    """The places with a number for each way the paragraph is worded."""
    wordings: dict[bytes, int] = {}
    for position, number in places:
        exact = extracts[position].blocks[number - 1].exact
        yield Occurrence(ids[position], number, wordings.setdefault(exact, len(wordings)))
