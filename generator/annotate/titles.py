"""Titles of works and names of ships in quotation marks, in which no other name is named: the
Berlin of `der Film „Der Himmel über Berlin“` is no place of the story, nor the Hesse of
`die Fregatte „Hessen“`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.grammar import CLOSING
from generator.annotate.tokens import Tokens

_WORK = re.compile(
    r"[\w-]*(?:films?|filme|dramas?|dramen|romane?s?|buch(?:e?s)?|stücke?s?|oper|operette|komödie|tragödie|"
    r"serie|songs?|lied(?:e?s)?|liedern?|titels?|schlagers?|texte?s?|albums?|alben|gemälde|skulptur|ausstellung|musicals?|thrillers?|"
    r"krimis?|dokumentation|erzählung|novelle|gedichte?s?|ballade|symphonie|sinfonie|streifens?|"
    r"fregatte|schiff(?:e?s|en?)?|frachters?|tankers?|fähre|jacht|yacht|u-boote?s?|zerstörers?|"
    r"korvette|flugzeugträgers?|dampfers?|kutters?|seglers?|bark|sonde|raumschiffe?s?)|"
    r"novel|film|movie|play|opera|ship|ferry|tanker|frigate|vessel|album|song",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_LONGEST = 9


def titles(tokens: Tokens) -> Iterator[range]:
    """The tokens of each title, without its quotation marks: behind the word for a work or a ship,
    with those listed with it (`mit den Schiffen „Sonne“ und „Hessen“`), or before the year it is
    of."""
    listed = 0
    for index in tokens.where(CLOSING.__contains__):
        closers = CLOSING[tokens.texts[index]]
        inside = range(index + 1, min(len(tokens), index + 2 + _LONGEST))
        end = next((at for at in inside if tokens.texts[at] in closers), None)
        if end is None or end == index + 1:
            continue
        sentence = tokens.at(index).sentence
        before = tokens.near(index - 1, sentence).text
        if before == "wie":  # `Lieder wie „Griechischer Wein“`
            before = tokens.near(index - 2, sentence).text
        dated = tokens.near(end + 1, sentence).text == "(" and _YEAR.fullmatch(
            tokens.near(end + 2, sentence).text
        )
        joined = before in {"und", ","} and index - 1 == listed
        if dated or joined or _WORK.fullmatch(before):
            listed = end + 1
            yield range(index + 1, end)
