"""All places of all terms of a segment, sorted and turned into the bytes of their postings.

A segment has millions of places: they are sorted and encoded as columns of numbers, not one by
one. A place is one number of 64 bits: the term's rank among the sorted terms in the upper 24, the
story in the next 16, the position in the lower 24.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.site.index.analysis import TITLE_POSITIONS, Piece
from generator.site.index.codec import Pack, deflated, order, varints, varints_of

Column = NDArray[np.uint64]

_STORY_BITS, _POSITION_BITS = 16, 24
_STORY, _POSITION = np.uint64(_POSITION_BITS), np.uint64(_STORY_BITS + _POSITION_BITS)
_LAST_POSITION = np.uint64((1 << _POSITION_BITS) - 1)
_LAST_STORY = np.uint64((1 << _STORY_BITS) - 1)

PLACES_AT_ONCE = 1 << 20
"""So many places are encoded together, and the rest of a term's."""

INLINE_BYTES = 24
"""Postings and positions of so many bytes stand in the table itself, longer ones in packs."""

MOST_STORIES = 1 << _STORY_BITS
"""More stories a segment cannot have."""


class Places:
    """Gathers where words stand; a word is a text in a language, numbered as it comes."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}
        self.wholes: dict[tuple[str, str], int] = {}
        self._words = array("I")
        self._runs = array("I")
        self._whole_places = array("I")
        self.lengths: list[int] = []
        self.leads: list[int] = []

    def add(self, pieces: Sequence[Piece], language: str, lead_end: int) -> None:
        """Note every word of the next story."""
        story = len(self.lengths)
        words, numbers = self._words, self.numbers
        length = 0
        for piece in pieces:
            for word in piece.words:
                number = numbers.get((word, language))
                if number is None:
                    number = numbers[word, language] = len(numbers)
                words.append(number)
            self._runs.extend((story, piece.start, len(piece.words)))
            length += len(piece.words)
            for whole, position in piece.wholes:
                number = self.wholes.setdefault((whole, language), len(self.wholes))
                self._whole_places.extend((number, story, position))
        self.lengths.append(max(1, length))
        self.leads.append(lead_end)

    def stories_by_word(self) -> Mapping[str, int]:
        """In how many stories each word stands, as written."""
        words = np.array(self._words, np.uint64)
        pairs = _distinct(words << np.uint64(_STORY_BITS) | self._low() >> _STORY)
        pairs >>= np.uint64(_STORY_BITS)
        counts = np.bincount(pairs.astype(np.int64), minlength=len(self.numbers)).tolist()
        found: dict[str, int] = {}
        for (word, _), count in zip(self.numbers, counts, strict=True):
            found[word] = found.get(word, 0) + count
        return found

    def terms(
        self,
        keys: Callable[[str, str], Sequence[str]],
        whole_key: Callable[[str, str], str],
        block: int,
    ) -> Iterator[Term]:
        """Every term in the order of the keys; `block` stories share a block of positions."""
        ranks: dict[str, int] = {}
        of_words = [
            [ranks.setdefault(key, len(ranks)) for key in keys(*pair)] for pair in self.numbers
        ]
        of_wholes = [ranks.setdefault(whole_key(*pair), len(ranks)) for pair in self.wholes]
        names = list(ranks)
        plain = all(max(name) <= "\uffff" for name in names)
        sequence = sorted(range(len(names)), key=names.__getitem__ if plain else
                          lambda number: order(names[number]))  # fmt: skip
        rank = np.empty(len(names), np.uint64)
        rank[sequence] = np.arange(len(names), dtype=np.uint64)
        places = self._placed(of_words, of_wholes, rank)
        del ranks, of_words, of_wholes, rank
        names = [names[number] for number in sequence]
        start = 0
        while start < len(places):
            end = _end_of_term(places, start + PLACES_AT_ONCE)
            yield from _terms(names, places[start:end], self, block)
            start = end

    def _low(self) -> Column:
        """Story and position of each word."""
        runs = np.array(self._runs, np.uint64).reshape(-1, 3)
        counts = runs[:, 2].astype(np.int64)
        begin = runs[:, 0] << _STORY | runs[:, 1]
        # Within a run each place is the one before plus one.
        steps = np.ones(int(counts.sum()), np.int64)
        begun = np.cumsum(counts) - counts
        filled = counts > 0
        ends = (begin.astype(np.int64) + counts - 1)[filled]
        first = begin.astype(np.int64)[filled]
        steps[begun[filled]] = first - np.concatenate([[0], ends[:-1]])
        found: Column = np.cumsum(steps, out=steps).view(np.uint64)
        return found

    def _placed(
        self, of_words: Sequence[Sequence[int]], of_wholes: Sequence[int], rank: Column
    ) -> Column:
        words = np.frombuffer(self._words, np.uint32) if self._words else np.zeros(0, np.uint32)
        low = self._low()
        sizes = np.array([len(keys) for keys in of_words] or [0], np.uint8)
        flat = rank[np.array([key for keys in of_words for key in keys], np.int64)]
        starts = np.cumsum(sizes, dtype=np.int64) - sizes
        wholes = np.array(self._whole_places, np.uint64).reshape(-1, 3)
        counts = sizes[words]
        places = np.empty(int(counts.sum(dtype=np.int64)) + len(wholes), np.uint64)
        filled = 0
        for turn in range(int(counts.max(initial=0))):
            here = np.flatnonzero(counts > turn)
            keys = flat[starts[words[here]] + turn]
            places[filled : filled + len(here)] = keys << _POSITION | low[here]
            filled += len(here)
        keys = rank[np.array(of_wholes, np.int64)[wholes[:, 0].astype(np.int64)]]
        places[filled:] = keys << _POSITION | wholes[:, 1] << _STORY | wholes[:, 2]
        return _distinct(places)


def _end_of_term(places: Column, near: int) -> int:
    """Where the term ends that a place near belongs to."""
    if near >= len(places):
        return len(places)
    after = (int(places[near]) >> (_POSITION_BITS + _STORY_BITS)) + 1
    return int(np.searchsorted(places, np.uint64(after) << _POSITION))


def _distinct(numbers: Column) -> Column:
    """The numbers in order, each once; sorts them in place."""
    numbers.sort()
    found: Column = numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])]
    return found if len(numbers) else numbers


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its number of stories, the bytes of its postings and of each block of positions."""

    key: str
    stories: int
    postings: bytes
    positions: tuple[bytes, ...]


