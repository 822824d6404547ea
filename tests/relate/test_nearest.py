"""Who may be near to a story, and the hash that tells it without looking."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.relate import nearest
from generator.relate.hashes import SPREAD, Hashes, hashes_of, scattered
from tests.relate.made_up import topics_of

Told = tuple[int, tuple[tuple[int, float], ...], frozenset[int]]
"""A story's id, its terms with their weights, the passages it bears."""


@pytest.fixture(autouse=True)
def small_bounds(monkeypatch):
    """Bounds that a few stories meet."""
    monkeypatch.setattr(nearest, "AROUND", 2)
    monkeypatch.setattr(nearest, "TERMS", 3)
    monkeypatch.setattr(nearest, "NEAREST", 4)


def told(number: int) -> Told:
    chance = random.Random(number)  # noqa: S311 - nothing secret
    terms = sorted(chance.sample(range(12), chance.randint(0, 5)))
    weights = [chance.choice((0.1, 0.2, 0.3)) for _ in terms]
    passages = frozenset(chance.sample(range(4), chance.choice((0, 0, 1, 2))))
    return number, tuple(zip(terms, weights, strict=True)), passages


def looked_up(stories: Sequence[Told]) -> tuple[nearest.Nearest, Hashes]:
    """The look-up of these stories and their faces."""
    topics = topics_of(terms for _, terms, _ in stories)
    bearers = [
        [n for n, story in enumerate(stories) if passage in story[2]] for passage in range(4)
    ]
    ids = hashes_of(repr((number, sorted(passages))) for number, _, passages in stories)
    faces = scattered(ids * SPREAD + topics.digests())
    return nearest.Nearest(topics, bearers, 0.25), faces


def found(stories: Sequence[Told]) -> dict[tuple[bytes, bytes], list[tuple[int, int]]]:
    """By the face and the hash of a story's surroundings those near it, with how far off they
    stand, those with most in common first."""
    near, faces = looked_up(stories)
    around = near.digests(faces)
    whose, other = near.of(np.arange(len(stories)))
    rows = {}
    for position in range(len(stories)):
        others = other[whose == position].tolist()
        rows[faces[position].tobytes(), around[position].tobytes()] = [
            (stories[one][0], one - position) for one in others
        ]
    return rows


STORIES = st.lists(st.integers(0, 400), unique=True, max_size=40).map(sorted)


@given(STORIES, STORIES)
def test_one_hash_means_the_same_stories_near(before: list[int], after: list[int]) -> None:
    one, other = found(list(map(told, before))), found(list(map(told, {*before, *after})))
    for key in one.keys() & other.keys():
        assert one[key] == other[key]


def test_most_hashes_outlast_one_more_story() -> None:
    stories = [told(number) for number in range(300)]
    before, after = found(stories), found([*stories[:150], told(777), *stories[150:]])
    kept = before.keys() & after.keys()
    assert 200 < len(kept) < 300


@given(STORIES, st.data())
def test_some_are_looked_up_as_all_are(numbers: list[int], data: st.DataObject) -> None:
    near, _ = looked_up(list(map(told, numbers)))
    every = np.arange(len(numbers))
    some = np.array(sorted(data.draw(st.sets(st.sampled_from(numbers)))) if numbers else [], int)
    places = np.searchsorted(np.array(numbers, int), some)
    whose, other = near.of(every)
    chosen = np.isin(whose, places)
    assert [near_.tolist() for near_ in near.of(places)] == [
        whose[chosen].tolist(), other[chosen].tolist(),
    ]  # fmt: skip
