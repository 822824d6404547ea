"""Words counted in groups are what they are counted all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import tallies
from generator.render.ngrams import words
from generator.render.tallies import Tally, summed, tally

Dated = tuple[int, Sequence[str]]

# Some are in every fourth story, some of one letter, some numbers.
word = st.sampled_from(["der", "mauer", "runder", "tisch", "a", "7", "1989", "", "straße"])
dated = st.tuples(st.sampled_from([198911, 198912, 199003]), st.lists(word, max_size=8))


def plainly(stories: Sequence[Dated]) -> dict[str, list[int]]:
    """The terms as one would count them by hand."""
    single: defaultdict[str, Counter[int]] = defaultdict(Counter)
    pairs: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for month, text in stories:
        for each in set(text):
            single[each][month] += 1
    spread = {each: sum(single[each].values()) for each in single}
    kept = {each for each in single if len(each) > 1 and spread[each] > 1}
    most = max(8, round(len(stories) / 4))
    telling = {each for each in kept if spread[each] <= most and not each.isdigit()}
    for month, text in stories:
        for one, other in {pair for pair in pairwise(text) if telling.issuperset(pair)}:
            pairs[f"{one} {other}"][month] += 1
    found = {each: single[each] for each in kept}
    found |= {pair: months for pair, months in pairs.items() if sum(months.values()) > 1}
    return {
        term: [number for pair in sorted(months.items()) for number in pair]
        for term, months in found.items()
    }


def counted(*stories: Dated) -> dict[str, list[int]]:
    return dict(summed([(month, tally([text])) for month, text in stories]))


def test_stories_are_counted_not_occurrences() -> None:
    terms = counted(
        (198909, words("Botschaft, Botschaft und noch eine Botschaft")),
        (198909, words("In der Botschaft")),
        (198910, words("Vor der BOTSCHAFT stand einer")),
    )
    assert terms["botschaft"] == [198909, 2, 198910, 1]
    # A word of one story says nothing of a time.
    assert "stand" not in terms


def test_pairs_stand_side_by_side() -> None:
    terms = counted(*((198912, words(f"Am Runden Tisch saß {n}")) for n in "ab"))
    assert terms["runden tisch"] == [198912, 2]
    assert "am tisch" not in terms


def test_a_word_of_every_fourth_story_makes_no_pairs() -> None:
    terms = counted(*((198901 + n % 12, words(f"heute Wort{n // 2} kam")) for n in range(80)))
    assert "heute" in terms
    assert not [term for term in terms if term.startswith("heute ")]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "MOST_WORDS", 10)
    terms = counted(
        *((198901, [f"wort{n}" for n in range(40) if n % (1 + story) == 0]) for story in range(6))
    )
    assert 0 < len([term for term in terms if " " not in term]) <= 10
    assert "wort0" in terms


@given(st.lists(dated, max_size=60), st.lists(st.integers(0, 3), min_size=60, max_size=60))
def test_however_stories_are_grouped_the_terms_are_the_same(
    stories: Sequence[Dated], groups: Sequence[int]
) -> None:
    grouped: defaultdict[tuple[int, int], list[Sequence[str]]] = defaultdict(list)
    for (month, text), group in zip(stories, groups, strict=False):
        grouped[month, group].append(text)
    packed = [(month, tally(of).packed()) for (month, _), of in grouped.items()]
    made = summed([(month, Tally.unpacked(each)) for month, each in packed])
    assert dict(made) == plainly(stories)
