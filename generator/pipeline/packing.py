"""Linked stories packed for the cache, in parts that are fetched each by itself."""

from __future__ import annotations

import io
import marshal
import pickle
import sys
import zlib
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal

from generator.model.archive import LinkedStory
from generator.model.extract import BlockExtract, Counted, Extract, Gist, Paragraph
from generator.model.story import Block, Story
from generator.model.text import Span
from generator.pipeline.facts import packed_facts

PartName = Literal["facts", "whole", "text", "extract", "gist", "words"]

Parts = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A linked story packed for its uses: facts, the whole, its text, the extract, the gist, its words.
"""


def packed(linked: LinkedStory, gist: Gist, extract: Extract) -> Parts:
    """The story, which has its quotes, sightings and words, in parts."""
    minted = tuple(pickle.dumps(record, 5) for record in linked.minted)
    quotes = [(t.kind, t.text, t.block, t.speaker, t.named, t.about) for t in linked.told or ()]
    # Each by itself: a name's page asks for its own of every story that has it.
    seen = {
        entity: marshal.dumps(
            (
                each.count,
                [(n.left, n.text, n.right, n.block, n.by_hand) for n in each.lines],
                each.roles,
            )
        )
        for entity, each in (linked.sightings or {}).items()
    }
    facts = (
        packed_facts(linked.story), linked.by_hand, linked.dateline, linked.entities, minted,
        marshal.dumps(quotes), marshal.dumps(seen),
    )  # fmt: skip
    whole = replace(linked, told=None, sightings=None, words=None)
    return (
        marshal.dumps(facts),
        packed_object(whole),
        packed_text(linked.story),
        packed_extract(extract),
        packed_gist(gist),
        zlib.compress(" ".join(linked.words or ()).encode("utf-8", "surrogatepass"), 1),
    )


class _Pickler(pickle.Pickler):
    """Writes a frozen dataclass as a call of its class, which is read many times faster than what
    dataclasses do by themselves."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 (pickle's own protocol)
        """The call for a dataclass; what pickle does anyway for all else."""
        kind = type(value)
        if kind not in _FIELDS:
            _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
        names = _FIELDS[kind]
        return (kind, tuple(getattr(value, name) for name in names)) if names else NotImplemented


_FIELDS: dict[type, tuple[str, ...]] = {}


def packed_object(value: object) -> bytes:
    """Anything made of dataclasses and plain values, as bytes."""
    buffer = io.BytesIO()
    _Pickler(buffer, 5).dump(value)
    return zlib.compress(buffer.getvalue(), 1)


def unpacked_whole(packed: bytes) -> LinkedStory:
    """The linked story of its packed form."""
    linked: LinkedStory = pickle.loads(zlib.decompress(packed))  # noqa: S301 (checked by its sum)
    return linked


def packed_text(story: Story) -> bytes:
    """The text of a story and its blocks, which others show without its marks, as bytes."""
    plain = [
        (b.span.start, b.span.end, b.kind, b.origin and (b.origin.start, b.origin.end))
        for b in story.blocks
    ]
    return zlib.compress(marshal.dumps((story.text, plain)), 1)


def unpacked_text(packed: bytes) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks of their packed form."""
    text, plain = marshal.loads(zlib.decompress(packed))  # noqa: S302 (checked by its sum)
    return text, tuple(
        Block(Span(start, end), kind, Span(*origin) if origin else None)
        for start, end, kind, origin in plain
    )


def packed_gist(gist: Gist) -> bytes:
    """The gist as bytes; its strings are told to be shared when they are read."""
    paragraphs = [(p.block, p.plain, p.exact, p.sequences) for p in gist.paragraphs]
    terms = tuple(map(sys.intern, gist.terms))
    return marshal.dumps((gist.words, terms, gist.values, paragraphs))


def unpacked_gist(packed: bytes) -> Gist:
    """The gist of its packed form."""
    words, terms, values, paragraphs = marshal.loads(packed)  # noqa: S302 (checked by its sum)
    return Gist(words, terms, values, tuple(Paragraph(*each) for each in paragraphs))


def packed_extract(extract: Extract) -> bytes:
    """The extract as bytes; its strings are told to be shared when they are read."""
    blocks = [
        (b.paragraph, b.words, b.plain, b.exact, b.edges, b.sequences, b.stems)
        for b in extract.blocks
    ]
    return marshal.dumps(
        (
            blocks, extract.title, tuple(map(sys.intern, extract.words)), extract.counts,
            tuple(_packed_number(number) for number in extract.numbers),
        )
    )  # fmt: skip


def _packed_number(number: Counted) -> tuple[Any, ...]:
    nouns = tuple(map(sys.intern, number.nouns))
    span, sentence = number.span, number.sentence
    return (
        (span.start, span.end), (sentence.start, sentence.end), number.value, number.unit,
        number.of, nouns, number.written,
    )  # fmt: skip


def _unpacked_number(values: tuple[Any, ...]) -> Counted:
    span, sentence, *others = values
    return Counted(Span(*span), Span(*sentence), *others)


def unpacked_extract(packed: bytes) -> Extract:
    """The extract of its packed form."""
    blocks, title, words, counts, numbers = marshal.loads(packed)  # noqa: S302 (checked)
    return Extract(
        tuple(BlockExtract(*block) for block in blocks),
        title, words, counts,
        tuple(map(_unpacked_number, numbers)),
    )  # fmt: skip
