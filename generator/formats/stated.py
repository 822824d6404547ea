"""What a format's own fields state of a story, before its body is read.

Every format that wraps a text in fields fills a `Stated`; what it states wins over whatever the
conventions of the text itself would say, and what it leaves empty is read from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from generator.formats.dates import read_date
from generator.model.story import (
    Edtf,
    Embargo,
    Note,
    Notice,
    Place,
    Rights,
    Signal,
    StoryKind,
    Version,
)

_LONGEST_FIELD = 2000
_LONGEST_GUID = 500
_LANGUAGES = {
    "deu": "de", "ger": "de", "german": "de", "deutsch": "de",
    "eng": "en", "english": "en", "englisch": "en",
    "fra": "fr", "fre": "fr", "french": "fr", "spa": "es", "ita": "it", "nld": "nl", "dut": "nl",
}  # fmt: skip
_TAG = re.compile(r"[a-z]{2,3}(?=[-_]|$)")
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2})"
    r"(?:[T ]{1,2}(?P<clock>\d{2}:\d{2})(?P<seconds>:\d{2})?(?:[.,]\d{1,9})?"
    r" ?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?"
)
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,6})?(Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
_WEEKDAY = re.compile(
    r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend"
    r"|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)(?:s|nes|rs|ur)?(?:day)?\.?,? ",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"^(\d{4})\.(\d{2})\.(\d{2})(?!\d)")
_SLASHED = re.compile(r"^(\d{1,4})/(\d{1,2})/(\d{1,4})(?!\d)")
_HYPHENED_DAY = re.compile(r"^(\d{1,2})-([A-Za-z]{3,9})-(\d{4})\b")
_WITH_CLOCK = re.compile(
    r"(?P<day>.{6,24}?)(?:,| um| at| -| /|T)? (?P<h>\d{1,2})[.:](?P<m>\d{2})(?::(?P<s>\d{2}))?"
    r"(?:[.,]\d{1,6})?(?: ?(?P<half>[AaPp][Mm]))?(?: Uhr)?"
    r"(?: ?\(?(?P<zone>[A-Z]{1,5}|[+-]\d{2}:?\d{2})\)?(?: \([A-Z]{1,5}\))?)?"
)
# Names of zones that mean one offset alone (RFC 5322, and the German ones).
_ZONES = {
    "Z": "+0000", "UT": "+0000", "UTC": "+0000", "GMT": "+0000", "BST": "+0100",
    "MEZ": "+0100", "CET": "+0100", "MESZ": "+0200", "CEST": "+0200",
    "EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700",
    "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}  # fmt: skip
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")

_UNMARKED = Version()
_FREE = Rights()


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts of a story's fields; empty ones are not stated.

    `agency` is stated for the story itself; `provider` is who delivered it, and counts as its
    agency only where neither the fields nor the text name one.
    """

    guid: str = ""
    title: str = ""
    kind: StoryKind = "story"
    date: Edtf | None = None
    date_source: str = "stated"
    version_created: Edtf | None = None
    language: str = ""
    agency: str = ""
    provider: str = ""
    places: tuple[Place, ...] = ()
    byline: tuple[str, ...] = ()
    subtitle: str = ""
    kicker: str = ""
    slugline: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    genre: str = ""
    urgency: int | None = None
    version: Version = _UNMARKED
    embargo: Embargo | None = None
    rights: Rights = _FREE
    notes: tuple[Note, ...] = ()
    links: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    credits: tuple[str, ...] = ()
    """Names besides the known agencies that the body's dateline may bear."""


def field(raw: object, limit: int = _LONGEST_FIELD) -> str:
    """A field's value as one line of at most `limit` characters, without control characters."""
    if raw is None or isinstance(raw, dict | list):
        return ""
    # Surrogates and controls in a field break what is written later on.
    shown = "".join(c if c.isprintable() else " " for c in str(raw)[: limit * 4])
    return " ".join(shown.split())[:limit]


def guid(raw: object) -> str:
    """A provider's id; "" where it is none that could name a story."""
    shown = field(raw, _LONGEST_GUID + 1)
    return shown if len(shown) <= _LONGEST_GUID else ""


def words(values: Iterable[object], limit: int = 200) -> tuple[str, ...]:
    """The values as short fields, each once, empty ones left out."""
    shown = (field(value, 300) for value in values)
    return tuple(dict.fromkeys(word for word in shown if word))[:limit]


def language(tag: object) -> str:
    """The primary subtag of a language tag (`de-AT` -> `de`, `ger` -> `de`); "" for none."""
    folded = field(tag, 40).casefold()
    if folded in _LANGUAGES:
        return _LANGUAGES[folded]
    match = _TAG.match(folded)
    if match is None:
        return ""
    return _LANGUAGES.get(match.group(), match.group() if len(match.group()) == 2 else "")


