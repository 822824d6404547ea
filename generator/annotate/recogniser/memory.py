"""What words add to the scores by themselves, worked out when they are met and remembered.

Most of a model's attributes are told by one word and its distance alone, so that what a word adds
can be summed up once. The words a text brings that were not met before are worked out together.
The chain's weights are whole steps of a 64th, so their sums do not depend on the order; what all
words of a shape, a cluster or the same lists say is summed up once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain

import numpy as np

from generator.annotate.recogniser.features import (
    EDGE,
    OFFSETS,
    Word,
    attributes,
    look_up,
    may_begin,
    of_cluster,
    of_flags,
    of_level,
    of_shape,
    spelling,
)
from generator.annotate.recogniser.knowledge import Knowledge, without_ending
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.looks import looks
from generator.annotate.recogniser.weights import Floats, Model

_ROOM = 1024


class Memory:
    """Words by number: 0 is what stands beyond a sentence's ends.

    `chain[number, place]` is what a word adds to the chain's scores of the token `OFFSETS[place]`
    words before it, `signal[number]` the sum of its vectors, `begins[number]` whether a listed
    name may begin with it; `stems` has for a capitalised word what its uses in a document are
    known by, its genitive among them. All is forgotten when there are more than `capacity` words;
    the answers do not depend on what is remembered.
    """

    def __init__(
        self, model: Model, network: Network, knowledge: Knowledge, capacity: int = 40_000
    ) -> None:
        self.model = model
        self.network = network
        self.knowledge = knowledge
        self.capacity = capacity
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parts: dict[Hashable, Floats] = {}
        self.words: list[Word] = [EDGE]
        self.begins: list[bool] = [False]
        self.stems: dict[str, str] = {}
        self.chain = np.zeros((_ROOM, len(OFFSETS), len(self.model.labels)), np.float32)
        self.chain[0] = self.model.sums_of([attributes(EDGE, offset) for offset in OFFSETS])
        self.signal = np.zeros((_ROOM, self.network.width), np.float32)

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
        self.signal[first:last] = self.network.sums_of(
            [looks(text, self.knowledge, vectors) for text in texts]
        )
        self.words += words
        self.begins += [may_begin(text, self.knowledge) for text in texts]
        self.stems.update((text, _stem(text)) for text in texts if is_capitalised(text))
        self._numbers.update(zip(texts, range(first, last), strict=True))

    def _chain_of(self, words: Sequence[Word]) -> Floats:
        """What words add to the scores of tokens at each distance."""
        own = self.model.sums_of([spelling(word, offset) for word in words for offset in OFFSETS])
        found: Floats = own.reshape(len(words), len(OFFSETS), -1)
        parts: list[Floats] = []
        firsts: list[int] = []
        for word in words:
            firsts.append(len(parts))
            parts += (self._part(of_shape, word.shape), self._part(of_flags, word.flags))
            if word.cluster is None:
                parts.append(self._part(of_cluster, None))
            else:
                parts += [self._part(of_level, level) for level in enumerate(word.cluster)]
        found += np.add.reduceat(np.array(parts, np.float32), firsts, axis=0)
        return found

    def _part(self, told: Callable[..., list[str]], by: Hashable) -> Floats:
        """What words add by one of their properties."""
        part = self._parts.get((told, by))
        if part is None:
            part = self.model.sums_of([told(by, offset) for offset in OFFSETS])
            self._parts[told, by] = part
        return part


def is_capitalised(text: str) -> bool:
    """Whether a word's uses in a document speak for each other."""
    return len(text) > 1 and text[0].isupper()


def _stem(text: str) -> str:
    return without_ending(text) or text
