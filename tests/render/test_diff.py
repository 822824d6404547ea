"""What changed between two texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.diff import changes, changes_list, word_diff
from generator.render.tie_wording import tie_wording
from generator.store.dialect import plain

TOKENS = ["Prag", "Zug", "*Hof*", "<b>", "1989.", "a_b", "[x]", "&", "und"]
WORDS = st.lists(st.sampled_from(TOKENS), max_size=12)
PARAGRAPHS = st.lists(WORDS.filter(bool).map(" ".join), max_size=6)


def taken(markdown: str, kept: str, dropped: str) -> str:
    """The text of one side, as a reader sees it."""
    text = re.sub(rf"<{dropped}>.*?</{dropped}>", "", markdown)
    text = re.sub(rf"</?{kept}>", "", text)
    return " ".join(plain(text).split())


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_a_diff(old: list[str], new: list[str]) -> None:
    markdown = word_diff(" ".join(old), " ".join(new))
    assert taken(markdown, "del", "ins") == " ".join(old)
    assert taken(markdown, "ins", "del") == " ".join(new)


def test_a_diff_marks_words_and_nothing_else() -> None:
    assert word_diff("Acht Züge am Dienstag", "Acht Züge am Mittwoch") == (
        "Acht Züge am <del>Dienstag</del> <ins>Mittwoch</ins>"
    )


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_has_one_fate(old: list[str], new: list[str]) -> None:
    found = changes(old, new)
    assert [c.new for c in found if c.new] == list(range(1, len(new) + 1))
    assert sorted(c.old for c in found if c.old) == list(range(1, len(old) + 1))
    for change in found:
        assert (change.old is None) == (change.kind == "added")
        assert (change.new is None) == (change.kind == "cut")


@given(PARAGRAPHS)
def test_the_same_text_has_no_changes(text: list[str]) -> None:
    assert {change.kind for change in changes(text, text)} <= {"same"}


LONG = [
    "Am Morgen kamen die ersten Züge in Hof an.",
    "Die Züge fuhren durch Dresden und Plauen nach Bayern.",
    "In Bonn äußerte sich die Regierung erleichtert dazu.",
    "Neue Flüchtlinge stiegen am Abend über den Zaun.",
]


def test_moved_added_cut_and_changed_are_told_apart() -> None:
    new = [
        LONG[2],
        LONG[0],
        LONG[1].replace("Plauen", "Reichenbach"),
        "Der Botschafter dankte allen Helfern herzlich.",
    ]
    assert [(c.kind, c.old, c.new) for c in changes(LONG, new)] == [
        ("moved", 3, 1),
        ("same", 1, 2),
        ("changed", 2, 3),
        ("added", None, 4),
        ("cut", 4, None),
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_list_counts_what_stayed_and_shows_what_did_not(language: str) -> None:
    words = tie_wording(language)
    rows = changes_list(LONG, [*LONG[:3], LONG[3].replace("Abend", "Morgen")], words).split("\n")
    assert len(rows) == 2
    assert "<del>Abend</del> <ins>Morgen</ins>" in rows[0]
    assert "3" in rows[1]
    assert words.same_text in changes_list(LONG, LONG, words)


def test_very_long_paragraphs_are_shown_whole() -> None:
    old, new = "alt " * 2000, "neu " * 2000
    assert word_diff(old, new).count("<del>") == 1
