"""Under which letter a name is filed."""

from __future__ import annotations

from functools import lru_cache

from generator.model.entity import Entity
from generator.model.ids import slugify


def filing_name(record: Entity) -> str:
    """What an entity is filed under: a person's surname first; digits under `0`."""
    return _filed(record.name, person=record.type == "person")


@lru_cache(maxsize=1 << 17)
def _filed(name: str, *, person: bool) -> str:
    if person:
        given, _, surname = name.rpartition(" ")
        name = f"{surname} {given}" if given else surname
    slug = slugify(name, limit=120)
    return f"0{slug}" if slug[0].isdigit() else slug
