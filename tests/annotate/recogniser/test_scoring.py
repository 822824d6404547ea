"""Reading adds up what training saw: the same attributes, the same weights, the same network."""

from __future__ import annotations

import numpy as np
import pytest

from generator.annotate.recogniser import layers, weights
from generator.annotate.recogniser.decoding import SURE, chances
from generator.annotate.recogniser.features import (
    REACH,
    listed_names,
    look_up,
    parted,
    sentence_attributes,
    shape,
)
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.layers import Layer
from generator.annotate.recogniser.looks import looks
from generator.annotate.recogniser.scoring import CHAIN_SHARE, NETWORK_SHARE, Scorer

KNOWLEDGE = Knowledge(
    {"Minister": "1 2", "sagte": "3 4", "in": "5 6", "Stadt": "1 9", "Berlin": "7 8"},
    {"New York": "cb", "New York Times": "cp", "Berlin": "cb re", "EU": "or"},
    frozenset({"Hans", "Anna"}),
    frozenset({"Maier", "Berlin"}),
)  # fmt: skip
VECTORS = {"v=Minister", "v=sagte", "v=in", "v=Stadt", "v=Berlin"}
SENTENCES = [
    ["Minister", "Hans-Anna", "Maier", "sagte", "in", "New", "York", "nichts", "."],
    [],
    ["EU-Minister", "Berlins", "Hafenstadt", "der", "New", "York", "Times"],
    ["Berlin"],
]
LABELS = ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]


def attributes_of(sentence: list[str]) -> list[list[str]]:
    return sentence_attributes([look_up(text, KNOWLEDGE) for text in sentence], KNOWLEDGE)


def looks_of(text: str, vectors) -> list[str]:
    return looks(look_up(text, KNOWLEDGE), vectors)


@pytest.fixture(scope="module")
def model():
    rng = np.random.default_rng(3)
    seen = sorted({name for s in SENTENCES for token in attributes_of(s) for name in token})
    states = {(name, label): float(rng.normal()) for name in seen for label in LABELS}
    return weights.unpack(weights.pack(LABELS, states, {}))


@pytest.fixture(scope="module")
def network():
    """One that knows a label more than the chain, and not every attribute."""
    rng = np.random.default_rng(5)

    def some(*shape: int):
        return rng.normal(0, 0.3, shape).astype("f4")

    seen = {
        name for s in SENTENCES for text in s for name in looks(look_up(text, KNOWLEDGE), VECTORS)
    }
    seen |= {"G" + flag for s in SENTENCES for _, flag in listed_names(s, KNOWLEDGE)}
    vectors = {name: some(6) for name in sorted(seen - {"l=in"})}
    convolutions = [Layer(some(5, 6, 4), some(4)), Layer(some(3, 4, 4), some(4))]
    labels = ["B-ORG", *LABELS]
    return layers.unpack(layers.pack(labels, vectors, convolutions, some(4, 6), some(6)))


def by_hand(network, sentence: list[str]):
    """The network's scores of a sentence, word by word and neighbour by neighbour."""
    signal = [*network.sums_of([looks_of(text, network.rows) for text in sentence])]
    for at, flag in listed_names(sentence, KNOWLEDGE):
        signal[at] = signal[at] + network.sums_of([["G" + flag]])[0]
    for number, layer in enumerate(network.layers):
        reach = len(layer.taps) // 2
        found = []
        for at in range(len(sentence)):
            near = range(max(0, at - reach), min(len(sentence), at + reach + 1))
            total = sum(signal[other] @ layer.taps[other - at + reach] for other in near)
            total = np.maximum(total + layer.bias, 0)
            found.append(signal[at] + total if number else total)
        signal = found
    return [(here @ network.output + network.bias)[1:] for here in signal]


@pytest.mark.parametrize("capacity", [40_000, 2])
def test_scores_are_the_chains_and_the_networks(model, network, capacity: int):
    scorer = Scorer(model, network, KNOWLEDGE, capacity=capacity)
    for _ in range(2):
        scores, starts = scorer.scores(SENTENCES)
        for sentence, start in zip(SENTENCES, starts, strict=True):
            attributes = attributes_of(sentence)
            for at, other in enumerate(by_hand(network, sentence)):
                told = [*map(parted, attributes[at])]
                chain = sum(model.around([name])[0, REACH + far] for name, far in told)
                expected = CHAIN_SHARE * chain + NETWORK_SHARE * other
                if expected[-1] - expected.max() < 5:  # else surely outside, and left at that
                    assert scores[start + at] == pytest.approx(expected, abs=1e-3)


def test_positions_between_sentences_are_surely_outside(model, network):
    scores, starts = Scorer(model, network, KNOWLEDGE).scores([["Berlin"], ["Berlin"]])
    between = np.delete(scores, starts, axis=0)
    assert (chances(between)[:, LABELS.index("O")] > SURE).all()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Berlin", ["v=Berlin", "vx"]),
        ("Berlins", ["v=Berlin", "vf"]),
        ("MINISTER", ["v=Minister", "vf"]),
        ("EU-Minister", ["v=Minister", "vh"]),
        ("Hafenstadt", ["v=Stadt", "vt"]),
        ("Xylophon", ["v?"]),
    ],
)
def test_vectors_are_found_through_endings_and_compounds(word: str, expected: list[str]):
    assert [name for name in looks_of(word, VECTORS) if name[0] == "v"] == expected


def test_listed_names_count_as_a_whole():
    times = attributes_of(["der", "New", "York", "Times"])
    assert {"GcpB", "GcbB"} <= set(times[1])
    assert {"GcpI", "GcbE", "-1GcpB"} <= set(times[2])
    assert {"GcpE", "-1GcbE"} <= set(times[3])
    assert "1GcpB" in times[0]


def test_clusters_are_found_through_endings_and_compounds():
    assert KNOWLEDGE.cluster("Berlins") == ("7", "8")
    assert KNOWLEDGE.cluster("MINISTER") == ("1", "2")
    assert KNOWLEDGE.cluster("EU-Minister") == ("h1", "h2")
    assert KNOWLEDGE.cluster("Hafenstadt") == ("t1", "t9")
    assert KNOWLEDGE.cluster("Xylophon") is None


def test_quotation_marks_of_every_style_look_the_same():
    assert {look_up(mark, KNOWLEDGE) for mark in '„“”»«"'} == {look_up('"', KNOWLEDGE)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("US-Präsident", "XX-Xxx"), ("G20", "Xdd"), ("2.400", "d.dd"), ("ver.di", "xx.xx")],
)
def test_shapes(text: str, expected: str):
    assert shape(text) == expected
