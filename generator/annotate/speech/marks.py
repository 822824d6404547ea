"""What stands between quotation marks, over several paragraphs too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.story import Block
from generator.model.text import Span

_CLOSERS = {
    "„": '“”"', "“": "”“", "»": "«", "«": "»", '"': '"', "”": "”", "‚": "‘’", "‹": "›", "›": "‹",
    "‘": "’",
}  # fmt: skip
_REOPENED = 6
"""A speech over more paragraphs than this is taken for a mark that somebody forgot to close."""


def speeches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, bool]]:
    """Each quoted stretch without its marks, and whether it goes on from the paragraph before.

    By the rule of both languages a speech of several paragraphs opens anew in each of them and
    closes in the last: an opened stretch runs to the end of its paragraph if the next one opens
    with the same mark, and so on until one closes.
    """
    going_on = False
    for number, block in enumerate(blocks):
        first = block.span.start + 1
        for span in quoted_spans(text, block.span):
            yield span, going_on and span.start == first
        opened = _left_open(text, block.span)
        if opened is None or not _goes_on(text, blocks[number + 1 :], text[opened - 1]):
            going_on = False
            continue
        yield Span(opened, block.span.end), going_on and opened == first
        going_on = True


def _goes_on(text: str, following: Sequence[Block], mark: str) -> bool:
    for block in following[:_REOPENED]:
        if text[block.span.start] != mark:
            return False
        if _left_open(text, block.span) is None:
            return True
    return False


def _left_open(text: str, within: Span) -> int | None:
    """Where the words begin of a stretch that opens in a block and does not close in it."""
    at, end = within.start, within.end
    while at < end:
        closers = _CLOSERS.get(text[at])
        if closers and text[at] not in "‚‘‹›" and _opens(text, at, within):
            closed = _closing(text, at, within)
            if closed is None:
                return at + 1 if end - at > 2 else None
            at = closed
        at += 1
    return None


def quoted_spans(text: str, within: Span) -> Iterator[Span]:
    """What stands between paired quotation marks in a block; nested marks stay inside.

    A mark that is not closed within the block opens nothing here.
    """
    at = within.start
    while at < within.end:
        end = _closing(text, at, within) if text[at] in _CLOSERS else None
        if end is None or end == at + 1 or not _opens(text, at, within):
            at += 1
            continue
        yield Span(at + 1, end)
        at = end + 1


def _closing(text: str, at: int, within: Span) -> int | None:
    mark = text[at]
    closers = _CLOSERS[mark]
    depth = 0
    for end in range(at + 1, within.end):
        letter = text[end]
        if letter in closers and _shuts(text, end, mark, within):
            if not depth:
                return end
            depth -= 1
        elif letter == mark and mark not in closers and _opens(text, end, within):
            depth += 1
    return None


def _opens(text: str, at: int, within: Span) -> bool:
    """Whether a mark can open: nothing but a gap, a bracket or a mark before it, a word after."""
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    return not after.isspace() and (before.isspace() or before in "([-–—/:„“»«\"'’")


def _shuts(text: str, at: int, mark: str, within: Span) -> bool:
    """Whether a mark can close: a straight one after a gap cannot, an apostrophe in a word
    neither, nor an English opening mark that comes after a gap."""
    before, after = text[at - 1], text[at + 1] if at + 1 < within.end else " "
    if mark in "‚‘" and after.isalnum():
        return False
    return not before.isspace() if mark in '"“‘‚' else True
