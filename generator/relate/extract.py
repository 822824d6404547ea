"""A story's gist and extract: made once, where the story is read, and kept with it."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.archive import LinkedStory
from generator.model.extract import BlockExtract, Extract, Gist, Paragraph, Told
from generator.model.ids import EntityId, type_of
from generator.model.marks import Quote
from generator.model.text import Span
from generator.relate.counted import counted
from generator.relate.shingles import edges, hashed, sequences, words
from generator.relate.terms import stems, terms, words_with_case

# A shorter paragraph recurs by chance or by form ("Das teilte das Ministerium mit.").
LONG = 12
# More of one word in one story than this says no more.
_MOST = 2**16 - 1
# Reported speech of a few words is a piece of a sentence, and often not what was said.
FEWEST_WORDS = 6


def gist(linked: LinkedStory, found: Extract) -> Gist:
    """The gist of a story of which this is the extract.

    Of paragraphs only news stories have any: announcements repeat their senders' self-portraits,
    services their forms.
    """
    weighed = terms(linked)
    paragraphs = (
        Paragraph(number, block.plain, block.exact, block.sequences)
        for number, block in enumerate(found.blocks, start=1)
        if block.paragraph and block.words >= LONG and linked.story.kind == "story"
    )
    return Gist(
        sum(block.words for block in found.blocks),
        tuple(weighed),
        array("d", weighed.values()).tobytes(),
        tuple(paragraphs),
    )


def extract(linked: LinkedStory) -> Extract:
    """The extract of a story."""
    story = linked.story
    blocks = tuple(
        _block(block.span.of(story.text), paragraph=block.kind == "paragraph")
        for block in story.blocks
    )
    forms = Counter(
        word for word in words_with_case(f"{story.title} {story.text}") if not word.isupper()
    )
    return Extract(
        blocks,
        _stems(story.title),
        tuple(forms),
        array("H", (min(count, _MOST) for count in forms.values())).tobytes(),
        tuple(counted(linked)),
    )


def numbers(raw: bytes) -> frozenset[int]:
    """The numbers of an extract's array."""
    return frozenset(array("I", raw))


def _block(text: str, *, paragraph: bool) -> BlockExtract:
    found = words(text)
    return BlockExtract(
        paragraph,
        len(found),
        _hash(" ".join(found)),
        _hash(" ".join(text.split())),
        edges(found),
        _packed(hashed(sequence) for sequence in sequences(text)),
        _stems(text),
    )


def _stems(text: str) -> bytes:
    return _packed(zlib.crc32(stem.encode("utf-8", "surrogatepass")) for stem, _ in stems(text))


def _packed(found: Iterable[int]) -> bytes:
    return array("I", sorted(set(found))).tobytes()


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def told(linked: LinkedStory) -> tuple[Told, ...]:
    """What was said: the quotes, and the indirect ones that state something, of a known speaker."""
    return tuple(_told(linked))


def _told(linked: LinkedStory) -> Iterator[Told]:
    story = linked.story
    meant: dict[Span, EntityId | None] = {}
    for mention in linked.mentions:
        meant.setdefault(mention.mention.span, mention.entity)
    for quote in linked.annotations.quotes:
        block = next(
            (n for n, b in enumerate(story.blocks, start=1) if b.span.overlaps(quote.span)), None
        )
        speaker = meant.get(quote.named) if quote.named else None
        reported = quote.kind == "indirect"
        if block is None or (reported and not (speaker and _states(quote, story.text))):
            continue
        about = (
            mention.entity
            for mention in linked.mentions
            if mention.entity
            and quote.span.contains(mention.mention.span)
            and type_of(mention.entity) in ("person", "organisation")
        )
        named = quote.speaker.of(story.text) if quote.speaker else ""
        text = " ".join(quote.span.of(story.text).split())
        yield Told(quote.kind, text, block, speaker, named, tuple(dict.fromkeys(about)))


def _states(quote: Quote, text: str) -> bool:
    """Whether reported speech is a statement, and not one that holds its own speaker."""
    own = quote.named is not None and quote.span.contains(quote.named)
    return not own and len(quote.span.of(text).split()) >= FEWEST_WORDS
