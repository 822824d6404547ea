"""What the words beside an English name show of it: `the train operator ScotRail`, `Storm Eowyn`,
`the Japanese Grand Prix`, `St George's Cathedral`.

English writes the word for a kind of thing small and a name large, so that the one tells the other
apart. Used in English stories only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.compounds import Relates
from generator.annotate.english_words import BUILDINGS, SOMEBODY_S
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.annotate.tokens import Token, Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention, MentionType

_KIND = "kind"
_EVENT = "summit"
_PLACE = "landform"
_CONFIDENCE = 0.9

_BODIES = word_set(
    """federation confederation league union broadcaster operator airline carmaker insurer lender
    bank newspaper daily weekly magazine tabloid charity watchdog regulator network station
    startup chipmaker retailer supplier brokerage consultancy think-tank militia
    rebels guerrillas society service website portal publisher brewer miner conglomerate firm
    company party journal agency fund studio label manufacturer shipbuilder steelmaker planemaker
    drugmaker automaker truckmaker winemaker brewery shipyard airline railway operator orchestra
    theatre choir troupe tribe movement coalition alliance cartel gang unit subsidiary affiliate
    holding foundation institute university college club side cooperative co-operative chain"""
)
_MAKERS = word_set("maker producer group giant builder developer exporter distributor")
"""Words that are a body's behind another noun (`the furniture maker Quorvis`)."""
_KINDS_OF_BODIES = word_set(
    """chains companies firms banks airlines carmakers automakers retailers brewers newspapers
    broadcasters unions parties producers makers clubs agencies insurers lenders operators sponsors
    brands shipbuilders miners supermarkets chipmakers rivals Companies Firms Banks Airlines
    Carmakers Automakers Retailers Newspapers Broadcasters Unions Parties Producers Clubs Insurers
    Lenders Sponsors Brands Supermarkets Chipmakers Rivals"""
)
_KINDS_BEHIND = word_set("party union newspaper airline militia brewery works")
_OF_WORKS = word_set("chemical steel car cement glass sugar iron")
_FEASTS = word_set("Christmas Easter Halloween Tea Birthday Garden Xmas Thanksgiving")
"""What parties are held at, or for."""
_LINKS = word_set("in at of by to from with for on and or into")
_NOBLES = word_set("Duke Duchess Prince Princess Earl Countess Marquess Marquis")
_APPOSED = word_set("owner owners operator parent company firm airline manufacturer publisher")
_WHOSE = word_set("The the Its its Their their")
_NO_TRADES = word_set("and or the a an of with by for from to")
_ALSO_PEOPLE = word_set("producer developer builder distributor")
"""Words behind which a name is a body's; people are none of these."""
_OF_BODIES = _BODIES | _MAKERS
_LETTERS = re.compile(r"[A-Z][A-Z&-]{1,6}[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_SPORTS = word_set(
    """Tennis Athletics Cycling Swimming Football Rugby Cricket Hockey Ski Skiing Rowing Gymnastics
    Basketball Golf Sailing Boxing Judo Skating Triathlon Badminton Biathlon"""
)
_STORMS = word_set("Storm Hurricane Cyclone Typhoon")
_CONTESTS = re.compile(
    r"Grand Prix|(?:World |European |Winter |Summer )?(?:Championships?|Olympics|Games)|"
    r"World Cup|Masters|Open"
)
_OF_CONTESTS = word_set("Prix Championship Championships Olympics Games Cup Masters Open")
_WORK = word_set("Medical Research Science Health Law Policy Cancer School Technology Press Sports")
"""Before a centre or a district these tell that people work there: it is a body."""
_LONGEST = 3
_LONGEST_BUILDING = 4
_JOINING = word_set("de du des del della di la &")
"""Small words inside the name of a body: `Les Films du Quorval`."""


