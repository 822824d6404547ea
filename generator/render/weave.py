"""Marks into Markdown: a story's blocks with links on its mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.ids import PagePath, entity_page
from generator.model.marks import Link, LinkedMention
from generator.model.story import Block
from generator.model.text import Span
from generator.store.dialect import anchor, escape, escape_inline, link, relative

TitleOf = Callable[[LinkedMention], str]


def weave(
    text: str,
    blocks: Sequence[Block],
    mentions: Sequence[LinkedMention],
    page: PagePath,
    title_of: TitleOf,
) -> str:
    """The blocks as Markdown paragraphs, each linked mention a link from `page`.

    `mentions` stand in text order without overlap; one that crosses a block's border is left
    plain. `title_of` gives a link its title, "" for none. Every character of a block is shown, and
    each block but a preformatted one has an anchor with its number.
    """
    woven: list[str] = []
    position = 0
    for number, block in enumerate(blocks, start=1):
        while position < len(mentions) and mentions[position].mention.span.start < block.span.start:
            position += 1
        inside: list[LinkedMention] = []
        while position < len(mentions) and mentions[position].mention.span.start < block.span.end:
            if block.span.contains(mentions[position].mention.span):
                inside.append(mentions[position])
            position += 1
        if block.kind in ("table", "preformatted"):
            woven.append(_preformatted(block.span.of(text)))
        else:
            marker = {"subhead": "## ", "item": "- "}.get(block.kind, "") + anchor(number)
            woven.append(marker + _linked(text, block.span, inside, page, title_of))
    return "\n\n".join(woven)


def _linked(
    text: str,
    within: Span,
    mentions: Sequence[LinkedMention],
    page: PagePath,
    title_of: TitleOf,
) -> str:
    pieces: list[str] = []
    position = within.start
    for mention in mentions:
        span = mention.mention.span
        if not isinstance(mention.target, Link):
            continue
        pieces.append(_plain_piece(text[position : span.start], at_start=not pieces))
        target = relative(page, entity_page(mention.target.entity))
        pieces.append(link(span.of(text), target, title_of(mention)))
        position = span.end
    pieces.append(_plain_piece(text[position : within.end], at_start=not pieces))
    return "".join(pieces)


def _plain_piece(text: str, *, at_start: bool) -> str:
    return escape(text) if at_start else escape_inline(text)


def _preformatted(text: str) -> str:
    """An indented code block: nothing in it is Markdown, and line breaks stay."""
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
