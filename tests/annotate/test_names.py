from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate import annotate
from generator.annotate.tokens import tokenise


def people(found):
    return [text for text, kind, _ in found if kind == "person"]


def test_a_person_by_role_and_first_name_and_later_by_surname(names):
    found = names("Der britische Minister John Healey kam. Healey sagte, Healeys Plan stehe fest.")
    assert found == [
        ("britische", "place", "relates"),
        ("John Healey", "person", "names"),
        ("Healey", "person", "names"),
        ("Healeys", "person", "names"),
    ]


def test_the_name_of_a_genitive_is_the_nominative(read):
    text = "Wladimir Putin kam. Putins Plan und Deutschlands Plan."
    assert [mention.name for mention in read(text).mentions] == [
        "Wladimir Putin", "Putin", "Deutschland",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dort sprach Hans-Dietrich Genscher lange.", "Hans-Dietrich Genscher"),
        ("Das sagte Ursula von der Leyen dazu.", "Ursula von der Leyen"),
        ("Präsident George W. Bush kam.", "George W. Bush"),
        ("Papst Johannes Paul II. kam.", "Johannes Paul II."),
        ("Es kam Tadeusz Mazowiecki (SPD).", "Tadeusz Mazowiecki"),
        ("Generalsekretär Egon Krenz kam.", "Egon Krenz"),
        ("Präsident Gorbatschow kam.", "Gorbatschow"),
        ("Herr Koch kam.", "Koch"),
        ("Es kam Arvo Tamm, der frühere Generalinspekteur.", "Arvo Tamm"),
        ("Peter Koch kam.", "Peter Koch"),
    ],
)
def test_people(names, text, name):
    assert people(names(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister Hilfe anbot.",
        "Die Regierung Treffen ansetzte.",
        "Ernst Treffen dieser Art.",
        "Der Koch war zufrieden.",
        "Am Montag Abend kam Peter.",
        "Die Peter Müller Straße ist gesperrt.",
    ],
)
def test_no_people(names, text):
    assert people(names(text)) == []


def test_a_town_that_is_a_word_needs_a_preposition(names):
    assert names("Das Essen war gut.") == []
    assert names("Er fuhr nach Essen.") == [("Essen", "place", "names")]


def test_a_small_town_needs_evidence_which_its_dateline_gives(names):
    assert names("Lauenau gewann.") == []
    assert names("Lauenau gewann.", dateline="Lauenau") == [("Lauenau", "place", "names")]


def test_a_surname_that_is_a_town_is_told_by_the_story(names):
    found = names("Peter Essen kam. Essen sagte, er fahre nach Essen.")
    assert [kind for _, kind, _ in found] == ["person", "person", "place"]


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("Das Nato-Hauptquartier steht.", "Nato", "organisation"),
        ("Der US-Präsident kam.", "US", "place"),
        ("Der Ukraine-Krieg dauert.", "Ukraine", "place"),
        ("Die Rheinland-Pfalz-Wahl kommt.", "Rheinland-Pfalz", "place"),
        ("Der Bundesbankpräsident kam.", "Bundesbank", "organisation"),
    ],
)
def test_the_name_in_a_compound(names, text, part, kind):
    assert names(text) == [(part, kind, "part")]


def test_a_name_of_two_words_before_a_hyphen(names):
    assert ("New York", "place", "part") in names("Die New York-Reise entfällt.")
    assert names("Die Rechte-Debatte beginnt.") == []


def test_an_adjective_behind_a_state(names):
    found = names("Die US-französische Probe begann.")
    assert ("französische", "place", "relates") in found


def test_a_hyphenated_name_of_its_own_is_no_compound(names):
    assert names("Er lebt in Ost-Berlin.") == [("Ost-Berlin", "place", "names")]


def test_both_halves_of_a_double_adjective(names):
    assert names("Die deutsch-französischen Gespräche.") == [
        ("deutsch", "place", "relates"),
        ("französischen", "place", "relates"),
    ]


def test_a_surname_in_a_compound(names):
    assert names("John Healey kam. Das Healey-Papier liegt vor.")[1] == ("Healey", "person", "part")


def test_an_abbreviation_in_brackets_names_the_same_organisation(names):
    found = names("Die Deutsche Wetterwarte (DWW) warnt. Die DWW misst.")
    assert [text for text, kind, _ in found if kind == "organisation"] == [
        "Deutsche Wetterwarte", "DWW", "DWW",
    ]  # fmt: skip


