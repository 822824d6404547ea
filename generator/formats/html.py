"""Saved web pages: the facts of their markup, and the article's text without what surrounds it.

The text is the element marked as the article's body, or what trafilatura finds to be
the main text, or the JSON-LD's `articleBody`, whichever of the first that holds enough. Nothing
is fetched: trafilatura is given the parsed page and no address.
"""

from __future__ import annotations

import codecs
import copy
import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from generator.errors import WireError
from generator.formats.conventions import Conventions
from generator.formats.decoding import Decoded, decode
from generator.formats.enclosed import marked_body, read_all
from generator.formats.format import Format
from generator.formats.jsonld import Node, article_of, long_text_of
from generator.formats.markup import (
    Markup,
    blocks_of_element,
    blocks_of_markup,
    html_tree,
    local_name,
)
from generator.formats.pagefacts import stated_of
from generator.formats.pagefields import PageFields, read_fields
from generator.model.story import BlockKind, Notice, Story
from generator.model.wire import Wire

LONGEST_PAGE = 8 * 1024 * 1024
"""Characters of a page that are read; the rest of a longer one is left out with a notice."""

MOST_ELEMENTS = 40_000
"""On a page of more elements trafilatura, at 0.2 ms each, is not asked."""

DEEPEST_TABLE = 30
"""On a page with tables deeper within one another it is not asked either."""

_ENOUGH = 250
_IMAGE = re.compile(r"data:[\w.+/-]{3,60}(?:;[\w=-]{1,40})?;base64,[A-Za-z0-9+/=%\s]{200,}")
_MARKED = 60
_LEAD = 60
_SENTENCE_END = re.compile(r"[.!?…][\"”“«»')\]]*$")
_BEFORE = re.compile(rb"(?:\s|<!--.*?-->|<\?xml.*?\?>|\xef\xbb\xbf)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>])", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"<(?:body|article|main|section|div|h1|h2|p|script[^>]{0,80}ld\+json)[\s>/\"']", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})")
_LATIN = frozenset({"ascii", "iso8859-1", "latin-1", "cp1252", "iso8859-15"})
_TAGS = {
    "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td",
    "ref": "a", "lb": "br", "code": "pre", "del": "span", "graphic": "img",
}  # fmt: skip


def sniff(wire: Wire) -> float:
    """0.85 for a page with its own element, 0.4 for a fragment that begins with a block."""
    opening = wire.raw[:16384].replace(b"\0", b"").lstrip(b"\xff\xfe")
    before = _BEFORE.match(opening)
    start = before.end() if before else 0
    if _PAGE.match(opening, start):
        return 0.85
    return 0.4 if _FRAGMENT.match(opening, start) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """The page's story. Raises WireError where the page has neither a text nor a headline."""
    decoded = _decode(wire)
    notices = list(decoded.notices)
    # Pages saved in one file hold their images, which say nothing here.
    page = _IMAGE.sub("data:,", decoded.text)
    if len(page) > LONGEST_PAGE:
        page = page[:LONGEST_PAGE]
        cut = f"Only the first {LONGEST_PAGE} characters of the page were read."
        notices.append(Notice("page-cut-off", cut, "warning"))
    root = html_tree(page)
    if root is None:
        raise WireError("holds no element of a page.", file=wire.file)
    fields = read_fields(root)
    article = article_of(fields.scripts) or {}
    body, via = _body(root, fields, article)
    notices.append(Notice("from-markup", f"The text was taken out of HTML ({via})."))
    stated = stated_of(fields, article, body, conventions, tuple(notices))
    return read_all([(marked_body(body.paragraphs), stated)], wire, "html", conventions)


def _decode(wire: Wire) -> Decoded:
    """The page's characters. The charset that it declares counts where its bytes are no UTF-8
    and fit it; Latin-1 means Windows-1252, as browsers have it."""
    raw = wire.raw
    declared = _CHARSET.search(raw[:16384]) or _XML_ENCODING.match(raw[:200])
    name = declared[1].decode("ascii", "replace") if declared else ""
    try:
        encoding = codecs.lookup(name).name if name else ""
        if encoding and encoding not in _LATIN and not encoding.startswith("utf"):
            text = raw.decode(encoding)
            return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
    except (LookupError, ValueError):
        pass
    decoded = decode(raw, file=wire.file)
    wrong = name and decoded.encoding == "utf-8" and name.casefold() not in {"utf-8", "utf8"}
    if wrong:
        message = f"The declared character set ({name}) does not fit."
        notices = (*decoded.notices, Notice("charset-wrong", message, "warning"))
        return Decoded(decoded.text, decoded.encoding, notices)
    return decoded


