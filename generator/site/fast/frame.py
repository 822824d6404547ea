"""What a theme puts around a page's content, learned once for all pages that share it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from mkdocs.structure.toc import AnchorLink

from generator.site.fast.facts import Facts
from generator.site.fast.marks import Slot, filled
from generator.site.fast.toc import TocForm


@dataclass(frozen=True, slots=True)
class Frame:
    """A template's output for a kind of pages, with slots for what differs among them."""

    pieces: tuple[str | Slot, ...]
    toc: TocForm | None

    def digest(self) -> bytes:
        """Changes with every byte the frame would write around a page."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).digest()[:16]

    def write(self, facts: Facts) -> str:
        """The whole page."""
        first = next(iter(facts.toc), None)
        return "".join(
            piece if isinstance(piece, str) else self._value(piece, facts, first)
            for piece in self.pieces
        )

    def _value(self, slot: Slot, facts: Facts, first: AnchorLink | None) -> str:
        name = slot.name
        if name == "content":
            return facts.content
        if name == "toc":
            return self.toc.write(first.children) if self.toc and first else ""
        if name == "first id":
            return first.id if first else ""
        if name == "first title":
            return filled(slot.transform, first.title if first else "")
        value = {
            "title": facts.title,
            "description": facts.meta.get("description"),
            "canonical": facts.canonical_url,
            "edit": facts.edit_url,
        }[name]
        return filled(slot.transform, value)
