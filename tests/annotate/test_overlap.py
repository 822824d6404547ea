from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.overlap import resolve
from generator.model.marks import Mention
from generator.model.text import Span

mentions = st.builds(
    lambda start, length, kind: Mention(Span(start, start + length), kind, "x"),
    st.integers(0, 40),
    st.integers(1, 12),
    st.sampled_from(["person", "organisation", "event", "place", "other"]),
)


def test_the_longer_name_wins():
    long, short = Mention(Span(0, 8), "place", "New York"), Mention(Span(4, 8), "person", "York")
    assert resolve([short, long]) == (long,)


def test_of_equal_length_a_person_wins_over_a_place():
    place, person = Mention(Span(0, 5), "place", "Essen"), Mention(Span(0, 5), "person", "Essen")
    assert resolve([place, person]) == (person,)


@given(st.lists(mentions, max_size=12))
def test_what_stays_never_overlaps_and_what_goes_overlaps_something(found):
    kept = resolve(found)
    assert list(kept) == sorted(kept, key=lambda mention: mention.span)
    for one, other in pairwise(kept):
        assert not one.span.overlaps(other.span)
    for mention in found:
        assert any(mention.span.overlaps(stays.span) for stays in kept)


@given(
    st.lists(mentions, max_size=8).flatmap(
        lambda found: st.tuples(st.just(found), st.permutations(found))
    )
)
def test_the_order_of_finding_does_not_matter(pair):
    found, shuffled = pair
    assert resolve(found) == resolve(shuffled)
