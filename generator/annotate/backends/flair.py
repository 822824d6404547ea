"""Flair taggers, by name or file. The first use of a name fetches the tagger from its hub."""

from __future__ import annotations

from generator.annotate.backends.finding import Finder, Found, package, unknown


def finder(name: str) -> Finder:
    """A finder by a sequence tagger with the label type `ner`."""
    package("flair")
    data, models = package("flair.data"), package("flair.models")
    try:
        tagger = models.SequenceTagger.load(name)
    except (OSError, ValueError) as error:
        raise unknown("Flair", name, error) from error

    def find(text: str) -> list[Found]:
        sentence = data.Sentence(text)
        tagger.predict(sentence)
        return [
            Found(one.start_position, one.end_position, one.tag, float(one.score))
            for one in sentence.get_spans("ner")
        ]

    return find
