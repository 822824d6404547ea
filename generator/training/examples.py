"""Labelled sentences as numbers: what the network is trained on.

A word is the rows of its attributes and, apart from these, the row of its vector from unlabelled
text, which training leaves as it is. Each word also has a hidden form, without the attributes that
tell which word it is; `blurring` tells why.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.features import LISTED, listed_names, look_up
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.looks import NO_VECTOR, TELLING, VECTOR, looks
from generator.annotate.recogniser.weights import OUTSIDE, Floats
from generator.training.blurring import COMMON_SHARE, RARE, RARE_SHARE
from generator.training.corpora import Sentence

Numbers = npt.NDArray[np.int64]
Labels = npt.NDArray[np.int64] | Floats
"""The number of a word's label each, or the chances of all labels each."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word's attribute rows, its vector's row (-1: none), and how often its hidden form is
    shown in its place."""

    rows: Numbers
    hidden: Numbers
    vector: int
    share: float


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: numbers of its words' forms, `(index, row)` of what the name lists say, and
    what is expected, a number a word or a chance for each label of each word."""

    words: Numbers
    listed: Numbers
    labels: Labels


class Encoder:
    """Turns words into numbers; its attributes are those that occur `least` times in the
    sentences it is made from."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        knowledge: Knowledge,
        vectors: Mapping[str, int],
        least: int,
    ) -> None:
        """`vectors`: a word -> the row of its vector."""
        self.knowledge = knowledge
        self.vectors = {VECTOR + word: row for word, row in vectors.items()}
        self.forms: list[Form] = []
        self.counts = Counter(text for sentence in sentences for text in sentence.words)
        self._numbers: dict[str, int] = {}
        seen: Counter[str] = Counter()
        for text, count in self.counts.items():
            for name in looks(look_up(text, knowledge), self.vectors):
                seen[name] += count
        for sentence in sentences:
            seen.update(LISTED + flag for _, flag in listed_names(sentence.words, knowledge))
        kept = (name for name, n in seen.items() if n >= least and not name.startswith(VECTOR))
        self.rows = {name: row for row, name in enumerate(sorted(kept))}
        kinds = {label[2:] for s in sentences for label in s.outer if label != OUTSIDE}
        self.labels = (*sorted(f"{part}-{kind}" for kind in kinds for part in "BI"), OUTSIDE)

    def encode(self, words: Sequence[str], outer: Sequence[str] = ()) -> Example:
        """A sentence with its labels; those the training sentences have not count as outside."""
        listed = [
            (index, self.rows[LISTED + flag])
            for index, flag in listed_names(words, self.knowledge)
            if LISTED + flag in self.rows
        ]
        outside = len(self.labels) - 1
        number = {label: at for at, label in enumerate(self.labels)}
        return Example(
            np.array([self._number(text) for text in words], np.int64),
            np.array(listed, np.int64).reshape(-1, 2),
            np.array([number.get(label, outside) for label in outer], np.int64),
        )

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.forms)
            self.forms.append(self._form(text))
        return number

    def _form(self, text: str) -> Form:
        names = looks(look_up(text, self.knowledge), self.vectors)
        vector = next((self.vectors[name] for name in names if name.startswith(VECTOR)), -1)
        untold = [name for name in names if not name.startswith(TELLING)]
        share = RARE_SHARE if self.counts[text] < RARE else COMMON_SHARE
        return Form(
            self._known(names),
            self._known([*untold, NO_VECTOR]),
            vector,
            share if text[:1].isupper() else 0.0,
        )

    def _known(self, names: Sequence[str]) -> Numbers:
        return np.array([self.rows[name] for name in names if name in self.rows], np.int64)


def batches(
    examples: Sequence[Example], size: int, chance: random.Random
) -> Iterator[list[Example]]:
    """The examples in groups of about `size` words, sentences of about one length together, the
    groups in random order."""
    order = sorted(examples, key=lambda example: (len(example.words), chance.random()))
    groups: list[list[Example]] = [[]]
    for example in order:
        if len(groups[-1]) * len(example.words) >= size:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from groups
