"""Measures a recogniser on labelled sentences and on whole articles."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from generator.annotate.recogniser import Reader
from generator.annotate.recogniser.reader import Name
from generator.model.ids import text_id
from generator.model.marks import Mention
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.training.corpora import Article, Sentence
from generator.training.scores import Tally, chunks

_TOGETHER = 50
"""Sentences decoded at a time; GermEval's are strangers to each other, so it changes no answer."""

_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def level_tallies(reader: Reader, sentences: Sequence[Sentence]) -> tuple[Tally, Tally]:
    """The counts of the outer level, and those of metric 1, which expects the inner names too
    (the recogniser finds none of these)."""
    outer, pooled = Tally(), Tally()
    for sentence, answer in zip(sentences, _answers(reader, sentences), strict=True):
        found = frozenset((name.start, name.end, name.label) for name in answer)
        gold = chunks(sentence.outer)
        outer.add(gold, found)
        pooled.add(gold, found)
        pooled.add(chunks(sentence.inner), frozenset())
    return outer, pooled


def _answers(reader: Reader, sentences: Sequence[Sentence]) -> Iterator[list[Name]]:
    for start in range(0, len(sentences), _TOGETHER):
        part = [sentence.words for sentence in sentences[start : start + _TOGETHER]]
        yield from reader.names(part, document=False)


def news_tally(find: Callable[[Story], Sequence[Mention]], articles: Sequence[Article]) -> Tally:
    """The counts over whole articles: people, organisations, places, exact characters.

    SmartData marks derived words and first parts of compounds like names, so these count too;
    mentions of events and of other names are left aside, which it does not mark.
    """
    counts = Tally()
    for article in articles:
        found = frozenset(
            (mention.span.start, mention.span.end, _LABELS[mention.type])
            for mention in find(as_story(article.text))
            if mention.type in _LABELS
        )
        counts.add(article.names, found)
    return counts


def as_story(text: str) -> Story:
    """A story of a bare text, each line a paragraph."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line)), "paragraph"))
        start += len(line) + 1
    return Story(
        id=text_id(text),
        source=Source("", 0, "text", ""),
        title="",
        title_source="stated",
        text=text,
        blocks=tuple(blocks),
    )


def speed(reader: Reader, sentences: Sequence[Sentence]) -> float:
    """Tokens a second of processor time, texts of 20 sentences, words already met once."""
    texts = [
        [sentence.words for sentence in sentences[start : start + 20]]
        for start in range(0, len(sentences), 20)
    ]
    for text in texts:
        reader.names(text)
    began = time.process_time()
    for text in texts:
        reader.names(text)
    return sum(len(sentence.words) for sentence in sentences) / (time.process_time() - began)
