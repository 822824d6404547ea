"""Terms and pairs of terms summed over months, in parts of any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.render import tallies
from generator.render.tallies import summed, tally

WORDS = st.lists(
    st.sampled_from(["mühle", "bach", "steg", "uhr", "korn", "rad", "12", "ei"]), max_size=9
)
MONTHS = st.lists(st.tuples(st.integers(0, 2), st.lists(WORDS, max_size=5)), max_size=5)


def counted(months: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> dict[str, list[int]]:
    """The pairs of words that two stories have at least, counted one by one."""
    found: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for month, stories in months:
        for words in stories:
            pairs = {
                f"{one} {other}"
                for one, other in pairwise(words)
                if len(one) > 1 and len(other) > 1 and not (one.isdigit() or other.isdigit())
            }
            for pair in pairs:
                found[pair][month] += 1
    return {
        pair: [number for month in sorted(counts) for number in (month, counts[month])]
        for pair, counts in found.items()
        if sum(counts.values()) > 1
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(months=MONTHS, at_once=st.integers(1, 40))
def test_pairs_in_parts_are_the_pairs(
    monkeypatch: pytest.MonkeyPatch,
    months: list[tuple[int, list[list[str]]]],
    at_once: int,
) -> None:
    monkeypatch.setattr(tallies, "_FEW", 1000)  # no word is too common here
    counts = [(month, tally(stories)) for month, stories in months]
    whole = dict(summed(counts))
    monkeypatch.setattr(tallies, "PAIRS_AT_ONCE", at_once)
    assert dict(summed(counts)) == whole
    assert {term: series for term, series in whole.items() if " " in term} == counted(months)
