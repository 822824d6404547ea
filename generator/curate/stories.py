"""What a person changed on a story's page, put back into the story before it is annotated."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from generator.curate.fields import typed_front
from generator.model.ids import StoryId
from generator.model.page import StoryFront
from generator.model.story import (
    Block,
    BlockKind,
    Embargo,
    Note,
    Notice,
    Place,
    Rights,
    Source,
    Story,
)
from generator.model.text import Span
from generator.store.dialect import plain, unweave, without_anchor
from generator.store.pages import PageFile

TEXT = "story-text"
HEAD = "story-head"

# Fields of a story that its page states in the same form.
_FIELDS = frozenset(
    {
        "subtitle", "date", "date_source", "language", "agency", "byline", "slugline", "genre",
        "keywords", "subjects", "urgency", "rights", "embargo", "kicker", "notes", "links",
        "tickers",
    }
)  # fmt: skip

_HEADLINE = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


def edited_story(story: Story, file: PageFile) -> Story:
    """The story with every field and the text a person set on its page.

    Offsets of the result count in its own text, which is the page's where that was edited.
    """
    pinned = file.pinned()
    story = _with_fields(story, typed_front(file, StoryFront), pinned & _FIELDS)
    title = edited_title(file)
    if title is not None:
        story = replace(story, title=title, title_source="stated")
    if "date" in pinned:
        story = replace(story, date_source="page")
    if TEXT in pinned:
        text, blocks = read_text(file.sections[TEXT])
        if blocks:
            story = replace(story, text=text, blocks=blocks)
    return story


def _with_fields(story: Story, front: StoryFront, names: Collection[str]) -> Story:
    """The story with the named fields as its page has them."""
    stated = replace(
        story,
        subtitle=front.subtitle,
        date=front.date,
        date_source=front.date_source,
        language=front.language,
        agency=front.agency,
        byline=front.byline,
        slugline=front.slugline,
        genre=front.genre,
        keywords=front.keywords,
        subjects=front.subjects,
        urgency=front.urgency,
        rights=Rights(front.rights.holder, front.rights.terms) if front.rights else Rights(),
        kicker=front.kicker,
        notes=tuple(Note(note.kind, note.text) for note in front.notes),
        links=front.links,
        tickers=front.tickers,
        embargo=Embargo(front.embargo, front.embargo) if front.embargo else None,
    )
    return replace(story, **{name: getattr(stated, name) for name in names})


def edited_title(file: PageFile) -> str | None:
    """The headline a person set, in the front matter or in the page's own first heading."""
    pinned = file.pinned()
    if "title" in pinned:
        return typed_front(file, StoryFront).title
    if HEAD in pinned:
        headline = _HEADLINE.search(file.sections[HEAD])
        shown = plain(headline["title"].strip()) if headline else ""
        if shown and shown != file.front.get("title"):
            return shown
    return None


def read_text(markdown: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a story's page and its blocks; the inverse of weaving, links left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    for kind, piece in markdown_blocks(markdown):
        text = piece if kind == "preformatted" else unweave(piece)[0]
        if not text:
            continue
        if pieces:
            position += 2
        pieces.append(text)
        blocks.append(Block(Span(position, position + len(text)), kind))
        position += len(text)
    return "\n\n".join(pieces), tuple(blocks)


def markdown_blocks(markdown: str) -> tuple[tuple[BlockKind, str], ...]:
    """The blocks of a story's Markdown with their markers taken off."""
    found: list[tuple[BlockKind, str]] = []
    for raw in re.split(r"\n(?:[ \t]*\n)+", markdown.strip("\n")):
        lines = raw.split("\n")
        if all(line.startswith("    ") for line in lines):
            piece = "\n".join(line[4:] for line in lines)
            if found and found[-1][0] == "preformatted":
                found[-1] = ("preformatted", f"{found[-1][1]}\n\n{piece}")
            else:
                found.append(("preformatted", piece))
        elif raw.startswith("#"):
            found.append(("subhead", without_anchor(raw.lstrip("#").strip())))
        elif raw.startswith("- "):
            found.extend(("item", without_anchor(line.removeprefix("- "))) for line in lines)
        elif raw:
            found.append(("paragraph", without_anchor(raw).replace("\n", " ")))
    return tuple(found)


def story_of_page(file: PageFile) -> Story:
    """A story whose wire is gone, read back from its page, the only record of it."""
    front = typed_front(file, StoryFront)
    text, blocks = read_text(file.sections.get(TEXT, ""))
    story = Story(
        id=StoryId(front.id),
        source=Source(
            front.source.file, front.source.index, front.source.format, front.source.sha256
        ),
        title=front.title,
        title_source="derived" if front.title_source == "derived" else "stated",
        text=text,
        blocks=blocks,
        kind=front.kind,
        dateline=tuple(Place(_town(name), _town(name)) for name in front.dateline),
        notices=(Notice("orphan", "the wire is gone; read from its page", "warning"),),
    )
    return _with_fields(story, front, _FIELDS)


def _town(entry: str) -> str:
    """A dateline's entry as a name: the slug's where it is an entity id."""
    return entry.rpartition("/")[2].replace("-", " ").title() if "/" in entry else entry
