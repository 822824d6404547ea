"""Trains the weights with CRFsuite (Okazaki 2007) and packs them as the recogniser reads them."""

from __future__ import annotations

import functools
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pycrfsuite

from generator.annotate.recogniser import weights
from generator.annotate.recogniser.features import Word, look_up, sentence_attributes
from generator.annotate.recogniser.knowledge import Knowledge
from generator.training.blurring import blurred, hidden_words
from generator.training.corpora import Sentence

_SEED = 1

LEAST = 0.15
"""Lighter weights are left out: they are more than half of all and change next to nothing
(measured on the development set, see `MODEL.md`)."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A way of learning the weights, and the share its weights have in the model.

    `hides`: whether it learns from sentences in which some words are hidden, see `blurring`.
    """

    algorithm: str
    settings: Mapping[str, float]
    share: float
    hides: bool


LEARNERS = (
    Learner("lbfgs", {"c1": 0.05, "c2": 0.01, "max_iterations": 75}, 1.0, hides=True),
    Learner("ap", {"max_iterations": 8}, 0.1, hides=False),
)
"""Maximum likelihood, which gives probabilities, and the averaged perceptron, which errs
elsewhere; its weights are in steps of whole mistakes, hence the small share. Added up they do
better than either, and since both are linear in the same attributes the sum is one model."""

Key = TypeVar("Key")


def train(
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    learners: Iterable[Learner] = LEARNERS,
) -> bytes:
    """The packed model learned from the outer labels of the sentences."""
    states: dict[tuple[str, str], float] = {}
    transitions: dict[tuple[str, str], float] = {}
    labels: set[str] = set()
    for learner in learners:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "names.crf"
            learn(learner, sentences, knowledge, path)
            tagger = pycrfsuite.Tagger()
            tagger.open(os.fspath(path))
            info = tagger.info()
            tagger.close()
        labels.update(info.labels)
        _add(states, info.state_features, learner.share)
        _add(transitions, info.transitions, learner.share)
    kept = {key: weight for key, weight in states.items() if abs(weight) >= LEAST}
    return weights.pack(sorted(labels), kept, transitions)


def learn(
    learner: Learner, sentences: Sequence[Sentence], knowledge: Knowledge, path: Path
) -> None:
    """Write a model file of CRFsuite."""
    trainer = pycrfsuite.Trainer(algorithm=learner.algorithm, verbose=False)
    trainer.set_params(dict(learner.settings))
    attributes_of = shown(sentences, knowledge, hide=learner.hides)
    for sentence, attributes in zip(sentences, attributes_of, strict=True):
        trainer.append(pycrfsuite.ItemSequence(attributes), sentence.outer)
    trainer.train(os.fspath(path))


def shown(
    sentences: Sequence[Sentence], knowledge: Knowledge, *, hide: bool
) -> Iterator[list[list[str]]]:
    """The attributes of each sentence, with `hide` some of its words hidden; always the same."""
    counts = Counter(text for sentence in sentences for text in sentence.words)
    chance = random.Random(_SEED)  # noqa: S311 - nothing secret

    @functools.cache
    def word(text: str) -> Word:
        return look_up(text, knowledge)

    for sentence in sentences:
        words = [word(text) for text in sentence.words]
        hidden = hidden_words(sentence.words, counts, chance) if hide else frozenset[int]()
        yield blurred(sentence_attributes(words, knowledge), hidden)


def _add(total: dict[Key, float], found: Mapping[Key, float], share: float) -> None:
    for key, weight in found.items():
        total[key] = total.get(key, 0.0) + share * weight
