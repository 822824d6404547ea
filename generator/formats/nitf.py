"""NITF, the News Industry Text Format of the IPTC (3.x), with and without its namespace.

The head (`docdata`, `tobject`, `pubdata`, `meta`) states facts, `body.head` the lines above the
text, `body.content` the text. `ed-msg` is by the format's own definition no text for publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from generator.formats.codes import signal, status, subject
from generator.formats.conventions import Conventions
from generator.formats.facts import Facts
from generator.formats.format import Format
from generator.formats.markup import Markup, blocks_of_element, local_name
from generator.formats.newsstories import stories_of
from generator.formats.origins import place_of
from generator.formats.stated import moment, words
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
from generator.model.story import Story
from generator.model.wire import Wire

_DOCUMENT = re.compile(r"<(?:\w{1,20}:)?nitf[\s>]", re.IGNORECASE)
_SUBJECT_PREFIX = "tobject.subject."
_REGIONS = ("state", "province", "region", "country")
# Names of `meta` fields in which providers state what the format has no field for.
_META_KEYWORDS = frozenset({"anpa-keyword", "keywords", "keyword", "news_keywords"})
_META_SLUGS = frozenset({"slugline", "slug", "ntbstikkord"})
_META_DATES = frozenset({"timestamp", "date", "pubdate", "ntb-dato", "dc.date"})
_META_PRIVATE = re.compile(r"mail|phone|contact|author|user", re.IGNORECASE)


def sniff(wire: Wire) -> float:
    """0.96 where the root is `nitf`, 0.6 where it stands inside something unknown."""
    text = opening(wire)
    name = root_name(text)
    if name == "nitf":
        return 0.96
    return 0.6 if name not in {"", "html", "newsml", "rss"} and _DOCUMENT.search(text) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every document of the file. Raises WireError where there is none with a text or headline."""
    document = read_xml(wire)
    items = [facts_of(element, conventions) for element in outermost(document.root, "nitf", wire)]
    for facts in items[:1]:
        facts.notices[:0] = document.notices
    return stories_of(items, wire, "nitf", conventions)


def facts_of(nitf: etree._Element, conventions: Conventions) -> Facts:
    """The facts and the text of one document; its root may lack a head or a body."""
    facts = Facts(conventions)
    head, body = first(nitf, "head"), first(nitf, "body")
    _read_docdata(facts, _section(nitf, "head", "docdata"))
    _read_topics(facts, head)
    _read_pubdata(facts, head)
    read_body_head(facts, _section(nitf, "body", "body.head"))
    facts.title = facts.title or content(first(head, "title"))
    _read_metas(facts, head)
    facts.set_guid(attribute(nitf, "uno"))
    facts.set_language(
        attribute(nitf, "baselang") or language_of(body if body is not None else nitf)
    )
    facts.version_created = facts.date
    whole = _section(nitf, "body", "body.content")
    if whole is None:
        whole = (
            body if body is not None and next(elements(body, "body.head"), None) is None else None
        )
    if whole is not None:
        facts.take(blocks_of_element(whole))
    ending = first(body, "body.end")
    if ending is not None:
        _take_as_notes(facts, blocks_of_element(ending), "credits")
    return facts


def _section(nitf: etree._Element, *path: str) -> etree._Element | None:
    """A part of the document, where it belongs or where a recovery of broken XML put it; notes
    have bodies of their own, which are none of the text's."""
    found = first(nitf, *path)
    if found is not None:
        return found
    for element in descendants(nitf, path[-1]):
        if not any(local_name(ancestor) == "note" for ancestor in element.iterancestors()):
            return element
    return None


def _read_docdata(facts: Facts, docdata: etree._Element | None) -> None:
    """Identity, dates, urgency, keys and rights."""
    facts.status = status(attribute(docdata, "management-status"))
    for element in elements(docdata):
        name = local_name(element)
        if name in _DOCDATA:
            _DOCDATA[name](facts, element)
        elif name not in _SILENT:
            facts.leave(name, content(element) or " ".join(map(str, element.attrib.values())))
    facts.set_guid(attribute(first(docdata, "du-key"), "key"))
    _read_release(facts, docdata)


def _read_doc_id(facts: Facts, element: etree._Element) -> None:
    facts.set_guid(attribute(element, "id-string"))
    facts.provider = facts.provider or attribute(element, "regsrc")


def _read_issue(facts: Facts, element: etree._Element) -> None:
    facts.date = facts.moment("date.issue", attribute(element, "norm") or content(element))


def _drop_message(facts: Facts, element: etree._Element) -> None:
    facts.private += len(attribute(element, "info")) + len(content(element))


def _read_keys(facts: Facts, element: etree._Element) -> None:
    facts.keywords.extend(attribute(key, "key") for key in elements(element, "keyword"))


def _read_copyright(facts: Facts, element: etree._Element) -> None:
    facts.holder = facts.holder or attribute(element, "holder")


def _read_doc_rights(facts: Facts, element: etree._Element) -> None:
    facts.holder = facts.holder or attribute(element, "owner")
    facts.terms += words([attribute(element, "type"), attribute(element, "limitations")])


def _read_correction(facts: Facts, element: etree._Element) -> None:
    facts.signal = "correction"
    facts.note("correction", attribute(element, "info") or content(element))


def _read_identified(facts: Facts, element: etree._Element) -> None:
    facts.keywords.extend(content(part) for part in elements(element))


