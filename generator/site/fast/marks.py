"""Marked values: what a template does to a value shows in what comes out between the marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from jinja2.filters import do_striptags
from markupsafe import Markup, escape

# Private-use characters, which no theme contains.
_OPEN, _CLOSE = "\ue000", "\ue001"
_FIRST = 0xE100
# Between the marks stands something every filter of text changes in its own way.
_BODY = "<i>x  y</i>&amp;z\"'"
_FOUND = re.compile(f"{_OPEN}(.)(.*?){_CLOSE}", re.DOTALL)


class Unlearnable(Exception):  # noqa: N818 (no error: such a page is rendered by its template)
    """A template does with a page what cannot be repeated without it."""


def _plain(value: object) -> str:
    return str(value)


def _stripped(value: object) -> str:
    return str(do_striptags(value))  # type: ignore[arg-type]


def _escaped(value: object) -> str:
    return str(escape(value))


def _stripped_escaped(value: object) -> str:
    return str(escape(do_striptags(value)))  # type: ignore[arg-type]


TRANSFORMS: tuple[Callable[[object], str], ...] = (_plain, _stripped, _escaped, _stripped_escaped)
"""What templates are known to do to a text before they write it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template's output for the value `name`, changed by a transform of ours."""

    name: str
    transform: int


class Marks:
    """Hands out marked values by name and finds them again."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def text(self, name: str, *, safe: bool = False) -> str:
        """A text to stand for `name`; `safe` for one that is HTML already."""
        if name not in self._names:
            self._names.append(name)
        sign = chr(_FIRST + self._names.index(name))
        value = f"{_OPEN}{sign}{_BODY}{_CLOSE}"
        return Markup(value) if safe else value  # noqa: S704 (our own constant)

    def url(self, name: str) -> str:
        """A mark without anything a filter of addresses would change."""
        if name not in self._names:
            self._names.append(name)
        return f"{_OPEN}{chr(_FIRST + self._names.index(name))}{_CLOSE}"

    def split(self, output: str, safe: frozenset[str]) -> tuple[str | Slot, ...]:
        """A template's output as what stands fast and slots; `safe` names values that are HTML.

        Raises Unlearnable where a value came out in a way that is not known.
        """
        pieces: list[str | Slot] = []
        position = 0
        for match in _FOUND.finditer(output):
            name = self._names[ord(match[1]) - _FIRST]
            pieces += [
                _solid(output[position : match.start()]),
                _slot(name, match[0], safe=name in safe),
            ]
            position = match.end()
        return (*pieces, _solid(output[position:]))


def _slot(name: str, found: str, *, safe: bool) -> Slot:
    if len(found) == 3:
        return Slot(name, 0)
    original = f"{found[:2]}{_BODY}{_CLOSE}"
    value: object = Markup(original) if safe else original  # noqa: S704 (our own constant)
    for number, transform in enumerate(TRANSFORMS):
        if transform(value) == found:
            return Slot(name, number)
    raise Unlearnable(f"{name} is changed in a way that is not known")


def _solid(text: str) -> str:
    if _OPEN in text or _CLOSE in text:
        raise Unlearnable("a value is cut in two")
    return text


@lru_cache(maxsize=8192)
def _repeated(transform: int, value: str, *, safe: bool) -> str:
    return TRANSFORMS[transform](Markup(value) if safe else value)  # noqa: S704 (as MkDocs has it)


def filled(transform: int, value: object) -> str:
    """A value as a slot wants it; cheap for one that returns, as headings do."""
    if transform == 0:
        return str(value)
    return _repeated(transform, str(value), safe=isinstance(value, Markup))
