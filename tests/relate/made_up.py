"""Topics and gists made up of a few words, for what follows from them alone."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np

from generator.model.archive import LinkedStory
from generator.model.extract import Gist
from generator.relate.hashes import hashes_of
from generator.relate.topics import Topics

WORDS = [f"~{number:02}" for number in range(30)]


def topics_of(stories: Iterable[Sequence[tuple[int, float]]]) -> Topics:
    """The topics of stories that have these terms, each the number of a word and its weight."""
    rows = list(stories)
    entries = [entry for terms in rows for entry in terms]
    numbers = np.array([number for number, _ in entries], dtype=np.int64)
    weights = np.array([weight for _, weight in entries], dtype=np.float64)
    starts = np.cumsum([0, *(len(terms) for terms in rows)])
    whose = np.repeat(np.arange(len(rows)), np.diff(starts))
    ranked = np.lexsort((numbers, -weights, whose))
    return Topics(tuple(WORDS), hashes_of(WORDS), starts, numbers, weights, ranked)


def made_up(gist: Gist) -> LinkedStory:
    """A story of which only its gist is known."""
    return cast("LinkedStory", SimpleNamespace(gist=gist))


def key_of(linked: LinkedStory) -> bytes:
    """What such a story is known by."""
    return pickle.dumps(linked.gist)
