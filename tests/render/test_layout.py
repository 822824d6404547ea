from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.render.layout import Edge, laid_out

WIDTH, HEIGHT = 1000.0, 800.0


def boxes(count: int) -> list[tuple[float, float]]:
    return [(60.0 + number * 7 % 50, 30.0) for number in range(count)]


def ring(count: int) -> list[Edge]:
    return [Edge(number, (number + 1) % count, 1 + number % 5) for number in range(count)]


@given(st.integers(2, 40))
def test_no_name_stands_on_another_or_outside(count: int) -> None:
    sizes = boxes(count)
    points = laid_out(sizes, ring(count), WIDTH, HEIGHT)
    assert len(points) == count
    for one in range(count):
        (x, y), (width, height) = points[one], sizes[one]
        assert width / 2 - 0.1 <= x <= WIDTH - width / 2 + 0.1
        assert height / 2 - 0.1 <= y <= HEIGHT - height / 2 + 0.1
        for other in range(one):
            across = (width + sizes[other][0]) / 2 - abs(x - points[other][0])
            down = (height + sizes[other][1]) / 2 - abs(y - points[other][1])
            assert across <= 0.2 or down <= 0.2


def test_the_same_network_is_drawn_the_same() -> None:
    assert laid_out(boxes(30), ring(30), WIDTH, HEIGHT) == laid_out(
        boxes(30), ring(30), WIDTH, HEIGHT
    )


def test_those_who_are_tied_stand_nearer() -> None:
    """Two groups with ties within and one between: their own are nearer than the others."""
    groups = [range(8), range(8, 16)]
    edges = [Edge(a, b, 4) for group in groups for a in group for b in group if a < b]
    points = laid_out([(20.0, 20.0)] * 16, [*edges, Edge(0, 8, 1)], WIDTH, HEIGHT)

    def mean(pairs: list[tuple[int, int]]) -> float:
        apart = [
            ((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** 0.5
            for a, b in pairs
        ]
        return sum(apart) / len(apart)

    within = mean([(a, b) for group in groups for a in group for b in group if a < b])
    between = mean([(a, b) for a in groups[0] for b in groups[1]])
    assert within < between * 0.7


def test_one_and_none() -> None:
    assert laid_out([], [], WIDTH, HEIGHT) == []
    assert laid_out([(40.0, 20.0)], [], WIDTH, HEIGHT) == [(500.0, 400.0)]
