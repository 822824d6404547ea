"""Measures a recogniser on labelled sentences and on whole articles."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.annotate.recogniser import NameRecogniser, Reader
from generator.annotate.recogniser.nested import inner_names
from generator.annotate.recogniser.reader import Name
from generator.model.ids import text_id
from generator.model.marks import Mention
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.training.corpora import Article, Sentence
from generator.training.scores import Chunk, Tally, chunks

_TOGETHER = 50
"""Sentences decoded at a time; GermEval's are strangers to each other, so it changes no answer."""

_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def level_tallies(
    recogniser: NameRecogniser, sentences: Sequence[Sentence]
) -> tuple[Tally, Tally, Tally]:
    """The counts of the outer level, of the inner one, and of both, which metric 1 asks for."""
    outer, inner, pooled = Tally(), Tally(), Tally()
    for sentence, answer in zip(sentences, _answers(recogniser.reader, sentences), strict=True):
        levels = (
            (outer, chunks(sentence.outer), _chunks(answer)),
            (inner, chunks(sentence.inner), _chunks(_inside(recogniser, sentence, answer))),
        )
        for counts, gold, found in levels:
            counts.add(gold, found)
            pooled.add(gold, found)
    return outer, inner, pooled


def _chunks(names: Iterable[Name]) -> frozenset[Chunk]:
    return frozenset((name.start, name.end, name.label) for name in names)


def _inside(
    recogniser: NameRecogniser, sentence: Sentence, answer: Sequence[Name]
) -> Iterator[Name]:
    many = [name for name in answer if name.end - name.start > 1]
    if recogniser.nested and many:
        words = [sentence.words[name.start : name.end] for name in many]
        for names in inner_names(recogniser.nested, recogniser.knowledge, words, many):
            yield from names


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
