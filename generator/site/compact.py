"""Templates without what only makes them readable.

Material's templates are indented twenty deep, and every page would carry the indent: a fifth of
what stands before a story's text. Nothing a reader sees depends on it.
"""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.ext import Extension

_INDENT = re.compile(r"(?m)^[ \t]+")
_KEPT = ("<pre", "<textarea")


class _Unindented(Extension):
    """Takes the indent off a template before it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's source as it is compiled; line numbers stay right."""
        del name, filename
        return source if any(tag in source for tag in _KEPT) else _INDENT.sub("", source)


def compact(env: Environment) -> None:
    """Have templates that are not compiled yet written without indent and without the lines that
    only steer them."""
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension(_Unindented)
