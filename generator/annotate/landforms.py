"""Places that their own form shows: `Brennerautobahn`, `Aletschgletscher`, `Möhnetalsperre`.

The end of such a word says what kind of place it is, its beginning which one; words whose
beginning only tells the kind (`Stadtautobahn`) name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

VIA = "landform"

_FORM = re.compile(
    r"(?P<which>[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*?)-?"
    r"(?P<what>[Aa]utobahn|[Gg]letscher|[Tt]alsperre|[Hh]albinsel|[Ss]tausee|[Mm]assiv|[Tt]unnel|"
    r"[Ss]tadion|[Nn]ationalpark)s?"
)
_KINDS_ONLY = word_set(
    """Stadt Bundes Daten Reichs Haupt Nord Süd Ost West Fußball Leichtathletik Sport Heim Olympia
    Basis Straßen Bahn Eisenbahn Auto Fußgänger Eis Hoch Zentral Land Halb See Wind U-Bahn S-Bahn
    Verkehrs Fluchtweg Schmuggel Doppel Einröhren Zug Bayern Privat Vulkan Gebirgs Mautauto Maut
    Urlaubs Ferien Küsten Ring Transit Rettungs Zubringer Baseball Eishockey Tennis National Rad
    Versorgungs Erkundungs Probe Bergwerks Kanal Abwasser Grenz Hamas Terror Schnee Fern Ersatz"""
)


def landforms(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Motorways, glaciers, dams, stadiums and their like, by their names."""
    for token in tokens.all:
        found = _FORM.fullmatch(token.text) if token.upper and len(token.text) > 9 else None
        if found is None or found["which"] in _KINDS_ONLY or gazetteer.word(token.text):
            continue
        if found["which"].lower() in {"der", "die", "das", "ein", "vor", "neben"}:
            continue
        genitive = token.text.endswith("s") and not found["what"].endswith("s")
        name = token.text[:-1] if genitive else token.text
        yield Mention(token.span, "place", name, "names", VIA, 0.75)
