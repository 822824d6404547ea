"""German compounds taken apart: `Waffenstillstandsvereinbarung` into its words.

Every part must be known: a noun of the shipped list (`data/nouns.txt`), a first part that is no
noun (`data/first-parts.txt`), or a word that the archive itself writes with a capital within
sentences of several stories. Of the possible cuts the one with the longest parts wins (the sum of
squared lengths). Names and rare words are in no list: a word that cannot be cut into known parts
may still be one unknown part before a noun that often ends compounds, or behind one with its
linking element. Everything else stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from generator.site.index.words import lowered

MIN_COMPOUND = 7
"""Shorter words are not taken apart."""

_MIN_STORIES = 3
_MIN_NOUN = 3
_MIN_LAST = 4
_MIN_LEARNED = 5
_MIN_UNKNOWN = 4
_MIN_TAIL = 5
# How words go on that are derived from a noun, not composed with it: `Sozial-ismus`.
_DERIVED = re.compile(
    r"is|ier|ung|lich|schaft|haft|heit|keit|los|er(in|n|s)?(nen)?$|chen|lein|ist|ant|ent|or|tum|nis|weis|en$|ern$|end|et|st|te|ig|isch|bar|sam|mäßig"
)
_SHORT_LAST = frozenset(("amt", "bau", "ort", "rat", "see", "tag", "weg", "zug", "öl"))
"""Nouns of fewer letters that may stand last, behind a part of some length."""
_LINKS = ("s", "es", "n", "en", "er", "e", "ns", "ens")
_ENDINGS_OF_CASES = ("s", "es", "n", "en", "e", "er", "ern", "nen", "ens")
_Cut = tuple[int, tuple[str, ...]]
_VOWEL = re.compile("[aeiouyäöü]")


@cache
def shipped_nouns() -> frozenset[str]:
    """The nouns that any archive can build on, in all their forms."""
    return _words("nouns.txt")


@cache
def first_parts() -> frozenset[str]:
    """What may begin a compound without being a noun."""
    return _words("first-parts.txt")


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


def learned_nouns(counts: Mapping[str, int]) -> frozenset[str]:
    """Words of at least three stories that are written with a capital only: nouns and names.

    `counts` is in how many stories each word stands, as written.
    """
    return frozenset(
        lowered(word)
        for word, count in counts.items()
        if count >= _MIN_STORIES
        and len(word) >= _MIN_LEARNED
        and word[0].isupper()
        and word[1:].islower()
        and word.isalpha()
        and word.lower() not in counts
    )


class Splitter:
    """Takes compounds apart, with the shipped nouns and those learned from an archive."""

    def __init__(self, learned: Iterable[str] = ()) -> None:
        self._shipped = shipped_nouns()
        self._first = first_parts()
        self._last = last_parts()
        self._heads, self._tails = _heads(), _tails()
        self._learned: frozenset[str] = frozenset()
        self._begin: frozenset[str] = frozenset()
        # Of the learned words only those are nouns to build on that are no compounds themselves.
        self._learned = frozenset(
            word for word in learned if word not in _inflected() and len(self.parts(word)) == 1
        )
        self._begin = frozenset(
            word + link for word in self._learned for link in ("", "s", "n", "en")
        )

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a lowered word, linking elements left with the part before; or itself."""
        found = _shipped_cut(word)
        if len(found) == 1 and self.learns(word):
            return self.best(word) or found
        return found

    def learns(self, word: str) -> bool:
        """Whether words that the archive teaches may decide how a lowered word is cut."""
        if not self._learned or len(word) < MIN_COMPOUND:
            return False
        cuts = range(_MIN_LEARNED, len(word) - _MIN_NOUN + 1)
        return any(word[:cut] in self._begin or word[-cut:] in self._learned for cut in cuts)

    def inner(self, word: str, *, noun: bool = True) -> tuple[str, ...]:
        """What a word is also found by: its parts without linking elements, and the compounds
        within it. Empty for a word that is no compound.

        `noun` says that the word is written with a capital. Others are compounds only where
        something that is no noun follows one (`versicherungspflichtig`).
        """
        parts = self.parts(word) if noun else self._adjective(word) or (word,)
        if len(parts) == 1:
            return ()
        found: dict[str, None] = {}
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                joined = "".join(parts[first:last])
                if joined != word:
                    ending = parts[last - 1]
                    base = ending if last == len(parts) else self._unlinked(ending)
                    found[joined[: len(joined) - len(ending)] + base] = None
        return tuple(found)

    def best(self, word: str) -> tuple[str, ...] | None:
        """The parts of a lowered word; None for one that is no compound."""
        if len(word) < MIN_COMPOUND or word in _inflected() or not word.isalpha():
            return None
        begun = self._begun(word)
        return (
            self._cut(word, begun)
            or self._with_unknown_first(word)
            or self._with_unknown_last(word, begun)
        )

    def _adjective(self, word: str) -> tuple[str, ...] | None:
        return self._with_unknown_last(word, self._begun(word)) if word.isalpha() else None

    def _begun(self, word: str) -> list[_Cut | None]:
        """The best cut of every beginning of a word into first parts."""
        size = len(word)
        best: list[_Cut | None] = [None] * size
        best[0] = (0, ())
        for start in range(size - 1):
            if (so_far := best[start]) is None:
                continue
            worth, parts = so_far
            for end in range(start + _MIN_NOUN, size - 1):
                here = best[end]
                total = worth + (end - start) ** 2
                if here is not None and total <= here[0]:
                    continue
                part = word[start:end]
                if part in self._heads or part in self._begin:
                    best[end] = (total, (*parts, part))
        return best

    def _cut(self, word: str, begun: Sequence[_Cut | None]) -> tuple[str, ...] | None:
        """The best cut into known parts."""
        found: _Cut | None = None
        for start, so_far in enumerate(begun):
            if start and so_far and self._may_end(word[start:], start):
                worth = so_far[0] + (len(word) - start) ** 2
                if found is None or worth > found[0]:
                    found = (worth, (*so_far[1], word[start:]))
        return found[1] if found else None

    def _with_unknown_first(self, word: str) -> tuple[str, ...] | None:
        """A name or a rare word before a noun that often ends compounds: `Sowjet-union`."""
        size = len(word)
        if not any(word[cut:] in self._last for cut in range(_MIN_UNKNOWN, size - _MIN_TAIL + 1)):
            return None
        for cut in range(_MIN_UNKNOWN, size - _MIN_TAIL + 1):
            first, rest = word[:cut], word[cut:]
            if not _VOWEL.search(first):
                continue
            if rest in self._last:
                return (first, rest)
            parts = self._cut(rest, self._begun(rest)) if len(rest) > MIN_COMPOUND else None
            if parts and parts[-1] in self._last:
                return (first, *parts)
        return None

    def _with_unknown_last(self, word: str, begun: Sequence[_Cut | None]) -> tuple[str, ...] | None:
        """Nouns before a word that is in no list: `Kirchen-historiker`, `Energie-sparlampe`."""
        for cut in range(len(word) - _MIN_UNKNOWN, _MIN_TAIL, -1):
            so_far, rest = begun[cut], word[cut:]
            if so_far is None or _DERIVED.match(rest.lstrip("sn")) or not _VOWEL.search(rest):
                continue
            first = so_far[1][-1]
            linked = first.endswith("s") and first not in self._shipped
            noun = first in self._shipped and len(first) > _MIN_LAST
            if len(first) > _MIN_NOUN and (linked or noun):
                return (*so_far[1], rest)
        return None

    def _may_end(self, tail: str, before: int) -> bool:
        if len(tail) < _MIN_LAST:
            return tail in _SHORT_LAST and before > _MIN_LAST
        return tail in self._tails or tail in self._learned

    def _linked(self, head: str, links: tuple[str, ...]) -> str:
        """The noun that a first part with a linking element is a form of; "" if there is none."""
        for link in links if head[-1] in "snre" else ():
            if head.endswith(link):
                base = head[: -len(link)]
                doubled = link[0] == "s" and base[-1:] == "s"
                if len(base) > _MIN_NOUN and base in self._shipped and not doubled:
                    return base
                if link in ("s", "n", "en") and base in self._learned:
                    return base
        for dropped in ("e", "en"):
            if len(head) > _MIN_NOUN and head + dropped in self._shipped:
                return head + dropped
        return ""

    def _unlinked(self, head: str) -> str:
        """A first part as the noun it is a form of; the part itself where none is known."""
        if head in self._shipped and not head.endswith("s"):
            return head
        return self._linked(head, _LINKS) or head


