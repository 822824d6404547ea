"""What a story is about, as weighted terms: the entities it names and the words it uses.

A term weighs more the rarer it is in the archive and the earlier it stands in the story. Terms of
one story only, and terms of a great part of all stories, tie nothing to anything and are left out.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.model.extract import Extract
from generator.model.ids import EntityId

Topic = Mapping[str, float]
"""Terms and their weights, a vector no longer than 1. An entity's term is its id, a word's term is
its stem behind a `~`."""

# A term in a greater share of the stories says what the archive is about, not what a story is.
MOST_COMMON = 0.18
# ... but in an archive of a few stories everything is a great share.
FEW = 6

# Terms kept of a story.
MOST_TERMS = 80
# How much the terms of one story alone count when its length is measured: less than half, since
# many of them are accidents of wording, but not nothing, or two stories of one common word were the
# same.
ALONE = 0.4

# How much a term counts by what it is. Tuned on the demo archive.
_KIND = {"people": 1.3, "organisations": 1.0, "places": 0.9, "events": 1.5, "~": 0.4}
_COUNTRY = 0.4


def topics(
    extracts: Sequence[Extract], countries: AbstractSet[EntityId] = frozenset()
) -> tuple[Topic, ...]:
    """The topic of each story by its extract, in the order given.

    `countries` are in the news for everything, and say little of a topic even in an archive so
    small that they are rare.
    """
    spread: Counter[str] = Counter()
    for extract in extracts:
        spread.update(extract.terms)
    most = max(FEW, round(len(extracts) * MOST_COMMON))
    weights = {
        term: _rarity(count, len(extracts)) * (_COUNTRY if term in countries else _kind(term))
        for term, count in spread.items()
        if count <= most
    }
    return tuple(
        _topic(extract.terms, array("d", extract.values), weights, spread) for extract in extracts
    )


def _topic(
    terms: Iterable[str],
    values: Iterable[float],
    weights: Mapping[str, float],
    spread: Mapping[str, int],
) -> Topic:
    """The terms that other stories have too, weighed; what this story alone has makes it less
    like any other."""
    shared: list[tuple[float, str]] = []
    alone = 0.0
    for term, value in zip(terms, values, strict=True):
        if term in weights:
            weight = weights[term] * value
            if spread[term] > 1:
                shared.append((weight, term))
            else:
                alone += weight * weight
    # Of long stories the rest is chatter, and costs time.
    shared = heapq.nsmallest(MOST_TERMS, shared, key=lambda pair: (-pair[0], pair[1]))
    length = math.sqrt(math.fsum(weight * weight for weight, _ in shared) + ALONE * alone)
    return {term: weight / length for weight, term in shared}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The scalar product: for two topics the cosine of their angle, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(value * other[term] for term, value in one.items() if term in other)


def _rarity(count: int, of: int) -> float:
    """The inverse document frequency, in steps: so one more story changes few weights."""
    return max(0.2, round(math.log((of + 1) / count) * 2) / 2)


def _kind(term: str) -> float:
    return _KIND["~" if term.startswith("~") else term.partition("/")[0]]