def _terms(names: Sequence[str], places: Column, all_: Places, block: int) -> Iterator[Term]:
    if not len(places):
        return
    pairs = places >> _STORY
    positions = places & _LAST_POSITION
    pair_starts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    counts = np.diff(np.append(pair_starts, len(places))).astype(np.uint64)
    pairs = pairs[pair_starts]
    ranks, stories = pairs >> np.uint64(_STORY_BITS), pairs & _LAST_STORY
    new_term = np.concatenate([[True], ranks[1:] != ranks[:-1]])
    impacts = _impacts(counts, positions[pair_starts], stories.astype(np.int64), all_)
    before = np.concatenate([[np.uint64(0)], stories[:-1] + np.uint64(1)])
    gaps = stories - np.where(new_term, np.uint64(0), before)
    postings, posting_ends = varints_of(gaps << np.uint64(4) | impacts)
    # For each story the number of its positions, the first, and the gaps.
    steps = np.concatenate([[np.uint64(0)], positions[:-1]])
    steps[pair_starts] = 0
    numbers = np.insert(positions - steps, pair_starts, counts)
    coded, number_ends = varints_of(numbers)
    last = np.cumsum(counts.astype(np.int64) + 1) - 1
    position_ends = number_ends[last].tolist()
    posting_ends = posting_ends.tolist()
    term_starts = [*np.flatnonzero(new_term).tolist(), len(pairs)]
    for place, start in enumerate(term_starts[:-1]):
        end = term_starts[place + 1]
        blocks = []
        for first in range(start, end, block):
            from_ = position_ends[first - 1] if first else 0
            blocks.append(coded[from_ : position_ends[min(first + block, end) - 1]])
        from_ = posting_ends[start - 1] if start else 0
        yield Term(
            names[int(ranks[start])],
            end - start,
            postings[from_ : posting_ends[end - 1]],
            tuple(blocks),
        )


def _impacts(counts: Column, first: Column, stories: NDArray[np.int64], all_: Places) -> Column:
    """How much each story is about a term, 0 to 15: BM25's share of the term's frequency (k1 =
    1.2, b = 0.75) as 0 to 10, and 5 more for the title or 2 for the lead.
    """
    lengths = np.array(all_.lengths, np.float64)
    lengths /= lengths.mean()
    times = counts.astype(np.float64)
    share = times / (times + 1.2 * (0.25 + 0.75 * lengths[stories]))
    leads = np.array(all_.leads, np.uint64)[stories]
    more = np.where(first < TITLE_POSITIONS, 5, np.where(first < leads, 2, 0))
    found: Column = np.minimum(15, np.rint(share * 10) + more).astype(np.uint64)
    return found


def with_postings(pack: Pack, count: int, postings: bytes) -> bytes:
    """How many stories there are, then their postings, or where these are."""
    if len(postings) <= INLINE_BYTES:
        return varints((count, len(postings) << 1)) + postings
    small = deflated(postings)
    part, offset = pack.add(small)
    return varints((count, len(small) << 1 | 1, part, offset))
