"""Codes of controlled vocabularies: subjects, publication status, signals.

Subject codes keep the prefix of their scheme. IPTC's Media Topics are `medtop:`, its older Subject
Reference System is `subj:`, as IPTC's own catalog names them (iptc.org/std/catalog).
"""

from __future__ import annotations

import re
from typing import Literal

from generator.formats.stated import field, signal_of
from generator.model.story import Signal

Status = Literal["usable", "withheld", "canceled", "embargoed"]

_IPTC_URI = re.compile(
    r"https?://(?:cv|cvx|show)\.iptc\.org/newscodes/(?P<scheme>[\w-]+)/(?P<code>[\w:.-]+)/?",
    re.IGNORECASE,
)
_IPTC_SCHEMES = {"mediatopic": "medtop", "mediatopics": "medtop", "subjectcode": "subj"}
_QCODE = re.compile(r"[A-Za-z][\w.-]{0,60}:\S{1,200}")
_NUMERIC = re.compile(r"\d{8}")
_SCHEME_WORD = re.compile(r"[A-Za-z][\w.-]{0,40}")
_SCHEME_NAMES = {
    "iptc": "", "iptc_subject_code": "", "subjectcode": "subj", "subject_code": "subj",
    "iptcsubjectcodes": "subj", "iptcsubjectcode": "subj", "iptcsubjectreference": "subj",
    "mediatopic": "medtop", "mediatopics": "medtop", "media_topics": "medtop", "topics": "",
}  # fmt: skip
_STATUS: tuple[tuple[Status, tuple[str, ...]], ...] = (
    ("canceled", ("cancel", "kill", "withdraw", "delete", "retract")),
    ("withheld", ("withheld", "withhold")),
    ("embargoed", ("embargo",)),
    ("usable", ("usable", "publish")),
)
_SHORT_SIGNALS: dict[str, Signal] = {
    "upd": "update", "corr": "correction", "rpt": "repeat", "wdh": "repeat", "ber": "correction",
    "rectify": "correction", "rectification": "correction",
}  # fmt: skip


def subject(code: object, scheme: object = "", uri: object = "") -> str:
    """A subject's code with the prefix of its scheme; "" where nothing identifies it.

    A bare number of eight digits is a Media Topic from 20000000 on, else a Subject Reference.
    """
    own, address = field(code, 300), field(uri, 300)
    for candidate in (address, own):
        match = _IPTC_URI.fullmatch(candidate)
        if match:
            name = match["scheme"].lower()
            return f"{_IPTC_SCHEMES.get(name, name)}:{match['code']}"
    if _QCODE.fullmatch(own) and not own.startswith(("http:", "https:", "urn:")):
        return own
    named = field(scheme, 300)
    prefix = _SCHEME_NAMES.get(named.casefold(), named)
    match = _IPTC_URI.fullmatch(f"{named.rstrip('/')}/{own}") if own else None
    if match:
        name = match["scheme"].lower()
        return f"{_IPTC_SCHEMES.get(name, name)}:{match['code']}"
    if own and prefix and _SCHEME_WORD.fullmatch(prefix):
        return f"{prefix}:{own}"
    if _NUMERIC.fullmatch(own):
        return f"{'medtop' if own.startswith('20') else 'subj'}:{own}"
    return address or (own if own.startswith(("http:", "https:")) else "")


def local(qcode: object) -> str:
    """The part of a QCode or URI behind its scheme (`stat:usable` -> `usable`)."""
    return re.split(r"[:/#]", field(qcode, 300).rstrip("/"))[-1]


def status(raw: object) -> Status | None:
    """The publication status that a field states; None for none or an unknown one."""
    folded = local(raw).casefold()
    return next((name for name, marks in _STATUS if any(m in folded for m in marks)), None)


def signal(raw: object) -> Signal | None:
    """The signal that a code states; None for the many that say nothing of versions."""
    folded = local(raw).casefold()
    return _SHORT_SIGNALS.get(folded) or signal_of(folded)
