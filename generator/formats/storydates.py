"""A story's date, out of all places in a wire that state one."""

from __future__ import annotations

import re

from generator.formats.dates import StatedDate, read_date
from generator.formats.reading import Reading
from generator.model.story import Edtf

_OF_DAY = re.compile(r"\bvom (?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\. \w{3,9} \d{4})")


def story_date(
    reading: Reading,
    *,
    crawl: Edtf | None,
    stated: tuple[StatedDate | None, ...],
    moment: Edtf | None,
    title: str,
) -> tuple[Edtf | None, str]:
    """The date and its source: `crawl`, `dateline`, `closing` or `headline`; (None, "") without.

    The crawl prefix counts first; a day that dateline or head states refines it if it lies within,
    and is only reported if it does not. A year comes from the wire or the crawl prefix alone.
    """
    day = next((date for date in stated if date), None)
    if crawl:
        return _refined(reading, crawl, day)
    if day and day.edtf:
        return day.edtf, "dateline"
    if moment:
        return moment, "closing"
    match = _OF_DAY.search(title)
    of_day = read_date(match["date"]) if match else None
    if of_day and of_day.edtf:
        return of_day.edtf, "headline"
    if day:
        reading.notice(
            "date-without-year",
            f"The dateline's day ({day.day}.{day.month}.) has no year: the story is undated.",
            warning=True,
        )
    else:
        reading.notice("undated", "The wire states no date.", warning=True)
    return None, ""


def _refined(reading: Reading, crawl: Edtf, day: StatedDate | None) -> tuple[Edtf, str]:
    if day is None:
        return crawl, "crawl"
    full = (day if day.year else day.in_year(int(crawl[:4]))).edtf or ""
    if full == crawl:
        return crawl, "crawl"
    if full.startswith(crawl):
        return full, "dateline"
    reading.notice(
        "date-differs",
        f"The dateline's day ({day.day}.{day.month}.) lies outside the crawl's date ({crawl}).",
    )
    return crawl, "crawl"
