"""News agencies and the credits they put into a dateline.

A dateline is only believed when its credit names an agency; otherwise "Der Minister (CDU) - ein
Jurist - ging" would lose its beginning.
"""

from __future__ import annotations

import re
from functools import lru_cache

KNOWN: tuple[str, ...] = (
    "AAP", "ADN", "Adnkronos", "AFP", "AGI", "Anadolu", "ANI", "ANP", "ANSA", "AP", "APA", "ats",
    "awp", "Belga", "Bernama", "Bloomberg", "BTA", "Business Wire", "CNW", "CTK", "ČTK",
    "dapd", "ddp", "Dow Jones", "DJ", "dpa", "dpa-AFX", "dts", "EFE", "epd", "Europa Press",
    "Globe Newswire", "Gracenote", "HINA", "IANS", "idea", "Interfax", "IRNA", "ITAR-TASS",
    "Jiji", "KNA", "Kyodo", "Lusa", "MTI", "NTB", "OPTA", "OTS", "PA", "PAP", "PRNewswire", "PTI",
    "Reuter", "Reuters", "RIA Novosti", "Ritzau", "SAD", "sda", "SID", "STT", "Tanjug", "TASR",
    "TASS", "TT", "UPI", "vwd", "Xinhua", "Yonhap",
)  # fmt: skip
"""Agencies seen in real datelines, in their own spelling."""

# Names so short that another case of them is an ordinary word or abbreviation.
_CASE_BOUND_LENGTH = 2

# What may follow an agency's name within a credit: its services.
_SERVICES = frozenset(
    {
        "afp", "agentur", "analyser", "broker", "deutschland", "english", "german", "international",
        "nachrichtenagentur", "newswires", "service", "sport", "deutsch", "news", "ticker",
        "wire", "trust", "press", "basisdienst", "regionaldienst", "landesdienst",
    }
)  # fmt: skip

_SEPARATOR = re.compile(r"\s*(?:/|,|;|\+|&|\bund\b|\band\b)\s*")
_REGION = re.compile(r"[a-zäöü]{2,5}")
_SUFFIX = re.compile(r"-[A-Za-zÄÖÜäöü]{2,20}")


@lru_cache(maxsize=256)
def is_credit(credit: str, own: tuple[str, ...] = ()) -> bool:
    """Whether `credit` names a known agency or one of the archive's `own`.

    Compounds count when one part is an agency and every other part is one too or a short
    lower-case mark such as the regional service in `dpa/lni`.
    """
    parts = [part for part in _SEPARATOR.split(credit.strip()) if part]
    if not parts or len(parts) > 4:
        return False
    named = [_is_agency(part, own) for part in parts]
    marks = (_REGION.fullmatch(part) is not None for part in parts)
    return any(named) and all(name or mark for name, mark in zip(named, marks, strict=True))


def _is_agency(part: str, own: tuple[str, ...]) -> bool:
    for agency in sorted((*KNOWN, *own), key=len, reverse=True):
        head, rest = part[: len(agency)], part[len(agency) :]
        short = len(agency) <= _CASE_BOUND_LENGTH
        if head != agency and (short or head.casefold() != agency.casefold()):
            continue
        if not rest or _SUFFIX.fullmatch(rest):
            return True
        words = rest.split()
        if rest[0] == " " and len(words) <= 2 and all(w.casefold() in _SERVICES for w in words):
            return True
    return False
