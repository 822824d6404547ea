"""Texts that news items carry within them: XHTML, HTML, NITF or plain, marked up or escaped."""

from __future__ import annotations

import html
import re

from lxml import etree

from generator.formats.facts import Facts
from generator.formats.markup import blocks_of_element, blocks_of_markup
from generator.formats.nitf import facts_of
from generator.formats.xml import content, descendants, elements, first

# A tag that only markup has: `<MSTR.DE>` and `<a@b.example>` are none.
_TAGS = re.compile(
    r"</(?:p|div|b|i|a|ul|li|h[1-6]|strong|em|section|span|table)>"
    r"|<(?:p|br|div|section)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


_WRAPPED = re.compile(r"\s*<(?P<tag>p|pre|div)>(?P<text>[^<]*)</(?P=tag)>\s*", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is HTML that was escaped or stood in a CDATA section."""
    return bool(_TAGS.search(text))


def take_element(facts: Facts, holder: etree._Element) -> None:
    """Take the text that the element `holder` carries, whatever it is written in."""
    nitf = next(descendants(holder, "nitf"), None)
    if nitf is not None:
        take_nitf(facts, facts_of(nitf, facts.conventions))
        return
    page = next(descendants(holder, "html"), None)
    if page is not None:
        _take_heading(facts, content(first(page, "head", "title")))
        body = first(page, "body")
        facts.take(blocks_of_element(page if body is None else body))
    elif next(elements(holder), None) is not None:
        facts.take(blocks_of_element(holder))
    else:
        take_text(facts, "".join(str(part) for part in holder.itertext()))


def take_text(facts: Facts, text: str) -> None:
    """Take a text of characters: escaped HTML as markup, all else as plain text."""
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped and re.search(r"\n {2,}\S", wrapped["text"].strip()):
        # A teleprinter's text in a single element: indents begin its paragraphs.
        bare = html.unescape(wrapped["text"])
        lines = (line.strip() for line in re.sub(r"\n {2,}(?=\S)", "\n\n", bare).split("\n"))
        facts.plain = "\n".join(lines).strip()
    elif is_markup(text):
        facts.take(blocks_of_markup(text))
    else:
        facts.plain = f"{facts.plain}\n\n{text}" if facts.plain else text


def take_nitf(facts: Facts, inner: Facts) -> None:
    """Take an NITF document's text, and those of its facts that the item around it leaves open."""
    _take_heading(facts, inner.title)
    facts.subtitle = facts.subtitle or inner.subtitle
    facts.places = facts.places or inner.places
    facts.agency = facts.agency or inner.agency
    facts.provider = facts.provider or inner.provider
    facts.byline = facts.byline or inner.byline
    facts.closing = facts.closing or inner.closing
    facts.slugline = facts.slugline or inner.slugline
    facts.date = facts.date or inner.date or facts.version_created
    facts.embargo = facts.embargo or inner.embargo
    facts.status = facts.status or inner.status
    facts.urgency = facts.urgency or inner.urgency
    facts.set_language(inner.language)
    facts.set_guid(inner.guid)
    facts.genre = facts.genre or inner.genre
    facts.holder = facts.holder or inner.holder
    facts.terms = facts.terms or inner.terms
    facts.subjects = facts.subjects or inner.subjects
    facts.keywords.extend(inner.keywords)
    facts.links.extend(inner.links)
    facts.notices.extend(inner.notices)
    facts.paragraphs.extend(inner.paragraphs)
    facts.left.extend(inner.left)
    facts.private += inner.private
    for note in inner.notes:
        facts.note(note.kind, note.text)


def _take_heading(facts: Facts, title: str) -> None:
    facts.title = facts.title or title
