"""The body of a plain text: its blocks, and what editors left between them."""

from __future__ import annotations

import re

from generator.formats.blocks import Bullet, Piece, pieces_of
from generator.formats.embargoes import is_embargo
from generator.formats.heads import Head
from generator.formats.lines import Line, groups
from generator.formats.notes import note_at
from generator.formats.reading import Reading
from generator.formats.subheads import mark_subheads

MOST_BLOCKS = 50_000
"""A text of more paragraphs is cut off there, which a notice says: no story has as many."""

_RULER = re.compile(r"[-*_=+~. ]{3,200}|[°^]")
_MARK = re.compile(r"(?:#{1,4}|={2,4}|-{2,4}|\*{2,3}|\+{2,3})[ \t]?(?=[\"„“»\w])")
_MARK_END = re.compile(r"[ \t]?(?:={2,4}|-{2,4}|\*{2,3}|\+{2,3})$")
_EDITORS = frozenset({"correction", "repeat", "update", "withdrawal", "media"})


def read_body(reading: Reading, head: Head, end: int, *, digest: bool) -> list[Piece]:
    """The pieces of the body, which begins where the head ends; other parts become cuts."""
    text = reading.text
    pieces: list[Piece] = []
    framed = False
    for group in groups(text, head.body, end):
        if len(pieces) >= MOST_BLOCKS:
            _cut_off(reading, group[0].start, end)
            break
        for part in _without_rulers(reading, group):
            mark = part[0].of(text)
            if mark in "^°":
                framed = mark == "^"
                reading.cut("frame", part[0].start, part[0].end)
            inner = part[1:] if mark in "^°" else part
            if inner:
                pieces.extend(_read_group(reading, head, inner, framed=framed))
    return mark_subheads(text, pieces, first_may=digest)


def _cut_off(reading: Reading, start: int, end: int) -> None:
    reading.cut("rest", start, end)
    reading.notice("body-cut-off", f"Only {MOST_BLOCKS} paragraphs were read.", warning=True)


def _without_rulers(reading: Reading, group: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The group split at ruled lines and at the marks of a company announcement's frame."""
    parts: list[list[Line]] = [[]]
    for line in group:
        raw = line.of(reading.text)
        if _RULER.fullmatch(raw) and raw not in "^°":
            reading.cut("ruler", line.start, line.end)
            parts.append([])
        elif raw in "^°":
            parts.append([line])
        else:
            parts[-1].append(line)
    return [tuple(part) for part in parts if part]


def _read_group(
    reading: Reading, head: Head, group: tuple[Line, ...], *, framed: bool
) -> list[Piece]:
    text = reading.text
    start, end = group[0].start, group[-1].end
    if framed:
        return [Piece(start, end, "preformatted" if len(group) > 1 else "paragraph")]
    note = note_at(text, start, end)
    if note and note.kind in _EDITORS and note.end == end:
        reading.cut("note", start, end)
        reading.note(note.kind, note.text, start)
        if note.signal:
            head.signals.append(note.signal)
        return []
    if is_embargo(text[start:end]) and not head.embargo and end - start < 400:
        head.embargo = text[start:end]
        reading.cut("embargo", start, end)
        return []
    made: list[Piece] = []
    for piece in pieces_of(text, group):
        if isinstance(piece, Bullet):
            reading.cut("bullet", piece.start, piece.end)
        else:
            made.append(_unmarked(reading, piece))
    return made


def _unmarked(reading: Reading, piece: Piece) -> Piece:
    """A subhead written with marks (`## Lage`, `--- Lage ---`) without them."""
    if piece.kind != "paragraph" or piece.end - piece.start > 120:
        return piece
    raw = reading.text[piece.start : piece.end]
    opening = _MARK.match(raw)
    if opening is None or "\n" in raw:
        return piece
    closing = _MARK_END.search(raw, opening.end())
    if closing is None and raw[0] != "#":
        return piece
    start = piece.start + opening.end()
    end = piece.start + len(raw[: closing.start() if closing else None].rstrip())
    if end <= start:
        return piece
    reading.cut("mark", piece.start, start)
    reading.cut("mark", end, piece.end)
    return Piece(start, end, "subhead")
