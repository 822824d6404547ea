"""Pages of our Markdown dialect into HTML, as Python-Markdown would write them.

A page of the generator is a row of `<section class="NAME" markdown>` elements, each a row of
blocks: headings, paragraphs, lists, tables, quotations, preformatted text, ready HTML on one line,
and rows of blocks folded behind a summary. What is written here for each is what Python-Markdown
writes with the extensions an archive's `mkdocs.yml` names; `proof` compares the two before a build
relies on it. Everything that is not exactly of this form raises `Outside`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown.extensions.toc import slugify, strip_tags, unique

from generator.site.fast.inline import PRIVATE, Outside, Resolve, inlined, lifted
from generator.site.fast.parts import Code, List, Part, Texts, Title
from generator.site.fast.ready import check_ready

_OPENING = re.compile(r'<section class="([a-z]+(?:-[a-z]+)*)" markdown>\n\n')
_CLOSING = "\n\n</section>"
_FOLDING = re.compile(r"<details markdown>\n(?P<summary><summary>[^<>&*_`\[\]\\\n]*</summary>)")
_UNFOLDING = "</details>"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_BLANK_LINE = re.compile(r"\n +\n")
# What begins another kind of block, or is taken out of the text, at the start of a block or item;
# then the same at the start of any further line.
_MARKS = (
    r" {0,3}(?:[#>|=:!~]|[-+](?:[ -]|$)|\*(?:[ ]|\*[*\s])|```|\[[^\]\n]*\]:"
    r"|<(?!ins>|del>|small>))"
)
_ODD_START = re.compile(rf"{_MARKS}| {{0,3}}\d+\.[ ]")
_ODD_LINE = re.compile(rf"\n(?:{_MARKS}| {{4}})")
_ODD_BULLET = re.compile(rf"(?:^|\n)- (?:{_MARKS}| {{0,3}}\d+\.[ ]| )")
_NUMBERED = re.compile(r" {0,3}\d+\.[ ]")
_HEADING = re.compile(r"(?P<level>#{1,6}) (?P<text>(?:[^#\n]|(?<=&)#)+)")
_ITEM = re.compile(r"(?:-|\d+\.) (?P<text>[^ ].*)")
_BULLETS = re.compile(r"- [^\n]*[^ \n](?:\n- [^\n]*[^ \n])*")
_SEPARATOR = re.compile(r"\|(?: --- \|)+")
_IDS = re.compile(r'(?:<[a-z]+[^<>]*? id="([^"]+)")|(?:<a [^<>]*?name="([^"]+)")')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents needs it; `title` is HTML without tags."""

    level: int
    id: str
    title: str


@dataclass(slots=True)
class Outcome:
    """The HTML of a page, its headings in order, and everything a link can lead to."""

    content: str = ""
    headings: list[Heading] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def render(markdown: str, resolve: Resolve) -> Outcome:
    """A page's Markdown, front matter taken off, as HTML; Outside where it is none of ours."""
    if (
        "\n\n\n" in markdown
        or _CONTROLS.search(markdown) is not None
        or _BLANK_LINE.search(markdown) is not None
        or PRIVATE.search(markdown) is not None
    ):
        raise Outside
    text, links, anchors = lifted(markdown)
    page = _Page()
    position = 0
    while position < len(text):
        opening = _OPENING.match(text, position)
        end = text.find(_CLOSING, position)
        if opening is None or end < opening.end():
            raise Outside
        page.section(opening[1], text[opening.end() : end].split("\n\n"))
        position = _next_section(text, end + len(_CLOSING))
    if not page.parts:
        raise Outside
    outcome = Outcome()
    texts = inlined(page.texts, links, anchors, resolve)
    if len(texts) != len(page.texts):
        raise Outside
    outcome.content = _assembled(page.parts, texts, outcome)
    outcome.ids.update(anchors)
    if "<div" in text:
        outcome.ids.update(one or other for one, other in _IDS.findall(text))
    return outcome


def _next_section(text: str, position: int) -> int:
    """Where the next section begins, or the text ends."""
    if text.startswith("\n\n", position):
        return position + 2
    if text[position:].strip("\n"):
        raise Outside
    return len(text)


def _assembled(parts: Sequence[Part], texts: Sequence[str], outcome: Outcome) -> str:
    pieces: list[str] = []
    used: set[str] = set()
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Texts):
            if part.end == part.start + 1:
                pieces.append(texts[part.start])
            else:
                pieces.append(part.between.join(texts[part.start : part.end]))
        else:
            text = texts[part.number]
            title, slug = _title_and_slug(text)
            id_ = unique(slug, used)
            outcome.headings.append(Heading(part.level, id_, title))
            pieces.append(f'<h{part.level} id="{id_}">{text}</h{part.level}>')
    outcome.ids |= used
    return "".join(pieces)


