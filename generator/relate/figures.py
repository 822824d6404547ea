"""The same number as successive stories report it: a toll that rises, a sum that is corrected.

What is the same is a guess: two numbers of one running story with the same unit and the same thing
counted, in sentences that share nouns. Only numbers that change are told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator.model.archive import Figure, Series, Thread
from generator.model.extract import Counted
from generator.model.ids import StoryId
from generator.model.text import Span
from generator.relate.corpus import Corpus, Extracts

_Row = tuple[StoryId, tuple[int, int], tuple[int, int], float, str]
"""A figure as plain values."""

# How many nouns two sentences must share, or which part of those of the shorter one.
SHARED, SHARE = 2, 0.5
# Nouns that say what a series is of, besides what is counted.
ABOUT = 2


@dataclass(slots=True)
class _Line:
    """A series while it grows; `nouns` are the stems of its latest sentence, `written` how they
    stand there, `common` those that all of its sentences have."""

    figures: list[Figure]
    nouns: frozenset[str]
    written: tuple[tuple[str, str], ...]
    common: frozenset[str]
    stories: set[StoryId] = field(default_factory=set)


def figures(threads: Iterable[Thread], corpus: Corpus) -> tuple[Series, ...]:
    """The series of each thread, in the order of their first figures."""
    place = {linked.story.id: position for position, linked in enumerate(corpus.stories)}
    ready = tuple(threads)
    asked = []
    for thread in ready:
        steps = [(step.story, place[step.story]) for step in thread.steps]
        keys = [corpus.key(position) for _, position in steps]
        asked.append((keys, partial(_lines, steps, corpus.extracts)))
    lines = corpus.earlier.recall_all(b"figures", asked)
    return tuple(
        Series(thread.id, about, tuple(map(_figure, rows)))
        for thread, found in zip(ready, lines, strict=True)
        for about, rows in found
    )


def _lines(
    steps: Iterable[tuple[StoryId, int]], extracts: Extracts
) -> tuple[tuple[tuple[str, ...], tuple[_Row, ...]], ...]:
    """The series among the numbers of these stories, with the nouns that stand by each."""
    lines: defaultdict[tuple[str, str], list[_Line]] = defaultdict(list)
    order: dict[StoryId, int] = {}
    for story, position in steps:
        order[story] = len(order)
        for number in extracts[position].numbers:
            _enter(number, story, lines)
    kept = [
        line
        for same in lines.values()
        for line in same
        if len({figure.value for figure in line.figures}) > 1
    ]
    kept.sort(key=lambda line: (order[line.figures[0].story], line.figures[0].span.start))
    return tuple((_about(line), tuple(map(_row, line.figures))) for line in kept)


def _row(figure: Figure) -> _Row:
    span, sentence = figure.span, figure.sentence
    at, within = (span.start, span.end), (sentence.start, sentence.end)
    return figure.story, at, within, figure.value, figure.unit


def _figure(row: _Row) -> Figure:
    story, at, within, value, unit = row
    return Figure(story, Span(*at), Span(*within), value, unit)


def _enter(number: Counted, story: StoryId, lines: Mapping[tuple[str, str], list[_Line]]) -> None:
    """Put a number to the series it fits best, or let it begin one."""
    key = (number.unit, number.of)
    nouns = frozenset(number.nouns)
    figure = Figure(story, number.span, number.sentence, number.value, number.unit)
    best, fitting = 0, None
    for line in lines[key]:
        shared = len(nouns & line.nouns)
        enough = shared >= SHARED or shared >= SHARE * min(len(nouns), len(line.nouns))
        if shared > best and enough and story not in line.stories:
            best, fitting = shared, line
    if fitting is None:
        lines[key].append(_Line([figure], nouns, number.written, nouns, {story}))
        return
    fitting.figures.append(figure)
    fitting.nouns, fitting.written = nouns, number.written
    fitting.common &= nouns
    fitting.stories.add(story)


def _about(line: _Line) -> tuple[str, ...]:
    """The nouns that all sentences of a series share, as they are written, those first that stand
    nearest to the number in its latest sentence."""
    return tuple(word for stem, word in line.written if stem in line.common)[:ABOUT]
