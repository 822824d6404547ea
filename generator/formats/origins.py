"""Datelines and bylines that stand in fields of their own, in all the ways providers fill them."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.formats.bylines import read_byline
from generator.formats.conventions import Conventions
from generator.formats.datelines import dateline_at
from generator.formats.towns import read_towns
from generator.model.story import Place

_SEPARATORS = " \t-–—_:.,"
_INITIALS = re.compile(r"[a-zäöüß]{2,4}(?:/[a-zäöüß]{2,4}){0,4}")
_OPENING = re.compile(r"(?:Von|By|BY|by|Par|Por|Text|Autor|Autorin):?\s+")
_OFFICE = re.compile(
    r"(?:,|;|\||/)?\s*\b(?:(?:[\w-]+\s){0,3}(?:Reporter(?:in)?|Editor|Writer|Correspondent|Staff"
    r"|Korrespondent(?:in)?|Redakteur(?:in)?|Redaktion|Chief|Columnist|Producer))\b[^,;]*"
)
# A town in capitals, perhaps a date, a short name in parentheses and a dash begin no sentence.
_CAPITAL_DATELINE = re.compile(
    r"\s*[A-ZÄÖÜÉÈÁÀÓÍŠČŽ][A-ZÄÖÜÉÈÁÀÓÍŠČŽ .'’/\-]{2,40}(?:, [\w .]{3,20}){0,2} "
    r"\((?P<credit>[A-Z][\w.\-]{1,20})\) ?(?:--|[-–—])\s"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}")


def places_of(raw: str, conventions: Conventions) -> tuple[tuple[Place, ...], str]:
    """The places and the credit of a dateline field: `London (dpa) - `, `NEW YORK`, `Oslo, Norway`.

    A field has no text behind it, so a credit and a dash are not asked for.
    """
    shown = raw.strip().strip("()") if raw.strip().startswith("(") else raw.strip()
    if not shown or _CLOCK.search(shown):
        return (), ""
    for candidate in (raw.strip(), shown):
        dateline = dateline_at(f"{candidate.rstrip(_SEPARATORS)} - ", 0, conventions)
        if dateline:
            return dateline.places, dateline.agency
    bare = _unended(re.sub(r"\([^()]{0,60}\)", " ", shown))
    # Any known credit makes it a dateline; this one is not kept.
    dateline = dateline_at(f"{bare} (AP) - ", 0, conventions)
    if dateline and dateline.places:
        return dateline.places, ""
    return place_of(bare), ""


def _unended(name: str) -> str:
    """A place's name without what parts it from a text; the full stop of `Pa.` is its own."""
    bare = name.strip(_SEPARATORS.replace(".", "")).lstrip(".")
    return bare if re.search(r", ?[A-Z][\w. ]{0,6}\.$", bare) else bare.rstrip(_SEPARATORS)


def credits_of(body: str) -> tuple[str, ...]:
    """The credit of a dateline at the beginning that is plainly one, of whichever agency: its
    town stands in capitals. In a file with fields it needs not be a known agency's."""
    match = _CAPITAL_DATELINE.match(body[:200])
    return (match["credit"],) if match else ()


def place_of(name: str, region: str = "") -> tuple[Place, ...]:
    """The place that a field names, with its region or country."""
    town, comma, rest = _unended(name).partition(",")
    region = region.strip() or (rest.strip() if comma else "")
    towns = read_towns(town.strip()) if town.strip() else None
    if not towns:
        return ()
    return (*towns[:-1], replace(towns[-1], region=region[:60])) if region else towns


def byline_of(raw: str, conventions: Conventions) -> tuple[tuple[str, ...], str]:
    """The names of a byline field and the credit in it. What cannot be taken apart into names
    (`Peter and Jane`) stays one."""
    shown = " ".join(raw.split()).strip(" ,;-–—")
    if not shown:
        return (), ""
    opening = _OPENING.match(shown)
    who = shown[opening.end() :] if opening else shown
    for candidate in (_OFFICE.sub("", who).strip(" ,;"), who):
        read = read_byline(f"Von {candidate}", conventions) if candidate else None
        if read:
            return read
    return (who,), ""


def is_initials(raw: str) -> bool:
    """Whether a byline field only holds the initials of those who wrote and edited (`gr/bp`)."""
    return bool(_INITIALS.fullmatch(raw))
