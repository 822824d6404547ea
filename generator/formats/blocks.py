"""Blocks of a text: paragraphs out of lines, items, tables, and the text they add up to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.formats.lines import Line
from generator.model.story import Block, BlockKind
from generator.model.text import Span

KEEPS_LINES: frozenset[BlockKind] = frozenset({"table", "preformatted"})
"""Kinds of block whose line breaks are part of the text."""

_WIDEST_WRAP = 132
"""Longer lines are whole paragraphs: no teleprinter or mail program wraps that wide."""

_BULLET = re.compile(r"(?P<mark>[-*•–—·▪‣+])[ \t]+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)|\(\d{1,2}\))[ \t]+(?=[\"„“»A-ZÄÖÜ\d])")
_COLUMNS = re.compile(r"\S(?: {2,}|[ ]*\t[ \t]*|[ ]*\|[ ]*)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:][\"”“«»'’‘)\]]*$|[\"”“«»]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the decoded wire that is to become a block."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullet:
    """The mark in front of a list item, which is not part of its text."""

    start: int
    end: int


def compose(text: str, pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The story's text and its blocks, from stretches of the decoded wire `text`.

    Blocks are joined by an empty line; within one, a line break reads as a blank, one character
    for one, unless its kind keeps lines.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        raw = text[piece.start : piece.end]
        if piece.kind not in KEEPS_LINES:
            raw = raw.replace("\n", " ")
        parts.append(raw)
        span = Span(position, position + len(raw))
        blocks.append(Block(span, piece.kind, Span(piece.start, piece.end)))
        position += len(raw) + 2
    return "\n\n".join(parts), tuple(blocks)


def compose_paragraphs(
    paragraphs: Iterable[tuple[str, BlockKind]],
) -> tuple[str, tuple[Block, ...]]:
    """The text and blocks of paragraphs that come from markup; blank ones are left out.

    No block has an origin then, which the format should say in a notice.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for raw, kind in paragraphs:
        clean = raw.strip() if kind not in KEEPS_LINES else raw.strip("\n")
        if not clean.strip():
            continue
        parts.append(clean)
        blocks.append(Block(Span(position, position + len(clean)), kind))
        position += len(clean) + 2
    return "\n\n".join(parts), tuple(blocks)


def pieces_of(text: str, group: tuple[Line, ...]) -> list[Piece | Bullet]:
    """What a run of lines without an empty one among them consists of."""
    if len(group) > 1 and _is_table(text, group):
        return [Piece(group[0].start, group[-1].end, "table")]
    made: list[Piece | Bullet] = []
    for part in _parts(text, group):
        first = part[0]
        end = part[-1].end
        head = text[first.start : min(end, first.start + 12)]
        bullet = _BULLET.match(head) if _listed(text, group, first) else None
        if bullet:
            made.append(Bullet(first.start, first.start + 1))
            made.append(Piece(first.start + bullet.end(), end, "item"))
        elif _NUMBER.match(head) and len(group) > 1:
            made.append(Piece(first.start, end, "item"))
        elif len(part) > 1 and _is_ragged(text, part):
            made.append(Piece(first.start, end, "preformatted"))
        else:
            made.append(Piece(first.start, end))
    return made


def _listed(text: str, group: tuple[Line, ...], line: Line) -> bool:
    """Whether a dash at the line's start opens an item: a dash of speech or thought does not wrap
    into a list, so a lone line counts only with a mark that is no dash or as a short line."""
    return len(group) > 1 or text[line.start] in "*•·▪‣-" or len(line.of(text)) < 160


def _is_table(text: str, group: tuple[Line, ...]) -> bool:
    columned = sum(1 for line in group if _COLUMNS.search(text, line.start, line.end))
    return columned >= 2 and columned >= len(group) * 0.6


def _parts(text: str, group: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The group split where a new paragraph or item begins within it."""
    if len(group) == 1:
        return [group]
    width = max(line.end - line.start for line in group)
    if width > _WIDEST_WRAP or _is_paragraph_a_line(text, group, width) or _tabbed(text, group):
        return [(line,) for line in group]
    flush = min(line.indent for line in group)
    parts: list[list[Line]] = []
    for number, line in enumerate(group):
        before = group[number - 1] if number else None
        if before is None or _begins(text, line, before, width, flush):
            parts.append([line])
        else:
            parts[-1].append(line)
    return [tuple(part) for part in parts]


def _is_paragraph_a_line(text: str, group: tuple[Line, ...], width: int) -> bool:
    """Whether long lines end with their sentences: wrapped ones do so only by chance."""
    if len(group) < 3 or width <= 85:
        return False
    ended = sum(1 for line in group if _SENTENCE_END.search(line.of(text)))
    return ended >= len(group) * 0.6


def _tabbed(text: str, group: tuple[Line, ...]) -> bool:
    """Whether each line begins with a tab and ends its sentence: paragraphs, one a line."""
    return all(
        text[line.start - 1 : line.start] == "\t" and _SENTENCE_END.search(line.of(text))
        for line in group
    )


def _begins(text: str, line: Line, before: Line, width: int, flush: int) -> bool:
    """Whether `line` begins a paragraph although no empty line stands before it."""
    head = text[line.start : line.start + 12]
    if _BULLET.match(head) or _NUMBER.match(head):
        return True
    # An indented line opens a paragraph; a hanging indent follows an item's mark instead.
    marked = _BULLET.match(text[before.start : before.start + 12])
    if line.indent >= flush + 2 and before.indent == flush and not marked:
        return True
    raw = before.of(text)
    room = width - len(raw) - 1
    first_word = len(line.of(text).split(None, 1)[0])
    # A line that had room for the next word was ended on purpose.
    return bool(room > first_word + width * 0.12 and _SENTENCE_END.search(raw))


def _is_ragged(text: str, part: tuple[Line, ...]) -> bool:
    """Whether lines were broken on purpose throughout: an address, a verse, a list of results."""
    if len(part) < 2:
        return False
    texts = [line.of(text) for line in part]
    width = max(map(len, texts))
    if width > 60:
        return False
    roomy = sum(
        len(before) + 1 + len(after.split(None, 1)[0]) < width * 0.9
        for before, after in itertools.pairwise(texts)
    )
    starts = sum(not after[0].islower() for after in texts[1:])
    return roomy >= (len(texts) - 1) * 0.5 and starts == len(texts) - 1
