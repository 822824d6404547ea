from __future__ import annotations

import pytest

from generator.annotate.recogniser import tables, weights
from generator.annotate.recogniser.features import REACH, parted
from generator.annotate.recogniser.knowledge import Knowledge
from generator.errors import AuthorityError

LABELS = ["B-PER", "I-PER", "O"]
STATES = {("w=Müller", "B-PER"): 2.5, ("w=Müller", "O"): -1.25, ("-1#", "O"): 400.0}


def test_weights_come_back_in_steps():
    model = weights.unpack(weights.pack(LABELS, STATES, {("B-PER", "I-PER"): 1.5}))
    assert model.labels == tuple(LABELS)
    for (attribute, label), weight in STATES.items():
        name, far = parted(attribute)
        assert model.around([name])[0, REACH + far, LABELS.index(label)] == weight
    assert not model.weights[0].any()
    assert model.transitions[0, 1] == 1.5
    assert model.transitions[2, 1] == weights.NEVER


def test_weights_that_round_to_nothing_are_left_out():
    model = weights.unpack(weights.pack(LABELS, {**STATES, ("x", "O"): 0.001}, {}))
    assert "x" not in model.numbers


def test_the_order_of_the_weights_does_not_change_the_file():
    backwards = dict(reversed(STATES.items()))
    assert weights.pack(LABELS, STATES, {}) == weights.pack(LABELS, backwards, {})


def test_tables_come_back():
    knowledge = Knowledge(
        {"Haus": "1 22", "Maus": "1 22", "laut": "2 7"},
        {"Bad Tölz": "cd", "Rom": "cb re"},
        frozenset({"Anna", "Jörg"}),
        frozenset({"Maier"}),
    )
    assert tables.unpack(tables.pack(knowledge)) == knowledge


@pytest.mark.parametrize("unpack", [weights.unpack, tables.unpack])
@pytest.mark.parametrize("raw", [b"", b"nonsense", b"\x1f\x8b\x08\x00 cut"])
def test_damaged_files_are_named(unpack, raw: bytes):
    with pytest.raises(AuthorityError, match=r"names\.gz: .* cannot be read"):
        unpack(raw, file="names.gz")
