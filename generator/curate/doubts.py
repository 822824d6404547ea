"""What a person may want to decide in an archive: names nobody was decided on, links least sure,
and fields kept by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.archive import Archive, LinkedStory
from generator.model.ids import EntityId, PagePath
from generator.model.marks import BY_HAND, Link, LinkedMention, Mention, Unlinked

_AROUND = 48
"""Characters of text shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: its story's page, half-open offsets in the story's text, and the words
    around it."""

    page: PagePath
    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A name that was not linked, for one reason, with who was considered; `places` in the order
    of the archive."""

    name: str
    type: str
    reason: str
    candidates: tuple[EntityId, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A name and the entity it was linked to; `confidence` and `via` are those of its least sure
    mention, which is the first of `places`."""

    name: str
    entity: EntityId
    confidence: float
    via: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The fields and sections of a page that a person wrote."""

    page: PagePath
    fields: tuple[str, ...]


def undecided(archive: Archive) -> tuple[Undecided, ...]:
    """The names without a link, those of most mentions first."""
    groups: dict[tuple[str, str, str, tuple[EntityId, ...]], list[Place]] = {}
    for linked, one in _mentions(archive):
        if isinstance(one.target, Unlinked):
            mention = one.mention
            key = (mention.name, mention.type, one.target.reason, one.target.candidates)
            groups.setdefault(key, []).append(_place(archive, linked, mention))
    found = [Undecided(*key, tuple(places)) for key, places in groups.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.places), one.name, one.reason)))


def doubtful(archive: Archive, below: float) -> tuple[Doubtful, ...]:
    """The links less sure than `below`, the least sure first. What a person linked is no doubt."""
    groups: dict[tuple[str, EntityId], list[tuple[float, str, Place]]] = {}
    for linked, one in _mentions(archive):
        target, mention = one.target, one.mention
        if not isinstance(target, Link) or BY_HAND in {target.via, mention.via}:
            continue
        sure = round(mention.confidence * target.confidence, 3)
        if sure < below:
            via = f"{mention.via}; {target.via}"
            place = _place(archive, linked, mention)
            groups.setdefault((mention.name, target.entity), []).append((sure, via, place))
    found = []
    for (name, entity), marks in groups.items():
        ordered = sorted(marks, key=lambda mark: mark[0])
        sure, via, _ = ordered[0]
        found.append(Doubtful(name, entity, sure, via, tuple(place for _, _, place in ordered)))
    return tuple(sorted(found, key=lambda one: (one.confidence, one.name, one.entity)))


def kept(pinned: Mapping[PagePath, Iterable[str]]) -> tuple[Kept, ...]:
    """The pages with something written by hand, by path."""
    return tuple(Kept(page, tuple(sorted(pinned[page]))) for page in sorted(pinned))


def _mentions(archive: Archive) -> Iterable[tuple[LinkedStory, LinkedMention]]:
    return ((linked, one) for linked in archive.stories for one in linked.mentions)


def _place(archive: Archive, linked: LinkedStory, mention: Mention) -> Place:
    text, span = linked.story.text, mention.span
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    words = " ".join(text[start:end].split())
    context = f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}"
    return Place(archive.pages[linked.story.id], span.start, span.end, context)
