"""Characters that no text holds, wherever a format's escapes brought them in."""

from __future__ import annotations

import re

_ALIEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def blanked(text: str) -> str:
    """`text` with control characters as blanks and lone surrogates as U+FFFD.

    Tabs and line ends stay. The length stays, so offsets do.
    """
    return whole(_ALIEN.sub(" ", text))


def whole(text: str) -> str:
    """`text` with lone surrogates, halves of characters, as U+FFFD; its length stays."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
