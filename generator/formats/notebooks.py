"""dpa's notebook below a text: what of it readers may see.

It has sections under headings (`## Berichtigung`) with items (`- …`), which wrap with an indent.
Places and links are no notes; an item that holds a contact is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.formats.private import holds_contact

_HEADING = re.compile(r"^#{1,3}[ \t]+(?P<name>[^\n]{2,60}?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[-*][ \t]+(?P<text>[^\n]+(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_KINDS = {
    "berichtigung": "correction", "correction": "correction", "korrektur": "correction",
    "refile": "repeat", "wiederholung": "repeat", "aktualisierung": "update",
    "note to editors": "editorial", "redaktionelle hinweise": "editorial",
    "redaktioneller hinweis": "editorial",
}  # fmt: skip


def notebook_notes(raw: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and offset in `raw` of each note of a notebook that readers may see."""
    headings = list(_HEADING.finditer(raw))
    ends = [*(heading.start() for heading in headings), len(raw)][1:]
    for heading, end in zip(headings, ends, strict=True):
        kind = _KINDS.get(heading["name"].casefold())
        for item in _ITEM.finditer(raw, heading.end(), end) if kind else ():
            text = " ".join(item["text"].split())
            if kind and not holds_contact(text):
                yield kind, text, item.start()
