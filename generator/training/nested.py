"""Trains the small chain that finds names inside names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from generator.annotate.recogniser import weights
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.nested import inner_attributes
from generator.training.corpora import Sentence
from generator.training.scores import chunks

_SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100}
LEAST = 0.1
"""Lighter weights are left out."""


def train(sentences: Iterable[Sentence], knowledge: Knowledge) -> bytes:
    """The packed chain learned from the inner labels of outer names of several words."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_SETTINGS)
    for words, kind, inner in names(sentences):
        attributes = inner_attributes(words, kind, knowledge)
        trainer.append(pycrfsuite.ItemSequence(attributes), inner)
    with tempfile.TemporaryDirectory() as folder:
        path = os.fspath(Path(folder) / "nested.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    kept = {key: weight for key, weight in info.state_features.items() if abs(weight) >= LEAST}
    return weights.pack(sorted(info.labels), kept, info.transitions)


def names(sentences: Iterable[Sentence]) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """The words of each outer name of several words, its kind, and the inner labels within."""
    for sentence in sentences:
        for start, end, kind in sorted(chunks(sentence.outer)):
            if end - start > 1:
                inner = list(sentence.inner[start:end])
                inner[0] = "B-" + inner[0][2:] if inner[0].startswith("I-") else inner[0]
                yield sentence.words[start:end], kind, inner
