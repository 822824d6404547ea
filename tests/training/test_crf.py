from __future__ import annotations

import numpy as np
import pytest

from generator.annotate.recogniser import weights
from generator.annotate.recogniser.decoding import Batch, best_labels
from generator.annotate.recogniser.features import REACH, look_up, parted, sentence_attributes
from generator.annotate.recogniser.knowledge import Knowledge
from generator.training.corpora import Sentence

crf = pytest.importorskip("generator.training.crf", reason="needs python-crfsuite")

TOWNS = ["Rom", "Ulm", "Kiel", "Bonn", "Trier", "Jena", "Gera", "Hof"]
KNOWLEDGE = Knowledge({}, dict.fromkeys(TOWNS, "cb"), frozenset({"Anna"}), frozenset())


def sentences() -> list[Sentence]:
    found = []
    for town in TOWNS[:6]:
        words = ("Anna", "Maier", "kommt", "aus", town, ".")
        outer = ("B-PER", "I-PER", "O", "O", "B-LOC", "O")
        found.append(Sentence(words, outer, ("O",) * 6))
    return found


def test_a_model_learns_what_it_is_shown_and_the_same_each_time():
    raw = crf.train(sentences(), KNOWLEDGE)
    assert raw == crf.train(sentences(), KNOWLEDGE)
    model = weights.unpack(raw)
    words = [look_up(text, KNOWLEDGE) for text in ("Anna", "Maier", "kommt", "aus", "Hof", ".")]
    scores = np.array(
        [
            sum(model.around([name])[0, REACH + far] for name, far in map(parted, names))
            for names in sentence_attributes(words, KNOWLEDGE)
        ]
    )
    (labels,) = best_labels(Batch([scores]), model)
    found = [model.labels[label] for label in labels]
    assert found == ["B-PER", "I-PER", "O", "O", "B-LOC", "O"]
