"""Words of a text as the index knows them. The engine's `words.js` must cut and fold alike.

A position is the ordinal number of a token; the parts of a hyphenated word stand at positions of
their own, so that `EU-Kommission` and `EU Kommission` are the same two positions.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NO_LETTERS = r"\W_²³¹⁰-₉¼-¾⅐-↉①-⓿"
# A hyphen behind a word, then: numbers with groups of three are one number however the groups are
# parted; after that, digits with a point or comma inside, then letters. Numerals that are neither
# (², ½) are no letters.
_TOKEN = re.compile(
    rf"((?<=[^{_NO_LETTERS}])[-‐‑])?"
    r"((?<!\d)\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)*"
    rf"|[^\d{_NO_LETTERS}]+)"
)
_GROUPS = re.compile(r"\d{1,3}(?:[^\d]\d{3})+")
_GERMAN = re.compile("[a-zäöüß]+")

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_UMLAUTS = frozenset("äöüß")


class Token(NamedTuple):
    """A token: the word as written, and whether a hyphen joins it to the token before."""

    text: str
    joined: bool = False


def cut(text: str) -> list[tuple[str, str]]:
    """The tokens of a text in order, each behind the hyphen that joins it to the token before, or
    behind nothing; the text is composed (NFC) first.
    """
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def tokens(text: str) -> list[Token]:
    """The same as `cut`, for those who read the tokens one by one."""
    return [Token(word, bool(hyphen)) for hyphen, word in cut(text)]


def lowered(word: str) -> str:
    """The word in small letters without marks, but with ä, ö, ü and ß, as the stemmers want it.

    A number loses the marks between groups of three: 73.000, 73 000 and 73000 are one.
    """
    if word[0].isdigit():
        return re.sub(r"\D", "", word) if _GROUPS.fullmatch(word) else word.replace(",", ".")
    word = word.lower()
    if word.isascii() or _GERMAN.fullmatch(word):
        return word
    return "".join(
        letter if letter in _UMLAUTS else _plain(letter)
        for letter in unicodedata.normalize("NFC", word)
    )


def fold(word: str) -> str:
    """The word as its exact form is compared: small letters, no marks, no umlauts, no ß."""
    word = lowered(word).translate(_FOLDED)
    return word if word.isascii() else "".join(map(_plain, word))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    apart = unicodedata.normalize("NFD", letter)
    bare = "".join(part for part in apart if not unicodedata.category(part).startswith("M"))
    return bare.translate(_LETTERS)
