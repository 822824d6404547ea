"""Parts not meant for publication: names, telephone numbers and addresses of staff.

They are recognised before anything else is read, and no copy of them is kept anywhere.
"""

from __future__ import annotations

import re

# An ö may also come as o with a combining mark.
_PUBLIC = r"Ver(?:ö|o\u0308)ffentlichung"
_OPENING = r"[#*(_\- \t]{0,8}"
_START = re.compile(
    r"^[ \t]*(?:"
    r"\*(?:[ \t]*\*){3,40}[ \t]*$"
    rf"|{_OPENING}(?:(?:Die|Diese|Alle)[ \t])?(?:(?:nach)?folgenden?|nachstehenden?)"
    rf"[^\n.]{{0,60}}\bnicht[ \t](?:zur|für[ \t]die)[ \t]{_PUBLIC}"
    rf"|{_OPENING}nicht[ \t](?:zur|für[ \t]die)[ \t]{_PUBLIC}"
    rf"|{_OPENING}nur[ \t]zur[ \t](?:internen[ \t])?Information[ \t]der[ \t]Redaktion"
    rf"|{_OPENING}The[ \t]following[^\n.]{{0,40}}\bnot[ \t](?:intended[ \t])?for[ \t]publication"
    rf"|{_OPENING}not[ \t](?:intended[ \t])?for[ \t]publication\b"
    r"|#{1,3}[ \t]*(?:Ansprechpartner|Kontakte?\b|(?:Editorial[ \t])?Contacts?\b"
    r"|[\w-]{0,20}-Kontakte)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
# One of these is in every beginning; searching a text for them is much faster than the pattern.
_HINTS = ("*", "#", "ffentlichung", "publication", "redaktion")
_MAIL = re.compile(r"[\w+-]@[\w-]{1,63}\.[\w.-]{2,63}")
# Each begins with a character of its own, which the search can jump to.
_INTERNATIONAL = re.compile(r"\+\d[\d ()/\-]{6,20}\d")
_NATIONAL = re.compile(r"0(?<!\w0)\d{2,5}[ /\-]{1,3}\d{3,20}")


def private_start(text: str, start: int, end: int) -> int | None:
    """Where the part that is not for publication begins in `text[start:end]`; it runs to `end`."""
    folded = text[start:end].casefold()
    if not any(hint in folded for hint in _HINTS):
        return None
    match = _START.search(text, start, end)
    return match.start() if match else None


def holds_contact(raw: str) -> bool:
    """Whether `raw` holds a telephone number or a mail address."""
    if "@" in raw and _MAIL.search(raw):
        return True
    return bool(_INTERNATIONAL.search(raw) or _NATIONAL.search(raw))
