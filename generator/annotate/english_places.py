"""Places that the words beside them show in English: `Gulf of Quorn`, `Cape Vellin`, `Plaza de
Orvals`, `the Quorvan desert`, `the town of Quorvale`, `the Outrellan region`.

Written large, the word for a kind of place is part of the name; written small, it is so where the
name would else be another place's (`the Santa Quora mine`), and only tells of it where it is a
region's or a town's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.annotate.compounds import Relates
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

VIA = "landform"
_CONFIDENCE = 0.9
_LONGEST = 3

_OF = word_set("Gulf Bay Cape Strait Straits Isle Sea Lake")
"""Kinds before `of`, part of the name."""
_FIRST = word_set("Cape Mount Lake Loch Lough Fort Camp River County Port Isle")
"""Kinds right before the name, part of it."""
_ROMANCE = word_set(
    """Plaza Plaça Place Piazza Praça Praca Palais Palacio Palazzo Avenida Avenue Rue Via Viale
    Calle Gare Costa Stadio Estadio Estádio Stade Paseo Passeig Rambla Ponte Pont Puerta Porta
    Boulevard Quai Campo Château Chateau Castello Teatro Théâtre Villa Schloss Parc Parque Isla
    Île Autodromo Autódromo Foro Coliseo Hipódromo Hipodromo"""
)
"""Kinds of Romance languages, before a particle or a name."""
_BARE = word_set("Via Stadio Villa Rue Schloss Quai Plaza Boulevard Autodromo Autódromo Foro")
"""Those behind which the name needs no particle."""
_PARTICLES = word_set("de del della dei degli di da do dos das du des la le les los las the")
_TITLED = word_set("desert mine stadium tunnel dam glacier volcano")
"""Kinds behind the name, part of it though written small."""
_BEHIND = word_set(
    """region district province prefecture governorate county constituency suburb neighbourhood
    neighborhood prison cosmodrome peninsula archipelago canton oblast borough municipality river
    estuary valley plateau favela slum township quarter square rocks reef course
    piste"""
)
"""Kinds behind the name, none of it."""
_TWO = word_set("rivers valleys provinces regions districts")
_BEFORE = word_set(
    """town village city port harbour harbor region district province island suburb hamlet resort
    settlement neighbourhood neighborhood constituency commune municipality county state prefecture
    canton peninsula archipelago township borough outskirts islands coast mayor"""
)
"""Kinds before `of` and the name, none of it."""
_DEFINITE = word_set("the at near in his her its their 's ’s around on outside")
_MOTORWAY = re.compile(r"[AM]\d{1,3}")
_ROADS = word_set("highway motorway autobahn road expressway")
_RESIDENCE = re.compile(r"(?:[A-Z]\w+ )+(?:Street|Palace)")
_OF_HOUSES = word_set("Government State Council Parliament Custom Mansion")
_INSIDE = word_set(
    "in at to into up down along outside inside near behind left leaves leaving entered reached"
)
"""Before a house or street that elsewhere stands for who lives there."""
_GERMAN_WAYS = ("platz", "strasse", "straße", "gasse", "allee")
"""Ends of German squares and streets, which English leaves as they are."""
_SHORTEST_WAY = 9
_ON_A_RIVER = re.compile(
    r"[A-Z]\w+-(?:on|upon|under|super|in|le|la|les|sur|sous|en|de|du|aux|an|am)(?:-\w+)?-[A-Z]\w+"
)
"""Towns that are told apart by where they lie: `Thornaby-on-Tees`."""
_GROUNDS = word_set("Park Square Gardens Common")
"""Kinds behind the name, part of it, where one is in what the name tells (`in Dellin Park`)."""
_IN = word_set("in into through across outside around")
_COMPASS = word_set(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west"""
)
_KINDS = _TITLED | _BEHIND | _TWO
_TELLS = _BEFORE | _COMPASS | {"nearby", "capital"}
_THERE = word_set("in near from to at on outside around of")
_NO_PLACES = word_set("State Union Parliament Congress Government House University Court God")


