"""The shape every rule for time expressions has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.annotate.times.when import When
from generator.model.story import Edtf


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the date it means given the story's own (None: unknown), and how sure it is.

    `value` may decline a match by None. `signs` are letters one of which every match contains:
    a text is searched only around them.
    """

    via: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], When | None], Edtf | None]
    confidence: float
    signs: tuple[str, ...]
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

_ABOUT = 100
"""Characters to each side of a sign within which every match that contains it lies, with all that
its pattern looks at behind it; the longest expressions have some fifty."""


class Windows:
    """The stretches of a text about the signs of rules, found once for rules that share them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        self._windows: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """The matches of a rule, as a search of the whole text would find them."""
        for start, end in self._about(rule.signs):
            yield from rule.pattern.finditer(self._text, start, end)

    def _about(self, signs: tuple[str, ...]) -> list[tuple[int, int]]:
        windows = self._windows.get(signs)
        if windows is None:
            windows = self._windows[signs] = []
            for place in sorted(chain.from_iterable(map(self._of, signs))):
                if windows and place - _ABOUT <= windows[-1][1]:
                    windows[-1] = windows[-1][0], place + _ABOUT
                else:
                    windows.append((max(0, place - _ABOUT), place + _ABOUT))
        return windows

    def _of(self, sign: str) -> list[int]:
        """Where a sign stands."""
        places = self._places.get(sign)
        if places is None:
            places = self._places[sign] = []
            place = self._text.find(sign)
            while place >= 0:
                places.append(place)
                place = self._text.find(sign, place + 1)
        return places


def rule(  # noqa: PLR0913
    via: str,
    pattern: str,
    value: Callable[[re.Match[str], When | None], Edtf | None],
    confidence: float = 0.9,
    *,
    signs: str,
    opening: str = "",
    asked: bool = False,
) -> Rule:
    """A rule over the text of a pattern; `opening` is what stands right before it, of which the
    group `shown` belongs to the expression."""
    before = re.compile(f"{opening}$") if opening else None
    return Rule(via, re.compile(pattern), value, confidence, tuple(signs.split()), before, asked)
