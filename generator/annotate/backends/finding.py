"""What every heavier backend shares: the shape of its answer, and joining it with the rules."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from generator.annotate.naming import outgrown
from generator.annotate.reading import Recogniser
from generator.annotate.recogniser.merging import merged
from generator.annotate.tokens import Tokens
from generator.errors import SettingsError
from generator.model.marks import Mention, MentionType
from generator.model.story import Story
from generator.model.text import Span

LEAST = 0.5
"""A name less sure than this is left out; pipelines that tell no probability are taken at 0.85."""
UNTOLD = 0.85

TYPES: Mapping[str, MentionType] = {
    "PER": "person", "PERSON": "person", "person": "person",
    "ORG": "organisation", "organisation": "organisation", "organization": "organisation",
    "LOC": "place", "GPE": "place", "FAC": "place", "place": "place", "location": "place",
    "EVENT": "event", "event": "event",
}  # fmt: skip
"""The labels of the usual schemes (CoNLL, OntoNotes, our own words); others are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at characters `[start, end)` of the text read, with the backend's own label."""

    start: int
    end: int
    label: str
    confidence: float = UNTOLD


Pipeline = TypeVar("Pipeline")

Finder = Callable[[str], list[Found]]
"""Finds the names in one paragraph."""


class Backend:
    """A heavier pipeline beside the rules; has the shape of `annotate.Recogniser`."""

    def __init__(self, by_rule: Recogniser, find: Finder, via: str) -> None:
        self.by_rule = by_rule
        self.find = find
        self.via = via

    def __call__(self, story: Story, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions of a story in text order, none overlapping another."""
        by_rule = self.by_rule(story, tokens)
        by_model = tuple(self._mentions(story))
        return merged(outgrown(by_rule, by_model), by_model, LEAST)

    def _mentions(self, story: Story) -> Iterator[Mention]:
        end = 0
        for block in story.blocks:
            text = block.span.of(story.text)
            for found in sorted(self.find(text), key=lambda one: (one.start, -one.end)):
                type_ = TYPES.get(found.label)
                span = Span(block.span.start + found.start, block.span.start + found.end)
                if type_ and found.confidence >= LEAST and span.start >= end and len(span):
                    end = span.end
                    name = " ".join(span.of(story.text).split())
                    yield Mention(span, type_, name, "names", self.via, found.confidence)


def package(name: str) -> ModuleType:
    """The backend's package; SettingsError that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise SettingsError(
            f"the package {name} is not installed ({error}).",
            file="pyproject.toml",
            place="tool.depesche.recogniser",
            remedy=f"Install it (pip install 'depesche[{name}]'), or choose another recogniser.",
        ) from error


def loaded(backend: str, name: str, load: Callable[[str], Pipeline]) -> Pipeline:
    """The pipeline that `load` finds under a name; SettingsError where it does not.

    Of a broken file these libraries raise anything, down to a bare Exception.
    """
    try:
        return load(name)
    except Exception as error:
        raise SettingsError(
            f"{backend} cannot load {name!r}: {error}",
            file="pyproject.toml",
            place="tool.depesche.recogniser",
            remedy="Name an installed pipeline or its folder.",
        ) from error
