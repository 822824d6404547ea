"""JSON deliveries, read without trusting them, and typed access to their fields.

Bounds: 32 MiB a file, 64 levels, 20,000 items. Lone surrogates are replaced at once, control
characters where fields are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import WireError
from generator.formats.controls import whole
from generator.formats.decoding import decode
from generator.formats.stated import field
from generator.model.story import Notice
from generator.model.wire import Wire

LARGEST = 32 * 1024 * 1024
"""A file of more bytes is refused."""

DEEPEST = 64
"""A document nested deeper is refused."""

MOST_ITEMS = 20_000
"""A file of more news items is refused."""

_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)

_HALVES = re.compile(r"\\u[dD][89a-fA-F]")

Json = dict[str, object]
"""An object of a JSON document, whose values nothing is known of yet."""


@dataclass(frozen=True, slots=True)
class JsonDocument:
    """The values of a file (one; or one a line) and what was to be said of reading them."""

    values: tuple[object, ...]
    notices: tuple[Notice, ...]


def read_json(wire: Wire) -> JsonDocument:
    """The wire's JSON, or its JSON Lines. Raises WireError for anything else, or too much."""
    if len(wire.raw) > LARGEST:
        raise _refused(f"larger than {LARGEST // 1024 // 1024} MiB", wire)
    decoded = decode(wire.raw, file=wire.file)
    text = decoded.text.lstrip("\ufeff \n\t")
    notices = [notice for notice in decoded.notices if notice.code != "line-ends"]
    _bound_depth(text, wire)
    try:
        return JsonDocument((_loads(text),), tuple(notices))
    except ValueError as fault:
        lines = _loads_lines(text)
        if lines is None:
            raise _refused(f"no JSON ({str(fault)[:200]})", wire) from None
    return JsonDocument(lines, tuple(notices))


def _refused(reason: str, wire: Wire) -> WireError:
    return WireError(f"{reason}.", file=wire.file, remedy="Restore or remove the file.")


def _loads(text: str) -> object:
    """The value of a document; ValueError where it is none. Control characters may stand raw."""
    loaded: object = json.JSONDecoder(strict=False, parse_int=_integer).decode(text.strip())
    return _mended(loaded) if _HALVES.search(text) else loaded


def _mended(value: object) -> object:
    """The value without halves of characters, which only escapes can bring in."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(member) for member in value]
    if isinstance(value, dict):
        return {whole(name): _mended(member) for name, member in value.items()}
    return value


def _integer(digits: str) -> int | float:
    """A number; the longest ones, which take quadratic time, only roughly."""
    return int(digits) if len(digits) <= 40 else float(digits)


def _loads_lines(text: str) -> tuple[object, ...] | None:
    """The values of JSON Lines; None where a line is no JSON."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    try:
        return tuple(_loads(line) for line in lines)
    except ValueError:
        return None


def _bound_depth(text: str, wire: Wire) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        mark = match.group()[0]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                raise _refused(f"nested deeper than {DEEPEST} levels", wire)
        elif mark in "]}":
            depth -= 1


def objects(value: object) -> Iterator[Json]:
    """The objects of a list, or the one object itself; one more than a file may hold at most."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        for member in value[: MOST_ITEMS + 1]:
            if isinstance(member, dict):
                yield member


def members(value: object) -> Iterator[Json]:
    """The objects of a list or, by name, of an object of objects."""
    if isinstance(value, dict):
        yield from (member for member in value.values() if isinstance(member, dict))
    else:
        yield from objects(value)


def text(value: object) -> str:
    """A field of text as it stands, "" for anything but a string or a number."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def first_text(entry: Json, *keys: str) -> str:
    """The first of these fields that holds text."""
    return next((text(entry.get(key)) for key in keys if text(entry.get(key)).strip()), "")


def strings(value: object) -> list[str]:
    """The texts of a list, of a list of objects by their name, or of one field."""
    if isinstance(value, list):
        told = (first_text(v, "name", "value", "literal") if isinstance(v, dict) else text(v)
                for v in value[:MOST_ITEMS])  # fmt: skip
        return [one for one in told if one.strip()]
    return [text(value)] if text(value).strip() else []


def lowered(entry: Json) -> Json:
    """The object with its keys in lower case without marks (`versionCreated`, `version_created`
    and `versioncreated` are one); the first of several such keys counts."""
    made: Json = {}
    for key, value in entry.items():
        made.setdefault(re.sub(r"[^a-z0-9$@]", "", key.casefold()), value)
    return made


def bounded(items: Iterable[Json], wire: Wire) -> list[Json]:
    """The items as a list. Raises WireError where there are more than a file may hold."""
    listed: list[Json] = []
    for entry in items:
        listed.append(entry)
        if len(listed) > MOST_ITEMS:
            raise _refused(f"more than {MOST_ITEMS} items", wire)
    return listed


def leftover(name: str, value: object) -> tuple[str, str]:
    """What an unknown field holds, as one line; "" for what holds no text."""
    if isinstance(value, bool) or value is None:
        return name, ""
    if isinstance(value, dict | list):
        return name, field(json.dumps(value, ensure_ascii=False)[:4000]) if value else ""
    return name, field(value)