def english_places(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """The places of an English story that what they are shows."""
    yield from _by_kind(tokens, lexicon)
    for index in tokens.where(lambda word: "-" in word and _ON_A_RIVER.fullmatch(word)):
        yield _mention(tokens, index, index + 1)
    for index in tokens.where(lambda word: word.endswith(_GERMAN_WAYS)):
        if tokens.at(index).upper and len(tokens.texts[index]) >= _SHORTEST_WAY:
            yield _mention(tokens, index, index + 1)
    for index in tokens.among(_ROADS):
        before = tokens.near(index - 1, tokens.at(index).sentence).text
        if _MOTORWAY.fullmatch(before):
            yield _mention(tokens, index - 1, index)
    yield from _grounds(tokens, lexicon)
    yield from _houses(tokens)
    yield from _listed(tokens, gazetteer)
    yield from _behind(tokens, lexicon, gazetteer, relates)
    yield from _before(tokens, lexicon)


def _by_kind(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """`Cape Vellin`, `Gulf of Quorn`, `Plaza de Orvals`: a large word for what they are, first."""
    for index in tokens.among(_FIRST):
        end = _name(tokens, index + 1, lexicon)
        words = tokens.words(index + 1, end) if end else ()
        somebody = any(word in lexicon.first_names for word in words[1:])
        alone = len(words) < _LONGEST and not somebody and words[:1] != ()
        begins = not tokens.near(index - 1, tokens.at(index).sentence).upper
        if end and alone and begins and words[0] not in lexicon.role_words:
            yield _mention(tokens, index, end)
    for index in tokens.among(_OF):
        if tokens.near(index + 1, tokens.at(index).sentence).text == "of":
            end = _name(tokens, index + 2, lexicon)
            if end:
                yield _mention(tokens, index, end)
    for index in tokens.among(_ROMANCE):
        end = _past_particles(tokens, index + 1)
        name = _name(tokens, end, lexicon)
        if name and (end > index + 1 or tokens.texts[index] in _BARE):
            yield _mention(tokens, index, name)


def _grounds(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """`in Dellin Park`."""
    for index in tokens.among(_GROUNDS):
        start = _start(tokens, index, lexicon)
        before = tokens.near(start - 1, tokens.at(index).sentence).text.lower()
        if start < index and before in _IN:
            yield _mention(tokens, start, index + 1)


def _listed(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The unknown one in `Naxos, Quorva and Samos`, between two that are known."""
    for index in tokens.places.get("and", ()):
        sentence = tokens.at(index).sentence
        name = tokens.near(index - 1, sentence)
        if tokens.near(index - 2, sentence).text == "," and may_name(name):
            known = (gazetteer.word(tokens.texts[index + step]) for step in (-3, 1))
            places = all(one and one.likeliest and one.likeliest.type == "place" for one in known)
            if places and not gazetteer.word(name.text):
                yield _mention(tokens, index - 1, index)


def _houses(tokens: Tokens) -> Iterator[Mention]:
    """`at Government House`, of words that alone are no name."""
    for index in tokens.places.get("House", ()):
        sentence = tokens.at(index).sentence
        if tokens.near(index - 1, sentence).text in _OF_HOUSES and _is_inside(tokens, index - 1):
            yield _mention(tokens, index - 1, index + 1)


def lived_in(tokens: Tokens, listed: Iterable[Mention]) -> Iterator[Mention]:
    """The listed names of a story, a palace or street made the place where somebody is or goes
    (`up Downing Street`); elsewhere it is who governs there."""
    for mention in listed:
        residence = mention.type == "organisation" and _RESIDENCE.fullmatch(mention.name)
        if residence and _is_inside(tokens, tokens.index_at(mention.span.start)):
            yield replace(mention, type="place")
        else:
            yield mention


def _is_inside(tokens: Tokens, index: int) -> bool:
    """Whether a word of place or movement stands before a name, an article between or not."""
    sentence = tokens.at(index).sentence
    before = tokens.near(index - 1, sentence).text
    return (tokens.near(index - 2, sentence).text if before == "the" else before) in _INSIDE


def _behind(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """`the Quorvan desert`, `the Outrellan region`, `the Quell and Orvan rivers`."""
    for index in tokens.among(_KINDS):
        sentence, kind = tokens.at(index).sentence, tokens.texts[index]
        start = _start(tokens, index, lexicon)
        if start == index or any(map(relates, tokens.words(start, index))):
            continue
        before, farther = (tokens.near(start - step, sentence).text for step in (1, 2))
        article = before.lower() in _DEFINITE or (before.islower() and farther == "the")
        known = gazetteer.word(tokens.texts[start]) if index - start == 1 else None
        if known and "place" not in known.types:
            continue
        if kind in _TITLED:
            if article:
                yield _mention(tokens, start, index + 1)
        elif kind in _BEHIND:
            if article and not known:
                yield _mention(tokens, start, index)
        elif tokens.near(start - 1, sentence).text == "and":
            first = _start(tokens, start - 1, lexicon)
            if first < start - 1 and tokens.near(first - 1, sentence).text == "the":
                yield _mention(tokens, first, start - 1)
                yield _mention(tokens, start, index)


def _before(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """`the town of Quorvale`, `north of Brenlac`, `nearby Les Quorvals`, `Brenlac, a town on the
    Orvan`."""
    for index in tokens.among(_TELLS):
        sentence, word = tokens.at(index).sentence, tokens.texts[index]
        following = tokens.near(index + 1, sentence).text
        if following == "of" or word == "nearby":
            begin = index + 1 + (following == "of")
            begin += tokens.near(begin, sentence).text == "the"
            end = _name(tokens, begin, lexicon)
            if end and tokens.texts[begin] not in _NO_PLACES:
                yield _mention(tokens, begin, end)
        if word == "capital" and following == "of":
            yield from _apposed(tokens, index + 1, lexicon)
        if word in _BEFORE and tokens.near(index - 1, sentence).text in {"a", "the", "another"}:
            yield from _apposed(tokens, index, lexicon)


def _apposed(tokens: Tokens, kind: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The name before `, a town …`, and the river behind `a town on the`."""
    sentence = tokens.at(kind).sentence
    if tokens.near(kind - 2, sentence).text == ",":
        start = _start(tokens, kind - 2, lexicon)
        if start < kind - 2 and tokens.near(start - 1, sentence).text.lower() in _THERE:
            yield _mention(tokens, start, kind - 2)
    if tokens.words(kind + 1, kind + 3) == ("on", "the"):
        end = _name(tokens, kind + 3, lexicon)
        if end == kind + 4:
            yield _mention(tokens, kind + 3, end)


def _past_particles(tokens: Tokens, index: int) -> int:
    sentence = tokens.at(index - 1).sentence
    while tokens.near(index, sentence).text in _PARTICLES:
        index += 1
    return index


def _name(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """Where the name of one to three words that begins at a token ends."""
    sentence = tokens.at(index - 1).sentence
    end = index
    while end - index < _LONGEST and _may_be(tokens, end, sentence, lexicon):
        end += 1
    return end if end > index and not tokens.near(end, sentence).upper else None


def _start(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Where the name that ends before a token begins."""
    sentence = tokens.at(index).sentence
    start = index
    while index - start < _LONGEST and _may_be(tokens, start - 1, sentence, lexicon):
        start -= 1
    return start


def _may_be(tokens: Tokens, index: int, sentence: int, lexicon: Lexicon) -> bool:
    token = tokens.near(index, sentence)
    if token.text == "St.":
        return True
    plain = may_name(token) or (token.upper and "-" in token.text)
    return plain and token.text not in lexicon.not_names


def _mention(tokens: Tokens, start: int, end: int) -> Mention:
    span = tokens.span(start, end)
    return Mention(span, "place", span.of(tokens.text), "names", VIA, _CONFIDENCE)
