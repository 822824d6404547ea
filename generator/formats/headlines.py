"""Headlines with their chains of marks: `WDH/ROUNDUP 2: Mühle brennt`, `UPDATE 1-Mill burns`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.story import Signal, StoryKind, Version

# What the mark says of the text's place among re-issues of one story.
_SIGNALS: dict[str, Signal] = {
    "WDH": "repeat", "WIEDERHOLUNG": "repeat", "RPT": "repeat", "REFILE": "repeat",
    "KORREKTUR": "correction", "KORR": "correction", "BERICHTIGUNG": "correction",
    "CORRECTED": "correction", "CORRECTION": "correction", "BERICHTIGT": "correction",
    "AKTUALISIERT": "update", "AKTUALISIERUNG": "update", "UPDATE": "update", "NEU": "update",
    "KILL": "withdrawal", "ZURÜCKGEZOGEN": "withdrawal", "WITHDRAWN": "withdrawal",
    "WITHDRAWAL": "withdrawal", "RÜCKZUG": "withdrawal",
}  # fmt: skip

# Summaries: with a number from 2 on they update the earlier ones.
_SUMMARIES = frozenset(
    {"ROUNDUP", "GESAMT-ROUNDUP", "WRAPUP", "ZUSAMMENFASSUNG", "GESAMTZUSAMMENFASSUNG"}
)

_ALERTS = frozenset({"EILMELDUNG", "EIL", "BLITZ", "FLASH", "URGENT", "ALERT", "SNAP", "BREAKING"})

_GENRES = frozenset(
    {
        "ADVISORY", "AKTIE IM FOKUS", "AKTIE-FLASH", "AKTIEN IM FOKUS", "AKTIEN-FLASH", "ANALYSE",
        "ANALYSE-FLASH", "ANALYSIS", "AUSBLICK", "CHRONOLOGIE", "DEVISEN", "DOKUMENTATION",
        "EXCLUSIVE", "EXKLUSIV", "FACTBOX", "FEATURE", "HINTERGRUND", "HV", "INDEX-MONITOR",
        "INSIGHT", "INTERVIEW", "IPO", "KREISE", "Kreise", "KOMMENTAR", "KORR-BERICHT", "PORTRÄT",
        "PRESSE", "Presse", "PRESSESTIMMEN", "REPORTAGE", "SPECIAL REPORT", "STICHWORT",
        "TAGESVORSCHAU", "TIMELINE", "UMFRAGE", "VORSCHAU", "WOCHENAUSBLICK", "WOCHENVORSCHAU",
        "ZITAT", "ZITATE", "Original-Research", "OTS", "ots",
    }
)  # fmt: skip

_ANNOUNCEMENT = re.compile(r"(?:EQS|DGAP|EANS|PTA)-[A-Za-z]{2,15}")
_DIGEST = re.compile(r"(?:[\w-]+ )?(?:Nachrichtenüberblick|Überblick|Nachrichten kompakt)")
_SERVICE = re.compile(
    r"(?:[\w-]+ )?KUNDEN-INFO|(?:[\w-]+-)?Tagesvorschau|TAGESVORSCHAU|WOCHENVORSCHAU"
)
# Dow Jones: marks that stand before a headline without a colon.
_BARE = re.compile(r"(?:DJ|EQS-[A-Za-z]{2,15}|DGAP-[A-Za-z]{2,15})(?= [A-ZÄÖÜ0-9])")
_CROSSED = re.compile(r"(?P<mark>[A-ZÄÖÜ]{3,20}) ?\+{2,3} ?(?=\S)")
_NUMBERED = re.compile(r"(?P<mark>.*?\S)[ -](?P<n>\d{1,2})")
# Reuters: `UPDATE 2-Title`, `CORRECTED-Title`, `WRAPUP 3-Title`.
_HYPHENED = re.compile(r"(?P<mark>[A-Z]{3,10}(?: REPORT)?)(?:[ -](?P<n>\d{1,2}))?-(?=\S)")
_LANGUAGE = re.compile(r"\s\((?P<language>deutsch|english)\)$")
_NUMBER_BEHIND = re.compile(r"\s\((?P<n>[1-9])\)$")
_CROSSES = re.compile(r"^\++\s*|\s*\++$")
_TAKE = re.compile(
    r"\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|NET)|EXTRA|REFILE|LEADALL|EIL(?:T|MELDUNG)?|BLITZ|URGENT"
)


_UNMARKED = Version()


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline without its marks, and what the marks say.

    `keywords` are members of a chain that mark nothing known: a place, a paper, a topic.
    """

    title: str
    version: Version = _UNMARKED
    genre: str = ""
    keywords: tuple[str, ...] = ()
    kind: StoryKind = "story"
    language: str = ""
    alert: bool = False


