"""Which body a story means by its kind alone: `the agency` after the Quorvale Health Agency."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.annotate.grammar import word_set
from generator.annotate.speech.phrases import Scene
from generator.model.marks import Mention
from generator.model.text import Span

_KINDS = word_set(
    """agency authority bank company firm union group party court ministry commission committee
    association university airline carmaker institute council federation organisation organization
    broadcaster newspaper club league tribunal operator manufacturer publisher retailer foundation
    charity regulator bureau department board"""
)
_COMPANIES = ("konzern", "unternehmen", "firma", "hersteller", "bauer", "versicherer", "bank")
"""What companies are called, as a word or as the end of a compound."""
_PUBLIC = re.compile(
    r"gericht|amt\b|ministerium|anwaltschaft|polizei|partei|gewerkschaft|behörde|verband|"
    r"parlament|regierung|kommission|rat\b|börse|dax\b",
    re.IGNORECASE,
)
"""What no company's name has."""
_NEAR = 2


def named_by_kind(scene: Scene, bodies: Iterable[Mention], place: range) -> Span | None:
    """The body that the phrase at `place` means: the one before of that kind by its name or by the
    word beside it, else the only one named in this sentence and the two before."""
    words = scene.tokens.words(place.start, place.stop)
    if len(words) != 2 or words[0] not in {"The", "the"} or words[1] not in _KINDS:
        return None
    of_kind: dict[str, Span] = {}
    for mention in bodies:
        inside = scene.tokens.range_of(mention.span)
        if inside.start >= place.start:
            break
        said = (scene.word(inside.start - 1), *scene.tokens.words(inside.start, inside.stop))
        if words[1] in map(str.lower, (*said, scene.word(inside.stop))):
            of_kind[mention.name] = mention.span
    found = of_kind or named_lately(scene, bodies, place)
    return next(iter(found.values())) if len(found) == 1 else None


def companies_lately(
    scene: Scene, bodies: Iterable[Mention], place: range, kind: str
) -> dict[str, Span]:
    """The bodies a German word for a company may mean, of those named lately; none of another."""
    if not kind.endswith(_COMPANIES):
        return {}
    firms = [mention for mention in bodies if not _PUBLIC.search(mention.name)]
    return named_lately(scene, firms, place)


def named_lately(scene: Scene, bodies: Iterable[Mention], place: range) -> dict[str, Span]:
    """The bodies named before the phrase at `place`, in its sentence and two before, by name."""
    here = scene.tokens.at(place.start).sentence
    near: dict[str, Span] = {}
    for mention in bodies:
        first = scene.tokens.index_at(mention.span.start)
        if first >= place.start:
            break
        if here - scene.tokens.at(first).sentence <= _NEAR:
            near[mention.name] = mention.span
    return near
