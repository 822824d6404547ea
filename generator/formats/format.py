"""What a format is: a name, a guess whether a wire is in it, and a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.formats.conventions import Conventions
from generator.model.story import Story
from generator.model.wire import Wire


@dataclass(frozen=True, slots=True)
class Format:
    """A way wires are written down.

    `sniff` answers in [0, 1] how surely a wire is in this format; it looks at the beginning, never
    raises, and is cheap. As a scale: 0 impossible, 0.1 readable as a last resort (plain text),
    0.5 looks like the family (some XML), 0.9 and more an unmistakable signature.

    `parse` yields the wire's stories in order with `Source.index` counting from 0, and raises
    WireError where the wire cannot be read after all.
    """

    name: str
    sniff: Callable[[Wire], float]
    parse: Callable[[Wire, Conventions], Iterable[Story]]
