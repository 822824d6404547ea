"""Word counts of some stories at a time, kept from run to run, and the terms of all of them.

A tally says how many stories of a group use each word and each pair of words that stand side by
side. It follows from nothing but these stories: of a large archive that gets one story more, one
group is counted anew, and the sums are arrays added up. Nothing is left out of a tally that could
tell, as what is kept of an archive depends on all of it.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_WORDS = 60_000
MOST_PAIRS = 60_000
PAIRS_AT_ONCE = 4_000_000
_COMMON = 0.25
_FEW = 8
# Two numbers of words make one of a pair; there are fewer words than this.
_SHIFT = 1 << 31

IntArray = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many `stories` there are, and how many of them use each of `words`, and each pair of
    them: `first` and `second` are numbers into `words`."""

    stories: int
    words: Sequence[str]
    counts: IntArray
    first: IntArray
    second: IntArray
    pairs: IntArray

    def packed(self) -> bytes:
        """The tally as bytes."""
        arrays = tuple(map(_packed, (self.counts, self.first, self.second, self.pairs)))
        return zlib.compress(marshal.dumps((self.stories, " ".join(self.words), arrays)), 1)

    @classmethod
    def unpacked(cls, packed: bytes) -> Tally:
        """The tally of its packed form."""
        stories, words, arrays = marshal.loads(zlib.decompress(packed))  # noqa: S302 (checked)
        counts, *pairs = (np.frombuffer(raw, kind) for kind, raw in arrays)
        return cls(stories, words.split(" ") if len(counts) else [], counts, *pairs)


def _packed(numbers: IntArray) -> tuple[str, bytes]:
    """An array as bytes, as narrow as its numbers, which are not negative, allow."""
    kind = np.min_scalar_type(int(numbers.max(initial=0)))
    return kind.str, numbers.astype(kind).tobytes()


def tally(stories: Iterable[Sequence[str]]) -> Tally:
    """The tally of these stories, of each its words in order.

    Counted are stories, not occurrences. Words of one letter and numbers make no pairs.
    """
    vocabulary: dict[str, int] = {}
    rows = [
        np.array([vocabulary.setdefault(word, len(vocabulary)) for word in words], dtype=np.int64)
        for words in stories
    ]
    names = list(vocabulary)
    flat = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    story = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    words = _once(story, flat, len(names))
    telling = np.array([len(name) > 1 and not name.isdigit() for name in names], dtype=bool)
    both = telling[flat[:-1]] & telling[flat[1:]] & (story[:-1] == story[1:])
    found, pair = np.unique(flat[:-1][both] * len(names) + flat[1:][both], return_inverse=True)
    first, second = np.divmod(found, max(1, len(names)))
    pairs = _once(story[:-1][both], pair, len(found))
    return Tally(
        len(rows),
        names,
        np.bincount(words, minlength=len(names)),
        first,
        second,
        np.bincount(pairs, minlength=len(found)),
    )


def _once(story: IntArray, numbers: IntArray, size: int) -> IntArray:
    """Each number once for each story it is in; numbers are below `size`."""
    return np.unique(story * size + numbers) % max(1, size)


def summed(counted: Iterable[tuple[int, Tally]]) -> Iterator[tuple[str, list[int]]]:
    """Each kept word and pair of words ("runder tisch") of tallies, each with its month: the
    months that have stories of it, in order, each followed by how many.

    What is kept is bounded (`MOST_WORDS`, `MOST_PAIRS`) by asking more stories of a term the more
    stories there are; a pair is only counted where both its words are kept and neither is in
    every fourth story. Tallies may be given one after the other: of each only its numbers stay.
    """
    vocabulary: dict[str, int] = {}
    places: list[IntArray] = []
    tallies: list[tuple[int, Tally]] = []
    for month, each in counted:
        words = [vocabulary.setdefault(word, len(vocabulary)) for word in each.words]
        places.append(np.array(words, np.int64))
        tallies.append((month, replace(each, words=())))
    if not tallies:
        return
    names = list(vocabulary)
    stories = sum(each.stories for _, each in tallies)
    every = np.unique([month for month, _ in tallies])
    number = [int(np.searchsorted(every, month)) for month, _ in tallies]
    spread = np.zeros(len(names), dtype=np.int64)
    for place, (_, each) in zip(places, tallies, strict=True):
        spread[place] += each.counts
    long = np.array([len(name) > 1 for name in names], dtype=bool)
    kept = long & (spread >= _fewest(_often(spread[long]), stories, 5000, MOST_WORDS))
    wordy = np.array([not name.isdigit() for name in names], dtype=bool)
    telling = kept & (spread <= max(_FEW, round(stories * _COMMON))) & wordy
    series = []
    for month, place, (_, each) in zip(number, places, tallies, strict=True):
        chosen = kept[place]
        series.append((place[chosen] * len(every) + month, each.counts[chosen]))
    yield from _series(*_joined(series), every, names)

    pairs = _Pairs(tallies, places, every, telling)
    often: IntArray = np.zeros(0, dtype=np.int64)
    for part in range(pairs.parts):
        often = _added(often, _often(pairs.summed(part).often))
    fewest = _fewest(often, stories, 2000, MOST_PAIRS)
    for part in range(pairs.parts):
        told = pairs.summed(part)
        kept = told.often >= fewest
        first, second = np.divmod(told.found[kept], _SHIFT)
        named = [
            f"{names[one]} {names[other]}"
            for one, other in zip(first.tolist(), second.tolist(), strict=True)
        ]
        chosen = kept[told.pair]
        numbers = (np.cumsum(kept) - 1)[told.pair[chosen]] * len(every) + told.months[chosen]
        yield from _series(numbers, told.counts[chosen], every, named)


