"""Who speaks where a pronoun tells it, or in English a plain noun."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna Muster kam. Ihr zufolge fehlt es an Geld.", "Anna Muster"),
        ("Peter Koch kam. Ihm zufolge fehlt es an Geld.", "Peter Koch"),
        ("Peter Koch kam. Nach seinen Worten fehlt es an Geld.", "Peter Koch"),
        ("Petra Muster kam. Nach eigener Aussage sieht Peter Koch keinen Grund.", "Peter Koch"),
        ("Peter Koch kam. Nach eigenen Angaben vertritt seine Kanzlei viele.", "Peter Koch"),
        ("Peter Koch kam. Nach eigenen Angaben vertritt eine Kanzlei viele.", None),
    ],
)
def test_whose_words_they_are_where_a_pronoun_tells_it(read, text, named):
    (quote,) = read(text).quotes
    assert (quote.named and quote.named.of(text)) == named


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("At least eight people died in the floods, officials said on Monday.",
         "At least eight people died in the floods", "officials"),
        ("Twenty rivers overflowed in the region, the civil protection agency said.",
         "Twenty rivers overflowed in the region", "the civil protection agency"),
        ("A railway spokeswoman said the line would stay closed.",
         "the line would stay closed", "A railway spokeswoman"),
        ("The mission cost about six billion, according to the government in Berlin.",
         "The mission cost about six billion", "the government in Berlin"),
        ("John Healey told reporters he would meet company leaders.",
         "he would meet company leaders", "John Healey"),
        ("John Healey said on Monday it would run extra boats.",
         "it would run extra boats", "John Healey"),
    ],
)  # fmt: skip
def test_english_speakers_of_no_name_and_clauses_without_that(read, text, said, speaker):
    (quote,) = read(text, language="en").quotes
    assert (quote.span.of(text), quote.speaker.of(text)) == (said, speaker)


@pytest.mark.parametrize(
    "text", ["He said so on Monday.", "John Healey told reporters a story.", "They said nothing."]
)
def test_english_that_reports_no_clause(read, text):
    assert not read(text, language="en").quotes
