from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authority import Authority
from generator.link.metonyms import is_metonym
from generator.link.periods import long_gone, possible
from generator.link.spelling import folded, romanised, spellings
from generator.model.entity import Entity, Tenure
from generator.model.ids import entity_id, slugify
from generator.model.text import Span


def person(name: str, *aliases: str, **more: object) -> Entity:
    return Entity(entity_id("person", slugify(name)), name, aliases=aliases, **more)


WORLD = Authority.of(
    [
        person("Lech Wałęsa"),
        person("Wolodymyr Selenskyj", "Wolodymyr Selenskyj"),
        person("Michail Gorbatschow"),
        person("Peter Müller"),
        Entity(entity_id("place", "wroclaw"), "Wrocław"),
    ]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selenskyj", "Zelensky"),
        ("Selenski", "Zelenskiy"),
        ("Schewardnadse", "Shevardnadze"),
        ("Jaruzelski", "Jaruselski"),
        ("Chruschtschow", "Chruščov"),
    ],
)
def test_romanisations_come_to_one_form(one, other):
    assert romanised(one) == romanised(other)


@pytest.mark.parametrize(
    ("name", "found", "way"),
    [
        ("Lech Walesa", "people/lech-walesa", "folded"),
        ("LECH WALESA", "people/lech-walesa", "folded"),
        ("Volodymyr Zelensky", "people/wolodymyr-selenskyj", "romanised"),
        ("Michail Gorbatschov", "people/michail-gorbatschow", "romanised"),
        ("Michael Gorbatschow", "people/michail-gorbatschow", "fuzzy"),
        ("Peter Maier", None, ""),
        ("Wroclaw", None, ""),
    ],
)
def test_names_in_another_spelling_are_found(name, found, way):
    entities, how = spellings(WORLD).find(name, "person")
    assert [entity.id for entity in entities] == ([found] if found else [])
    assert how == way


@given(st.text(max_size=20))
def test_folding_is_stable_and_blind_to_case(name):
    assert folded(folded(name)) == folded(name)
    assert romanised(name) == romanised(folded(name))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Moskau kündigte Gespräche an.", True),
        ("Das forderte Moskau am Abend.", True),
        ("In Moskau sagte er nichts.", False),
        ("Er flog nach Moskau.", False),
        ("Moskau ist groß.", False),
        ("Yesterday Moskau rejected the plan.", True),
    ],
)
def test_a_capital_acts_for_its_government(text, reading):
    start = text.index("Moskau")
    assert is_metonym(text, Span(start, start + 6)) is reading


def test_nobody_is_meant_as_a_child_or_long_after_an_office():
    born = person("Anna Klein", born="1980")
    assert not possible(born, "1989-11-09")
    assert possible(born, "2010")
    assert possible(born, None)
    old = person("Otto Klein", tenures=(Tenure("Minister", start="1970", end="1975"),))
    assert long_gone(old, "2010")
    assert not long_gone(old, "1980")
