"""Dates as wires write them, read without adding anything to them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from generator.model.story import Edtf

_MONTHS: tuple[str, ...] = (
    "january januar jänner jan janv janvier ene enero gen gennaio",
    "february februar feber feb févr fév février febrero febbraio",
    "march märz mrz mar mars marzo",
    "april apr avr avril abr abril aprile",
    "may mai mayo mag maggio",
    "june juni jun juin junio giu giugno",
    "july juli jul juil juillet julio lug luglio",
    "august aug août ago agosto",
    "september sept sep septembre septiembre set settembre",
    "october oktober oct okt octobre octubre ott ottobre",
    "november nov novembre noviembre",
    "december dezember dec dez déc décembre dic diciembre dicembre",
)
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
"""Month names and abbreviations without their full stop, in the languages of datelines."""

MONTH = r"[A-Za-zÄÖÜäöüéû]{3,10}\.?"
"""A pattern for what may be a month's name."""

_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?P<m>{MONTH})(?:,?\s(?P<y>\d{{4}})(?!\d))?"
)
_MONTH_FIRST = re.compile(
    rf"(?P<m>{MONTH})\s(?P<d>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?\s(?P<y>\d{{4}})(?!\d))?"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}(?!\d)))?")
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_PATTERNS = (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMERIC)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day and month as written; `year` is None where the text gives none of four digits."""

    day: int
    month: int
    year: int | None

    @property
    def edtf(self) -> Edtf | None:
        """The date in full, None without a year."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else None

    def in_year(self, year: int) -> StatedDate:
        """The same day of that year."""
        return StatedDate(self.day, self.month, year)


def read_date(raw: str) -> StatedDate | None:
    """The date that `raw` consists of, None where it is none or no such day exists."""
    text = unicodedata.normalize("NFC", raw.strip())
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            return _stated(match)
    return None


def find_date(raw: str) -> tuple[StatedDate, int] | None:
    """The first date within `raw` and the offset where it ends; `raw` is short (one line)."""
    found: tuple[int, StatedDate, int] | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(raw):
            stated = _stated(match)
            if stated and (found is None or match.start() < found[0]):
                found = match.start(), stated, match.end()
            if stated:
                break
    return found[1:] if found else None


def _stated(match: re.Match[str]) -> StatedDate | None:
    month_text = match["m"]
    month = (
        int(month_text) if month_text.isdigit() else MONTHS.get(month_text.casefold().rstrip("."))
    )
    year = int(match["y"]) if match["y"] and len(match["y"]) == 4 else None
    try:
        # Without a year the 29 February must pass: take a leap year for the check.
        date(year or 2000, month or 0, int(match["d"]))
    except ValueError:
        return None
    return StatedDate(int(match["d"]), month or 0, year)
