"""What words add to the scores by themselves, worked out when they are met and remembered.

Most of a model's attributes are told by one word and its distance alone, so that what a word adds
can be summed up once. The words a text brings that were not met before are worked out together.
The chain's weights are whole steps of a 64th, so their sums do not depend on the order; what all
words of a shape, a cluster or the same lists say is summed up once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np

from generator.annotate.recogniser.features import (
    EDGE,
    EDGE_NAME,
    OFFSETS,
    REACH,
    Word,
    look_up,
    may_begin,
    near_names,
    own_names,
    shared_names,
)
from generator.annotate.recogniser.knowledge import Knowledge, without_ending
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.looks import looks
from generator.annotate.recogniser.weights import Floats, Model

_ROOM = 1024

_KEPT = 0.75
"""The share of its words a full memory keeps. In three million words of protocols a tenth are then
worked out anew, an eighth if all are forgotten."""


class Memory:
    """Words by number: 0 is what stands beyond a sentence's ends.

    `chain[number, place]` is what a word adds to the chain's scores of the token `OFFSETS[place]`
    words before it, `signal[number]` the sum of its vectors, `begins[number]` whether a listed
    name may begin with it; `stems` has for a capitalised word what its uses in a document are
    known by, its genitive among them. When there are more than `capacity` words, those met last are
    forgotten, as what is frequent is met early; the answers do not depend on what is remembered.
    """

    def __init__(
        self, model: Model, network: Network, knowledge: Knowledge, capacity: int = 40_000
    ) -> None:
        self.model = model
        self.network = network
        self.knowledge = knowledge
        self.capacity = capacity
        self._numbers: dict[str, int] = {}
        self.shared = Shared(self.model)
        self.words: list[Word] = [EDGE]
        self.begins: list[bool] = [False]
        self.stems: dict[str, str] = {}
        self.chain = np.zeros((_ROOM, len(OFFSETS), len(self.model.labels)), np.float32)
        self.chain[0] = self.model.around([EDGE_NAME])
        self.signal = np.zeros((_ROOM, self.network.width), np.float32)

    def _forget(self) -> None:
        kept = max(1, round(_KEPT * self.capacity))
        self._numbers = {text: number for text, number in self._numbers.items() if number < kept}
        self.stems = {text: stem for text, stem in self.stems.items() if text in self._numbers}
        self.shared = Shared(self.model)
        del self.words[kept:], self.begins[kept:]

    def numbers(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """The numbers of the words of some sentences; good until the next call."""
        if len(self.words) > self.capacity:
            self._forget()
        known = self._numbers
        new = [text for text in dict.fromkeys(chain.from_iterable(sentences)) if text not in known]
        if new:
            self._learn(new)
        return [[known[text] for text in sentence] for sentence in sentences]

    def _learn(self, texts: Sequence[str]) -> None:
        first = len(self.words)
        last = first + len(texts)
        while last > len(self.chain):
            self.chain = np.concatenate([self.chain, np.zeros_like(self.chain)])
            self.signal = np.concatenate([self.signal, np.zeros_like(self.signal)])
        words = [look_up(text, self.knowledge) for text in texts]
        self.chain[first:last] = self._chain_of(words)
        vectors = self.network.rows
        self.signal[first:last] = self.network.sums_of([looks(word, vectors) for word in words])
        self.words += words
        self.begins += [may_begin(text, self.knowledge) for text in texts]
        self.stems.update((text, _stem(text)) for text in texts if is_capitalised(text))
        self._numbers.update(zip(texts, range(first, last), strict=True))

    def _chain_of(self, words: Sequence[Word]) -> Floats:
        """What words add to the scores of tokens at each distance."""
        near = self.model.around(chain.from_iterable(map(near_names, words)))
        found: Floats = near.reshape(len(words), -1, *near.shape[1:]).sum(1)
        # Of itself a word says more, and some of it otherwise.
        found[:, REACH] = self.model.here([*map(own_names, words)])
        told = [[self.shared.number(name) for name, _ in shared_names(word)] for word in words]
        firsts = [0, *accumulate(map(len, told))][:-1]
        parts = self.shared.parts[[*chain.from_iterable(told)]]
        found += np.add.reduceat(parts, firsts, axis=0)
        return found


class Shared:
    """What many words say alike, each looked up once: `parts[number(name)]` is what a name adds
    to the chain's scores of the tokens around it, in the order of OFFSETS."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.parts = np.zeros((_ROOM, len(OFFSETS), len(model.labels)), np.float32)
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of a name."""
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self._numbers)
            if number == len(self.parts):
                self.parts = np.concatenate([self.parts, np.zeros_like(self.parts)])
            self.parts[number] = self.model.around([name])
        return number


def is_capitalised(text: str) -> bool:
    """Whether a word's uses in a document speak for each other."""
    return len(text) > 1 and text[0].isupper()


def _stem(text: str) -> str:
    return without_ending(text) or text
