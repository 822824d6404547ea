"""Who finds the names of an archive: our own rules and model, or a heavier pipeline by name.

A heavier backend is installed by the user (`pip install 'depesche[spacy]'`) and chosen in the
settings (`recogniser = "spacy:de_core_news_lg"`). It takes the place of our model, not of the
rules: what the archive's authority knows is found whoever reads. A new backend is one file and one
line in BACKENDS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.annotate.backends import flair, gliner, spacy
from generator.annotate.backends.finding import Backend, Finder
from generator.annotate.names import rules
from generator.annotate.naming import rules_and_model
from generator.annotate.reading import Recogniser
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.errors import SettingsError

__all__ = ["BACKENDS", "recogniser"]

BACKENDS: Mapping[str, Callable[[str], Finder]] = {
    "spacy": spacy.finder,
    "gliner": gliner.finder,
    "flair": flair.finder,
}
"""By the word before the colon: what loads the pipeline named behind it."""

OWN, RULES = "own", "rules"


def recogniser(spec: str, authority: Authority, lexicon: Lexicon) -> Recogniser:
    """The recogniser that a setting names.

    Raises SettingsError where there is no such backend, its package is not installed, or it does
    not know the pipeline.
    """
    if spec == OWN:
        return rules_and_model(authority, lexicon)
    by_rule = rules(authority, lexicon)
    if spec == RULES:
        return by_rule
    kind, _, name = spec.partition(":")
    if kind not in BACKENDS or not name:
        known = ", ".join([OWN, RULES, *(f"{each}:NAME" for each in BACKENDS)])
        raise SettingsError(
            f"there is no recogniser {spec!r}.",
            file="pyproject.toml",
            place="tool.depesche.recogniser",
            remedy=f"Known are: {known}.",
        )
    return Backend(by_rule, BACKENDS[kind](name), kind)
