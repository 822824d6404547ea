"""Districts called after their seat: `Landkreis Uelzen` is not the town of Uelzen."""

from __future__ import annotations

from generator.authority import Authority
from generator.model.entity import Entity
from generator.model.ids import EntityId, entity_id, slugify
from generator.model.marks import Link, Mention

DISTRICT = "district"
"""The `via` of such a mention."""

_KIND = "Landkreis"
_NO_TOWNS = ("Landkreis", "Landschaft", "Insel", "Region", "Halbinsel")
"""Descriptions of places that a district shares its name with, and its ground."""


class Districts:
    """The districts of one story: those the authority has, and others first met in it."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.minted: dict[EntityId, Entity] = {}

    def choose(self, mention: Mention) -> Link:
        """The district a mention means: one of the authority by its whole name, or by what stands
        behind the word for it (`Landkreis Emsland`), else one of its own."""
        name = mention.name
        for entity in self.authority.named(name):
            if entity.type == "place":
                return Link(entity.id, "name", 0.95)
        for entity in self.authority.named(name.partition(" ")[2]):
            if entity.type == "place" and (entity.description or "").startswith(_NO_TOWNS):
                return Link(entity.id, "name", 0.95)
        made = entity_id("place", slugify(name))
        if made not in self.authority.entities:
            self.minted.setdefault(made, Entity(made, name, description=_KIND, source="archive"))
        return Link(made, "minted", mention.confidence)
