"""A plot of measurements as SVG: how cost grows with the archive, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]
"""Sizes with what they cost, by rising size."""

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 190, 24, 48
# Told apart by those who see no red or green too, on light and on dark (Okabe and Ito, 2008).
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
_INK = "#808080"


def plot(curves: Mapping[str, Points], x: str, y: str) -> str:
    """The curves in one picture, each named at its end; `x` and `y` name the axes."""
    places = [point for points in curves.values() for point in points]
    right, left = max(p[0] for p in places), min(p[0] for p in places)
    top, low = max(p[1] for p in places), min(p[1] for p in places)
    ticks = [10.0**power for power in range(math.floor(math.log10(low)), 7)]
    bottom = max(tick for tick in ticks if tick <= low)
    ceiling = min(tick for tick in ticks if tick >= top)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        across = math.log(point[0] / left) / math.log(right / left) if right > left else 0.0
        up = math.log(point[1] / bottom) / math.log(ceiling / bottom)
        inner = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return round(_LEFT + across * inner[0], 1), round(_HEIGHT - _BOTTOM - up * inner[1], 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="13" fill="{_INK}" role="img">',
        f"<title>{escape(y)} / {escape(x)}</title>",
    ]
    for tick in (t for t in ticks if bottom <= t <= ceiling):
        _, height = at((left, tick))
        parts.append(
            f'<path d="M{_LEFT} {height}H{_WIDTH - _RIGHT}" stroke="{_INK}" stroke-width=".5"/>'
            f'<text x="{_LEFT - 8}" y="{height + 4}" text-anchor="end">{tick:g}</text>'
        )
    for size in sorted({p[0] for p in places}):
        across, _ = at((size, bottom))
        parts.append(
            f'<text x="{across}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{size:,.0f}'
            "</text>"
        )
    parts.append(f'<text x="{_LEFT}" y="{_TOP - 8}">{escape(y)}</text>')
    parts.append(
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 8}" text-anchor="end">{escape(x)}</text>'
    )
    taken: list[float] = []
    coloured = dict(zip(curves, _COLOURS, strict=False))
    # From the top down, so that names that make room for others keep their order.
    for name in sorted(coloured, key=lambda name: -curves[name][-1][1]):
        points, colour = curves[name], coloured[name]
        line = " ".join(f"{a},{b}" for a, b in map(at, points))
        dots = "".join(f'<circle cx="{a}" cy="{b}" r="3.5"/>' for a, b in map(at, points))
        end, height = at(points[-1])
        while any(abs(height - other) < 16 for other in taken):
            height += 4
        taken.append(height)
        parts.append(
            f'<g fill="{colour}"><polyline points="{line}" fill="none" stroke="{colour}" '
            f'stroke-width="2"/>{dots}<text x="{end + 10}" y="{height + 4}">{escape(name)}'
            "</text></g>"
        )
    return "\n".join((*parts, "</svg>", ""))
