"""Subheads: lone short lines between paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.formats.blocks import Piece

_LONGEST = 100
_MOST_WORDS = 14
_LABEL = re.compile(
    r"(?:Stand|Quelle|Hinweis|Internet|Info|Kontakt|Tel|Telefon|Fax|E-Mail|Frage|Antwort|Question"
    r"|Answer|Source|Note|Von|By)\b\s*:?"
)
_OPENING = re.compile(r"[\"„“»«'‚‘(]*[^\W_]")
_FINAL = re.compile(r"[.,;:…][\"”“«»'’‘)\]]*$|[!?][\"”“«»'’‘)]+$")
_URL = re.compile(r"https?://|www\.|\w@\w")


def mark_subheads(text: str, pieces: list[Piece], *, first_may: bool = False) -> list[Piece]:
    """`pieces` with those paragraphs turned into subheads that are.

    A subhead is one line of at most 100 characters and 14 words without a sentence's end, between
    two longer blocks. Two in a row are none: that is rather a list without marks. `first_may` lets
    the very first block be one, as in a digest.
    """
    short = [_reads_as_subhead(text, piece) for piece in pieces]
    marked = list(pieces)
    for number, piece in enumerate(pieces):
        if not short[number] or number + 1 == len(pieces) or (number == 0 and not first_may):
            continue
        neighbours = short[max(0, number - 1) : number] + short[number + 1 : number + 2]
        if any(neighbours):
            continue
        following = pieces[number + 1]
        if following.kind == "paragraph" and following.end - following.start < 40:
            continue
        marked[number] = replace(piece, kind="subhead")
    return marked


def _reads_as_subhead(text: str, piece: Piece) -> bool:
    length = piece.end - piece.start
    if piece.kind != "paragraph" or length > _LONGEST or length < 2:
        return False
    raw = text[piece.start : piece.end]
    if "\n" in raw or not 1 <= len(raw.split()) <= _MOST_WORDS or not _OPENING.match(raw):
        return False
    opening = raw.lstrip("\"„“»«'‚‘(")[:1]
    if opening.islower() or _FINAL.search(raw) or _LABEL.match(raw) or _URL.search(raw):
        return False
    return not (raw.startswith("(") and raw.endswith(")"))
