"""What the models of each language are trained on, and how: the choices `MODEL.md` reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.annotate.recogniser import CHAIN, NESTED, NETWORK, for_language
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.weights import OUTSIDE
from generator.training import crf, nested, network
from generator.training.corpora import Sentence, germeval, wikigold
from generator.training.examples import Encoder
from generator.training.network import Plan
from generator.training.swapping import Names, swapped
from generator.training.vectors import NONE, Vectors

_SEED = 1
_GERMAN = Plan(hidden=128, layers=2, dropout=0.3, forget=0.2, rounds=8)
_ENGLISH = Plan(width=48, hidden=64, layers=1, dropout=0.4, forget=0.3, rounds=20, batch=400)
_LEAST = {"de": 3, "en": 2}
"""How often an attribute must occur in training to be known."""

_LEAN = {OUTSIDE: -0.3, "PER": 0.2}
"""How far the network leans towards seeing names, people above all: the chain is the cautious one,
and a person missed is worse than one too many."""

Files = dict[str, bytes]
"""File names without a language -> what is in them: a chain, a network, a chain for inner names."""


def german(folder: Path, knowledge: Knowledge, vectors: Vectors) -> Files:
    """GermEval 2014's training and development sets. The second chose the settings, while the
    first alone was trained on; with both it can choose nothing more."""
    training = [*germeval(folder, "train"), *germeval(folder, "dev")]
    return {
        CHAIN: crf.train(training, knowledge),
        NETWORK: _network("de", training, knowledge, vectors, _GERMAN),
        NESTED: nested.train(training, knowledge),
    }


def english(folder: Path, knowledge: Knowledge) -> Files:
    """Wikigold, the held-out part aside. There is no unlabelled text, hence no vectors."""
    training = wikigold(folder, held=False)
    known = for_language(knowledge, "en")
    others = list(swapped(training, Names.of(known), _SEED))
    return {
        CHAIN: crf.train([*training, *others], known),
        NETWORK: _network("en", training, known, NONE, _ENGLISH),
    }


def _network(
    language: str,
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    vectors: Vectors,
    plan: Plan,
) -> bytes:
    encoder = Encoder(sentences, knowledge, vectors.rows, _LEAST[language])
    others = swapped(sentences, Names.of(knowledge), _SEED)
    examples = [encoder.encode(each.words, each.outer) for each in (*sentences, *others)]
    trained = network.train(examples, encoder, vectors.values, plan)
    return network.packed(trained, encoder, vectors.common(), _LEAN)
