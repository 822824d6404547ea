"""Recurring paragraphs found beside what an earlier run found: the same comes out."""

from __future__ import annotations

import hashlib
import random
from array import array
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.model.extract import Gist, Paragraph
from generator.relate.earlier import Earlier
from generator.relate.gists import gists
from generator.relate.paragraphs import _families
from generator.relate.shingles import hashed, sequences
from tests.relate.made_up import key_of, made_up

WORDS = tuple("abcdefghijklmnopqr")
FORMS = [random.Random(number).choices(WORDS, k=16) for number in range(6)]  # noqa: S311


def paragraph(chance: random.Random) -> Paragraph:
    """One of a few wordings, now and then with a word changed or a sentence added."""
    words = list(chance.choice(FORMS))
    for _ in range(chance.randint(0, 3)):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    words += chance.choices(WORDS, k=chance.choice((0, 0, 6)))
    text = " ".join(words)
    runs = array("I", sorted({hashed(run) for run in sequences(text)})).tobytes()
    plain = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return Paragraph(1, plain, plain, runs)


def families(paragraphs: Sequence[Paragraph], earlier: Earlier) -> list[int]:
    """The families of paragraphs that stand each in a story of its own."""
    stories = [made_up(Gist(1, (), b"", (each,))) for each in paragraphs]
    numbers: list[int] = _families(gists(stories, earlier).paragraphs, earlier).tolist()
    return numbers


@given(st.integers(0, 2**32), st.integers(1, 60))
def test_what_is_remembered_changes_nothing(seed: int, size: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    paragraphs = [paragraph(chance) for _ in range(size)]
    logs: dict[str, object] = {}
    for _ in range(4):
        earlier = Earlier(before=logs, key_of=key_of)
        assert families(paragraphs, earlier) == families(paragraphs, Earlier(key_of=key_of))
        logs = earlier.after
        place = chance.choice((len(paragraphs), chance.randint(0, len(paragraphs))))
        paragraphs[place : place + chance.randint(0, 1)] = [
            paragraph(chance) for _ in range(chance.randint(0, 3))
        ]


def test_families_hold_what_is_alike() -> None:
    chance = random.Random(1)  # noqa: S311
    found = families([paragraph(chance) for _ in range(200)], Earlier(key_of=key_of))
    assert len(FORMS) <= len(set(found)) < 100
