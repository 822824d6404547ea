from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authority import Authority
from generator.authority.demonyms import relates
from generator.authority.shipped import shipped
from generator.data.compiling.cities import inhabitants


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("britischer", "places/grossbritannien"),
        ("Britische", "places/grossbritannien"),
        ("BRITISCHEN", "places/grossbritannien"),
        ("Briten", "places/grossbritannien"),
        ("Britin", "places/grossbritannien"),
        ("British", "places/grossbritannien"),
        ("französischen", "places/frankreich"),
        ("Franzosen", "places/frankreich"),
        ("Französinnen", "places/frankreich"),
        ("US-amerikanische", "places/usa"),
        ("us-amerikanischen", "places/usa"),
        ("Amerikanern", "places/usa"),
        ("polnisch", "places/polen"),
        ("Polin", "places/polen"),
        ("Polish", "places/polen"),
        ("deutscher", "places/deutschland"),
        ("Deutsche", "places/deutschland"),
        ("Deutschen", "places/deutschland"),
        ("ukrainische", "places/ukraine"),
        ("Ukrainers", "places/ukraine"),
        ("Israelis", "places/israel"),
        ("sowjetischem", "places/sowjetunion"),
        ("tschechoslowakischen", "places/tschechoslowakei"),
        ("europäische", "places/europa"),
        ("Ostdeutschen", "places/ostdeutschland"),
        ("sächsischer", "places/sachsen"),
        ("Prager", "places/prag"),
        ("Berlinerinnen", "places/berlin"),
        ("Ost-Berliner", "places/ost-berlin"),
        ("Leipziger", "places/leipzig"),
        ("Dresdner", "places/dresden"),
        ("Warschauer", "places/warschau"),
        ("Genfer", "places/genf"),
        ("Münchner", "places/muenchen"),
        ("Moskauer", "places/moskau"),
        ("Budapester", "places/budapest"),
        ("Brüsseler", "places/bruessel"),
        ("Kiewer", "places/kiew"),
        ("Göttinger", "places/goettingen"),
    ],
)
def test_a_word_form_relates_to_its_place(authority: Authority, word: str, expected: str) -> None:
    assert [entity.id for entity in relates(word, authority)][:1] == [expected]


@pytest.mark.parametrize(
    "word",
    [
        "Polen",  # the country: a name wins over the people
        "Ungarn",
        "Bayer",  # the company
        "polish",  # an English verb
        "prager",
        "briten",
        "britisch-französisch",
        "Tisch",
        "frisch",
        "Rausch",
        "Thema",
        "isch",
        "e",
        "",
        "-",
    ],
)
def test_other_words_relate_to_nothing(authority: Authority, word: str) -> None:
    assert relates(word, authority) == ()


@given(st.text(max_size=20))
def test_any_text_is_answered(word: str) -> None:
    assert isinstance(relates(word, shipped()), tuple)


def test_every_stem_finds_its_entity(authority: Authority) -> None:
    lost = []
    for entity in authority:
        for stem in entity.stems:
            english = stem.islower() and not stem.endswith("sch")
            word = stem.capitalize() if english else stem
            if word not in authority.names and entity not in relates(word, authority):
                lost.append((entity.id, stem))
    assert not lost


def test_inflected_stems_stay_with_their_entity(authority: Authority) -> None:
    for entity in authority:
        for stem in entity.stems:
            if stem.endswith("sch") and stem.islower():
                for ending in ("e", "en", "em", "er", "es"):
                    assert entity in relates(stem + ending, authority), stem + ending


@pytest.mark.parametrize(
    ("town", "expected"),
    [
        ("Leipzig", ("Leipziger",)),
        ("Tübingen", ("Tübinger",)),
        ("Jena", ("Jenaer",)),
        ("Karlsruhe", ("Karlsruher",)),
        ("Darmstadt", ("Darmstädter",)),
        ("Essen", ("Essener",)),
        ("Bad Homburg", ()),
    ],
)
def test_inhabitants_by_rule(town: str, expected: tuple[str, ...]) -> None:
    assert inhabitants(town) == expected
