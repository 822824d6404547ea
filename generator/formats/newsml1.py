"""NewsML 1.x of the IPTC (1.0 to 1.2): news items of components in components.

Facts stand in `Identification`, `NewsManagement` and in the `NewsLines` and metadata of the
components, the outer ones first; texts in `ContentItem`s. Names are formal (`FormalName`) and are
taken as they are. The document type that defines entities is never read.

A public identifier ends in its revision (`urn:newsml:afp.example:20310101:1234:2N`); the story's id
is what stands before it, so that all revisions of one item share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.formats.codes import signal, status
from generator.formats.conventions import Conventions
from generator.formats.embargoes import is_embargo, read_embargo
from generator.formats.facts import Facts
from generator.formats.format import Format
from generator.formats.inline import take_element
from generator.formats.markup import local_name
from generator.formats.newsml1meta import read_description, read_lines, read_rights
from generator.formats.newsstories import stories_of
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

_REVISION = re.compile(r":\d{1,18}[A-Z]?$")
_TEXTLESS = ("photo", "picture", "image", "graphic", "video", "audio", "animation", "icon")
_CAPTIONS = ("caption", "legend")
# Belga sends a text in components of its parts.
_PARTS = frozenset({"title", "header", "lead", "body", "text"})


def sniff(wire: Wire) -> float:
    """0.96 where the root is `NewsML`."""
    return 0.96 if root_name(opening(wire)) == "newsml" else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every news item of the file. Raises WireError where none has a text or a headline."""
    document = read_xml(wire)
    envelope = first(document.root, "newsenvelope")
    found = [
        _item(item, envelope, conventions) for item in outermost(document.root, "newsitem", wire)
    ]
    for facts in found[:1]:
        facts.notices[:0] = document.notices
    return stories_of(found, wire, "newsml1", conventions)


def _item(item: etree._Element, envelope: etree._Element | None, conventions: Conventions) -> Facts:
    facts = Facts(conventions)
    _read_identity(facts, first(item, "identification"))
    _read_management(facts, first(item, "newsmanagement"))
    for stray in descendants(item, "guid"):
        facts.set_guid(content(stray))
    outer = first(item, "newscomponent")
    textless = _textless(outer)
    for component in descendants(outer, "newscomponent"):
        if component not in textless:
            _read_component(facts, component)
    _read_contents(facts, outer, textless)
    sent = content(first(envelope, "dateandtime"))
    facts.date = facts.date or facts.version_created or facts.moment("DateAndTime", sent)
    facts.set_urgency(attribute(first(envelope, "priority"), "formalname"))
    facts.set_language(language_of(item))
    return facts


def _read_identity(facts: Facts, identity: etree._Element | None) -> None:
    known = first(identity, "newsidentifier")
    revision = content(first(known, "revisionid"))
    public = content(first(known, "publicidentifier"))
    ending = _REVISION.search(public)
    if ending and revision and ending.group()[1:].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == revision:
        public = public[: ending.start()]
    facts.set_guid(public)
    parts = [content(first(known, name)) for name in ("providerid", "dateid", "newsitemid")]
    if all(parts):
        facts.set_guid(f"urn:newsml:{':'.join(parts)}")
    facts.set_guid(parts[2])
    facts.set_number(revision)
    facts.provider = facts.provider or parts[0]
    for label in elements(identity, "label"):
        kind = attribute(first(label, "labeltype"), "formalname").casefold()
        if "slug" in kind:
            facts.slugline = facts.slugline or content(first(label, "labeltext"))
        else:
            facts.leave(f"Label {kind}", content(first(label, "labeltext")))
    facts.slugline = facts.slugline or content(first(identity, "namelabel"))
    facts.date = facts.moment("DateId", parts[1])


def _read_management(facts: Facts, management: etree._Element | None) -> None:
    facts.status = status(attribute(first(management, "status"), "formalname"))
    urgency = first(management, "urgency")
    facts.set_urgency(attribute(urgency, "formalname") or content(urgency))
    created = content(first(management, "firstcreated"))
    facts.date = facts.moment("FirstCreated", created) or facts.date
    revised = content(first(management, "thisrevisioncreated"))
    facts.version_created = facts.moment("ThisRevisionCreated", revised)
    change = first(management, "statuswillchange")
    future = status(attribute(first(change, "futurestatus"), "formalname"))
    if facts.status in {"embargoed", "withheld"} and future in {"usable", None}:
        facts.set_embargo(content(first(change, "dateandtime")))
    for element in elements(management, "instruction"):
        told = attribute(element, "formalname")
        facts.signal = facts.signal or signal(told)
    for element in elements(management, "property"):
        name = attribute(element, "formalname")
        facts.leave(name or "Property", attribute(element, "value"))


