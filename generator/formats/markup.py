"""Markup to blocks: the bodies of HTML, XHTML and NITF texts, walked in one way.

Nothing is executed, fetched or resolved. The walk is iterative, so depth costs nothing, and it
sees each element once. The parser of HTML leaves out what lies deeper than 2,048 elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from generator.formats.controls import blanked
from generator.formats.markuptags import (
    BLOCKS,
    CAPTIONS,
    CLASS_CAPTIONS,
    DROPPED,
    EMBEDS,
    HEADINGS,
    IGNORED,
    PICTURES,
    PRIVATE_CLASSES,
    SUBHEAD_CLASSES,
)
from generator.model.story import BlockKind, Note

LONGEST = 4 * 1024 * 1024
"""A fragment of more characters is cut there; `Markup.cut` says so."""

MOST_BLOCKS = 50_000
"""A text of more blocks is cut there as well."""

MOST_ATTRIBUTES = 2_000
"""An element of HTML with more attributes is read without any."""

_LONG_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:.-]{0,60})[^<>]{10000,}>?")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r" ?\n(?: ?\n)+ ?")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"”“«»')\]]*$")
_LONGEST_SUBHEAD = 100
# The blank that a line break before an inline element's end leaves ("in <b>Ulm</b>\n.").
_GAP = re.compile(r"(?<=\w) (?=[.,](?:\s|$))")
_LINK = re.compile(r"https?://\S{3,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """What a fragment of markup holds: `paragraphs` with their kinds as `compose_paragraphs`
    takes them, `links` each once, `notes` (of kind `media`, `credits`, `abstract`, `byline`,
    `closing`, `editorial`), how many characters were `private` (and are nowhere kept), and whether
    the fragment was `cut` for its length. What stands in a `header` is left out, save for a teaser
    or a byline."""

    paragraphs: tuple[tuple[str, BlockKind], ...]
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    private: int = 0
    cut: bool = False


def blocks_of_markup(fragment: str) -> Markup:
    """The blocks of an HTML fragment or page, however broken; of text without tags as well.

    Entities are resolved by HTML's own table. Never raises for any text.
    """
    shown = fragment[:LONGEST]
    cut = len(fragment) > LONGEST
    if "<" not in shown and "&" not in shown:
        parts = re.split(r"\n[ \t\r]*\n", shown.replace("\r\n", "\n"))
        texts = (_BLANKS.sub(" ", blanked(part)).strip() for part in parts)
        return Markup(tuple((text, "paragraph") for text in texts if text), cut=cut)
    root = html_tree(shown)
    return Markup((), cut=cut) if root is None else blocks_of_element(root, cut=cut)


def html_tree(page: str) -> etree._Element | None:
    """The tree of an HTML page or fragment; None where there is none (blanks, comments only)."""
    # The parser believes bytes to be in the stated encoding, whatever the page declares.
    encoded = _LONG_TAG.sub(_shortened, blanked(page)).encode("utf-8", "replace")
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return html.document_fromstring(encoded, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _shortened(tag: re.Match[str]) -> str:
    """A tag without its attributes where they are too many: the parser compares each with all."""
    many = max(tag.group().count("="), len(tag.group().split())) > MOST_ATTRIBUTES
    return f"<{tag['name']}>" if many else tag.group()


def blocks_of_element(root: etree._Element, *, cut: bool = False) -> Markup:
    """The blocks of an element's content, of whichever namespace; its tail is not part of it."""
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if event == "start":
            walk.open(element, name)
            walk.add(element.text)
        else:
            walk.close(name)
            if element is not root:
                walk.add(element.tail)
        if len(walk.paragraphs) > MOST_BLOCKS or len(walk.notes) > MOST_BLOCKS:
            cut = True
            break
    walk.flush()
    paragraphs = tuple(_settled(walk.paragraphs))
    links = tuple(dict.fromkeys(walk.links))
    return Markup(paragraphs, links, tuple(dict.fromkeys(walk.notes)), walk.private, cut)


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _settled(paragraphs: list[tuple[str, BlockKind]]) -> list[tuple[str, BlockKind]]:
    """A subhead at the very end has nothing below it, so it is a paragraph."""
    if paragraphs and paragraphs[-1][1] == "subhead":
        return [*paragraphs[:-1], (paragraphs[-1][0], "paragraph")]
    return paragraphs


