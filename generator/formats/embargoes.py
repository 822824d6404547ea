"""Embargoes: until when a text is held back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from generator.formats.dates import StatedDate, find_date
from generator.model.story import Edtf, Embargo

_OFFSET = re.compile(r"[+-]\d{2}:\d{2}$")
_LINE = re.compile(
    r"[(*\s]{0,4}(?:(?:Achtung|ACHTUNG|Hinweis)\b[^\n]{0,40}?)?"
    r"(?:S ?P ?E ?R ?R ?F ?R ?I ?S ?T|Sperrfrist)\b\s*(?:[:!-]|bis\b|der\b|endet\b|\d|[A-Z])"
    r"|[(*\s]{0,4}Bitte beachten Sie die Sperrfrist"
    r"|[(*\s]{0,4}(?:(?:STRICTLY |Strictly )?EMBARGO(?:ED)?|(?:Strictly )?[Ee]mbargo(?:ed)?)\s*"
    r"(?::|-|[Uu]ntil\b|UNTIL\b|[Tt]o\b|TO\b|[Ff]or\b|FOR\b|bis\b)"
    r"|[(*\s]{0,4}(?:HOLD FOR RELEASE|Hold for release|Frei (?:ab|für|erst)\b)"
)
_TIME = re.compile(
    r"(?<![\d.])(?P<h>2[0-4]|[01]?\d)(?!\d)(?:[.:](?P<m>[0-5]\d))?\s*"
    r"(?P<unit>Uhr|a\.?m\.?|p\.?m\.?|h\b)?\s*(?P<zone>GMT|UTC|MEZ|MESZ|CET|CEST|BST)?(?![\d.]\d)"
)
# Military time, as British and American desks write it: `Embargoed to 0001 Tuesday June 3`.
_HUNDREDS = re.compile(
    r"(?<![\d.,:-])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?: ?(?:hrs|hours))?(?![\d.,:-])"
    r"(?: ?(?P<zone>GMT|UTC|MEZ|MESZ|CET|CEST|BST)\b)?"
)
_OFFSETS = {"GMT": 0, "UTC": 0, "BST": 1, "MEZ": 1, "CET": 1, "MESZ": 2, "CEST": 2}


def is_embargo(line: str) -> bool:
    """Whether a line or paragraph begins as an embargo does."""
    return bool(_LINE.match(line[:120]))


def read_embargo(raw: str, zone: str, made: Edtf | None) -> Embargo:
    """The embargo that `raw` states. `until` is None where day or time cannot be made out.

    The year may come from `made` (the crawl prefix or the moment the text was made), if the
    embargo ends in its month or the next one of the same year; a time without a zone is in the
    offset of `made`, else in `zone`. Of an hour that occurs twice when summer time ends, the later
    one is taken.
    """
    shown = " ".join(raw.split())[:300]
    found = find_date(shown)
    if found is None:
        return Embargo(shown, None)
    stated, _ = found
    if stated.year is None:
        stated = _with_year(stated, made)
    moment = _time(shown)
    if stated.year is None or moment is None:
        return Embargo(shown, None)
    hour, minute, hours = moment
    day = datetime(stated.year, stated.month, stated.day)  # noqa: DTZ001 (the zone follows)
    until = day + timedelta(hours=hour, minutes=minute)
    return Embargo(shown, _zoned(until, hours, zone, made).isoformat())


def _zoned(until: datetime, hours: int | None, zone: str, made: Edtf | None) -> datetime:
    """The moment in the zone it names, else in the offset of the moment the text was made at,
    else in `zone`."""
    if hours is not None:
        return until.replace(tzinfo=timezone(timedelta(hours=hours)))
    stated = _OFFSET.search(made or "")
    local = until.replace(tzinfo=ZoneInfo(zone), fold=1)
    if stated is None or stated[0] == "+00:00":
        return local
    foreign = datetime.fromisoformat(f"{until.isoformat()}{stated[0]}")
    # A text made where clocks are set as in `zone` ends in its summer or winter time.
    own = datetime.fromisoformat(made or "").astimezone(ZoneInfo(zone)).isoformat()
    return local if own.endswith(stated[0]) else foreign


def _with_year(stated: StatedDate, made: Edtf | None) -> StatedDate:
    if made and len(made) >= 7 and 0 <= stated.month - int(made[5:7]) <= 1:
        return stated.in_year(int(made[:4]))
    return stated


def _time(raw: str) -> tuple[int, int, int | None] | None:
    """Hour, minute and stated offset of the last clock time in `raw`."""
    for match in reversed(list(_TIME.finditer(raw))):
        unit = (match["unit"] or "").replace(".", "").casefold()
        # A number alone is no time: it needs minutes behind a colon, a unit or a zone.
        if not unit and not match["zone"] and not (match["m"] and ":" in match.group()):
            continue
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if unit == "pm" and hour < 12:
            hour += 12
        elif unit == "am" and hour == 12:
            hour = 0
        if hour == 24 and minute:
            return None
        return hour, minute, _OFFSETS.get(match["zone"] or "")
    military = _HUNDREDS.search(raw) if re.search("embargo|release", raw, re.IGNORECASE) else None
    if military is None:
        return None
    return int(military["h"]), int(military["m"]), _OFFSETS.get(military["zone"] or "")
