"""Writing one segment: the index of the words of a stretch of stories in order of their dates."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.site.index.analysis import pieces, term
from generator.site.index.codec import (
    BLOCK_BYTES,
    Directory,
    Pack,
    TableWriter,
    deflated,
    order,
    shared_letters,
    varint,
    varints,
)
from generator.site.index.compounds import Splitter, learned_nouns
from generator.site.index.postings import INLINE_BYTES, Places, Term, with_postings
from generator.site.index.records import IndexedStory
from generator.site.index.sounds import sound
from generator.site.index.vocabulary import Vocabulary
from generator.site.index.words import fold

POSITION_BLOCK = 512
"""How many stories of a term share a block of positions."""

OFFSET_BLOCK = 512
"""How many stories share a block of the places of stories."""

_LARGE = ((20_000, 4), (5_000, 2))
"""Segments of more stories than this have tables of blocks so many times as large: what a reader
loads of a table's directory would else grow with the archive.
"""

_MIN_DEFLATED = 64
_MIN_SOUND = 4
_RARE = 256
"""In a segment smaller than this every word may be suggested; in others those of two stories."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the engine must know of a segment beforehand: its directories, the sizes of its blocks
    of places of stories, how many stories have a later version.
    """

    id: str
    stories: int
    terms: Directory
    sounds: Directory
    offsets: tuple[int, ...]
    versions: int

    @property
    def directories(self) -> tuple[Directory, ...]:
        """In the order in which they stand in `index.bin`."""
        return self.terms, self.sounds


def write_segment(folder: Path, stories: Sequence[IndexedStory], vocabulary: Vocabulary) -> Meta:
    """Write the files of a segment into an empty folder named by its id."""
    folder.mkdir(parents=True)
    places = Places()
    for story in stories:
        found, lead_end = pieces(story)
        places.add(found, story.language or "de", lead_end)
    counts = places.stories_by_word()
    splitter = Splitter(learned_nouns(counts))
    block = BLOCK_BYTES * next((times for size, times in _LARGE if len(stories) > size), 1)
    table = TableWriter(Pack(folder, "terms"), block)
    terms = _write_terms(table, folder, places, partial(_keys, vocabulary, splitter))
    del places
    sounds = _write_sounds(folder, counts, len(stories), block)
    offsets = _write_stories(folder, stories)
    _write_dates(folder, stories)
    versions = _write_versions(folder, stories)
    return Meta(folder.name, len(stories), terms, sounds, offsets, versions)


def _keys(vocabulary: Vocabulary, splitter: Splitter, word: str, language: str) -> list[str]:
    return vocabulary.keys(word, language, splitter)


def _write_terms(
    table: TableWriter, folder: Path, places: Places, keys: Callable[[str, str], Sequence[str]]
) -> Directory:
    postings, positions = Pack(folder, "postings"), Pack(folder, "positions")
    for found in places.terms(
        keys,
        lambda word, language: term(word, language, "~"),
        POSITION_BLOCK,
    ):
        table.add(found.key, _payload(postings, positions, found))
    postings.close()
    positions.close()
    return table.close()


def _payload(postings: Pack, positions: Pack, found: Term) -> bytes:
    """A term's stories with impacts, then its positions or where they are."""
    payload = with_postings(postings, found.stories, found.postings)
    if len(found.positions) == 1 and len(found.positions[0]) <= INLINE_BYTES:
        return payload + found.positions[0]
    blocks, sizes = [], []
    for plain in found.positions:
        small = deflated(plain) if len(plain) > _MIN_DEFLATED else plain
        blocks.append(small)
        sizes.append(len(small) << 1 | (small is not plain))
    part, offset = positions.add(b"".join(blocks))
    return payload + varints((0, part, offset, *sizes))


def _write_sounds(folder: Path, counts: Mapping[str, int], size: int, block: int) -> Directory:
    """The words that may be meant by a misspelt one, in order of how they sound; `counts` is in
    how many stories each stands, as written.
    """
    least = 1 if size < _RARE else 2
    written: dict[str, list[tuple[int, str]]] = {}
    for word, count in counts.items():
        if len(word) >= _MIN_SOUND and word.isalpha():
            written.setdefault(fold(word), []).append((-count, word))
    entries: dict[str, tuple[int, str]] = {}
    for form, found in written.items():
        count = -sum(count for count, _ in found)
        if count >= least and len(form) >= _MIN_SOUND and (code := sound(form)):
            entries[f"{code}\t{form}"] = (min(count, size), min(found)[1])
    table = TableWriter(Pack(folder, "sounds"), block)
    for key in sorted(entries, key=order):
        count, best = entries[key]
        table.add(key, varint(count) + best.encode("utf-8"))
    return table.close()


def _write_stories(folder: Path, stories: Sequence[IndexedStory]) -> tuple[int, ...]:
    """The stories themselves, for titles, excerpts and exports; and where each one is."""
    pack = Pack(folder, "stories")
    content = bytearray()
    sizes: list[int] = []
    part = 0
    for start in range(0, len(stories), OFFSET_BLOCK):
        numbers: list[int] = []
        for story in stories[start : start + OFFSET_BLOCK]:
            record = [
                story.page, story.title, story.date, story.kind, story.language, story.agency,
                list(story.byline), list(story.labels), list(story.versions), story.text,
            ]  # fmt: skip
            chunk = deflated(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())
            before, (part, offset) = part, pack.add(chunk)
            if not numbers:
                numbers += (part, offset, len(chunk) << 1)
            else:
                numbers.append(len(chunk) << 1 | (part != before))
        block = deflated(varints(numbers))
        sizes.append(len(block))
        content += block
    pack.close()
    (folder / "offsets.bin").write_bytes(content)
    return tuple(sizes)


def _write_dates(folder: Path, stories: Sequence[IndexedStory]) -> None:
    """Dates as runs of equal ones, each with the number of its stories."""
    content = bytearray()
    before = ""
    for date, run in groupby(story.date for story in stories):
        shared = shared_letters(before, date)
        rest = date[shared:].encode()
        content += varints((shared, len(rest))) + rest + varint(sum(1 for _ in run))
        before = date
    (folder / "dates.bin").write_bytes(deflated(bytes(content)))


def _write_versions(folder: Path, stories: Sequence[IndexedStory]) -> int:
    """How far on a story's next version is, for those that have one; how many these are."""
    place = {story.page: number for number, story in enumerate(stories)}
    later: list[int] = []
    before = 0
    for number, story in enumerate(stories):
        after = [place[page] for page in story.versions if place.get(page, -1) > number]
        if after:
            later += (number - before, min(after) - number)
            before = number
    if later:
        (folder / "versions.bin").write_bytes(deflated(varints(later)))
    return len(later) // 2
