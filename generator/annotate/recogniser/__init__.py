"""The trained recogniser of names: small, fast on a processor, shipped with the package.

A conditional random field and a convolutional network, added up, over word shapes, clusters and
vectors of words and lists of names. `MODEL.md` beside their data tells what they were trained on,
on which terms, and how well they do.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from generator.annotate.recogniser import layers, tables, weights
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.layers import Network
from generator.annotate.recogniser.mentions import LABELS, mentions, within
from generator.annotate.recogniser.nested import inner_names
from generator.annotate.recogniser.reader import Name, Reader
from generator.annotate.recogniser.weights import Model
from generator.annotate.tokens import Tokens
from generator.authority.loading import undisturbed
from generator.model.marks import Mention
from generator.model.story import Story

__all__ = [
    "Knowledge",
    "Model",
    "Name",
    "NameRecogniser",
    "Network",
    "Reader",
    "trained",
    "trained_for",
]

CHAIN = "chain-{language}.gz"
NESTED = "nested-{language}.gz"
NETWORK = "network-{language}.gz"
TABLES = "tables.gz"
LANGUAGES = ("de", "en")
"""The languages there is a model for."""
NESTING = ("de",)
"""Those of them whose names inside names are looked for."""


class NameRecogniser:
    """The names of a story by a trained model; has the shape of `annotate.Recogniser`."""

    def __init__(
        self, model: Model, network: Network, knowledge: Knowledge, nested: Model | None = None
    ) -> None:
        self.reader = Reader(model, network, knowledge)
        self.knowledge = knowledge
        self.nested = nested

    def __call__(self, story: Story, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions of a story in text order, none overlapping another."""
        del story  # the tokens are all it reads
        return self.recognise(tokens)

    def inside(self, tokens: Tokens, found: Sequence[Mention]) -> tuple[Mention, ...]:
        """The names inside the names found, in text order; nothing where the language has no
        second chain. They overlap the names they stand in, and only these."""
        if self.nested is None:
            return ()
        outer = [(tokens.range_of(one.span), one) for one in found if one.relation == "names"]
        names = [
            Name(place.start, place.stop, LABELS[one.type], one.confidence)
            for place, one in outer
            if len(place) > 1
        ]
        words = [tokens.words(name.start, name.end) for name in names]
        inner = inner_names(self.nested, self.knowledge, words, names)
        return tuple(within(tokens, (one for part in inner for one in part), self.knowledge))

    def recognise(self, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions in a tokenised text, each `via` "model" with the model's probability of it
        (that of its least certain word)."""
        sentences = [tokens.words(part.start, part.stop) for part in tokens.sentences]
        return tuple(mentions(tokens, self.reader.names(sentences), self.knowledge))


def trained_for(language: str) -> NameRecogniser | None:
    """The model for a story's language (`de`, `de-AT`); None where none is shipped."""
    main = language.partition("-")[0].lower()
    return trained(main) if main in LANGUAGES else None


@functools.cache
@undisturbed()
def trained(language: str) -> NameRecogniser:
    """The package's recogniser of one of LANGUAGES, read once a process. AuthorityError if a file
    is damaged."""
    chain, network = CHAIN.format(language=language), NETWORK.format(language=language)
    return NameRecogniser(
        weights.unpack(_read(chain), file=chain),
        layers.unpack(_read(network), file=network),
        for_language(_tables(), language),
        _nested(language),
    )


def forget() -> None:
    """Let go of what was read; it is read again where it is needed."""
    trained.cache_clear()
    _tables.cache_clear()


def _nested(language: str) -> Model | None:
    file = NESTED.format(language=language)
    return weights.unpack(_read(file), file=file) if language in NESTING else None


def for_language(knowledge: Knowledge, language: str) -> Knowledge:
    """The tables as a language uses them: names are anyone's, the clusters are of German words."""
    return knowledge if language == "de" else replace(knowledge, clusters={})


@functools.cache
def _tables() -> Knowledge:
    return tables.unpack(_read(TABLES), file=TABLES)


def _read(file: str) -> bytes:
    return (resources.files("generator.data") / "recogniser" / file).read_bytes()
