"""What annotating a text costs grows with its length, also where nothing tells sentences apart.

Counted are calls, which are the same on every machine and every day.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from generator.annotate import annotate
from generator.authority.shipped import lexicon, shipped
from generator.training.measure import as_story

_PIECES = {
    "names in capitals": "Aaa Bbb Ccc ",
    "one word again and again": "Park ",
    "bodies of bodies": "Bank of Ministry of Authority of ",
    "one word of many parts": "Aa-Bb-Cc-",
    "years behind sums": "Million Euro 2014 Euro 2004 ",
    "a table of results": "THW Kiel 3:1 , Kiel hatte sich Kiel ",
    "places of places": "Plaza de la de la Straße und Platz ",
    "shares in firms": "Shares in Aaa and Bbb , a town on the ",
}
# Twice the text may take little more than twice the calls; where all meets all it takes four times.
_MOST = 2.7


def calls(text: str, language: str) -> int:
    told = replace(as_story(text), language=language)
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        annotate(told, shipped(), lexicon())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("piece", _PIECES.values(), ids=_PIECES)
def test_twice_the_text_takes_twice_the_work(piece: str, language: str) -> None:
    size = 3000 // len(piece)
    calls(piece * 3, language)  # what is loaded once is loaded
    assert calls(piece * size * 2, language) < _MOST * calls(piece * size, language)
