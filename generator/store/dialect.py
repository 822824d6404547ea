"""Our small Markdown dialect: plain text in, Markdown out, and back.

Text is escaped so that Python-Markdown (with attr_list, md_in_html, tables, footnotes), CommonMark
and GitHub all show exactly its characters. `plain` undoes `escape`; both are total.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model.ids import PagePath
from generator.model.text import Span

# Escaped with a backslash in every dialect (CommonMark 0.31, section 2.4; Python-Markdown's
# ESCAPED_CHARS), and those that only an entity protects everywhere.
_BACKSLASHED = "\\`*_{}[]#"
_ENTITIES = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;", "\t": "&#9;"}
_ESCAPES = str.maketrans({**{mark: "\\" + mark for mark in _BACKSLASHED}, **_ENTITIES})

# An ampersand needs care only where it would be read as a character reference.
_REFERENCE = re.compile(r"&(?=#?[0-9A-Za-z]+;)")

# What begins a list, a quote's underline or a definition when it begins a line.
_LINE_START = re.compile(
    r"(?m)^(?P<lead>[ ]*)(?:(?P<digits>\d{1,9})(?P<dot>[.)])|(?P<mark>[-+=:]))"
)

# Controls would end a line or mean a placeholder inside Python-Markdown; no wire needs them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")

# All that any of these looks for, but what begins a line: most texts have none of it.
_SPECIAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\\`*_{}\[\]#<>~|\t&]")

_LINK = re.compile(
    r"\[(?P<text>(?:\\.|[^\\\[\]])*)\]"
    r"\((?P<target>[^()\s]*)(?:\s+\"(?P<title>[^\"]*)\")?\)"
)
_ANCHOR = re.compile(r'<a id="p\d+"></a>')
_UNESCAPE = re.compile(
    r"\\([\\`*_{}\[\]()#+\-.!=:>~|])|(&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,31});)"
)


def escape(text: str) -> str:
    """`text` as Markdown that shows exactly its characters, controls as U+FFFD."""
    inline = escape_inline(text)
    if "\n" in inline:
        return _LINE_START.sub(_guard_start, inline)
    start = _LINE_START.match(inline)
    return _guard_start(start) + inline[start.end() :] if start else inline


def escape_inline(text: str) -> str:
    """Like `escape` for text that does not begin a line."""
    if not _SPECIAL.search(text):
        return text
    clean = _CONTROLS.sub("\ufffd", text)
    return _REFERENCE.sub("&amp;", clean).translate(_ESCAPES)


def _guard_start(match: re.Match[str]) -> str:
    if match["mark"]:
        # A backslash protects - and + everywhere; = and : only an entity.
        mark = match["mark"]
        safe = "\\" + mark if mark in "-+" else f"&#{ord(mark)};"
        return match["lead"] + safe
    dot = "\\." if match["dot"] == "." else "&#41;"
    return match["lead"] + match["digits"] + dot


def plain(markdown: str) -> str:
    """The characters a reader sees of escaped text (one block, without links)."""
    return _UNESCAPE.sub(lambda match: match[1] or html.unescape(match[2]), markdown)


def link(text: str, target: str, title: str = "") -> str:
    """A Markdown link; `text` and `title` are plain text, `target` a safe relative path or URL."""
    return f"[{escape_inline(text)}]({target}{_note(title) if title else ''})"


@lru_cache(maxsize=1024)
def _note(title: str) -> str:
    """A link's title, which many links to one page share."""
    told = html.escape(_CONTROLS.sub("", title)).replace("|", "&#124;")  # ends a table's cell
    return f' "{told}"'


def relative(source: PagePath, target: PagePath, anchor: str = "") -> str:
    """The path of one page as a link from another, with forward slashes."""
    folder = source[: source.rfind("/") + 1]
    up = ""
    while not target.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        up += "../"
    path = up + target[len(folder) :]
    return f"{path}#{anchor}" if anchor else path


@dataclass(frozen=True, slots=True)
class WovenLink:
    """A link found in woven Markdown; `span` counts in the text with all links stripped."""

    span: Span
    target: str
    title: str


def anchor(number: int) -> str:
    """What a block begins with so that links can lead to it: blocks count from 1."""
    return f'<a id="p{number}"></a>'


def without_anchor(markdown: str) -> str:
    """A block's Markdown without its anchor."""
    return _ANCHOR.sub("", markdown, count=1)


def unweave(markdown: str) -> tuple[str, tuple[WovenLink, ...]]:
    """The plain text of one woven block and the links that stood in it.

    The inverse of weaving: for Markdown the generator wrote, the text is exactly the story's.
    Of a person's own Markdown, links and escapes are understood; other marks stay as written.
    """
    pieces: list[str] = []
    links: list[WovenLink] = []
    length = position = 0
    for match in _LINK.finditer(markdown):
        if _is_escaped(markdown, match.start()):
            continue
        before, text = plain(markdown[position : match.start()]), plain(match["text"])
        pieces += [before, text]
        start = length + len(before)
        length = start + len(text)
        if text:
            title = html.unescape(match["title"] or "")
            links.append(WovenLink(Span(start, length), match["target"], title))
        position = match.end()
    pieces.append(plain(markdown[position:]))
    return "".join(pieces), tuple(links)


def _is_escaped(markdown: str, position: int) -> bool:
    """Whether an odd number of backslashes stands before `position`."""
    before = markdown[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
