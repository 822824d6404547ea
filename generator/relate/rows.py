"""Sparse vectors, and one of them multiplied with many others at once.

All sums are taken in the order of rising numbers, one addend after the other: the same everywhere,
whatever a processor could add up side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

# Beyond this many entries the shorter vector is looked up in the longer one instead.
_LONG = 2048


class Row(NamedTuple):
    """The entries of a vector that are not 0: rising numbers, and the value at each."""

    numbers: Numbers
    values: Floats

    def plus(self, other: Row) -> Row:
        """The sum of the two."""
        numbers = np.concatenate((self.numbers, other.numbers))
        order = np.argsort(numbers, kind="stable")
        numbers = numbers[order]
        first = np.empty(len(numbers), dtype=bool)
        first[:1] = True
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        places = np.flatnonzero(first)
        values = np.concatenate((self.values, other.values))[order]
        return Row(numbers[places], np.add.reduceat(values, places) if len(places) else values)

    def times(self, factor: float) -> Row:
        """The vector made longer or shorter."""
        return Row(self.numbers, self.values * factor)


class Board:
    """Room for one vector laid out flat, `width` long, to be multiplied with others."""

    def __init__(self, width: int) -> None:
        self._flat: Floats = np.zeros(width)

    def values(self, one: Row, numbers: Numbers) -> Floats:
        """What a vector has at each of these numbers."""
        flat = self._flat
        flat[one.numbers] = one.values
        found: Floats = flat[numbers]
        flat[one.numbers] = 0.0
        return found

    def added(self, rows: Sequence[Row]) -> tuple[Row, list[float]]:
        """The sum of rows, one added after the other, and the scalar product of each of them with
        the sum of those before it."""
        flat = self._flat
        products = []
        for row in rows:
            before = flat[row.numbers]
            products.append(_one_by_one(before * row.values))
            flat[row.numbers] = before + row.values
        numbers = np.unique(np.concatenate([row.numbers for row in rows]))
        values: Floats = flat[numbers]
        flat[numbers] = 0.0
        return Row(numbers, values), products

    def products(
        self, one: Row, others: Sequence[Row], most: Sequence[float] | None = None
    ) -> Floats:
        """The scalar product of one vector with each of the others.

        With `most`, no entry adds more than that to the product with the other of that place.
        """
        found = np.zeros(len(others))
        short = [place for place, other in enumerate(others) if len(other.numbers) <= _LONG]
        if short:
            sizes = [len(others[place].numbers) for place in short]
            parts = self.values(one, np.concatenate([others[place].numbers for place in short]))
            parts *= np.concatenate([others[place].values for place in short])
            if most is not None:
                bounds = np.array([most[place] for place in short])
                np.minimum(parts, np.repeat(bounds, sizes), out=parts)
            owner = np.repeat(np.arange(len(short)), sizes)
            found[short] = np.bincount(owner, parts, minlength=len(short))
        if len(short) < len(others):
            for place, other in enumerate(others):
                if len(other.numbers) > _LONG:
                    found[place] = _product(one, other, None if most is None else most[place])
        return found


def _product(one: Row, other: Row, most: float | None) -> float:
    """The scalar product of two vectors."""
    if len(one.numbers) > len(other.numbers):
        one, other = other, one
    places = np.searchsorted(other.numbers, one.numbers)
    places[places == len(other.numbers)] = 0
    both = other.numbers[places] == one.numbers
    parts = one.values[both] * other.values[places[both]]
    if most is not None:
        np.minimum(parts, most, out=parts)
    return _one_by_one(parts)


def _one_by_one(parts: Floats) -> float:
    """The sum of these, one after the other."""
    return float(np.cumsum(parts)[-1]) if len(parts) else 0.0


def runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, so many of them, one run behind the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
