"""A page's front matter, checked and typed."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

import msgspec

from generator.errors import PageError
from generator.model.page import EntityFront, StoryFront
from generator.store.pages import PageFile, Value

Front = TypeVar("Front", StoryFront, EntityFront)


def typed_front(file: PageFile, front: type[Front]) -> Front:
    """The known fields of a page as its front-matter class; unknown ones are a person's own.

    A field left empty (`organisations:` with its last line taken out) has its empty value.
    Raises PageError naming page and field where a value is of another type.
    """
    known = {field.name for field in fields(front)}
    values = _without_nulls({name: file.front[name] for name in file.front if name in known})
    try:
        return msgspec.convert(values, front, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        reason, _, place = str(error).partition(" - at ")
        raise PageError(
            f"{reason}.",
            file=file.path,
            place=f"front matter{', ' + place.strip('`$.') if place else ''}",
            remedy="Correct the value, or delete the field to have it made again.",
        ) from error


def _without_nulls(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    return value
