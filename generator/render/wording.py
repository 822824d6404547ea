"""Every word the pages say that is not a wire's own, in each language readers may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.ids import EntityType
from generator.settings import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language. A `{}` is filled in place; plural pairs are (one, many)."""

    language: Language
    stories: str
    story_count: tuple[str, str]
    entities: Mapping[EntityType, str]
    names: str
    names_in_story: str
    source: str
    versions: str
    version: str
    version_guess: str
    derived_title: str
    by: str
    relates_to: str
    part_of: str
    also: str
    country: str
    first: str
    last: str
    roles: str
    role: str
    date: str
    story: str
    over_time: str
    over_time_caption: str
    company: str
    lines: str
    undated: str
    file: str
    format: str
    agency: str
    signoff: str
    rights: str
    identifier: str
    cite: str
    cite_form: str
    precision_month: str
    precision_year: str
    dropped: str
    dropped_kinds: Mapping[str, str]
    note_kinds: Mapping[str, str]
    superseded: str
    version_created: str
    slugline: str
    genre: str
    urgency: str
    keywords: str
    subjects: str
    tickers: str
    links: str
    withdrawn: str
    embargoed: str
    latest: str
    often_named: str
    by_day: str
    all_of: str
    search: str
    search_help: str
    search_noscript: str
    about: str
    weekdays: tuple[str, ...]
    orphan: str
    empty: str
    with_versions: str
    entity_index_lead: str


DE = Wording(
    language="de",
    stories="Meldungen",
    story_count=("{} Meldung", "{} Meldungen"),
    entities=MappingProxyType(
        {
            "person": "Personen",
            "organisation": "Organisationen",
            "place": "Orte",
            "event": "Ereignisse",
        }
    ),
    names="Namen",
    names_in_story="Namen in dieser Meldung",
    source="Quelle",
    versions="Fassungen",
    version="Fassung {}",
    version_guess="Die Fassungen sind nach Überschrift, Tag und Wortlaut einander zugeordnet; "
    "der Anbieter nennt den Zusammenhang nicht.",
    derived_title="Ohne Überschrift gesendet; die Überschrift ist aus dem ersten Satz abgeleitet.",
    by="Von {}",
    relates_to="bezieht sich auf {}",
    part_of="{} in „{}“",
    also="Auch",
    country="Land",
    first="zuerst",
    last="zuletzt",
    roles="Rollen",
    role="Rolle",
    date="Datum",
    story="Meldung",
    over_time="Über die Zeit",
    over_time_caption="Meldungen je Monat",
    company="Gemeinsam genannt mit",
    lines="Textstellen",
    undated="ohne Datum",
    file="Datei",
    format="Format",
    agency="Agentur",
    signoff="Kürzel",
    rights="Rechte",
    identifier="Kennung",
    cite="Zitierweise",
    cite_form="{agency}: {title}, {place}{date}.",
    precision_month="nur der Monat ist überliefert",
    precision_year="nur das Jahr ist überliefert",
    dropped="Nicht im Text",
    dropped_kinds=MappingProxyType(
        {
            "private": "nicht zur Veröffentlichung bestimmter Teil (gelöscht)",
        }
    ),
    note_kinds=MappingProxyType(
        {
            "correction": "Berichtigung",
            "repeat": "Wiederholung",
            "update": "Aktualisierung",
            "genre": "Art",
            "media": "Medien",
            "credits": "Mitarbeit",
            "abstract": "Vorspann",
            "summary": "Vorspann",
            "embargo": "Sperrfrist",
            "withdrawal": "Rückzug",
            "service": "Service",
            "release": "Freigabe",
            "editorial": "Hinweis",
        }
    ),
    superseded="Überholt durch eine neuere Fassung: {}",
    version_created="Diese Fassung",
    slugline="Stichwortzeile",
    genre="Darstellungsform",
    urgency="Dringlichkeit",
    keywords="Schlagwörter",
    subjects="Themencodes",
    tickers="Wertpapiere",
    links="Verweise",
    withdrawn="Diese Meldung wurde von der Agentur zurückgezogen. Ihr Text wird nicht gezeigt.",
    embargoed="Sperrfrist: {}",
    latest="Neueste Meldungen",
    often_named="Häufig genannt",
    by_day="Nach Tagen",
    all_of="Alle {}",
    search="Suche",
    search_help="Gesucht wird im Volltext aller Meldungen, ganz in Ihrem Browser: Keine Eingabe "
    "verlässt ihn.",
    search_noscript="Die Suche braucht JavaScript. Ohne JavaScript führen diese Verzeichnisse zu "
    "jeder Meldung:",
    about="Über dieses Archiv",
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    orphan="Die Quelldatei liegt nicht mehr vor; diese Seite ist die einzige Überlieferung.",
    with_versions="{}, mit allen Fassungen {}",
    empty="Noch ist nichts hier. Legen Sie Agenturtexte in den Ordner `{}`: Jede Datei wird zu "
    "einer Seite, und jeder Name darin zu einem Verweis.",
    entity_index_lead="{count} in alphabetischer Folge, dahinter die Zahl der Meldungen.",
)

