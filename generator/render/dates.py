"""EDTF dates as readers see them, and the pages that stand for them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from babel.dates import format_date, get_month_names

from generator.model.ids import PagePath, page_path
from generator.settings import Language

_EDTF = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?:T(?P<time>\d{2}:\d{2}).*)?"
)


@lru_cache(maxsize=1 << 15)
def parts(date: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of an EDTF date, None from where its precision ends."""
    match = _EDTF.match(date or "")
    if not match:
        return (None, None, None)
    year = int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if month and match["day"] else None
    return (year, month, day)


@lru_cache(maxsize=4096)
def shown(date: str | None, language: Language) -> str:
    """A date in words at its own precision (`April 2025`); "" for none."""
    year, month, day = parts(date)
    if year is None:
        return ""
    if month is None:
        return str(year)
    if day is None:
        return f"{month_name(month, language)} {year}"
    try:
        return str(format_date(dt.date(year, month, day), format="long", locale=language))
    except ValueError:  # 2025-02-30: an impossible day is shown as the wire has it
        return date or ""


@lru_cache(maxsize=4096)
def short(date: str | None, language: Language) -> str:
    """A date in figures at its own precision (`03.10.1990`, `10.1990`); "" for none."""
    year, month, day = parts(date)
    if year is None or month is None:
        return str(year or "")
    if day is None:
        return f"{month:02}.{year}" if language == "de" else f"{month:02}/{year}"
    try:
        return str(format_date(dt.date(year, month, day), format="medium", locale=language))
    except ValueError:
        return date or ""


@lru_cache(maxsize=64)
def month_name(month: int, language: Language) -> str:
    """The month's name; months beyond 1-12 as their number."""
    names = get_month_names("wide", context="stand-alone", locale=language)
    return str(names.get(month, month))


def date_page(date: str | None) -> PagePath | None:
    """The day, month or year page a date belongs to, at its own precision."""
    year, month, day = parts(date)
    if year is None:
        return None
    if month is None:
        return page_path(f"days/{year:04}/index.md")
    if day is None:
        return page_path(f"days/{year:04}/{month:02}/index.md")
    return page_path(f"days/{year:04}/{month:02}/{day:02}.md")


def folder(date: str | None) -> str:
    """Where a story of this date is filed: `2025/04`, `2025/00` or `undated`."""
    year, month, _ = parts(date)
    if year is None:
        return "undated"
    return f"{year:04}/{month or 0:02}"
