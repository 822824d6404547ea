"""Story dates as day numbers, as precise as they are."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from generator.model.story import Story


@dataclass(frozen=True, slots=True)
class Days:
    """The days a story may be of, as ordinals of the proleptic Gregorian calendar, both included.

    One day where the date is known to the day, all of a month where only that is known.
    """

    first: int
    last: int

    def apart(self, other: Days) -> int:
        """The fewest days that may lie between the two; 0 where they overlap."""
        return max(0, self.first - other.last, other.first - self.last)

    def joined(self, other: Days) -> Days:
        """The stretch that holds both."""
        return Days(min(self.first, other.first), max(self.last, other.last))


def days_of(story: Story) -> Days | None:
    """The days of a story; None where its date is missing, impossible, or known by year only."""
    date = (story.date or "")[:10]
    try:
        if len(date) == 7:
            year, month = int(date[:4]), int(date[5:])
            end = calendar.monthrange(year, month)[1]
            return Days(dt.date(year, month, 1).toordinal(), dt.date(year, month, end).toordinal())
        day = dt.date.fromisoformat(date).toordinal()
    except ValueError:
        return None
    return Days(day, day)
