"""Entity pages a person edited or wrote, as records of the authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from generator.authority import Authority
from generator.curate.fields import typed_front
from generator.errors import PageError
from generator.model.entity import AuthorityId, Entity, Tenure
from generator.model.ids import ENTITY_TYPES, EntityId, parse_entity_id, type_of
from generator.model.page import EntityFront
from generator.store.pages import PageFile

_FIELDS = frozenset(field.name for field in fields(EntityFront)) - {"kind"}


def edited_entities(files: Iterable[PageFile], authority: Authority) -> tuple[Entity, ...]:
    """The records of entity pages on which a person set a field, or which a person wrote.

    A renamed entity keeps its former name as an alias: the wires go on using it.
    Raises PageError for a field of the wrong type or a page in another type's folder.
    """
    records = []
    for file in files:
        entity = _entity_id(file)
        if entity is None:
            continue
        named = set(file.front) & _FIELDS
        edited = named & file.pinned() if file.made else named
        if not edited:
            continue
        front = typed_front(file, EntityFront)
        known = authority.entities.get(entity)
        base = known or Entity(entity, front.title)
        records.append(_overlaid(base, front, edited if known is not None else named))
    return tuple(records)


def _entity_id(file: PageFile) -> EntityId | None:
    """The entity a page is about, None for every other kind of page."""
    if file.front.get("kind") not in ENTITY_TYPES:
        return None
    try:
        entity = parse_entity_id(file.path.removesuffix(".md"))
    except ValueError as error:
        raise PageError(f"{error}.", file=file.path, remedy="Rename the page.") from error
    if type_of(entity) != file.front["kind"]:
        raise PageError(
            f"kind {file.front['kind']!r} does not belong into this folder.",
            file=file.path,
            place="front matter, kind",
            remedy=f"Set kind: {type_of(entity)}, or move the page.",
        )
    return entity


def _overlaid(base: Entity, front: EntityFront, taken: set[str]) -> Entity:
    """The record with the fields in `taken` as the page has them."""
    stated = Entity(
        base.id,
        front.title,
        aliases=front.aliases,
        description=front.description,
        ids=tuple(AuthorityId(id_.scheme, id_.value, id_.source) for id_ in front.ids),
        tenures=tuple(Tenure(t.role, t.of, t.start, t.end) for t in front.tenures),
        country=front.country,
        capital=front.capital,
        coordinates=front.coordinates,
        same_as=front.same_as,
        distinct_from=front.distinct_from,
    )
    names = {"title": "name"}
    changes = {names.get(field, field): getattr(stated, names.get(field, field)) for field in taken}
    record = replace(base, **changes, source="page")
    former = () if base.name in (record.name, *record.aliases) else (base.name,)
    return replace(record, aliases=(*record.aliases, *former))
