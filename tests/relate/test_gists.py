"""Gists laid into columns beside those an earlier run laid: the same come out."""

from __future__ import annotations

import marshal
import random
from array import array

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.model.archive import LinkedStory
from generator.model.extract import Gist, Paragraph
from generator.relate.earlier import Earlier
from generator.relate.gists import Gists, gists, read_gists
from tests.relate.made_up import WORDS, key_of, made_up


def gist(number: int) -> Gist:
    chance = random.Random(number)  # noqa: S311 - nothing secret
    terms = tuple(chance.sample(WORDS, chance.randint(0, 5)))
    values = array("d", (chance.choice((0.45, 1.0, 1.3)) for _ in terms)).tobytes()
    paragraphs = tuple(
        Paragraph(
            block, chance.randbytes(8), chance.randbytes(8),
            array("I", sorted(chance.sample(range(1000), chance.randint(1, 9)))).tobytes(),
        )
        for block in sorted(chance.sample(range(1, 9), chance.randint(0, 3)))
    )  # fmt: skip
    return Gist(chance.randint(1, 400), terms, values, paragraphs)


def told(found: Gists) -> list[Gist]:
    """Each gist again, of its columns."""
    its = found.paragraphs
    rows = []
    for position in range(len(found)):
        entries = slice(found.starts[position], found.starts[position + 1])
        paragraphs = tuple(
            Paragraph(
                int(its.blocks[n]), its.plains[n].tobytes(), its.exacts[n].tobytes(),
                its.sequences(n),
            )
            for n in np.flatnonzero(its.stories == position).tolist()
        )  # fmt: skip
        terms = tuple(found.terms[number] for number in found.numbers[entries])
        values = found.values[found.codes[entries]].tobytes()
        rows.append(Gist(int(found.words[position]), terms, values, paragraphs))
    return rows


NUMBERS = st.lists(st.integers(0, 60), unique=True, max_size=12)


@given(NUMBERS, NUMBERS)
def test_columns_say_what_gists_say(before: list[int], after: list[int]) -> None:
    first = Earlier(key_of=key_of)
    assert told(gists([made_up(gist(n)) for n in before], first)) == [gist(n) for n in before]
    kept = marshal.loads(marshal.dumps(first.after))  # noqa: S302 (our own)
    stories = [made_up(gist(number)) for number in after]
    fetched: list[LinkedStory] = []

    def fetch(asked):
        fetched.extend(asked)
        return read_gists(asked)

    again = gists(stories, Earlier(key_of=key_of, before=kept), fetch)
    afresh = gists(stories, Earlier(key_of=key_of))
    assert told(again) == [gist(number) for number in after]
    assert [one.gist for one in fetched] == [gist(n) for n in after if n not in before]
    assert list(again.terms) == list(afresh.terms) == sorted({*again.terms})
    for field in ("words", "names", "starts", "numbers"):
        assert getattr(again, field).tolist() == getattr(afresh, field).tolist()
    for column in ("sketches", "sizes"):
        one, other = (getattr(each.paragraphs, column) for each in (again, afresh))
        assert one.tolist() == other.tolist()
