"""German compounds taken apart: `Waffenstillstandsvereinbarung` into its words.

Every part must be known: a noun of the shipped lists (`data/nouns.txt`, `data/everyday.txt`), a
first part that is no noun (`data/first-parts.txt`, `data/beginnings.txt`), or a word that the
archive itself writes with a capital within sentences of several stories. Of the possible cuts
the one with the longest parts wins (the sum of squared lengths). Names and rare words are
in no list: a word that cannot be cut into known parts may still be one unknown part before a noun
that often ends compounds, or behind one with its linking element. Everything else stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.site.index.nouns import (
    LINKS,
    MIN_LAST,
    MIN_NOUN,
    first_parts,
    heads,
    inflected,
    last_parts,
    shipped_nouns,
    tails,
)
from generator.site.index.words import lowered

MIN_COMPOUND = 7
"""Shorter words are not taken apart."""

_MIN_STORIES = 3
_MIN_LEARNED = 5
_MIN_UNKNOWN = 4
_MIN_TAIL = 5
# How words go on that are derived from a noun, not composed with it: `Sozial-ismus`.
_DERIVED = re.compile(
    r"is|ier|ung|lich|schaft|haft|heit|keit|los|er(in|n|s)?(nen)?$|chen|lein|ist|ant|ent|or|tum|nis|weis|essin|en$|ern$|end|et|st|te|ig|isch|bar|sam|mäßig|in(nen)?$|t?lich|al|at|ett"
)
_S_MAY_FOLLOW = re.compile("ch|p|t")
_S_LINKS = re.compile("(ung|heit|keit|schaft|ion|tät|tum|bunde|lande|jahre|alter|en)s$")
# What takes -s though the noun itself is in no list.
_SUFFIX_LINKED = re.compile("(.(?:ung|heit|keit|schaft|ion|tät))s$")
# How German words begin.
_ONSET = re.compile(
    "[aeiouyäöü]|[bcdfghjklmnpqrstvwxz][aeiouyäöü]|[bcfgkp][lr]|[dtvw]r|s[chklmnptw]|pf|ps|kn|gn"
    "|zw|qu|[cprt]h"
)
_SHORT_LAST = frozenset(("amt", "bau", "ort", "rat", "see", "tag", "weg", "zug", "öl"))
"""Nouns of fewer letters that may stand last, behind a part of some length."""
_Cut = tuple[int, tuple[str, ...]]
_VOWEL = re.compile("[aeiouyäöü]")


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
        self._heads, self._tails = heads(), tails()
        self._learned: frozenset[str] = frozenset()
        self._begin: frozenset[str] = frozenset()
        # Of the learned words only those are nouns to build on that are no compounds themselves.
        self._learned = frozenset(
            word for word in learned if word not in inflected() and len(self.parts(word)) == 1
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
        cuts = range(_MIN_LEARNED, len(word) - MIN_NOUN + 1)
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
        if len(word) < MIN_COMPOUND or word in inflected() or not word.isalpha():
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
            for end in range(start + MIN_NOUN, size - 1):
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
        for cut in range(len(word) - _MIN_UNKNOWN, _MIN_TAIL - 1, -1):
            so_far, rest = begun[cut], word[cut:]
            if so_far is None or not _VOWEL.search(rest) or not _ONSET.match(rest):
                continue
            if (
                self._s_follows(word[:cut], rest)
                or _DERIVED.match(rest.lstrip("sn"))
                or rest.startswith("schaft")
            ):
                continue
            first = so_far[1][-1]
            linked = first.endswith("s") and first not in self._shipped
            plural = first.endswith("en") and first[:-1] in self._shipped
            noun = first in self._shipped and len(first) > MIN_LAST
            if len(first) > MIN_NOUN and (linked or plural or noun):
                return (*so_far[1], rest)
        return None

    def _s_follows(self, head: str, rest: str) -> bool:
        """Whether the s at the end of what precedes an unknown word is rather its first letter:
        `Trecker-surfen`, `Bogen-schießen`, `Ziegen-sittich`.
        """
        if not head.endswith("s"):
            return False
        # A noun in -e takes -n; those few that take -ns are in the lists with it (`Frieden`).
        if head.endswith("ens") and head[:-1] not in self._shipped and head[:-2] in self._shipped:
            return True
        if _S_LINKS.search(head):
            return False
        return head.endswith("ers") or _S_MAY_FOLLOW.match(rest) is not None

    def _may_end(self, tail: str, before: int) -> bool:
        if len(tail) < MIN_LAST:
            return tail in _SHORT_LAST and before > MIN_LAST
        return tail in self._tails or tail in self._learned

    def _linked(self, head: str, links: tuple[str, ...]) -> str:
        """The noun that a first part with a linking element is a form of; "" if there is none."""
        for link in links if head[-1] in "snre" else ():
            if head.endswith(link):
                base = head[: -len(link)]
                doubled = link[0] == "s" and base[-1:] == "s"
                if len(base) > MIN_NOUN and base in self._shipped and not doubled:
                    return base
                if link in ("s", "n", "en") and base in self._learned:
                    return base
        for dropped in ("e", "en"):
            if len(head) > MIN_NOUN and head + dropped in self._shipped:
                return head + dropped
        return ""

    def _unlinked(self, head: str) -> str:
        """A first part as the noun it is a form of; the part itself where none is known."""
        if head in self._shipped and not head.endswith("s"):
            return head
        plain = head in self._first and not head.endswith("s")
        if plain and not {f"{head}e", f"{head}en"} & self._shipped:
            return head
        return self._linked(head, LINKS) or _SUFFIX_LINKED.sub(r"\1", head)


@cache
def _shipped_cut(word: str) -> tuple[str, ...]:
    """A word cut with nothing but what is shipped."""
    return _shipped().best(word) or (word,)


@cache
def _shipped() -> Splitter:
    return Splitter()
