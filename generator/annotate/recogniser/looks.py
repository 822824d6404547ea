"""What a word looks like to the network: attributes, each a short string with a vector.

They depend on the word alone, which is why reading can add up a word's vectors once and keep the
sum; neighbours are the network's business.
"""

from __future__ import annotations

from collections.abc import Container

from generator.annotate.recogniser.features import Word, shape
from generator.annotate.recogniser.knowledge import without_ending

VECTOR = "v="
"""Begins the attribute that stands for what unlabelled text tells of a word."""

TELLING = ("w=", "l=", "v")
"""The beginnings of the attributes that tell which word it is."""

NO_VECTOR = "v?"

_LONGEST_AFFIX = 5
_COMPOUND_LENGTH = 8
_SHORTEST_TAIL = 3


def looks(word: Word, vectors: Container[str]) -> list[str]:
    """What a word says without its neighbours. `vectors` holds the attributes `v=…` there are."""
    text, lower = word.text, word.lower
    found = ["w=" + text, "l=" + lower, "s=" + word.shape]
    for length in range(1, min(_LONGEST_AFFIX, len(lower)) + 1):
        found += (f"p{length}={lower[:length]}", f"e{length}={lower[-length:]}")
    found += ["h=" + lower[start : start + 3] for start in range(len(lower) - 2)]
    if text[:1].isupper() and len(text) > 4:
        found += ["g=" + lower[start : start + 4] for start in range(1, len(lower) - 3)]
    if len(text) > 1 and text.isupper():
        found.append("UP")
    if "-" in text[1:-1]:
        head, tail = text.partition("-")[0], lower.rpartition("-")[2]
        found += ("hy", "h1=" + head, "hz=" + tail, "hs=" + shape(head))
    found += ["k" + flag for flag in word.flags]
    found += _vector(text, vectors)
    return found


def _vector(text: str, vectors: Container[str]) -> tuple[str, ...]:
    """The vector of a word, of its other case or genitive, or of the end of a compound, and how
    it was come by: `vx` as written, `vf` another form, `vh` behind a hyphen, `vt` a part cut off
    the end."""
    if VECTOR + text in vectors:
        return VECTOR + text, "vx"
    for form in (text.lower(), text.capitalize(), without_ending(text)):
        if form and VECTOR + form in vectors:
            return VECTOR + form, "vf"
    if "-" in text[1:-1]:
        tail = VECTOR + text.rpartition("-")[2]
        return (tail, "vh") if tail in vectors else (NO_VECTOR,)
    if len(text) >= _COMPOUND_LENGTH and text[0].isupper() and text.isalpha():
        for start in range(_SHORTEST_TAIL, len(text) - _SHORTEST_TAIL):
            tail = VECTOR + text[start:].capitalize()
            if tail in vectors:
                return tail, "vt"
    return (NO_VECTOR,)