_DOCDATA: dict[str, Callable[[Facts, etree._Element], None]] = {
    "correction": _read_correction,
    "date.issue": _read_issue,
    "doc-id": _read_doc_id,
    "doc.copyright": _read_copyright,
    "doc.rights": _read_doc_rights,
    "du-key": lambda facts, element: facts.set_number(attribute(element, "version")),
    "ed-msg": _drop_message,
    "identified-content": _read_identified,
    "key-list": _read_keys,
    "urgency": lambda facts, element: facts.set_urgency(attribute(element, "ed-urg")),
}
_SILENT = frozenset(
    {"date.release", "date.expire", "del-list", "doc-scope", "evloc", "fixture", "series"}
)


def _read_release(facts: Facts, docdata: etree._Element | None) -> None:
    """A release after the issue is an embargo; before it or with it, it says nothing."""
    release = attribute(first(docdata, "date.release"), "norm")
    if not release:
        return
    if facts.status == "embargoed":
        facts.set_embargo(release)
        return
    until = moment(release, facts.conventions.timezone)
    if until and facts.date and len(until) == len(facts.date) == 25 and until > facts.date:
        facts.set_embargo(release)
    facts.date = facts.date or until


def _read_topics(facts: Facts, head: etree._Element | None) -> None:
    for tobject in elements(head, "tobject"):
        for element in elements(tobject, "tobject.property"):
            facts.genre = facts.genre or attribute(element, "tobject.property.type")
        for element in elements(tobject, "tobject.subject"):
            owner = attribute(element, f"{_SUBJECT_PREFIX}ipr")
            code = attribute(element, f"{_SUBJECT_PREFIX}refnum")
            facts.subjects.append(
                subject(code, "" if owner.upper() in {"", "IPTC"} else owner.lower())
            )
            if not code:
                facts.keywords.append(attribute(element, f"{_SUBJECT_PREFIX}matter"))
    if facts.genre.casefold() == "current":
        facts.genre = ""


def _read_pubdata(facts: Facts, head: etree._Element | None) -> None:
    for element in elements(head, "pubdata"):
        published = attribute(element, "date.publication")
        facts.date = facts.date or facts.moment("pubdata", published)
    for element in elements(head, "revision-history"):
        facts.note("update", attribute(element, "comment"))


def _read_metas(facts: Facts, head: etree._Element | None) -> None:
    for element in elements(head, "meta"):
        name, value = attribute(element, "name").casefold(), attribute(element, "content")
        if name in _META_KEYWORDS:
            facts.keywords.extend(value.split(","))
        elif name in _META_SLUGS:
            facts.slugline = facts.slugline or value
        elif name in _META_DATES:
            facts.date = facts.date or moment(value, facts.conventions.timezone)
        elif not _META_PRIVATE.search(name):
            facts.leave(f"meta {attribute(element, 'name')}", value)


def read_body_head(facts: Facts, head: etree._Element | None) -> None:
    """The lines above the text: headlines, byline, dateline, abstract, rights."""
    for element in elements(head):
        name = local_name(element)
        if name in {"hedline", "headline"}:
            _read_headlines(facts, element)
        elif name == "byline":
            _read_byline(facts, element)
        elif name == "dateline":
            _read_dateline(facts, element)
        elif name == "distributor":
            facts.provider = content(element) or facts.provider
        elif name == "abstract":
            _take_as_notes(facts, blocks_of_element(element), "abstract")
        elif name == "rights":
            _read_rights(facts, element)
        elif name == "note":
            _read_note(facts, element)
        else:
            facts.leave(name, content(element))


def _read_headlines(facts: Facts, hedline: etree._Element) -> None:
    main = first(hedline, "hl1")
    lines = [content(element) for element in elements(hedline, "hl2")]
    facts.title = facts.title or content(main if main is not None else hedline)
    below = [line for line in lines if line and line != facts.title]
    facts.subtitle = facts.subtitle or next(iter(below), "")
    for line in below[1:]:
        facts.leave("hl2", line)


def _read_byline(facts: Facts, byline: etree._Element) -> None:
    """The names; what their bearers are (`byttl`) stands apart."""
    people = [content(person) for person in elements(byline, "person")]
    titles = {content(title) for title in descendants(byline, "byttl")}
    shown = content(byline, "byttl").strip(" ,;")
    for name in people or ([shown] if shown else []):
        facts.set_byline(name)
    if not shown and not people:
        facts.provider = facts.provider or next(iter(sorted(titles)), "")


def _read_dateline(facts: Facts, dateline: etree._Element) -> None:
    location = next(descendants(dateline, "location"), None)
    city = next(descendants(dateline, "city"), None)
    if city is not None:
        around = (content(next(descendants(dateline, name), None)) for name in _REGIONS)
        facts.places = facts.places or place_of(content(city), next(filter(None, around), ""))
    elif location is not None:
        facts.set_dateline(content(location))
    told = next(descendants(dateline, "story.date"), None)
    if city is None and location is None:
        facts.set_dateline(content(dateline, "story.date"))
    day = attribute(told, "norm") or content(told)
    facts.date = facts.date or moment(day, facts.conventions.timezone)


def _read_rights(facts: Facts, rights: etree._Element) -> None:
    owner = content(first(rights, "rights.owner"))
    facts.holder = facts.holder or owner
    shown = content(rights)
    if shown != owner:
        facts.terms.append(shown)


def _read_note(facts: Facts, note: etree._Element) -> None:
    """A note's `type` says for whom it is: `npa` is a non-publishable advisory."""
    kind = attribute(note, "type").casefold()
    facts.signal = facts.signal or signal(attribute(note, "noteclass"))
    publishable = {"npa": False, "pa": True}.get(kind)
    facts.ednote(content(note), role=attribute(note, "noteclass"), publishable=publishable)


def _take_as_notes(facts: Facts, markup: Markup, kind: str) -> None:
    for text, _ in markup.paragraphs:
        facts.note(kind, text)
    facts.take(markup, body=False)


FORMAT = Format("nitf", sniff, parse)
