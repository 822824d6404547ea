"""Editorial notes of NewsML-G2: who may see them, and dpa's notepads, which hold several."""

from __future__ import annotations

from lxml import etree

from generator.formats.facts import Facts
from generator.formats.markup import blocks_of_element
from generator.formats.xml import attribute, content, descendants

_NONPUBLIC = ("nonpublic", "private", "internal", "notforpublication")


def read_ednote(facts: Facts, element: etree._Element) -> None:
    """Take an `edNote`; one with a publication constraint is dropped without a copy."""
    constraint = attribute(element, "pubconstraint").casefold().replace("-", "")
    role = attribute(element, "role")
    if any(mark in constraint for mark in _NONPUBLIC):
        facts.ednote(content(element), role=role, publishable=False)
    elif "notepad" in role.casefold() or next(descendants(element, "section"), None) is not None:
        _read_notepad(facts, element)
    else:
        facts.ednote(content(element), role=role)


def _read_notepad(facts: Facts, element: etree._Element) -> None:
    """A notepad's links; its notes stand in elements of their own as well."""
    markup = blocks_of_element(element)
    facts.links.extend(markup.links)
    facts.private += markup.private
    for note in markup.notes:
        if note.kind == "closing":
            facts.closing = facts.closing or note.text