EN = Wording(
    language="en",
    stories="Stories",
    story_count=("{} story", "{} stories"),
    entities=MappingProxyType(
        {
            "person": "People",
            "organisation": "Organisations",
            "place": "Places",
            "event": "Events",
        }
    ),
    names="Names",
    names_in_story="Names in this story",
    source="Source",
    versions="Versions",
    version="Version {}",
    version_guess="These versions were matched by headline, day and wording; the provider does "
    "not state the connection.",
    derived_title="Sent without a headline; this one is derived from the first sentence.",
    by="By {}",
    relates_to="relates to {}",
    part_of="{} in “{}”",
    also="Also",
    country="Country",
    first="first",
    last="last",
    roles="Roles",
    role="Role",
    date="Date",
    story="Story",
    over_time="Over time",
    over_time_caption="Stories per month",
    company="Named together with",
    lines="In context",
    undated="undated",
    file="File",
    format="Format",
    agency="Agency",
    signoff="Sign-off",
    rights="Rights",
    identifier="Identifier",
    cite="Cite as",
    cite_form="{agency}: {title}, {place}{date}.",
    precision_month="only the month is known",
    precision_year="only the year is known",
    dropped="Not in the text",
    dropped_kinds=MappingProxyType({"private": "a part not for publication (erased)"}),
    note_kinds=MappingProxyType(
        {
            "correction": "Correction",
            "repeat": "Repeat",
            "update": "Update",
            "genre": "Genre",
            "media": "Media",
            "credits": "Credits",
            "abstract": "Summary",
            "summary": "Summary",
            "embargo": "Embargo",
            "withdrawal": "Withdrawal",
            "service": "Service",
            "release": "Release",
            "editorial": "Note",
        }
    ),
    superseded="Superseded by a newer version: {}",
    version_created="This version",
    slugline="Slugline",
    genre="Genre",
    urgency="Urgency",
    keywords="Keywords",
    subjects="Subject codes",
    tickers="Securities",
    links="Links",
    withdrawn="This story was withdrawn by the agency. Its text is not shown.",
    embargoed="Embargo: {}",
    latest="Latest stories",
    often_named="Often named",
    by_day="By day",
    all_of="All {}",
    search="Search",
    search_help="This searches the full text of all stories inside your browser: nothing you type "
    "leaves it.",
    search_noscript="Search needs JavaScript. Without it, these lists lead to every story:",
    about="About this archive",
    weekdays=("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
    orphan="The source file is gone; this page is the only record.",
    with_versions="{}, {} with all versions",
    empty="Nothing here yet. Put wire texts into the folder `{}`: every file becomes a page, and "
    "every name in it a link.",
    entity_index_lead="{count} in alphabetical order, each with its number of stories.",
)

_WORDINGS: Mapping[Language, Wording] = MappingProxyType({"de": DE, "en": EN})


def wording(language: Language) -> Wording:
    """The texts of a language."""
    return _WORDINGS[language]


def counted(forms: tuple[str, str], number: int) -> str:
    """The form that fits the number, filled with it."""
    return forms[number != 1].format(number)
