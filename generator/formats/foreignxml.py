"""XML in a vocabulary of its own: what agencies and papers export from their own systems.

Elements are taken for the columns of a table and told by their names as those are; an element
whose children tell of a story is one story. Of elements that are not understood only the names
are kept, so nothing private of an unknown vocabulary gets out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.errors import WireError
from generator.formats.columns import mapping_of, tells_stories
from generator.formats.conventions import Conventions
from generator.formats.enclosed import read_all
from generator.formats.format import Format
from generator.formats.markup import local_name
from generator.formats.rows import Row
from generator.formats.tables import story_of_row
from generator.formats.xml import (
    MOST_ITEMS,
    content,
    descendants,
    elements,
    language_of,
    opening,
    read_xml,
    root_name,
)
from generator.model.story import Story
from generator.model.wire import Wire

_KNOWN = frozenset({"", "html", "rss", "feed", "rdf", "nitf", "newsml", "newsmessage", "newsitem"})
_NAMES = re.compile(r"<([A-Za-z_][\w.:-]{0,60})[\s>]")
_MARKUP = ("p", "br", "div", "li", "h2", "h3", "table")
_DEEPEST = 4


def sniff(wire: Wire) -> float:
    """0.3 for XML with an unknown root whose elements' names tell of stories."""
    text = opening(wire)
    if root_name(text) in _KNOWN or not text.lstrip().startswith("<"):
        return 0.0
    names = (name.rpartition(":")[2] for name in _NAMES.findall(text[:20_000]))
    return 0.3 if tells_stories(dict.fromkeys(names)) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every element that tells of a story. Raises WireError where there is none."""
    document = read_xml(wire)
    explicit = dict(conventions.columns)
    records = list(_records(document.root))
    if len(records) > MOST_ITEMS:
        raise WireError(
            f"more than {MOST_ITEMS} items.", file=wire.file, remedy="Split it into several files."
        )
    parts = [
        story_of_row(row, mapping_of(row, explicit), wire, conventions, document.notices)
        for row in map(_row, records)
    ]
    return read_all(parts, wire, "xml", conventions)


def _records(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements whose children, or those one level deeper, tell of a story, and of
    which there is no repetition within them."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        names = [local_name(child) for child in elements(element)]
        repeated = len(names) > 1 and len(set(names)) == 1
        if not repeated and tells_stories(_row(element)) and not _holds_several(element):
            yield element
            walk.skip_subtree()


def _holds_several(element: etree._Element) -> bool:
    """Whether an element is a list of stories: two children of one name that each tell of one."""
    seen: set[str] = set()
    for child in elements(element):
        if next(elements(child), None) is None or not tells_stories(_row(child)):
            continue
        if local_name(child) in seen:
            return True
        seen.add(local_name(child))
    return False


def _row(record: etree._Element) -> Row:
    """A record's attributes and elements by their names; the first of several of one name, save
    that their texts are put together where they are short."""
    row: dict[str, str] = {}
    if language := language_of(record):
        row["language"] = language
    _gather(record, row, 0)
    return row


def _gather(parent: etree._Element, row: dict[str, str], depth: int) -> None:
    for key, value in parent.items() if depth == 0 else ():
        row.setdefault(str(key).rpartition("}")[2], str(value))
    for child in elements(parent):
        name = str(child.tag).rpartition("}")[2].rpartition(":")[2]
        if next(elements(child), None) is None:
            value = content(child) if "<" not in (child.text or "") else (child.text or "")
            value = value if "\n" not in (child.text or "").strip() else (child.text or "")
            known = row.get(name)
            row[name] = f"{known}, {value}" if known and len(value) < 100 else known or value
        elif next(descendants(child, *_MARKUP), None) is not None:
            row.setdefault(name, etree.tostring(child, encoding="unicode", with_tail=False))
        elif depth < _DEEPEST:
            _gather(child, row, depth + 1)


FORMAT = Format("xml", sniff, parse)
