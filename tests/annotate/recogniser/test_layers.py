from __future__ import annotations

import numpy as np
import pytest

from generator.annotate.recogniser import layers
from generator.annotate.recogniser.layers import Layer
from generator.errors import AuthorityError

LABELS = ["B-PER", "I-PER", "O"]
VECTORS = {"w=Müller": [2.54, -1.25], "p1=m": [0.02, 0.01], "none": [0.0, 0.0]}


def packed(vectors: dict[str, list[float]]) -> bytes:
    layer = Layer(np.arange(12, dtype="f4").reshape(3, 2, 2), np.array([0.5, -0.5], "f4"))
    table = {name: np.array(values, "f4") for name, values in vectors.items()}
    return layers.pack(LABELS, table, [layer], np.ones((2, 3), "f4"), np.array([1, 0, 2], "f4"))


def test_a_network_comes_back():
    network = layers.unpack(packed(VECTORS))
    assert network.labels == tuple(LABELS)
    known, unknown = network.sums_of([["w=Müller", "unknown", "p1=m"], ["unknown"]])
    assert known == pytest.approx([2.56, -1.24], abs=0.02)
    assert unknown.tolist() == [0, 0]
    assert network.layers[0].taps[2, 1].tolist() == [10, 11]
    assert network.bias.tolist() == [1, 0, 2]


def test_attributes_that_say_nothing_are_left_out():
    assert set(layers.unpack(packed(VECTORS)).rows) == {"w=Müller", "p1=m"}


def test_the_order_of_the_vectors_does_not_change_the_file():
    assert packed(VECTORS) == packed(dict(reversed(VECTORS.items())))


@pytest.mark.parametrize("raw", [b"", b"nonsense", b"\x1f\x8b\x08\x00 cut"])
def test_a_damaged_file_is_named(raw: bytes):
    with pytest.raises(AuthorityError, match=r"names\.gz: .* cannot be read"):
        layers.unpack(raw, file="names.gz")
