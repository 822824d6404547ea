"""What stands between quotation marks, over several paragraphs too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.story import Block
from generator.model.text import Span

_CLOSERS = {
    "„": '“”"', "“": "”“", "»": "«", "«": "»", '"': '"', "”": "”", "‚": "‘’", "‹": "›", "›": "‹",
    "‘": "’",
}  # fmt: skip
_MARK = re.compile(f"[{''.join(_CLOSERS)}]")
"""Any mark that may open."""
_REOPENED = 6
"""A speech over more paragraphs than this is taken for a mark that somebody forgot to close."""
_UNOPENED = 2
"""The same for paragraphs that do not open anew."""


def speeches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, bool]]:
    """Each quoted stretch without its marks, and whether it goes on from the paragraph before.

    By the rule of both languages a speech of several paragraphs opens anew in each of them and
    closes in the last: an opened stretch runs to the end of its paragraph if the next one opens
    with the same mark, and so on until one closes. Some wires leave the opening marks out; then the
    first mark of the paragraphs that follow must be one that can only close.
    """
    going_on = bare = False
    mark = ""
    for number, block in enumerate(blocks):
        start = block.span.start
        if bare:
            end = _first_closer(text, block.span, mark)
            yield Span(start, block.span.end if end is None else end), True
            if end is None:
                continue
            start, bare, going_on = end + 1, False, False
            if start == block.span.end:
                continue
        within = Span(start, block.span.end)
        for span in quoted_spans(text, within):
            yield span, going_on and span.start == block.span.start + 1
        opened = _left_open(text, within)
        mark = text[opened - 1] if opened is not None else ""
        again = opened is not None and _goes_on(text, blocks[number + 1 :], mark)
        bare = opened is not None and not again and _closes(text, blocks[number + 1 :], mark)
        if opened is None or not (again or bare):
            going_on = False
            continue
        yield Span(opened, block.span.end), going_on and opened == block.span.start + 1
        going_on = True


def _goes_on(text: str, following: Sequence[Block], mark: str) -> bool:
    for block in following[:_REOPENED]:
        if text[block.span.start] != mark:
            return False
        if _left_open(text, block.span) is None:
            return True
    return False


def _closes(text: str, following: Sequence[Block], mark: str) -> bool:
    """Whether the first mark of the paragraphs that follow closes what `mark` opened."""
    for block in following[:_UNOPENED]:
        if _first_closer(text, block.span, mark) is not None:
            return True
        if any(letter in _CLOSERS for letter in block.span.of(text)):
            return False
    return False


def _first_closer(text: str, within: Span, mark: str) -> int | None:
    """Where the first mark of a block stands, if it can close and not open."""
    for at in range(within.start, within.end):
        if text[at] == mark or text[at] in _CLOSERS[mark]:
            closes = text[at] in _CLOSERS[mark] and _shuts(text, at, mark, within)
            return at if closes and at > within.start and not _opens(text, at, within) else None
    return None


def _left_open(text: str, within: Span) -> int | None:
    """Where the words begin of a stretch that opens in a block and does not close in it."""
    at, end = within.start, within.end
    while at < end:
        found = _MARK.search(text, at, end)
        if found is None:
            return None
        at = found.start()
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
    while found := _MARK.search(text, at, within.end):
        at = found.start()
        end = _closing(text, at, within)
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
