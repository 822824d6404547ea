"""The shipped models on texts of our own: that it is whole, sure where it should be, robust."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import data
from generator.annotate import annotate
from generator.annotate.recogniser import trained, trained_for
from generator.annotate.tokens import tokenise
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.authority.shipped import lexicon, shipped
from generator.model.ids import text_id
from generator.model.story import Block, Source, Story
from generator.model.text import Span


def story_of(text: str) -> Story:
    blocks = (Block(Span(0, len(text)), "paragraph"),) if text else ()
    return Story(text_id(text), Source("", 0, "text", ""), "", "stated", text, blocks)


LARGEST = 15_000_000
"""Bytes of data the package may carry in all."""


def found(text: str) -> list[tuple[str, str, str]]:
    story = story_of(text)
    return [
        (mention.span.of(text), mention.type, mention.relation)
        for mention in trained("de")(story, tokenise(story))
    ]


def test_names_no_list_holds_are_found_by_their_surroundings():
    text = (
        "Der Sprecher der Firma Quanterix, Balthasar Wiesengrüner, sagte am Montag in "
        "Oberkreuzlingen, man habe nichts gewusst."
    )
    assert ("Balthasar Wiesengrüner", "person", "names") in found(text)


def test_people_organisations_places_and_what_is_derived_from_them():
    marks = found(
        "Bundeskanzlerin Angela Merkel traf in Brüssel den britischen Premierminister. "
        "Die Deutsche Bahn äußerte sich nicht, ein SPD-Sprecher in München schon."
    )
    assert ("Angela Merkel", "person", "names") in marks
    assert ("Brüssel", "place", "names") in marks
    assert ("britischen", "place", "relates") in marks
    assert ("Deutsche Bahn", "organisation", "names") in marks
    assert ("SPD", "organisation", "part") in marks
    assert ("München", "place", "names") in marks


def test_a_surname_is_no_river_where_the_story_names_its_bearer():
    story = story_of(
        "Der Dramatiker Václav Havel kam frei. Die Nachricht vom Rücktritt erreichte Havel heute."
    )
    mentions = annotate(story, shipped(), lexicon()).mentions
    assert {mention.type for mention in mentions if "Havel" in mention.name} == {"person"}


def test_names_inside_names_are_told_apart_from_those_around_them():
    story = story_of("Die Universität Frankfurt verklagte den 1. FC Köln und Friedrich Merz.")
    tokens = tokenise(story)
    model = trained("de")
    inner = model.inside(tokens, model(story, tokens))
    assert [(one.span.of(story.text), one.type) for one in inner] == [
        ("Frankfurt", "place"),
        ("Köln", "place"),
    ]


def test_ordinary_sentences_hold_no_names():
    assert found("Am Morgen fiel der Strom aus, und die Leute gingen zu Fuß nach Hause.") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    story = story_of(text)
    mentions = trained("de")(story, tokenise(story))
    ends = [0, *(mention.span.end for mention in mentions)]
    for before, mention in zip(ends, mentions, strict=False):
        assert before <= mention.span.start < mention.span.end <= len(text)
        assert 0 < mention.confidence <= 1
        assert mention.name
        assert mention.via == "model"


def test_what_was_read_before_changes_nothing():
    text = "Der Abgeordnete Konstantin Haferkamp aus Emden kam zu spät."
    first = found(text)
    found("Konstantin heißt eine Stadt. " * 30)
    assert found(text) == first


def test_annotating_joins_it_with_the_rules():
    story = story_of("Der Sprecher der Firma Quanterix, Balthasar Wiesengrüner, sagte nichts.")
    (person,) = (
        mention
        for mention in annotate(story, Authority.of([]), Lexicon()).mentions
        if mention.type == "person"
    )
    assert (person.name, person.via) == ("Balthasar Wiesengrüner", "model")


def test_english_stories_have_a_model_of_their_own():
    text = "The chairman, Bartholomew Quillfeather, lives in Ostervale with his wife."
    story = story_of(text)
    names = {mention.span.of(text) for mention in trained("en")(story, tokenise(story))}
    assert "Bartholomew Quillfeather" in names


@pytest.mark.parametrize(
    ("language", "model"),
    [("de", "de"), ("de-AT", "de"), ("EN-gb", "en"), ("fr", None), ("", None)],
)
def test_the_storys_language_chooses_the_model(language: str, model: str | None):
    assert trained_for(language) is (trained(model) if model else None)


def test_the_packages_data_stays_small():
    """What the authority is compiled from stays out of the wheel, as `pyproject.toml` says."""
    folder = Path(data.__file__).parent
    sources = ("compile.py", "compiling", "curated", "__pycache__")
    files = [
        file
        for file in folder.rglob("*")
        if file.is_file() and file.relative_to(folder).parts[0] not in sources
    ]
    assert sum(file.stat().st_size for file in files) <= LARGEST
