"""Notes in parentheses that editors put around a headline: what was corrected, genre, media."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.model.story import Signal

_REACH = 1500
"""A note ends within that many characters, or it is none."""

_CORRECTION = re.compile(
    r"(?P<kind>Wiederholung|Berichtigung|Aktualisierung|Korrektur|Neu|neu|Berichtigt wird"
    r"|In (?:der|dem) am [A-ZÄÖÜ]\w{2,12}(?:tag|woch|abend) um \d{1,2}[.:]\d{2} Uhr gesendeten"
    r"|Adds|Updates|Recasts|Corrects|Repeats|Refiles|Writes through|Correction"
    r"|In \w{3,9}\.? \d{1,2} story, corrects)\b[:,]?\s*(?P<text>.*)",
    re.DOTALL,
)
_GENRE = re.compile(
    r"(?P<genre>Zusammenfassung|Gesamtzusammenfassung|Meldung|KORR-Bericht|Reportage|Hintergrund"
    r"|Porträt|Interview|Vorbericht|Vorausmeldung|Vorschau|Überblick|Nachrichtenüberblick|Extra"
    r"|Achtung|Fragen & Antworten|Chronologie|Dokumentation|Analyse|Umfrage|Tabelle|Zitat"
    r"|Stichwort|Kommentar|Feature|Eil|Eilmeldung|Blitz|Kurzmeldung|Langfassung|Glosse|Rezension"
    r"|Kolumne|Leitartikel|Zum \d{1,2}\.\s?[\w.]{1,12})"
    r"(?:\s\d{4})?(?:\s*[-–:,]\s+(?P<text>.*))?",
    re.DOTALL,
)
_MEDIA = re.compile(r"(?:Foto|Fotos|Grafik|Video|Bild|Bilder|Archivbild)\b(?P<text>.*)", re.DOTALL)
_KILL = re.compile(
    r"(?:Diese |Die |Unsere )?Meldung\b.{0,120}?\b(?:zurückgezogen|nicht (?:zu )?verwenden)"
    r"|KILL\b|Zurückgezogen\b|Withdrawn\b",
    re.DOTALL,
)

_SIGNALS: dict[str, Signal] = {
    "Wiederholung": "repeat", "Repeats": "repeat", "Refiles": "repeat",
    "Aktualisierung": "update", "Neu": "update", "neu": "update", "Adds": "update",
    "Updates": "update", "Recasts": "update", "Writes through": "update",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParenthesisedNote:
    """A note of the wire; `end` is the offset behind its closing parenthesis."""

    kind: str
    text: str
    end: int
    genre: str = ""
    signal: Signal | None = None


def note_at(text: str, start: int, end: int) -> ParenthesisedNote | None:
    """The note whose parenthesis opens exactly at `start`; it may run over several lines.

    `kind` is `correction`, `repeat`, `update`, `withdrawal`, `genre` or `media`. A parenthesis
    that begins otherwise is no note: the None leaves it in the text.
    """
    if text[start : start + 1] != "(":
        return None
    close = _closing(text, start, min(end, start + _REACH))
    if close is None:
        return None
    inner = " ".join(unicodedata.normalize("NFC", text[start + 1 : close]).split())
    if _KILL.match(inner):
        return ParenthesisedNote("withdrawal", inner, close + 1, signal="withdrawal")
    return _correction(inner, close + 1) or _description(inner, close + 1)


def _correction(inner: str, end: int) -> ParenthesisedNote | None:
    match = _CORRECTION.fullmatch(inner)
    if match is None:
        return None
    kind = match["kind"]
    signal = _SIGNALS.get(kind, "correction")
    # "Berichtigung: …" says no more than the kind does; "Adds detail" needs its first word.
    shown = match["text"] if inner[len(kind) : len(kind) + 1] == ":" else inner
    return ParenthesisedNote(signal, shown or inner, end, signal=signal)


def _description(inner: str, end: int) -> ParenthesisedNote | None:
    match = _GENRE.fullmatch(inner)
    if match:
        return ParenthesisedNote("genre", inner, end, genre=match["genre"])
    if _MEDIA.fullmatch(inner) and len(inner) <= 120:
        return ParenthesisedNote("media", inner, end)
    return None


def _closing(text: str, start: int, end: int) -> int | None:
    """The offset of the parenthesis that closes the one at `start`, before any empty line."""
    depth = 0
    for match in re.compile(r"[()]|\n[ \t]*\n").finditer(text, start, end):
        mark = match.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth == 0:
                return match.start()
        else:
            return None
    return None
