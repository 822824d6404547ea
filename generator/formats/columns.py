"""Which column of a table holds which fact of a story, told by its name in German or English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

Fact = Literal[
    "title", "text", "date", "time", "updated", "guid", "byline", "language", "agency", "place",
    "keywords", "section", "subtitle", "kicker", "summary", "link", "version", "status", "urgency",
    "embargo", "rights", "slugline", "genre", "note", "subjects",
]  # fmt: skip
FACTS: tuple[Fact, ...] = get_args(Fact)

# The first name that a table has counts. Names are folded: lower case, letters and digits alone.
_NAMES: dict[Fact, str] = {
    "title": """
        headline title titel ueberschrift überschrift schlagzeile headlinemain articletitle
        titeltext webtitle betreff subject
        """,
    "text": """
        text body fulltext volltext articletext articlebody bodytext maintext haupttext meldungstext
        bodyhtml contenthtml articlehtml content inhalt article artikel story meldung html rawtext
        nachricht
        """,
    "date": """
        datepublished publishedat published publicationdate pubdate publishdate publisheddate
        webpublicationdate versioncreated date datum datetime veröffentlicht veroeffentlicht
        veröffentlichungsdatum veroeffentlichungsdatum erscheinungsdatum erschienen firstpublished
        firstcreated createdat created datecreated timestamp zeitstempel
        """,
    "time": "uhrzeit zeit time",
    "updated": """
        updated updatedat modified modifiedat datemodified lastmodified lastupdated lastmod geändert
        geaendert aktualisiert
        """,
    "guid": """
        guid uuid urn identifier articleid artikelid storyid newsid docid documentid messageid id
        uid itemid uri
        """,
    "byline": "byline author authors autor autoren autorin verfasser creator writer authorname",
    "language": "language lang sprache inlanguage",
    "agency": """
        agency agentur provider source quelle sourcename publisher publication outlet newspaper
        zeitung medium newssource
        """,
    "place": "dateline place ort location city stadt town",
    "keywords": """
        keywords tags schlagwörter schlagwoerter schlagworte schlagwort stichwörter stichworte
        stichwort tag keyword themen
        """,
    "section": "section ressort rubrik category categories kategorie kategorien sectionname desk",
    "subtitle": "subtitle subheadline untertitel unterzeile deck",
    "kicker": "kicker dachzeile spitzmarke topline oberzeile",
    "summary": """
        summary abstract teaser vorspann zusammenfassung standfirst excerpt description snippet lead
        beschreibung kurztext
        """,
    "link": "url link weburl permalink href adresse",
    "version": "version versionnumber fassung",
    "status": "pubstatus status signal",
    "urgency": "urgency dringlichkeit priority priorität prioritaet prio",
    "embargo": "embargoeduntil embargountil embargoed embargo sperrfrist",
    "rights": "rights copyright rechte rightsholder copyrightholder lizenz license",
    "slugline": "slugline slug",
    "genre": "genre textsorte darstellungsform",
    "note": "ednote editornote note anmerkung",
    "subjects": "subjects mediatopics medtop topics",
}

_PRIVATE = re.compile(
    r"intern|privat|kontakt|contact|telefon|phone|mobil|fax|email|mailadress|ansprechpartner"
    r"|nichtzurveröff|nichtoeffentlich|nichtöffentlich|notforpub|vertraulich|confidential"
)


def fold(name: str) -> str:
    """A column's name without case, blanks and signs."""
    return re.sub(r"[\W_]+", "", name.casefold())


def mapping_of(names: Iterable[str], explicit: Mapping[str, str] | None = None) -> dict[Fact, str]:
    """The column of each fact among `names`.

    `explicit` says for a fact which column it is, and wins; what it does not name is guessed.
    """
    columns = {fold(name): name for name in reversed(list(names)) if fold(name)}
    found: dict[Fact, str] = {}
    stated = {fold(column): fact for fact, column in (explicit or {}).items()}
    for fact in FACTS:
        wanted = (explicit or {}).get(fact)
        if wanted and fold(wanted) in columns:
            found[fact] = columns[fold(wanted)]
            continue
        for name in _NAMES[fact].split():
            if name in columns and name not in stated and not is_private(name):
                found[fact] = columns[name]
                break
    # A table without a text of its own may have it in the column of summaries.
    if "text" not in found and "summary" in found:
        found["text"] = found.pop("summary")
    return found


def is_private(name: str) -> bool:
    """Whether a column's name says that it is not for publication."""
    return bool(_PRIVATE.search(fold(name)))


def tells_stories(names: Iterable[str]) -> bool:
    """Whether a table with these columns seems to hold stories: a text or a headline, and one
    more fact."""
    found = mapping_of(names)
    return ("text" in found or "title" in found) and len(found) >= 2
