"""Names inside compounds (`Nato` in `Nato-Hauptquartier`) and words derived from places."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.annotate.evidence import shows_company
from generator.annotate.gazetteer import Gazetteer, Name, is_small
from generator.annotate.grammar import INSIDE, NOT_SURNAMES, is_noun_like, word_set
from generator.annotate.rolewords import is_role
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.entity import Entity
from generator.model.marks import Mention, MentionType
from generator.model.text import Span

_BEFORE_A_NAME = word_set("Ex Nicht Anti Pro Vize Noch Alt Fast Co")
_DIRECTIONS = frozenset({"East", "West", "North", "South"})
_FIRST_OF_TWO = word_set("New Bad Sankt St. San Tel Los Las Rio Hong Den Buenos")
"""First words of towns of two, whose people and adjective bear both (`New Yorker`)."""
_IN_ENGLISH = word_set("New Sri Costa Puerto Sierra Hong Cape Saudi Northern Latin Central")
"""First words of countries of two, whose English adjective bears both (`Sri Lankan`)."""
_OF_TWO = _DIRECTIONS | _FIRST_OF_TWO | _IN_ENGLISH
_ONLY_IN_ENGLISH = re.compile(r"[a-z]{3,}")
_STATES = frozenset({"US", "EU"})
"""What may stand before an adjective (`US-rumänische`); the authority knows the name."""

_SHORTEST_CLOSED = 6
_LONGEST_CLOSED = 80
_MOST_PARTS = 6
"""Parts a name before a hyphen has at most, and letters a word that is looked into: what is longer
was not written by anybody."""

Relates = Callable[[str], tuple[Entity, ...]]
"""Which places an adjective or a people's name is derived from."""


