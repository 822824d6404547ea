"""Places of which nobody has heard, by where they stand: `aus Hinterzarten`, `zwischen Lebus und
Hohenwutzen`.

No list holds every village. A capitalised word that neither the language nor any list of names
knows is a place behind a preposition of place, as nothing else stands there without an article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.annotate.grammar import INSIDE, NOT_SURNAMES, is_noun_like, word_set
from generator.annotate.recogniser import Knowledge
from generator.annotate.tokens import Token, Tokens
from generator.model.marks import Mention

VIA = "preposition"
_CONFIDENCE = 0.75
_SHORTEST = 4
_WORD = re.compile(r"[A-ZÄÖÜÉČŠŽŁÎÂ][^\W\d_A-ZÄÖÜ]+(?:-[A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]+)*")
_ONLY_PLACES = word_set("in aus In Aus Richtung")
_MOSTLY_PLACES = word_set("nach zwischen Nach Zwischen")
_BESIDE = word_set("bei vor")
_OF = word_set("von")
_MAYORS = re.compile(
    r"(?:(?:Ober|Alt|Ex-)?[Bb]ürgermeister|Ortsvorsteher|Gemeindepräsident|Landrat|Landrät|Stadtpräsident|"
    r"Pfarrer|Gemeinderat|Bewohner|Bischof|Erzbischof|Stadtrat|Hafen|Dorf|Altstadt|Innenstadt)"
    r"(?:s|n|in|innen)?"
)
"""Who is `von` a place rather than of somebody."""
_LISTED = word_set("und oder sowie bis ,")
_QUARTERS = word_set("Nord Süd Ost West Mitte")
_BEFORE_A_PLACE = _ONLY_PLACES | _MOSTLY_PLACES | _BESIDE | _OF | _LISTED
_AT_A_PLACE = re.compile(
    r"(?:[Uu]nfall|[Uu]nglück|[Aa]bsturz|[Dd]eiche?|[Dd]amm|[Dd]?[Dd]ammbruch|[Bb]rüche?n?|[Ss]chlacht|"
    r"[Ww]all|[Kk]ämpfen?|[Gg]efechten?|[Aa]ngriff|[Aa]nschlag|[Ll]ager|[Dd]orf|[Oo]rt|[Hh]afen|[Ww]ald|[Bb]rand|"
    r"[Tt]unnel|[Bb]rücke|[Aa]utobahn|[Kk]reuz|[Gg]renzübergang|[Ee]xplosion|[Ll]awine|[Ss]ee|[Hh]of|"
    r"[Bb]erg|[Uu]fer|[Kk]üste|[Ss]trecke|[Kk]raftwerk|[Zz]öllner|[Pp]olizisten)(?:s|es|n|en)?$"
)
"""What lies or happens near a place: behind it, `bei` tells which."""


def is_unheard(word: str, known: Knowledge) -> bool:
    """Whether a capitalised word is none of the language's, nor anybody's name."""
    return is_strange(word, known) and not is_name_of_people(word, known)


def is_strange(word: str, known: Knowledge) -> bool:
    """Whether a capitalised word is none of the language's, alone or as the end of a compound."""
    plain = word[:1].isupper() and word.isalpha() and len(word) >= _SHORTEST
    noun = is_noun_like(word) and not word.endswith("tum")  # as villages of Friesland end too
    if not plain or word in NOT_SURNAMES or noun:
        return False
    forms = (word, word.lower(), word.removesuffix("n"), word.removesuffix("en"))
    heard = any(form in known.clusters for form in forms)
    return not (heard or any(tail in known.clusters for tail in _tails(word)))


def is_name_of_people(word: str, known: Knowledge) -> bool:
    """Whether somebody bears the word as a given name or a surname."""
    return known.is_first_name(word) or word in known.surnames or word in known.rare_surnames


def _tails(word: str) -> Iterator[str]:
    """What a compound may end in, as words of their own."""
    for start in range(2, len(word) - _SHORTEST):
        tail = word[start:].capitalize()
        yield tail
        yield tail.removesuffix("n")
        yield tail.removesuffix("en")


