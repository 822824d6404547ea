"""Labels the words of a document: scores, decoding, and a second look at repeated words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import add

import numpy as np

from generator.annotate.recogniser.decoding import (
    SURE,
    Batch,
    Labels,
    best_labels,
    chances,
    marginals,
    run_scores,
    unsure_runs,
)
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.scoring import CHAIN_SHARE, Scorer
from generator.annotate.recogniser.weights import Floats, Model

MEMORY = 0.4
"""How much a document's other uses of a word count at one of its uses; chosen on the training
part of SmartData's news, whose texts are whole (see `MODEL.md`)."""

_LEAST = 1e-4

_DIGITS = 4
"""Processors add up in different orders, so later digits of a confidence differ between them."""


@dataclass(frozen=True, slots=True)
class Name:
    """A labelled stretch of a sentence: tokens `[start, end)`, and how sure it is, in (0, 1]."""

    start: int
    end: int
    label: str
    confidence: float


class Reader:
    """Finds the names in tokenised sentences by a trained chain and a trained network."""

    def __init__(self, model: Model, network: Network, knowledge: Knowledge) -> None:
        self.model = replace(model, transitions=model.transitions * CHAIN_SHARE)
        self.scorer = Scorer(model, network, knowledge)
        self.kinds = tuple(label.partition("-")[2] for label in model.labels)
        kinds = sorted(set(self.kinds))
        self.pooled = np.array([[float(one == kind) for kind in kinds] for one in self.kinds], "f4")

    def names(
        self, sentences: Sequence[Sequence[str]], *, document: bool = True
    ) -> list[list[Name]]:
        """The names of each sentence in order.

        With `document` the sentences are one text, and what is certain of a word in one of them
        counts in the others; without, each is read by itself.
        """
        scores, starts = self.scorer.scores(sentences)
        alone = chances(scores)
        if document:
            changed = self._remember(sentences, starts, scores, alone)
            alone[changed] = chances(scores[changed])
        runs = unsure_runs(alone[:, self.model.outside])
        edges = {*starts}.union(map(add, starts, map(len, sentences)))
        batch = Batch(run_scores(scores, runs, self.model, edges))
        answers = zip(
            runs, best_labels(batch, self.model), marginals(batch, self.model), strict=True
        )
        found: list[list[Name]] = [[] for _ in sentences]
        for (start, _), labels, sure in answers:
            sentence = bisect_right(starts, start) - 1
            found[sentence] += self._spans(labels, sure, start - starts[sentence])
        return found

    def _remember(
        self,
        sentences: Sequence[Sequence[str]],
        starts: Sequence[int],
        scores: Floats,
        alone: Floats,
    ) -> list[int]:
        """Add to the scores of each repeated capitalised word what its other uses say; the
        positions of the words so changed.

        Kinds count, not places in a name: `Anna Weber` speaks for a person in a bare `Weber`.
        """
        uses: dict[str, list[int]] = {}
        stems = self.scorer.memory.stems.get
        for start, sentence in zip(starts, sentences, strict=True):
            for position, stem in enumerate(map(stems, sentence), start):
                if stem:
                    uses.setdefault(stem, []).append(position)
        outside = alone[:, self.model.outside].tolist()
        repeated = [
            places
            for places in uses.values()
            if len(places) > 1 and any(outside[at] < SURE for at in places)
        ]
        if not repeated:
            return []
        changed = [*chain.from_iterable(repeated)]
        counts = np.array([*map(len, repeated)])
        seen = alone[changed] @ self.pooled
        whole = np.add.reduceat(seen, np.concatenate([[0], np.cumsum(counts)[:-1]]), axis=0)
        others = np.repeat(whole, counts, axis=0) - seen
        others /= np.repeat(counts - 1, counts).astype("f4")[:, None]
        gain = np.log(np.maximum(others, _LEAST) / np.maximum(seen, _LEAST))
        scores[changed] += MEMORY * gain @ self.pooled.T
        return changed

    def _spans(self, labels: Labels, sure: Floats, first: int) -> list[Name]:
        """The names in a run of words that begins at index `first` of its sentence."""
        found: list[Name] = []
        outside, names = self.model.outside, self.model.labels
        run = labels.tolist()
        end = 0
        for start, label in enumerate(run):
            if label == outside or start < end:
                continue
            kind = self.kinds[label]
            end = start + 1
            while end < len(run) and names[run[end]] == f"I-{kind}":
                end += 1
            least = min(sure.item(at, run[at]) for at in range(start, end))
            confidence = min(1.0, max(round(least, _DIGITS), _LEAST))
            found.append(Name(first + start, first + end, kind, confidence))
        return found