@dataclass
class _Walk:
    """What was gathered on the way; `buffer` is the text of the block now open."""

    paragraphs: list[tuple[str, BlockKind]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    private: int = 0
    buffer: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=lambda: ["paragraph"])
    captions: list[str] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    tables: list[bool] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    pictures: int = 0
    muted: int = 0
    hidden: int = 0
    bold: int = 0
    light: bool = False

    @property
    def tabular(self) -> bool:
        """Whether a table of figures is open, into whose cells text goes."""
        return bool(self.tables) and self.tables[-1]

    def open(self, element: etree._Element, name: str) -> None:
        """Take in the start of an element."""
        if self.muted or name in DROPPED:
            self.muted += 1
            return
        if self.hidden or _is_private(element, name):
            self.hidden += 1
            return
        self._link(element, name)
        if name == "br":
            self.buffer.append("\n")
        elif name in {"b", "strong"}:
            self.bold += 1
        elif name in BLOCKS:
            self.flush()
            self._open_block(element, name)

    def close(self, name: str) -> None:
        """Take in the end of an element."""
        if self.muted:
            self.muted -= 1
        elif self.hidden:
            self.hidden -= 1
        elif name in {"b", "strong"}:
            self.bold -= 1
        elif name in BLOCKS:
            self._close_block(name)

    def add(self, text: str | None) -> None:
        """Take in text; what is private is only counted."""
        if not text or self.muted:
            return
        if self.hidden:
            self.private += len(text.strip())
            return
        if self.kinds[-1] != "preformatted":
            text = _BLANKS.sub(" ", text)
        if not self.bold and text.strip():
            self.light = True
        self.buffer.append(text)

    def flush(self) -> None:
        """End the block now open; within a cell of a table only a blank parts its blocks."""
        if self.tabular and not self.captions:
            self.buffer.append(" ")
            return
        raw, light = "".join(self.buffer), self.light
        self.buffer.clear()
        self.light = False
        if not raw.strip():
            return
        if self.captions:
            if self.captions[-1] != IGNORED:
                self.notes.append(Note(self.captions[-1], " ".join(raw.split())))
        elif self.kinds[-1] == "preformatted":
            self.paragraphs.append((raw.strip("\n").rstrip(), "preformatted"))
        else:
            for part in _BREAKS.split(raw):
                self._paragraph(part.strip(), light=light)

    def _paragraph(self, text: str, *, light: bool) -> None:
        if not text:
            return
        kind = self.kinds[-1]
        lines = [line.strip() for line in text.split("\n")]
        short = len(lines) > 2 and max(map(len, lines)) <= 60
        if kind == "paragraph" and short and not any(map(_SENTENCE_END.search, lines[:-1])):
            self.paragraphs.append(("\n".join(lines), "preformatted"))
            return
        joined = " ".join(" ".join(lines).split(" "))
        # A short line all in bold type, and no sentence, is how many desks write subheads.
        if kind == "paragraph" and not light and len(joined) <= _LONGEST_SUBHEAD:
            kind = "paragraph" if _SENTENCE_END.search(joined) else "subhead"
        self.paragraphs.append((_GAP.sub("", re.sub(" {2,}", " ", joined)), kind))

    def _open_block(self, element: etree._Element, name: str) -> None:
        kind: BlockKind = self.kinds[-1]
        if name in HEADINGS or SUBHEAD_CLASSES.intersection(_classes(element)):
            kind = "subhead"
        elif name in {"li", "dd"}:
            kind = "item"
        elif name == "pre":
            kind = "preformatted"
        self.kinds.append(kind)
        self.pictures += name in PICTURES
        caption = self._caption_of(element, name)
        self.marked.append(bool(caption))
        if caption:
            self.captions.append(caption)
        if name == "table":
            self.tables.append(not self.tabular and _is_tabular(element))
            if self.tabular:
                self.buffer.clear()
        elif name == "tr" and self.tabular:
            self.rows.append([])
        elif name in {"td", "th"} and self.tabular:
            self.buffer.clear()

    def _caption_of(self, element: etree._Element, name: str) -> str:
        """The kind of note that the block's text is, "" where it belongs to the body."""
        kind = CAPTIONS.get(name, "")
        if not kind:
            classes = _classes(element)
            kind = next((CLASS_CAPTIONS[c] for c in classes if c in CLASS_CAPTIONS), "")
        # Within a picture's frame a byline is the photographer's.
        if kind == "byline" and self.pictures:
            return "credits"
        return kind

    def _close_block(self, name: str) -> None:
        if name in {"td", "th"} and self.tabular:
            cell = " ".join("".join(self.buffer).split())
            self.buffer.clear()
            (self.rows or [[]])[-1].append(cell)
        elif name == "table" and self.tables:
            self._close_table()
        else:
            self.flush()
        self.pictures -= name in PICTURES
        if self.marked.pop():
            self.captions.pop()
        self.kinds.pop()

    def _close_table(self) -> None:
        if not self.tabular:
            self.flush()
            self.tables.pop()
            return
        self.tables.pop()
        self.buffer.clear()
        self.light = False
        lines = [" | ".join(row) for row in self.rows if any(row)]
        self.rows.clear()
        if lines and not self.captions:
            self.paragraphs.append(("\n".join(lines), "table"))

    def _link(self, element: etree._Element, name: str) -> None:
        address = ""
        if name == "a":
            address = element.get("href") or ""
        elif name in EMBEDS or name.startswith("dnl-"):
            address = element.get("src") or ""
        match = _LINK.match(address.strip())
        if match:
            self.links.append(match.group())


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").casefold().split()


def _is_private(element: etree._Element, name: str) -> bool:
    """Whether an element is marked as not for publication: by its class, or as NITF does it."""
    if name == "ed-msg" or (name == "note" and element.get("type") == "npa"):
        return True
    return bool(PRIVATE_CLASSES.intersection(_classes(element)))


def _is_tabular(table: etree._Element) -> bool:
    """Whether a table holds figures or facts, and does not lay out a page: rows of several short
    cells, and no table within."""
    # First of all: a cell that holds tables within tables would be gone through for each of them.
    if any(local_name(element) == "table" for element in islice(table.iter(), 1, None)):
        return False
    wide = 0
    for element in table.iter():
        name = local_name(element)
        if name == "tr":
            wide += len(element) > 1
        elif name in {"td", "th"} and sum(map(len, element.itertext())) > 400:
            return False
    return wide > 0
