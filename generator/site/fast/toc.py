"""How a theme writes a table of contents, learned from what it writes for a few.

A page's headings stand in the sidebar in a form only the theme knows. It is drawn for tables of
one, two and nested entries; from the differences follows what it writes for one entry, and that is
tried on a table not seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs.structure.toc import AnchorLink

from generator.site.fast.marks import Marks, Slot, Unlearnable, filled

Draw = Callable[[Sequence[AnchorLink]], str]
"""The whole page for a table whose first entry has these children."""

Pieces = tuple[str | Slot, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What is written for an entry without children, and around the children of another."""

    leaf: Pieces
    head: Pieces
    tail: Pieces


@dataclass(frozen=True, slots=True)
class TocForm:
    """The form of entries directly below the first heading, and of those further down."""

    outer: Level
    inner: Level

    def write(self, links: Sequence[AnchorLink]) -> str:
        """The entries as the theme would write them."""
        pieces: list[str] = []
        self._write(links, self.outer, pieces)
        return "".join(pieces)

    def _write(self, links: Sequence[AnchorLink], level: Level, pieces: list[str]) -> None:
        for link in links:
            if link.children:
                _fill(level.head, link, pieces)
                self._write(link.children, self.inner, pieces)
                _fill(level.tail, link, pieces)
            else:
                _fill(level.leaf, link, pieces)


def _fill(form: Pieces, link: AnchorLink, pieces: list[str]) -> None:
    for piece in form:
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            value = link.id if piece.name.startswith("id") else link.title
            pieces.append(filled(piece.transform, value))


def entry(marks: Marks, sign: str, *children: AnchorLink) -> AnchorLink:
    """A marked entry; all marks are of one length."""
    link = AnchorLink(marks.text(f"title {sign}"), marks.url(f"id {sign}"), 2)
    link.children = list(children)
    return link


def learn(draw: Draw) -> TocForm:
    """The form of a theme's table of contents; Unlearnable where it follows no such form."""
    marks = Marks()
    one, two, three, four, five = (entry(marks, sign) for sign in "abcde")

    def nested(parent: AnchorLink, *children: AnchorLink) -> AnchorLink:
        link = AnchorLink(parent.title, parent.id, parent.level)
        link.children = list(children)
        return link

    alone = draw([one])
    start, length = _repeat(alone, draw([one, two]), one, two)
    before, after = alone[:start], alone[start + length :]
    outer_leaf = alone[start : start + length]

    with_child = draw([nested(one, three)])
    at, width = _repeat(with_child, draw([nested(one, three, four)]), three, four)
    inner_leaf = with_child[at : at + width]
    outer_head = _between(with_child[:at], before, "")
    outer_tail = _between(with_child[at + width :], "", after)

    deep = draw([nested(one, nested(three, five))])
    inner = _between(deep, before + outer_head, outer_tail + after)
    inner_head, found, inner_tail = inner.partition(_relabelled(inner_leaf, three, five))
    if not found:
        raise Unlearnable("the table of contents is nested in a way that is not known")

    def level(leaf: str, head: str, tail: str) -> Level:
        none: frozenset[str] = frozenset()
        return Level(marks.split(leaf, none), marks.split(head, none), marks.split(tail, none))

    form = TocForm(
        level(outer_leaf, outer_head, outer_tail), level(inner_leaf, inner_head, inner_tail)
    )
    trial = [nested(one, three, nested(four, five)), two]
    if draw(trial) != before + form.write(trial) + after:
        raise Unlearnable("the table of contents follows no form")
    return form


def _repeat(shorter: str, longer: str, first: AnchorLink, second: AnchorLink) -> tuple[int, int]:
    """Where, and over what length, `longer` repeats a part of `shorter` for `second`."""
    length = len(longer) - len(shorter)
    latest = shorter.find(first.id)
    if length <= 0 or latest < 0:
        raise Unlearnable("the table of contents is not written entry by entry")
    for start in range(latest, max(-1, latest - length), -1):
        part = shorter[start : start + length]
        repeated = _relabelled(part, first, second)
        if longer == shorter[: start + length] + repeated + shorter[start + length :]:
            return start, length
    raise Unlearnable("the table of contents is not written entry by entry")


def _relabelled(text: str, old: AnchorLink, new: AnchorLink) -> str:
    """The text with the marks of one entry exchanged for another's."""
    return text.replace(old.id[1], new.id[1]).replace(old.title[1], new.title[1])


def _between(text: str, before: str, after: str) -> str:
    if not (text.startswith(before) and text.endswith(after)):
        raise Unlearnable("what surrounds the table of contents depends on it")
    return text[len(before) : len(text) - len(after)]
