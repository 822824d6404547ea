"""The page that says how to read the archive, and whose data it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model.ids import page_path
from generator.model.page import ListFront, Page, Section
from generator.render.wording import Wording
from generator.settings import Language

ABOUT = page_path("about.md")

_DE = """\
# Über dieses Archiv

Jede Seite hier ist aus einem Agenturtext entstanden. Der Text steht so da, wie er gesendet wurde;
hinzugekommen sind nur die Verweise.

## Wie die Verweise zu lesen sind

- Ein Verweis im Text führt zur Seite einer Person, einer Organisation, eines Ortes oder eines
  Ereignisses. Er steht genau auf den Zeichen, die den Namen tragen.
- Ein leichter gezeichneter Verweis bezieht sich nur auf etwas: „britischer“ auf Großbritannien,
  „Nato“ in „Nato-Hauptquartier“ auf die Nato.
- Ein Name ohne Verweis blieb unentschieden. Was nicht sicher ist, wird nicht verknüpft.
- Die Seite eines Namens zeigt jede Textstelle im Zusammenhang und führt zu ihr zurück.
- Ein Datum ist so genau wie die Quelle: Wo nur der Monat überliefert ist, steht nur der Monat.

## Woher die Angaben stammen

- Städte, Einwohnerzahlen, Koordinaten: [GeoNames](https://www.geonames.org/),
  [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), ein Auszug.
- Ländernamen: Unicode CLDR (Unicode License) und die offene Tabelle „Country Codes“ (PDDL).
- Kennungen von Personen und Parteien: Auszüge aus Wikidata (CC0).
- Umrisse der Karte: Natural Earth (gemeinfrei).
- Alles Übrige, auch die Beschreibungen, ist eigene Arbeit dieses Projekts.

Wo eine Kennung steht, nennt die Seite im Kopf der Datei auch die Tabelle, aus der sie kommt.
"""

_EN = """\
# About this archive

Every page here was made from a wire text. The text stands as it was sent; only the links were
added.

## How to read the links

- A link in the text leads to the page of a person, an organisation, a place or an event. It stands
  on exactly the characters that bear the name.
- A lighter link only relates to something: “British” to Great Britain, “Nato” in
  “Nato headquarters” to Nato.
- A name without a link was left undecided. What is not certain is not linked.
- The page of a name shows every line that mentions it, in context, and leads back to it.
- A date is as precise as its source: where only the month is known, only the month is given.

## Where the facts come from

- Cities, inhabitants, coordinates: [GeoNames](https://www.geonames.org/),
  [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), an extract.
- Names of countries: Unicode CLDR (Unicode License) and the open table “Country Codes” (PDDL).
- Identifiers of people and parties: extracts of Wikidata (CC0).
- Outlines of the map: Natural Earth (public domain).
- Everything else, descriptions included, is this project's own work.

Where an identifier stands, the page's front matter names the table it was read from.
"""

_TEXTS: Mapping[Language, str] = MappingProxyType({"de": _DE, "en": _EN})


def about_page(wording: Wording) -> Page:
    """The page in the archive's language."""
    text = _TEXTS[wording.language].strip()
    return Page(ABOUT, ListFront(wording.about, "about"), (Section("about-page", text),))
