"""Teams that an English story of a match calls by their country or town: `Norway lost 1-0`, `beat
Peru 3-1`.

Only beside a score or what teams do to each other; everywhere else the country is the country.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

VIA = "common-word"
_CONFIDENCE = 0.9
_LONGEST_SCORE = 3
_SPORT = word_set(
    """goal goals match final semi-final semi-finals quarter-final quarter-finals striker midfielder
    goalkeeper coach tournament league innings wicket wickets tries try set sets penalty penalties
    whistle half-time halftime stadium fans championship qualifier title"""
)
_TO_THEM = word_set("beat beating beaten thrashed thrashing edged edging defeated defeating hosts")
_THEN_THEM = frozenset(
    {
        ("victory", "over"), ("win", "over"), ("wins", "over"), ("triumph", "over"),
        ("lost", "to"), ("losing", "to"), ("defeat", "by"), ("defeat", "to"), ("beaten", "by"),
        ("draw", "with"), ("drew", "with"), ("match", "against"), ("tie", "against"),
        ("final", "against"), ("semi-final", "against"), ("win", "against"), ("draw", "against"),
        ("goal", "against"), ("game", "against"), ("qualifier", "against"), ("defeat", "against"),
        ("victory", "against"), ("lead", "against"), ("played", "against"), ("knocked", "out"),
    }
)  # fmt: skip
_CALLED = {
    "Bayern": "FC Bayern München",
    "Napoli": "SSC Neapel",
    "Roma": "AS Rom",
    "Inter": "Inter Mailand",
    "Gladbach": "Borussia Mönchengladbach",
    "Spurs": "Tottenham Hotspur",
}
"""Clubs by what English calls nothing else (the land is Bavaria to it)."""
_BOTH = word_set("match game final semi-final quarter-final tie derby friendly")
"""What is `between` two teams."""
_THEY_DO = word_set("beat thrashed edged equalised drew qualified")


def english_teams(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The countries and towns that stand for their teams, and clubs by their short names."""
    yield from _between(tokens, gazetteer)
    if not _tells_a_score(tokens):
        return
    for index in tokens.among(_CALLED.keys()):
        token = tokens.at(index)
        beside = (tokens.near(index + step, token.sentence) for step in (-1, 1))
        if not any(one.upper and one.text.isalpha() for one in beside):
            name = _CALLED[token.text]
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)
    for index in tokens.where(gazetteer.begins):
        found = gazetteer.longest(tokens, index)
        if found is None or "place" not in found.name.types or found.genitive:
            continue
        sentence = tokens.at(index).sentence
        before = tokens.near(index - 1, sentence).text
        if before == "the":
            before = tokens.near(index - 2, sentence).text
        pair = (tokens.near(index - 2, sentence).text, before)
        after = tokens.near(found.end, sentence).text
        scored = _is_score(tokens, found.end) and before not in {"in", "at", "of"}
        if before in _TO_THEM or pair in _THEN_THEM or after in _THEY_DO or scored:
            span = tokens.span(index, found.end)
            name = span.of(tokens.text)
            yield Mention(span, "organisation", name, "names", VIA, _CONFIDENCE)


def _between(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Both teams of `a match between Quorvale and Orvals`."""
    for index in tokens.places.get("between", ()):
        sentence = tokens.at(index).sentence
        if tokens.near(index - 1, sentence).text not in _BOTH:
            continue
        start = index + 1
        for _ in range(2):
            found = gazetteer.longest(tokens, start) if tokens.near(start, sentence).text else None
            end = found.end if found else start + 1
            if found and found.name.likeliest and found.name.likeliest.type == "place":
                span = tokens.span(start, end)
                name = span.of(tokens.text)
                yield Mention(span, "organisation", name, "names", VIA, _CONFIDENCE)
            if tokens.near(end, sentence).text != "and":
                break
            start = end + 1


def _tells_a_score(tokens: Tokens) -> bool:
    """Whether a story has a score (`3-1`) and words of sport."""
    sport = sum(word in tokens.places for word in _SPORT)
    scores = tokens.places.get("-", ())
    return sport > 1 and any(_is_score(tokens, index - 1) for index in scores)


def _is_score(tokens: Tokens, index: int) -> bool:
    """Whether two short numbers with a hyphen between begin at a token."""
    words = tokens.words(index, index + 3)
    numbers = len(words) == 3 and words[1] == "-" and words[0].isdigit() and words[2].isdigit()
    return numbers and max(len(words[0]), len(words[2])) <= _LONGEST_SCORE