class _Page:
    """One page on its way to HTML: what stands fast, and the texts that come in between."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.texts: list[str] = []
        self._folded = False

    def section(self, name: str, blocks: Sequence[str]) -> None:
        """Append a section."""
        lead = "\n" if self.parts else ""
        self.parts.append(f'{lead}<section class="{name}">\n')
        open_block: List | Code | None = None
        quoted = False
        for block in blocks:
            first = block[:1]
            grown = self._grown(open_block, first, block)
            if grown is not open_block and open_block is not None:
                self._close(open_block)
            open_block = grown
            if grown is None:
                if first == ">" and quoted:
                    # Python-Markdown makes one of two quotations in a row.
                    raise Outside
                self._block(first, block)
                self.parts.append("\n")
            quoted = first == ">"
        if open_block is not None:
            self._close(open_block)
        if self._folded:
            raise Outside
        self.parts.append("</section>")

    def _close(self, block: List | Code) -> None:
        self.parts += block.parts()
        self.parts.append("\n")

    def _grown(self, before: List | Code | None, first: str, block: str) -> List | Code | None:
        """What the block goes on with, or begins, if more blocks may still belong to it."""
        if first == " ":
            if isinstance(before, List):
                before.last().append(self._text(_outdented(block)))
                return before
            code = before or Code()
            code.add(block)
            return code
        if first == "-" or first.isdigit():
            return self._list(block, before if isinstance(before, List) else None)
        return None

    def _block(self, first: str, block: str) -> None:
        if first == "#":
            match = _HEADING.fullmatch(block)
            if match is None:
                raise Outside
            self.texts.append(match["text"].strip())
            self.parts.append(Title(len(match["level"]), len(self.texts) - 1))
        elif first == "|":
            self._table(block)
        elif first == ">":
            lines = block.split("\n")
            if not all(line.startswith("> ") and line[2:3] != " " for line in lines):
                raise Outside
            number = self._text("\n".join(line[2:] for line in lines))
            self.parts += ["<blockquote>\n<p>", Texts(number, number + 1), "</p>\n</blockquote>"]
        elif first == "<" and block.startswith("<div"):
            self.parts.append(check_ready(block))
        elif first == "<" and block.startswith(("<details", "</details")):
            self._fold(block)
        else:
            number = self._text(block)
            self.parts += ["<p>", Texts(number, number + 1), "</p>"]

    def _fold(self, block: str) -> None:
        """Begin or end what is folded behind a summary; nothing is folded in it once more."""
        if not self._folded and (opening := _FOLDING.fullmatch(block)) is not None:
            self.parts.append(f"<details>\n{opening['summary']}")
        elif self._folded and block == _UNFOLDING:
            self.parts.append(block)
        else:
            raise Outside
        self._folded = not self._folded

    def _text(self, block: str) -> int:
        """Take a text in; its number."""
        if (
            not block
            or block[-1] == " "
            or _ODD_START.match(block) is not None
            or ("\n" in block and _ODD_LINE.search(block) is not None)
        ):
            raise Outside
        self.texts.append(block)
        return len(self.texts) - 1

    def _list(self, block: str, growing: List | None) -> List | None:
        """The list that the block's items belong to; None where it is no list at all."""
        if growing is None and _BULLETS.fullmatch(block) and not _ODD_BULLET.search(block):
            start = len(self.texts)
            self.texts += block[2:].split("\n- ")
            growing = List("ul")
            growing.add(range(start, len(self.texts)))
            return growing
        lines = block.split("\n")
        if _ITEM.fullmatch(lines[0]) is None:
            return None
        items: list[str] = []
        for line in lines:
            if (match := _ITEM.fullmatch(line)) is not None:
                items.append(match["text"])
            elif line.startswith("  ") and line[2:3] != " " and not _NUMBERED.match(line):
                items[-1] = f"{items[-1]}\n{line}"
            else:
                raise Outside
        numbers = [self._text(item) for item in items]
        if growing is None:
            growing = List("ul" if block.startswith("-") else "ol")
        else:
            growing.add_loose(numbers.pop(0))
        growing.add(numbers)
        return growing

    def _table(self, block: str) -> None:
        rows = block.split("\n")
        if len(rows) < 3 or "`" in block or "\\" in block or not _SEPARATOR.fullmatch(rows[1]):
            raise Outside
        width = rows[1].count("---")
        self.parts.append("<table>\n<thead>\n")
        self._row(rows[0], width, "th")
        self.parts.append("</thead>\n<tbody>\n")
        for row in rows[2:]:
            self._row(row, width, "td")
        self.parts.append("</tbody>\n</table>")

    def _row(self, row: str, width: int, tag: str) -> None:
        if not (row.startswith("| ") and row.endswith(" |")):
            raise Outside
        cells = row[1:-1].split("|")
        if len(cells) != width:
            raise Outside
        start = len(self.texts)
        self.texts += [cell.strip(" ") for cell in cells]
        texts = Texts(start, len(self.texts), f"</{tag}>\n<{tag}>")
        self.parts += [f"<tr>\n<{tag}>", texts, f"</{tag}>\n</tr>\n"]


def _outdented(block: str) -> str:
    """A further paragraph of a list's last item, without its indent."""
    lines = block.split("\n")
    if not all(line.startswith("    ") and line[4:5] != " " for line in lines):
        raise Outside
    return "\n".join(line[4:] for line in lines)


@lru_cache(maxsize=4096)
def _title_and_slug(text: str) -> tuple[str, str]:
    """A heading's title without tags, and the id it asks for."""
    title = strip_tags(text)
    return title, slugify(html.unescape(title), "-")
