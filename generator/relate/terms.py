"""The terms of a story, the entities it names and the words it uses, and what it makes of each.

A word's term is its stem behind a `~`; an entity's is its id.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.model.archive import LinkedStory
from generator.model.story import Story

# How much a term counts by where it stands. Tuned on the demo archive.
_HEADLINE, _LEAD, _BODY = 2.0, 1.3, 1.0
# A German noun says more of a topic than a verb or an adjective.
_OTHER_WORD = 0.45
_PARAGRAPHS_OF_LEAD = 2

_WORD = re.compile(r"[^\W\d_]{4,}")
# Stripped once from the end of a word of at least six letters: inflection, not derivation.
_ENDING = re.compile(r"(?:ern|em|en|er|es|e|s|n)$")

# Words of time and amount, which every wire is full of.
_WHEN = frozenset(
    {
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
        "sonntag", "januar", "februar", "märz", "april", "juni", "juli", "august", "september",
        "oktober", "november", "dezember", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "january", "february", "march", "june", "july", "october",
        "december", "morgen", "mittag", "nachmittag", "abend", "nacht", "woche", "woch", "monat",
        "jahr", "jahre", "stund", "minut", "zeit", "prozent", "million", "milliard", "mensch",
        "angab",
    }
)  # fmt: skip


def stems(text: str) -> Iterator[tuple[str, bool]]:
    """The stem of each word of four letters and more, and whether it is written as a noun."""
    for word in words_with_case(text):
        stem = stem_of(word)
        if stem not in _WHEN and word.casefold() not in _WHEN:
            yield stem, word[0].isupper() and not word.isupper()


def words_with_case(text: str) -> list[str]:
    """The words of four letters and more, as they are written."""
    return _WORD.findall(text)


def stem_of(word: str) -> str:
    """A word in lower case without its inflection, roughly: `Botschaften` and `Botschaft` meet."""
    lower = word.casefold()
    return _ENDING.sub("", lower) if len(lower) > 5 else lower


def terms(linked: LinkedStory) -> dict[str, float]:
    """Each term with how much the story makes of it: where it stands first, how often."""
    story = linked.story
    found: defaultdict[str, float] = defaultdict(float)
    times: Counter[str] = Counter()
    lead_end = _lead_end(story)
    named = [m.mention for m in linked.mentions if m.entity and m.mention.relation == "names"]
    title = story.title if story.title_source == "stated" else ""
    for linked_mention in linked.mentions:
        entity = linked_mention.entity
        if entity is not None:
            place = _LEAD if linked_mention.mention.span.start < lead_end else _BODY
            if place == _LEAD and linked_mention.mention.name in title:
                place = _HEADLINE
            found[entity] = max(found[entity], place)
            times[entity] += 1
    for entity in linked.entities:
        found[entity] = max(found[entity], _BODY)
        times[entity] += not times[entity]
    masked = _masked(story.text, ((m.span.start, m.span.end) for m in named))
    parts = ((title, _HEADLINE), (masked[:lead_end], _LEAD), (masked[lead_end:], _BODY))
    for text, place in parts:
        for stem, noun in stems(text):
            term = "~" + stem
            share = 1.0 if noun or story.language != "de" else _OTHER_WORD
            found[term] = max(found[term], place * share)
            times[term] += 1
    return {term: value * (1 + math.log(times[term])) for term, value in found.items()}


def _lead_end(story: Story) -> int:
    """Where the story's first paragraphs end, an offset."""
    paragraphs = [block.span.end for block in story.blocks if block.kind == "paragraph"]
    return paragraphs[:_PARAGRAPHS_OF_LEAD][-1] if paragraphs else 0


def _masked(text: str, ranges: Iterator[tuple[int, int]]) -> str:
    """The text with linked names blanked out: they count as entities already."""
    pieces, position = [], 0
    for start, end in ranges:
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])
