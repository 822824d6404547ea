"""How many stories use each word, word pair and name, month by month.

Counted are stories, not occurrences: a word used ten times in one story is one story. What is kept
is bounded (`MOST_WORDS`, `MOST_PAIRS`) by asking more stories of a term the more stories there
are; a pair is only counted where both its words are kept and neither is in every fourth story.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_WORDS = 60_000
MOST_PAIRS = 60_000
_COMMON = 0.25
_FEW = 8
# Two numbers of words make one of a pair; there are fewer words than this.
_SHIFT = 1 << 31

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

IntArray = NDArray[np.signedinteger[Any]]
BoolArray = NDArray[np.bool_]

Series = Mapping[int, int]
"""Stories per month; a month is `year * 100 + month`."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A story's text and its month."""

    month: int
    text: str


def words(text: str) -> Iterator[str]:
    """The words of a text in order, in lower case; a hyphen joins."""
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        yield match[0].casefold()


def counted_terms(stories: Iterable[Dated]) -> dict[str, Series]:
    """Each kept word and pair of words ("runder tisch") with its stories per month, sorted.

    Words become numbers and pairs one number each, held as arrays: a large archive has millions
    of them.
    """
    vocabulary: dict[str, int] = {}
    rows: list[IntArray] = []
    months: list[int] = []
    for story in stories:
        numbers = [vocabulary.setdefault(word, len(vocabulary)) for word in words(story.text)]
        rows.append(np.array(numbers, dtype=np.int32))
        months.append(story.month)
    number = len(rows)
    names = list(vocabulary)
    spread = np.zeros(len(names), dtype=np.int64)
    for row in rows:
        spread[np.unique(row)] += 1
    long = np.array([len(name) > 1 for name in names], dtype=bool)
    fewest = _fewest(spread[long], number, 5000, MOST_WORDS)
    kept = long & (spread >= fewest)
    most = max(_FEW, round(number * _COMMON))
    wordy = np.array([not name.isdigit() for name in names], dtype=bool)
    telling = kept & (spread <= most) & wordy
    pairs = [np.unique(_pairs(row, telling)) for row in rows]
    found, often = np.unique(_joined(pairs), return_counts=True)
    kept_pairs = found[often >= _fewest(often, number, 2000, MOST_PAIRS)]
    at = np.array(months, dtype=np.int64)
    terms = dict(_series([np.unique(row) for row in rows], at, kept, names.__getitem__))
    shared = [pair[np.isin(pair, kept_pairs, assume_unique=True)] for pair in pairs]

    def both(pair: int) -> str:
        one, other = divmod(pair, _SHIFT)
        return f"{names[one]} {names[other]}"

    terms.update(_series(shared, at, None, both))
    return dict(sorted(terms.items()))


def _joined(rows: Sequence[IntArray]) -> IntArray:
    return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)


def _series(
    rows: Sequence[IntArray], months: IntArray, kept: BoolArray | None, name: Callable[[int], str]
) -> Iterator[tuple[str, Series]]:
    """How many stories of each month have each number; all of them or those `kept`."""
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    numbers, month_of = _joined(rows).astype(np.int64), np.repeat(months, sizes)
    if kept is not None:
        chosen = kept[numbers]
        numbers, month_of = numbers[chosen], month_of[chosen]
    order = np.lexsort((month_of, numbers))
    numbers, month_of = numbers[order], month_of[order]
    last: int | None = None
    series: dict[int, int] = {}
    for one, month in zip(numbers.tolist(), month_of.tolist(), strict=True):
        if one != last:
            if last is not None:
                yield name(last), series
            last, series = one, {}
        series[month] = series.get(month, 0) + 1
    if last is not None:
        yield name(last), series


def _pairs(row: IntArray, telling: BoolArray) -> IntArray:
    """Neighbouring words that both are kept and tell something, as one number each."""
    if len(row) < 2:
        return np.zeros(0, dtype=np.int64)
    both = telling[row[:-1]] & telling[row[1:]]
    return row[:-1][both].astype(np.int64) * _SHIFT + row[1:][both]


def _fewest(spread: IntArray, stories: int, per: int, limit: int) -> int:
    """How many stories a term must be in to be kept: at least two, more the larger the archive,
    and as many more as brings the kept terms under the limit."""
    fewest = max(2, stories // per)
    counts = np.bincount(spread[spread >= fewest]) if len(spread) else np.zeros(0, dtype=np.int64)
    number = int(counts.sum())
    while number > limit:
        number -= int(counts[fewest])
        fewest += 1
    return fewest


def folded(term: str) -> str:
    """A term without case and marks, for finding it: what a reader types need not bear them."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", term).casefold())
    return "".join(mark for mark in plain if not unicodedata.category(mark).startswith("M"))


def shelf(term: str) -> str:
    """The name a term is shelved under, as letters `a` to `z` and digits; `_` for all else."""
    return re.sub(r"[^a-z0-9]", "_", folded(term))
