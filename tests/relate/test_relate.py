"""What ties stories together."""

from collections.abc import Iterable
from dataclasses import replace

from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, page_path, text_id
from generator.model.marks import Annotations
from generator.model.story import Block, Source, Story, Version
from generator.model.text import Span
from generator.relate import relate

LEAD = (
    "Am Abend haben sich am Grenzübergang Bornholmer Straße Tausende Menschen versammelt, nachdem "
    "im Fernsehen von neuen Reiseregelungen die Rede war. Kurz vor Mitternacht öffneten die "
    "Posten den Schlagbaum."
)


def told(
    title: str,
    text: str = LEAD,
    date: str | None = "1989-11-09",
    labels: tuple[str, ...] = (),
    number: int | None = None,
    entities: Iterable[str] = (),
    kind: str = "story",
) -> LinkedStory:
    story = Story(
        id=text_id(f"{title}{text}{date}{labels}"),
        source=Source(f"seeds/{title}.txt", 0, "text", "0"),
        title=title,
        title_source="stated",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        date=date,
        version=Version(number, "update" if labels else None, labels),
        kind=kind,
    )
    return LinkedStory(story, Annotations(), (), entities=tuple(EntityId(e) for e in entities))


def related(*stories: LinkedStory):
    entities = {entity for linked in stories for entity in linked.entities}
    return relate(
        stories,
        {
            linked.story.id: page_path(f"stories/x/{number}.md")
            for number, linked in enumerate(stories)
        },
        {entity: Entity(entity, entity) for entity in entities},
    )


def titles(archive) -> list[list[str]]:
    by_id = {linked.story.id: linked.story.title for linked in archive.stories}
    return [[by_id[version.story] for version in chain] for chain in archive.chains]


def test_a_flash_its_story_and_its_round_ups_are_one_chain_by_age() -> None:
    more = LEAD + " Auch an den anderen Übergängen strömten die Menschen in den Westen der Stadt."
    archive = related(
        told("Grenze in Berlin offen", more + " " + more, labels=("ROUNDUP 2",), number=2),
        told("Grenze in Berlin offen", LEAD[:140], labels=("EILMELDUNG",)),
        told("Grenze offen in Berlin", more, labels=("ROUNDUP",)),
    )
    (chain,) = archive.chains
    labels = {linked.story.id: linked.story.version.labels for linked in archive.stories}
    assert [labels[version.story] for version in chain] == [
        ("EILMELDUNG",),
        ("ROUNDUP",),
        ("ROUNDUP 2",),
    ]
    assert [version.number for version in chain] == [1, 2, 3]
    assert {version.basis for version in chain} == {"guess"}


def test_without_a_label_the_same_text_is_no_version() -> None:
    assert not related(told("Eins"), told("Zwei")).chains


def test_days_apart_are_no_versions() -> None:
    late = told("Grenze offen", labels=("ROUNDUP",), date="1989-11-12")
    assert not related(told("Grenze offen"), late).chains


def test_a_shared_background_paragraph_makes_no_version() -> None:
    other = (
        "In Leipzig haben am Montag Hunderttausende für freie Wahlen demonstriert. Der Zug führte "
        "über den Ring am Hauptbahnhof vorbei. Die Polizei hielt sich zurück. Redner verlangten "
        "die Auflösung der Staatssicherheit. "
    )
    assert not related(
        told("Leipzig demonstriert", other + LEAD[:90], labels=("ROUNDUP",)), told("Grenze offen")
    ).chains


def test_who_appears_with_whom_is_mutual_and_counted() -> None:
    archive = related(
        told("a", entities=["people/a", "people/b"], date="1989-01"),
        told("b", entities=["people/b", "people/a", "places/c"], date="1989-02"),
    )
    assert [(c.entity, len(c.stories)) for c in archive.company["people/a"]] == [
        ("people/b", 2),
        ("places/c", 1),
    ]
    for entity, company in archive.company.items():
        for other in company:
            back = {c.entity: c.stories for c in archive.company[other.entity]}
            assert back[entity] == other.stories


def test_service_messages_make_nobody_appear() -> None:
    archive = related(told("Tagesvorschau", entities=["people/a"], kind="service"))
    assert not archive.appearances
    assert not archive.entities


def test_the_undated_come_last() -> None:
    archive = related(told("ohne", date=None), told("mit", date="1989"))
    assert [linked.story.title for linked in archive.stories] == ["mit", "ohne"]


def corrected(text: str, date: str) -> LinkedStory:
    linked = told("Grenze in Berlin offen", text, date)
    version = Version(None, "correction", ("KORREKTUR",))
    return replace(linked, story=replace(linked.story, version=version))


def test_a_correction_may_come_days_later_a_rewriting_may_not() -> None:
    first = told("Grenze in Berlin offen")
    fixed = LEAD.replace("Tausende", "Hunderte")
    assert len(related(first, corrected(fixed, "1989-11-14")).chains) == 1
    assert not related(first, corrected(fixed, "1989-11-30")).chains


def test_dates_known_to_the_month_do_not_hide_a_re_issue() -> None:
    more = LEAD + " Auch an den anderen Übergängen strömten die Menschen in den Westen der Stadt."
    archive = related(
        told("Grenze offen", date="1989-11"),
        told("Grenze in Berlin offen", more, date="1989-11", labels=("ROUNDUP",)),
    )
    assert len(archive.chains) == 1


def test_unmarked_twins_are_versions_only_under_one_headline_and_day() -> None:
    more = LEAD + " Die Posten sahen zu."
    assert len(related(told("Grenze in Berlin offen"), told("Grenze in Berlin offen", more)).chains)
    late = told("Grenze in Berlin offen", more, date="1989-11-10")
    assert not related(told("Grenze in Berlin offen"), late).chains
