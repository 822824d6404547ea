"""Flair taggers, by name or file. The first use of a name fetches the tagger from its hub."""

from __future__ import annotations

import logging
import sys

from generator.annotate.backends.finding import Finder, Found, loaded, package


def finder(name: str) -> Finder:
    """A finder by a sequence tagger with the label type `ner`."""
    package("flair")
    _tell_on_stderr()
    data, models = package("flair.data"), package("flair.models")
    tagger = loaded("Flair", name, models.SequenceTagger.load)

    def find(text: str) -> list[Found]:
        sentence = data.Sentence(text)
        tagger.predict(sentence)
        return [
            Found(one.start_position, one.end_position, one.tag, float(one.score))
            for one in sentence.get_spans("ner")
        ]

    return find


def _tell_on_stderr() -> None:
    """Flair tells on the standard output what it loads, where `inspect --json` prints."""
    told = logging.getLogger("flair")
    told.setLevel(logging.WARNING)
    for handler in told.handlers:
        if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stdout:
            handler.setStream(sys.stderr)
