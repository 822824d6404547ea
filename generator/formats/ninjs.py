"""ninjs, news in JSON by the IPTC: versions 1.x, 2.x, 3.x and what providers made of them.

Keys were renamed from version to version (`versioncreated`, `versionCreated`) and single fields
became lists (`headline`, `headlines[]`); they are read alike, whatever their case and underscores.
"""

from __future__ import annotations

import re

from generator.formats.codes import signal, status, subject
from generator.formats.conventions import Conventions
from generator.formats.facts import Facts
from generator.formats.format import Format
from generator.formats.json_wire import (
    Json,
    bounded,
    first_text,
    leftover,
    lowered,
    members,
    objects,
    read_json,
    strings,
    text,
)
from generator.formats.newsstories import stories_of
from generator.formats.ninjsbodies import plain_of, read_associations, read_bodies
from generator.formats.origins import place_of
from generator.formats.stated import words
from generator.formats.xml import opening
from generator.model.story import Story
from generator.model.wire import Wire

_SIGNS = re.compile(
    r'"(versioncreated|versionCreated|firstcreated|firstCreated|body_xhtml|body_html|body_text'
    r"|bodies|headlines|pubstatus|pubStatus|copyrightholder|copyrightHolder|copyrightnotice"
    r"|copyrightNotice|description_text|description_html|descriptions|embargoedUntil|usageterms"
    r'|usageTerms|renditions|altids|altIds)"\s*:'
)
_NAMED = re.compile(
    r'"(?:\$?standard"\s*:\s*\{[^{}]{0,200}"|\$?schema"\s*:\s*"[^"]{0,200})ninjs', re.IGNORECASE
)
_IDENTIFIED = re.compile(r'"(?:uri|guid)"\s*:')
_TEXTS = ("headline", "headlines", "title", "bodies", "bodyhtml", "bodyxhtml", "bodytext",
          "descriptiontext", "descriptions")  # fmt: skip
_IDS = ("uri", "guid", "versioncreated", "pubstatus", "id", "itemid")
_NAMES = ("places", "place", "people", "person", "organisations", "organisation", "events",
          "event", "objects", "object")  # fmt: skip
_READ = frozenset(
    {"uri", "guid", "id", "itemid", "type", "mimetype", "representationtype", "profile", "version",
     "firstcreated", "versioncreated", "contentcreated", "contentmodified", "embargoed",
     "embargoeduntil", "pubstatus", "urgency", "priority", "copyrightholder", "copyrightnotice",
     "usageterms", "rightsinfo", "ednote", "language", "subject", "subjects", "infosource",
     "infosources", "title", "byline", "by", "bylines", "authors", "creator", "creators",
     "headline", "headlines", "slugline", "located", "dateline", "renditions", "associations",
     "altids", "keywords", "keyword", "genre", "genres", "provider", "source", "signal", "signals",
     "standard", "$standard", "schema", "$schema", "expires", "charcount", "wordcount",
     "descriptions", "bodies", "links", "link", "trustindicators", "trustindicator", "creditline",
     "kicker", "subheadline", "correction", "etag", "evolvedfrom", "service", "services",
     "firstpublished", "datelinelocation", "readtime", "annotations", *_NAMES}
)  # fmt: skip
_DEEPEST_WRAPPER = 4