@cache
def _inflected() -> frozenset[str]:
    """The shipped nouns in all forms."""
    nouns = shipped_nouns()
    return nouns | {noun + ending for noun in nouns for ending in _ENDINGS_OF_CASES}


@cache
def _tails() -> frozenset[str]:
    """What may end a compound: of short nouns only what is listed."""
    nouns = shipped_nouns() - endings()
    long = [noun for noun in nouns if len(noun) > _MIN_LAST]
    return (nouns | {noun + ending for noun in long for ending in _ENDINGS_OF_CASES}) - endings()


@cache
def _heads() -> frozenset[str]:
    """What may begin one: nouns with and without a linking element or their last e, and others."""
    nouns = shipped_nouns()
    found = set(nouns | first_parts())
    for noun in nouns:
        if len(noun) > _MIN_NOUN:
            found.update(noun + link for link in _LINKS if not (link[0] == "s" == noun[-1]))
            if noun.endswith("e") and len(noun) > _MIN_NOUN + 1:
                found.add(noun[:-1])
            elif noun.endswith("en") and len(noun) > _MIN_NOUN + 2:
                found.add(noun[:-2])
    return frozenset(found)


@cache
def _shipped_cut(word: str) -> tuple[str, ...]:
    """A word cut with nothing but what is shipped."""
    return _shipped().best(word) or (word,)


@cache
def _shipped() -> Splitter:
    return Splitter()
