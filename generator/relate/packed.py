"""Rows of several small numbers, put in order many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.relate.rows import Numbers

# What a number of 64 bits holds beside its sign.
_BITS = 63


class Packed:
    """Rows of small numbers, each row as one number: to sort these is many times as fast as to ask
    in what order rows of several columns would be."""

    def __init__(self, rows: Numbers, shifts: Sequence[int]) -> None:
        self._rows = rows
        self._shifts = shifts

    @classmethod
    def of(cls, columns: Sequence[NDArray[np.integer[Any]]]) -> Packed:
        """The rows of these columns. Raises OverflowError for more than 63 bits a row: two hundred
        thousand stories with millions of terms take 58."""
        bits = [int(column.max(initial=0)).bit_length() for column in columns]
        if sum(bits) > _BITS:
            raise OverflowError(f"rows of {sum(bits)} bits")
        shifts = [sum(bits[number + 1 :]) for number in range(len(bits))]
        rows = np.zeros(len(columns[0]), dtype=np.int64)
        for column, shift in zip(columns, shifts, strict=True):
            part = column.astype(np.int64)
            part <<= shift
            rows |= part
        return cls(rows, [*shifts, sum(bits)])

    def sort(self) -> None:
        """Put the rows in order."""
        self._rows.sort()

    def keep(self, rows: NDArray[np.bool_]) -> None:
        """Keep these rows only."""
        self._rows = self._rows[rows]

    def column(self, number: int) -> Numbers:
        """A column of the rows."""
        above = self._shifts[number - 1] if number else self._shifts[-1]
        shift = self._shifts[number]
        found: Numbers = (self._rows >> shift) & ((1 << above - shift) - 1)
        return found