def compound_parts(tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Known names that are the first part of a hyphenated word, or of a closed one that ends in
    a role (`Bundesbankpräsident`)."""
    for index, token in enumerate(tokens.all):
        if not token.upper or gazetteer.word(token.text):
            continue
        if "-" in token.text:
            yield from _hyphenated(tokens, token, lexicon, gazetteer)
            yield from _of_two(tokens, index, gazetteer)
        elif len(token.text) > _SHORTEST_CLOSED + 4:
            yield from _closed(tokens, token, lexicon, gazetteer)


def _of_two(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """A known name of two words of which a hyphen follows the second (`IG Metall-Chef`)."""
    token = tokens.at(index)
    head, _, tail = token.text.partition("-")
    before = tokens.near(index - 1, token.sentence)
    if before.text in {"", "Die", "Der", "Das"} or not tail[:1].isupper():
        return
    for name in gazetteer.by_start.get((before.text, head), ()):
        if name.words == (before.text, head):
            mention = _part(Span(before.start, token.start + len(head)), name)
            if mention:
                yield mention


def _hyphenated(
    tokens: Tokens, token: Token, lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    parts = token.text.split("-")
    if len(parts) == 2 and _is_quarter(tokens, token, *map(gazetteer.word, parts)):
        yield Mention(token.span, "place", parts[1], "names", "compound", 0.9)
        return
    start = 0
    for step, part in enumerate(parts):
        end = start + len(part)
        last = step == len(parts) - 1
        usable = not last or parts[0] in _BEFORE_A_NAME or parts[-1] == ""
        longest = min(len(parts) - 1, step + _MOST_PARTS)
        for stop in range(longest, step, -1):  # `Rheinland-Pfalz-Wahl`: longest head first
            head = "-".join(parts[step:stop])
            name = gazetteer.part(head) if usable and head not in lexicon.first_names else None
            if name and _is_part(head, parts[stop:], name, lexicon):
                mention = _part(tokens.part(token, start, start + len(head)), name)
                if mention:
                    yield mention
                break
        start = end + 1
        if last and usable and part and (name := gazetteer.part(part)):
            mention = _part(tokens.part(token, end - len(part), end), name)
            if mention:
                yield mention


_QUARTERS_AWAY = 0.1
"""How many degrees of latitude the middle of a town's quarter is away from the town's at most."""
_TIMES_AS_LARGE = 6


def _is_quarter(tokens: Tokens, token: Token, town: Name | None, quarter: Name | None) -> bool:
    """Whether both are places and the second is part of a town (`Rostock-Warnemünde`), as it is
    where one is in both and the first is far larger and close by (`in Berlin-Kreuzberg`)."""
    if town is None or quarter is None:
        return False
    of, part = town.likeliest, quarter.likeliest
    if of is None or part is None or not (of.type == part.type == "place"):
        return False
    if (part.description or "").startswith("Stadtteil"):
        return True
    if not of.weight >= _TIMES_AS_LARGE * part.weight > 0 or _away(of, part) > _QUARTERS_AWAY:
        return False
    before = tokens.near(tokens.index_at(token.start) - 1, token.sentence)
    return before.text.lower() in INSIDE


def _away(one: Entity, other: Entity) -> float:
    """How far two places are from each other, in degrees of latitude."""
    if one.coordinates is None or other.coordinates is None:
        return math.inf
    (north, east), (there, far) = one.coordinates, other.coordinates
    return math.hypot(north - there, (east - far) * math.cos(math.radians(north)))


def _is_part(head: str, tail: list[str], name: Name, lexicon: Lexicon) -> bool:
    """Whether a head names what it looks like: never in a double surname or given name."""
    if tail and tail[-1] in lexicon.first_names:
        return False
    doubtful = head in lexicon.ambiguous_names and not head.isupper()
    shown = bool(tail) and (shows_company(tail[-1]) or is_role(tail[-1], lexicon))
    if head in lexicon.not_names or (doubtful and not shown):
        return False
    return len(head) > 1 and name.types != {"person"}


def _closed(
    tokens: Tokens, token: Token, lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    word = token.text
    if len(word) > _LONGEST_CLOSED:
        return
    for cut in range(len(word) - 4, _SHORTEST_CLOSED - 1, -1):
        head, tail = word[:cut], word[cut:].capitalize()
        name = gazetteer.word(head) or (gazetteer.word(head[:-1]) if head[-1] == "s" else None)
        known = name and not is_small(name.entities)
        if name and known and _is_role_tail(tail, lexicon) and head not in lexicon.not_names:
            end = cut if gazetteer.word(head) else cut - 1
            mention = _part(tokens.part(token, 0, end), name)
            if mention:
                yield mention
            return


def _is_role_tail(tail: str, lexicon: Lexicon) -> bool:
    words = lexicon.role_words
    return any(
        tail.removesuffix(ending) in words for ending in ("", "in", "s", "en", "n", "innen", "e")
    )


def _part(span: Span, name: Name) -> Mention | None:
    """The mention on a part; None where only people go by that name."""
    if name.likeliest is None:
        return None
    mention_type: MentionType = name.likeliest.type
    if mention_type == "place" and name.is_of_company:
        mention_type = "organisation"
    return Mention(span, mention_type, name.listed, "part", "compound", 0.9)


def derived_words(
    tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, relates: Relates, *, english: bool
) -> Iterator[Mention]:
    """Adjectives and names of peoples (`britischer`, `Franzosen`, `Prager`, `Germans`)."""
    for index, token in enumerate(tokens.all):
        word = token.text
        both = _two_words(tokens, index, relates, english=english) if word in _OF_TWO else ""
        if both:
            span = tokens.span(index, index + 2)
            yield Mention(span, "place", both, "relates", "demonym", 0.9)
            continue
        if len(word) < 4 or word in NOT_SURNAMES or not word[0].isalpha():
            continue
        if "-" in word and not relates(word):
            yield from _derived_parts(tokens, token, relates)
            if english:
                yield from _by_origin(tokens, token, relates)
            continue
        form = word if relates(word) else word.removesuffix("s") if english else ""
        if not form or not relates(form):
            continue
        if not (
            word in lexicon.not_names
            or (gazetteer.word(word) and not english)
            or (token.upper and is_noun_like(word))
        ):
            yield Mention(token.span, "place", form, "relates", "demonym", 0.9)


def _two_words(tokens: Tokens, index: int, relates: Relates, *, english: bool) -> str:
    """The adjective or the people of two words that begin at a token (`South Korean`, `New Yorker`,
    `Sri Lankans`); "" if none do."""
    word = tokens.texts[index]
    following = tokens.near(index + 1, tokens.at(index).sentence)
    if not following.upper:
        return ""
    people = following.text.removesuffix("s")
    if word in _DIRECTIONS and relates(f"{word}-{people.lower()}"):
        return f"{word} {people}"
    whole = f"{word} {following.text}"
    if word in _FIRST_OF_TWO and whole.endswith(("er", "ern")) and relates(whole):
        return whole
    if english and word in _IN_ENGLISH:
        forms = (f"{word} {people}", f"{word}-{people.lower()}")
        return forms[0] if any(map(relates, forms)) else ""
    return ""


def _by_origin(tokens: Tokens, token: Token, relates: Relates) -> Iterator[Mention]:
    """`Syrian` in `Syrian-born`: what stands behind the hyphen is small and tells the way."""
    head, _, tail = token.text.rpartition("-")
    if (
        head != "Pole"
        and token.upper
        and _ONLY_IN_ENGLISH.fullmatch(tail)
        and not relates(tail)
        and relates(head)
    ):
        span = tokens.part(token, 0, len(head))
        yield Mention(span, "place", head, "relates", "demonym", 0.9)


def _derived_parts(tokens: Tokens, token: Token, relates: Relates) -> Iterator[Mention]:
    """Each half of `deutsch-französisch`, if every half is a derived word."""
    parts = token.text.split("-")
    if not all(part in _STATES or relates(part) for part in parts):
        return
    start = 0
    for part in parts:
        span = tokens.part(token, start, start + len(part))
        if part not in _STATES:
            yield Mention(span, "place", part, "relates", "demonym", 0.9)
        start += len(part) + 1


def remembered(relates: Relates) -> Relates:
    """The same answers, each asked once; lives as long as the recogniser that holds it."""
    return lru_cache(maxsize=1 << 15)(relates)
