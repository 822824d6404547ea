"""The trained weights: what each attribute says for and against each label."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import msgspec
import numpy as np
import numpy.typing as npt

from generator.annotate.recogniser.features import OFFSETS, REACH, parted
from generator.errors import AuthorityError

Floats = npt.NDArray[np.float32]

STEPS = 64
"""Weights are kept in steps of 1/64: finer ones change no answer and double the file."""

NEVER = -1e4
"""The score of a transition that no sequence may have."""

OUTSIDE = "O"

_LARGEST = 2**15 - 1


class _Packed(msgspec.Struct, frozen=True):
    """The file. Of name n, bit d of `places[n]` tells whether it has weights `OFFSETS[d]` words
    from the token. Of each of these, `counts` tells how many entries follow in `targets` (labels)
    and `values` (int16, low bytes first, then high bytes, which packs better)."""

    labels: list[str]
    names: str
    places: bytes
    counts: bytes
    targets: bytes
    values: bytes
    transitions: list[list[float]]


@dataclass(frozen=True, slots=True)
class Model:
    """A linear chain: `weights[row, label]` and `transitions[from, to]`.

    An attribute is a name and how far the word that says it stands from the token:
    `rows[numbers[name], place]` is its row, `OFFSETS[place]` words on. Number 0 belongs to no name;
    row 0 is all zero and belongs to no attribute. Transitions that the B/I/O scheme forbids (`O`
    to `I-PER`) have the score NEVER; `starts` holds the scores of a sentence's first label.
    """

    labels: tuple[str, ...]
    numbers: Mapping[str, int]
    rows: npt.NDArray[np.int32]
    weights: Floats
    transitions: Floats
    starts: Floats

    @property
    def outside(self) -> int:
        """The index of the label of words that belong to no name."""
        return self.labels.index(OUTSIDE)

    def here(self, groups: Sequence[Iterable[str]]) -> Floats:
        """The weights (group, label) of what each group of names says of the token itself, added
        up: exact in any order, as they are whole steps."""
        number = self.numbers.get
        # Number 0 keeps every group from being empty.
        known = [[0, *filter(None, map(number, group))] for group in groups]
        firsts = [0, *accumulate(map(len, known))][:-1]
        rows = self.rows[[*chain.from_iterable(known)], REACH]
        found: Floats = np.add.reduceat(self.weights[rows], firsts, axis=0)
        return found

    def around(self, names: Iterable[str]) -> Floats:
        """The weights (name, place, label) of what each name says of the tokens around it."""
        number = self.numbers.get
        found: Floats = self.weights[self.rows[[number(name, 0) for name in names]]]
        return found


def pack(
    labels: Iterable[str],
    states: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
) -> bytes:
    """A model as it is shipped: the same weights give the same bytes.

    `states`: (attribute, label) -> weight, `transitions`: (from, to) -> weight; what rounds to
    nothing is left out.
    """
    names = list(labels)
    index = {label: number for number, label in enumerate(names)}
    kept: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for (attribute, label), weight in states.items():
        steps = max(-_LARGEST, min(_LARGEST, round(weight * STEPS)))
        if steps:
            kept.setdefault(parted(attribute), []).append((index[label], steps))
    entries = [entry for attribute in sorted(kept) for entry in sorted(kept[attribute])]
    steps16 = np.array([steps for _, steps in entries], dtype="<i2")
    planes = steps16.view(np.uint8).reshape(-1, 2).T
    places: dict[str, int] = {}
    for name, offset in sorted(kept):
        places[name] = places.get(name, 0) | 1 << OFFSETS.index(offset)
    packed = _Packed(
        labels=names,
        names="\n".join(places),
        places=bytes(places.values()),
        counts=bytes(len(kept[attribute]) for attribute in sorted(kept)),
        targets=bytes(label for label, _ in entries),
        values=planes.tobytes(),
        transitions=[[transitions.get((a, b), 0.0) for b in names] for a in names],
    )
    return gzip.compress(msgspec.msgpack.encode(packed), 9, mtime=0)


def unpack(raw: bytes, *, file: str = "") -> Model:
    """The model in a file `pack` made; AuthorityError if it is damaged."""
    try:
        packed = msgspec.msgpack.decode(gzip.decompress(raw), type=_Packed)
    except (OSError, EOFError, zlib.error, msgspec.MsgspecError) as error:
        raise AuthorityError(
            f"the recogniser's model cannot be read ({error})",
            file=file,
            remedy="Install the package anew, or train one: python -m generator.training.",
        ) from error
    names = packed.names.split("\n")
    counts = np.frombuffer(packed.counts, np.uint8)
    planes = np.frombuffer(packed.values, np.uint8).reshape(2, -1)
    steps = np.ascontiguousarray(planes.T).view("<i2").ravel()
    weights = np.zeros((len(counts) + 1, len(packed.labels)), np.float32)
    entries = np.repeat(np.arange(1, len(counts) + 1), counts)
    weights[entries, np.frombuffer(packed.targets, np.uint8)] = steps / np.float32(STEPS)
    places = np.frombuffer(packed.places, np.uint8)
    rows = np.zeros((len(names) + 1, len(OFFSETS)), np.int32)
    rows[1:][(places[:, None] >> np.arange(len(OFFSETS))) % 2 > 0] = np.arange(1, len(counts) + 1)
    return Model(
        tuple(packed.labels),
        dict(zip(names, range(1, len(names) + 1), strict=True)),
        rows,
        weights,
        _allowed(packed.labels, np.array(packed.transitions, np.float32)),
        np.array([_start(label) for label in packed.labels], np.float32),
    )


def _start(label: str) -> float:
    return NEVER if label.startswith("I-") else 0.0


def _allowed(labels: list[str], transitions: Floats) -> Floats:
    """The transitions with NEVER where `I-x` would follow neither `B-x` nor `I-x`."""
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            kind = label[2:]
            for origin, before in enumerate(labels):
                if before not in {f"B-{kind}", f"I-{kind}"}:
                    transitions[origin, to] = NEVER
    return transitions
