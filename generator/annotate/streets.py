"""Streets, churches, gardens and stations of one word, as every town has them: `die Bahnhofstraße`,
`in der Marktkirche`, `vom Hauptbahnhof`.

The language knows most of these words, so that neither a list of places nor the want of a meaning
shows them. Words whose beginning only tells the kind (`Seitenstraße`) name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.landforms import VIA
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

_FORM = re.compile(
    r"(?P<which>[A-ZÄÖÜ][a-zäöüß]{2,})stra(?:ß|ss)e|"
    r"(?:Markt|Stifts|Schloss|Garnison|Pauls|Petri|Nikolai|Marien|Jakobi|Johannis|Martini?|"
    r"Michaelis|"
    r"Katharinen|Lorenz|Augustiner|Franziskaner|Dominikaner|Jesuiten|Propstei|Lamberti|"
    r"Ludgeri|Christus|Erlöser|Luther|Gethsemane|Zions|Trinitatis|Dreifaltigkeits|Versöhnungs|Gnaden|Peters|Lukas|"
    r"Matthäus|Markus|Andreas|Bartholomäus|Ägidien|Severi|Kilians|Annen)kirche|"
    r"(?:Hof|Volks|Schlo(?:ss|ß)|Stadt|Palmen|Herren)gartens?|Hauptbahnhof(?:e?s)?|"
    r"(?:Haupt|Süd|Nord|West|Ost|Wald|Stadt|Zentral)friedhof(?:e?s)?|"
    r"(?:Rathaus|Süder|Norder|Gänse|Heu|Korn|Ro(?:ss|ß))markt(?:e?s)?"
)
_KINDS_ONLY = word_set(
    """Bundes Land Landes Kreis Staats Fern Bundesfern Schnell Seiten Neben Hauptverkehrs Ufer
    Hauptgeschäfts Küsten Durchgangs Umgehungs Ausfall Einfall Zufahrts Zufahrt Zubringer
    Verbindungs Einbahn Anlieger Spiel Wohn Geschäfts Einkaufs Pracht Fußgänger Laden Wasser
    Schifffahrts Meer Meeres Daten Milch Seiden Produktions Fertigungs Montage Test Impf Wasch
    Panorama Forst Gebirgs Pass Handels Transit Verkehrs Auto Reichs Heer Heeres Militär Roll
    Orts Privat Parallel Quer Nachbar Kneipen Vergnügungs Amüsier Mode Fahrrad Schotter Beton
    Maut Versorgungs Nachschub Überland Grenz Insel Zugangs Bau Berg Sack Ring Stadt Innenstadt
    Asphalt Bar Luxus Lebens Wirtschafts Verlade Trans"""
)
_THE = word_set("der die zur am im vom zum dem den des Der Die Am Im Zur Vom Zum")
_TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}er")
_CONFIDENCE = 0.75


def _is_kind(which: str | None) -> bool:
    plain = which in _KINDS_ONLY or which.startswith("Haupt") if which else False
    return plain and which != "Haupt"  # every town has one `Hauptstraße`


def streets(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The streets and buildings of a story that a word for what every town has names."""
    for index in tokens.where(_FORM.fullmatch):
        token = tokens.at(index)
        form = _FORM.fullmatch(token.text)
        if form is None or _is_kind(form["which"]) or gazetteer.word(token.text):
            continue
        before, farther, after = (
            tokens.near(index + step, token.sentence).text for step in (-1, -2, 1)
        )
        of_town = _TOWNS.fullmatch(before) and farther in _THE  # `am Kieler Hauptbahnhof`
        if (before in _THE or of_town) and not after[:1].isupper():
            name = re.sub(r"(?<=garten)s$|(?<=hof)e?s$", "", token.text)
            yield Mention(token.span, "place", name, "names", VIA, _CONFIDENCE)