def _read_component(facts: Facts, component: etree._Element) -> None:
    read_lines(facts, first(component, "newslines"))
    _read_administration(facts, first(component, "administrativemetadata"))
    read_rights(facts, first(component, "rightsmetadata"))
    # TASS misspells the name.
    described = first(component, "descriptivemetadata")
    read_description(
        facts, described if described is not None else first(component, "descriptivemetada")
    )
    for comment in elements(component, "comment"):
        _read_comment(facts, content(comment))
    facts.set_language(language_of(component))


def _read_comment(facts: Facts, told: str) -> None:
    """A comment on a component: the Press Association states embargoes there."""
    if not is_embargo(told):
        return
    made = facts.date or facts.version_created
    embargo = read_embargo(told, facts.conventions.timezone, made)
    if embargo.until and facts.embargo is None:
        facts.embargo = embargo
    facts.note("embargo", told)


def _read_administration(facts: Facts, metadata: etree._Element | None) -> None:
    party = attribute(first(metadata, "provider", "party"), "formalname")
    facts.provider = party or facts.provider
    source = attribute(first(metadata, "source", "party"), "formalname")
    facts.provider = facts.provider or source


def _textless(outer: etree._Element | None) -> frozenset[etree._Element]:
    """The components that are a picture, a sound or a film beside the story, or part of one."""
    found: set[etree._Element] = set()
    for component in descendants(outer, "newscomponent"):
        role = attribute(first(component, "role"), "formalname").casefold()
        kinds = [_media(part) for part in elements(component, "contentitem")]
        own = any(mark in role for mark in (*_TEXTLESS, *_CAPTIONS))
        if (
            own
            or (kinds and all(kind in _TEXTLESS for kind in kinds))
            or _above(component) in found
        ):
            found.add(component)
    return frozenset(found)


def _media(part: etree._Element) -> str:
    return attribute(first(part, "mediatype"), "formalname").casefold()


def _above(element: etree._Element) -> etree._Element | None:
    """The component that the element stands in."""
    return next((a for a in element.iterancestors() if local_name(a) == "newscomponent"), None)


def _read_contents(
    facts: Facts, outer: etree._Element | None, textless: frozenset[etree._Element]
) -> None:
    """The text of the first component that has one; of several equivalent ones the marked up one;
    captions of pictures as notes."""
    texts: list[etree._Element] = []
    for part in descendants(outer, "contentitem"):
        if _above(part) in textless:
            _read_caption(facts, part)
        elif _media(part) in {"", "text"} or next(descendants(part, "nitf"), None) is not None:
            texts.extend(_data(part))
    marked = [data for data in texts if next(elements(data), None) is not None]
    for data in marked or texts:
        if _has_own_part(facts, data):
            take_element(facts, data)


def _data(part: etree._Element) -> Iterator[etree._Element]:
    yield from elements(part, "datacontent")
    for encoded in elements(part, "encoding"):
        if "base64" not in attribute(encoded, "notation").casefold():
            yield from elements(encoded, "datacontent")


def _has_own_part(facts: Facts, data: etree._Element) -> bool:
    """Whether a text adds to what was taken: not where it is another form of the same."""
    if not facts.paragraphs and not facts.plain:
        return bool(content(data))
    component = _above(data)
    above = _above(component) if component is not None else None
    same = attribute(above, "equivalentslist") == "yes"
    same = same or attribute(component, "equivalentslist") == "yes"
    if same or not content(data):
        return False
    role = attribute(first(component, "role"), "formalname").casefold()
    message = "A further text of the item was put behind the first one."
    if role not in _PARTS and not any(n.code == "further-text" for n in facts.notices):
        facts.notices.append(Notice("further-text", message))
    return True


def _read_caption(facts: Facts, part: etree._Element) -> None:
    for data in _data(part):
        if _media(part) in {"", "text"}:
            nitf = next(descendants(data, "body.content"), None)
            facts.note("media", content(data if nitf is None else nitf))


FORMAT = Format("newsml1", sniff, parse)
