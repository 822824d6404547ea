"""Capitals that stand for a government: `Moskau kündigte an`, `forderte Washington`.

Such a mention is still linked to the town, as what is written is the town's name; `via` tells the
reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.authority import Authority
from generator.link.once import Once
from generator.model.ids import EntityId
from generator.model.text import Span

_ACTS = (
    "fordert|forderte|warnt|warnte|kündigt|kündigte|reagiert|reagierte|lehnt|lehnte|droht|drohte|"
    "erklärt|erklärte|verlangt|verlangte|wirft|warf|bestreitet|bestritt|dementiert|dementierte|"
    "weist|wies|hofft|hoffte|signalisiert|signalisierte|sagt|sagte|zeigt|zeigte|bestätigt|"
    "bestätigte|beharrt|beharrte|besteht|pocht|pochte|wertet|wertete|kritisiert|kritisierte|"
    "begrüßt|begrüßte|verurteilt|verurteilte|will|wollte|plant|plante|beschuldigt|beschuldigte|"
    "spricht|schweigt|schwieg|zögert|zögerte|drängt|drängte|bietet|bot|verhängt|verhängte|"
    "demands|demanded|warns|warned|says|said|announced|rejects|rejected|wants|insists|insisted|"
    "accuses|accused|condemned|welcomed|denies|denied|urged|confirmed"
)
_AFTER = re.compile(rf"(?: selbst| seinerseits| has| had| hat| hatte)? (?:{_ACTS})\b")
_BEFORE = re.compile(rf"\b(?:{_ACTS}) $")
_AT = re.compile(
    r"\b(?:in|aus|nach|bei|gen|um|Raum|Stadt|Hauptstadt|from|near|to|at|outside|of) $",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:[.!?\n]|\b(?:zwischen|über|durch|von|für|between|via|through|for|und|and|"
    r"[A-ZÄÖÜ][\w-]*,)) ?$"
)
_REACH = 24


def is_metonym(text: str, span: Span) -> bool:
    """Whether the town named at `span` acts as only a government can."""
    before = text[max(0, span.start - _REACH) : span.start]
    if _AT.search(before):
        return False
    return bool(_AFTER.match(text, span.end) or _BEFORE.search(before))


def stand_together(text: str, one: Span, other: Span) -> bool:
    """Whether two capitals are named in one breath as only governments are: `brachte Kiew und
    Moskau an einen Tisch`, not `Züge zwischen Kiew und Moskau`."""
    if text[one.end : other.start] not in {" und ", " and "}:
        return False
    before = text[max(0, one.start - _REACH) : one.start]
    return not (_AT.search(before) or _BETWEEN.search(before))


def capitals(authority: Authority) -> frozenset[EntityId]:
    """The capitals of an authority's countries; made once per authority object."""
    return _capitals(Once(authority))


@lru_cache(maxsize=4)
def _capitals(key: Once) -> frozenset[EntityId]:
    return frozenset(entity.capital for entity in key.authority if entity.capital)
