"""Long lists over several pages: the first at its own path, the others numbered below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.model.ids import PagePath, page_path
from generator.model.page import ListFront, ListKind, Page, Section
from generator.render.leaf import Leaf
from generator.render.site_map import SiteMap
from generator.render.tie_wording import TieWording
from generator.store.dialect import link, relative

Row = TypeVar("Row")

# So many parts are each a link on all of them; of more, those so near to a part are.
MOST_WAYS, WAYS_ABOUT = 24, 4


def pieces_of(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """The rows in pieces of `size`, the last one shorter."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def leaf_a_piece(
    name: str,
    rows: Sequence[Row],
    size: int,
    make: Callable[[Sequence[Row], tuple[int, int], SiteMap], Iterable[Page]],
) -> Iterator[Leaf]:
    """The pages of a list, each a leaf: `make` gets a piece of its rows, and which it is of how
    many."""
    pieces = tuple(pieces_of(rows, size))
    for number, piece in enumerate(pieces, start=1):
        place = number, len(pieces)
        yield Leaf(f"{name} {number}", partial(make, piece, place), (piece, place))


def part_path(path: PagePath, number: int) -> PagePath:
    """Where part `number` of a list lies: `threads/index.md`, then `threads/index/2.md`."""
    return path if number == 1 else page_path(f"{path.removesuffix('.md')}/{number}.md")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list over several pages: where the first lies, its title and kind, the section its blocks
    stand in."""

    path: PagePath
    title: str
    kind: ListKind
    section: str
    words: TieWording

    def part(self, number: int, count: int, blocks: Sequence[str]) -> Page:
        """Part `number` of `count`, with links to all parts. Parts but the first get a heading."""
        path, title = self.path, self.title
        here = part_path(path, number)
        titled = title if number == 1 else f"{title} ({self.words.part.format(number)})"
        heading = () if number == 1 else (f"# {link(title, relative(here, path))}",)
        ways = _ways(path, number, count, self.words) if count > 1 else ""
        markdown = "\n\n".join(block for block in (*heading, *blocks, ways) if block)
        return Page(here, ListFront(titled, self.kind), (Section(self.section, markdown),))


def split(
    path: PagePath,
    front: tuple[str, ListKind],
    name: str,
    pieces: Sequence[Sequence[str]],
    words: TieWording,
) -> Iterator[Page]:
    """A page for each of `pieces`, its blocks in section `name`, with links to all parts.

    `front` is title and kind. The first piece brings the page's heading; the others get one of
    their own. The blocks of piece N are made for `part_path(path, N)`.
    """
    listing = Listing(path, *front, name, words)
    for number, blocks in enumerate(pieces, start=1):
        yield listing.part(number, len(pieces), blocks)


def _ways(path: PagePath, number: int, count: int, words: TieWording) -> str:
    """Links to all parts; of very many to the first, the last and those about this one."""
    here = part_path(path, number)
    shown = [
        other
        for other in range(1, count + 1)
        if count <= MOST_WAYS or other in (1, count) or abs(other - number) <= WAYS_ABOUT
    ]
    links: list[str] = []
    for before, other in zip((0, *shown), shown, strict=False):
        if other > before + 1:
            links.append("…")
        target = relative(here, part_path(path, other))
        links.append(f"**{other}**" if other == number else link(str(other), target))
    return f"{words.parts}: " + " · ".join(links)
