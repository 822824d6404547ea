"""spaCy pipelines, by the name of their package or by their folder."""

from __future__ import annotations

import functools

from generator.annotate.backends.finding import Finder, Found, loaded, package

_NEEDLESS = ("parser", "lemmatizer", "attribute_ruler", "tagger", "morphologizer", "senter")


def finder(name: str) -> Finder:
    """A finder by a pipeline that sets `doc.ents`; what else it holds is switched off."""
    spacy = package("spacy")
    pipeline = loaded("spaCy", name, functools.partial(spacy.load, exclude=list(_NEEDLESS)))

    def find(text: str) -> list[Found]:
        return [Found(ent.start_char, ent.end_char, ent.label_) for ent in pipeline(text).ents]

    return find
