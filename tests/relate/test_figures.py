"""Numbers that successive stories of a thread report."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.archive import LinkedStory, Series, Step, Thread
from generator.model.ids import StoryId, ThreadId
from generator.model.marks import Annotations, Quantity
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.relate.corpus import Corpus, prepared
from generator.relate.earlier import Earlier
from generator.relate.figures import figures

Number = tuple[str, float, str, str]
"""The words, the value, the unit, what is counted."""


def told(number: int, text: str, *numbers: Number) -> LinkedStory:
    story = Story(
        id=StoryId(f"urn:test:{number}"),
        source=Source(f"seeds/{number}.txt", 0, "text", ""),
        title=f"Meldung {number}",
        title_source="stated",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
    )
    found = []
    for words, value, unit, of in numbers:
        at = text.index(words)
        found.append(Quantity(Span(at, at + len(words)), value, unit, of))
    return LinkedStory(story, Annotations(quantities=tuple(found)), ())


def series(*stories: LinkedStory) -> Sequence[Series]:
    steps = tuple(Step(linked.story.id) for linked in stories)
    thread = Thread(ThreadId("threads/t"), "T", steps)
    return figures([thread], Corpus.of(map(prepared, stories), Earlier()))


def test_a_number_that_rises_is_followed_through_the_stories() -> None:
    (found,) = series(
        told(
            1, "Die Feuerwehr war mit 120 Kräften im Einsatz.", ("120 Kräften", 120, "", "Kräften")
        ),
        told(2, "Ein Dach brannte. Niemand war da."),
        told(3, "Im Einsatz waren 180 Kräfte der Feuerwehr.", ("180 Kräfte", 180, "", "Kräfte")),
    )
    assert [figure.value for figure in found.figures] == [120, 180]
    assert set(found.about) == {"Einsatz", "Feuerwehr"}
    sentences = [figure.sentence for figure in found.figures]
    assert sentences == [Span(0, 45), Span(0, 42)]


def test_what_stays_the_same_is_no_course() -> None:
    one = ("155 Kilometer", 155.0, "km", "")
    assert not series(
        told(1, "Die Mauer war 155 Kilometer lang.", one),
        told(2, "Die Mauer war 155 Kilometer lang.", one),
    )


def test_other_units_other_things_and_other_sentences_are_other_numbers() -> None:
    assert not series(
        told(1, "Der Umsatz stieg auf 3 Millionen Euro.", ("3 Millionen Euro", 3e6, "EUR", "")),
        told(2, "Der Umsatz stieg auf 4 Millionen Dollar.", ("4 Millionen Dollar", 4e6, "USD", "")),
        told(3, "Die Polizei zählte 40 Autos.", ("40 Autos", 40, "", "Autos")),
        told(4, "Die Polizei zählte 50 Boote.", ("50 Boote", 50, "", "Boote")),
        told(5, "In Halle standen 90 Autos.", ("90 Autos", 90, "", "Autos")),
    )


def test_a_story_gives_a_course_one_number() -> None:
    text = "Am Morgen zählte die Polizei 40 Autos. Am Abend zählte die Polizei 60 Autos."
    (found,) = series(
        told(1, text, ("40 Autos", 40, "", "Autos"), ("60 Autos", 60, "", "Autos")),
        told(2, "Nun zählte die Polizei 70 Autos.", ("70 Autos", 70, "", "Autos")),
    )
    assert len({figure.story for figure in found.figures}) == len(found.figures) == 2
