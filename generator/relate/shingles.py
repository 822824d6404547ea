"""Wording made comparable: words, and sequences of three of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Sequence3 = tuple[str, str, str]

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text without regard to case; digits are words too."""
    return _WORD.findall(text.casefold())


def sequences(text: str) -> frozenset[Sequence3]:
    """All runs of three words; of a shorter text none."""
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def hashed(sequence: Sequence3) -> int:
    """A number of 32 bits that spreads evenly and is the same in every process."""
    # CRC-32 keeps like strings close together; Knuth's multiplicative step scatters them.
    return zlib.crc32(" ".join(sequence).encode("utf-8", "surrogatepass")) * 2654435761 % 2**32


def edges(found: Sequence[str]) -> str:
    """The first two and the last two of a block's words, two spaces between them: what sequences
    over its borders are made of. Of up to four words all, as they stand."""
    if len(found) <= 4:
        return " ".join(found)
    return f"{found[0]} {found[1]}  {found[-2]} {found[-1]}"


def across(blocks: Iterable[str]) -> Iterator[int]:
    """The numbers of the sequences that run over the borders of blocks with these edges, and of
    some that stand in one of them."""
    run: list[str] = []
    for block in blocks:
        head, _, tail = block.partition("  ")
        run += head.split()
        if tail:
            yield from _hashes(run)
            run = tail.split()
    yield from _hashes(run)


def _hashes(run: Sequence[str]) -> Iterator[int]:
    return map(hashed, zip(run, run[1:], run[2:], strict=False))


def contained(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Of the smaller set, the share that is in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


@dataclass(frozen=True, slots=True)
class Bits:
    """A set of numbers as a field of bits, to see quickly that two sets have little in common.

    `lost` counts the numbers that fell on a bit that was set already.
    """

    bits: int
    size: int
    lost: int

    @classmethod
    def of(cls, numbers: Collection[int], width: int) -> Bits:
        """The field of these numbers, `width` (a power of two) bits wide."""
        field = bytearray(width // 8)
        for number in numbers:
            place = number & (width - 1)
            field[place >> 3] |= 1 << (place & 7)
        bits = int.from_bytes(field, "little")
        return cls(bits, len(numbers), len(numbers) - bits.bit_count())

    def common(self, other: Bits) -> int:
        """As many as the two sets can have in common, and never fewer than they have."""
        return (self.bits & other.bits).bit_count() + min(self.lost, other.lost)
