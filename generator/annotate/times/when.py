"""The story's own date, and what follows from it for dates that are told in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model.story import Edtf

Tense = Literal["past", "future", ""]
"""What the clause of a time expression tells of its direction; "" if nothing."""


_YEARS = range(date.min.year + 100, date.max.year - 100)

_NEAR = timedelta(days=92)
"""Up to so far from the story, a day without a year is the nearest one."""


@dataclass(frozen=True, slots=True)
class When:
    """The story's own date, as far as it is known, and the tense of the clause looked at."""

    year: int
    month: int | None = None
    day: int | None = None
    tense: Tense = ""

    @classmethod
    def of(cls, stated: Edtf) -> When | None:
        """The date of a story; None where it states none that can be, or one so near the ends of
        the calendar (`9999-12-31` is a placeholder) that what is told from it may lie beyond."""
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", stated)
        if not match:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year or year not in _YEARS or (month and not valid(year, month, day or 1)):
            return None
        return cls(year, month, day)

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def unknown_day(self) -> Edtf | None:
        """Some day of the story's month, which is all that a known month allows."""
        return f"{self.year}-{self.month:02}-XX" if self.month else None

    def shifted(self, days: int) -> Edtf | None:
        """The day so many days from the story's."""
        if self.exact is None:
            return self.unknown_day()
        return (self.exact + timedelta(days=days)).isoformat()

    def week(self, ahead: int, *, first: int = 0, last: int = 6) -> Edtf | None:
        """A stretch of a week (Monday 0), so many weeks from the story's, as an interval."""
        if self.exact is None:
            return f"{self.year}-{self.month:02}" if self.month and not ahead else None
        monday = self.exact - timedelta(days=self.exact.weekday()) + timedelta(weeks=ahead)
        start, end = monday + timedelta(days=first), monday + timedelta(days=last)
        return f"{start.isoformat()}/{end.isoformat()}"

    def months(self, ahead: int) -> Edtf | None:
        """The month so many months from the story's."""
        if self.month is None:
            return None
        count = self.year * 12 + self.month - 1 + ahead
        return f"{count // 12}-{count % 12 + 1:02}"

    def quarter(self, ahead: int) -> Edtf | None:
        """The quarter so many from that of the story's month; EDTF level 2 codes 33 to 36."""
        if self.month is None:
            return None
        count = self.year * 4 + (self.month - 1) // 3 + ahead
        return f"{count // 4}-{33 + count % 4}"

    def closest(self, days: Iterable[date]) -> date | None:
        """Which of several days is meant: the nearest where it is near, whatever the tense tells,
        as farther ones are told with their year; else by tense, the next one where that tells
        nothing: what was is told in the past."""
        here = self.exact
        if here is None:
            return None
        found = sorted(days, key=lambda day: (abs(day - here), day))
        if found and abs(found[0] - here) > _NEAR:
            told = [day for day in found if (day > here) == (self.tense != "past")]
            return next(iter(told), found[0])
        return next(iter(found), None)

    def year_of(self, month: int, day: int | None = None) -> int:
        """The year of a month or day told without one: of a day as `closest` tells, of a month by
        tense the next or the last such, else the one nearest to the story; of equals the past
        one."""
        if self.month is None:
            return self.year
        years = (self.year - 1, self.year, self.year + 1)
        if day and self.day:
            found = self.closest(date(y, month, day) for y in years if valid(y, month, day))
            return found.year if found else self.year
        ahead = month - self.month
        if self.tense:
            return self.year - (ahead > 0) if self.tense == "past" else self.year + (ahead < 0)
        if ahead >= 6:
            return self.year - 1
        return self.year + 1 if ahead < -6 else self.year


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
