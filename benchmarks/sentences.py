"""Real text for archives that are only measured: blocks of sentences, taken evenly from a file.

The file has a sentence a line, its tokens parted by spaces; it may be packed (.gz, .xz).
"""

from __future__ import annotations

import gzip
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

A_BLOCK = 14


def blocks(path: Path, count: int) -> Iterator[list[str]]:
    """So many blocks of fourteen sentences each, or as many as the file has."""
    total = sum(1 for _ in _lines(path)) // A_BLOCK
    step = max(1, total // count)
    block: list[str] = []
    made = 0
    for number, line in enumerate(_lines(path)):
        if number // A_BLOCK % step:
            continue
        block.append(_joined(line))
        if len(block) == A_BLOCK:
            yield block
            block, made = [], made + 1
        if made == count:
            return


def headline(block: list[str]) -> str:
    """The first words of a block."""
    return " ".join(block[0].split()[:9]).rstrip(".,")


def text(block: list[str]) -> str:
    """A block as a text of paragraphs."""
    return "\n\n".join(" ".join(block[start : start + 3]) for start in range(0, A_BLOCK, 3))


def _lines(path: Path) -> Iterator[str]:
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8") as file:
        yield from file


def _joined(line: str) -> str:
    """A sentence as it is written, of its tokens."""
    joined = " ".join(line.split())
    joined = re.sub(r" ([.,;:!?)\]“”])", r"\1", joined)
    return re.sub(r"([(\[„]) ", r"\1", joined)
