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

from generator.model.story import Story

MOST_WORDS = 60_000
MOST_PAIRS = 60_000
_COMMON = 0.25
_FEW = 8
# Two numbers of words make one of a pair; there are fewer words than this.
_SHIFT = 1 << 31

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

IntArray = NDArray[np.signedinteger[Any]]

Series = Mapping[int, int]
"""Stories per month; a month is `year * 100 + month`."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A story's words in order, and its month."""

    month: int
    words: Sequence[str]


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case; a hyphen joins."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(word.casefold() for word in found)


def story_words(story: Story) -> tuple[str, ...]:
    """The words of a story in order, those of its headline first."""
    title = story.title if story.title_source == "stated" else ""
    return words(f"{title}\n{story.text}")


def counted_terms(stories: Iterable[Dated]) -> dict[str, Series]:
    """Each kept word and pair of words ("runder tisch") with its stories per month, sorted.

    Words become numbers and pairs one number each, held as arrays: a large archive has millions
    of them.
    """
    vocabulary: dict[str, int] = {}
    rows: list[IntArray] = []
    months: list[int] = []
    for dated in stories:
        numbers = [vocabulary.setdefault(word, len(vocabulary)) for word in dated.words]
        rows.append(np.array(numbers, dtype=np.int32))
        months.append(dated.month)
    if not rows:
        return {}
    names = list(vocabulary)
    flat = np.concatenate(rows).astype(np.int64)
    story = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    month = np.array(months, dtype=np.int64)
    place, word = _once(story, flat, len(names))
    spread = np.bincount(word, minlength=len(names))
    long = np.array([len(name) > 1 for name in names], dtype=bool)
    kept = long & (spread >= _fewest(spread[long], len(rows), 5000, MOST_WORDS))
    wordy = np.array([not name.isdigit() for name in names], dtype=bool)
    telling = kept & (spread <= max(_FEW, round(len(rows) * _COMMON))) & wordy
    chosen = kept[word]
    terms = dict(_series(month[place[chosen]], word[chosen], names.__getitem__))

    both = telling[flat[:-1]] & telling[flat[1:]] & (story[:-1] == story[1:])
    found, pair = np.unique(flat[:-1][both] * _SHIFT + flat[1:][both], return_inverse=True)
    place, pair = _once(story[:-1][both], pair, len(found))
    often = np.bincount(pair, minlength=len(found))
    chosen = (often >= _fewest(often, len(rows), 2000, MOST_PAIRS))[pair]

    def named(number: int) -> str:
        one, other = divmod(int(found[number]), _SHIFT)
        return f"{names[one]} {names[other]}"

    terms.update(_series(month[place[chosen]], pair[chosen], named))
    return dict(sorted(terms.items()))


def _once(story: IntArray, numbers: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Each number once for a story, with the story; numbers are below `size`."""
    if not size:
        return story, numbers
    return np.divmod(np.unique(story * size + numbers), size)


def _series(
    months: IntArray, numbers: IntArray, name: Callable[[int], str]
) -> Iterator[tuple[str, Series]]:
    """How many stories of each month have each number."""
    every = np.unique(months)
    combined = numbers * len(every) + np.searchsorted(every, months)
    found, counts = np.unique(combined, return_counts=True)
    last = -1
    series: dict[int, int] = {}
    for key, count in zip(found.tolist(), counts.tolist(), strict=True):
        number, month = divmod(key, len(every))
        if number != last:
            if series:
                yield name(last), series
            last, series = number, {}
        series[int(every[month])] = count
    if series:
        yield name(last), series


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
