"""Scores of labels at tokens: what the chain and the network say, added up.

The two err in different places: the network reads a word's surroundings better and is too ready
to see a name, the chain weighs each attribute by itself and is too slow to. What a word adds by
itself is remembered; what neighbours add jointly is looked up only where it can matter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.decoding import SURE, chances
from generator.annotate.recogniser.features import (
    LISTED,
    OFFSETS,
    REACH,
    joint_attributes,
    listed_from,
    seeing,
)
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.memory import Memory
from generator.annotate.recogniser.weights import Floats, Model

CHAIN_SHARE = 0.4
NETWORK_SHARE = 0.7
"""How much each one's scores count; chosen on GermEval's development set."""

_GAP = (0,) * REACH
_SURELY = 100.0

Places = npt.NDArray[np.intp]


class Scorer:
    """Scores sentences; what words add by themselves is remembered, of at most `capacity`."""

    def __init__(
        self, model: Model, network: Network, knowledge: Knowledge, capacity: int = 40_000
    ) -> None:
        self.model = model
        self.network = network
        self.knowledge = knowledge
        self.memory = Memory(model, network, knowledge, capacity)
        # The network may know labels that the chain never met, never the other way round.
        self.columns = [network.labels.index(label) for label in model.labels]

    def scores(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, list[int]]:
        """An array (position, label) and the position of each sentence's first word. Positions
        between sentences are no words; there the score of being outside all names is high."""
        numbers: list[int] = [*_GAP]
        starts: list[int] = []
        for known in self.memory.numbers(sentences):
            starts.append(len(numbers))
            numbers += known
            numbers += _GAP
        sequence = np.array(numbers, np.intp)
        signal = self.memory.signal[sequence]
        total = self._alone(sequence)
        self._add_lists(sentences, starts, numbers, signal, total)
        total *= CHAIN_SHARE
        inside = sequence > 0
        total += NETWORK_SHARE * self.network.scores(signal, inside)[:, self.columns]
        outside = self.model.outside
        total[~inside, outside] = _SURELY
        open_ = np.flatnonzero(chances(total)[:, outside] < SURE)
        if len(open_):
            total[open_] += CHAIN_SHARE * self._together(open_.tolist(), numbers)
        return total, starts

    def _alone(self, sequence: Places) -> Floats:
        """What each word adds to the chain's scores of the tokens around it."""
        length = len(sequence) - 2 * REACH
        total = np.zeros((len(sequence), len(self.model.labels)), np.float32)
        for place in range(len(OFFSETS)):
            near = sequence[place : place + length]
            total[REACH : REACH + length] += self.memory.chain[near, place]
        return total

    def _add_lists(
        self,
        sentences: Sequence[Sequence[str]],
        starts: Sequence[int],
        numbers: Sequence[int],
        signal: Floats,
        total: Floats,
    ) -> None:
        """Add what the name lists say to the network's signal and to the chain's scores."""
        begins, shared = self.memory.begins, self.memory.shared
        looked: dict[int, list[str]] = {}
        told: list[tuple[int, int, int]] = []
        for start, sentence in zip(starts, sentences, strict=True):
            for place in range(start, start + len(sentence)):
                if not begins[numbers[place]]:
                    continue
                for index, flag in listed_from(place - start, sentence, self.knowledge):
                    looked.setdefault(start + index, []).append(LISTED + flag)
                    number = shared.number(LISTED + flag)
                    told += (
                        (start + at, number, REACH + offset)
                        for at, offset in seeing(index, len(sentence))
                    )
        if looked:
            signal[[*looked]] += self.network.sums_of([*looked.values()])
            at, number_of, places = np.array(told).T
            np.add.at(total, at, shared.parts[number_of, places])

    def _together(self, positions: Sequence[int], numbers: Sequence[int]) -> Floats:
        """What tokens and their two neighbours say together to the chain."""
        words = self.memory.words
        return self.model.here(
            [
                joint_attributes(words[numbers[at - 1]], words[numbers[at]], words[numbers[at + 1]])
                for at in positions
            ]
        )
