"""Strict scores of recognised names, as in GermEval 2014.

A name counts as right if its words and its label are exactly those of the gold (Benikova et al.
2014, GermEval 2014 Named Entity Recognition Shared Task). The shared task's official metric 1
pools the names of the outer and the inner level, each compared with the gold of its own level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

Chunk = tuple[int, int, str]
"""A labelled stretch of words `[start, end)`."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names `right`, `found` and `expected`, and the shares they give, 0 to 100."""

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Of the names found, how many are right."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of the names in the gold, how many were found."""
        return 100 * self.right / self.expected if self.expected else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        both = self.found + self.expected
        return 200 * self.right / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.2f} R {self.recall:.2f} F {self.f:.2f} ({self.expected})"


@dataclass(slots=True)
class Tally:
    """Counts names by label while sentences come in."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        gold: AbstractSet[tuple[Hashable, Hashable, str]],
        answer: AbstractSet[tuple[Hashable, Hashable, str]],
    ) -> None:
        """Count one sentence (or text, or level of one)."""
        self.right.update(label for _, _, label in gold & answer)
        self.found.update(label for _, _, label in answer)
        self.expected.update(label for _, _, label in gold)

    def of(self, *labels: str) -> Score:
        """The score over some labels, over all where none is given."""
        chosen = labels or tuple({*self.found, *self.expected})
        return Score(
            sum(self.right[label] for label in chosen),
            sum(self.found[label] for label in chosen),
            sum(self.expected[label] for label in chosen),
        )


def chunks(labels: Sequence[str]) -> frozenset[Chunk]:
    """The names in a sequence of B/I/O labels; an `I-` that continues nothing begins a name, as
    the scorers of CoNLL-2003 and GermEval read it."""
    found: set[Chunk] = set()
    start, kind = -1, ""
    for at, label in enumerate((*labels, "O")):
        position, _, here = label.partition("-")
        if start >= 0 and (position != "I" or here != kind):
            found.add((start, at, kind))
            start = -1
        if position == "B" or (position == "I" and start < 0):
            start, kind = at, here
    return frozenset(found)


def tally(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Tally:
    """The counts over pairs of gold and answered label sequences."""
    counts = Tally()
    for gold, answer in pairs:
        counts.add(chunks(gold), chunks(answer))
    return counts
