"""The words that German compounds are made of, as they are shipped, in all the forms they take."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

MIN_NOUN = 3
MIN_LAST = 4
LINKS = ("es", "s", "n", "en", "er", "e", "ns", "ens")
_ENDINGS_OF_CASES = ("s", "es", "n", "en", "e", "er", "ern", "nen", "ens")


@cache
def shipped_nouns() -> frozenset[str]:
    """The nouns that any archive can build on, in all their forms."""
    return _words("nouns.txt") | _words("everyday.txt")


@cache
def first_parts() -> frozenset[str]:
    """What may begin a compound without being a noun."""
    return _words("first-parts.txt") | _words("beginnings.txt")


@cache
def last_parts() -> frozenset[str]:
    """Nouns that may stand behind a part that is in no list."""
    nouns = _words("last-parts.txt")
    return nouns | {noun + ending for noun in nouns for ending in _ENDINGS_OF_CASES}


@cache
def endings() -> frozenset[str]:
    """Nouns that as the last part mislead: they end many words by chance or are suffixes."""
    return _words("endings.txt")


def _words(name: str) -> frozenset[str]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(" ".join(lines).split())


@cache
def inflected() -> frozenset[str]:
    """The shipped nouns in all forms."""
    nouns = shipped_nouns()
    return nouns | {noun + ending for noun in nouns for ending in _ENDINGS_OF_CASES}


@cache
def tails() -> frozenset[str]:
    """What may end a compound: of short nouns only what is listed."""
    nouns = shipped_nouns() - endings()
    long = [noun for noun in nouns if len(noun) > MIN_LAST]
    return (nouns | {noun + ending for noun in long for ending in _ENDINGS_OF_CASES}) - endings()


@cache
def heads() -> frozenset[str]:
    """What may begin one: nouns with and without a linking element or their last e, and others."""
    nouns = shipped_nouns()
    found = set(nouns | first_parts())
    for noun in nouns:
        if len(noun) > MIN_NOUN:
            found.update(noun + link for link in LINKS if not (link[0] == "s" == noun[-1]))
            if noun.endswith("e") and len(noun) > MIN_NOUN + 1:
                found.add(noun[:-1])
            elif noun.endswith("en") and len(noun) > MIN_NOUN + 2:
                found.add(noun[:-2])
    return frozenset(found)
