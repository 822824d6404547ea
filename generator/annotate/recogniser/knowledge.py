"""What the recogniser knows of words before it reads a text: word clusters and lists of names.

Both are shipped beside the model and belong to it: its weights were learned with exactly these
tables, so a change of one needs a training. What an archive adds to its authority is not used
here; the rules of `names` bring it in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

Cluster = tuple[str, ...]
"""A word's cluster at each granularity, coarse to fine; an answer that was only derived (from
the last part of a compound) carries a letter before each number."""

_SHORTEST_TAIL = 3
_COMPOUND_LENGTH = 8


@dataclass(frozen=True)
class Knowledge:
    """Clusters of words by the company they keep, and names by the kinds of list they stand in.

    `clusters`: word -> its numbers, joined by spaces. `names`: a name, its words joined by single
    spaces -> the short codes of the lists it stands in, joined likewise (`MODEL.md` tells what
    they mean). `first_names`, `surnames` and `rare_surnames` (those of a census, many of which
    are also other words) are single words. Strings, because two hundred thousand of them are
    read faster than tuples.
    """

    clusters: dict[str, str]
    names: dict[str, str]
    first_names: frozenset[str] = field(default=frozenset())
    surnames: frozenset[str] = field(default=frozenset())
    rare_surnames: frozenset[str] = field(default=frozenset())

    @cached_property
    def openers(self) -> dict[str, int]:
        """The first word of each name of several words -> how many the longest such name has."""
        longest: dict[str, int] = {}
        for name in self.names:
            if " " in name:
                first, _, rest = name.partition(" ")
                count = rest.count(" ") + 2
                if count > longest.get(first, 0):
                    longest[first] = count
        return longest

    def cluster(self, word: str) -> Cluster | None:
        """The cluster of a word, of its other case or genitive, or of the end of a compound."""
        for form in (word, word.lower(), word.capitalize(), without_ending(word)):
            if form and form in self.clusters:
                return tuple(self.clusters[form].split(" "))
        if "-" in word[1:-1]:
            return _derived("h", self.clusters.get(word.rpartition("-")[2]))
        if len(word) >= _COMPOUND_LENGTH and word[0].isupper() and word.isalpha():
            for start in range(_SHORTEST_TAIL, len(word) - _SHORTEST_TAIL):
                tail = self.clusters.get(word[start:].capitalize())
                if tail:
                    return _derived("t", tail)
        return None

    def is_first_name(self, word: str) -> bool:
        """Whether the word is a given name; a double name if each part is one."""
        if word in self.first_names:
            return True
        return "-" in word and all(part in self.first_names for part in word.split("-"))

    def flags(self, word: str) -> tuple[str, ...]:
        """What the lists say of one word and of the two ends of a hyphened one."""
        found: list[str] = []
        bare = without_ending(word)
        if self.is_first_name(word):
            found.append("F")
        elif bare and self.is_first_name(bare):
            found.append("Fs")
        if word in self.surnames:
            found.append("L")
        elif bare and bare in self.surnames:
            found.append("Ls")
        elif word in self.rare_surnames or (bare and bare in self.rare_surnames):
            found.append("R")
        if "-" in word[1:-1]:
            head, tail = word.partition("-")[0], word.rpartition("-")[2]
            found += ["H" + kind for kind in self.names.get(head, "").split()]
            found += ["HL"] if head in self.surnames else []
            found += ["Z" + kind for kind in self.names.get(tail, "").split()]
        return tuple(found)

    def kinds(self, name: str) -> Sequence[str]:
        """The lists a name stands in, as written or without a genitive ending."""
        kinds = self.names.get(name)
        if kinds is None:
            bare = without_ending(name)
            kinds = self.names.get(bare) if bare else None
        return kinds.split(" ") if kinds else ()


def without_ending(word: str) -> str | None:
    """The word without a genitive `s`, None where it shows none."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] != "s" else None


def _derived(how: str, cluster: str | None) -> Cluster | None:
    return tuple(how + number for number in cluster.split(" ")) if cluster else None
