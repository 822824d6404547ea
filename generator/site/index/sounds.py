"""How a German word sounds: the Cologne phonetics (H. J. Postel, 1969). Twin of `sounds.js`.

The rules look at the letters beside a letter; they are put as patterns, those first whose letters
others look at, because every word of an archive goes through here.
"""

from __future__ import annotations

import re

from generator.site.index.words import fold

_NO_LETTERS = re.compile(r"[^a-z]+")
_D_OR_T = re.compile(r"[dt](?=[csz])")
_X = re.compile(r"(?<=[ckq])x")
_C = re.compile(r"^c(?=[ahkloqruxX])|(?<!^)(?<![sz])c(?=[ahkoquxX])")
_DOUBLES = re.compile(r"(.)\1+")
_DIGITS = str.maketrans(
    {
        **dict.fromkeys("aeijouy", "0"), "h": None, "b": "1", "p": "1", "d": "2", "t": "2",
        **dict.fromkeys("fvw", "3"), **dict.fromkeys("gkqC", "4"), "x": "48", "l": "5",
        **dict.fromkeys("mn", "6"), "r": "7", **dict.fromkeys("csz8X", "8"),
    }
)  # fmt: skip


def sound(word: str) -> str:
    """The word's code: digits, without doubles and without vowels after the first place."""
    letters = _NO_LETTERS.sub("", fold(word))
    letters = _D_OR_T.sub("8", letters)
    if "x" in letters:
        letters = _X.sub("X", letters)
    if "c" in letters:
        letters = _C.sub("C", letters)
    letters = letters.replace("ph", "f")
    code = _DOUBLES.sub(r"\1", letters.translate(_DIGITS))
    return code[:1] + code[1:].replace("0", "")
