"""Pages of names: roles, quotes, company, lines in context, shared names, long lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model.archive import LinkedStory
from generator.model.entity import Entity, Tenure
from generator.model.ids import EntityId, StoryId, page_path
from generator.model.marks import Annotations, Link, LinkedMention, Mention, Quote, RoleMark
from generator.model.page import Page
from generator.model.story import Block, Source, Story
from generator.model.text import Span
from generator.relate import relate
from generator.render.dossier import Dossiers
from generator.render.entity import STORIES_A_PAGE, entity_page_of, year_leaves
from generator.render.indexes import NAMES_A_PAGE, entity_index
from generator.render.namesakes import name_leaves
from generator.render.quotes import QUOTES_SHOWN, quote_leaves
from generator.render.sayings import Register
from generator.render.site_map import SiteMap
from generator.render.wording import wording

UTA = EntityId("people/uta-muster")


def told(number: int, date: str, text: str, role: str = "", quote: str = "") -> LinkedStory:
    """A story that names Uta Muster, in a role and saying something where these are given."""
    story = Story(
        id=StoryId(f"urn:test:{number:06}"),
        source=Source(f"seeds/{number:06}.txt", 0, "text", "0" * 64),
        title=f"Meldung {number}",
        title_source="stated",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        date=date,
        language="de",
    )

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words))

    named = span("Muster")
    mention = LinkedMention(Mention(named, "person", "Muster"), Link(UTA, "test"))
    marks = Annotations(
        roles=(RoleMark(span(role), named, role),) if role else (),
        quotes=(Quote(span(quote), "direct", named, named),) if quote else (),
    )
    return LinkedStory(story, marks, (mention,), entities=(UTA, EntityId("places/ort")))


def site_of(stories: Sequence[LinkedStory], records: Sequence[Entity] = ()) -> SiteMap:
    known = {EntityId("places/ort"): Entity(EntityId("places/ort"), "Ort")}
    known |= {UTA: Entity(UTA, "Uta Muster")} | {record.id: record for record in records}
    pages = {s.story.id: page_path(f"stories/meldung-{n}.md") for n, s in enumerate(stories)}
    return SiteMap.of(relate(stories, pages, known), wording("de"))


def pages_of(site: SiteMap, entity: EntityId = UTA) -> list[Page]:
    dossier = Dossiers.of(site).of_entity(entity)
    years = [leaf for leaf in year_leaves(site) if leaf.name.startswith(f"appearances {entity} ")]
    return [
        entity_page_of(site.archive.entities[entity], dossier, site),
        *(page for leaf in years for page in leaf.make(site)),
    ]


def section(page: Page, name: str) -> str:
    return next((s.markdown for s in page.sections if s.name == name), "")


def test_equal_roles_are_one_span_whatever_their_inflection() -> None:
    site = site_of(
        [
            told(0, "1989-10-01", "Die frühere Ministerin Muster.", role="frühere Ministerin"),
            told(
                1, "1989-11-01", "Mit der früheren Ministerin Muster.", role="früheren Ministerin"
            ),
            told(2, "1989-12-01", "Die Bürgermeisterin Muster.", role="Bürgermeisterin"),
            told(3, "1990-01-01", "Als frühere Ministerin kam Muster.", role="frühere Ministerin"),
            told(4, "1999-01-01", "Die frühere Ministerin Muster.", role="frühere Ministerin"),
        ],
        [Entity(UTA, "Uta Muster", tenures=(Tenure("Ministerin", start="1980"),))],
    )
    roles = section(pages_of(site)[0], "entity-roles")
    rows = [line.split(" | ") for line in roles.split("\n") if "Meldung" in line][1:]
    assert [(row[0].lstrip("| "), row[2]) for row in rows] == [
        ("frühere Ministerin", "3 Meldungen"),
        ("Bürgermeisterin", "1 Meldung"),
        ("frühere Ministerin", "1 Meldung"),
    ]
    assert "1. Oktober 1989" in rows[0][1]
    assert "1. Januar 1990" in rows[0][1]
    assert "- Ministerin, seit 1980" in roles


def test_quotes_stand_in_the_order_of_time_each_with_its_place() -> None:
    site = site_of(
        [
            told(1, "1989-11-01", "„Später“, sagte Muster.", quote="Später"),
            told(0, "1989-10-01", "„Zuerst“, sagte Muster.", quote="Zuerst"),
        ]
    )
    quotes = section(pages_of(site)[0], "entity-quotes")
    assert quotes.index("„Zuerst“") < quotes.index("„Später“")
    assert "(../stories/meldung-1.md#p1)" in quotes


def test_the_register_leads_to_the_own_page_of_who_said_little() -> None:
    def register(number: int) -> list[Page]:
        stories = [
            told(n, "1989-10-01", f"„Ja{n}“, sagte Muster.", quote=f"Ja{n}") for n in range(number)
        ]
        site = site_of(stories)
        leaves = quote_leaves(Register.of(site), site)
        return [page for leaf in leaves for page in leaf.make(site)]

    *few, entrance = register(QUOTES_SHOWN)
    assert {page.path for page in few} == {"quotes/years/1989.md"}
    assert "(../people/uta-muster.md#zitate)" in section(entrance, "index-quotes")
    *many, entrance = register(QUOTES_SHOWN + 1)
    assert "quotes/people/uta-muster.md" in {page.path for page in many}
    assert "(people/uta-muster.md)" in section(entrance, "index-quotes")


def test_company_is_told_from_the_second_story_on() -> None:
    once = told(0, "1989-10-01", "Heute ging Muster.")
    again = told(1, "1989-10-02", "Morgen geht Muster.")
    assert not section(pages_of(site_of([once]))[0], "entity-company")
    assert "places/ort.md" in section(pages_of(site_of([once, again]))[0], "entity-company")


def test_who_shares_one_story_leads_to_it_and_is_no_row_of_the_table() -> None:
    stories = [told(n, f"1989-10-0{n + 1}", f"Heute ging Muster {n}.") for n in range(4)]
    bonn = EntityId("places/bonn")
    stories[2] = replace(stories[2], entities=(*stories[2].entities, bonn))
    (page,) = pages_of(site_of(stories, [Entity(bonn, "Bonn")]))
    company = section(page, "entity-company")
    assert "[Bonn](../places/bonn.md) · [1 Meldung](../stories/meldung-2.md)" in company
    assert "[4 Meldungen](#mit-places-ort)" in company
    assert "mit-places-bonn" not in section(page, "entity-shared")


def test_a_line_in_context_has_its_words_left_and_right() -> None:
    site = site_of([told(0, "1989-10-01", "Am Abend ging Uta Muster nach Hause.")])
    lines = section(pages_of(site)[0], "entity-lines")
    (row,) = [line for line in lines.split("\n") if "Hause" in line]
    assert re.fullmatch(
        r"\| Am Abend ging Uta  \| \*\*\[Muster\]\(\S+#p1\)\*\* "
        r"\|  nach Hause\. \| 01\.10\.1989 \|",
        row,
    )


def test_a_name_of_many_stories_has_a_page_a_year_and_loses_none() -> None:
    number = 3 * STORIES_A_PAGE
    stories = [
        told(n, f"{1989 + n % 2}-10-{1 + n % 28:02}", f"Heute ging Muster {n}.")
        for n in range(number)
    ]
    first, *others = pages_of(site_of(stories))
    assert len({page.path for page in (first, *others)}) == 1 + 2 * 2
    assert section(first, "entity-stories").count("stories/") < number / 3
    assert "uta-muster/1989.md" in section(first, "entity-stories")
    listed = [
        re.findall(r"stories/meldung-\d+\.md\)", section(page, "entity-year")) for page in others
    ]
    assert sum(map(len, listed)) == number
    assert len({path for row in listed for path in row}) == number


def test_shared_surnames_and_aliases_have_a_page_that_tells_them_apart() -> None:
    other = Entity(EntityId("people/jan-muster"), "Jan Muster", description="Maler")
    third = Entity(EntityId("people/lena-probe"), "Lena Probe")
    one = told(0, "1989-10-01", "Uta Muster.")
    both = replace(one, entities=(UTA, other.id, third.id))
    site = site_of([both], [other, third])
    (page, index) = (
        page for leaf in name_leaves(Dossiers.of(site).namesakes) for page in leaf.make(site)
    )
    assert page.path == "names/muster.md"
    assert "(../people/jan-muster.md) – Maler" in page.sections[0].markdown
    assert "(../people/uta-muster.md)" in page.sections[0].markdown
    assert "Probe" not in page.sections[0].markdown
    assert "(muster.md)" in index.sections[0].markdown
    assert "(../names/muster.md)" in section(pages_of(site)[0], "entity-head")
    assert "names/" not in section(pages_of(site, third.id)[0], "entity-head")


def test_a_to_z_of_very_many_names_is_split_by_letter_and_loses_none() -> None:
    records = [
        Entity(EntityId(f"people/p-{n}"), f"P{n} {'AB'[n % 2]}name{n}")
        for n in range(NAMES_A_PAGE + 20)
    ]
    one = told(0, "1989-10-01", "Uta Muster.")
    site = site_of([replace(one, entities=(*(r.id for r in records),))], records)
    pages = {page.path: page.sections[0].markdown for page in entity_index("person", site)}
    assert set(pages) == {"people/index.md", "people/index/a.md", "people/index/b.md"}
    assert pages["people/index/a.md"].count("../p-") == len(records) / 2
    assert pages["people/index.md"].count("\n- ") < len(records) / 2
