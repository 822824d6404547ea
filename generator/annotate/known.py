"""Names the authority knows, where the text supports that reading of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.annotate.evidence import is_borne_out
from generator.annotate.gazetteer import Gazetteer, Match, is_small
from generator.annotate.grammar import ARTICLES, NOT_SURNAMES, PLACE_PREPOSITIONS, word_set
from generator.annotate.tokens import Tokens, normal
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention, MentionType
from generator.model.story import Story

_PLACE_KINDS = ("stadt", "dorf", "gemeinde", "insel", "hafen", "bezirk", "kreis", "lager", "ort")
_BARE = frozenset({"Grünen"})
"""Names of parties that the article is no part of."""

_ARTICLES = frozenset({"Die", "Der", "Das", "The"})
_BESIDE_LAND = word_set(
    """auf an über entlang zwischen aus in vor von nahe jenseits diesseits
    ufer ufern mündung hochwasser fluten pegel lauf quelle tal oberlauf"""
)
"""Words before the article of a river or a mountain."""
_COMPASS = frozenset({"Norden"})
"""Towns that are a direction behind `nach`."""
_LANDFORM = re.compile(
    r"(?:Berg|Fluss|Strom|Gebirge|Mittelgebirge|Höhenzug|Kanal|Landschaft|Region)\b"
)
_OF_LAND = re.compile(rf"{_LANDFORM.pattern}|Bauwerk\b")
_RANGE = re.compile(r"(?:Gebirge|Mittelgebirge|Höhenzug)\b")
"""What one is in rather than at."""
_COMPANY = re.compile(r"[a-zäöüß](?:konzern|hersteller|produzent|bauer|aktionär)s?$")
_THINGS = frozenset({"Bug", "Main", "Inn", "March"})
"""Rivers that are a thing, a month or part of a town's name behind an article (`am Bug des
Wagens`)."""
_CERTAIN = 0.97
_UNSURE = 0.5
_LIST_MARKS = frozenset({"und", "oder", "sowie", "and", "or", "/", ",", "-", "–"})


def known_names(
    story: Story, tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Organisations, places and events of the authority, longest name first at each word."""
    dateline = frozenset(normal(place.name) for place in story.dateline)
    borne_out: set[str] = set()
    english = story.language.startswith("en")
    found, unsure = _found(tokens, lexicon, gazetteer, dateline, borne_out, english=english)
    yield from found
    # What the text shows once of a word holds for it everywhere in the story.
    for name, mention in unsure:
        if name in borne_out:
            yield mention


def _found(  # noqa: PLR0913
    tokens: Tokens,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    dateline: Collection[str],
    borne_out: set[str],
    *,
    english: bool,
) -> tuple[list[Mention], list[tuple[str, Mention]]]:
    """The names that count, and those of words that need another mention to bear them out."""
    found: list[Mention] = []
    unsure: list[tuple[str, Mention]] = []
    accepted: set[int] = set()
    past = 0
    for index in tokens.where(gazetteer.begins):
        if index < past or not tokens.texts[index][0].isalnum():
            continue
        match = gazetteer.longest(tokens, index)
        if match and match.genitive and english:
            match = None  # `Sales` are none of a town `Sale`: English has an apostrophe
        if match and (
            _is_sentence_start(tokens, match, gazetteer) or _is_told_again(tokens, match, gazetteer)
        ):
            match = None
        mention = match and _mention(tokens, match, lexicon, dateline, accepted)
        if match and mention and mention.confidence < _UNSURE:
            unsure.append((mention.name, mention))
            mention = None
        if match and mention:
            accepted.add(match.end)
            found.append(mention)
            if mention.confidence < _CERTAIN:
                borne_out.add(mention.name)
            past = match.end
    return found, unsure


def _mention(
    tokens: Tokens,
    match: Match,
    lexicon: Lexicon,
    dateline: Collection[str],
    accepted: Collection[int],
) -> Mention | None:
    name = match.name.listed
    mention_type = _type(tokens, match)
    if mention_type is None:
        return None
    single = match.end - match.start == 1
    weak = single and (
        name in lexicon.ambiguous_names
        or name in lexicon.not_names
        or name in lexicon.first_names
        or (len(name) < 3 and not name.isupper())
    )
    if mention_type == "place":
        weak = weak or (single and is_small(match.name.entities))
        if weak and not (name in dateline or _place_evidence(tokens, match, accepted)):
            return None
        if match.genitive and weak:
            return None
    span = tokens.span(match.start, match.end)
    sure = 0.8 if weak else _CERTAIN
    doubtful = mention_type != "place" and weak and not (name.isupper() and len(name) > 2)
    if doubtful and not is_borne_out(tokens, match.start, match.end, accepted, lexicon):
        # In the genitive or after an article it is the word and not the name.
        before = tokens.near(match.start - 1, tokens.at(match.start).sentence).text.lower()
        if match.genitive or before in ARTICLES:
            return None
        sure = _UNSURE / 2
    return Mention(span, mention_type, name, "names", "authority", sure)


def _type(tokens: Tokens, match: Match) -> MentionType | None:
    """The type of the likeliest entity that is no person; people are found by `persons`. A town
    abroad that bears a company's name (`Toyota`) is one only behind a preposition of place."""
    likeliest = match.name.likeliest
    if likeliest is None:
        return None
    if likeliest.type != "place":
        return likeliest.type
    before = tokens.near(match.start - 1, tokens.at(match.start).sentence).text
    if _COMPANY.search(before) and not match.genitive:
        return "organisation"  # `der Stahlkonzern Salzgitter`
    if not match.name.is_of_company:
        return "place"
    local = before in PLACE_PREPOSITIONS or before.lower() in PLACE_PREPOSITIONS
    return "place" if local else "organisation"


def _is_sentence_start(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """Whether a name with an article (`Die Rechte`) may as well be a sentence's first words.

    Where the noun is a party's name by itself (`Die Grünen`), it is found behind the article.
    """
    first, second = (*match.name.words, "")[:2]
    if first not in _ARTICLES or not tokens.opens_sentence(match.start):
        return False
    return gazetteer.word(second) is None or second in _BARE


def _is_told_again(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """Whether the name stands right behind what describes it: `die US-Notenbank Fed`."""
    if "-" not in tokens.at(match.start).text:
        return False
    again = gazetteer.longest(tokens, match.end) if match.end < len(tokens) else None
    return again is not None and again.name.entities == match.name.entities


def _is_landform(match: Match, kind: re.Pattern[str] = _LANDFORM) -> bool:
    """Whether a name is a mountain's, a river's or a landscape's, which have an article."""
    return match.name.listed not in _THINGS and any(
        kind.match(entity.description or "") for entity in match.name.entities
    )


def _is_of_land(match: Match) -> bool:
    """Whether a name is a landform's or a building's, before which English has an article, as it
    has before no town."""
    return any(_OF_LAND.match(entity.description or "") for entity in match.name.entities)


def _place_evidence(tokens: Tokens, match: Match, accepted: Collection[int]) -> bool:
    """A preposition of place, a list with another place, or a region in brackets after it."""
    sentence = tokens.at(match.start).sentence
    before = tokens.near(match.start - 1, sentence).text
    after = tokens.near(match.end, sentence)
    kind = before.endswith(_PLACE_KINDS)
    if match.name.listed in _COMPASS and before.lower() == "nach":
        return False
    if match.name.listed in NOT_SURNAMES and before.lower() == "in":
        return False  # `in March`
    if kind or before in PLACE_PREPOSITIONS or before.lower() in PLACE_PREPOSITIONS:
        return not (after.upper and "-" not in after.text)
    if before == "the" and _is_of_land(match):
        return not after.upper and match.name.listed not in _THINGS
    if _is_landform(match):
        farther = tokens.near(match.start - 2, sentence).text.lower()
        joined = before.lower() in {"am", "vom", "zum"}
        joined = joined or (before.lower() == "im" and _is_landform(match, _RANGE))
        return joined or (before in {"dem", "den", "der"} and farther in _BESIDE_LAND)
    return before in _LIST_MARKS and match.start - 1 in accepted
