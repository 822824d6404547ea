"""Every word of the overview pages (calendar, map, network, trends), in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.settings import Language


@dataclass(frozen=True, slots=True)
class OverviewWording:
    """The texts of one language. A `{}` is filled in place; plural pairs are (one, many)."""

    overviews: str
    ways: Mapping[str, str]
    table: str
    few_to_many: str
    calendar: str
    calendar_lead: str
    month: str
    days: str
    year: str
    map: str
    map_lead: str
    map_cuts: Mapping[str, str]
    map_note: str
    map_legend: tuple[str, str, str]
    place: str
    datelines: str
    dateline_count: tuple[str, str]
    only_most: str
    network: str
    network_lead: str
    network_table: str
    who: str
    with_whom: str
    count: str
    newest: str
    more: str
    trends: str
    trends_lead: str
    trends_noscript: str
    trends_table: str
    most_named: str
    numbers: str
    numbers_lead: str
    numbers_guess: str
    number: str
    in_words: str


DE = OverviewWording(
    overviews="Das Archiv im Ganzen",
    ways=MappingProxyType(
        {
            "calendar.md": "wie viele Meldungen jeder Tag hat",
            "map.md": "woher sie kommen und welche Orte sie nennen",
            "network.md": "wer mit wem genannt wird",
            "trends.md": "wie oft ein Wort oder Name vorkommt, Monat für Monat",
            "numbers.md": "dieselbe Zahl in aufeinanderfolgenden Meldungen",
            "quotes/index.md": "was gesagt wurde, von wem und über wen",
            "paragraphs/index.md": "Hintergrund, der in vielen Meldungen steht",
            "names/index.md": "wer sich einen Namen teilt",
        }
    ),
    table="Dasselbe als Tabelle",
    few_to_many="Meldungen je Tag",
    calendar="Kalender",
    calendar_lead="Jeder gefärbte Tag führt zu seinen Meldungen: je kräftiger, desto mehr.",
    month="Monat",
    days="Tage und Zahl der Meldungen",
    year="Jahr",
    map="Karte",
    map_lead="Die Orte der Meldungen: je größer der Kreis, desto mehr Meldungen nennen den Ort. "
    "Der dunkle Kern steht für die Meldungen, die von dort gesendet sind.",
    map_cuts=MappingProxyType({"world": "Welt", "europe": "Europa"}),
    map_note="Die Grenzen sind die von heute; Länder stehen als Quadrat in ihrer Mitte. Umrisse: "
    "Natural Earth.",
    map_legend=("genannt", "von dort gesendet", "Land"),
    place="Ort",
    datelines="Von dort gesendet",
    dateline_count=("{} von dort gesendet", "{} von dort gesendet"),
    only_most="Gezeigt sind die {} häufigsten von {}.",
    network="Netz",
    network_lead="Wer mit wem in denselben Meldungen steht: {} Personen und Organisationen mit den "
    "meisten Verbindungen. Eine Linie führt zu den gemeinsamen Meldungen, ein Name zu seiner "
    "Seite.",
    network_table="Verbindungen und ihre Meldungen",
    who="Wer",
    with_whom="mit wem",
    count="Zahl",
    newest="Neueste gemeinsame Meldungen",
    more="{} weitere",
    trends="Verläufe",
    trends_lead="Wie viele Meldungen ein Wort, zwei Wörter nebeneinander oder einen Namen "
    "enthalten, Monat für Monat. Von mehreren Fassungen zählt die neueste.",
    trends_noscript="Die Kurven brauchen JavaScript; die Tabelle nicht.",
    trends_table="Die häufigsten Namen jedes Jahres",
    most_named="Namen und Zahl der Meldungen",
    numbers="Zahlen im Verlauf",
    numbers_lead="Dieselbe Zahl, wie aufeinanderfolgende Meldungen eines Themas sie nennen: was "
    "steigt, sinkt oder berichtigt wird. Dass es dieselbe ist, ist nach Einheit, gezählter Sache "
    "und Wörtern des Satzes angenommen.",
    numbers_guess="Als dieselbe Zahl angenommen nach Einheit, gezählter Sache und Wörtern des "
    "Satzes.",
    number="Zahl",
    in_words="Im Wortlaut",
)

EN = OverviewWording(
    overviews="The archive as a whole",
    ways=MappingProxyType(
        {
            "calendar.md": "how many stories each day has",
            "map.md": "where they come from and which places they name",
            "network.md": "who is named with whom",
            "trends.md": "how often a word or name occurs, month by month",
            "numbers.md": "the same number in successive stories",
            "quotes/index.md": "what was said, by whom and about whom",
            "paragraphs/index.md": "background that stands in many stories",
            "names/index.md": "who shares a name",
        }
    ),
    table="The same as a table",
    few_to_many="Stories per day",
    calendar="Calendar",
    calendar_lead="Every coloured day leads to its stories: the stronger, the more.",
    month="Month",
    days="Days and number of stories",
    year="Year",
    map="Map",
    map_lead="The places of the stories: the larger the circle, the more stories name the place. "
    "The dark core stands for the stories sent from there.",
    map_cuts=MappingProxyType({"world": "World", "europe": "Europe"}),
    map_note="Borders are those of today; countries stand as a square at their middle. Outlines: "
    "Natural Earth.",
    map_legend=("named", "sent from there", "country"),
    place="Place",
    datelines="Sent from there",
    dateline_count=("{} sent from there", "{} sent from there"),
    only_most="Shown are the {} most frequent of {}.",
    network="Network",
    network_lead="Who stands in the same stories as whom: the {} people and organisations with the "
    "most ties. A line leads to the stories shared, a name to its page.",
    network_table="Ties and their stories",
    who="Who",
    with_whom="with whom",
    count="Number",
    newest="Newest shared stories",
    more="{} more",
    trends="Trends",
    trends_lead="How many stories hold a word, two words in a row or a name, month by month. Of "
    "several versions the newest counts.",
    trends_noscript="The curves need JavaScript; the table does not.",
    trends_table="The most frequent names of each year",
    most_named="Names and number of stories",
    numbers="Numbers over time",
    numbers_lead="The same number as successive stories on a topic report it: what rises, falls or "
    "is corrected. That it is the same is assumed from its unit, the thing counted and the words "
    "of the sentence.",
    numbers_guess="Assumed to be the same number from its unit, the thing counted and the words of "
    "the sentence.",
    number="Number",
    in_words="In words",
)

_WORDINGS: Mapping[Language, OverviewWording] = MappingProxyType({"de": DE, "en": EN})


def overview_wording(language: Language) -> OverviewWording:
    """The texts of a language."""
    return _WORDINGS[language]
