from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.index.compounds import Splitter, learned_nouns
from generator.site.index.nouns import shipped_nouns

SPLITTER = Splitter()


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("waffenstillstandsvereinbarung", "vereinbarung"),
        ("waffenstillstandsvereinbarung", "waffenstillstand"),
        ("koalitionsvereinbarungen", "vereinbarungen"),
        ("verbraucherpreisindex", "preis"),
        ("verteidigungsministerin", "verteidigung"),
        ("schulleiter", "schule"),
        ("warnstreik", "streik"),
        ("sowjetunion", "union"),
        ("außenministerkonferenz", "minister"),
        ("kirchenhistoriker", "kirche"),
        ("nikolaikirche", "kirche"),
    ],
)
def test_compounds_are_found_by_their_parts(word: str, part: str) -> None:
    assert part in SPLITTER.inner(word)


@pytest.mark.parametrize(
    "word",
    [
        "vorstellung",
        "unterstützung",
        "urinstinkt",
        "personen",
        "minister",
        "unterrichtung",
        "kapitalismus",
        "demokratische",
        "kandidaten",
    ],
)
def test_words_that_only_look_like_compounds_stay_whole(word: str) -> None:
    assert SPLITTER.inner(word) == ()


def test_nouns_are_learned_from_several_stories() -> None:
    assert "quitte" in learned_nouns({"Quitte": 3, "Quitten": 2})
    assert "quitte" not in learned_nouns({"Quitte": 2})
    assert "quitte" not in learned_nouns({"Quitte": 3, "quitte": 1})
    assert "quitte" in Splitter(learned_nouns({"Quitte": 3})).inner("quittenernte")


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("versicherungspflichtig", "versicherung"),
        ("energieintensiven", "energie"),
        ("verantwortungsvoll", "verantwortung"),
    ],
)
def test_adjectives_are_found_by_the_noun_before(word: str, part: str) -> None:
    assert part in SPLITTER.inner(word, noun=False)


@pytest.mark.parametrize("word", ["gemeinsamen", "wirtschaftlichen", "beispielsweise", "zerlegen"])
def test_other_words_in_small_letters_stay_whole(word: str) -> None:
    assert SPLITTER.inner(word, noun=False) == ()


@given(st.lists(st.sampled_from(sorted(shipped_nouns())), min_size=2, max_size=4))
def test_parts_make_the_word_again(nouns: list[str]) -> None:
    word = "".join(nouns)
    assert "".join(SPLITTER.parts(word)) == word


def test_compounds_of_unseen_text_are_taken_apart_and_other_words_are_not() -> None:
    """Floors for words of other texts than the lists are of; a reader asks for either half."""
    lines = (Path(__file__).parent / "data" / "compounds.txt").read_text(encoding="utf-8")
    words = [line.split() for line in lines.splitlines() if not line.startswith("#")]
    compounds = [(word, set(parts)) for word, *parts in words if parts]
    others = [word for word, *parts in words if not parts]
    found = [parts <= set(SPLITTER.inner(word.lower())) for word, parts in compounds]
    assert sum(found) >= 0.85 * len(compounds) > 180
    assert sum(bool(SPLITTER.inner(word.lower())) for word in others) <= 0.03 * len(others) < 3
