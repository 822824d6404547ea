"""Joins what the rules found with what the model found.

Rules and authority are right almost always and know nothing of names they never met; the model
finds those, and is wrong more often. So a mention of the rules stands, and one of the model is
added where no rule spoke and the model is sure enough. Where the model knows a longer name of which
the rules found a part, `annotate.naming` has taken that part away before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model.marks import Mention

LEAST_CONFIDENCE = 0.7
"""Below it the model's mentions do more harm than good beside the rules (`MODEL.md`)."""

LONE_CONFIDENCE = 0.99
"""The least for a person of one word whom the story nowhere gives a fuller name: four of five such
mentions below it are companies, storms and products named like people."""


def merged(
    by_rule: Sequence[Mention], by_model: Sequence[Mention], least: float = LEAST_CONFIDENCE
) -> tuple[Mention, ...]:
    """The mentions of the rules and those that the model adds to them, in text order; added is
    what has a confidence of at least `least`.

    The model's names of other things (works, prizes, languages) are left out: the rules have no
    such type, and nothing links them.
    """
    taken = {at for mention in by_rule for at in range(mention.span.start, mention.span.end)}
    kept = list(by_rule)
    family_names = {
        mention.name.split()[-1]
        for mention in (*by_rule, *by_model)
        if mention.type == "person" and " " in mention.name
    }
    for mention in by_model:
        if mention.type == "other" or mention.confidence < _least(mention, family_names, least):
            continue
        place = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.span))


def _least(mention: Mention, family_names: Collection[str], least: float) -> float:
    lone = mention.type == "person" and " " not in mention.name
    return LONE_CONFIDENCE if lone and mention.name not in family_names else least
