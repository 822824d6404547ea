"""Streets, squares, roads, junctions by their names: `Karl-Marx-Allee`, `Potsdamer Platz`, `A3`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.compounds import Relates
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.annotate.landforms import VIA
from generator.annotate.rolewords import is_role
from generator.annotate.tokens import Token, Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_AFTER_SOMEBODY = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüßé]+-){2,}"
    r"(?:Straße|Allee|Platz|Damm|Ufer|Ring|Weg|Brücke|Arena|Halle|Stadion|Park|Flughafen|Tunnel|"
    r"Schanze|Siedlung)"
    r"(?:e?s)?|[A-ZÄÖÜ][\w-]+-(?:Arena|Palast|Stadion|Schanze|Inseln|Bucht|Boulevard|Avenue|Tal|"
    r"Schlucht|Ebene|Wüste|Delta|Gebirge|Fjord|Schelfeis|Staudamm|"
    r"Kaserne|Moschee|Kathedrale|Kehre|Schikane)(?:e?s)?"
)
"""Named after somebody, whose name is all in hyphens, or after whoever pays for it."""

_OF_WHAT = re.compile(
    r"(?:Platz|Straße|Allee|Brücke) (?:der|des) (?:Republik|Menschenrechte|(?:Deutschen )?Einheit|"
    r"Freiheit|Nationen|Vereinten Nationen|Befreiung|Demokratie|Friedens|Luftbrücke|Kosmonauten|"
    r"Revolution|Unabhängigkeit|Jugend|Synagoge|Alten Synagoge|17\. Juni)"
)
"""`Platz der Republik`: named after a cause."""

_CLOSED = re.compile(
    r"(?P<whom>[A-ZÄÖÜ][a-zäöüß]{3,})(?:straße|platz|allee|brücke|ufer|damm)(?:e?s)?"
)
"""Named after somebody by the given name, in one word."""

_FOREIGN = re.compile(r"Boulevard|Avenue|Avenida|Rue|Piazza|Praça|Calle|Rua|Via|Viale")
_ENGLISH = re.compile(r"Road|Street|Square|Avenue|Lane|Bridge|Palace")
"""Ways abroad: the first stand before their names, the others behind."""

_STREET = re.compile(
    r"(?:Straße|Allee|Platz(?:es)?|Chaussee|Tors?|Brücke|Damms?|Ufers?|Dom(?:e?s)?|Münsters?|"
    r"Land(?:e?s)?|Kreuz(?:es)?)"
)
"""What bears a town's adjective without belonging to it (`Potsdamer Platz`): of what does
(`Hamburger Hafen`) the town is what counts."""

_LAND = re.compile(
    r"(?:Haffs?|Niederung|Heide|Forst(?:e?s)?|Moor(?:e?s)?|Sees?|Bucht|Börde|Marsch|Kreuz(?:es)?|"
    r"Förde|Dom(?:e?s)?|Münsters?)"
)
"""What bears the adjective of a town, river or landscape that need be in no list."""

_AT_LAND = word_set("am im vom zum der die das des dem den Am Im")
_OF_ADJECTIVES = (
    "schen", "sche", "sches", "Großen", "Alten", "Neuen", "Kleinen", "Hohen", "Roten", "Weißen",
    "Schwarzen", "Grünen", "Langen", "Oberen", "Unteren",
)  # fmt: skip
_OF_A_HALL = re.compile(
    r"(?P<m>(?:Markt|Garten|Platz|Friedhof|Turm|See|Wald)(?:e?s)?)|"
    r"(?P<f>Brücke|Straße|Allee|Treppe|Insel)|"
    r"(?P<n>(?:Ufer|Tor|Schloss|Palais|Moor|(?:Sport)?[Ss]tadion)(?:e?s)?)"
)
"""`am Halleschen Ufer`: the capital of the adjective shows the name. Groups are genders."""

_STRONG = {"m": "r", "f": "", "n": "s"}
_NO_PLACES = frozenset({"Neuer Markt"})
"""A segment of the stock exchange."""

_GENITIVE = re.compile(r"(?<=[tz])es$|(?<=[rmfetdlhn])s$")

_ROAD = re.compile(r"A ?(?P<number>[1-9]\d{0,2})|B ?[1-9]\d{0,2}n?")
_BEFORE_A_ROAD = word_set("der die Autobahn Autobahnen Bundesstraße Richtung")
_HALLS = word_set("Arena Stadium Circuit Speedway Raceway")
_PARKS = word_set("Nationalpark Naturpark Raststätte")
_SEATED = re.compile(
    r"(?:Flughafen|Bahnhof|Friedhof|Schloss|Schloß|Talsperre)s?|Burg|Kloster|Fliegerhorst"
)
"""What is another place than the town it is called after, as a district is."""

DISTRICT = "district"
_DISTRICTS = {
    "Landkreis": "Landkreis", "Landkreises": "Landkreis", "Kreis": "Kreis", "Kreises": "Kreis",
}  # fmt: skip
_CAUSES = word_set("Platz Straße Allee Brücke")
_JUNCTIONS = word_set("Kreuz Autobahnkreuz Dreieck Autobahndreieck")
_AT = word_set("am vom zum dem der Am Vom")
_AIRCRAFT = frozenset(
    {"220", "300", "310", "318", "319", "320", "321", "330", "340", "350", "380", "400"}
)
_CONFIDENCE = 0.75
_SHORTEST = 10


def ways(
    tokens: Tokens, gazetteer: Gazetteer, relates: Relates, lexicon: Lexicon
) -> Iterator[Mention]:
    """The streets, roads and junctions of a story."""
    for index, token in enumerate(tokens.all):
        if not token.upper:
            continue
        if len(token.text) >= _SHORTEST and not gazetteer.word(token.text):
            yield from _after_somebody(token, lexicon)
        if token.text[0] in "AB":
            yield from _roads(tokens, index)
        yield from _abroad(tokens, index, gazetteer)
        if token.text.endswith("er"):
            yield from _by_town(tokens, index, relates, lexicon)
        elif token.text.endswith(_OF_ADJECTIVES):
            yield from _by_adjective(tokens, index)
        else:
            yield from _by_word(tokens, index, gazetteer, relates, lexicon)


def _by_word(
    tokens: Tokens, index: int, gazetteer: Gazetteer, relates: Relates, lexicon: Lexicon
) -> Iterator[Mention]:
    """What the word for it tells, before or behind its name."""
    word = tokens.texts[index]
    if word in _JUNCTIONS:
        yield from _junction(tokens, index)
    elif word in _HALLS:
        yield from _hall(tokens, index, relates, lexicon)
    elif word in _PARKS:
        yield from _park(tokens, index)
    elif word in _DISTRICTS or _SEATED.fullmatch(word):
        yield from _district(tokens, index, gazetteer)
    elif word in _CAUSES:
        yield from _of_a_cause(tokens, index)


def _after_somebody(token: Token, lexicon: Lexicon) -> Iterator[Mention]:
    """`Karl-Marx-Allee`, `Friedrichstraße`."""
    if _AFTER_SOMEBODY.fullmatch(token.text) is None:
        street = _CLOSED.fullmatch(token.text)
        if street is None or street["whom"] not in lexicon.first_names:
            return
    name = token.text.removesuffix("s")
    yield Mention(token.span, "place", name, "names", VIA, _CONFIDENCE)


def _by_town(tokens: Tokens, index: int, relates: Relates, lexicon: Lexicon) -> Iterator[Mention]:
    """`Leipziger Straße`, `Potsdamer Platz`, `Stettiner Haff`."""
    token = tokens.at(index)
    noun = tokens.near(index + 1, token.sentence)
    before = tokens.near(index - 1, token.sentence).text
    landscape = _LAND.fullmatch(noun.text) and before in _AT_LAND
    if token.text in NOT_SURNAMES or not (landscape or _STREET.fullmatch(noun.text)):
        return
    of = relates(token.text)
    unknown = landscape and not of and not is_role(token.text, lexicon)
    if not (unknown or any(one.type == "place" and one.capital is None for one in of)):
        return  # `Schweizer Flughafen` is one of several
    name = f"{token.text} {_GENITIVE.sub('', noun.text)}"
    yield Mention(tokens.span(index, index + 2), "place", name, "names", VIA, _CONFIDENCE)


def _by_adjective(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Hallesches Ufer`."""
    token = tokens.at(index)
    noun = tokens.near(index + 1, token.sentence)
    hall = _OF_A_HALL.fullmatch(noun.text)
    before = tokens.near(index - 1, token.sentence).text
    if hall and before in _AT_LAND and not tokens.opens_sentence(index):
        stem = re.sub(r"[nrs]$", "", token.text)
        bare = _GENITIVE.sub("", noun.text)
        name = f"{stem}{_STRONG[hall.lastgroup or 'm']} {bare}"
        if name in _NO_PLACES:
            return
        yield Mention(tokens.span(index, index + 2), "place", name, "names", VIA, _CONFIDENCE)


