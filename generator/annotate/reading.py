"""What annotators share while one story is read, and the shapes of annotators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.annotate.tokens import Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Annotations, Mention
from generator.model.story import Story


class Recogniser(Protocol):
    """Finds the names of a story. Rules do it now; a trained model has the same shape."""

    def __call__(self, story: Story, tokens: Tokens) -> tuple[Mention, ...]:
        """The mentions of a story in text order, none overlapping another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story being annotated: its tokens, who finds its names, and the word lists."""

    story: Story
    tokens: Tokens
    recogniser: Recogniser
    lexicon: Lexicon


class Annotator(Protocol):
    """Adds one kind of marks; `so_far` holds those of the annotators before it."""

    def __call__(self, reading: Reading, so_far: Annotations) -> Annotations:
        """`so_far` with this annotator's marks."""
