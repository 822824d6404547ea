"""What ties between stories are found by, in two parts: a story's gist, which is looked at for
every story of an archive, and its extract, which is looked at where stories are compared exactly.

A story of 385 words takes about 60 KB as objects, 5 KB as an extract and 4 KB as a gist. Words and
sequences of words are numbers of 32 bits made from their letters: two different ones meet once in
four thousand millions, and then by themselves make nothing alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.ids import EntityId
from generator.model.marks import QuoteKind
from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class BlockExtract:
    """One block. `sequences` and `stems` are sorted arrays of unsigned 32-bit numbers.

    `words` counts the block's words; `plain` is the hash of its words without regard to case,
    `exact` that of its characters without regard to spaces. `edges` are its first two and last two
    words without regard to case, two spaces between them; of up to four words all, as they stand.
    """

    paragraph: bool
    words: int
    plain: bytes
    exact: bytes
    edges: str
    sequences: bytes = field(repr=False)
    stems: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """A quote of the story, or a statement it reports: its words in one line, the block it stands
    in (from 1), who said it as far as that was decided, the words of the text for who did, and
    whom it names."""

    kind: QuoteKind
    text: str
    block: int
    speaker: EntityId | None
    named: str
    about: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A mention in its context: what stands left of it, its words, what stands right of it, and
    the block it stands in (from 1)."""

    left: str
    text: str
    right: str
    block: int
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """One entity in one story: how often it is mentioned, the first of those mentions, and the
    roles the story gives it."""

    count: int = 0
    lines: tuple[Line, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of the story: where it and its sentence stand in the text, its value, its unit (""
    for none), the stems of what it counts, those of the nouns in its sentence, and each of these
    with the word as it stands nearest to the number, the nearest first."""

    span: Span
    sentence: Span
    value: float
    unit: str
    of: str
    nouns: tuple[str, ...]
    written: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is long enough to recur other than by chance: its block (from 1), the
    hashes of its words and of its characters, and its sequences, as in `BlockExtract`."""

    block: int
    plain: bytes
    exact: bytes
    sequences: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gist:
    """How many words a story has, its terms with how much it makes of each (an array of doubles),
    and its longer paragraphs."""

    words: int
    terms: tuple[str, ...] = field(repr=False)
    values: bytes = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Extract:
    """A story's blocks, the stems of its headline, its words as written with how often (unsigned
    16-bit numbers), and its numbers in text order."""

    blocks: tuple[BlockExtract, ...]
    title: bytes = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    counts: bytes = field(repr=False)
    numbers: tuple[Counted, ...] = field(repr=False)
