"""Text in quotation marks, its own marks turned into inner ones as the language has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.settings import Language

_MARKS: Mapping[Language, tuple[str, str, str, str]] = MappingProxyType(
    {"de": ("„", "“", "‚", "‘"), "en": ("“", "”", "‘", "’")}
)
_ANY = re.compile('["„“”«»]')
# Which way a mark faces is told by what stands about it: an opening one begins a word.
_OPENING = re.compile(r"(?:^|[\s(\[–—-])$")


def quotation(text: str, language: Language) -> str:
    """`text` within the language's marks.

    Marks within it become inner ones where they come in pairs; single ones are left as they are.
    """
    opening, closing, *inner = _MARKS[language]
    found = list(_ANY.finditer(text))
    if len(found) % 2 or any(
        bool(_OPENING.search(text[: mark.start()])) == bool(number % 2)
        for number, mark in enumerate(found)
    ):
        return f"{opening}{text}{closing}"
    pieces, position = [], 0
    for number, mark in enumerate(found):
        pieces += [text[position : mark.start()], inner[number % 2]]
        position = mark.end()
    return f"{opening}{''.join(pieces)}{text[position:]}{closing}"
