"""The numbers of a story with what is needed to find the same number in another story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from operator import itemgetter

from generator.model.archive import LinkedStory
from generator.model.extract import Counted
from generator.model.story import Story
from generator.model.text import Span
from generator.relate.terms import stem_of, stems, words_with_case

# Spans of time are seldom reported; they date and age.
TIMES = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})

_NOUN = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"[.!?:;][\"“”]?\s+(?=[A-ZÄÖÜ\"„“])")


def counted(linked: LinkedStory) -> Iterator[Counted]:
    """The numbers of a news story but its spans of time, in the order of their marks."""
    story = linked.story
    if story.kind != "story":
        return
    for quantity in linked.annotations.quantities:
        if quantity.unit not in TIMES:
            sentence = _sentence(story, quantity.span)
            yield Counted(
                quantity.span,
                sentence,
                quantity.value,
                quantity.unit,
                " ".join(map(stem_of, quantity.of.split())),
                nouns := _nouns(story, quantity.span, sentence),
                _written(story, quantity.span, sentence, nouns),
            )


def _nouns(story: Story, span: Span, sentence: Span) -> tuple[str, ...]:
    """The stems of the nouns in a number's sentence: not its first word, which is written as one
    anyway, nor the number's own."""
    _, _, rest = sentence.of(story.text).partition(" ")
    own = {stem_of(word) for word in words_with_case(span.of(story.text))}
    return tuple(sorted({stem for stem, noun in stems(rest) if noun and stem not in own}))


def _written(
    story: Story, span: Span, sentence: Span, nouns: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Each of these nouns as it stands where a number's sentence first has it, those nearest to
    the number first."""
    at = span.start - sentence.start
    places: dict[str, tuple[int, str]] = {}
    for match in _NOUN.finditer(sentence.of(story.text)):
        stem = stem_of(match[0])
        if stem in nouns and stem not in places:
            places[stem] = (abs(match.start() - at), match[0])
    return tuple((stem, word) for stem, (_, word) in sorted(places.items(), key=itemgetter(1)))


def _sentence(story: Story, span: Span) -> Span:
    """The sentence of a story that a number stands in, as far as full stops tell."""
    block = next((b.span for b in story.blocks if b.span.overlaps(span)), Span(0, len(story.text)))
    start, end = block.start, block.end
    for match in _SENTENCE_END.finditer(story.text, block.start, block.end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start() + 1
            break
    return Span(start, end)