def read_headline(raw: str) -> Headline:
    """`raw`, one line, taken apart."""
    stripped = raw.strip().rstrip("=").rstrip()
    title = _CROSSES.sub("", stripped)
    language = ""
    match = _LANGUAGE.search(title)
    if match:
        language = "de" if match["language"] == "deutsch" else "en"
        title = title[: match.start()]
    members: list[str] = []
    while True:
        chain, rest = _chain(title)
        if not chain or not rest:
            break
        members.extend(chain)
        # "UNTERNEHMEN vom 1.1.2031" is no title by itself: the digest's name stays.
        if any(_kind(_mark(member)) in {"digest", "service"} for member in chain):
            break
        title = rest
    labels = [member for member in members if _mark(member)]
    marks = [_mark(member) for member in labels]
    number, signal = _version(labels)
    behind = _NUMBER_BEHIND.search(title)
    if behind and not labels:
        number, title = int(behind["n"]), title[: behind.start()]
        labels.append(behind.group().strip())
    kinds = [kind for kind in map(_kind, marks) if kind != "story"]
    return Headline(
        title,
        Version(number, signal, tuple(labels)),
        next((mark for mark in marks if mark in _GENRES), ""),
        tuple(member.strip("'\"„“»« ") for member in members if not _mark(member)),
        "withdrawn" if signal == "withdrawal" else kinds[-1] if kinds else "story",
        language,
        stripped.startswith("+") or any(mark in _ALERTS for mark in marks),
    )


def _kind(mark: str) -> StoryKind:
    """The kind of text that a known mark stands above."""
    if _ANNOUNCEMENT.fullmatch(mark):
        return "announcement"
    if _DIGEST.fullmatch(mark):
        return "digest"
    return "service" if _SERVICE.fullmatch(mark) else "story"


def is_chain(raw: str) -> bool:
    """Whether `raw` begins with marks that only a headline bears."""
    return bool(_chain(raw.strip())[0]) or raw.startswith("+++")


def is_take(raw: str) -> bool:
    """Whether the line is a mark of its own above the headline (`2ND LEAD`, `EXTRA`)."""
    return bool(_TAKE.fullmatch(raw))


def _chain(title: str) -> tuple[tuple[str, ...], str]:
    """The members of the chain `title` begins with, at least one of them known, and the rest."""
    match = None if _mark(title.partition(":")[0]) else _HYPHENED.match(title)
    if match and _mark(match["mark"]):
        return (title[: match.end() - 1],), title[match.end() :]
    match = _CROSSED.match(title)
    if match and _mark(match["mark"]):
        return (match["mark"],), title[match.end() :]
    match = _BARE.match(title)
    if match:
        return (match.group(),), title[match.end() :].lstrip()
    head, colon, rest = title[:120].partition(":")
    rest = title[len(head) + 1 :]
    if not colon or (rest and not rest[0].isspace()):
        return (), title
    members = tuple(member.strip() for member in head.split("/"))
    if not any(_mark(member) for member in members):
        return (), title
    return members, rest.strip()


def _mark(member: str) -> str:
    """The known mark in a chain's member, without its number; "" where it marks nothing."""
    numbered = _NUMBERED.fullmatch(member)
    for mark in (member, numbered["mark"] if numbered else ""):
        known = mark in _SIGNALS or mark in _SUMMARIES or mark in _ALERTS or mark in _GENRES
        if mark == "DJ" or known:
            return mark
        if _ANNOUNCEMENT.fullmatch(mark) or _DIGEST.fullmatch(mark) or _SERVICE.fullmatch(mark):
            return mark
    return ""


def _version(labels: list[str]) -> tuple[int | None, Signal | None]:
    """The version's number and its strongest signal."""
    number: int | None = None
    signals: set[Signal] = set()
    for label in labels:
        mark = _mark(label)
        numbered = _NUMBERED.fullmatch(label) if label != mark else None
        if numbered:
            number = int(numbered["n"])
        if mark in _SIGNALS:
            signals.add(_SIGNALS[mark])
        elif mark in _SUMMARIES and number is not None and number > 1:
            signals.add("update")
    strength: tuple[Signal, ...] = ("withdrawal", "correction", "repeat", "update")
    return number, next((signal for signal in strength if signal in signals), None)