def placed(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention], known: Knowledge
) -> Iterator[Mention]:
    """The mentions of the model, unheard words behind a preposition of place made places, with
    those that it did not find."""
    bearers = {
        one.name.rpartition(" ")[2]
        for one in (*by_rule, *by_model)
        if one.type == "person" and " " in one.name
    }
    taken = {at for mention in by_rule for at in tokens.range_of(mention.span)}
    places = {
        tokens.range_of(one.span)[-1]
        for one in (*by_rule, *by_model)
        if one.type == "place" and one.relation == "names" and _is_behind_one(tokens, one)
    }
    there = set(_there(tokens, taken, places, bearers, known))
    for mention in by_model:
        place = tokens.range_of(mention.span)
        if len(place) == 1 and place[0] in there and mention.relation == "names":
            there.discard(place[0])
            if mention.type != "place" or mention.confidence < _CONFIDENCE:
                yield replace(mention, type="place", via=VIA, confidence=_CONFIDENCE)
                continue
        elif not there.isdisjoint(place):
            there.difference_update(place)
        yield mention
    yield from unheard_ways(tokens, taken, known)
    for index in sorted(there):
        token = tokens.at(index)
        yield Mention(token.span, "place", token.text, "names", VIA, _CONFIDENCE)


def quartered(tokens: Tokens, by_rule: Sequence[Mention], known: Knowledge) -> Iterator[Mention]:
    """The mentions of the rules, a town before an unheard word grown to the quarter that both name
    together (`Karlsruhe-Durlach`, `Rom-Fiumicino`)."""
    for mention in by_rule:
        if mention.relation == "part" and mention.type == "place":
            (index, *_) = tokens.range_of(mention.span)
            word = tokens.at(index).text
            head, _, tail = word.partition("-")
            begins = mention.span.start == tokens.at(index).start and head == mention.name
            whole = begins and not head.isupper() and tail[:1].isupper()
            before = tokens.near(index - 1, tokens.at(index).sentence).text.lower()
            village = before in INSIDE and is_town(tail, known)
            stranger = _is_all_new(tail, known) and not is_name_of_people(tail, known)
            if whole and (tail in _QUARTERS or village or stranger):
                span = tokens.at(index).span
                yield replace(mention, span=span, name=word, type="place", relation="names")
                continue
        yield mention


_WAY = re.compile(
    r"(?P<which>[A-ZÄÖÜ][\w-]{2,}?)-?(?:[Aa]llee|[Dd]amm|[Uu]fer|[Gg]asse|[Pp]rospekt|[Pp]romenade|"
    r"[Cc]haussee|[Ss]chanze|[Bb]rücke|(?P<square>[Pp]latz|(?<=-)Halle)|"
    r"(?P<new>[Ww]eg|[Rr]ing|[Ww]all|(?P<water>[Kk]anal|[Ss]ee|[Hh]afen|[Vv]iertel)))(?:e?s)?"
)
_AT = word_set("am an auf in im vom zum der dem den Am An Auf In Im Der")


_CLOSE = word_set("am vom zum Am Vom Zum")

_SQUARE = re.compile(
    r"(?:Rathaus|Markt|Post|Helden|Bahnhofs|Dom|Schlo(?:ss|ß)|Münster|Theater|Opern|Königs|Karls|Wilhelms|Augustus|Kloster|Stifts|"
    r"Schützen|Universitäts|Luisen|Friedrichs|Burg|Kirch|Tramm|Kaiser|Residenz|Roßmarkt)platz(?:es)?"
)


def unheard_ways(tokens: Tokens, taken: Collection[int], known: Knowledge) -> Iterator[Mention]:
    """Streets, squares and halls that the language does not know: `am Schiffbauerdamm`."""
    for index in tokens.where(_WAY.fullmatch):
        token = tokens.at(index)
        before, after = (tokens.near(index + step, token.sentence) for step in (-1, 1))
        found = _WAY.fullmatch(token.text)
        farther = tokens.near(index - 2, token.sentence).text
        of_town = before.upper and before.text.endswith("er") and farther in _AT
        if index in taken or found is None or after.upper:
            continue
        hyphened = "-" in token.text and is_strange(found["which"], known)
        if not (hyphened or before.text in _AT or of_town):
            continue
        named = _SQUARE.fullmatch(token.text) is not None
        if token.text in known.clusters and not named:
            continue
        near = before.text in _CLOSE or of_town or found["water"]
        named_after = is_strange(found["which"], known) or is_town(found["which"], known)
        if found["new"] and not (near and named_after):
            continue
        sure = before.text in {"am", "Am"} or (near and named_after)
        if found["square"] and not (named or sure or hyphened):
            continue
        yield Mention(token.span, "place", token.text, "names", VIA, _CONFIDENCE)


