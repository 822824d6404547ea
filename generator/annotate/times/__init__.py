"""Dates in running text, as EDTF values no more precise than the story's own date allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.annotate.reading import Reading
from generator.annotate.times import (
    anchored,
    calendar,
    english_rules,
    feasts,
    relative,
    weekdays,
    years,
)
from generator.annotate.times.english import english_tense
from generator.annotate.times.rules import Rule, Windows
from generator.annotate.times.tense import tense_of
from generator.annotate.times.when import Tense, When
from generator.annotate.tokens import Tokens
from generator.model.marks import Annotations, TimeMark
from generator.model.text import Span

_RULES = (
    *calendar.RULES,
    *years.RULES,
    *feasts.RULES,
    *weekdays.RULES,
    *relative.RULES,
)
_REACH = 120
"""Words on either side that a clause is looked for in: a list without a full stop has thousands."""
_IN_ENGLISH = (*_RULES, *english_rules.RULES)


def annotate(reading: Reading, so_far: Annotations) -> Annotations:
    """`so_far` with the dates of the story; the longest expression at each place counts."""
    story, tokens = reading.story, reading.tokens
    stated = When.of(story.date or "")
    windows = Windows(story.text)
    english = story.language.startswith("en")
    tell, rules = (english_tense, _IN_ENGLISH) if english else (tense_of, _RULES)

    def when(offset: int) -> When | None:
        return stated and _in_clause(stated, tokens, offset, tell)

    found = _longest(_candidates(windows, when, rules))
    found = tuple(anchored.of_that_year(found, story.text))
    told = anchored.marks(windows, found, when)
    return replace(so_far, dates=_longest([*found, *told]))


def _longest(candidates: Iterable[TimeMark]) -> tuple[TimeMark, ...]:
    found: list[TimeMark] = []
    end = 0
    for mark in sorted(candidates, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.span.start >= end:
            found.append(mark)
            end = mark.span.end
    return tuple(found)


def _candidates(
    windows: Windows, when: Callable[[int], When | None], rules: Iterable[Rule]
) -> Iterator[TimeMark]:
    for one in rules:
        for match in windows.matches(one):
            value = one.value(match, when(match.start()))
            start = one.start(match) if value else None
            if value and start is not None:
                yield TimeMark(Span(start, match.end()), value, one.via, one.confidence)


def _in_clause(
    when: When, tokens: Tokens, offset: int, tell: Callable[[Sequence[str], int], Tense]
) -> When:
    """The story's date with the tense of the clause at an offset."""
    index = tokens.index_at(offset)
    sentence = tokens.at(index).sentence
    if sentence < 0:
        return when
    place = tokens.sentences[sentence]
    start = max(place.start, index - _REACH)
    words = tokens.words(start, min(place.stop, index + _REACH))
    return replace(when, tense=tell(words, index - start))
