"""The same number as successive stories report it: a toll that rises, a sum that is corrected.

What is the same is a guess: two numbers of one running story with the same unit and the same thing
counted, in sentences that share nouns. Only numbers that change are told of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.archive import Figure, LinkedStory, Series, Thread
from generator.model.extract import Counted, Extract
from generator.model.ids import StoryId
from generator.relate.terms import stem_of

# How many nouns two sentences must share, or which part of those of the shorter one.
SHARED, SHARE = 2, 0.5
# Nouns that say what a series is of, besides what is counted.
ABOUT = 2


@dataclass(slots=True)
class _Line:
    """A series while it grows; `nouns` are the stems of its latest sentence, `common` those that
    all of its sentences have."""

    figures: list[Figure]
    nouns: frozenset[str]
    common: frozenset[str]
    stories: set[StoryId] = field(default_factory=set)


def figures(
    threads: Sequence[Thread], stories: Sequence[LinkedStory], extracts: Sequence[Extract]
) -> tuple[Series, ...]:
    """The series of each thread, in the order of their first figures; `extracts` are the stories',
    in the same order."""
    place = {linked.story.id: position for position, linked in enumerate(stories)}
    found: list[Series] = []
    for thread in threads:
        lines: defaultdict[tuple[str, str], list[_Line]] = defaultdict(list)
        for step in thread.steps:
            for number in extracts[place[step.story]].numbers:
                _enter(number, step.story, lines)
        kept = [
            line
            for same in lines.values()
            for line in same
            if len({figure.value for figure in line.figures}) > 1
        ]
        order = {step.story: number for number, step in enumerate(thread.steps)}
        kept.sort(key=lambda line: (order[line.figures[0].story], line.figures[0].span.start))
        for line in kept:
            text = stories[place[line.figures[-1].story]].story.text
            found.append(Series(thread.id, _about(line, text), tuple(line.figures)))
    return tuple(found)


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
        lines[key].append(_Line([figure], nouns, nouns, {story}))
        return
    fitting.figures.append(figure)
    fitting.nouns = nouns
    fitting.common &= nouns
    fitting.stories.add(story)


def _about(line: _Line, text: str) -> tuple[str, ...]:
    """The nouns that all sentences of a series share, as they are written, those first that stand
    nearest to the number in its latest sentence, which stands in `text`."""
    latest = line.figures[-1]
    text = latest.sentence.of(text)
    at = latest.span.start - latest.sentence.start
    places = {}
    for match in re.finditer(r"[^\W\d_]{4,}", text):
        stem = stem_of(match[0])
        if stem in line.common and stem not in places:
            places[stem] = (abs(match.start() - at), match[0])
    return tuple(word for _, word in sorted(places.values())[:ABOUT])
