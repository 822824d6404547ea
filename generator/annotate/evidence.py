"""What in a text shows that a word which is a name and much else is the name here.

`Allianz`, `Apple` or `Grüne` stand in the authority and in every dictionary. They count where the
text says so: by the kind of thing before them (`der Versicherer Allianz`), by quotation marks
(`dem "Spiegel"`), by a number or a party's place behind them, by a list of such names.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.authority.lexicon import Lexicon

_SEVERAL = (
    "banken|konzerne|firmen|sendern?|investoren|verlage|zeitungen|parteien|verbänden?|vereine|"
    "klubs|clubs|gewerkschaften|herstellern?|anbietern?|ketten|institute|versicherern?|"
    "autobauern?|unternehmen|magazinen?|rivalen|dienstleistern?"
)
"""Bodies of which several are named together."""

_KIND = re.compile(
    r"(?:[\w-]*(?:konzerns?|herstellers?|bauers?|versicherers?|gewerkschaft|agentur|kette|"
    r"gesellschaft|zulieferers?|unternehmens?|betreibers?|anbieters?|händlers?|riesen?|giganten?|plattform|"
    r"netzwerks?|magazins?|zeitung|blatt(?:es)?|senders?|portals?|partei|fraktion|verbands?|"
    r"organisation|instituts?|zentrums?|stiftung|reederei|brauerei|werft|marke|tochter|"
    r"holding|börse|bank|"
    r"aufsicht|behörde|dienstleisters?|versorgers?|spezialisten?|entwicklers?|ausrüsters?|produzenten?|"
    r"vermittlers?|vereins?|klubs?|clubs?|rivalen?|verlags?|truppe|miliz|band|"
    r"sendung|[a-zäöü]polizei|dienste?s?|kasse|bankhaus(?:es)?|investmenthaus(?:es)?|"
    r"[a-zäöü]messe|bündnis(?:ses)?|investors?|bund(?:e?s)?|verkehrsbetriebe|(?:wertpapier|auktions|handels|mode|medien)haus(?:es)?|fonds|kanzlei|verleihs?|rennstalls?|"
    r"vermögensverwaltung|aktionärs?|brokers?|start-?up|werkstatt|galerie|"
    rf"{_SEVERAL}|fluggesellschaften)|"
    r"\w*ligist(?:en)?|(?:Rekord|Vize)?[Mm]eisters?|(?:Auf|Ab)steigers?|Pokalsiegers?|"
    r"Parlaments?|(?:Musik|Rock|Künstler)?[Gg]ruppe|(?:Werks|Formel-1-|Kunden)?[Tt]eams?|"
    r"[\w-]*[Ff]irma|Konkurrenten?|(?:Leit|Aktien)?[Ii]ndex|Chef(?:in)?|Wertpapiere?|Papiere?|Aktien?)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:händlers?|vermittlers?|produzenten?|rival(?:en|e)?n?|entwicklers?|spezialisten?|riesen?|"
    r"truppe|sendung|aufsicht|Konkurrenten?|Index|Chef(?:in)?|apiere?|ktien?|bauers?|"
    r"fraktion)$",
    re.IGNORECASE,
)
PERSONAL_FIRMS = word_set(
    """Kanzlei Anwaltskanzlei Verlag Verlags Galerie Bankhaus Brauerei Firma Spedition Modehaus
    Kaufhaus Autohaus Auktionshaus Möbelhaus Baufirma Werft Privatbank Krankenhaus Klinik
    Hospital Museum"""
)
"""Bodies that are called by somebody's full name (`die Kanzlei Lutz Abel`)."""

_PLACE_KIND = re.compile(
    r"[\w-]*(?:(?:orts|stadt|landes)teile?[sn]?|viertels?|vororte?[sn]?|ortschaft(?:en)?|"
    r"(?:ferien|urlaubs|bade|kur|ski|wintersport|grenz|küsten|wallfahrts|touristen|nachbar|heimat|"
    r"geburts|wohn)orte?[sn]?|(?:klein|hafen|küsten|grenz|groß|industrie|kreis|bezirks|provinz|"
    r"universitäts|garnisons|nachbar|heimat|bergbau)stadt|städten?|provinz(?:en)?|region(?:en)?|(?:bundes|teil)staat(?:e?s|en)?|"
    r"distrikte?[sn]?|gemeinden?|inseln?|stützpunkte?[sn]?|militärbasis|flüchtlingslagers?|"
    r"tagebaus?|(?:einkaufs|kongress|messe)zentrums?|rennstrecke|schanze)|"
    r"(?:Nachbar|Berg|Fischer|Heimat|Küsten|Grenz)?dorf(?:e?s)?|Dörfern?|Orten?|Orts|Städtchens?|(?:Kohle|Gold)?bergwerks?|Weilers?|Bergs?|Vulkane?s?|"
    r"Gewanns?|Pegels?|Gemarkung",
    re.IGNORECASE,
)
"""What places are called; a `…dorf` or `…berg` is one by name."""