def english_names(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """Bodies behind their kind, storms, contests, and what is built or lies somewhere."""
    yield from _of_kinds(tokens, lexicon, gazetteer, relates)
    yield from _traded(tokens, lexicon, gazetteer, relates)
    for index in tokens.among(_STORMS):
        name, after = (tokens.near(index + step, tokens.at(index).sentence) for step in (1, 2))
        if may_name(name) and not after.upper:
            yield _mention(tokens, index, index + 2, "event", _EVENT)
    yield from _built(tokens, lexicon, gazetteer, relates)
    contested = any(word in tokens.places for word in _OF_CONTESTS)
    if contested or not _SPORTS.isdisjoint(tokens.places):
        for index in tokens.where(lambda word: word[0].isupper() and relates(word)):
            yield from _contest(tokens, index)
            if tokens.near(index + 1, tokens.at(index).sentence).text in _SPORTS:
                yield from _federation(tokens, index)
    yield from _of_unions(tokens, gazetteer)
    yield from _owners(tokens, lexicon)
    yield from _several(tokens, lexicon, gazetteer, relates)
    yield from _behind(tokens, lexicon, gazetteer, relates)
    for index in tokens.among(_NOBLES):
        the, of, name, after = (
            tokens.near(index + at, tokens.at(index).sentence) for at in (-1, 1, 2, 3)
        )
        titled = the.text in {"the", "The"} and of.text == "of"
        if titled and may_name(name) and not after.upper:
            yield _mention(tokens, index, index + 3, "person", "role")


def _built(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """What is built or lies somewhere, by the end of its name."""
    for index in tokens.among(BUILDINGS):
        start = _before(tokens, index, lexicon, gazetteer)
        word, before = tokens.texts[index], tokens.texts[index - 1]
        somebody = word in SOMEBODY_S and before in lexicon.first_names
        # `the British House`, and every city has a Central Business District
        told = bool(index - start == 1 and relates(before)) or before == "Business"
        ends = not tokens.near(index + 1, tokens.at(index).sentence).upper
        if start < index and ends and not somebody and not told:
            what: MentionType = "organisation" if before in _WORK else "place"
            yield _mention(tokens, start, index + 1, what, _PLACE)


def _of_unions(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """`U.S. Environmental Protection Agency`: a listed body with what it is of before it."""
    for index in tokens.among({"U.S.", "US", "U.N.", "UN"}):
        if index + 1 < len(tokens):
            body = gazetteer.longer(tokens, index + 1)
            likeliest = body.name.likeliest if body else None
            if body and likeliest and likeliest.type == "organisation":
                span = tokens.span(index, body.end)
                yield Mention(span, "organisation", body.name.listed, "names", _KIND, _CONFIDENCE)


def _owners(tokens: Tokens, lexicon: Lexicon) -> Iterator[Mention]:
    """`The operator, Quorvan Flying Orvals, said`: a company in apposition to what it is."""
    for index in tokens.among(_APPOSED):
        sentence = tokens.at(index).sentence
        whose = tokens.near(index - 1, sentence).text in _WHOSE
        if not whose or tokens.near(index + 1, sentence).text != ",":
            continue
        end = _past_name(tokens, index + 2, lexicon, longest=True)
        long = tokens.texts[index] != "owner" or (end and end - index - 2 == _LONGEST)
        if end and long and tokens.near(end, sentence).text in {",", "."}:
            yield _mention(tokens, index + 2, end, "organisation", _KIND)


def _several(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """Both bodies of `the chains Quornmart and Orvals`, all of `sponsors such as Quorn, Vell`."""
    for index in tokens.among(_KINDS_OF_BODIES):
        sentence, start = tokens.at(index).sentence, index + 1
        examples = tokens.words(start, start + 2) == ("such", "as")
        start += 2 * examples
        names: list[range] = []
        while end := _past_name(tokens, start, lexicon):
            names.append(range(start, end))
            joined = tokens.near(end, sentence).text
            if joined not in {",", "and", "or"}:
                break
            start = end + 1
        if len(names) < 2:
            continue
        for name in names:
            words = tokens.words(name.start, name.stop)
            if not (any(map(gazetteer.word, words)) or relates(words[-1])):
                yield _mention(tokens, name.start, name.stop, "organisation", _KIND)


def _behind(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """`the Quorvan Dream party`, `the Quorn chemical works`: a body by what stands behind it."""
    for index in tokens.among(_KINDS_BEHIND):
        sentence, end = tokens.at(index).sentence, index
        if tokens.texts[index] == "works":
            end -= 1
            if tokens.near(end, sentence).text not in _OF_WORKS:
                continue
        start = end
        while end - start < _LONGEST and _may_be_body(tokens.near(start - 1, sentence), lexicon):
            start -= 1
        before = tokens.near(start - 1, sentence)
        told = start < end and before.text.islower() and before.text not in _LINKS
        words = tokens.words(start, end)
        if told and not (any(map(gazetteer.word, words)) or any(map(relates, words))):
            yield _mention(tokens, start, end, "organisation", _KIND)


def _may_be_body(token: Token, lexicon: Lexicon) -> bool:
    known = token.text in _FEASTS or token.text in lexicon.role_words
    return (may_name(token) or token.text in {"New", "All"}) and not known


def _of_kinds(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """The bodies behind a word for their kind."""
    for index in tokens.among(_OF_BODIES):
        before = tokens.near(index - 1, tokens.at(index).sentence)
        maker = tokens.texts[index] in _MAKERS
        if maker and (not before.text.isalpha() or before.text in _NO_TRADES):
            continue
        end = _past_name(tokens, index + 1, lexicon)
        names = [word for word in tokens.words(index + 1, end) if word[0].isupper()] if end else []
        alone = len(names) < 2 or end is None or len(names) < end - index - 1
        if maker and not alone and tokens.texts[index] in _ALSO_PEOPLE:
            continue  # `the film producer Marin Quorn`
        words = tokens.words(index + 1, end) if end else ()
        if end and not any(map(gazetteer.word, words)) and not relates(words[-1]):
            yield _mention(tokens, index + 1, end, "organisation", _KIND)


_OF_A_COMPANY = re.compile(
    r"(?:shares|stakes?|stock|analysts?|economists?|strategists?|traders?|brokers?|subsidiary|unit)"
    r" (?:in|of|at|with|for)|(?:owned|acquired|manufactured|insured|chartered|managed|operated) by|"
    r"executive (?:of|at)|bonds of"
)


def _traded(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """The companies that people own shares of or work for: `an analyst with Quorn Securities`,
    `shares in Vellin & Orvals`."""
    for index in tokens.among({"in", "of", "at", "with", "for", "by"}):
        sentence = tokens.at(index).sentence
        before = tokens.near(index - 1, sentence).text.lower()
        if not _OF_A_COMPANY.fullmatch(f"{before} {tokens.texts[index]}"):
            continue
        traded = before in {"shares", "stake", "stakes", "stock"}
        end = _past_name(tokens, index + 1, lexicon, somebody=not traded)
        if end is None and tokens.near(index + 2, sentence).text == "&":
            end = _past_name(tokens, index + 3, lexicon)
        words = tokens.words(index + 1, end) if end else ()
        named = end is not None and gazetteer.lists(words)
        owned = before.endswith("ed") and len(words) > 1
        if end and not named and not (owned and words[0] in lexicon.first_names):
            alone = len(words) == 1
            if not (alone and (gazetteer.word(words[0]) or relates(words[0]))):
                yield _mention(tokens, index + 1, end, "organisation", _KIND)


def _contest(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Japanese Grand Prix`, `European Athletics Championships`."""
    sentence = tokens.at(index).sentence
    for end in (index + 4, index + 3, index + 2):
        words = [tokens.near(at, sentence) for at in range(index + 1, end)]
        named = " ".join(word.text for word in words)
        tail = words[-1].text if len(words) > 1 and words[0].upper else named
        if _CONTESTS.fullmatch(named) or _CONTESTS.fullmatch(tail):
            yield _mention(tokens, index, end, "event", _EVENT)
            return


def _federation(tokens: Tokens, index: int) -> Iterator[Mention]:
    """`Swiss Tennis`: what those who govern a sport in a country call themselves."""
    if not tokens.near(index + 2, tokens.at(index).sentence).upper:
        yield _mention(tokens, index, index + 2, "organisation", _KIND)


def _past_name(
    tokens: Tokens,
    index: int,
    lexicon: Lexicon,
    *,
    somebody: bool = True,
    longest: bool = False,
) -> int | None:
    """Where the capitalised words that begin at a token end; None where they may be somebody's
    name, unless they are letters alone, or nobody's would stand there."""
    sentence = tokens.at(index - 1).sentence
    end = index
    if "-" in tokens.near(index, sentence).text and _LETTERS.fullmatch(tokens.texts[index]):
        end += 1  # `QRS-L`
    while end - index < _LONGEST and may_name(tokens.near(end, sentence)):
        end += 1
        joined = end - index < _LONGEST and tokens.near(end, sentence).text in _JOINING
        if joined and may_name(tokens.near(end + 1, sentence)):
            return None if tokens.near(end + 2, sentence).upper else end + 2
    if end == index or tokens.near(end, sentence).upper:
        return None
    first = tokens.at(index).text
    if (somebody and first in lexicon.first_names) or first in lexicon.role_words:
        return None
    letters = _LETTERS.fullmatch(tokens.at(index).text)
    return end if letters or longest or end - index < _LONGEST else None


def _before(tokens: Tokens, index: int, lexicon: Lexicon, gazetteer: Gazetteer) -> int:
    """Where the capitalised words before a word for a building begin; the owner is one of them in
    `St George's Cathedral`, not in `Chicago's Palmer House`."""
    sentence = tokens.at(index).sentence
    start = index
    while index - start < _LONGEST_BUILDING:
        before = tokens.near(start - 1, sentence)
        if before.text in {"'s", "’s"} and tokens.near(start - 2, sentence).upper:
            saint = tokens.near(start - 3, sentence)
            if saint.text.rstrip(".") == "St":
                return start - 3
            if saint.upper or gazetteer.word(tokens.texts[start - 2]):
                break
            start -= 2
            continue
        word = before.text.rstrip(".")
        if _INITIALS.fullmatch(before.text):
            start -= 1
            continue
        if not before.upper or not word.replace("-", "").isalpha() or word in NOT_SURNAMES:
            break
        if word in lexicon.role_words or word in lexicon.not_names:
            break
        start -= 1
    return start


def _mention(tokens: Tokens, start: int, end: int, kind: MentionType, via: str) -> Mention:
    span = tokens.span(start, end)
    return Mention(span, kind, span.of(tokens.text), "names", via, _CONFIDENCE)
