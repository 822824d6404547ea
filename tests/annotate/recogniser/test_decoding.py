from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from generator.annotate.recogniser import weights
from generator.annotate.recogniser.decoding import (
    Batch,
    best_labels,
    chances,
    marginals,
    run_scores,
    unsure_runs,
)

LABELS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]


@pytest.fixture(scope="module")
def model():
    states = {("a", "B-PER"): 1.0, ("b", "I-PER"): 2.0, ("c", "O"): 0.5}
    transitions = {("B-PER", "I-PER"): 1.5, ("O", "I-PER"): 9.0, ("B-LOC", "O"): 0.25}
    return weights.unpack(weights.pack(LABELS, states, transitions))


def every_sequence(model, scores):
    """All label sequences of a sentence with their probability, by enumeration."""
    found = {}
    for labels in product(range(len(LABELS)), repeat=len(scores)):
        score = float(model.starts[labels[0]]) + sum(
            float(here[label]) for here, label in zip(scores, labels, strict=True)
        )
        score += sum(float(model.transitions[a, b]) for a, b in pairwise(labels))
        found[labels] = score
    top = max(found.values())
    total = sum(np.exp(score - top) for score in found.values())
    return {labels: np.exp(score - top) / total for labels, score in found.items()}


def test_decoding_agrees_with_enumerating_all_sequences(model):
    rng = np.random.default_rng(7)
    scores = [rng.normal(0, 2, (length, len(LABELS))).astype("f4") for length in (2, 4, 1, 3, 4)]
    batch = Batch(scores)
    best, chances = best_labels(batch, model), marginals(batch, model)
    for here, labels, chance in zip(scores, best, chances, strict=True):
        expected = every_sequence(model, here)
        assert tuple(labels) == max(expected, key=expected.get)
        for at, label in product(range(len(here)), range(len(LABELS))):
            share = sum(p for sequence, p in expected.items() if sequence[at] == label)
            assert chance[at, label] == pytest.approx(share, abs=1e-4)


def test_no_name_is_continued_that_was_not_begun(model):
    scores = np.zeros((3, len(LABELS)), np.float32)
    scores[:, LABELS.index("I-PER")] = 50
    (labels,) = best_labels(Batch([scores]), model)
    assert [LABELS[label] for label in labels] == ["B-PER", "I-PER", "I-PER"]


def test_empty_sentences_have_no_labels(model):
    empty = np.zeros((0, len(LABELS)), np.float32)
    full = np.zeros((2, len(LABELS)), np.float32)
    batch = Batch([empty, full, empty])
    assert [len(labels) for labels in best_labels(batch, model)] == [0, 2, 0]
    assert [len(chance) for chance in marginals(batch, model)] == [0, 2, 0]
    assert best_labels(Batch([]), model) == []
    assert [len(labels) for labels in best_labels(Batch([empty]), model)] == [0]
    assert [len(chance) for chance in marginals(Batch([empty]), model)] == [0]


def test_extreme_scores_stay_probabilities(model):
    scores = np.array([[900, -900, 0, 0, 5], [-900, 0, 900, 0, 5]], np.float32)
    (chance,) = marginals(Batch([scores]), model)
    assert np.isfinite(chance).all()
    assert chance.sum(1) == pytest.approx([1, 1], abs=1e-4)


def test_cutting_at_sure_words_changes_no_answer(model):
    rng = np.random.default_rng(11)
    scores = [rng.normal(0, 3, (length, len(LABELS))).astype("f4") for length in (30, 0, 1, 25)]
    outside = LABELS.index("O")
    for sentence in scores:
        sentence[rng.random(len(sentence)) < 0.6, outside] += 25
    gap = np.zeros((3, len(LABELS)), np.float32)
    gap[:, outside] = 100
    together = np.concatenate([part for sentence in scores for part in (sentence, gap)])
    starts = np.cumsum([0, *(len(sentence) + len(gap) for sentence in scores[:-1])]).tolist()
    edges = {*starts, *(at + len(sentence) for at, sentence in zip(starts, scores, strict=True))}
    runs = unsure_runs(chances(together)[:, outside])
    assert len(runs) > 5
    cut = Batch(run_scores(together, runs, model, edges))
    found = np.full(len(together), outside)
    sure = np.zeros_like(together)
    answers = zip(runs, best_labels(cut, model), marginals(cut, model), strict=True)
    for (start, end), labels, chance in answers:
        found[start:end] = labels
        sure[start:end] = chance
    whole = Batch(scores)
    expected = zip(starts, best_labels(whole, model), marginals(whole, model), strict=True)
    for start, labels, chance in expected:
        end = start + len(labels)
        assert list(found[start:end]) == list(labels)
        decided = sure[start:end].any(1)
        assert sure[start:end][decided] == pytest.approx(chance[decided], abs=5e-3)
