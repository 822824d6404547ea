"""Sets of words, written as running text so that they can be read and added to."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of `words`, parted by blanks."""
    return frozenset(words.split())
