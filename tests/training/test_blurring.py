from __future__ import annotations

import random
from collections import Counter

from generator.annotate.recogniser.features import look_up, sentence_attributes
from generator.annotate.recogniser.knowledge import Knowledge
from generator.training.blurring import blurred, hidden_words

KNOWLEDGE = Knowledge({"Healey": "5 6 7 8", "sagte": "1 2 3 4"}, {}, frozenset({"John"}))
WORDS = ["Minister", "John", "Healey", "sagte", "wenig", "."]


def attributes_of(words: list[str]) -> list[list[str]]:
    return sentence_attributes([look_up(word, KNOWLEDGE) for word in words], KNOWLEDGE)


def test_a_hidden_word_is_told_nowhere():
    found = blurred(attributes_of(WORDS), {2})
    everything = [name for names in found for name in names]
    telling = [name for name in everything if "healey" in name.lower()]
    # Only its beginnings and ends of up to six letters are left, and no cluster.
    assert {name[:3] for name in telling} <= {"p6=", "s6="}
    assert not any(name.endswith(("=5", "=6", "=7", "=8")) for name in everything)
    assert "c?" in found[2]


def test_what_is_not_hidden_stays():
    attributes = attributes_of(WORDS)
    found = blurred(attributes, {2})
    assert blurred(attributes, set()) == attributes
    assert found[0] == [name for name in attributes[0] if not name.startswith(("2w", "2l", "2c"))]
    assert {"kF", "w=John"} <= set(found[1])
    assert "s=Xxx" in found[2]


def test_only_capitalised_words_are_hidden_rare_ones_more_often():
    words = ["Rar", "Oft", "und"] * 400
    counts = Counter({"Rar": 2, "Oft": 500, "und": 500})
    hidden = hidden_words(words, counts, random.Random(1))  # noqa: S311
    shares = [sum(at % 3 == kind for at in hidden) / 400 for kind in range(3)]
    assert shares[2] == 0
    assert 0.05 < shares[1] < 0.15
    assert 0.25 < shares[0] < 0.35
    assert hidden == hidden_words(words, counts, random.Random(1))  # noqa: S311
