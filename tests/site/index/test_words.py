from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.index.words import fold, lowered, tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize("number", ["73.000", "73 000", "73000", "73\u202f000", "73'000"])
def test_groups_of_a_number_may_be_parted_in_any_way(number: str) -> None:
    (word,) = words(number)
    assert lowered(word) == "73000"


def test_what_only_looks_like_groups_stays_apart() -> None:
    assert words("27.03.2025") == ["27.03.2025"]
    assert words("2025 100") == ["2025", "100"]
    assert lowered("3,5") == "3.5"


def test_hyphens_join_words_that_keep_their_places() -> None:
    found = tokens("EU-Außenbeauftragte und - Kaja")
    assert [(token.text, token.joined) for token in found] == [
        ("EU", False), ("Außenbeauftragte", True), ("und", False), ("Kaja", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "folded"),
    [("BRÜSSEL", "brussel"), ("Łódź", "lodz"), ("Søren", "soren"), ("Đorđević", "dordevic"),
     ("Straße", "strasse"), ("Cœur", "coeur")],
)  # fmt: skip
def test_letters_with_marks_are_compared_without(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_any_text_can_be_cut_and_folded(text: str) -> None:
    for token in tokens(text):
        assert fold(token.text) == fold(token.text.upper()) or not token.text.isascii()
