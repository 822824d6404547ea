"""The map: where the stories play and where they were sent from, on outlines of our own.

No tile is fetched from anywhere: the page holds the outlines (two cuts, about 95 KB) and at most
`MOST_DRAWN` places a cut, however many the archive names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.authority.outlines import WIDTH, Cut, Point, outlines
from generator.model.entity import Entity
from generator.model.ids import EntityId, entity_page, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.overview_wording import overview_wording
from generator.render.site_map import SiteMap
from generator.render.svg import folded, href, linked, quoted, table
from generator.render.wording import counted
from generator.store.dialect import link, relative

MAP = page_path("map.md")
PLACES = page_path("places/index.md")
MOST_DRAWN = 160
# A cut of a few places says no more than the world does.
FEWEST_IN_CUT = 3

# The largest circle of a cut in drawing units, and the size of letters.
_LARGEST = {"world": 14.0, "europe": 24.0}
_LETTER = 15
_LETTER_WIDTH = 0.55
# A mark smaller than this part of another may be written over by the other's name.
_MINOR = 0.45

Box = tuple[float, float, float, float]
Side = Literal["right", "left", "above", "below"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: how many stories name it, how many were sent from it."""

    record: Entity
    latitude: float
    longitude: float
    stories: int
    datelines: int
    is_country: bool


def map_pages(site: SiteMap) -> tuple[Page, ...]:
    """The map; none where the archive names no place whose position is known."""
    every = spots(site)
    if not every:
        return ()
    words = overview_wording(site.wording.language)
    drawn: list[tuple[int, str]] = []
    shown: dict[EntityId, Spot] = {}
    for cut in outlines().cuts:
        inside = [s for s in every if cut.point(s.latitude, s.longitude) is not None][:MOST_DRAWN]
        if not inside or (cut.name != "world" and len(inside) < FEWEST_IN_CUT):
            continue
        shown.update((spot.record.id, spot) for spot in inside)
        weight = sum(spot.stories for spot in inside)
        # A closer cut that holds most of what there is comes first.
        closer = cut.name != "world" and weight * 2 > sum(spot.stories for spot in every)
        drawn.append(
            (0 if closer else 1, f"## {words.map_cuts[cut.name]}\n\n{_cut(cut, inside, site)}")
        )
    drawn.sort(key=lambda pair: pair[0])
    listed = sorted(shown.values(), key=_rank)
    legend = "".join(
        f'<span><i class="dp-spot-{name}"></i>{quoted(text)}</span>'
        for name, text in zip(("named", "sent", "land"), words.map_legend, strict=True)
    )
    blocks = [
        f"# {words.map}",
        words.map_lead,
        f'<div class="dp-legend">{legend}</div>',
        *(block for _, block in drawn),
        words.map_note,
        folded(words.table, _table(listed, len(every), site)),
    ]
    section = Section("map-places", "\n\n".join(blocks))
    return (Page(MAP, ListFront(words.map, "map"), (section,)),)


def spots(site: SiteMap) -> list[Spot]:
    """Every place whose position is known, most named first."""
    sent: Counter[EntityId] = Counter(
        entity
        for entry in site.archive.stories
        if entry.story.kind != "service"
        for entity in dict.fromkeys(entry.dateline)
        if entity is not None
    )
    found = []
    for record in site.archive.entities.values():
        where = record.coordinates
        code = next((id_.value for id_ in record.ids if id_.scheme == "iso3166-1"), "")
        if record.type != "place" or not (where or code):
            continue
        position = where or outlines().centres.get(code)
        if position:
            stories = len(site.archive.appearances.get(record.id, ()))
            found.append(Spot(record, *position, stories, sent[record.id], is_country=not where))
    return sorted(found, key=_rank)


def _rank(spot: Spot) -> tuple[int, str]:
    return (-spot.stories, spot.record.id)


def _cut(cut: Cut, inside: Sequence[Spot], site: SiteMap) -> str:
    """A cut with its places; `inside` stand most named first, which get their labels first."""
    words = overview_wording(site.wording.language)
    most = inside[0].stories
    points = [cut.point(spot.latitude, spot.longitude) or (0.0, 0.0) for spot in inside]
    sizes = [max(3.0, _LARGEST[cut.name] * math.sqrt(s.stories / most)) for s in inside]
    sides = _labels(inside, points, sizes)
    marks = "".join(
        _mark(spot, point, size, sides.get(position), site)
        for position, (spot, point, size) in enumerate(zip(inside, points, sizes, strict=True))
    )
    title = f"{words.map}: {words.map_cuts[cut.name]}"
    svg = (
        f'<svg viewBox="0 0 {WIDTH} {cut.height}" role="group" aria-label="{quoted(title)}">'
        f'<path class="dp-ground" d="{cut.land}"/><path class="dp-border" d="{cut.borders}"/>'
        f"{marks}</svg>"
    )
    return f'<div class="dp-map" data-picture="map" data-zoom="data-zoom">{svg}</div>'


