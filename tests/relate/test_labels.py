"""What threads are called, and that a thread splits where its matter does."""

from __future__ import annotations

from generator.model.archive import Archive, LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, page_path, text_id
from generator.model.marks import Annotations, Link, LinkedMention, Mention
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.relate import relate

PEOPLE = ("Uta Muster", "Jan Novak", "Lena Probe", "Kai Beispiel")


def told(number: int, day: int, title: str, text: str, *, stated: bool = True) -> LinkedStory:
    mentions = []
    for name in PEOPLE:
        at = text.find(name)
        if at >= 0:
            mention = Mention(Span(at, at + len(name)), "person", name)
            mentions.append(LinkedMention(mention, Link(entity(name), "test")))
    story = Story(
        id=text_id(f"{number} {title}"),
        source=Source(f"seeds/{number:03}.txt", 0, "text", ""),
        title=title,
        title_source="stated" if stated else "derived",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        date=f"2031-{1 + day // 28:02}-{1 + day % 28:02}",
        language="de",
    )
    entities = tuple(dict.fromkeys(m.entity for m in mentions if m.entity))
    return LinkedStory(story, Annotations(), tuple(mentions), entities=entities)


def entity(name: str) -> EntityId:
    return EntityId("people/" + name.lower().replace(" ", "-"))


def tied(stories: list[LinkedStory]) -> Archive:
    pages = {s.story.id: page_path(f"stories/s{s.story.source.file[6:9]}.md") for s in stories}
    return relate(stories, pages, {entity(n): Entity(entity(n), n) for n in PEOPLE})


MILL = "Uta Muster will die Mühle am Bach retten. Der Abriss der Mühle und der Bagger am Bach"
OTHER = "Lena Probe stellt den Spielplan vor. Das Theater zeigt eine Premiere mit Orchester"


def test_a_label_is_the_clause_of_a_headline_that_says_most() -> None:
    stories = [
        told(1, 1, "Muster kämpft um Mühle - Bagger stehen bereit", f"{MILL} ruhen."),
        told(2, 2, "Neues vom Tage: Abriss der Mühle am Bach gestoppt", f"{MILL} warten."),
        told(3, 3, "Spielplan", f"{OTHER} im Mai."),
        told(4, 4, "Premiere im Theater", f"{OTHER} im Juni."),
    ]
    labels = {thread.label for thread in tied(stories).threads}
    assert labels == {"Abriss der Mühle am Bach gestoppt", "Premiere im Theater"}


def test_without_headlines_a_label_is_made_of_a_name_and_nouns() -> None:
    stories = [
        told(n, n, "Uta Muster will die Mühle …", f"{MILL} {end}.", stated=False)
        for n, end in enumerate(["ruhen", "warten", "schweigen"])
    ] + [told(9, 9, "Spielplan", f"{OTHER} im Mai.")]
    (thread,) = tied(stories).threads
    assert thread.label.startswith("Uta Muster: ")
    assert "Mühle" in thread.label


def test_one_name_and_nothing_else_makes_no_thread() -> None:
    stories = [
        told(1, 1, "Lesung am Abend", "Uta Muster las aus ihrem Roman über Fischer im Nebel."),
        told(2, 150, "Preis verliehen", "Für ein Hörspiel bekam Uta Muster eine Medaille."),
        *(
            told(n, n, f"Spiel {n}", f"Der Verein {n} gewann gegen Gegner {n} mit Toren.")
            for n in range(10, 30)
        ),
    ]
    assert not [
        t
        for t in tied(stories).threads
        if {s.story.id for s in stories[:2]} <= {step.story for step in t.steps}
    ]


def test_a_thread_splits_where_its_matter_changes() -> None:
    """Half a year about the mill, then the same person in another matter: two threads."""
    church = "Uta Muster lässt den Kirchturm prüfen. Risse im Gewölbe und die Glocke des Kirchturms"
    mill = [told(n, n, f"Mühle {n}", f"{MILL} sind Thema {n}.") for n in range(1, 4)]
    later = [told(n, 150 + n, f"Turm {n}", f"{church} sind Thema {n}.") for n in range(6, 9)]
    other = [
        told(n, n * 5, f"Spiel {n}", f"Der Verein {n} gewann gegen Gegner {n}.")
        for n in range(11, 31)
    ]
    of = {
        step.story: thread.id
        for thread in tied([*mill, *later, *other]).threads
        for step in thread.steps
    }
    assert len({of[s.story.id] for s in mill}) == len({of[s.story.id] for s in later}) == 1
    assert of[mill[0].story.id] != of[later[0].story.id]
