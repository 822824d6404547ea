"""The gists of all stories of an archive as columns: a few arrays instead of millions of objects.

What an earlier run laid into columns is not unpacked again: a new story adds its own to them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.model.archive import LinkedStory
from generator.model.extract import Gist
from generator.relate.earlier import Earlier
from generator.relate.hashes import Hashes, hashes_of
from generator.relate.rows import Floats, Numbers, runs

# Of a paragraph's sequences so many are laid into a column, the smallest, as the hashes it is found
# by: two paragraphs half alike share at least one of them in some 98 of 100 cases (1 - 0.5 ** 6).
SKETCH = 6

GistsOf = Callable[[Sequence[LinkedStory]], Iterable[Gist]]
"""Fetches the gists of stories, in their order."""

_LOG = "gists"
_NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Paragraphs:
    """The longer paragraphs of all stories by number, in the order of stories.

    `stories` are the positions of their stories, `blocks` the blocks there (from 1), `plains` and
    `exacts` the hashes of their words and of their characters. A row of `sketches` holds the
    smallest of a paragraph's sequences, of which it has `sizes`.
    """

    stories: Numbers
    blocks: Numbers
    plains: Hashes
    exacts: Hashes
    sketches: NDArray[np.uint32] = field(repr=False)
    sizes: Numbers
    _linked: Sequence[LinkedStory] = field(repr=False)
    # Of a paragraph that came in now where its sequences begin and end in `_flat`.
    _begin: Numbers = field(repr=False)
    _end: Numbers = field(repr=False)
    _flat: bytes = field(repr=False)

    def __len__(self) -> int:
        return len(self.blocks)

    def sequences(self, number: int) -> bytes:
        """A paragraph's sequences, as in its gist; of one that was there before they are fetched.

        Raises ValueError where its story has no gist.
        """
        if self._begin[number] >= 0:
            return self._flat[self._begin[number] : self._end[number]]
        position, block = int(self.stories[number]), int(self.blocks[number])
        (gist,) = read_gists([self._linked[position]])
        return next(each.sequences for each in gist.paragraphs if each.block == block)

    def number(self, position: int, block: int) -> int:
        """The number of the paragraph that is this block of the story at a position."""
        first, last = np.searchsorted(self.stories, (position, position + 1))
        return int(first + np.flatnonzero(self.blocks[first:last] == block)[0])


@dataclass(frozen=True, slots=True, eq=False)
class Gists:
    """The gists of stories by position: how many `words` each has, its terms, its paragraphs.

    `terms` stand in alphabetical order and are known by their numbers; `names` are their hashes.
    Entries `starts[n]` up to `starts[n + 1]` are those of position n: `numbers` are their terms,
    and `values[codes]` tell how much the story makes of each.
    """

    words: Numbers
    terms: Sequence[str] = field(repr=False)
    names: Hashes = field(repr=False)
    starts: Numbers = field(repr=False)
    numbers: NDArray[np.int32] = field(repr=False)
    codes: NDArray[np.int32] = field(repr=False)
    values: Floats = field(repr=False)
    paragraphs: Paragraphs

    def __len__(self) -> int:
        return len(self.words)


def read_gists(stories: Iterable[LinkedStory]) -> Iterator[Gist]:
    """The gists that these stories have. Raises ValueError for one that has none."""
    for linked in stories:
        if linked.gist is None:
            raise ValueError(f"{linked.story.id} has no gist")
        yield linked.gist


def gists(
    stories: Sequence[LinkedStory], earlier: Earlier, gists_of: GistsOf = read_gists
) -> Gists:
    """The gists of these stories, in their order. Those that an earlier run had are taken from what
    it kept; the others are fetched."""
    columns = _Columns(earlier.before.get(_LOG))
    keys = [earlier.key_of(linked) for linked in stories]
    rows = columns.rows(keys)
    fresh = np.flatnonzero(rows == _NOBODY)
    rows[fresh] = columns.size + np.arange(len(fresh))
    columns.add(gists_of([stories[position] for position in fresh.tolist()]))
    found = columns.chosen(rows, stories)
    earlier.after[_LOG] = _packed(found, keys)
    return found


class _Columns:
    """The columns an earlier run kept, if any, while others are added to them."""

    def __init__(self, log: tuple[Any, ...] | None) -> None:
        self._keys: list[bytes]
        self._keys, terms, *packed = log or ([], "", *[b""] * len(_KINDS))
        self._terms = terms.split("\n") if terms else []
        columns = [np.frombuffer(raw, kind) for raw, kind in zip(packed, _KINDS, strict=True)]
        self._names, values, *rest = columns
        self.size = len(self._keys)
        self._place = dict(zip(self._terms, count()))
        self._coded = dict(zip(values.tolist(), count()))
        self._old = rest
        self._words, self._said, self._has = array("i"), array("i"), array("i")
        self._numbers, self._codes = array("i"), array("i")
        self._blocks, self._sizes, self._lengths = array("i"), array("i"), array("q")
        self._hashes: list[bytes] = []
        self._sketches: list[bytes] = []
        self._flat: list[bytes] = []

    def rows(self, keys: Iterable[bytes]) -> Numbers:
        """The row of each of these stories, -1 for none."""
        row = dict(zip(self._keys, count()))
        return np.array([row.get(key, _NOBODY) for key in keys], dtype=np.int64)

    def add(self, fresh: Iterable[Gist]) -> None:
        """Lay more gists into the columns, behind the rows that are there."""
        place, coded = self._place, self._coded
        for gist in fresh:
            self._words.append(gist.words)
            self._said.append(len(gist.terms))
            self._has.append(len(gist.paragraphs))
            self._numbers.extend([place.setdefault(term, len(place)) for term in gist.terms])
            values = array("d", gist.values)
            self._codes.extend([coded.setdefault(value, len(coded)) for value in values])
            for paragraph in gist.paragraphs:
                sketch = paragraph.sequences[: 4 * SKETCH]
                self._blocks.append(paragraph.block)
                self._hashes += (paragraph.plain, paragraph.exact)
                self._sizes.append(len(sketch) // 4)
                self._sketches.append(sketch.ljust(4 * SKETCH, b"\0"))
                self._lengths.append(len(paragraph.sequences))
                self._flat.append(paragraph.sequences)

    def chosen(self, rows: Numbers, stories: Sequence[LinkedStory]) -> Gists:
        """The gists of these rows, which are those of the stories."""
        hashes = np.frombuffer(b"".join(self._hashes), np.uint64).reshape(-1, 2)
        sketches = np.frombuffer(b"".join(self._sketches), np.uint32)
        added: tuple[ArrayLike, ...] = (
            self._words, self._said, self._has, self._numbers, self._codes,
            self._blocks, self._sizes, hashes[:, 0], hashes[:, 1], sketches,
        )  # fmt: skip
        columns = [np.concatenate((old, new)) for old, new in zip(self._old, added, strict=True)]
        words, said, has, numbers, codes, blocks, sizes, plains, exacts, sketches = columns
        ends = np.cumsum(self._lengths, dtype=np.int64)
        unknown = np.full(len(blocks) - len(ends), _NOBODY)
        begin = np.concatenate((unknown, ends - np.array(self._lengths)))
        mine = runs((np.cumsum(has) - has)[rows], has[rows])
        paragraphs = Paragraphs(
            np.repeat(np.arange(len(rows)), has[rows]),
            blocks[mine], plains[mine], exacts[mine], sketches.reshape(-1, SKETCH)[mine],
            sizes[mine], stories, begin[mine], np.concatenate((unknown, ends))[mine],
            b"".join(self._flat),
        )  # fmt: skip
        entries = runs((np.cumsum(said) - said)[rows], said[rows])
        starts = np.concatenate(([0], np.cumsum(said[rows])))
        terms, names, numbers = self._sorted(numbers[entries])
        values = np.array(list(self._coded), dtype=np.float64)
        return Gists(words[rows], terms, names, starts, numbers, codes[entries], values, paragraphs)

    def _sorted(self, numbers: NDArray[np.int32]) -> tuple[list[str], Hashes, NDArray[np.int32]]:
        """The terms that these entries have, sorted, with their hashes, and the entries by their
        numbers."""
        terms = list(self._place)
        names = np.concatenate((self._names, hashes_of(terms[len(self._names) :])))
        used = np.bincount(numbers, minlength=len(terms)) > 0
        order = sorted(np.flatnonzero(used).tolist(), key=terms.__getitem__)
        rank = np.zeros(len(terms), dtype=np.int32)
        rank[order] = np.arange(len(order))
        return [terms[number] for number in order], names[order], rank[numbers]


# The kinds of columns, in the order in which they are kept.
_KINDS = ("<u8", "<f8", *("<i4",) * 7, "<u8", "<u8", "<u4")


def _packed(found: Gists, keys: Sequence[bytes]) -> tuple[Any, ...]:
    """The gists as plain values and views of their arrays."""
    paragraphs = found.paragraphs
    has = np.bincount(paragraphs.stories, minlength=len(found))
    columns = (
        found.names, found.values, found.words, np.diff(found.starts), has, found.numbers,
        found.codes, paragraphs.blocks, paragraphs.sizes, paragraphs.plains, paragraphs.exacts,
        paragraphs.sketches,
    )  # fmt: skip
    views = (
        np.ascontiguousarray(column, kind).reshape(-1).view(np.uint8).data
        for column, kind in zip(columns, _KINDS, strict=True)
    )
    return (list(keys), "\n".join(found.terms), *views)