def _mark(spot: Spot, point: Point, size: float, side: Side | None, site: SiteMap) -> str:
    """A place as a link: a circle with its core, or a country's square; its name beside it.

    The inner group keeps its size when a reader comes closer.
    """
    words = overview_wording(site.wording.language)
    label = f"{spot.record.name}: {counted(site.wording.story_count, spot.stories)}"
    if spot.datelines:
        label += f", {counted(words.dateline_count, spot.datelines)}"
    if spot.is_country:
        edge = size * 1.6
        shape = (
            f'<rect x="{-edge / 2:.1f}" y="{-edge / 2:.1f}" width="{edge:.1f}" '
            f'height="{edge:.1f}"/>'
        )
    else:
        shape = f'<circle r="{size:.1f}"/>'
        if spot.datelines:
            core = size * math.sqrt(min(1.0, spot.datelines / spot.stories))
            shape += f'<circle class="dp-core" r="{core:.1f}"/>'
    text = _name(spot.record.name, side, size)
    drawing = f"<g>{shape}{text}</g>"
    return linked(
        href(MAP, entity_page(spot.record.id)),
        label,
        drawing,
        transform=f"translate({point[0]:.1f} {point[1]:.1f})",
    )


def _name(name: str, side: Side | None, size: float) -> str:
    """A name beside a mark of that size; without a side it waits until there is room."""
    off = size + 3
    places = {
        "right": f'x="{off:.1f}" y="5"',
        "left": f'x="{-off:.1f}" y="5" text-anchor="end"',
        "above": f'x="0" y="{-off:.1f}" text-anchor="middle"',
        "below": f'x="0" y="{off + 11:.1f}" text-anchor="middle"',
    }
    late = "" if side else ' class="dp-late"'
    return f"<text{late} {places[side or 'right']}>{quoted(name)}</text>"


def _labels(
    inside: Sequence[Spot], points: Sequence[Point], sizes: Sequence[float]
) -> dict[int, Side]:
    """Whose names can stand, and on which side: where they touch no mark and no other name.

    A name may stand on marks much smaller than its own: the capital's is worth more than theirs.
    """
    marks = [
        (x - size, y - size, x + size, y + size) for (x, y), size in zip(points, sizes, strict=True)
    ]
    names: list[Box] = []
    chosen: dict[int, Side] = {}
    for position, (spot, (x, y), size) in enumerate(zip(inside, points, sizes, strict=True)):
        width = len(spot.record.name) * _LETTER * _LETTER_WIDTH
        near, far, half = size + 2, size + 4 + width, _LETTER / 2
        sides: tuple[tuple[Side, Box], ...] = (
            ("right", (x + near, y - half, x + far, y + half)),
            ("left", (x - far, y - half, x - near, y + half)),
            ("above", (x - width / 2, y - near - _LETTER, x + width / 2, y - near)),
            ("below", (x - width / 2, y + near, x + width / 2, y + near + _LETTER)),
        )
        for side, box in sides:
            if box[0] < 0 or box[2] > WIDTH or any(_touch(box, other) for other in names):
                continue
            large = (m for m, other in zip(marks, sizes, strict=True) if other > size * _MINOR)
            if not any(_touch(box, mark) for mark in large):
                names.append(box)
                chosen[position] = side
                break
    return chosen


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _table(listed: Sequence[Spot], number: int, site: SiteMap) -> str:
    words = overview_wording(site.wording.language)
    rows = [
        (
            site.entity_link(MAP, spot.record.id),
            str(spot.stories),
            str(spot.datelines or ""),
        )
        for spot in listed
    ]
    markdown = table((words.place, site.wording.stories, words.datelines), rows)
    if number > len(listed):
        markdown += "\n\n" + words.only_most.format(len(listed), number)
    all_places = site.wording.all_of.format(site.wording.entities["place"])
    return f"{markdown}\n\n{link(all_places, relative(MAP, PLACES))}"
