from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.training.scores import chunks, tally

LABELS = st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-LOCderiv"]))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("B-PER I-PER O", {(0, 2, "PER")}),
        ("B-PER B-PER", {(0, 1, "PER"), (1, 2, "PER")}),
        ("B-PER I-LOC", {(0, 1, "PER"), (1, 2, "LOC")}),
        ("O I-PER I-PER", {(1, 3, "PER")}),
        ("B-LOCderiv I-LOC", {(0, 1, "LOCderiv"), (1, 2, "LOC")}),
        ("O O", set()),
    ],
)
def test_chunks(labels: str, expected):
    assert chunks(labels.split()) == expected


def test_a_name_counts_only_with_its_exact_words_and_label():
    gold = ["B-PER", "I-PER", "O", "B-LOC", "O", "B-ORG"]
    answer = ["B-PER", "O", "O", "B-LOC", "O", "B-LOC"]
    counts = tally([(gold, answer)])
    assert (counts.of().right, counts.of().found, counts.of().expected) == (1, 3, 3)
    assert counts.of("LOC").precision == 50
    assert counts.of("LOC").recall == 100
    assert counts.of("LOC").f == pytest.approx(66.667, abs=0.01)
    assert counts.of("PER").f == 0


@given(LABELS)
def test_the_gold_scores_full_marks_against_itself(labels: list[str]):
    score = tally([(labels, labels)]).of()
    assert score.right == score.found == score.expected == len(chunks(labels))