_MANY = re.compile(
    rf"(?:{_SEVERAL}|vereinen|gesellschaften|instituten|teams|orten?|"
    r"staaten|dörfern?|städten?|provinzen|regionen|distrikten?|gemeinden|inseln|teilen?)$",
    re.IGNORECASE,
)
_ENGLISH_KIND = word_set(
    """giant maker carmaker insurer lender bank company group union party airline retailer chain
    chipmaker broadcaster newspaper magazine network startup developer producer rival
    conglomerate"""
)
_BEHIND_IN_ENGLISH = word_set(
    """spokesman spokeswoman spokesperson shares shareholders chairman employees workers subsidiary
    headquarters executives dealership"""
)
"""What is told of a company behind its name: `a Visa spokesman`."""
_LIST_MARKS = frozenset({"und", "oder", "sowie", "and", "or", ",", "/"})
_OPENERS = frozenset("\"„“»«‚‘'›‹")
_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")
_PARTIES = word_set("Grüne Grünen Linke Linken")
_BEHIND_A_COMPANY = word_set(
    "Aktie Aktien Aktionäre Chef Chefin Konzern Vorstand Vorständin Manager Managerin Werk Werke "
    "Sprecher Sprecherin Zentrale Tochter Betriebsrat Fraktion Politiker Politikerin Partei "
    "Vorsitzende Vorsitzender Vorsitzenden Papiere Anleihe Mitarbeiter Beschäftigte Beschäftigten "
    "Filiale Filialen Fraktionschef Fraktionschefin Abgeordnete Abgeordneter Abgeordneten Boss "
    "Präsident Aufsichtsrat Gruppe Management Kandidat Kandidatin Spitze Finanzchef Konzernchef"
)


def is_borne_out(
    tokens: Tokens, start: int, end: int, accepted: Collection[int], lexicon: Lexicon
) -> bool:
    """Whether the text shows that tokens `[start, end)` are a name; `accepted` holds the indices
    at which names end that were found before."""
    sentence = tokens.at(start).sentence
    before, after = tokens.near(start - 1, sentence).text, tokens.near(end, sentence)
    word = tokens.at(start).text
    if before == "(":
        return word in lexicon.party_abbreviations or after.text == ")"
    if before in _OPENERS and after.text in _OPENERS | {"”", "’"}:
        return tokens.near(start - 2, sentence).text not in {":", ","}
    if word in _PARTIES:
        return not after.upper and (word.endswith("n") or not tokens.opens_sentence(start))
    if (_KIND.fullmatch(before) and before[0].isupper()) or before in _ENGLISH_KIND:
        return not after.upper or after.text in {"AG", "SE"}
    share = after.text == "(" and _ISIN.fullmatch(tokens.near(end + 1, sentence).text)
    if share or after.text in _BEHIND_IN_ENGLISH:
        return True
    return before in _LIST_MARKS and start - 1 in accepted and not after.upper


def is_kind(word: str) -> bool:
    """Whether a word says what kind of body the name behind it is (`Instituts`, `Autobauer`)."""
    return word[:1].isupper() and not word.isupper() and _KIND.fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def is_body(word: str) -> bool:
    """Whether a word says that what is named behind it is a body and nobody: no `Chef`, no
    `Händler`, nor what companies have (`Aktie`)."""
    return is_kind(word) and not _SOMEBODY.search(word) and not is_place_kind(word)


@lru_cache(maxsize=1 << 14)
def is_place_kind(word: str) -> bool:
    """Whether a word says what kind of place is named behind it (`Ortsteil`, `Provinzen`)."""
    return word[:1].isupper() and not word.isupper() and _PLACE_KIND.fullmatch(word) is not None


def is_of_many(word: str) -> bool:
    """Whether a word for a body or a place announces several (`Banken`, `Provinzen`)."""
    return _MANY.search(word) is not None


def shows_company(tail: str) -> bool:
    """Whether the last part of a compound stands behind companies and parties (`Apple-Aktie`)."""
    return tail in _BEHIND_A_COMPANY
