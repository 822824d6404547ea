"""Candidates for re-issues, day by day, over a sliding window of days.

They come from an index of three-word sequences and headline words, so each story is compared with a
few others only; what is compared is compared exactly. The index is exact too: windows are small, so
that sketches (MinHash) would save nothing here and miss flashes, whose few words all stand in a
longer text. Days that an earlier run saw as they are, with those before them, are not gone through
again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import groupby

import numpy as np

from generator.model.extract import BlockExtract
from generator.model.ids import StoryId
from generator.relate.corpus import Corpus
from generator.relate.days import Days, days_of
from generator.relate.hashes import Hashes
from generator.relate.reissues import WINDOW, Wording, marked, reissue, wording
from generator.relate.rows import runs
from generator.relate.shingles import across

# One sequence in so many is indexed: two texts sharing a fifth of theirs share dozens.
SAMPLE = np.uint64(4)
# What more stories of a window share than this is form, and makes no candidates.
MOST_SHARING = 40
# Sequences or headline words that two stories must share to be compared.
FEWEST_SHARED = 2
# Added to the numbers of words, so that none is taken for a sequence's.
_TITLE = np.uint64(2**32)
# Bytes of what a story's wording is known by.
_KEY = 16

_Pair = tuple[StoryId, StoryId]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A story of the window: its days, its position, whether it bears a mark of re-issue, and what
    it is found by."""

    days: Days
    position: int
    marked: bool
    keys: Hashes = field(repr=False)


def _near(entries: Sequence[_Entry], fresh: int) -> Iterator[tuple[_Entry, _Entry]]:
    """Each of the entries from the place `fresh` on with those before it that share enough keys
    and may be re-issues of it: where neither bears a mark, only those of the same day can be."""
    sizes = [len(entry.keys) for entry in entries]
    keys = np.concatenate([entry.keys for entry in entries])
    owner = np.repeat(np.arange(len(entries)), sizes)
    order = np.argsort(keys, kind="stable")
    keys, owner = keys[order], owner[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    earlier = np.arange(len(keys)) - np.repeat(first, np.diff(first, append=len(keys)))
    telling = np.flatnonzero((owner >= fresh) & (earlier > 0) & (earlier <= MOST_SHARING))
    earlier = earlier[telling]
    others = owner[runs(telling - earlier, earlier)]
    pairs = np.repeat(owner[telling], earlier) * len(entries) + others
    found, shared = np.unique(pairs, return_counts=True)
    for pair in found[shared >= FEWEST_SHARED].tolist():
        one, other = entries[pair // len(entries)], entries[pair % len(entries)]
        if one.marked or other.marked or one.days == other.days:
            yield one, other


@dataclass(frozen=True, slots=True)
class Reissues:
    """Finds the re-issues among stories.

    `background` are the blocks of a story, by its position, that are no sign of a re-issue.
    """

    corpus: Corpus
    background: Mapping[int, frozenset[int]]
    _entries: list[_Entry] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of positions that are re-issues of one another, by wording."""
        place = {linked.story.id: position for position, linked in enumerate(self.corpus.stories)}
        for found in self.corpus.earlier.recall_all(b"re-issues", self._windows()):
            for one, other in found:
                yield place[one], place[other]

    def _windows(self) -> Iterator[tuple[Sequence[bytes], partial[tuple[_Pair, ...]]]]:
        """Each day with what its re-issues follow from, and how they are found."""
        before: list[tuple[Days, int]] = []
        key = cache(self._key)  # a story stands in the windows of several days
        for first, batch in groupby(self._dated(), key=lambda pair: pair[0].first):
            fresh = list(batch)
            before = [pair for pair in before if pair[0].last + WINDOW >= first]
            seen = [key(position) for _, position in (*before, *fresh)]
            parts = (len(fresh).to_bytes(_KEY, "big"), *seen)
            yield parts, partial(self._found, before, fresh)
            before = [*before, *fresh]

    def _dated(self) -> list[tuple[Days, int]]:
        dated = [
            (days, position)
            for position, linked in enumerate(self.corpus.stories)
            if linked.story.kind in ("story", "announcement") and (days := days_of(linked.story))
        ]
        return sorted(dated, key=lambda pair: (pair[0].first, pair[1]))

    def _key(self, position: int) -> bytes:
        """What a story's wording follows from."""
        key = self.corpus.key(position)
        hidden = repr(sorted(self.background.get(position, ()))).encode()
        return hashlib.blake2b(key + hidden, digest_size=_KEY).digest()

    def _found(
        self, before: Iterable[tuple[Days, int]], fresh: Iterable[tuple[Days, int]]
    ) -> tuple[_Pair, ...]:
        """The re-issues among a day's stories, and of those before them that the window holds."""
        window, self._entries[:] = {each.position: each for each in self._entries}, ()
        for days, position in (*before, *fresh):
            self._entries.append(window.get(position) or self._entry(days, position))
        stories = self.corpus.stories
        wordings: dict[int, Wording] = {}
        found = []
        for one, other in _near(self._entries, len(tuple(before))):
            for entry in (one, other):
                if entry.position not in wordings:
                    wordings[entry.position] = self._wording(entry)
            if reissue(wordings[other.position], wordings[one.position]):
                found.append((stories[other.position].story.id, stories[one.position].story.id))
        return tuple(found)

    def _entry(self, days: Days, position: int) -> _Entry:
        extract = self.corpus.extracts[position]
        keys = _keys(extract.title, self._blocks(position))
        return _Entry(days, position, marked(self.corpus.stories[position].story), keys)

    def _wording(self, entry: _Entry) -> Wording:
        story = self.corpus.stories[entry.position].story
        title = self.corpus.extracts[entry.position].title
        return wording(story, entry.days, title, self._blocks(entry.position))

    def _blocks(self, position: int) -> Sequence[BlockExtract]:
        """The blocks without their background; all of them where nothing else is left."""
        blocks = self.corpus.extracts[position].blocks
        hidden = self.background.get(position, frozenset())
        return [block for n, block in enumerate(blocks, start=1) if n not in hidden] or blocks


def _keys(title: bytes, blocks: Sequence[BlockExtract]) -> Hashes:
    """What a story is found by: a sample of its sequences and words, and its headline's words."""
    over = np.fromiter(across(block.edges for block in blocks), dtype=np.uint64)
    sequences = _numbers(block.sequences for block in blocks)
    sequences = np.unique(np.concatenate((over, sequences)))
    sampled = sequences[sequences % SAMPLE == 0]
    heading = _numbers([title])
    words = _numbers(block.stems for block in blocks)
    words = np.unique(np.concatenate((words[words % SAMPLE == 0], heading)))
    return np.concatenate((sampled if len(sampled) else sequences, words + _TITLE))


def _numbers(packed: Iterable[bytes]) -> Hashes:
    """The numbers of an extract's arrays."""
    return np.frombuffer(b"".join(packed), dtype="<u4").astype(np.uint64)
