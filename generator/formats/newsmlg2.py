"""NewsML-G2 of the IPTC: news items, alone, in a message, or in a package's company.

An item's metadata stand in `itemMeta` (its management) and `contentMeta` (its subject), its text in
`contentSet` as XHTML, NITF, plain text or an IPTC 7901 rendition. Catalogs are never fetched: a
code keeps the alias of its scheme. Concept, knowledge, planning and catalog items hold no news.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from generator.errors import WireError
from generator.formats.codes import local, signal, status, subject
from generator.formats.conventions import Conventions
from generator.formats.facts import Facts
from generator.formats.format import Format
from generator.formats.g2notes import read_ednote
from generator.formats.inline import take_element, take_text
from generator.formats.markup import local_name
from generator.formats.newsstories import stories_of
from generator.formats.origins import place_of
from generator.formats.stated import words
from generator.formats.xml import (
    attribute,
    content,
    descendants,
    elements,
    first,
    language_of,
    opening,
    outermost,
    read_xml,
    root_name,
)
from generator.model.story import Notice, Story
from generator.model.wire import Wire

_NAMESPACE = "iptc.org/std/nar/"
_ROOTS = frozenset(
    {"newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
     "catalogitem", "itemset"}
)  # fmt: skip
_ITEM = re.compile(r"<(?:\w{1,20}:)?newsItem\s[^>]{0,2000}(?:guid|standard)=")
_OTHER_ITEMS = ("packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
_SILENT = frozenset(
    {"itemclass", "generator", "profile", "service", "filename", "catalogref", "contributor",
     "creator", "altid", "contentmodified", "icon", "memberof", "role", "rating",
     "audience", "exclaudience", "infosource", "timereference", "hash", "expires", "origrep",
     "incomingfeedid", "versionedid", "instanceof", "itemmetaextproperty", "userinteraction"}
)  # fmt: skip
_ALTERNATIVES = ("short", "mobile", "seo", "social", "push", "alert", "sms")


def sniff(wire: Wire) -> float:
    """0.97 for a G2 root in its namespace, 0.9 without, 0.65 for items in something unknown."""
    text = opening(wire)
    name = root_name(text)
    if name in _ROOTS:
        return 0.97 if _NAMESPACE in text or "NewsML-G2" in text else 0.9
    if name in {"", "html", "rss", "nitf", "newsml"}:
        return 0.0
    return 0.65 if _ITEM.search(text) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every news item of the file. Raises WireError where none has a text or a headline."""
    document = read_xml(wire)
    found = [_item(element, conventions) for element in outermost(document.root, "newsitem", wire)]
    others = sorted({local_name(other) for other in descendants(document.root, *_OTHER_ITEMS)})
    if not found:
        raise WireError(
            f"no news item in it, only {', '.join(others) or 'other elements'}.",
            file=wire.file,
            remedy="Remove it from the seeds; it refers to news or describes concepts.",
        )
    found[0].notices[:0] = document.notices
    for other in others:
        message = f"Beside its news the file holds a {other}, which has no text."
        found[0].notices.append(Notice("item-without-text", message))
    return stories_of(found, wire, "newsmlg2", conventions)


def _item(item: etree._Element, conventions: Conventions) -> Facts:
    facts = Facts(conventions)
    facts.set_guid(attribute(item, "guid"))
    facts.set_number(attribute(item, "version"))
    about = first(item, "contentmeta")
    tag = attribute(first(about, "language"), "tag") or language_of(item)
    facts.set_language(tag)
    management = first(item, "itemmeta")
    for element in elements(management):
        _read(facts, element, _MANAGEMENT)
    for element in elements(about):
        _read(facts, element, _SUBJECTS)
    _read_headlines(facts, about)
    _read_rights(facts, item, tag)
    facts.title = facts.title or content(first(management, "title"))
    _read_content(facts, first(item, "contentset"))
    facts.date = facts.date or facts.version_created or facts.created
    return facts


def _read(
    facts: Facts,
    element: etree._Element,
    readers: dict[str, Callable[[Facts, etree._Element], None]],
) -> None:
    name = local_name(element)
    if name in readers:
        readers[name](facts, element)
    elif name not in _SILENT:
        facts.leave(name, content(element))


def _named(element: etree._Element) -> str:
    """A thing's name: the one for display first, else what identifies it."""
    names = list(elements(element, "name"))
    shown = [name for name in names if "mnemonic" not in attribute(name, "role")] or names
    known = content(shown[0]) if shown else ""
    return known or attribute(element, "literal") or local(_code(element))


def _code(element: etree._Element) -> str:
    return attribute(element, "qcode", "uri")


def _read_status(facts: Facts, element: etree._Element) -> None:
    facts.status = status(_code(element))


def _read_signal(facts: Facts, element: etree._Element) -> None:
    facts.signal = facts.signal or signal(_code(element) or content(element))


def _read_provider(facts: Facts, element: etree._Element) -> None:
    code = attribute(element, "qcode", "literal")
    facts.provider = facts.provider or local(code) or _named(element)


def _read_first(facts: Facts, element: etree._Element) -> None:
    facts.date = facts.moment("firstCreated", content(element))


def _read_version(facts: Facts, element: etree._Element) -> None:
    facts.version_created = facts.moment("versionCreated", content(element))


