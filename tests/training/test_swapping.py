from __future__ import annotations

from generator.annotate.recogniser.knowledge import Knowledge
from generator.training.corpora import Sentence
from generator.training.swapping import Names, swapped

KNOWLEDGE = Knowledge(
    {}, {}, frozenset({"Anna", "Jörg"}), frozenset({"Weber"}), frozenset({"Mccain"})
)


def test_people_of_one_or_two_words_get_other_names_and_the_rest_stays():
    named = Sentence(
        ("Heute", "kam", "Hans", "Maier", "nach", "Ulm", "."),
        ("O", "O", "B-PER", "I-PER", "O", "B-LOC", "O"),
        ("O",) * 7,
    )
    nameless = Sentence(("Es", "regnet", "."), ("O",) * 3, ("O",) * 3)
    names = Names.of(KNOWLEDGE)
    (other,) = swapped([named, nameless], names, seed=1)
    assert other.outer == named.outer
    assert other.words[2] in {"Anna", "Jörg"}
    assert other.words[3] != "Maier"
    assert other.words[:2] + other.words[4:] == named.words[:2] + named.words[4:]
    assert [other] == list(swapped([named, nameless], names, seed=1))
