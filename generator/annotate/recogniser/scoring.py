"""Scores of labels at tokens: what the chain and the network say, added up.

The two err in different places: the network reads a word's surroundings better and is too ready
to see a name, the chain weighs each attribute by itself and is too slow to. What a word adds by
itself is remembered; what neighbours add jointly is looked up only where it can matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.decoding import SURE, chances
from generator.annotate.recogniser.features import (
    EDGE,
    OFFSETS,
    REACH,
    Word,
    attributes,
    flag_attributes,
    joint_attributes,
    listed_names,
    look_up,
)
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.looks import LISTED, looks
from generator.annotate.recogniser.weights import Floats, Model

CHAIN_SHARE = 0.4
NETWORK_SHARE = 0.7
"""How much each one's scores count; chosen on GermEval's development set."""

_GAP = (0,) * REACH
_SURELY = 100.0

Places = npt.NDArray[np.intp]


class Scorer:
    """Scores sentences. What words add is kept for `capacity` of them, then forgotten; the answers
    do not depend on what is remembered."""

    def __init__(
        self, model: Model, network: Network, knowledge: Knowledge, capacity: int = 40_000
    ) -> None:
        self.model = model
        self.network = network
        self.knowledge = knowledge
        self.capacity = capacity
        # The network may know labels that the chain never met, never the other way round.
        self.columns = [network.labels.index(label) for label in model.labels]
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: list[Word] = [EDGE]
        self._chain = np.zeros((1024, len(OFFSETS), len(self.model.labels)), np.float32)
        self._chain[0] = self._row(EDGE)
        self._signal = np.zeros((1024, self.network.width), np.float32)

    def _row(self, word: Word) -> Floats:
        """What a word adds to the scores of tokens at each distance."""
        row = self.model.rows.get
        return self._sums([[*map(row, attributes(word, offset))] for offset in OFFSETS])

    def _sums(self, groups: Sequence[Sequence[int | None]]) -> Floats:
        """The chain's weights of attributes, added up group by group."""
        # Row 0 weighs nothing; it keeps every group from being empty.
        known = [[0, *filter(None, group)] for group in groups]
        firsts = [0, *accumulate(map(len, known))][:-1]
        flat = self.model.weights[[*chain.from_iterable(known)]]
        summed: Floats = np.add.reduceat(flat, firsts, axis=0)
        return CHAIN_SHARE * summed

    def _number(self, text: str) -> int:
        """The number under which a word not met yet is remembered from now on."""
        word = look_up(text, self.knowledge)
        number = len(self._words)
        if number == len(self._chain):
            self._chain = np.concatenate([self._chain, np.zeros_like(self._chain)])
            self._signal = np.concatenate([self._signal, np.zeros_like(self._signal)])
        self._chain[number] = self._row(word)
        self._signal[number] = self.network.sum_of(looks(text, self.knowledge, self.network.rows))
        self._words.append(word)
        self._numbers[text] = number
        return number

    def scores(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, list[int]]:
        """An array (position, label) and the position of each sentence's first word. Positions
        between sentences are no words; there the score of being outside all names is high."""
        if len(self._words) > self.capacity:
            self._forget()
        numbers: list[int] = [*_GAP]
        starts: list[int] = []
        for sentence in sentences:
            starts.append(len(numbers))
            numbers += [self._numbers.get(text) or self._number(text) for text in sentence]
            numbers += _GAP
        sequence = np.array(numbers, np.intp)
        signal = self._signal[sequence]
        total = self._alone(sequence)
        self._add_lists(sentences, starts, signal, total)
        inside = (sequence > 0).astype(np.float32)
        total += NETWORK_SHARE * self.network.scores(signal, inside)[:, self.columns]
        outside = self.model.outside
        total[sequence == 0, outside] = _SURELY
        open_ = np.flatnonzero(chances(total)[:, outside] < SURE)
        if len(open_):
            total[open_] += self._together(open_.tolist(), numbers)
        return total, starts

    def _alone(self, sequence: Places) -> Floats:
        """What each word adds to the scores of the tokens around it."""
        length = len(sequence) - 2 * REACH
        total = np.zeros((len(sequence), len(self.model.labels)), np.float32)
        for place in range(len(OFFSETS)):
            total[REACH : REACH + length] += self._chain[sequence[place : place + length], place]
        return total

    def _add_lists(
        self,
        sentences: Sequence[Sequence[str]],
        starts: Sequence[int],
        signal: Floats,
        total: Floats,
    ) -> None:
        """Add what the name lists say to the network's signal and to the chain's scores."""
        places: tuple[list[int], list[int]] = ([], [])
        rows: tuple[list[int], list[int]] = ([], [])
        for start, sentence in zip(starts, sentences, strict=True):
            for index, flag in listed_names(sentence, self.knowledge):
                row = self.network.rows.get(LISTED + flag)
                if row is not None:
                    places[0].append(start + index)
                    rows[0].append(row)
                for at, name in flag_attributes(index, flag, len(sentence)):
                    row = self.model.rows.get(name)
                    if row is not None:
                        places[1].append(start + at)
                        rows[1].append(row)
        np.add.at(signal, places[0], self.network.vectors(rows[0]))
        np.add.at(total, places[1], CHAIN_SHARE * self.model.weights[np.array(rows[1], np.intp)])

    def _together(self, positions: Sequence[int], numbers: Sequence[int]) -> Floats:
        """What tokens and their two neighbours say together."""
        row, words = self.model.rows.get, self._words
        groups = [
            [*map(row, joint_attributes(*(words[numbers[at + step]] for step in (-1, 0, 1))))]
            for at in positions
        ]
        return self._sums(groups)
