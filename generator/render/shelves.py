"""The shelves that the terms and names of trends stand on: JSON by the beginnings of words.

A shelf that would outgrow its limit is split by one letter more. What stands on a shelf is written
as JSON once, however often it is moved on to longer openings.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.render.ngrams import shelf

# No opening is longer; a shorter word counts as if so many `_` followed it.
_LONGEST = 12

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its record, as JSON, and the words it is found by, each as it is shelved."""

    json: bytes
    words: tuple[str, ...]


Entries = tuple[list[Entry], list[Entry]]
"""What stands on a shelf: names and words, each in the order of their keys."""


def of_term(term: str, series: Sequence[int]) -> Entry:
    """The entry of a word or pair of words."""
    first, space, second = term.partition(" ")
    shelved = _shelved(first) + (f"_{_shelved(second)}" if space else "")
    # How Python writes a list of numbers is JSON.
    text = f"{_ENCODER.encode(term)}:{str(list(series)).replace(' ', '')}"
    return Entry(text.encode(), (shelved + "_" * _LONGEST,))


def of_name(key: str, name: str, series: Sequence[int]) -> Entry:
    """The entry of a name, found by each of its words."""
    text = f"{_ENCODER.encode(key)}:{_ENCODER.encode([name, *series])}"
    words = dict.fromkeys(_shelved(word) + "_" * _LONGEST for word in name.split())
    return Entry(text.encode(), tuple(words))


@functools.lru_cache(maxsize=1 << 16)
def _shelved(word: str) -> str:
    """A word's letters on shelves. It is made letter by letter: what a pair of words is shelved
    under is made of those of its words."""
    return word.lower() if word.isascii() and word.isalnum() else shelf(word)


def shelves(names: Iterable[Entry], terms: Iterable[Entry], most: int) -> dict[str, bytes]:
    """The shelves by their openings, sorted; none is larger than `most` that can be split."""
    made: dict[str, bytes] = {}
    for opening, entries in _longer("", (list(names), list(terms))).items():
        _shelve(opening, entries, most, made)
    return dict(sorted(made.items()))


def _shelve(opening: str, entries: Entries, most: int, made: dict[str, bytes]) -> None:
    """Put the entries on one shelf, or on one for each further letter where it would be too big."""
    content = _content(entries)
    if len(content) <= most or len(opening) >= _LONGEST:
        made[opening] = content
        return
    for longer, others in _longer(opening, entries).items():
        _shelve(longer, others, most, made)


def _longer(opening: str, entries: Entries) -> dict[str, Entries]:
    """The entries by openings that are longer by a letter."""
    found: defaultdict[str, Entries] = defaultdict(lambda: ([], []))
    length = len(opening) + 1
    for place, kind in enumerate(entries):
        for entry in kind:
            for longer in {word[:length] for word in entry.words if word.startswith(opening)}:
                found[longer][place].append(entry)
    return found


def _content(entries: Entries) -> bytes:
    names, terms = (b",".join([entry.json for entry in kind]) for kind in entries)
    return b'{"names":{%b},"words":{%b}}' % (names, terms)
