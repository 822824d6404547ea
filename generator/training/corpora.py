"""Reads the corpora a recogniser is trained and measured on."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import AuthorityError

GERMEVAL = "germeval2014/germ.{part}.iob2.gz"
SMARTDATA = "smartdata/v1_{part}.json.gz"
WIKIGOLD = "wikigold/wikigold.conll.txt"
UNER = "uner/{part}.iob2"
PROTOCOLS = "bundestag-protocols.tok.xz"

_HELD = 5
"""Every fifth document of Wikigold is kept out of training, for measuring."""

_SMARTDATA_LABELS = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-route": "LOC",
    "location-stop": "LOC",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; `inner` labels the names within names."""

    words: tuple[str, ...]
    outer: tuple[str, ...]
    inner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text of SmartData with its names as `(start, end, label)` in code points."""

    text: str
    names: frozenset[tuple[int, int, str]]


def germeval(folder: Path, part: str) -> list[Sentence]:
    """GermEval 2014, `part` of train, dev, test: word, outer, inner label, one word a line."""
    path = folder / GERMEVAL.format(part=part)
    found: list[Sentence] = []
    lines: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate((*file, "\n"), 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 3:
                lines.append(fields)
            elif line.strip():
                raise AuthorityError("not a labelled word", file=path.name, place=f"line {number}")
            elif lines:
                words, outer, inner = zip(*(fields[:3] for fields in lines), strict=True)
                found.append(Sentence(words, outer, inner))
                lines = []
    return found


def wikigold(folder: Path, *, held: bool) -> list[Sentence]:
    """Wikigold's documents that are held out of training, or the others.

    Its labels tell no beginnings, so neighbouring words of one label are one name; `MISC` is `OTH`
    here. A word and its label a line, documents parted by `-DOCSTART-`.
    """
    documents: list[list[Sentence]] = [[]]
    words: list[str] = []
    labels: list[str] = []
    for line in (folder / WIKIGOLD).read_text(encoding="utf-8").split("\n"):
        if line.startswith("-DOCSTART-"):
            documents.append([])
        elif line.strip():
            word, label = line.split()
            words.append(word)
            labels.append(_begun(label.replace("MISC", "OTH"), labels))
        elif words:
            documents[-1].append(Sentence(tuple(words), tuple(labels), ("O",) * len(words)))
            words, labels = [], []
    return [
        sentence
        for number, document in enumerate(documents)
        for sentence in document
        if (number % _HELD == 0) == held
    ]


def _begun(label: str, before: list[str]) -> str:
    """`I-PER` as `B-PER` unless the word before has the same kind."""
    goes_on = bool(before) and before[-1][2:] == label[2:]
    return label if label == "O" or goes_on else "B" + label[1:]


def uner(folder: Path, part: str) -> list[Sentence]:
    """A part of Universal NER (`en_pud`, `en_ewt-test`): number, word and label a line."""
    found: list[Sentence] = []
    rows: list[list[str]] = []
    path = folder / UNER.format(part=part)
    for line in (*path.read_text(encoding="utf-8").split("\n"), ""):
        if line.startswith("#"):
            continue
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            words = tuple(row[1] for row in rows)
            labels = tuple(row[2] for row in rows)
            found.append(Sentence(words, labels, ("O",) * len(rows)))
            rows = []
    return found


def smartdata_news(folder: Path, part: str) -> list[Article]:
    """The news articles of SmartData, `part` of train, test; other sources and types left out."""
    path = folder / SMARTDATA.format(part=part)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = _documents(file.read())
    return [_article(record) for record in records if _source(record) == "news"]


def _documents(text: str) -> Iterator[dict[str, dict[str, object]]]:
    """The JSON objects that stand one behind the other in a text."""
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        record, at = decoder.raw_decode(text, at)
        yield record


def _source(record: dict[str, dict[str, object]]) -> object:
    references = record["refids"]["map"] if record.get("refids") else {}
    return references.get("source") if isinstance(references, dict) else None


def _article(record: dict[str, dict[str, object]]) -> Article:
    marks = record["conceptMentions"]["array"]
    names: set[tuple[int, int, str]] = set()
    for mark in marks if isinstance(marks, list) else []:
        label = _SMARTDATA_LABELS.get(mark["type"])
        if label:
            names.add((mark["span"]["start"], mark["span"]["end"], label))
    return Article(str(record["text"]["string"]), frozenset(names))


def protocols(folder: Path) -> Iterator[list[str]]:
    """The sentences of the Bundestag's protocols as lists of words."""
    with lzma.open(folder / PROTOCOLS, "rt", encoding="utf-8") as file:
        for line in file:
            words = line.split()
            if words:
                yield words


def unlabelled(folder: Path, training: Iterable[Sentence]) -> Iterator[list[str]]:
    """The text word vectors are made from: the training sentences twice, then the protocols."""
    sentences = list(training)
    for _ in range(2):
        yield from (list(sentence.words) for sentence in sentences)
    yield from protocols(folder)
