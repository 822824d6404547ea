"""Paragraphs that recur across stories, word for word or nearly so: an agency's background.

Each paragraph is looked up among the wordings seen before it by a sketch of its three-word
sequences, and what that finds is compared exactly. The cost is that of one look-up a paragraph,
however often a paragraph recurs: wordings are kept, not occurrences. What earlier runs compared is
not compared again.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from generator.model.archive import Occurrence, Passage
from generator.model.extract import Gist, Paragraph
from generator.model.ids import PassageId, StoryId, slugify
from generator.relate.corpus import Corpus
from generator.relate.earlier import Earlier
from generator.relate.keeping import kept_names
from generator.relate.rows import Floats, Numbers
from generator.relate.shingles import sketch

# Tuned by eye: a sentence added or a figure brought up to date stays above, another paragraph
# on the same matter below.
ALIKE = 0.5
CONTAINED = 0.75
# Hashes each wording is found by: two wordings half alike (ALIKE) share at least one of them in
# some 98 of 100 cases (1 - 0.5 ** 6).
SKETCH = 6
# Bytes of what a comparison is known by.
_DIGEST = 12
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
    """The wordings seen so far, found again by their words or by a hash of their sketch.

    `known` tells of wordings compared in earlier runs which was most like one of them; `used`
    gathers what of that was asked for in this run.
    """

    def __init__(self, known: Mapping[bytes, int | None]) -> None:
        self.used: dict[bytes, int | None] = {}
        self._known = known
        self._paragraphs: list[Paragraph] = []
        self._family: list[int] = []
        self._by_text: dict[bytes, int] = {}
        self._by_hash: defaultdict[int, list[int]] = defaultdict(list)
        self._families = 0

    def fill(
        self, paragraphs: Sequence[Paragraph], families: Sequence[int], coming: Sequence[Paragraph]
    ) -> None:
        """Take in paragraphs of known families, ready to be asked for the `coming` ones only."""
        for paragraph, family in zip(paragraphs, families, strict=True):
            if paragraph.plain not in self._by_text:
                self._by_text[paragraph.plain] = len(self._paragraphs)
                self._paragraphs.append(paragraph)
                self._family.append(family)
        self._families = max(families, default=-1) + 1
        marks, owner = _marks(self._paragraphs)
        asked = np.flatnonzero(np.isin(marks, _marks(coming)[0]))
        for mark, number in zip(marks[asked].tolist(), owner[asked].tolist(), strict=True):
            self._by_hash[mark].append(number)

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
            self._by_hash[mark].append(number)
        return family

    def _like(self, number: int, marks: Iterable[int]) -> int | None:
        """The wording most like a new one, the newest of equals."""
        found: set[int] = set()
        for mark in marks:
            found.update(self._by_hash.get(mark, ())[-MOST_UNDER_HASH:])
        if not found:
            return None
        near = sorted(found, reverse=True)
        plains = b"".join([self._paragraphs[each].plain for each in (number, *near)])
        key = blake2b(plains, digest_size=_DIGEST).digest()
        best = self._known[key] if key in self._known else self._nearest(number, near)
        self.used[key] = best
        return None if best is None else near[best]

    def _nearest(self, number: int, near: Sequence[int]) -> int | None:
        """Which of these wordings is most like one, the first of equals; None where none is."""
        others = [self._paragraphs[other].sequences for other in near]
        alike = _alike(self._paragraphs[number].sequences, others)
        best = int(alike.argmax())
        return best if alike[best] > 0 else None


def _marks(paragraphs: Iterable[Paragraph]) -> tuple[Numbers, Numbers]:
    """The sketches of paragraphs, one behind the other, and which paragraph each hash is of."""
    sketches = [paragraph.sequences[: 4 * SKETCH] for paragraph in paragraphs]
    owner = np.repeat(np.arange(len(sketches)), [len(each) // 4 for each in sketches])
    return np.frombuffer(b"".join(sketches), dtype="<u4").astype(np.int64), owner


def groups(corpus: Corpus) -> tuple[Group, ...]:
    """Every paragraph that stands in two and more stories, by its first place."""
    places = [
        (position, paragraph)
        for position, gist in enumerate(corpus.gists)
        for paragraph in gist.paragraphs
    ]
    families = _families([paragraph for _, paragraph in places], corpus.earlier)
    uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for family, (position, paragraph) in zip(families, places, strict=True):
        uses[family].append((position, paragraph.block))
    return tuple(
        Group(tuple(places))
        for places in uses.values()
        if len({position for position, _ in places}) > 1
    )


def _families(paragraphs: Sequence[Paragraph], earlier: Earlier) -> Sequence[int]:
    """The number of each paragraph's family. As far as they are those of the last run, so are
    their families."""
    plains = b"".join([paragraph.plain for paragraph in paragraphs])
    old_plains, old_families, known = earlier.before.get("paragraphs", (b"", b"", {}))
    same = _in_common(plains, old_plains)
    families = array("i", old_families)[:same]
    shelf = _Shelf(known)
    coming = paragraphs[same:]
    shelf.fill(paragraphs[:same], families, coming)
    families.extend(map(shelf.family_of, coming))
    if same and len(known) <= 2 * len(paragraphs):  # else it holds too much that nobody asks for
        shelf.used = {**known, **shelf.used}
    earlier.after["paragraphs"] = (plains, families.tobytes(), shelf.used)
    return families


def _in_common(one: bytes, other: bytes) -> int:
    """How many hashes of words two lists have in common before they first differ."""
    size = min(len(one), len(other)) // 8
    ours, theirs = (np.frombuffer(each, dtype="<u8", count=size) for each in (one, other))
    differ = np.flatnonzero(ours != theirs)
    return int(differ[0]) if len(differ) else size


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
