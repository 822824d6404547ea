"""What English calls after where it is held: `the Turin Winter Olympics`, `the Detroit auto show`.

The town is part of the name, which is one event; the kind of a show is written small.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.happenings import SUMMIT
from generator.annotate.tokens import Tokens, may_name
from generator.model.marks import Mention

_CONFIDENCE = 0.9
_HELD = word_set("Olympics Paralympics show fair summit")
_BEFORE = frozenset({"Winter", "Summer", "auto", "motor", "air", "book", "boat", "car"})
"""Words between the town and what is held there."""
_SHOWS = frozenset({"show", "fair"})
"""What is no name without one of them."""
_LONGEST_TOWN = 3


def english_events(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The games, shows and meetings of an English story that are called after a place, or a meeting
    of states after its members (`its Vienna summit`), and games after a year."""
    for index in tokens.among(_HELD):
        sentence = tokens.at(index).sentence
        start = index - (tokens.near(index - 1, sentence).text in _BEFORE)
        if start == index and tokens.texts[index] in _SHOWS:
            continue
        begin = _called_after(tokens, start, gazetteer)
        if begin is not None:
            span = tokens.span(begin, index + 1)
            yield Mention(span, "event", span.of(tokens.text), "names", SUMMIT, _CONFIDENCE)


def _called_after(tokens: Tokens, end: int, gazetteer: Gazetteer) -> int | None:
    """Where the place, the year or the members end that something is called after."""
    sentence = tokens.at(end).sentence
    before = tokens.near(end - 1, sentence)
    if before.text.isdigit() and len(before.text) == 4:
        return None if tokens.texts[end] == "summit" else end - 1
    for start in range(end - _LONGEST_TOWN, end):
        if may_name(tokens.near(start, sentence)):
            found = gazetteer.longest(tokens, start)
            named = found is not None and found.end == end and found.name.likeliest
            if named and named.type in {"place", "organisation"}:
                return start
    return None
