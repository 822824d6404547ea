"""Front matter as YAML text: laid out here, each value written as the YAML library would.

The library weighs every value anew and spends more on a page's front matter than everything else
on the page costs. Here the lay-out is ours (block style, two columns a level), and so are the
values that fill nearly all of it: words, and single lines of printable characters, which are plain
or in single quotes. What a plain value would be taken for is the library's answer. All others are
the library's to write; one that needs several lines, with all that stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import yaml

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ENDLESS = 2**31 - 1

# A letter, then printable characters (YAML 1.1, c-printable without line breaks): no colon before
# a blank, no number sign after one, no blank at the end.
_PLAIN = re.compile(
    r"[A-Za-z\u00c0-\u024f](?:[ !\"$-9;-~\u00a1-\u2027\u202a-\ud7ff]|:(?=[^ ])|(?<=[^ ])#)*(?<! )"
)
# The words of YAML 1.1 that stand for truth values and for nothing.
_NOT_PLAIN = frozenset(["y", "n", "yes", "no", "true", "false", "on", "off", "null"])
# Printable characters on one line without blanks at its ends; what begins with these marks may be
# plain or not by what follows, and is left to the library.
_LINE = re.compile(
    r"[!-,/-9;->@-~\u00a1-\u2027\u202a-\ud7ff][ -~\u00a1-\u2027\u202a-\ud7ff]*(?<! )"
)
# What no plain value has: an indicator at its beginning, or what ends a plain value.
_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|.*(?:: |:$| #)")
_DECIMAL = re.compile(r"-?\d+\.\d+")
_RESOLVER = yaml.resolver.Resolver()
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")


class _ManyLines(Exception):  # noqa: N818 (never seen outside)
    """A value that is written over several lines."""


def yaml_text(front: Mapping[str, object]) -> str:
    """What the library makes of front matter in block style, in the order given."""
    lines: list[str] = []
    try:
        _mapping(front, "", lines)
    except _ManyLines:
        return _dumped(front).removesuffix("\n")
    return "\n".join(lines)


def _mapping(values: Mapping[str, object], margin: str, lines: list[str]) -> None:
    for name, value in values.items():
        key = _scalar(name)
        if isinstance(value, dict) and value:
            lines.append(f"{margin}{key}:")
            _mapping(value, margin + "  ", lines)
        elif isinstance(value, list) and value:
            lines.append(f"{margin}{key}:")
            _sequence(value, margin, lines)
        else:
            lines.append(f"{margin}{key}: {_scalar(value)}")


def _sequence(values: Sequence[object], margin: str, lines: list[str]) -> None:
    inner = margin + "  "
    for value in values:
        if not isinstance(value, dict | list) or not value:
            lines.append(f"{margin}- {_scalar(value)}")
            continue
        first = len(lines)
        if isinstance(value, dict):
            _mapping(value, inner, lines)
        else:
            _sequence(value, inner, lines)
        lines[first] = f"{margin}- {lines[first][len(inner) :]}"


def _scalar(value: object) -> str:
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN:
            return value
        return _weighed(value)
    if type(value) is int or (type(value) is float and _DECIMAL.fullmatch(repr(value))):
        return repr(value)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return _by_library(value)


@lru_cache(maxsize=1 << 12)
def _weighed(text: str) -> str:
    if not _LINE.fullmatch(text):
        return _by_library(text)
    if not _INDICATOR.match(text) and _taken_for(text) == "tag:yaml.org,2002:str":
        return text
    return "'" + text.replace("'", "''") + "'"


def _taken_for(text: str) -> str:
    """The tag of a plain value."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _by_library(value: object) -> str:
    """A value as the library writes it behind a key."""
    text = _dumped({"key": value}).removeprefix("key: ").removesuffix("\n")
    if _BREAK.search(text):
        raise _ManyLines
    return text


def _dumped(front: Mapping[str, object]) -> str:
    return yaml.dump(
        dict(front),
        Dumper=_DUMPER,
        default_flow_style=False,
        sort_keys=False,
        allow_unicode=True,
        width=_ENDLESS,
    )