def sniff(wire: Wire) -> float:
    """0.95 where the file names the standard, 0.9 with two of its keys, 0.6 with less."""
    shown = opening(wire).lstrip()
    if not shown.startswith(("{", "[")):
        return 0.0
    if _NAMED.search(shown):
        return 0.95
    signs = {match[1].casefold() for match in _SIGNS.finditer(shown)}
    if len(signs) >= 2:
        return 0.9
    identified = _IDENTIFIED.search(shown) is not None
    return 0.6 if identified and (signs or '"headline"' in shown) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every item of the file. Raises WireError where none has a text or a headline."""
    document = read_json(wire)
    found = bounded((e for value in document.values for e in _entries(value, 0)), wire)
    items = [facts for entry in found for facts in _items(entry, conventions)]
    for facts in items[:1]:
        facts.notices[:0] = document.notices
    return stories_of(items, wire, "ninjs", conventions)


def _entries(value: object, depth: int) -> list[Json]:
    """The items of a document: the objects that look like one, wherever they are wrapped."""
    found: list[Json] = []
    for candidate in objects(value):
        entry = lowered(candidate)
        if any(key in entry for key in _TEXTS) and any(key in entry for key in _IDS):
            found.append(entry)
        elif depth < _DEEPEST_WRAPPER:
            for inner in candidate.values():
                found.extend(_entries(inner, depth + 1))
    return found


def _items(entry: Json, conventions: Conventions) -> list[Facts]:
    """The item; of a package without a text of its own, the texts it holds."""
    facts = _item(entry, conventions)
    if facts.paragraphs or facts.plain:
        return [facts]
    parts = [lowered(part) for part in members(entry.get("associations"))]
    inner = [_item(part, conventions) for part in parts if text(part.get("type")) == "text"]
    inner = [part for part in inner if part.paragraphs or part.plain]
    return inner or [facts]


def _item(entry: Json, conventions: Conventions) -> Facts:
    facts = Facts(conventions)
    facts.set_guid(first_text(entry, "uri", "guid", "itemid", "id"))
    facts.set_number(entry.get("version"))
    facts.status = status(entry.get("pubstatus"))
    for told in strings(entry.get("signal") or entry.get("signals")):
        facts.signal = facts.signal or signal(told)
    facts.set_embargo(first_text(entry, "embargoeduntil", "embargoed"))
    facts.set_language(entry.get("language"))
    facts.set_urgency(first_text(entry, "urgency", "priority"))
    facts.version_created = facts.moment("versioncreated", entry.get("versioncreated"))
    facts.date = facts.moment("firstcreated", entry.get("firstcreated"))
    if not facts.date and not facts.version_created:
        facts.date = facts.moment("contentcreated", entry.get("contentcreated"))
    _read_headlines(facts, entry)
    facts.slugline = text(entry.get("slugline"))
    _read_origin(facts, entry)
    _read_rights(facts, entry)
    _read_codes(facts, entry)
    for told in strings(entry.get("ednote")):
        facts.ednote(plain_of(told))
    if isinstance(entry.get("correction"), str):
        facts.note("correction", text(entry["correction"]))
    read_bodies(facts, entry)
    read_associations(facts, entry)
    _read_links(facts, entry)
    _leave_rest(facts, entry)
    return facts


def _read_headlines(facts: Facts, entry: Json) -> None:
    for line in objects(entry.get("headlines")):
        told, role = plain_of(first_text(line, "value", "text")), text(line.get("role")).casefold()
        if "sub" in role or "deck" in role:
            facts.subtitle = facts.subtitle or told
        elif any(mark in role for mark in ("kicker", "overline", "topline")):
            facts.kicker = facts.kicker or told
        elif not facts.title or role == "main":
            facts.title = told
        else:
            facts.leave(f"headline ({role})", told)
    headline = entry.get("headline")
    told = headline if isinstance(headline, str) else next(iter(strings(headline)), "")
    facts.title = facts.title or plain_of(told) or plain_of(text(entry.get("title")))
    facts.subtitle = facts.subtitle or plain_of(text(entry.get("subheadline")))
    facts.kicker = facts.kicker or plain_of(text(entry.get("kicker")))


def _read_origin(facts: Facts, entry: Json) -> None:
    """Dateline, byline and provider, in the shapes in which they come."""
    dateline = entry.get("dateline")
    if isinstance(dateline, dict):
        facts.set_dateline(first_text(dateline, "text", "value"))
        located = dateline.get("located")
        if isinstance(located, dict):
            facts.places = facts.places or place_of(first_text(located, "city", "name"))
    else:
        facts.set_dateline(dateline)
    where = entry.get("datelinelocation")
    if isinstance(where, dict):
        region = first_text(where, "countryareaname", "countryname").title()
        facts.places = facts.places or place_of(first_text(where, "city"), region)
    located = entry.get("located")
    named = first_text(located, "name", "city") if isinstance(located, dict) else text(located)
    facts.located = place_of(named)
    told = [plain_of(first_text(entry, "by", "byline"))]
    told += [first_text(line, "by", "name", "value") for line in objects(entry.get("bylines"))]
    for byline in told:
        facts.set_byline(byline)
    if not facts.byline:
        for author in objects(entry.get("authors")):
            if text(author.get("role")).casefold() in {"", "writer", "author", "reporter"}:
                facts.set_byline(first_text(author, "name", "fullname"))
    for key in ("infosources", "infosource", "provider", "source"):
        facts.provider = facts.provider or next(iter(strings(entry.get(key))), "")
    facts.provider = text(entry.get("creditline")) or facts.provider


def _read_rights(facts: Facts, entry: Json) -> None:
    facts.holder = text(entry.get("copyrightholder"))
    told = [text(entry.get("copyrightnotice")), *text(entry.get("usageterms")).split("\n")]
    facts.terms += words(plain_of(line) for line in told)
    rights = entry.get("rightsinfo")
    if isinstance(rights, dict):
        facts.terms += words(strings(lowered(rights).get("usageterms")))


def _read_codes(facts: Facts, entry: Json) -> None:
    """Subjects, genre and keywords; a name without a code becomes a keyword."""
    for key in ("subject", "subjects"):
        for told in objects(entry.get(key)):
            code = first_text(told, "code", "qcode", "literal")
            scheme = first_text(told, "scheme", "profile")
            made = subject(code, scheme, text(told.get("uri")))
            facts.subjects.append(made)
            if not made:
                facts.keywords.append(first_text(told, "name", "literal"))
    for key in ("genre", "genres"):
        facts.genre = facts.genre or next(iter(strings(entry.get(key))), "")
    for key in ("keywords", "keyword"):
        value = entry.get(key)
        listed = value.split(",") if isinstance(value, str) else strings(value)
        facts.keywords.extend(word.strip() for word in listed)


def _read_links(facts: Facts, entry: Json) -> None:
    for key in ("links", "link"):
        for link in objects(entry.get(key)):
            address = first_text(link, "href", "url", "uri")
            if address.startswith(("http:", "https:")):
                facts.links.append(address)


def _leave_rest(facts: Facts, entry: Json) -> None:
    """Names of those a text is about, and keys that are not known, for the notices."""
    for key in _NAMES:
        for told in objects(entry.get(key)):
            facts.leave(key, first_text(told, "name", "literal"))
    for key, value in entry.items():
        known = key in _READ or key.startswith(("body", "description", "headline"))
        if not known:
            facts.leave(*leftover(key, value))


FORMAT = Format("ninjs", sniff, parse)
