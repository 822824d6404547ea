"""dpa digitalwires: the JSON in which dpa delivers to digital services.

Fields have fixed names; notes for editors stand in `ednotes` and once more in `notepad`. Whatever
is marked `is_publishable: false` or stands in `nonpublic_html` is not read at all.
"""

from __future__ import annotations

import re

from generator.formats.codes import signal, status, subject
from generator.formats.conventions import Conventions
from generator.formats.facts import Facts
from generator.formats.format import Format
from generator.formats.inline import take_text
from generator.formats.json_wire import (
    Json,
    bounded,
    first_text,
    leftover,
    objects,
    read_json,
    strings,
    text,
)
from generator.formats.markup import blocks_of_markup
from generator.formats.newsstories import stories_of
from generator.formats.stated import words
from generator.formats.xml import opening
from generator.model.story import Story
from generator.model.wire import Wire

_KEYS = re.compile(
    r'"(?:article_html|infobox_html|linkbox_html|notepad|ednotes|current_rubric_names|entry_id'
    r"|dpasubject_names|version_created|autopublishnotice)\"\s*:"
)
_NAME = re.compile(r'"format"\s*:\s*"digitalwires')
_WRAPPERS = ("entries", "items", "item", "entry", "data")
_SUBJECT_TYPES = ("dpasubject", "geosubject", "desk", "rubric", "subject", "scope")
_KNOWN = frozenset(
    {"format", "type", "entry_id", "updated", "urn", "version_created", "version", "pubstatus",
     "signal", "embargoed", "content_created", "language", "urgency", "kicker", "headline",
     "subhead", "teaser", "byline", "dateline", "article_html", "infobox_html", "linkbox_html",
     "creditline", "copyrightnotice", "usageterms", "notepad", "ednotes", "descriptions",
     "associations", "categories", "current_rubric_names", "rubric_names", "dpasubject_names",
     "geosubject_names", "keyword_names", "desk_names", "genre_names", "poi_names", "scope_names",
     "genres", "keywords", "_wireq_receipt", "receipt"}
)  # fmt: skip


def sniff(wire: Wire) -> float:
    """0.98 where the file names the format, 0.95 with three of its own fields."""
    shown = opening(wire).lstrip()
    if not shown.startswith(("{", "[")):
        return 0.0
    if _NAME.search(shown):
        return 0.98
    return 0.95 if len({match.group() for match in _KEYS.finditer(shown)}) >= 3 else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every entry of the file. Raises WireError where none has a text or a headline."""
    document = read_json(wire)
    entries = [entry for value in document.values for entry in _entries(value)]
    items = [_entry(entry, conventions) for entry in bounded(entries, wire)]
    for facts in items[:1]:
        facts.notices[:0] = document.notices
    return stories_of(items, wire, "digitalwires", conventions)


def _entries(value: object) -> list[Json]:
    """The entries of a document: itself, a list of them, or a list under a known name."""
    found: list[Json] = []
    for candidate in objects(value):
        inner = next((candidate[name] for name in _WRAPPERS if name in candidate), None)
        if "urn" not in candidate and "headline" not in candidate and inner is not None:
            found.extend(objects(inner))
        else:
            found.append(candidate)
    return found


def _entry(entry: Json, conventions: Conventions) -> Facts:
    facts = Facts(conventions)
    facts.set_guid(first_text(entry, "urn", "entry_id"))
    facts.set_number(entry.get("version"))
    facts.status = status(entry.get("pubstatus"))
    facts.signal = signal(entry.get("signal"))
    facts.set_embargo(entry.get("embargoed"))
    facts.set_language(entry.get("language"))
    facts.set_urgency(entry.get("urgency"))
    facts.version_created = facts.moment(
        "version_created", first_text(entry, "version_created", "updated")
    )
    facts.kicker = text(entry.get("kicker"))
    facts.title = text(entry.get("headline"))
    facts.subtitle = text(entry.get("subhead"))
    facts.set_dateline(entry.get("dateline"))
    facts.set_byline(entry.get("byline"))
    facts.provider = text(entry.get("creditline")) or facts.provider
    facts.note("abstract", _stripped(entry.get("teaser")))
    facts.terms += words(
        line
        for name in ("copyrightnotice", "usageterms", "autopublishnotice")
        for line in text(entry.get(name)).split("\n")
    )
    facts.keywords += strings(entry.get("keyword_names") or entry.get("keywords"))
    facts.genre = next(iter(strings(entry.get("genre_names") or entry.get("genres"))), "")
    _read_categories(facts, entry)
    _read_notes(facts, entry)
    _read_text(facts, entry)
    for name, value in entry.items():
        if name not in _KNOWN:
            facts.leave(*leftover(name, value))
    return facts


def _stripped(value: object) -> str:
    """The text of a field that may hold markup."""
    shown = text(value)
    if "<" not in shown and "&" not in shown:
        return shown
    return " ".join(paragraph for paragraph, _ in blocks_of_markup(shown).paragraphs)


def _read_categories(facts: Facts, entry: Json) -> None:
    for category in objects(entry.get("categories")):
        kind = text(category.get("type")).rpartition(":")[2]
        code, name = text(category.get("qcode")), text(category.get("name"))
        if kind in _SUBJECT_TYPES:
            facts.subjects.append(subject(code))
            if not code and kind != "desk":
                facts.keywords.append(name)
        elif kind == "keyword":
            facts.keywords.append(name)
        elif kind == "genre":
            facts.genre = facts.genre or name
        elif kind == "signal":
            facts.signal = facts.signal or signal(code or name)
        elif kind == "pubstatus":
            facts.status = facts.status or status(code or name)
        elif kind == "copyrightholder":
            facts.holder = facts.holder or name
        elif kind == "provider":
            facts.provider = facts.provider or name


def _read_notes(facts: Facts, entry: Json) -> None:
    """Notes for editors; a note must say that it is publishable to be kept."""
    told = list(objects(entry.get("ednotes")))
    for note in told:
        publishable = note.get("is_publishable") is True
        facts.ednote(text(note.get("ednote")), role=text(note.get("role")), publishable=publishable)
    for notepad in objects(entry.get("notepad")):
        markup = blocks_of_markup(text(notepad.get("public_html")))
        facts.links.extend(markup.links)
        if not told:
            for line, kind in markup.paragraphs:
                if kind == "item":
                    facts.ednote(line)


def _read_text(facts: Facts, entry: Json) -> None:
    take_text(facts, text(entry.get("article_html")))
    infobox = blocks_of_markup(text(entry.get("infobox_html")))
    if infobox.paragraphs and facts.paragraphs:
        facts.take(infobox)
    facts.links.extend(blocks_of_markup(text(entry.get("linkbox_html"))).links)
    for description in objects(entry.get("descriptions")):
        kind = "media" if "caption" in text(description.get("role")) else "abstract"
        facts.note(kind, _stripped(description.get("description")))
    for association in objects(entry.get("associations")):
        facts.note("media", _stripped(association.get("caption")))
        if text(association.get("creditline")) and facts.paragraphs:
            facts.note("credits", text(association.get("creditline")))


FORMAT = Format("digitalwires", sniff, parse)
