"""What kind of text a wire is, where its headline's marks do not say so."""

from __future__ import annotations

import re

from generator.model.story import StoryKind

_SERVICE = re.compile(
    r"\(Achtung\b|Impressum$|[\w-]{0,12} ?KUNDEN-INFO|[\w-]{0,12}Tagesvorschau\b|dpa/audio-Programm"
    r"|Folgende Lesestücke|Planungshinweis|Themenplanung|Terminvorschau|Tagesplanung"
    r"|Hinweis an (?:die )?Redaktion|Note to (?:editors|subscribers|clients)\b|Here are the stories"
)
_DIGEST = re.compile(
    r"(?:[\w-]{1,12} )?(?:Überblick:|Nachrichtenüberblick\b)|[\w-]{1,12}-Nachrichtenüberblick\b"
    r"|Nachrichten (?:kompakt|in Kürze)\b"
)
_WITHDRAWN = re.compile(
    r"(?:KILL|ZURÜCKGEZOGEN|WITHDRAWN|RÜCKZUG)\b"
    r"|(?:Achtung[:,!]? )?(?:Die |Diese |Unsere |Bitte )?(?:die )?(?:Meldung|Zusammenfassung)\b"
    r"[^\n]{0,160}?\b(?:(?:wird|wurde|ist) (?:hiermit )?zurückgezogen|ziehen wir zurück"
    r"|zurückgezogen werden|(?:bitte )?nicht (?:zu )?verwenden)"
    r"|(?:Meldung|Story|Text) zurückgezogen\b"
    r"|Please (?:kill|disregard) (?:the|our|this) (?:story|item|report)"
    r"|(?:The|This|Our) (?:story|item) [^\n]{0,120}?(?:has been|is) withdrawn"
)
_ISSUER = re.compile(
    r"^(?:Für den Inhalt der Mitteilung ist der (?:Emittent|Herausgeber)"
    r"|The issuer is solely responsible for the content)",
    re.MULTILINE,
)


def kind_of(title: str, opening: str, body: str) -> StoryKind:
    """The kind by what title and text say; `opening` is the body's first 300 characters.

    A company's announcement tells by the sentence on who answers for its content.
    """
    for beginning in (title, opening):
        if _WITHDRAWN.match(beginning):
            return "withdrawn"
    for beginning in (title, opening if not title else ""):
        if _DIGEST.match(beginning):
            return "digest"
        if _SERVICE.match(beginning):
            return "service"
    return "announcement" if _ISSUER.search(body) else "story"
