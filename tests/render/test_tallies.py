"""Words counted in groups are what they are counted all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.render.tallies import Tally, summed, tally

Dated = tuple[int, Sequence[str]]

# Some are in every fourth story, some of one letter, some numbers.
word = st.sampled_from(["der", "mauer", "runder", "tisch", "a", "7", "1989", "", "straße"])
dated = st.tuples(st.sampled_from([198911, 198912, 199003]), st.lists(word, max_size=8))


def plainly(stories: Sequence[Dated]) -> dict[str, list[int]]:
    """The terms as one would count them by hand."""
    words: defaultdict[str, Counter[int]] = defaultdict(Counter)
    pairs: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for month, text in stories:
        for each in set(text):
            words[each][month] += 1
    spread = {each: sum(words[each].values()) for each in words}
    kept = {each for each in words if len(each) > 1 and spread[each] > 1}
    most = max(8, round(len(stories) / 4))
    telling = {each for each in kept if spread[each] <= most and not each.isdigit()}
    for month, text in stories:
        for one, other in {pair for pair in pairwise(text) if telling.issuperset(pair)}:
            pairs[f"{one} {other}"][month] += 1
    found = {each: words[each] for each in kept}
    found |= {pair: months for pair, months in pairs.items() if sum(months.values()) > 1}
    return {
        term: [number for pair in sorted(months.items()) for number in pair]
        for term, months in found.items()
    }


@given(st.lists(dated, max_size=60), st.lists(st.integers(0, 3), min_size=60, max_size=60))
def test_however_stories_are_grouped_the_terms_are_the_same(
    stories: Sequence[Dated], groups: Sequence[int]
) -> None:
    grouped: defaultdict[tuple[int, int], list[Sequence[str]]] = defaultdict(list)
    for (month, text), group in zip(stories, groups, strict=False):
        grouped[month, group].append(text)
    tallies = [(month, Tally.unpacked(tally(of).packed())) for (month, _), of in grouped.items()]
    assert dict(summed(tallies)) == plainly(stories)
