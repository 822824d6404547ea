"""Bylines: `Von Uta Muster und Jan Beispiel, dpa`, `By PAT SAMPLE`."""

from __future__ import annotations

import re

from generator.formats.conventions import Conventions

_LONGEST = 120
_OPENING = re.compile(r"(?:---\s*)?(?:Von|By|by|BY|Par|Por|Text:|Autor:|Autorin:)\s+")
_CLOSING = re.compile(r"\s*(?:---)?\s*=?$")
_BETWEEN = re.compile(r"\s*,\s*|\s+(?:und|and|et|y|&)\s+")
_NAME_WORD = re.compile(r"[A-ZÄÖÜÉÈÁÓŠČŽŁØÅÇ][\w.'’\-]*")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "da", "di", "du", "la", "le", "zu", "zur",
                        "al", "el", "bin", "ten", "ter", "vom", "del"})  # fmt: skip
_CREW = frozenset({"correspondents", "korrespondenten", "staff", "mitarbeiter", "reporter"})


def read_byline(line: str, conventions: Conventions) -> tuple[tuple[str, ...], str] | None:
    """The names of a byline and its credit; None where `line` is none.

    `Von dpa` and `By dpa correspondents` are bylines without a name.
    """
    match = _OPENING.match(line)
    if match is None or len(line) > _LONGEST:
        return None
    who = line[match.end() : _CLOSING.search(line, match.end()).start()]  # type: ignore[union-attr]
    names: list[str] = []
    credit = ""
    for part in _BETWEEN.split(who):
        words = part.split()
        if not words:
            continue
        # `PA Scotland`, `AP Business Writer`: an agency in capitals and what of it.
        office = words[0].isupper() and len(words[0]) > 1 and conventions.is_credit(words[0])
        if (
            conventions.is_credit(part)
            or office
            or (conventions.is_credit(words[0]) and words[-1].casefold() in _CREW)
        ):
            credit = credit or (part if conventions.is_credit(part) else words[0])
        elif _is_name(words):
            names.append(_displayed(part))
        else:
            return None
    return (tuple(names), credit) if names or credit else None


def _is_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= 6 or words[0] in {"Der", "Die", "Das", "The"}:
        return False
    if words[-1].endswith(".") and len(words[-1]) > 3:
        return False
    return all(_NAME_WORD.fullmatch(word) or word in _PARTICLES for word in words)


def _displayed(name: str) -> str:
    """A name in capitals as it is usually written: `PAT SAMPLE` -> `Pat Sample`."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), name)
