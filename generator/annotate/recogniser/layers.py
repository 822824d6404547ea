"""The network: a vector for each attribute of a word, and convolutions over their sums."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

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

    def sums_of(self, groups: Sequence[Iterable[str]]) -> Floats:
        """The vectors of each group of attributes, added up; those never met in training have
        none."""
        row = self.rows.get
        known = [[at for at in map(row, group) if at is not None] for group in groups]
        filled = [number for number, rows in enumerate(known) if rows]
        found = np.zeros((len(known), self.width), np.float32)
        if filled:
            rows = np.array([*chain.from_iterable(known)], np.intp)
            firsts = [0, *accumulate(len(known[number]) for number in filled)][:-1]
            vectors = self.table[rows] * self.steps[rows, None]
            found[filled] = np.add.reduceat(vectors, firsts, axis=0)
        return found

    def scores(self, signal: Floats, inside: npt.NDArray[np.bool_]) -> Floats:
        """The scores (position, label) of sums of vectors (position, component). `inside` tells
        words from the positions between sentences, which must be as many as a layer reaches; those
        have the score 0."""
        words = np.flatnonzero(inside)
        first, *others = self.layers
        near = _neighbours(words, inside, len(first.taps) // 2)
        here = np.maximum(_convolved(signal[words], near, first), 0)
        for layer in others:
            near = _neighbours(words, inside, len(layer.taps) // 2)
            here += np.maximum(_convolved(here, near, layer), 0)
        found = np.zeros((len(signal), len(self.labels)), np.float32)
        found[words] = here @ self.output + self.bias
        return found


Places = npt.NDArray[np.intp]


def _neighbours(words: Places, inside: npt.NDArray[np.bool_], reach: int) -> Places:
    """The numbers of the words `reach` to each side of each word, itself between them; their count
    where there is none in its sentence."""
    place = np.full(len(inside) + 2 * reach, len(words), np.intp)
    place[words + reach] = np.arange(len(words))
    found: Places = place[words[:, None] + np.arange(2 * reach + 1)]
    return found


def _convolved(signal: Floats, near: Places, layer: Layer) -> Floats:
    """Each word's sum over its neighbourhood, each neighbour weighed by its own matrix."""
    taps = layer.taps
    ended = np.concatenate([signal, np.zeros((1, signal.shape[1]), np.float32)])
    window = ended[near].reshape(len(near), near.shape[1] * signal.shape[1])
    total: Floats = window @ taps.reshape(-1, taps.shape[2])
    total += layer.bias
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
