"""The network: a vector for each attribute of a word, and convolutions over their sums."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.weights import Floats
from generator.errors import AuthorityError

_STEPS = 127
"""A vector is kept in whole steps of its longest component's 127th part: finer ones change next
to no answer and double the file."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution: `taps[k]` (in, out) weighs the neighbour `k - len(taps) // 2` words on."""

    taps: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Convolutions over the sums of attributes' vectors.

    Attribute `a` has the vector `table[rows[a]] * steps[rows[a]]`. The first layer's answer is
    rectified; every other one adds its own, rectified, to what it reads. `output` and `bias` give
    the labels' scores.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    table: npt.NDArray[np.int8]
    steps: Floats
    layers: tuple[Layer, ...]
    output: Floats
    bias: Floats

    @property
    def width(self) -> int:
        """The length of an attribute's vector."""
        width: int = self.table.shape[1]
        return width

    def vectors(self, rows: Sequence[int]) -> Floats:
        """The vectors in some rows of the table."""
        where = np.array(rows, np.intp)
        found: Floats = self.table[where] * self.steps[where, None]
        return found

    def sum_of(self, attributes: Sequence[str]) -> Floats:
        """The sum of the vectors of attributes, of which those never met in training have none."""
        known = [row for row in map(self.rows.get, attributes) if row is not None]
        total: Floats = self.steps[known] @ self.table[known].astype(np.float32)
        return total

    def scores(self, signal: Floats, inside: Floats) -> Floats:
        """The scores (position, label) of sums of vectors (position, component). `inside` is 1 at
        words and 0 at the positions between sentences, which must be as many as a layer reaches."""
        first, *others = self.layers
        inside = inside[:, None]
        signal = np.maximum(_convolved(signal, first), 0) * inside
        for layer in others:
            signal += np.maximum(_convolved(signal, layer), 0) * inside
        found: Floats = signal @ self.output + self.bias
        return found


def _convolved(signal: Floats, layer: Layer) -> Floats:
    """Each position's sum over its neighbourhood, each neighbour weighed by its own matrix."""
    reach = len(layer.taps) // 2
    length = len(signal)
    total: Floats = signal @ layer.taps[reach] + layer.bias
    for offset in range(1, reach + 1):
        total[offset:] += signal[: length - offset] @ layer.taps[reach - offset]
        total[: length - offset] += signal[offset:] @ layer.taps[reach + offset]
    return total


class _Packed(msgspec.Struct, frozen=True):
    """The file. `attributes`: lines in the order of the table's rows; the table's columns one
    after the other, which packs better; numbers with the low byte first."""

    labels: list[str]
    attributes: str
    table: bytes
    steps: bytes
    layers: list[tuple[list[int], bytes, bytes]]
    output: bytes
    bias: bytes


def pack(
    labels: Sequence[str],
    vectors: Mapping[str, Floats],
    layers: Sequence[Layer],
    output: Floats,
    bias: Floats,
) -> bytes:
    """A network as it is shipped: the same weights give the same bytes."""
    names = sorted(name for name, vector in vectors.items() if np.any(vector))
    table = np.array([vectors[name] for name in names], np.float32)
    steps = (np.abs(table).max(1) / _STEPS).astype("<f2")
    whole = np.round(table / np.maximum(steps.astype("<f4"), 1e-8)[:, None])
    packed = _Packed(
        labels=list(labels),
        attributes="\n".join(names),
        table=np.clip(whole, -_STEPS, _STEPS).astype(np.int8).T.tobytes(),
        steps=steps.tobytes(),
        layers=[(list(each.taps.shape), _half(each.taps), _half(each.bias)) for each in layers],
        output=_half(output),
        bias=_half(bias),
    )
    return gzip.compress(msgspec.msgpack.encode(packed), 9, mtime=0)


def unpack(raw: bytes, *, file: str = "") -> Network:
    """The network in a file `pack` made; AuthorityError if it is damaged."""
    try:
        return _network(msgspec.msgpack.decode(gzip.decompress(raw), type=_Packed))
    except (OSError, EOFError, ValueError, zlib.error, msgspec.MsgspecError) as error:
        raise AuthorityError(
            f"the recogniser's network cannot be read ({error})",
            file=file,
            remedy="Install the package anew, or train one: python -m generator.training.",
        ) from error


def _network(packed: _Packed) -> Network:
    names = packed.attributes.split("\n")
    table = np.frombuffer(packed.table, np.int8).reshape(-1, len(names)).T
    return Network(
        tuple(packed.labels),
        dict(zip(names, range(len(names)), strict=True)),
        np.ascontiguousarray(table),
        _floats(packed.steps, len(names)),
        tuple(
            Layer(_floats(taps, *shape), _floats(bias, shape[-1]))
            for shape, taps, bias in packed.layers
        ),
        _floats(packed.output, -1, len(packed.labels)),
        _floats(packed.bias, len(packed.labels)),
    )


def _half(values: Floats) -> bytes:
    return values.astype("<f2").tobytes()


def _floats(raw: bytes, *shape: int) -> Floats:
    return np.frombuffer(raw, "<f2").astype(np.float32).reshape(shape)