@dataclass(frozen=True, slots=True)
class _Summed:
    """Pairs, `found`, that so many stories use in all, `often`; and of each entry of a tally its
    pair, its stories and its month."""

    found: IntArray
    often: IntArray
    pair: IntArray
    counts: IntArray
    months: IntArray


class _Pairs:
    """The pairs of words of tallies, those of telling words, in parts of a bounded size: all of
    those of a large archive side by side would take more memory than anything else. The tallies
    and places given are used up."""

    def __init__(
        self,
        tallies: list[tuple[int, Tally]],
        places: list[IntArray],
        months: IntArray,
        telling: NDArray[np.bool_],
    ) -> None:
        self.parts = 1 + sum(len(each.pairs) for _, each in tallies) // PAIRS_AT_ONCE
        # Of each tally its month, its pairs, those of one part together, their stories, and where
        # each part ends.
        self._rows: list[tuple[int, IntArray, IntArray, IntArray]] = []
        while tallies:
            (month, each), place = tallies.pop(), places.pop()
            told = telling[place]
            both = told[each.first] & told[each.second]
            first, second = place[each.first[both]], place[each.second[both]]
            part = first % self.parts
            order = np.argsort(part, kind="stable")
            ends = np.searchsorted(part[order], np.arange(self.parts + 1))
            numbers = (first * _SHIFT + second)[order]
            number = int(np.searchsorted(months, month))
            self._rows.append((number, numbers, each.pairs[both][order], ends))
        self._kept: _Summed | None = None

    def summed(self, part: int) -> _Summed:
        """The pairs whose first word is in a part; the only part there is is summed up once."""
        if self._kept is not None:
            return self._kept
        places = [slice(ends[part], ends[part + 1]) for *_, ends in self._rows]
        rows = list(zip(self._rows, places, strict=True))
        numbers = np.concatenate([row[1][place] for row, place in rows])
        stories = np.concatenate([row[2][place] for row, place in rows])
        sizes = [place.stop - place.start for place in places]
        months = np.repeat(np.array([row[0] for row in self._rows], dtype=np.int16), sizes)
        found, pair = np.unique(numbers, return_inverse=True)
        often = np.bincount(pair, weights=stories, minlength=len(found)).astype(np.int64)
        summed = _Summed(found, often, pair, stories, months)
        if self.parts == 1:
            self._kept = summed
        return summed


def _often(spread: IntArray) -> IntArray:
    """How many terms are in so many stories."""
    counts: IntArray = np.bincount(spread) if len(spread) else np.zeros(0, dtype=np.int64)
    return counts


def _added(one: IntArray, other: IntArray) -> IntArray:
    """The sum of two counts of different lengths."""
    if len(one) < len(other):
        one, other = other, one
    total = one.copy()
    total[: len(other)] += other
    return total


def _joined(pieces: Sequence[tuple[IntArray, IntArray]]) -> tuple[IntArray, IntArray]:
    return np.concatenate([p[0] for p in pieces]), np.concatenate([p[1] for p in pieces])


def _series(
    numbers: IntArray, counts: IntArray, every: IntArray, names: Sequence[str]
) -> Iterator[tuple[str, list[int]]]:
    """The months of each name; a number is that of a name times the months, and a month's."""
    if not len(numbers):
        return
    found, place = np.unique(numbers, return_inverse=True)
    total = np.bincount(place, weights=counts).astype(np.int64)
    number, month = np.divmod(found, len(every))
    flat = np.column_stack((every[month], total)).ravel().tolist()
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    ends = [*starts[1:].tolist(), len(number)]
    for name, start, end in zip(number[starts].tolist(), starts.tolist(), ends, strict=True):
        yield names[name], flat[2 * start : 2 * end]


def _fewest(counts: IntArray, stories: int, per: int, limit: int) -> int:
    """How many stories a term must be in to be kept: at least two, more the larger the archive,
    and as many more as brings the kept terms under the limit; `counts` tells how many terms are in
    so many stories."""
    fewest = max(2, stories // per)
    number = int(counts[fewest:].sum())
    while number > limit:
        number -= int(counts[fewest])
        fewest += 1
    return fewest