def _body(root: etree._Element, fields: PageFields, article: Node) -> tuple[Markup, str]:
    """The article's blocks, and how they were found."""
    stated = long_text_of(article, "articleBody")
    readers: tuple[tuple[str, Callable[[], Markup]], ...] = (
        ("articleBody", lambda: _marked(fields)),
        ("trafilatura", lambda: _main_text(root)),
        ("JSON-LD", lambda: blocks_of_markup(stated)),
        ("article", lambda: _element(root, ("article", "main"))),
        ("body", lambda: blocks_of_element(root)),
    )
    best, how, most = Markup(()), "nothing", 0
    for via, read in readers:
        markup = read()
        size = sum(len(text) for text, _ in markup.paragraphs)
        # A page cut off by a paywall may hold its whole text in JSON-LD alone.
        if size >= (_MARKED if via == "articleBody" else _ENOUGH) and (
            via == "JSON-LD" or size * 1.5 >= len(stated)
        ):
            return markup, via
        if size > most:
            best, how, most = markup, via, size
    return best, how


def _marked(fields: PageFields) -> Markup:
    """The elements that microdata names as the article's body, outermost ones only."""
    parts: list[Markup] = []
    taken: set[etree._Element] = set()
    for element in fields.body:
        if not taken.intersection(element.iterancestors()):
            taken.add(element)
            parts.append(blocks_of_element(element))
    return Markup(
        tuple(paragraph for part in parts for paragraph in part.paragraphs),
        tuple(dict.fromkeys(link for part in parts for link in part.links)),
        tuple(note for part in parts for note in part.notes),
    )


def _is_extractable(root: etree._Element) -> bool:
    """Whether trafilatura gets through the page in time: it goes through the inner tables once
    more for each table around them."""
    tables = deepest = elements = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            elements += 1
        if local_name(element) == "table":
            tables += 1 if event == "start" else -1
            deepest = max(deepest, tables)
        if elements > MOST_ELEMENTS or deepest > DEEPEST_TABLE:
            return False
    return True


def _main_text(root: etree._Element) -> Markup:
    """What trafilatura takes for the main text, in the elements of HTML."""
    if not _is_extractable(root):
        return Markup(())
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(cast(HtmlElement, root)),
            with_metadata=False,
            include_comments=False,
            include_tables=True,
            include_links=True,
            include_formatting=True,
            deduplicate=False,
        )
    # It stumbles over pages in ways of its own; the other readers of the body remain.
    except Exception:  # noqa: BLE001
        return Markup(())
    body = getattr(found, "body", None)
    if not etree.iselement(body):
        return Markup(())
    for element in body.iter():
        name = local_name(element)
        if name == "ref":
            element.set("href", element.get("target") or "")
        if name == "hi" and element.get("rend") == "#b":
            element.tag = "b"
        elif name in _TAGS:
            element.tag = _TAGS[name]
    markup = blocks_of_element(body)
    at = next((n for n, (_, kind) in enumerate(markup.paragraphs) if kind == "paragraph"), 0)
    before, after = markup.paragraphs[:at], markup.paragraphs[at:]
    return replace(markup, paragraphs=(*before, *_leads(root, markup), *after))


def _leads(root: etree._Element, markup: Markup) -> list[tuple[str, BlockKind]]:
    """Paragraphs right before the first one that trafilatura kept, in the same element: it drops
    some for their class alone, and without its lead a story has no dateline."""
    first = next((text for text, kind in markup.paragraphs if kind == "paragraph"), "")
    known = " ".join(first.split())[:200]
    kept = next((p for p in root.iter("p") if known and _text(p)[:200] == known), None)
    leads: list[tuple[str, BlockKind]] = []
    for element in () if kept is None else kept.itersiblings("p", preceding=True):
        text = _text(element)
        linked = sum(len(_text(link)) for link in element.iter("a"))
        if len(text) < _LEAD or linked * 2 > len(text) or not _SENTENCE_END.search(text):
            break
        leads.insert(0, (text, "paragraph"))
    return leads


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _element(root: etree._Element, names: tuple[str, ...]) -> Markup:
    found = (element for name in names for element in root.iter(name))
    first = next(found, None)
    return Markup(()) if first is None else blocks_of_element(first)


FORMAT = Format("html", sniff, parse)
