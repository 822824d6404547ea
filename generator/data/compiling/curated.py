"""Reads the project's own tables in `generator/data/curated`.

Tables are tab-separated with a header line; lines that begin with `#` are comments; a cell may
hold a list separated by `; `. Word lists are plain text, words separated by white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import AuthorityError

FOLDER = Path(__file__).resolve().parent.parent / "curated"


class Row(dict[str, str]):
    """One line of a curated table: cell by column name, never missing."""

    def several(self, column: str) -> tuple[str, ...]:
        """The cell read as a list, empty parts dropped."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())


def rows(name: str, folder: Path = FOLDER) -> Iterator[Row]:
    """The lines of the table `<name>.tsv`; AuthorityError for a line of the wrong length."""
    file = folder / f"{name}.tsv"
    header: list[str] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise AuthorityError(
                f"{len(cells)} cells where the header has {len(header)}",
                file=file.name,
                place=f"line {number}",
                remedy="Separate the cells by single tabs.",
            )
        yield Row(zip(header, cells, strict=True))


def words(name: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The words of the list `<name>.txt`, each once, in code point order."""
    lines = (folder / f"{name}.txt").read_text("utf-8").splitlines()
    found = {word for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(sorted(found))


def phrases(name: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The lines of the list `<name>.txt`, each once: names that may hold spaces."""
    lines = (folder / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(sorted({line.strip() for line in lines if line.strip() and line[0] != "#"}))
