"""The best labels of sentences and how sure they are: Viterbi and forward-backward.

Only the runs of words that may belong to names are decoded, all runs of a story together, step by
step, the longest first, so that those still running at any step are the first ones (Rabiner 1989,
A tutorial on hidden Markov models; Lafferty et al. 2001 for the linear chain with free scores).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.weights import Floats, Model

Labels = npt.NDArray[np.intp]

SURE = 0.999
"""A word that is outside all names with this probability parts what stands before it from what
stands behind it; the chain is cut there, which changes no answer by more than the rest to 1."""

_LEAST = np.float32(1e-30)
_LARGEST = np.float32(60)
"""Exponents above it would leave the range of a 32-bit number."""


class Batch:
    """The scores of several runs as (step, run, label), longest run first."""

    def __init__(self, scores: Sequence[Floats]) -> None:
        self.order = sorted(range(len(scores)), key=lambda at: (-len(scores[at]), at))
        self.lengths = [len(scores[at]) for at in self.order]
        steps = self.lengths[0] if self.lengths else 0
        running = [0] * steps
        for length in self.lengths:
            for step in range(length):
                running[step] += 1
        self.running = running
        labels = scores[0].shape[1] if scores else 0
        self.scores = np.zeros((steps, len(scores), labels), np.float32)
        for column, at in enumerate(self.order):
            self.scores[: self.lengths[column], column] = scores[at]

    def __len__(self) -> int:
        return len(self.running)


def chances(scores: Floats) -> Floats:
    """The probability of each label at each word by itself, without the chain."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = raised / raised.sum(1, keepdims=True)
    return found


Run = tuple[int, int]
"""Words `[start, end)` none of which is surely outside all names."""


def unsure_runs(outside: Floats) -> list[Run]:
    """The runs of words that may belong to names, in order, from the probability that each word
    is outside all of them. The positions between sentences must be surely outside."""
    unsure = np.concatenate([[False], outside < SURE, [False]])
    edges = np.flatnonzero(unsure[1:] != unsure[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def run_scores(
    scores: Floats, runs: Sequence[Run], model: Model, edges: Collection[int]
) -> list[Floats]:
    """The scores of the runs, the steps from and to the words outside included; `edges` are the
    positions at which sentences begin and end, where there is no such step."""
    # No two runs touch, so that each can be changed in its place.
    here = scores.copy()
    here[[start for start, _ in runs if start not in edges]] += model.transitions[model.outside]
    here[[end - 1 for _, end in runs if end not in edges]] += model.transitions[:, model.outside]
    return [here[start:end] for start, end in runs]


def best_labels(batch: Batch, model: Model) -> list[Labels]:
    """The likeliest label sequence of each run, in the order the batch was made from."""
    found: list[Labels] = [np.empty(0, np.intp)] * len(batch.order)
    if not len(batch):
        return found
    pointers = np.zeros(batch.scores.shape, np.intp)
    ends = np.zeros(batch.scores.shape[1:], np.float32)
    best = batch.scores[0] + model.starts
    ends[:] = best
    arriving = np.ascontiguousarray(model.transitions.T)
    for step in range(1, len(batch)):
        count = batch.running[step]
        reached = best[:count, None, :] + arriving
        pointers[step, :count] = reached.argmax(2)
        best = reached.max(2) + batch.scores[step, :count]
        ends[:count] = best
    last = ends.argmax(1)
    for column, at in enumerate(batch.order):
        found[at] = _trace(pointers[:, column], int(last[column]), batch.lengths[column])
    return found


def _trace(pointers: Labels, label: int, length: int) -> Labels:
    path = np.empty(length, np.intp)
    for step in range(length - 1, -1, -1):
        path[step] = label
        label = int(pointers[step, label])
    return path


def marginals(batch: Batch, model: Model) -> list[Floats]:
    """The probability of each label at each token, in the order the batch was made from."""
    found: list[Floats] = [np.empty((0, 0), np.float32)] * len(batch.order)
    if not len(batch):
        return found
    local = np.exp(batch.scores - batch.scores.max(2, keepdims=True))
    follow = np.exp(np.minimum(model.transitions, _LARGEST))
    forward = np.zeros_like(local)
    forward[0] = _scaled(local[0] * np.exp(model.starts))
    for step in range(1, len(batch)):
        count = batch.running[step]
        forward[step, :count] = _scaled((forward[step - 1, :count] @ follow) * local[step, :count])
    backward = np.ones_like(local)
    for step in range(len(batch) - 2, -1, -1):
        count = batch.running[step + 1]
        ahead = backward[step + 1, :count] * local[step + 1, :count]
        backward[step, :count] = _scaled(ahead @ follow.T)
    both = forward * backward
    both /= np.maximum(both.sum(2, keepdims=True), _LEAST)
    for column, at in enumerate(batch.order):
        found[at] = both[: batch.lengths[column], column]
    return found


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / np.maximum(values.sum(1, keepdims=True), _LEAST)
    return scaled