def _is_behind_one(tokens: Tokens, mention: Mention) -> bool:
    """Whether a preposition of place stands before a name."""
    start = tokens.index_at(mention.span.start)
    before = tokens.near(start - 1, tokens.at(start).sentence).text
    return before in _ONLY_PLACES or before in _MOSTLY_PLACES or before in _BESIDE


def _there(
    tokens: Tokens,
    taken: Collection[int],
    places: Collection[int],
    bearers: Collection[str],
    known: Knowledge,
) -> Iterator[int]:
    found: set[int] = set()
    for at in tokens.where(_BEFORE_A_PLACE.__contains__):
        index = at + 1
        token, before = tokens.near(index, tokens.at(at).sentence), tokens.texts[at]
        if not token.upper or index in taken or token.text in bearers:
            continue
        if tokens.near(index + 1, token.sentence).upper or not _may_be_place(token, known):
            continue
        farther = tokens.near(at - 1, token.sentence).text
        near = before in _BESIDE and _AT_A_PLACE.search(farther) is not None
        near = near or (before in _OF and _MAYORS.fullmatch(farther) is not None)
        near = near or (before == "bei" and "-" in token.text)
        listed = before in _LISTED and (at - 1 in places or at - 1 in found)
        if before == ",":  # of `in Quorzau, Krimmel und Haldorf`
            sure = index + 2 in places and tokens.texts[index + 1] == "und"
            listed = listed and sure and not is_name_of_people(token.text, known)
        elsewhere = before in _MOSTLY_PLACES and not is_name_of_people(token.text, known)
        if before in _ONLY_PLACES or listed or elsewhere or near:
            found.add(index)
            yield index


def listed_towns(
    tokens: Tokens, by_rule: Sequence[Mention], by_model: Sequence[Mention], known: Knowledge
) -> Iterator[Mention]:
    """The mentions of the model, and in an English story the towns of its lists that stand behind
    a preposition of place and that it did not find."""
    yield from by_model
    taken = {at for mention in (*by_rule, *by_model) for at in tokens.range_of(mention.span)}
    for index in tokens.where(_IN_ENGLISH.__contains__):
        name, after = (tokens.near(index + step, tokens.at(index).sentence) for step in (1, 2))
        town = _WORD.fullmatch(name.text) and name.text not in NOT_SURNAMES
        alone = town and index + 1 not in taken and not after.upper
        if alone and is_town(name.text, known) and not is_name_of_people(name.text, known):
            yield Mention(name.span, "place", name.text, "names", VIA, _SURE_IN_ENGLISH)


_IN_ENGLISH = word_set("in near outside")
_SURE_IN_ENGLISH = 0.9


def _may_be_place(token: Token, known: Knowledge) -> bool:
    if not _WORD.fullmatch(token.text) or token.text in NOT_SURNAMES:
        return False
    parts = token.text.split("-")
    if len(parts) == 2 and parts[1] in _QUARTERS:  # `Welzow-Süd`
        parts = parts[:1]
    return all(is_town(part, known) or _is_all_new(part, known) for part in parts)


def is_town(word: str, known: Knowledge) -> bool:
    """Whether a list of towns has the word, and the language does not."""
    codes = known.names.get(word, "").split(" ")
    heard = word in known.clusters or word.lower() in known.clusters
    return not heard and any(code.startswith("c") and len(code) > 1 for code in codes)


def _is_all_new(word: str, known: Knowledge) -> bool:
    return is_strange(word, known) and word[-_SHORTEST:].capitalize() not in known.clusters