def _read_link(facts: Facts, element: etree._Element) -> None:
    address = attribute(element, "href")
    if address.startswith(("http:", "https:")):
        facts.links.append(address)


def _read_located(facts: Facts, element: etree._Element) -> None:
    if facts.located:
        return
    broader = next((_named(part) for part in elements(element, "broader")), "")
    facts.located = place_of(_named(element), broader if broader.isalpha() else "")


def _read_subject(facts: Facts, element: etree._Element) -> None:
    codes = [subject(attribute(element, "qcode"), uri=attribute(element, "uri"))]
    for same in elements(element, "sameas"):
        code = subject(attribute(same, "qcode"), uri=attribute(same, "uri"))
        if code.startswith("medtop:"):
            codes.append(code)
    facts.subjects.extend(codes)
    if not any(codes) and "poi" not in attribute(element, "type"):
        facts.keywords.append(_named(element))


def _read_genre(facts: Facts, element: etree._Element) -> None:
    facts.genre = facts.genre or _named(element)


def _read_description(facts: Facts, element: etree._Element) -> None:
    role = attribute(element, "role").casefold()
    facts.note("media" if "caption" in role else "abstract", content(element))


def _read_slugline(facts: Facts, element: etree._Element) -> None:
    facts.slugline = facts.slugline or content(element)


def _read_creditline(facts: Facts, element: etree._Element) -> None:
    facts.provider = content(element).rstrip(" -–—") or facts.provider


_MANAGEMENT: dict[str, Callable[[Facts, etree._Element], None]] = {
    "ednote": read_ednote,
    "embargoed": lambda facts, element: facts.set_embargo(content(element)),
    "firstcreated": _read_first,
    "link": _read_link,
    "provider": _read_provider,
    "pubstatus": _read_status,
    "signal": _read_signal,
    "title": lambda _facts, _element: None,
    "versioncreated": _read_version,
}
_SUBJECTS: dict[str, Callable[[Facts, etree._Element], None]] = {
    "by": lambda facts, element: facts.set_byline(content(element)),
    "contentcreated": lambda facts, element: facts.set_created(content(element)),
    "creditline": _read_creditline,
    "dateline": lambda facts, element: facts.set_dateline(content(element)),
    "description": _read_description,
    "genre": _read_genre,
    "headline": lambda _facts, _element: None,
    "keyword": lambda facts, element: facts.keywords.append(content(element)),
    "language": lambda _facts, _element: None,
    "located": _read_located,
    "slugline": _read_slugline,
    "subject": _read_subject,
    "urgency": lambda facts, element: facts.set_urgency(content(element)),
}


def _read_headlines(facts: Facts, about: etree._Element | None) -> None:
    """Headlines by their role; where there are none, the rank tells: 1 title, 2 the line below it,
    3 the line above."""
    lines = [line for line in elements(about, "headline") if content(line)]
    lines.sort(key=lambda line: int(rank) if (rank := attribute(line, "rank")).isdecimal() else 0)
    for line in lines:
        shown = content(line)
        role = local(attribute(line, "role")).casefold()
        rank = attribute(line, "rank")
        if any(mark in role for mark in _ALTERNATIVES):
            facts.leave(f"headline ({role})", shown)
        elif any(mark in role for mark in ("kicker", "overline", "dachzeile", "topline")):
            facts.kicker = facts.kicker or shown
        elif "sub" in role or "deck" in role:
            facts.subtitle = facts.subtitle or shown
        elif not facts.title:
            facts.title = shown
        elif rank == "3":
            facts.kicker = facts.kicker or shown
        elif rank == "2" and not facts.subtitle:
            facts.subtitle = shown
        elif shown != facts.title:
            facts.leave("headline", shown)


def _read_rights(facts: Facts, item: etree._Element, tag: str) -> None:
    """Holder, notice and terms; those in the item's language where there are several."""
    for rights in elements(item, "rightsinfo"):
        holder = first(rights, "copyrightholder")
        if holder is not None:
            facts.holder = facts.holder or _named(holder)
        for name in ("copyrightnotice", "usageterms"):
            told = list(elements(rights, name))
            own = [part for part in told if language_of(part)[:2] == tag[:2]]
            facts.terms += words(content(part) for part in own or told)


def _read_content(facts: Facts, contents: etree._Element | None) -> None:
    """The text in the best form there is: marked up, then plain, then a wire's rendition."""
    marked = list(elements(contents, "inlinexml"))
    plain = sorted(elements(contents, "inlinedata"), key=_is_rendition)
    for holder in (*marked, *plain):
        if facts.paragraphs or facts.plain:
            break
        if local_name(holder) == "inlinexml":
            take_element(facts, holder)
        else:
            take_text(facts, "".join(str(part) for part in holder.itertext()))
    for remote in elements(contents, "remotecontent"):
        facts.note("media", content(first(remote, "alttext")))


def _is_rendition(holder: etree._Element) -> bool:
    """Whether a text is written as for a teleprinter, which is the poorest form it may have."""
    told = attribute(holder, "rendition") + attribute(holder, "contenttype")
    return "7901" in told or "1312" in told


FORMAT = Format("newsmlg2", sniff, parse)