def test_an_abbreviation_of_something_else_makes_no_organisation(names):
    assert names("Es ging um Fluorchlorkohlenwasserstoffe (FCKW) und den Abschluss.") == []


def test_a_quoted_name_after_its_kind_and_its_declined_form(names):
    found = names(
        'Die Oppositionsgruppe "Neuer Morgen" rief auf. Das Büro des Neuen Morgens schwieg.'
    )
    assert [text for text, _, _ in found] == ["Neuer Morgen", "Neuen Morgens"]


def test_a_company_by_its_legal_form(names):
    found = names("Die Muster Maschinenbau AG wächst.")
    assert found == [("Muster Maschinenbau AG", "organisation", "names")]


def test_declined_names_of_several_words(names):
    assert names("Ein Sprecher des Weißen Hauses schwieg.")[0][0] == "Weißen Hauses"


def test_a_name_with_an_article_is_no_sentence_start(names):
    assert names("Die Rechte der Bürger gelten.") == []
    assert names('Die Partei "Die Rechte" kam.') == [("Die Rechte", "organisation", "names")]


def test_english_peoples_and_adjectives_count_in_english_only(names):
    assert names("The British left.", language="en") == [("British", "place", "relates")]
    assert names("Der British Standard.") == []


def test_an_all_capital_town(names):
    assert names("Gespräche in BERLIN gehen weiter.") == [("BERLIN", "place", "names")]


def test_decomposed_text_gives_the_same_names(names):
    text = "Die Präsidenten aus Großbritannien und Frankreich trafen französische Gäste."
    composed = names(text)
    decomposed = names(unicodedata.normalize("NFD", text))
    assert [unicodedata.normalize("NFC", word) for word, _, _ in decomposed] == [
        word for word, _, _ in composed
    ]


def test_another_recogniser_takes_the_place_of_the_rules(story, authority, lexicon):
    made = annotate(story("John Healey kam."), authority, lexicon, recogniser=lambda *_: ())
    assert made.mentions == ()


FRAGMENTS = st.sampled_from(
    [
        "John", "Healey", "Healeys", "der", "britische", "Minister", "Nato-Gipfel", "Essen", "in",
        "(SPD)", '"', "„", "“", ".", ",", "🙂", "von der", "Ursula", "Leyen", "Bru\u0308ssel",
        "\n\n", "US-Präsident", "deutsch-franzo\u0308sischen", "sagte", ":", "New York", "(", ")",
        "AG", "Muster", "II.", "-", "9. November", "Neues Forum", "Koalition",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30))
def test_marks_stand_on_what_they_say_and_never_overlap(words):
    import re

    from generator.authority import Authority
    from generator.authority.lexicon import Lexicon
    from generator.model.entity import Entity
    from generator.model.ids import EntityId, text_id
    from generator.model.story import Block, Source, Story
    from generator.model.text import Span

    text = " ".join(words)
    blocks = tuple(
        Block(Span(*found.span()), "paragraph") for found in re.finditer(r"[^\n]+", text)
    )
    story = Story(
        text_id(text), Source("x", 0, "text", ""), "x", "derived", text, blocks, date="1989-11"
    )
    world = Authority.of(
        [
            Entity(EntityId("organisations/nato"), "Nato"),
            Entity(EntityId("places/new-york"), "New York", weight=8_000_000),
            Entity(EntityId("places/frankreich"), "Frankreich", stems=("französisch",)),
            Entity(EntityId("places/deutschland"), "Deutschland", stems=("deutsch",)),
            Entity(EntityId("places/bruessel"), "Brüssel", weight=1_000_000),
        ]
    )
    lexicon = Lexicon(
        first_names=frozenset(["John", "Ursula"]),
        role_words=frozenset(["Minister", "Präsident"]),
        party_abbreviations=frozenset(["SPD"]),
        legal_forms=frozenset(["AG"]),
    )
    made = annotate(story, world, lexicon)
    end = 0
    for mention in made.mentions:
        assert end <= mention.span.start
        assert mention.span.end <= len(text)
        shown = unicodedata.normalize("NFC", mention.span.of(text))
        assert shown[:2].casefold() == mention.name[:2].casefold()
        assert 0 < mention.confidence <= 1
        assert mention.via
        end = mention.span.end
    names = {mention.span for mention in made.mentions if mention.type == "person"}
    assert all(role.holder in names for role in made.roles)
    assert all(quote.span.end <= len(text) for quote in made.quotes)
    assert all(mark.span.end <= len(text) for mark in made.dates)
    assert len(tokenise(story).text) == len(text)
