"""What a person said of the names in a story, put back after linking."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.authority import Authority
from generator.curate.fields import typed_front
from generator.curate.stories import TEXT, markdown_blocks
from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, parse_entity_id, type_of
from generator.model.marks import (
    BY_HAND,
    Link,
    LinkedMention,
    Mention,
    MentionRelation,
    RoleMark,
    Unlinked,
)
from generator.model.page import RoleFront, StoryFront
from generator.model.story import Place
from generator.model.text import Span
from generator.store.dialect import unweave
from generator.store.pages import PageFile


def edited_links(linked: LinkedStory, file: PageFile, authority: Authority) -> LinkedStory:
    """The story with the links, entities, dateline and roles a person set on its page.

    An edited text's own links are the links; an edited list of entities is the list: a mention of
    one that was taken off it is unlinked, and the names of one that was added are looked for.
    """
    pinned = file.pinned()
    front = typed_front(file, StoryFront)
    if TEXT in pinned:
        mentions = _links_in_text(file)
        linked = replace(linked, mentions=mentions, entities=_in_order(mentions))
    if "dateline" in pinned:
        linked = _with_dateline(linked, front.dateline, authority)
    if "entities" in pinned:
        linked = _with_entities(linked, front.entities.all(), authority)
    if "roles" in pinned:
        linked = _with_roles(linked, front.roles)
    return linked


def _links_in_text(file: PageFile) -> tuple[LinkedMention, ...]:
    """The mentions that the links of a hand-edited text stand for, offsets in that text."""
    mentions: list[LinkedMention] = []
    position = 0
    for kind, piece in markdown_blocks(file.sections[TEXT]):
        text, links = (piece, ()) if kind == "preformatted" else unweave(piece)
        if not text:
            continue
        for woven in links:
            entity = _target(file, woven.target)
            if entity is not None:
                mention = Mention(
                    woven.span.shift(position),
                    type_of(entity),
                    woven.span.of(text),
                    _relation(text, woven.span, woven.title),
                    via=BY_HAND,
                )
                mentions.append(LinkedMention(mention, Link(entity, BY_HAND)))
        position += len(text) + 2
    return tuple(mentions)


def _target(file: PageFile, target: str) -> EntityId | None:
    """The entity whose page a relative link leads to."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), target))
    try:
        return parse_entity_id(path.removesuffix(".md"))
    except ValueError:
        return None


def _relation(text: str, span: Span, title: str) -> MentionRelation:
    """A titled link is no plain name: part of a compound by its neighbours, else derived."""
    if not title:
        return "names"
    around = text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1]
    return "part" if any(mark == "-" or mark.isalnum() for mark in around) else "relates"


def _in_order(mentions: Iterable[LinkedMention]) -> tuple[EntityId, ...]:
    """Each entity once, in order of first mention."""
    return tuple(dict.fromkeys(m.entity for m in mentions if m.entity is not None))


def _with_dateline(
    linked: LinkedStory, entries: Sequence[str], authority: Authority
) -> LinkedStory:
    """The dateline as a person lists it: entity ids, or names without a page."""
    places: list[Place] = []
    entities: list[EntityId | None] = []
    for entry in entries:
        try:
            entity = parse_entity_id(entry)
        except ValueError:
            entity = None
        record = authority.entities.get(entity) if entity else None
        name = record.name if record else entry
        places.append(Place(name, name))
        entities.append(entity if record else None)
    story = replace(linked.story, dateline=tuple(places))
    named = (*(entity for entity in entities if entity), *linked.entities)
    return replace(
        linked, story=story, dateline=tuple(entities), entities=tuple(dict.fromkeys(named))
    )


def _with_entities(
    linked: LinkedStory, wanted: Sequence[EntityId], authority: Authority
) -> LinkedStory:
    allowed = frozenset(wanted)
    kept = tuple(
        mention
        if mention.entity is None or mention.entity in allowed
        else LinkedMention(mention.mention, Unlinked("taken off by hand", (mention.entity,)))
        for mention in linked.mentions
    )
    present = {mention.entity for mention in kept}
    minted = {record.id: record for record in linked.minted}
    for entity in wanted:
        record = authority.entities.get(entity) or minted.get(entity)
        if entity not in present and record is not None:
            kept = _look_for(record, linked.story.text, kept)
    return replace(
        linked,
        mentions=kept,
        entities=tuple(wanted),
        dateline=tuple(entity if entity in allowed else None for entity in linked.dateline),
        minted=tuple(record for record in linked.minted if record.id in allowed),
    )


def _look_for(
    record: Entity, text: str, mentions: tuple[LinkedMention, ...]
) -> tuple[LinkedMention, ...]:
    """Mentions with those added where the text has one of the entity's names unlinked."""
    taken = [mention.mention.span for mention in mentions if mention.entity is not None]
    found: list[LinkedMention] = []
    for name in sorted({record.name, *record.aliases}, key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", text):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                mention = Mention(span, record.type, name, via=BY_HAND)
                found.append(LinkedMention(mention, Link(record.id, BY_HAND)))
    free = [m for m in mentions if not any(m.mention.span.overlaps(f.mention.span) for f in found)]
    return tuple(sorted([*free, *found], key=lambda m: m.mention.span))


def _with_roles(linked: LinkedStory, roles: Sequence[RoleFront]) -> LinkedStory:
    """The role marks as a person lists them, each tied to the entity's first mention."""
    first: dict[EntityId, Span] = {}
    for mention in linked.mentions:
        if mention.entity is not None:
            first.setdefault(mention.entity, mention.mention.span)
    marks = tuple(
        RoleMark(Span(*role.at), first[role.entity], role.role, via=BY_HAND)
        for role in roles
        if role.entity in first and 0 <= role.at[0] < role.at[1] <= len(linked.story.text)
    )
    return replace(linked, annotations=replace(linked.annotations, roles=marks))
