"""What letters have around their text: the sender's lines below it, the heads of forwarded mails.

Both hold names, addresses and telephone numbers that are not meant for publication: no copy of
them is kept.
"""

from __future__ import annotations

import re

from generator.model.story import Notice

_SIGNATURE = re.compile(r"^-- {1,2}$", re.MULTILINE)
_CLOSING = re.compile(
    r"^[ \t]*(?:(?:Mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|schönen?|kollegialen?)"
    r" Grü(?:ß|ss)en?|(?:Kind|Best|Warm) regards|Regards|Sincerely|Yours (?:sincerely|faithfully))"
    r"\b[,.]?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MOST_SENDER_LINES = 15
# The rule above a forwarded mail, and its head of known fields.
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:Original Message|Forwarded message|Ursprüngliche Nachricht"
    r"|Weitergeleitete Nachricht|Original-Nachricht)[ \t]*-{2,}|Begin forwarded message:"
    r"|Anfang der weitergeleiteten Nachricht:)[ \t]*\n(?:[ \t>]*\n)?"
    r"(?:[ \t>]*(?:Von|From|Gesendet|Sent|An|To|Cc|Kopie|Betreff|Subject|Datum|Date|Reply-To"
    r"|Antwort an)[ \t]*:[^\n]*\n){1,10}",
    re.MULTILINE,
)


def _closing_of(text: str) -> re.Match[str] | None:
    """The formula that closes a letter, with nothing but a sender's lines below it."""
    match = next(iter(reversed(list(_CLOSING.finditer(text)))), None)
    below = text[match.end() :].strip().split("\n") if match else []
    short = len(below) <= _MOST_SENDER_LINES and all(len(line) <= 100 for line in below)
    return match if match and short else None


def without_forwarding(text: str, notices: list[Notice]) -> str:
    """The text without the heads of mails that it was forwarded in; they hold addresses."""
    bare = _FORWARDED.sub("\n", text)
    if bare != text:
        notices.append(Notice("private-dropped", "The heads of forwarded mails were left out."))
    return bare


def without_signature(text: str, notices: list[Notice]) -> str:
    """The text up to the line `-- `, below which names and telephone numbers stand."""
    match = _SIGNATURE.search(text) or _closing_of(text)
    if match is None or not text[: match.start()].strip():
        return text
    notices.append(Notice("private-dropped", "The mail's signature was left out."))
    return text[: match.start()]
