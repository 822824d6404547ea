from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.sentences import first_sentence
from generator.formats.titles import LONGEST, derive_title


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("Der Rat tagt. Er tagt lange.", "Der Rat tagt"),
        ("Tagt der Rat? Ja.", "Tagt der Rat?"),
        (
            'Der "Verein der Mühlenfreunde" will seine weit gediehenen Pläne für den Wiederaufbau '
            "der Mühle nach dem Brand im Frühjahr bis auf weiteres geheim halten.",
            'Der "Verein der Mühlenfreunde" will seine weit gediehenen Pl'
            'äne für den Wiederaufbau der Mühle … geheim halten',
        ),
        (
            "Die Stadt am Fluss bekommt eine neue Mühle aus Eichenholz, die schon im kommenden "
            "Herbst ihr erstes Mehl mahlen soll.",
            "Die Stadt am Fluss bekommt eine neue Mühle aus Eichenholz …",
        ),
        (
            "The town council agreed to build a new mill on the river despite protests from "
            "people who live nearby and fear for the fish.",
            "The town council agreed to build a new mill on the river despite protests "
            "from people who live nearby …",
        ),
    ],
)  # fmt: skip
def test_titles_read_well(paragraph: str, title: str) -> None:
    assert derive_title(paragraph) == title


def test_a_negation_is_never_left_out() -> None:
    title = derive_title(
        "Der Müller will seine alte Mühle an der großen Landstraße auch in diesem Jahr auf gar "
        "keinen Fall an die Stadt verkaufen."
    )
    assert "keinen Fall" in title or not title.endswith("verkaufen")


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_title_is_short_and_made_of_the_text(text: str) -> None:
    paragraph = text.strip()
    title = derive_title(paragraph)
    assert title
    assert len(title) <= LONGEST
    assert "\n" not in title
    words = paragraph.split()
    for word in title.replace("…", " ").split():
        assert any(word in known for known in words)


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        ("Am 3. Mai kam Dr. Muster. Er ging.", "Am 3. Mai kam Dr. Muster."),
        ('Er sagte: "Ja." Dann ging er.', 'Er sagte: "Ja."'),
        ("Das kostet 1.000 Euro bzw. mehr. Punkt.", "Das kostet 1.000 Euro bzw. mehr."),
        ("Es kamen z. B. J. W. Muster und der US-Präsident. Ende.",
         "Es kamen z. B. J. W. Muster und der US-Präsident."),
        ("Ohne Ende", "Ohne Ende"),
    ],
)  # fmt: skip
def test_first_sentences(paragraph: str, sentence: str) -> None:
    assert first_sentence(paragraph) == sentence
