"""Words for offices, ranks and professions, recognised in compounds and inflected forms."""

from __future__ import annotations

from functools import lru_cache

from generator.annotate.grammar import HONORIFICS
from generator.authority.lexicon import Lexicon

# Longest first: the list has inflected forms too, and the shortest form is the one wanted.
_ENDINGS = ("en", "es", "n", "s", "e", "r", "m", "")
_SHORTEST_TAIL = 4
# Heads of compounds only: too common as words of their own to be listed as offices.
_HEADS = frozenset({"chef", "chefin", "sprecher", "sprecherin", "führer", "leiter", "vize"})


def is_role(word: str, lexicon: Lexicon) -> bool:
    """Whether the word names an office, rank or profession, or is an address (`Herr`)."""
    return word in HONORIFICS or role_base(word, lexicon) is not None


@lru_cache(maxsize=1 << 15)
def role_base(word: str, lexicon: Lexicon) -> str | None:
    """The nominative singular of a role word (`Präsidenten` -> `Präsident`), None if it is none.

    The last part of a compound decides, hyphenated (`US-Präsident`) or closed
    (`Verteidigungsminister`).
    """
    if not word[:1].isupper() or len(word) < 3:
        return None
    head, hyphen, tail = word.rpartition("-")
    for ending in _ENDINGS:
        if not tail.endswith(ending):
            continue
        stem = tail[: len(tail) - len(ending)] if ending else tail
        if _is_base(stem, lexicon):
            return head + hyphen + stem
    return None


def _is_base(stem: str, lexicon: Lexicon) -> bool:
    words = lexicon.role_words
    if stem in words or (stem.endswith("in") and stem[:-2] in words):
        return True
    for cut in range(3, len(stem) - _SHORTEST_TAIL + 1):
        tail = stem[cut:]
        base = tail.removesuffix("in") if len(tail) > _SHORTEST_TAIL + 2 else tail
        if tail in _HEADS or tail.capitalize() in words or base.capitalize() in words:
            return True
    return False
