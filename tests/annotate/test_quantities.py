from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "Sie haben mehr als 73.000 ukrainische Soldaten ausgebildet.",
            [("73.000 ukrainische Soldaten", 73_000, "", "ukrainische Soldaten")],
        ),
        ("Es kostet 2,4 Milliarden Euro.", [("2,4 Milliarden Euro", 2.4e9, "EUR", "")]),
        ("Es kostet 130 Mio. Mark.", [("130 Mio. Mark", 130e6, "DEM", "")]),
        ("Es stieg um 3,5 Prozent.", [("3,5 Prozent", 3.5, "%", "")]),
        ("Gut 95 Prozent der Stimmen.", [("95 Prozent", 95, "%", "Stimmen")]),
        ("Eine halbe Million Menschen kam.", [("halbe Million Menschen", 5e5, "", "Menschen")]),
        ("Es kamen zwei Frauen.", [("zwei Frauen", 2, "", "Frauen")]),
        ("Er lief 42,195 Kilometer.", [("42,195 Kilometer", 42.195, "km", "")]),
        ("Um 19.30 Uhr kamen sie.", []),
        ("Am 9. November 1989 kamen sie.", []),
        ("Artikel 5 Absatz 2 gilt.", []),
        ("Sie siegten mit 3:1 Toren.", []),
        ("Mehrere tausend Menschen kamen.", []),
        ("1940 verleibte sich die Union drei Staaten ein.", [("drei Staaten", 3, "", "Staaten")]),
        ("Eine Frau kam.", []),
    ],
)
def test_german_quantities(read, text, marks):
    found = read(text).quantities
    assert [(mark.span.of(text), mark.value, mark.unit, mark.of) for mark in found] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It cost $5 million.", [("$5 million", 5e6, "USD", "")]),
        ("It cost 1.6 billion pounds.", [("1.6 billion pounds", 1.6e9, "GBP", "")]),
        ("It rose 3.5 percent.", [("3.5 percent", 3.5, "%", "")]),
        (
            "They buy 5,000 air defence missiles.",
            [("5,000 air defence missiles", 5000, "", "air defence missiles")],
        ),
        ("In 1990 they met.", []),
    ],
)
def test_english_quantities(read, text, marks):
    found = read(text, language="en").quantities
    assert [(mark.span.of(text), mark.value, mark.unit, mark.of) for mark in found] == marks


def test_a_figure_that_is_no_number_in_either_language_counts_as_none(read):
    assert read("It closed at 372.801132.50 points.", language="en").quantities == ()


def test_every_quantity_tells_its_rule_and_how_sure_it_is(read):
    for mark in read("Die 300 Menschen zahlten 20 Euro, 5 Prozent mehr.").quantities:
        assert mark.via in {"count", "money", "share"}
        assert 0 < mark.confidence <= 1
