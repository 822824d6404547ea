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
from functools import partial
from hashlib import blake2b
from itertools import chain

import numpy as np

from generator.model.archive import Occurrence, Passage
from generator.model.extract import Gist, Paragraph
from generator.model.ids import PassageId, StoryId, slugify
from generator.relate.corpus import Corpus
from generator.relate.earlier import Earlier
from generator.relate.keeping import kept_names
from generator.relate.rows import Floats, Numbers, runs

# Tuned by eye: a sentence added or a figure brought up to date stays above, another paragraph
# on the same matter below.
ALIKE = 0.5
CONTAINED = 0.75
# Hashes each wording is found by: two wordings half alike (ALIKE) share at least one of them in
# some 98 of 100 cases (1 - 0.5 ** 6).
SKETCH = 6
# Bytes of what a comparison is known by.
_DIGEST = 12
# Wordings looked at once, a bound for memory, and those compared in one piece.
_AT_ONCE = 1 << 14
_PIECE = 64
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


class _Sketches:
    """The sketches of wordings, by number: which of them share a hash.

    A sketch is the `SKETCH` smallest hashes of a wording's sequences: two wordings share one the
    likelier the more alike they are. This is bottom-k sampling (Broder, 1997): one hash a sequence
    instead of one for each of MinHash's permutations.
    """

    def __init__(self, wordings: Iterable[Paragraph]) -> None:
        sketches = [paragraph.sequences[: 4 * SKETCH] for paragraph in wordings]
        owner = np.repeat(np.arange(len(sketches)), [len(each) // 4 for each in sketches])
        marks = np.frombuffer(b"".join(sketches), dtype="<u4")
        order = np.argsort(marks, kind="stable")
        marks = marks[order]
        # Under each hash its wordings in their order, one hash behind the other.
        self._owner: Numbers = owner[order]
        first = np.flatnonzero(np.concatenate(([True], marks[1:] != marks[:-1])))
        before = np.arange(len(marks)) - np.repeat(first, np.diff(first, append=len(marks)))
        self._before: Numbers = np.minimum(before, MOST_UNDER_HASH)

    def near(self, first: int, last: int) -> dict[int, list[int]]:
        """Of each wording from `first` up to `last` those before it that it may be like, the newest
        first; nothing of those that share no hash."""
        asked = (self._owner >= first) & (self._owner < last) & (self._before > 0)
        places = np.flatnonzero(asked)
        before = self._before[places]
        others = self._owner[runs(places - before, before)]
        pairs = np.unique(np.repeat(self._owner[places], before) * last + (last - 1 - others))
        found: dict[int, list[int]] = {}
        for number, other in zip(*map(np.ndarray.tolist, np.divmod(pairs, last)), strict=True):
            found.setdefault(number, []).append(last - 1 - other)
        return found


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
    """The number of each paragraph's family: that of the wording most like it, or a new one. As far
    as they are those of the last run, so are their families."""
    plains = b"".join([paragraph.plain for paragraph in paragraphs])
    old_plains, old_families, known = earlier.before.get("paragraphs", (b"", b"", {}))
    same = _in_common(plains, old_plains)
    families = array("i", old_families)[:same]
    wordings: list[Paragraph] = []
    by_text: dict[bytes, int] = {}
    numbers = array("i")  # of each paragraph's wording
    for paragraph in paragraphs:
        number = by_text.setdefault(paragraph.plain, len(wordings))
        if number == len(wordings):
            wordings.append(paragraph)
        numbers.append(number)
    family = array("i")  # of each wording
    for number, its in zip(numbers, families, strict=False):
        if number == len(family):
            family.append(its)
    count = max(families, default=-1) + 1
    sketches = _Sketches(wordings)
    used: dict[bytes, int | None] = {}
    for first in range(len(family), len(wordings), _AT_ONCE):
        last = min(first + _AT_ONCE, len(wordings))
        like = _like(wordings, sketches.near(first, last), known, used, earlier)
        for number in range(first, last):
            other = like.get(number)
            family.append(count if other is None else family[other])
            count += other is None
    families.extend(family[number] for number in numbers[same:])
    if same and len(known) <= 2 * len(paragraphs):  # else it holds too much that nobody asks for
        used = {**known, **used}
    earlier.after["paragraphs"] = (plains, families.tobytes(), used)
    return families


def _like(
    wordings: Sequence[Paragraph],
    near: Mapping[int, Sequence[int]],
    known: Mapping[bytes, int | None],
    used: dict[bytes, int | None],
    earlier: Earlier,
) -> dict[int, int | None]:
    """Of each of these wordings the one of those near it that is most like it, the newest of
    equals; None where none is. `known` tells of wordings compared in earlier runs the place of that
    one among those near; `used` gathers what of that was asked for in this run."""
    keys = [_key(wordings, number, others) for number, others in near.items()]
    missing = [each for each, key in zip(near.items(), keys, strict=True) if key not in known]
    pieces = [missing[start : start + _PIECE] for start in range(0, len(missing), _PIECE)]
    made = earlier.made([partial(_nearest, wordings, piece) for piece in pieces])
    fresh = chain.from_iterable(made)
    best = [known[key] if key in known else next(fresh) for key in keys]
    used.update(zip(keys, best, strict=True))
    return {
        number: None if place is None else others[place]
        for (number, others), place in zip(near.items(), best, strict=True)
    }


def _key(wordings: Sequence[Paragraph], number: int, near: Iterable[int]) -> bytes:
    """What a wording and those near it are known by."""
    plains = b"".join([wordings[each].plain for each in (number, *near)])
    return blake2b(plains, digest_size=_DIGEST).digest()


def _nearest(
    wordings: Sequence[Paragraph], asked: Iterable[tuple[int, Sequence[int]]]
) -> list[int | None]:
    """Which of the wordings near each of these is most like it, the first of equals; None where
    none is."""
    found: list[int | None] = []
    for number, near in asked:
        others = [wordings[other].sequences for other in near]
        alike = _alike(wordings[number].sequences, others)
        best = int(alike.argmax())
        found.append(best if alike[best] > 0 else None)
    return found


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
