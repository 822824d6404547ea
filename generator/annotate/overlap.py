"""The one rule by which overlapping mentions are decided.

**Longest first**: of two mentions that share a character the one on more characters stays; of
equal length the one of the stronger relation (a name before a part of a compound before a
derived word), then person before organisation before event before place before other, then the
more confident, then the earlier. Mentions are tried in that order and kept if nothing kept
before overlaps them.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.marks import Mention, MentionRelation, MentionType

_TYPES: tuple[MentionType, ...] = ("person", "organisation", "event", "place", "other")
_RELATIONS: tuple[MentionRelation, ...] = ("names", "part", "relates")


def resolve(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stay by longest-first, in text order."""
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_rank):
        place = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.span))


def _rank(mention: Mention) -> tuple[int, int, int, float, int, str]:
    return (
        -len(mention.span),
        _RELATIONS.index(mention.relation),
        _TYPES.index(mention.type),
        -mention.confidence,
        mention.span.start,
        mention.via,
    )
