from __future__ import annotations

import numpy as np
import pytest

from generator.annotate.recogniser import layers
from generator.annotate.recogniser.decoding import chances
from generator.annotate.recogniser.features import LISTED, listed_names, look_up
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.looks import looks
from generator.training.corpora import Sentence

network = pytest.importorskip("generator.training.network", reason="needs PyTorch")

TOWNS = ["Rom", "Ulm", "Kiel", "Bonn", "Trier", "Jena", "Gera", "Hof"]
KNOWLEDGE = Knowledge({}, dict.fromkeys(TOWNS, "cb"), frozenset({"Anna"}), frozenset())
VECTORS = {"kommt": 0, "aus": 1}
VALUES = np.array([[1, 0, 2], [0, 3, 0]], np.float32)
PLAN = network.Plan(width=8, hidden=8, layers=1, rounds=60, batch=20, rate=0.02)


def sentences() -> list[Sentence]:
    found = []
    for town in TOWNS[:6]:
        words = ("Anna", "Maier", "kommt", "aus", town, ".")
        outer = ("B-PER", "I-PER", "O", "O", "B-LOC", "O")
        found.append(Sentence(words, outer, ("O",) * 6))
    return found


@pytest.fixture(scope="module")
def encoder():
    from generator.training.examples import Encoder

    return Encoder(sentences(), KNOWLEDGE, VECTORS, 2)


@pytest.fixture(scope="module")
def trained(encoder):
    examples = [encoder.encode(each.words, each.outer) for each in sentences()]
    return network.train(examples, encoder, VALUES, PLAN)


def labels_of(found, encoder) -> list[str]:
    return [encoder.labels[at] for at in found.argmax(1)]


def test_a_network_learns_what_it_is_shown(encoder, trained):
    words = ["Anna", "Maier", "kommt", "aus", "Hof", "."]
    (found,) = network.chances(trained, [encoder.encode(words)], encoder)
    assert labels_of(found, encoder) == ["B-PER", "I-PER", "O", "O", "B-LOC", "O"]


def test_reading_gives_the_scores_of_training(encoder, trained):
    """What was trained with PyTorch is what NumPy runs, but for the rounding of the weights."""
    words = ["Anna", "und", "Otto", "aus", "Rom"]
    (expected,) = network.chances(trained, [encoder.encode(words)], encoder)
    shipped = layers.unpack(network.packed(trained, encoder, VECTORS))
    signal = shipped.sums_of([looks(look_up(text, KNOWLEDGE), shipped.rows) for text in words])
    for index, flag in listed_names(words, KNOWLEDGE):
        signal[index] += shipped.sums_of([[LISTED + flag]])[0]
    found = chances(shipped.scores(signal, np.ones(len(words), bool)))
    assert found == pytest.approx(expected, abs=0.02)


def test_leaning_adds_to_the_scores_of_a_kind(encoder, trained):
    straight = layers.unpack(network.packed(trained, encoder, VECTORS))
    leaning = layers.unpack(network.packed(trained, encoder, VECTORS, {"PER": 0.5, "O": -0.25}))
    added = dict(zip(encoder.labels, leaning.bias - straight.bias, strict=True))
    assert added == pytest.approx(
        {"B-LOC": 0, "B-PER": 0.5, "I-LOC": 0, "I-PER": 0.5, "O": -0.25}, abs=0.01
    )


def test_training_is_the_same_each_time(encoder, trained):
    examples = [encoder.encode(each.words, each.outer) for each in sentences()]
    again = network.train(examples, encoder, VALUES, PLAN)
    assert network.packed(again, encoder, VECTORS) == network.packed(trained, encoder, VECTORS)


def test_a_hidden_word_keeps_its_looks_only(encoder):
    encoder.encode(["Anna", "Rom"])
    names = {row: name for name, row in encoder.rows.items()}
    form = next(form for form in encoder.forms if "w=Anna" in {names[r] for r in form.rows})
    hidden = {names[row] for row in form.hidden.tolist()}
    assert {"kF", "s=Xxx"} <= hidden
    assert not any(name.startswith(("w=", "l=", "v=")) for name in hidden)
