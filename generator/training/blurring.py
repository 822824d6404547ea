"""Hides some words from training, as if they had never been met.

Half of the names in a new text are words no training sentence holds. A model that may always
look at the words themselves leans on them and learns too little of their surroundings (Sutton,
Sindelar and McCallum 2006, Reducing Weight Undertraining in Structured Discriminative Learning).
So some capitalised words are shown by their shape, affixes and lists only.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

from generator.annotate.recogniser.features import OFFSETS

RARE = 10
RARE_SHARE = 0.3
COMMON_SHARE = 0.1
"""How many of the capitalised words are hidden: of those that occur less than RARE times in the
training sentences, and of the others."""

_TELLING = ("w=", "l=", "c0=", "c1=", "c2=", "c3=")


def hidden_words(
    words: Sequence[str], counts: Mapping[str, int], chance: random.Random
) -> frozenset[int]:
    """Which words of a sentence to hide, by their index."""
    return frozenset(
        at
        for at, word in enumerate(words)
        if word[0].isupper()
        and chance.random() < (RARE_SHARE if counts[word] < RARE else COMMON_SHARE)
    )


def blurred(attributes: Sequence[list[str]], hidden: Collection[int]) -> list[list[str]]:
    """The attributes of a sentence without those that tell which the hidden words are."""
    if not hidden:
        return list(attributes)
    found: list[list[str]] = []
    for at, names in enumerate(attributes):
        telling = _telling(at, hidden)
        kept = [name for name in names if not name.startswith(telling)] if telling else names
        found.append([*kept, "c?"] if at in hidden and "c?" not in kept else kept)
    return found


def _telling(at: int, hidden: Collection[int]) -> tuple[str, ...]:
    """The beginnings of the attributes of token `at` that tell a hidden word."""
    found: list[str] = []
    for offset in OFFSETS:
        if at + offset in hidden:
            before = str(offset) if offset else ""
            found += [before + start for start in _TELLING]
    if at in hidden or at - 1 in hidden:
        found += ["-b=", "-cb="]
    if at in hidden or at + 1 in hidden:
        found += ["+b=", "+cb="]
    if at - 1 in hidden or at + 1 in hidden:
        found.append("k=")
    return tuple(found)
