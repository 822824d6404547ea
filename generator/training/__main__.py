"""Makes the shipped recogniser anew: `python -m generator.training --data DIR`."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import click

from generator import data
from generator.annotate.recogniser import TABLES, tables
from generator.annotate.recogniser.knowledge import Knowledge
from generator.errors import DepescheError
from generator.training import lists, recipes, vectors
from generator.training.corpora import germeval, protocols, unlabelled

SHIPPED = Path(data.__file__).parent / "recogniser"


def knowledge(folder: Path, found: vectors.Vectors) -> Knowledge:
    """Word clusters, and name lists from the tables and corpora in a folder."""
    lower: Counter[str] = Counter()
    for words in protocols(folder):
        lower.update(word for word in words if word[0].islower())
    first_names, surnames = lists.persons(folder, map(" ".join, protocols(folder)), lower)
    return Knowledge(
        vectors.clusters(found),
        lists.listed(folder, lower),
        first_names,
        surnames,
        lists.census_surnames(lower) - surnames - first_names,
    )


@click.command()
@click.option(
    "--data",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds the corpora and tables named in MODEL.md.",
)
@click.option(
    "--out",
    default=SHIPPED,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where tables and models go; the package's own data folder otherwise.",
)
@click.option("--keep-tables", is_flag=True, help="Train with the tables that lie there already.")
@click.option(
    "--vectors",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Word vectors (.npz) of an earlier training; made and kept there if there are none.",
)
@click.option("--language", type=click.Choice(["de", "en"]), help="Train this model only.")
def main(
    folder: Path, out: Path, *, keep_tables: bool, file: Path | None, language: str | None
) -> None:
    """Train the recogniser on the corpora in a folder; `make quality DATA=DIR` measures it."""
    out.mkdir(parents=True, exist_ok=True)
    try:
        if not keep_tables:
            made = knowledge(folder, _vectors(folder, file))
            (out / TABLES).write_bytes(tables.pack(made))
        known = tables.unpack((out / TABLES).read_bytes(), file=TABLES)
        if language != "de":
            _write(out, "en", recipes.english(folder, known))
        if language != "en":
            _write(out, "de", recipes.german(folder, known, _vectors(folder, file)))
    except DepescheError as error:
        raise click.ClickException(str(error)) from error


def _write(out: Path, language: str, files: recipes.Files) -> None:
    for name, raw in files.items():
        (out / name.format(language=language)).write_bytes(raw)


@functools.cache
def _vectors(folder: Path, file: Path | None) -> vectors.Vectors:
    if file and file.exists():
        return vectors.read(file)
    training = germeval(folder, "train")
    found = vectors.learned(lambda: unlabelled(folder, training))
    if file:
        vectors.write(found, file)
    return found


if __name__ == "__main__":
    main()
