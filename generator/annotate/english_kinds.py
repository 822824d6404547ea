"""English bodies by the small word for their kind beside the name: `the train operator ScotRail`,
`the chains Quornmart and Orvals`, `the Quorvan Dream party`, `shares in Vellin & Orvals`.

English writes the word for a kind of thing small and a name large, so that the one tells the other
apart. Used in English stories only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.compounds import Relates
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.tokens import Token, Tokens, may_name
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_KIND = "kind"
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
_APPOSED = word_set("owner owners operator parent company firm airline manufacturer publisher")
_WHOSE = word_set("The the Its its Their their")
_NO_TRADES = word_set("and or the a an of with by for from to")
_ALSO_PEOPLE = word_set("producer developer builder distributor")
"""Words behind which a name is a body's; people are none of these."""
_OF_BODIES = _BODIES | _MAKERS
_LETTERS = re.compile(r"[A-Z][A-Z&-]{1,6}[A-Z]")
_LONGEST = 3
_JOINING = word_set("de du des del della di la &")
"""Small words inside the name of a body: `Les Films du Quorval`."""


def english_kinds(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """The bodies of a story that a word for their kind shows."""
    yield from _of_kinds(tokens, lexicon, gazetteer, relates)
    yield from _traded(tokens, lexicon, gazetteer, relates)
    yield from _owners(tokens, lexicon)
    yield from _several(tokens, lexicon, gazetteer, relates)
    yield from _behind(tokens, lexicon, gazetteer, relates)


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
            yield _mention(tokens, index + 2, end)


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
                yield _mention(tokens, name.start, name.stop)


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
            yield _mention(tokens, start, end)


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
            yield _mention(tokens, index + 1, end)


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
                yield _mention(tokens, index + 1, end)


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


def _mention(tokens: Tokens, start: int, end: int) -> Mention:
    span = tokens.span(start, end)
    return Mention(span, "organisation", span.of(tokens.text), "names", _KIND, _CONFIDENCE)
