"""Names of which nobody has heard, by the words before them."""

from __future__ import annotations

import pytest

from generator.annotate.apposed import by_kind
from generator.annotate.recogniser import Knowledge
from generator.annotate.titles import titles
from generator.annotate.tokens import tokenise
from generator.annotate.unheard import placed, quartered
from generator.model.marks import Mention
from generator.model.text import Span

HEARD = (
    "Der Die Das In Zwischen Aus Konzern Banken Regionen Ortsteil Gestein Nähe Unfall Haus Mitte "
    "Lummerau Feuer Sprecher Reise"
)
KNOWN = Knowledge(
    dict.fromkeys(HEARD.split(), "1") | {"und": "1", "bei": "1", "reise": "1"},
    {"Haldorf": "cd", "Kitzau": "co"},
    frozenset({"Anna"}),
    frozenset({"Muster"}),
    frozenset({"Haldorf"}),
)


def mention(text, words, kind="place", sure=0.9, relation="names", via="authority"):
    start = text.index(words)
    return Mention(Span(start, start + len(words)), kind, words, relation, via, sure)


def told(text, found):
    return [(one.span.of(text), one.type) for one in sorted(found, key=lambda one: one.span)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Er kommt aus Quorzau und lebt in Haldorf.", ["Quorzau", "Haldorf"]),
        ("Zwischen Quorzau und Krimmel staut es sich.", ["Quorzau", "Krimmel"]),
        ("Er kommt aus Mitte, aus Lummerau und aus Quarzgestein.", []),
        ("Er kommt aus Quorzau Muster.", []),
        ("Er sprach nach Muster und bei Quorzau.", []),
        ("Der Unfall bei Quorzau war schwer.", ["Quorzau"]),
        ("Er fuhr nach Bad-Quorzau.", []),
        ("Er fuhr nach Quorz-Krimmel.", ["Quorz-Krimmel"]),
        ("Er stand am Quorzdamm, auf dem Quorzplatz und am Krimmelplatz.",
         ["Quorzdamm", "Krimmelplatz"]),
        ("Er stand am Quorzring, auf dem Quorzring, am Hausring und im Quorzviertel.",
         ["Quorzring", "Quorzviertel"]),
        ("Der Bürgermeister von Quorzau und die Idee von Quorzau.", ["Quorzau"]),
        ("Er kommt aus Quorzau-Süd.", ["Quorzau-Süd"]),
        ("Das Wasser stieg bei Quorz-Krimmel, wie bei Quorzau.", ["Quorz-Krimmel"]),
        ("Sie feierten auf dem Quorz-Platz und in der vollen Krimmel-Halle.",
         ["Quorz-Platz", "Krimmel-Halle"]),
    ],
)  # fmt: skip
def test_an_unheard_word_behind_a_preposition_of_place_is_a_place(story, text, places):
    found = placed(tokenise(story(text)), (), (), KNOWN)
    assert told(text, found) == [(place, "place") for place in places]


def test_nobody_becomes_a_place_whom_the_story_names_in_full(story):
    text = "Anna Quorzau siegt. Mehr Geld steckt in Quorzau."
    people = [mention(text, "Anna Quorzau", "person")]
    assert told(text, placed(tokenise(story(text)), people, (), KNOWN)) == []


def test_what_the_model_takes_for_somebody_is_a_place_behind_a_preposition(story):
    text = "Ein Bote aus Quorzau kam."
    found = placed(tokenise(story(text)), (), [mention(text, "Quorzau", "person")], KNOWN)
    assert told(text, found) == [("Quorzau", "place")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Konzern Quorzau zahlt.", [("Quorzau", "organisation")]),
        ("Die Banken Quorzau, Krimmel und Haus zahlen.",
         [("Quorzau", "organisation"), ("Krimmel", "organisation")]),
        ("Der Konzern Quorzau und Krimmel zahlen.", [("Quorzau", "organisation")]),
        ("Der Ortsteil Quorzau brennt.", [("Quorzau", "place")]),
        ("Die Regionen Quorzau und Krimmel hungern.",
         [("Quorzau", "place"), ("Krimmel", "place")]),
        ("Am Pegel Kitzau steigt die Flut.", [("Kitzau", "place")]),
        ("Der Konzern QXZ zahlt, der Konzern Haus nicht.", [("QXZ", "organisation")]),
        ("DER KONZERN ZAHLT NICHT", []),
        ("Die Quorzau-Aktie fiel, die Haus-Aktie nicht.", [("Quorzau", "organisation")]),
        ("Der Quorzclub-Sprecher schweigt.", []),
    ],
)  # fmt: skip
def test_the_word_for_what_it_is_tells_what_an_unheard_name_is(story, text, found):
    assert told(text, by_kind(tokenise(story(text)), (), (), KNOWN)) == found


@pytest.mark.parametrize(
    ("text", "words", "kind", "after"),
    [
        ("Der Konzern Wody Quorzau zahlt.", "Wody Quorzau", "person", "organisation"),
        ("Der Konzern Anna Quorzau zahlt.", "Anna Quorzau", "person", "person"),
        ("Sie schlugen den Meister Fotex Quorzau.", "Fotex Quorzau", "person", "organisation"),
        ("Der Bundesligist Anna Quorzau siegt.", "Anna Quorzau", "person", "person"),
        ("Die Kanzlei Anna Quorzau klagt.", "Anna Quorzau", "person", "organisation"),
        ("Der Ortsteil Wody Quorzau brennt.", "Wody Quorzau", "organisation", "place"),
    ],
)
def test_the_word_for_what_it_is_corrects_the_model(story, text, words, kind, after):
    by_model = [mention(text, words, kind, via="model")]
    assert told(text, by_kind(tokenise(story(text)), (), by_model, KNOWN)) == [(words, after)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er wohnt in Berlin-Quorzau.", [("Berlin-Quorzau", "place")]),
        ("Er plant die Berlin-Reise.", [("Berlin", "place")]),
        ("Er wohnt in Berlin-Haldorf.", [("Berlin-Haldorf", "place")]),
        ("Er kennt die Strecke Berlin-Haldorf.", [("Berlin", "place")]),
    ],
)
def test_a_town_and_an_unheard_word_are_a_quarter_of_it(story, text, found):
    town = [mention(text, "Berlin", relation="part")]
    assert told(text, quartered(tokenise(story(text)), town, KNOWN)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Film „Himmel über Berlin“ siegt.", ["Himmel über Berlin"]),
        ("Die Fregatte „Hessen“ kam.", ["Hessen"]),
        ("Die Schiffe „Hessen“ und „Anna“ kamen, „Otto“ nicht.", ["Hessen", "Anna"]),
        ("Er sang Lieder wie „Prager Wein“.", ["Prager Wein"]),
        ("Er drehte „Himmel über Berlin“ (1987) dort.", ["Himmel über Berlin"]),
        ("Er sprach von einem „Angriff auf Berlin“ und schwieg.", []),
        ("Der Film „Himmel über Berlin hat kein Ende", []),
    ],
)
def test_titles_stand_behind_the_word_for_a_work_or_before_its_year(story, text, found):
    tokens = tokenise(story(text))
    assert [tokens.span(title.start, title.stop).of(text) for title in titles(tokens)] == found


def test_nothing_is_named_in_a_title(read):
    found = read("Der Film „Gewitter in Prag“ läuft in Berlin.").mentions
    assert [one.name for one in found] == ["Berlin"]
