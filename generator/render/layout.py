"""Where the nodes of a network go: a force lay-out that gives the same picture every time.

After Fruchterman and Reingold ("Graph drawing by force-directed placement", Software: Practice and
Experience 21, 1991): nodes push each other off, edges pull, and both cool down; then boxes that
still overlap are moved apart, so that every name can be read. It starts from a spiral in the order
given and uses no chance. The cost is `STEPS` times the square of the nodes: callers bound those.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = 160
_APART_STEPS = 200
# How much stronger the pull to the middle is than nothing: enough to keep islands in sight.
_GRAVITY = 0.05


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes by their numbers; `weight` is 1 or more."""

    one: int
    other: int
    weight: float


Box = tuple[float, float]
"""Width and height of what is drawn about a node's point."""


def laid_out(
    boxes: Sequence[Box], edges: Sequence[Edge], width: float, height: float
) -> list[tuple[float, float]]:
    """A point for each node, in units to one digit, all boxes within the area if they fit it."""
    count = len(boxes)
    if count == 0:
        return []
    length = math.sqrt(width * height / count) * 0.8
    # Sines differ in their last digit between machines; the start is rounded so that no path does.
    xs = [round(width / 2 + _spiral(n, count, width) * math.cos(n * 2.4), 3) for n in range(count)]
    ys = [
        round(height / 2 + _spiral(n, count, height) * math.sin(n * 2.4), 3) for n in range(count)
    ]
    for step in range(STEPS):
        heat = width / 8 * (1 - step / STEPS) ** 2 + 0.5
        _step(xs, ys, edges, length, heat)
    _fit(xs, boxes, width, axis=0)
    _fit(ys, boxes, height, axis=1)
    _part(xs, ys, boxes, (width, height))
    return [(round(x, 1), round(y, 1)) for x, y in zip(xs, ys, strict=True)]


def _spiral(number: int, count: int, size: float) -> float:
    return size / 2 * math.sqrt((number + 0.5) / count)


def _step(
    xs: list[float],
    ys: list[float],
    edges: Sequence[Edge],
    length: float,
    heat: float,
) -> None:
    """Move every node once, by no more than the heat; `length` is what an edge would like to be."""
    count = len(xs)
    push_x, push_y = [0.0] * count, [0.0] * count
    middle_x, middle_y = sum(xs) / count, sum(ys) / count
    squared_length = length * length
    for one in range(count):
        x, y = xs[one], ys[one]
        sum_x = sum_y = 0.0
        for other in range(one):
            across, down = x - xs[other], y - ys[other]
            force = squared_length / (across * across + down * down + 1.0)
            across, down = across * force, down * force
            sum_x, sum_y = sum_x + across, sum_y + down
            push_x[other] -= across
            push_y[other] -= down
        push_x[one] += sum_x + (middle_x - x) * _GRAVITY * count / 8
        push_y[one] += sum_y + (middle_y - y) * _GRAVITY * count / 8
    for edge in edges:
        across, down = xs[edge.one] - xs[edge.other], ys[edge.one] - ys[edge.other]
        distance = math.sqrt(across * across + down * down)
        # A tie of many stories pulls harder, but not as much harder as it is wider.
        force = distance / length * math.sqrt(math.sqrt(edge.weight))
        push_x[edge.one] -= across * force
        push_y[edge.one] -= down * force
        push_x[edge.other] += across * force
        push_y[edge.other] += down * force
    for node in range(count):
        size = math.sqrt(push_x[node] * push_x[node] + push_y[node] * push_y[node])
        if size:
            share = min(size, heat) / size
            xs[node] += push_x[node] * share
            ys[node] += push_y[node] * share


def _fit(places: list[float], boxes: Sequence[Box], size: float, *, axis: int) -> None:
    """Stretch or squeeze so that the boxes fill the area along one axis.

    Half of a node's place is its rank along the axis: so one that lies far out does not squeeze
    all others together.
    """
    margin = max(box[axis] for box in boxes) / 2
    low, high = min(places), max(places)
    room = max(size - 2 * margin, 1.0)
    order = sorted(range(len(places)), key=lambda node: (places[node], node))
    for rank, node in enumerate(order):
        share = (places[node] - low) / (high - low) if high > low else 0.5
        even = rank / (len(order) - 1) if len(order) > 1 else 0.5
        places[node] = margin + (share + even) / 2 * room


def _part(
    xs: list[float], ys: list[float], boxes: Sequence[Box], area: tuple[float, float]
) -> None:
    """Move overlapping boxes apart along the shorter way, within the area, until none overlap."""
    count = len(xs)
    for _ in range(_APART_STEPS):
        moved = False
        for one in range(count):
            for other in range(one):
                across = (boxes[one][0] + boxes[other][0]) / 2 - abs(xs[one] - xs[other])
                down = (boxes[one][1] + boxes[other][1]) / 2 - abs(ys[one] - ys[other])
                if across <= 0.01 or down <= 0.01:
                    continue
                moved = True
                if across < down:
                    by = across / 2 if xs[one] >= xs[other] else -across / 2
                    xs[one], xs[other] = xs[one] + by, xs[other] - by
                else:
                    by = down / 2 if ys[one] >= ys[other] else -down / 2
                    ys[one], ys[other] = ys[one] + by, ys[other] - by
        for node, (width, height) in enumerate(boxes):
            xs[node] = min(max(xs[node], width / 2), area[0] - width / 2)
            ys[node] = min(max(ys[node], height / 2), area[1] - height / 2)
        if not moved:
            return
