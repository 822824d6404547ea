"""What the rest of an English story calls a name that its words have shown once.

`Shares in Varnholm Cement rose` shows a company; where the story tells of `Varnholm Cement` again,
or of a town it has introduced as one, it means the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.tokens import Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_SHORTEST = 3


def told_again(
    tokens: Tokens, shown: Iterable[Mention], lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Further mentions of the bodies and places that are shown, where no longer name stands."""
    first: dict[str, dict[tuple[str, ...], Mention]] = {}
    for mention in shown:
        place = tokens.range_of(mention.span)
        words = tokens.words(place.start, place.stop)
        alone = len(words) == 1
        doubtful = len(words[0]) < _SHORTEST or words[0] in lexicon.first_names
        if alone and (doubtful or not words[0][0].isupper() or gazetteer.word(words[0])):
            continue
        first.setdefault(words[0], {}).setdefault(words, mention)
    for index in tokens.among(first.keys()):
        sentence = tokens.at(index).sentence
        for words, mention in first[tokens.texts[index]].items():
            end = index + len(words)
            beside = (tokens.near(index - 1, sentence), tokens.near(end, sentence))
            within = any(token.upper and token.text.isalpha() for token in beside)
            if tokens.words(index, end) == words and not (len(words) == 1 and within):
                yield replace(mention, span=tokens.span(index, end))