def _hall(tokens: Tokens, index: int, relates: Relates, lexicon: Lexicon) -> Iterator[Mention]:
    """`Rod Laver Arena`: behind what it is called after, and not where it is (`Hamburger`)."""
    token = tokens.at(index)
    start = index
    while index - start < 2 and may_name(before := tokens.near(start - 1, token.sentence)):
        if is_role(before.text, lexicon) or before.text in lexicon.not_names:
            break
        if start < index and before.text.endswith("er") and relates(before.text):
            break
        start -= 1
    if start < index:
        name = " ".join(tokens.words(start, index + 1))
        yield Mention(tokens.span(start, index + 1), "place", name, "names", VIA, _CONFIDENCE)


def _park(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Nationalpark Jasmund`, `Raststätte Gütersloh`."""
    token = tokens.at(index)
    end = index + 1
    while end - index < 3 and _may_be_of_a_park(tokens.near(end, token.sentence)):
        end += 1
        if not tokens.at(end - 1).text.endswith(("er", "es", "e")):
            break  # no adjective: `Nationalpark Bayerischer Wald`
    if end > index + 1:
        name = " ".join(tokens.words(index, end))
        yield Mention(tokens.span(index, end), "place", name, "names", VIA, _CONFIDENCE)


def _may_be_of_a_park(token: Token) -> bool:
    """Also in two parts: `Naturpark Adamello-Brenta`."""
    return may_name(token) or (token.upper and token.text.replace("-", "").isalpha())


def _district(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """`Landkreis Uelzen`, `Flughafen Zürich`: another place than the town it is called after."""
    token = tokens.at(index)
    where = gazetteer.longest(tokens, index + 1) if index + 1 < len(tokens) else None
    same = where and tokens.at(where.end - 1).sentence == token.sentence
    if not (where and same) or where.genitive or "place" not in where.name.types:
        return
    kind = _DISTRICTS.get(token.text)
    after = tokens.near(where.end, token.sentence)
    if not kind and (after.upper or after.text == "/"):
        return  # `Flughafen Lübeck Blankensee`
    words = (kind or token.text.removesuffix("s"), *tokens.words(index + 1, where.end))
    span = tokens.span(index, where.end)
    yield Mention(span, "place", " ".join(words), "names", DISTRICT if kind else VIA, 0.85)


def _of_a_cause(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Platz der Republik`, `Straße des 17. Juni`."""
    for end in (index + 5, index + 4, index + 3):
        words = tokens.words(index, min(end, len(tokens)))
        name = " ".join(words).replace(" .", ".")
        if _OF_WHAT.fullmatch(name):
            yield Mention(tokens.span(index, end), "place", name, "names", VIA, _CONFIDENCE)
            return


def _junction(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Kreuz Köln-Ost`, `Autobahndreieck Havelland`."""
    token = tokens.at(index)
    before, name = (tokens.near(index + step, token.sentence) for step in (-1, 1))
    if before.text in _AT and name.upper and name.text.replace("-", "").isalpha():
        words = f"{token.text} {name.text}"
        yield Mention(tokens.span(index, index + 2), "place", words, "names", VIA, _CONFIDENCE)


def _abroad(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """`Boulevard Triomphal`, `Parliament Square`."""
    token = tokens.at(index)
    before, after = (tokens.near(index + step, token.sentence) for step in (-1, 1))
    start = end = index
    if _FOREIGN.fullmatch(token.text) and may_name(after):
        end = index + 2
    elif _ENGLISH.fullmatch(token.text) and may_name(before) and not after.upper:
        start, end = index - 1, index + 1
    if end > start and not gazetteer.lists(tokens.words(start, end)):
        name = " ".join(tokens.words(start, end))
        yield Mention(tokens.span(start, end), "place", name, "names", VIA, _CONFIDENCE)


def _roads(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`A3`, `A 555`, `Autobahn 4`, `B 96`: behind an article or the word for such roads."""
    token = tokens.at(index)
    before = tokens.near(index - 1, token.sentence).text
    if token.text in {"Autobahn", "Bundesstraße"} and before.lower() in {"der", "die"}:
        end = index + 2
        written = f"{'AB'[token.text[0] == 'B']} {tokens.near(index + 1, token.sentence).text}"
    else:
        end = index + 1 + (token.text in {"A", "B"})
        written = " ".join(tokens.words(index, min(end, len(tokens))))
        if before not in _BEFORE_A_ROAD and not _is_listed(tokens, index, end):
            return
    road = _ROAD.fullmatch(written)
    if road is None or road["number"] in _AIRCRAFT or end > len(tokens):
        return
    name = written.replace(" ", "")
    yield Mention(tokens.span(index, end), "place", name, "names", VIA, _CONFIDENCE)


def _is_listed(tokens: Tokens, index: int, end: int) -> bool:
    """Whether another road is named beside one (`das Kreuz von A30 und A31`)."""
    sentence = tokens.at(index).sentence
    ahead, behind = (tokens.near(at, sentence).text for at in (end, index - 1))
    first = ahead == "und" and _is_road(tokens.near(end + 1, sentence).text)
    return first or (behind == "und" and _is_road(tokens.near(index - 2, sentence).text))


def _is_road(word: str) -> bool:
    return _ROAD.fullmatch(word) is not None
