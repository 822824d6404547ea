"""What the model takes for more, or for something else, than the name it has found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

_CONTEST = re.compile(
    r"(?:[A-Z]\w+ )+(?:Festival|Open|Cup|Masters|Marathon|Trophy|Games|Championships?|League|"
    r"Series)|"
    r"[A-ZÄÖÜ]\w+ (?:Montgolfiade|Biennale|Triennale|Regatta|Olympiade|Meile)|"
    r"Grand Prix (?:de|d’|d'|of|von) ?\w+|[A-ZÄÖÜ]\w+pokal"
)
"""What the name itself tells to be an event."""
_LEAGUES_OF_PEOPLE = re.compile(r"Justice|Defen[cs]e|Urban|Muslim|Anti|Arab")
"""First words of leagues that are bodies."""


_NUMBERED = re.compile(
    r"(?:straße|autobahn|weg|platz|allee|gasse|gleis|halle|tor|block|route|highway|interstate|"
    r"bezirk|schacht|^\w{1,3})$",
    re.IGNORECASE,
)
"""Places that bear a number."""


def told_plainly(tokens: Tokens, by_model: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of the model, towns without a number behind them (`in Karlsruhe 151`), and
    contests no bodies (`London Film Festival`)."""
    for mention in by_model:
        place = tokens.range_of(mention.span)
        town = mention.type == "place" and mention.relation == "names" and len(place) == 2
        town = town and not _NUMBERED.search(tokens.texts[place[0]])
        if town and tokens.texts[place[-1]].isdigit():
            name = tokens.texts[place[0]]
            yield replace(mention, span=tokens.at(place[0]).span, name=name)
        elif mention.type in {"organisation", "place"} and _is_contest(mention.name):
            yield replace(mention, type="event")
        else:
            yield mention


def _is_contest(name: str) -> bool:
    return _CONTEST.fullmatch(name) is not None and not _LEAGUES_OF_PEOPLE.match(name)


def parted(tokens: Tokens, mention: Mention) -> Iterator[Mention]:
    """Both names of `Vicco von Bülow alias Loriot`."""
    place = tokens.range_of(mention.span)
    middle = next(at for at in place if tokens.at(at).text == "alias")
    for start, end in ((place.start, middle), (middle + 1, place.stop)):
        if end > start:
            name = " ".join(tokens.words(start, end))
            yield replace(mention, span=tokens.span(start, end), name=name)


_PREPOSITIONS = frozenset({"on", "at", "in", "from", "after"})
_FEW = 3


def cut_short(tokens: Tokens, by_model: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of the English model without what it has taken for more of the name: `on
    Sunday`, the team of a driver (`of Orvals`), a small word, a number behind a long name."""
    for mention in by_model:
        place = tokens.range_of(mention.span)
        words = tokens.words(place.start, place.stop)
        cuts = _PREPOSITIONS | {"of"} if mention.type == "person" else _PREPOSITIONS
        end = next((at for at, word in enumerate(words) if at and word in cuts), len(words))
        while end > 1 and (words[end - 1].islower() or (words[end - 1].isdigit() and end > _FEW)):
            if words[end - 1] in {"'s", "’s"}:
                break
            end -= 1
        if end == len(words) or mention.relation != "names":
            yield mention
        else:
            span = tokens.span(place.start, place.start + end)
            yield replace(mention, span=span, name=" ".join(words[:end]))
