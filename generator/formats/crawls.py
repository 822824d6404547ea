"""The prefix ` date 2025-04 ` that a text crawl put in front of each text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.model.story import Edtf

_CRAWL = re.compile(r"[ \t]*date (?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?=\s|$)")
AT_LINE_START = re.compile(r"^[ \t]*date \d{4}(?:-\d{2}(?:-\d{2})?)?(?=\s)", re.MULTILINE)
"""Where a crawl prefix may stand in a file of several stories."""


@dataclass(frozen=True, slots=True)
class CrawlPrefix:
    """The date of the prefix in its own precision; `end` is the offset behind it."""

    edtf: Edtf
    end: int


def crawl_at(text: str, start: int) -> CrawlPrefix | None:
    """The crawl prefix at `start`; None where there is none or its date is impossible."""
    match = _CRAWL.match(text, start)
    if match is None:
        return None
    month, day = match["m"], match["d"]
    try:
        date(int(match["y"]), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return CrawlPrefix("-".join(part for part in match.group("y", "m", "d") if part), match.end())
