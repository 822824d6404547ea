"""Walks of life: a goalkeeper of the story is not the minister of that name.

Thousands of politicians are known by full name, and others bear their names. A role the story
gives tells them apart where it belongs to a walk of life that is not the known person's. Only
sport and trades that politicians seldom come from count: many were clergymen, doctors, writers.
"""

from __future__ import annotations

import re

from generator.model.entity import Entity

_WALKS = tuple(
    (re.compile(roles, re.IGNORECASE), re.compile(descriptions, re.IGNORECASE))
    for roles, descriptions in (
        (
            r"spieler|trainer|coach|stürmer|torwart|keeper|kapitän|profi|rennfahrer|läufer|"
            r"schwimmer|boxer|turner|sportdirektor|striker|goalkeeper|player",
            r"spieler|trainer|fußball|sport|fahrer|athlet|boxer|turner|rennen|basketball|handball",
        ),
        (
            r"polizist|feuerwehrmann|förster|gastwirt|koch|bäcker|rentner|student|schüler|zeuge|"
            r"angeklagter|angeklagte|rettungssanitäter|hebamme|bergführer|lokführer|busfahrer",
            r"polizist|feuerwehr|förster|wirt|koch|bäcker|student|schüler|lokführer|hebamme",
        ),
    )
)
"""Roles of a walk of life as words end, and what the description of somebody in it has."""


def is_other_walk(entity: Entity, roles: list[str]) -> bool:
    """Whether all roles a story gives belong to walks of life that are not the known person's."""
    if not roles or not entity.description:
        return False
    own = " ".join([entity.description, *(tenure.role for tenure in entity.tenures)])
    return all(_elsewhere(role, own) for role in roles)


def _elsewhere(role: str, own: str) -> bool:
    nouns = [word.removesuffix("in") for word in role.split() if word[:1].isupper()] or [role]
    walks = [
        descriptions
        for roles, descriptions in _WALKS
        for noun in nouns
        if (found := roles.search(noun)) and found.end() == len(noun)
    ]
    return bool(walks) and not any(descriptions.search(own) for descriptions in walks)
