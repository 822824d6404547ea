"""Metadata of NewsML 1.x components: news lines, description, rights."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.formats.codes import subject
from generator.formats.facts import Facts
from generator.formats.markup import local_name
from generator.formats.origins import place_of
from generator.formats.stated import moment
from generator.formats.xml import attribute, content, descendants, elements, first

_SUBJECTS = ("subjectqualifier", "subjectdetail", "subjectmatter", "subject")
_NEWS_LINES = {"advisory": "editorial", "caption": "media", "summary": "abstract"}


def read_lines(facts: Facts, lines: etree._Element | None) -> None:
    """The lines above a text."""
    for element in elements(lines):
        name, shown = local_name(element), content(element)
        if name in _LINES:
            _LINES[name](facts, shown)
        elif name == "keywordline":
            facts.keywords.extend(part.strip() for part in shown.split(","))
        elif name == "newsline":
            _read_news_line(facts, element)
        elif name != "bylinetitle":
            facts.leave(name, shown)


def _title(facts: Facts, shown: str) -> None:
    facts.title = facts.title or shown


def _subtitle(facts: Facts, shown: str) -> None:
    facts.subtitle = facts.subtitle or shown


def _slugline(facts: Facts, shown: str) -> None:
    facts.slugline = shown or facts.slugline


def _credit(facts: Facts, shown: str) -> None:
    facts.provider = shown or facts.provider


def _copyright(facts: Facts, shown: str) -> None:
    if shown:
        facts.terms.append(shown)


def _byline(facts: Facts, shown: str) -> None:
    if not facts.byline:
        facts.set_byline(shown)


_LINES: dict[str, Callable[[Facts, str], None]] = {
    "byline": _byline,
    "copyrightline": _copyright,
    "creditline": _credit,
    "dateline": lambda facts, shown: facts.set_dateline(shown),
    "headline": _title,
    "rightsline": _copyright,
    "slugline": _slugline,
    "subheadline": _subtitle,
}


def _read_news_line(facts: Facts, line: etree._Element) -> None:
    kind = attribute(first(line, "newslinetype"), "formalname")
    told = " ".join(content(text) for text in elements(line, "newslinetext"))
    folded = kind.casefold()
    name = next((note for mark, note in _NEWS_LINES.items() if mark in folded), "")
    if name == "editorial":
        facts.ednote(told)
    elif name:
        facts.note(name, told)
    else:
        facts.leave(kind or "NewsLine", told)


def read_description(facts: Facts, metadata: etree._Element | None) -> None:
    """Language, genre, subjects, places, keywords."""
    for element in elements(metadata):
        name, formal = local_name(element), attribute(element, "formalname")
        if name == "language":
            facts.set_language(formal)
        elif name == "genre":
            facts.genre = facts.genre or ("" if formal.casefold() == "current" else formal)
        elif name == "subjectcode":
            _read_subject(facts, element)
        elif name == "location":
            _read_location(facts, element)
        elif name == "datelinedate":
            told = moment(content(element), facts.conventions.timezone)
            facts.date = facts.date or told
        elif name == "property":
            _read_property(facts, formal, attribute(element, "value"))


def _read_subject(facts: Facts, element: etree._Element) -> None:
    """All levels of a subject code, the narrowest first."""
    for level in _SUBJECTS:
        for part in elements(element, level):
            scheme = attribute(part, "scheme", "vocabulary")
            facts.subjects.append(subject(attribute(part, "formalname"), scheme))


def _read_location(facts: Facts, element: etree._Element) -> None:
    """A place; the one of the dateline says so, or is the only one."""
    known = {
        attribute(part, "formalname").casefold(): attribute(part, "value")
        for part in descendants(element, "property")
    }
    place = place_of(
        known.get("city", ""), known.get("countryarea", "") or known.get("country", "")
    )
    if attribute(element, "howpresent").casefold() in {"origin", "fromlocation", "dateline"}:
        facts.places = facts.places or place
    facts.located = facts.located or place


def _read_property(facts: Facts, name: str, value: str) -> None:
    if name.casefold() in {"keyword", "keywords"}:
        facts.keywords.extend(part.strip() for part in value.split(";"))
    elif name.casefold() in {"slugline", "slug"}:
        facts.slugline = facts.slugline or value
    elif name.casefold() == "city":
        facts.located = facts.located or place_of(value)
    else:
        facts.leave(name or "Property", value)


def read_rights(facts: Facts, metadata: etree._Element | None) -> None:
    """Who holds the copyright, and for what the text may be used."""
    holder = content(first(metadata, "copyright", "copyrightholder"))
    facts.holder = facts.holder or holder
    for usage in elements(metadata, "usagerights"):
        facts.holder = facts.holder or content(first(usage, "rightsholder"))
        for name in ("usagetype", "geography", "limitations"):
            told = content(first(usage, name))
            if told:
                facts.terms.append(told)
