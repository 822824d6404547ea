from __future__ import annotations

import unicodedata
from dataclasses import fields

import pytest

from generator.authority import Authority
from generator.authority.lexicon import Lexicon


@pytest.mark.parametrize(
    "name",
    [
        "Wladimir",
        "Michail",
        "Wolodymyr",
        "Emmanuel",
        "Kaja",
        "Ursula",
        "Lech",
        "Tadeusz",
        "Václav",
        "Vaclav",
        "Miklós",
        "Gyula",
        "Imre",
        "Nicolae",
        "Eduard",
        "Egon",
        "Erich",
        "Günter",
        "Hans-Dietrich",
        "Lothar",
        "Sabine",
        "Bärbel",
        "Walter",
        "Willy",
        "Helmut",
        "John",
        "Donald",
        "Jean-Noël",
        "Keir",
        "Recep",
    ],
)
def test_given_names(words: Lexicon, name: str) -> None:
    assert words.is_first_name(name)


@pytest.mark.parametrize(
    "word",
    [
        "Der",
        "Die",
        "Minister",
        "Montag",
        "Mai",
        "August",
        "März",
        "Will",
        "Rose",
        "Berlin",
        "Paris",
        "Regen",
        "Ernte",
        "Bund",
        "Ost-West",
        "Nato-Staaten",
    ],
)
def test_other_words_are_no_given_names(words: Lexicon, word: str) -> None:
    assert not words.is_first_name(word)


@pytest.mark.parametrize(
    "word",
    [
        "Minister",
        "Ministers",
        "Ministerin",
        "Ministerinnen",
        "Verteidigungsminister",
        "Außenministerin",
        "Präsident",
        "Präsidenten",
        "US-Präsident",
        "Bundeskanzler",
        "Vizekanzlerin",
        "Generalsekretär",
        "Generalsekretärs",
        "Sprecherin",
        "Regierungssprecher",
        "General",
        "Bischof",
        "Bischöfe",
        "Pfarrer",
        "SED-Chef",
        "Staatsratsvorsitzende",
        "Staatsratsvorsitzenden",
        "Vorsitzender",
        "Außenbeauftragte",
        "Außenbeauftragten",
        "Generalinspekteur",
        "Ministerpräsident",
        "Premierministerin",
        "President",
        "Chancellor",
        "Dr.",
        "Bürgerrechtlerin",
        "Abgeordneter",
        "EU-Kommissionspräsidentin",
        "DDR-Ministerpräsident",
    ],
)
def test_roles(words: Lexicon, word: str) -> None:
    assert words.is_role(word)


@pytest.mark.parametrize("word", ["Ministerium", "Kanzleramt", "Chefsache", "Berlin", "der", "-"])
def test_other_words_are_no_roles(words: Lexicon, word: str) -> None:
    assert not words.is_role(word)


def test_names_that_are_words_are_flagged(words: Lexicon) -> None:
    flagged = {"Essen", "Halle", "Hof", "Singen", "Weil", "Plauen", "Siegen", "Target"}
    flagged |= {"Visa", "Linke", "Oder", "Grüne", "Jordan", "Georgia", "Solidarität", "Havel"}
    assert flagged <= words.ambiguous_names
    clear = {"Berlin", "Brüssel", "Nato", "SPD", "Rom", "Ulm", "Polen", "Brandenburg", "Bonn"}
    assert not clear & words.ambiguous_names


def test_a_flagged_name_is_a_name(authority: Authority, words: Lexicon) -> None:
    unknown = {name for name in words.ambiguous_names if not authority.named(name)}
    # Words that must never become bare names, whatever an archive adds.
    assert unknown <= {"Union", "Mitte", "Front", "Republikaner"}


def test_evidence_and_counter_evidence_do_not_overlap(words: Lexicon) -> None:
    assert not words.first_names & words.not_names
    assert not words.first_names & words.role_words
    assert not words.first_names & words.surnames
    assert not words.role_words & words.not_names - {"Frau", "Herr", "Herrn"}


def test_words_are_clean(words: Lexicon) -> None:
    for field in fields(words):
        for word in getattr(words, field.name):
            assert word == word.strip() == unicodedata.normalize("NFC", word)
            assert word


def test_small_lists(words: Lexicon) -> None:
    assert {"SPD", "CDU", "Bündnis 90/Die Grünen", "SED", "Labour"} <= words.party_abbreviations
    assert {"AG", "GmbH", "Inc.", "Ltd."} <= words.legal_forms
    assert {"Der", "Nach", "Dort", "The", "Zugleich", "Montag"} <= words.not_names
