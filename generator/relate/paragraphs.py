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
from generator.model.ids import PassageId, StoryId, slugify
from generator.relate.corpus import Corpus
from generator.relate.earlier import Earlier
from generator.relate.gists import SKETCH, Paragraphs
from generator.relate.hashes import Hashes
from generator.relate.keeping import kept_names
from generator.relate.rows import Floats, Numbers, runs

# Tuned by eye: a sentence added or a figure brought up to date stays above, another paragraph
# on the same matter below.
ALIKE = 0.5
CONTAINED = 0.75
# Bytes of what a comparison is known by.
_DIGEST = 12
# Wordings looked at once, a bound for memory, and those compared in one piece.
_AT_ONCE = 1 << 14
_PIECE = 64
# So many wordings under one hash are a form with changing names; the newest are compared.
MOST_UNDER_HASH = 24
_LOG = "paragraphs"


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

    def __init__(self, paragraphs: Paragraphs, wordings: Numbers) -> None:
        sizes = paragraphs.sizes[wordings]
        owner = np.repeat(np.arange(len(wordings)), sizes)
        marks = paragraphs.sketches[wordings][np.arange(SKETCH) < sizes[:, None]]
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


def groups(paragraphs: Paragraphs, earlier: Earlier) -> tuple[Group, ...]:
    """Every paragraph that stands in two and more stories, by its first place."""
    families = _families(paragraphs, earlier)
    several = (np.bincount(families) > 1)[families] if len(families) else families > 0
    uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    columns = (families, paragraphs.stories, paragraphs.blocks)
    for family, position, block in zip(*(each[several].tolist() for each in columns), strict=True):
        uses[family].append((position, block))
    return tuple(
        Group(tuple(places))
        for places in uses.values()
        if len({position for position, _ in places}) > 1
    )


def _families(paragraphs: Paragraphs, earlier: Earlier) -> Numbers:
    """The number of each paragraph's family: that of the wording most like it, or a new one. As far
    as they are those of the last run, so are their families."""
    plains = paragraphs.plains
    old_plains, old_families, known = earlier.before.get(_LOG, (b"", b"", {}))
    same = _in_common(plains, np.frombuffer(old_plains, "<u8"))
    families = np.frombuffer(old_families, "<i4")[:same]
    # Of each wording its first paragraph, and of each paragraph its wording.
    _, first, which = np.unique(plains, return_index=True, return_inverse=True)
    wordings = np.sort(first)
    numbers = np.searchsorted(wordings, first)[which]
    family = array("i", families[wordings[wordings < same]].tolist())
    count = int(families.max(initial=-1)) + 1
    sketches = _Sketches(paragraphs, wordings)
    used: dict[bytes, int | None] = {}
    for start in range(len(family), len(wordings), _AT_ONCE):
        end = min(start + _AT_ONCE, len(wordings))
        near = sketches.near(start, end)
        best = _best(paragraphs, wordings, near, known, earlier)
        used.update(best)
        like = {
            number: None if place is None else others[place]
            for (number, others), (_, place) in zip(near.items(), best, strict=True)
        }
        for number in range(start, end):
            other = like.get(number)
            family.append(count if other is None else family[other])
            count += other is None
    found = np.array(family, dtype=np.int64)[numbers]
    if same and len(known) <= 2 * len(paragraphs):  # else it holds too much that nobody asks for
        used = {**known, **used}
    earlier.after[_LOG] = (plains.tobytes(), found.astype("<i4").tobytes(), used)
    return found


def _best(
    paragraphs: Paragraphs,
    wordings: Numbers,
    near: Mapping[int, Sequence[int]],
    known: Mapping[bytes, int | None],
    earlier: Earlier,
) -> list[tuple[bytes, int | None]]:
    """Of each of these wordings, under a key, the place of the one most like it among those near
    it, the newest of equals; None where none is. `known` tells it of those compared in earlier
    runs."""
    plains = paragraphs.plains[wordings]
    keys = [_key(plains, number, others) for number, others in near.items()]
    missing = [each for each, key in zip(near.items(), keys, strict=True) if key not in known]
    pieces = [missing[start : start + _PIECE] for start in range(0, len(missing), _PIECE)]
    made = earlier.made([partial(_nearest, paragraphs, wordings, piece) for piece in pieces])
    fresh = chain.from_iterable(made)
    return [(key, known[key] if key in known else next(fresh)) for key in keys]


def _key(plains: Hashes, number: int, near: Iterable[int]) -> bytes:
    """What a wording and those near it are known by."""
    return blake2b(plains[[number, *near]].tobytes(), digest_size=_DIGEST).digest()


def _nearest(
    paragraphs: Paragraphs, wordings: Numbers, asked: Iterable[tuple[int, Sequence[int]]]
) -> list[int | None]:
    """Which of the wordings near each of these is most like it, the first of equals; None where
    none is."""
    found: list[int | None] = []
    for number, near in asked:
        mine, *others = map(paragraphs.sequences, wordings[[number, *near]].tolist())
        alike = _alike(mine, others)
        best = int(alike.argmax())
        found.append(best if alike[best] > 0 else None)
    return found


def _in_common(one: Hashes, other: Hashes) -> int:
    """How many hashes two lists have in common before they first differ."""
    size = min(len(one), len(other))
    differ = np.flatnonzero(one[:size] != other[:size])
    return int(differ[0]) if len(differ) else size


def passages(
    corpus: Corpus,
    paragraphs: Paragraphs,
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
        Passage(PassageId(name), tuple(_occurrences(places, ids, paragraphs)))
        for name, places in zip(names, recurring, strict=True)
    )


def _occurrences(
    places: Iterable[tuple[int, int]], ids: Sequence[StoryId], paragraphs: Paragraphs
) -> Iterator[Occurrence]:
    """The places with a number for each way the paragraph is worded."""
    wordings: dict[int, int] = {}
    for position, block in places:
        exact = int(paragraphs.exacts[paragraphs.number(position, block)])
        yield Occurrence(ids[position], block, wordings.setdefault(exact, len(wordings)))
