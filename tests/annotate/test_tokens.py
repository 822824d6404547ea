from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.tokens import split_words, tokenise


def test_hyphenated_words_stay_whole_and_marks_stand_alone():
    assert split_words('Im Nato-Hauptquartier, "sagte" er.') == (
        "Im", "Nato-Hauptquartier", ",", '"', "sagte", '"', "er", ".",
    )  # fmt: skip


def test_initials_and_abbreviations_keep_their_stop():
    assert split_words("Dr. George W. Bush u.a.") == ("Dr.", "George", "W.", "Bush", "u.a.")


def test_an_english_possessive_stands_apart():
    assert split_words("Trump's plan, d'Estaing") == ("Trump", "'s", "plan", ",", "d'Estaing")


def test_ordinals_and_abbreviations_end_no_sentence(story):
    tokens = tokenise(story("Am 9. November kam Dr. Müller. Er blieb. 1989 ging er."))
    assert len(tokens.sentences) == 3


def test_a_sentence_ends_behind_its_closing_mark(story):
    tokens = tokenise(story("„Er kommt.“ Das sagte sie."))
    assert [tokens.all[sentence.stop - 1].text for sentence in tokens.sentences] == ["“", "."]


def test_sentences_never_cross_blocks(story):
    tokens = tokenise(story("Kurs von Trump\n\nGegründet wurde sie"))
    assert len(tokens.sentences) == 2


def test_decomposed_letters_compare_as_composed_and_keep_their_place(story):
    text = unicodedata.normalize("NFD", "Grüße aus Brüssel-Mitte")
    tokens = tokenise(story(text))
    last = tokens.all[-1]
    assert last.text == "Brüssel-Mitte"
    assert tokens.part(last, 0, 7).of(text) == unicodedata.normalize("NFD", "Brüssel")


@given(st.text(max_size=200))
def test_tokens_stand_in_order_on_what_they_say(text):
    from generator.annotate.tokens import _pieces

    end = 0
    for word, start, stop in _pieces(text, 0, len(text)):
        assert end <= start < stop
        assert unicodedata.normalize("NFC", text[start:stop]) == word
        end = stop
