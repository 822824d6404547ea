"""Stories gathered beside what an earlier run did: the same comes out, with less work."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.relate import gathering, likeness
from generator.relate.days import Days
from generator.relate.earlier import Earlier
from generator.relate.hashes import hashes_of
from generator.relate.rows import Board
from generator.relate.topics import Topics
from tests.relate.made_up import topics_of

Told = tuple[str, int, tuple[tuple[int, float], ...]]
"""A story's id, its day (0 for none), its terms by number with their weights."""

MATTERS = [range(start, start + 8) for start in range(0, 23, 4)]


@pytest.fixture(autouse=True)
def small_bounds(monkeypatch):
    """Bounds that a few stories meet."""
    monkeypatch.setattr(gathering, "LATEST", 4)
    monkeypatch.setattr(gathering, "NEAREST", 3)
    monkeypatch.setattr(likeness, "TERMS", 5)
    monkeypatch.setattr(likeness, "MOST_OF_A_TERM", 0.3)


def told(chance: random.Random, number: int) -> Told:
    matter = chance.choice(MATTERS)
    terms = sorted({*chance.sample(matter, chance.randint(2, 6)), *chance.sample(range(30), 2)})
    weights = [chance.choice((0.1, 0.2, 0.3, 0.4)) for _ in terms]
    day = chance.choice((0, *range(1, 90)))
    return f"story-{number}", day, tuple(zip(terms, weights, strict=True))


def gathered(stories: Sequence[Told], earlier: Earlier) -> list[list[int]]:
    stories = sorted(stories, key=lambda story: (story[1] or 999, story[0]))
    about = topics_of(terms for _, _, terms in stories)
    days = [Days(day, day) if day else None for _, day, _ in stories]
    units: dict[str, list[int]] = {}
    for position, (id_, day, _) in enumerate(stories):
        # Some are re-issued on the same day.
        units.setdefault(f"v{day}" if day % 9 == 8 else id_, []).append(position)
    ids = [id_ for id_, _, _ in stories]
    return gathering.gather(about, days, units.values(), ids, earlier)


@settings(max_examples=100)
@given(st.integers(0, 2**32), st.integers(20, 80))
def test_what_is_remembered_changes_nothing(seed: int, size: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    stories = [told(chance, number) for number in range(size)]
    logs: dict[str, object] = {}
    for number in range(size, size + 5):
        earlier = Earlier(before=logs)
        assert gathered(stories, earlier) == gathered(stories, Earlier())
        logs = earlier.after
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(stories))
            edit = chance.choice(("add", "drop", "change"))
            if edit == "drop":
                del stories[place]
            elif edit == "change":
                stories[place] = (stories[place][0], *told(chance, 0)[1:])
            else:
                stories.insert(place, told(chance, number * 10 + len(stories)))


def test_one_story_more_is_compared_with_few(monkeypatch) -> None:
    chance = random.Random(4)  # noqa: S311
    stories = [told(chance, number) for number in range(300)]
    before = Earlier()
    gathered(stories, before)
    compared: list[int] = []
    exact = likeness.mean_likeness

    def counted(one, others, board):
        compared.append(len(others))
        return exact(one, others, board)

    monkeypatch.setattr(likeness, "mean_likeness", counted)
    more = [*stories, ("newest", 89, stories[0][2])]
    fresh = gathered(more, Earlier())
    whole, compared[:] = len(compared), []
    assert gathered(more, Earlier(before=before.after)) == fresh
    assert len(compared) < whole / 3


def test_groups_put_into_groups_however_deep_are_added_up() -> None:
    size = 3_000
    zeros = np.zeros(size, dtype=np.int64)
    about = Topics(("~0",), hashes_of(["~0"]), np.arange(size + 1), zeros, zeros + 1.0, zeros)
    units = [[position] for position in range(size)]
    nested = likeness.Groups(units, about, [None] * size, Board(1))
    for number in range(size):
        nested.put(number, number)
    for number in reversed(range(size - 1)):
        nested.join(number, number + 1)
    assert len(nested[0].members) == size
    assert nested[0].close == pytest.approx(1)
    assert nested.positions(0) == list(range(size))
