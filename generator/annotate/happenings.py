"""Events that no list can hold: summits and games by their place, storms by the names they are
given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, is_noun_like, word_set
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

SUMMIT = "summit"
STORM = "storm"

_MEETING = re.compile(
    r"(?P<whose>[\w-]*?)-?(?:[Gg]ipfel(?:treffens?|s)?|[Kk]onferenz|[Ff]orums?|[Kk]ongress(?:es)?)"
)
_WORLDLY = word_set(
    "Klima Weltklima Sicherheits Friedens Geber Weltwirtschafts Ozean Artenschutz Welternährungs"
)
"""First parts of meetings of states; a `Pressekonferenz` is none, nor a `Fachkonferenz`."""

_WEATHER = re.compile(
    r"(?:(?:Winter|Herbst|Schnee|Tropen|Wirbel)?[Ss]turm(?:s|tiefs?)?|Orkan(?:s|tiefs?)?|Hurrikans?|"
    r"Taifuns?|Zyklons?|Tiefs?|Hochs?)"
)
_COMMON = word_set("Sturm Sturms Tief Tiefs Hoch Hochs")
"""Words before which only quotation marks show that a name follows."""
_OPENERS = frozenset("\"„“„»«‚‘'›‹")
_NO_NAMES = word_set("Tief Hoch Nord Süd Ost West Nordost Nordwest Südost Südwest Deutschland")


def summits(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Meetings of states at a place (`Nato-Gipfel in Den Haag`), in the nominative."""
    for index, token in enumerate(tokens.all):
        meeting = _MEETING.fullmatch(token.text) if token.upper else None
        if meeting is None or not _is_of_states(meeting["whose"], gazetteer):
            continue
        if tokens.near(index + 1, token.sentence).text not in {"in", "von", "auf"}:
            continue
        where = tokens.near(index + 2, token.sentence)
        place = gazetteer.longest(tokens, index + 2) if where.text else None
        if place is None:
            unknown = where.upper and where.text.isalpha() and not where.text.isupper()
            if not unknown or where.text in NOT_SURNAMES or is_noun_like(where.text):
                continue
        elif place.genitive or "place" not in place.name.types:
            continue
        if meeting["whose"] == "EU" and where.text == "Brüssel":
            continue  # There they all meet, four times a year.
        end = place.end if place else index + 3
        words = (_nominative(token.text), *tokens.words(index + 1, end))
        span = tokens.span(index, end)
        yield Mention(span, "event", " ".join(words), "names", SUMMIT, 0.9)


_GAMES = re.compile(
    r"Spielen?|(?:Sommer|Winter)spielen?|"
    r"(?:[A-ZÄÖÜ][a-zäöü]+-?)?(?:[Ww]elt|[Ee]uropa)meisterschaft(?:en)?|"
    r"Filmfestspielen?|Filmfestivals?"
)
_OF_GAMES = re.compile(r"(?P<stem>Olympisch|Paralympisch|Nordisch|Alpin)e[nr]?")


def games(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Games that only their place tells from those of other years (`Olympische Spiele in
    Vancouver`), in the nominative."""
    for index in tokens.where(_GAMES.fullmatch):
        token = tokens.at(index)
        if tokens.near(index + 1, token.sentence).text not in {"in", "von"}:
            continue
        start, words = index, [_PLURAL.sub("", token.text)]
        kind = _OF_GAMES.fullmatch(tokens.near(index - 1, token.sentence).text)
        if kind:
            start, words = index - 1, [f"{kind['stem']}e", *words]
        elif words == ["Spiele"]:
            continue
        near = tokens.near(index + 2, token.sentence)
        place = gazetteer.longest(tokens, index + 2) if near.text else None
        if place is None or place.genitive or "place" not in place.name.types:
            continue
        words += tokens.words(index + 1, place.end)
        span = tokens.span(start, place.end)
        yield Mention(span, "event", " ".join(words), "names", SUMMIT, 0.9)


_PLURAL = re.compile(r"(?<=spiele)n$|(?<=Spiele)n$|(?<=festival)s$")

_OF_TENNIS = re.compile(
    r"Tennis[\w-]*|Grand-Slam[\w-]*|[Mm]atchb[aä]lle?n?|Centre|Aufschlag|Viertelfinale|Endspiel|"
    r"tennis|Slam|tie-?breaks?|final|semi-finals?|straight"
)


def tournaments(tokens: Tokens) -> Iterator[Mention]:
    """`Wimbledon` in a story of tennis: the tournament, but where a preposition says the suburb."""
    if "Wimbledon" in tokens.places and any(map(_OF_TENNIS.fullmatch, tokens.places)):
        for index in tokens.places["Wimbledon"]:
            if tokens.near(index - 1, tokens.at(index).sentence).text in {"in", "In", "von", "bei"}:
                continue
            yield Mention(tokens.at(index).span, "event", "Wimbledon", "names", SUMMIT, 0.9)


_MAY_BE_RACE = word_set("Großer Große Großen Großem Grand 24")
_RACE = re.compile(r"Große[rnm]? Preis(?:es)? von|Grand Prix (?:von|of|de)|24 Stunden von")
_FIRST_OF_TWO = word_set("Le San Saudi Abu Las São Sao Monte")
"""First words of places of two that races are called after."""


def races(tokens: Tokens) -> Iterator[Mention]:
    """Races that are called after where they are held (`Großer Preis von Italien`)."""
    for index in tokens.where(_MAY_BE_RACE.__contains__):
        sentence = tokens.at(index).sentence
        words = tokens.words(index, index + 3)
        where = tokens.near(index + 3, sentence)
        begins = len(words) == 3 and _RACE.fullmatch(" ".join(words))
        if not begins or not where.upper or where.text in NOT_SURNAMES:
            continue
        end = index + 4
        if where.text in _FIRST_OF_TWO:
            end += tokens.near(end, sentence).upper
        name = " ".join(tokens.words(index, end))
        name = re.sub(r"^Große[nsm]? Preis(?:es)?", "Großer Preis", name)
        yield Mention(tokens.span(index, end), "event", name, "names", SUMMIT, 0.9)


def _is_of_states(whose: str, gazetteer: Gazetteer) -> bool:
    if whose in _WORLDLY or whose.endswith("-"):
        return True
    name = gazetteer.part(whose.rpartition("-")[2] or whose)
    return bool(name) or re.fullmatch(r"G\d\d?|UN|EU|Nato", whose) is not None


def _nominative(word: str) -> str:
    return re.sub(r"(?<=[Gg]ipfel)s$|(?<=treffen)s$|(?<=forum)s$|(?<=kongress)es$", "", word)


def storms(tokens: Tokens) -> Iterator[Mention]:
    """Storms and areas of pressure, which are named like people."""
    for index, token in enumerate(tokens.all):
        if not token.upper or not _WEATHER.fullmatch(token.text):
            continue
        quoted = tokens.near(index + 1, token.sentence).text in _OPENERS
        step = index + 2 if quoted else index + 1
        name = tokens.near(step, token.sentence)
        plain = name.upper and name.text.isalpha() and name.text not in NOT_SURNAMES | _NO_NAMES
        alone = not tokens.near(step + 1, token.sentence).upper
        told = quoted or (token.text not in _COMMON and not is_noun_like(name.text))
        if plain and alone and told:
            yield Mention(name.span, "event", name.text, "names", STORM, 0.8)
