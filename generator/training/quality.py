"""Holds the shipped recogniser above its floors: `make quality DATA=DIR`.

A floor belongs to one state of a corpus, told by a hash. It is raised when the recogniser gets
better, and never lowered but on purpose and with the reason in the commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.annotate import annotate
from generator.annotate.recogniser import trained
from generator.annotate.tokens import tokenise
from generator.authority.shipped import lexicon, shipped
from generator.errors import DepescheError
from generator.training.corpora import Sentence, germeval, smartdata_news, uner, wikigold
from generator.training.measure import level_tallies, news_tally

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floor:
    """What is measured on a corpus and how low each figure may be, 0 to 100.

    `corpus` is the file in the data folder, `digest` the beginning of its SHA-256.
    """

    name: str
    corpus: str
    digest: str
    measure: Callable[[Path], Figures]
    least: Figures


def _german(folder: Path) -> Figures:
    outer, inner, pooled = level_tallies(trained("de"), germeval(folder, "test"))
    recalls = {f"{kind} recall": outer.of(kind).recall for kind in ("PER", "LOC", "ORG")}
    metrics = {"metric 1 F": pooled.of().f, "inner F": inner.of().f}
    return {"outer F": outer.of().f, **recalls, **metrics}


def _news(folder: Path) -> Figures:
    articles = smartdata_news(folder, "test")
    model = trained("de")
    alone = news_tally(lambda story: model(story, tokenise(story)), articles).of()
    joined = news_tally(lambda story: annotate(story, shipped(), lexicon()).mentions, articles).of()
    return {"model F": alone.f, "with rules F": joined.f, "with rules recall": joined.recall}


def _english(folder: Path) -> Figures:
    return _three_kinds(wikigold(folder, held=True))


def _english_elsewhere(folder: Path) -> Figures:
    return _three_kinds(uner(folder, "en_pud"))


def _three_kinds(sentences: Sequence[Sentence]) -> Figures:
    """Universal NER marks no other names, so only these are measured."""
    counts, _, _ = level_tallies(trained("en"), sentences)
    return {
        "LOC ORG PER F": counts.of("LOC", "ORG", "PER").f,
        "PER recall": counts.of("PER").recall,
    }


FLOORS: tuple[Floor, ...] = (
    Floor(
        "GermEval 2014 test",
        "germeval2014/germ.test.iob2.gz",
        "906dd6bfdaef628b",
        _german,
        {
            "outer F": 78.1,
            "PER recall": 86.5,
            "LOC recall": 82.1,
            "ORG recall": 64.6,
            "metric 1 F": 76.6,
            "inner F": 54.2,
        },
    ),
    Floor(
        "SmartData news test",
        "smartdata/v1_test.json.gz",
        "7cd730beb5a0bde6",
        _news,
        {"model F": 74.7, "with rules F": 78.3, "with rules recall": 79.4},
    ),
    Floor(
        "Wikigold, held out",
        "wikigold/wikigold.conll.txt",
        "c797a64d0cf73ed0",
        _english,
        {"LOC ORG PER F": 71.5, "PER recall": 82.0},
    ),
    Floor(
        "Universal NER en_pud",
        "uner/en_pud.iob2",
        "71fc0e18011e930f",
        _english_elsewhere,
        {"LOC ORG PER F": 63.4, "PER recall": 72.5},
    ),
)


def digest(path: Path) -> str:
    """The beginning of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def check(floor: Floor, folder: Path) -> Iterator[tuple[str, bool]]:
    """Lines of a table, and whether each is as it should be."""
    path = folder / floor.corpus
    if not path.is_file():
        yield f"{floor.name}: {floor.corpus} is not in {folder}", False
        return
    if digest(path) != floor.digest:
        yield f"{floor.name}: {floor.corpus} is not the file the floors were set on", False
        return
    for what, figure in floor.measure(folder).items():
        least = floor.least[what]
        held = figure >= least
        sign = " " if held else "!"
        yield f"{sign} {floor.name:24} {what:18} {figure:6.2f}  floor {least:6.2f}", held


@click.command()
@click.option(
    "--data",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds the licensed corpora.",
)
def main(folder: Path) -> None:
    """Measure the recogniser on the licensed corpora; fail where it is below a floor."""
    below = 0
    try:
        for floor in FLOORS:
            for line, held in check(floor, folder):
                click.echo(line)
                below += not held
    except DepescheError as error:
        raise click.ClickException(str(error)) from error
    if below:
        raise click.ClickException(f"{below} below the floor or not measured")


if __name__ == "__main__":
    main()
