from __future__ import annotations

import pytest

from generator.site.index.stems import english, german
from generator.site.index.verbs import verb_stem

# Words and stems as the Snowball project's own programs give them (version 3.1).
GERMAN = """
minister minist ministern minist vereinbarungen vereinbar häuser haus bruessel brussel
brüssel brussel mauern mau neue neu sicherheit sich ergebnisse ergebnis
ergebnissen ergebnis lehrerinnen lehr freundlichkeit freundlich systemen system
quelle quell aufeinander aufeinand gesagt gesagt arbeitete arbeit beantragt beantragt
lebendig lebend bedeutung bedeut"""
ENGLISH = """
running run ties tie agreed agre hopping hop hoping hope relational relat national nation
happily happili generously generous skies sky leaders leader leadership leadership
conditional condit universities universiti communism communism"""


def pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("word", "stem"), pairs(GERMAN))
def test_german(word: str, stem: str) -> None:
    assert german(word) == stem


@pytest.mark.parametrize(("word", "stem"), pairs(ENGLISH))
def test_english(word: str, stem: str) -> None:
    assert english(word) == stem


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("ging", "gehen"), ("gegangen", "gehen"), ("angegangen", "angehen"), ("käme", "kommen"),
     ("zurückgetreten", "zurücktreten"), ("gab", "geben"), ("verlor", "verlieren")],
)  # fmt: skip
def test_strong_verbs_lead_to_their_infinitive(form: str, infinitive: str) -> None:
    assert verb_stem(german(form)) == german(infinitive)


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("sagte", "sagen"), ("gesagt", "sagen"), ("angekündigt", "ankündigen"),
     ("arbeiteten", "arbeiten"), ("finanziert", "finanzieren"), ("garantierte", "garantieren")],
)  # fmt: skip
def test_so_do_weak_ones(form: str, infinitive: str) -> None:
    root = german(form)
    assert (verb_stem(root) or root) == german(infinitive)


def test_nouns_are_no_verbs() -> None:
    assert verb_stem(german("markt")) == ""
    assert verb_stem(german("stadt")) == ""
