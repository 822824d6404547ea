"""The shape every rule for time expressions has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.annotate.times.when import When
from generator.model.story import Edtf


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the date it means given the story's own (None: unknown), and how sure it is.

    `value` may decline a match by None. `signs` are letters one of which every match contains,
    so that a text without any need not be searched.
    """

    via: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], When | None], Edtf | None]
    confidence: float = 0.9
    signs: tuple[str, ...] = ()
    opening: re.Pattern[str] | None = None
    asked: bool = False

    def start(self, match: re.Match[str]) -> int | None:
        """Where the expression of a match begins, its opening before it included; None where the
        opening is asked for and missing. An opening is looked for from the match backwards, as a
        pattern that began with it would be tried at every word of a text."""
        if self.opening is None:
            return match.start()
        floor = max(0, match.start() - _FARTHEST)
        before = self.opening.search(match.string, floor, match.start())
        if before is None:
            return None if self.asked else match.start()
        return before.start("shown") if before["shown"] else match.start()


_FARTHEST = 32
"""Characters before a match in which its opening stands."""


def rule(  # noqa: PLR0913
    via: str,
    pattern: str,
    value: Callable[[re.Match[str], When | None], Edtf | None],
    confidence: float = 0.9,
    signs: str = "",
    *,
    opening: str = "",
    asked: bool = False,
) -> Rule:
    """A rule over the text of a pattern; `opening` is what stands right before it, of which the
    group `shown` belongs to the expression."""
    before = re.compile(f"{opening}$") if opening else None
    return Rule(via, re.compile(pattern), value, confidence, tuple(signs.split()), before, asked)