def urgency(raw: object) -> int | None:
    """An urgency of 1 to 9 (IPTC); None for anything else."""
    shown = field(raw, 3)
    return int(shown) if len(shown) == 1 and shown in "123456789" else None


def moment(raw: object, zone: str) -> Edtf | None:
    """The date or moment that a field states, as precisely as it does; None if it is unreadable.

    Read are ISO 8601 (whole, to the day or the month), RFC 2822, seconds or milliseconds since
    1970, and dates as German and English write them. A moment without an offset is in `zone`.
    """
    shown = _DOTTED.sub(r"\1-\2-\3", field(raw, 120))
    if not shown:
        return None
    return _iso(shown, zone) or _compact(shown, zone) or _epoch(shown) or _written(shown, zone)


def _iso(shown: str, zone: str) -> Edtf | None:
    match = _ISO.fullmatch(shown)
    if match is None:
        return shown if re.fullmatch(r"[12]\d{3}", shown) else None
    year, month, day = match.group("y", "m", "d")
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    if not match["clock"]:
        return f"{year}-{month}-{day}" if day else f"{year}-{month}"
    clock = match["clock"] + (match["seconds"] or ":00")
    return _zoned(f"{year}-{month}-{day}T{clock}", match["zone"], zone)


def _compact(shown: str, zone: str) -> Edtf | None:
    match = _COMPACT.fullmatch(shown)
    if match is None:
        return None
    year, month, day, hour, minute, second, offset = match.groups()
    plain = f"{year}-{month}-{day}"
    return _iso(
        plain if hour is None else f"{plain}T{hour}:{minute}:{second or '00'}{offset or ''}", zone
    )


def _zoned(plain: str, offset: str | None, zone: str) -> Edtf | None:
    suffix = "" if not offset else "+00:00" if offset[0] in "ZUG" else offset
    try:
        stated = datetime.fromisoformat(plain + suffix)
        if stated.tzinfo is None:
            stated = stated.replace(tzinfo=ZoneInfo(zone))
        return stated.isoformat()
    except (ValueError, OverflowError):
        return None


def _epoch(shown: str) -> Edtf | None:
    if not _EPOCH.fullmatch(shown):
        return None
    seconds = int(shown) // (1000 if len(shown) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _written(shown: str, zone: str) -> Edtf | None:
    """A date in words or figures, with or without a clock time and a zone behind it."""
    bare = _HYPHENED_DAY.sub(r"\1 \2 \3", _WEEKDAY.sub("", shown)).replace("GMT+", "+")
    match = _WITH_CLOCK.fullmatch(bare)
    day = read_date(_SLASHED.sub(_slashed, match["day"] if match else bare))
    if day is None or not day.edtf:
        return _in_mails(shown, zone)
    if match is None:
        return day.edtf
    hour, minute, second = int(match["h"]), match["m"], match["s"] or "00"
    if (match["half"] or "").casefold() == "pm" and hour < 12:
        hour += 12
    offset = _ZONES.get((match["zone"] or "").upper(), match["zone"])
    if offset and offset[0] not in "+-":
        return day.edtf
    if offset == "-0000":
        offset = "+0000"
    return _zoned(f"{day.edtf}T{hour:02}:{minute}:{second}", offset, zone) or day.edtf


def _slashed(match: re.Match[str]) -> str:
    """`31/12/2031`, `12/31/2031` and `2031/12/31` with full stops; a date that may be read in two
    ways is left as it is, and so is none."""
    first, second, third = match.groups()
    if len(first) == 4:
        return f"{third}.{second}.{first}"
    if len(third) == 4 and int(first) > 12:
        return f"{first}.{second}.{third}"
    if len(third) == 4 and (int(second) > 12 or first == second):
        return f"{second}.{first}.{third}"
    return match.group()


def _in_mails(shown: str, zone: str) -> Edtf | None:
    """A moment in the older forms of mail: two-digit years, the year last."""
    try:
        stated = parsedate_to_datetime(shown)
        if not re.search(r"\d{2}:\d{2}", shown) or stated.year < 1000:
            return None
        return (
            stated.replace(tzinfo=ZoneInfo(zone)) if stated.tzinfo is None else stated
        ).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def signal_of(raw: object) -> Signal | None:
    """What a status or signal field says of a re-issue; None where it says nothing known."""
    folded = field(raw, 60).casefold()
    for signal, marks in _SIGNAL_WORDS:
        if any(mark in folded for mark in marks):
            return signal
    return None


_SIGNAL_WORDS: tuple[tuple[Signal, tuple[str, ...]], ...] = (
    ("withdrawal", ("withdraw", "cancel", "kill", "zurückgezogen", "storniert", "retract")),
    ("correction", ("correct", "korrektur", "berichtig")),
    ("repeat", ("repeat", "wiederholung", "refile")),
    ("update", ("update", "aktualisier", "writethru")),
)
