"""Closed word classes of German and English that several annotators read."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read better as running text."""
    return frozenset(text.split())


ARTICLES = word_set(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
    dieser diese dieses diesen diesem jeder jede jedes jeden jedem sein seine seinen seinem
    seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem mein meine
    manche solche welche viele einige mehrere alle beide zum zur im am beim vom ins ans the a an
    his her its their our this that these those some"""
)

PLACE_PREPOSITIONS = word_set(
    """in aus nach bei gen Raum Region Stadt Hauptstadt Großraum Flughafen Bahnhof Bezirk Kreis
    Gemeinde Hafenstadt Metropole Hafen Universität from near outside"""
)
"""Words after which a name that might be something else is a place."""

PARTICLES = word_set(
    """von der den dem de del della di da dos du la le van ten ter zu zur vom und af av bin ibn ben
    al el abu y e"""
)
"""Lower-case words inside a person's name; which sequences are names, `persons` decides."""

HONORIFICS = word_set(
    """Herr Herrn Frau Dr. Prof. Professor Professorin Mr. Mr Mrs. Mrs Ms. Ms Sir Dame Lord Lady
    Graf Gräfin Fürst Freiherr Pater Schwester Bruder Madame Monsieur Senator Doktor Hr. Fr.
    Ing. Dipl. Gen. Gov. Sen. Rep. Lt. Col. Sgt. Capt. Rev."""
)

SPEECH_VERBS = word_set(
    """sagte sagten sagt erklärte erklärten erklärt betonte betont meinte meint berichtete
    berichtet teilte kündigte forderte fordert warnte warnt kritisierte kritisiert lobte
    erwiderte ergänzte fügte bekräftigte unterstrich versicherte versprach verkündete rief
    fragte antwortete schrieb schreibt urteilte räumte wiederholte äußerte resümierte
    bilanzierte mahnte appellierte beklagte verwies bestätigte dementierte argumentierte hob
    stellte nannte bezeichnete sprach riefen rufen bat baten las lasen fasste ruft said says
    told added stated announced warned asked replied wrote declared insisted explained argued
    called noted stressed tells adds"""
)

CLOSING = {"„": '“”"', "“": "”“", "»": "«", "«": "»", '"': '"', "‚": "‘’"}
"""What may close a short name in quotation marks, by what opens it."""

PRONOUNS = word_set("er sie he she")

INSIDE = word_set("in aus von nach bei")
"""Behind these two places joined by a hyphen are one, and no two ends of a way."""
NOT_SURNAMES = word_set(
    """Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar März
    April Mai Juni Juli August September Oktober November Dezember Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March June July October December Ende
    Anfang Mitte Uhr Jahr Jahre Prozent Millionen Milliarden Euro Dollar Abend Morgen Mittag
    Nachmittag Vormittag Nacht Woche Tag Tage Tagen Wochen Monat Monate Der Die Das Den Dem Des
    Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich In Im Am An Auf Aus Bei Bis Nach Mit Von
    Vor Zu Zum Zur Für Als Auch Dann Dies Diese Dieser Dieses Diesen Damit Dabei Dort Doch Aber
    Und Oder Zuvor Später Wenn Weil Wie Wo Was Wer Warum Seit Unter Über Um Durch Gegen Ohne Nur
    Noch Nun So Da Zwar Man Mehr Viele Alle Beide Kein Keine Nicht Sein Seine Seinen Seiner
    Seinem Ihre Ihren Ihrem Ihrer Unser Unsere Mein Meine Ob Dass Denn Demnach Zudem Zugleich
    Allerdings Unterdessen Inzwischen Deshalb Daher Bereits Erst Schon Neben Laut Trotz Während
    Nachdem Bevor Sollte Gegründet Insgesamt Dazu Darauf Darin Danach Daran Dagegen The A He She
    It They We You On At But This That These Those His Her Their Its There Then When While After
    Before If As For With By From To Of And Or Not No New All Some Both Earlier Later Meanwhile
    However In Assembly Council Court Office Ministry Party Parliament Government"""
)
"""Capitalised words that begin sentences or tell time; never a surname by themselves."""

_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "ismus", "tät",
    "täten", "tion", "tionen", "sion", "sionen", "tum", "nis", "nisse", "nissen", "lichkeit",
    "tags", "abend", "morgen", "woche", "jahr", "jahren", "leute", "leuten", "innen", "gespräche",
    "gesprächen",
)  # fmt: skip


def is_noun_like(word: str) -> bool:
    """Whether a capitalised German word ends as common nouns do and names hardly ever.

    Derivational endings after Fleischer & Barz, Wortbildung der deutschen Gegenwartssprache;
    those that surnames share (-er, -mann, -in) are left out.
    """
    return len(word) > 5 and word.endswith(_NOUN_ENDINGS)


def is_inflected_adjective(word: str) -> bool:
    """Whether a lower-case word could be an adjective before a noun."""
    return word.islower() and len(word) > 4 and word.endswith(("e", "er", "en", "em", "es"))


def without_genitive(word: str) -> str | None:
    """The nominative behind a genitive name (`Trumps` -> `Trump`), None if it shows no ending.

    An apostrophe marks the genitive of names that end in a sibilant (`Moritz’`), and is then
    a token of its own; nothing is stripped there.
    """
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word[-2] not in "'’-":
        return word[:-1]
    return None
