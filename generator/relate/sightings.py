"""Where a story mentions each of its entities, in context: what an entity's page shows of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.model.archive import LinkedStory
from generator.model.extract import Line, Sighting
from generator.model.ids import EntityId
from generator.model.marks import BY_HAND, LinkedMention
from generator.model.text import Span

# Context of a line on either side, in code points: about half a line of print.
CONTEXT = 48
# More lines of one story say little more and make pages of much-named entities endless.
LINES_PER_STORY = 3


def sightings(linked: LinkedStory) -> Mapping[EntityId, Sighting]:
    """Each mentioned entity of the story with its mentions, in text order."""
    mentions: defaultdict[EntityId, list[LinkedMention]] = defaultdict(list)
    for mention in linked.mentions:
        if mention.entity is not None:
            mentions[mention.entity].append(mention)
    return {entity: _sighting(found, linked) for entity, found in mentions.items()}


def _sighting(mentions: Sequence[LinkedMention], linked: LinkedStory) -> Sighting:
    spans = {mention.mention.span for mention in mentions}
    roles = (mark.role for mark in linked.annotations.roles if mark.holder in spans)
    lines = (_line(linked, mention) for mention in mentions[:LINES_PER_STORY])
    return Sighting(len(mentions), tuple(lines), tuple(roles))


def _line(linked: LinkedStory, mention: LinkedMention) -> Line:
    span, text = mention.mention.span, linked.story.text
    number, block = next(
        (number, block)
        for number, block in enumerate(linked.story.blocks, start=1)
        if block.span.overlaps(span)
    )
    left, right = context(text, span, block.span)
    return Line(left, span.of(text), right, number, mention.mention.via == BY_HAND)


def context(text: str, span: Span, within: Span, width: int = CONTEXT) -> tuple[str, str]:
    """What stands left and right of `span` in its block, cut at words to about `width`."""
    start = max(within.start, min(span.start, span.start - width))
    end = min(within.end, max(span.end, span.end + width))
    left, right = text[start : span.start], text[span.end : end]
    if start > within.start:
        left = "… " + left.partition(" ")[2]
    if end < within.end:
        right = right.rpartition(" ")[0] + " …"
    return left.replace("\n", " "), right.replace("\n", " ")
