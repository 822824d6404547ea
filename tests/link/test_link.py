from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.authority import Authority
from generator.link import link
from generator.model.entity import AuthorityId, Entity, Tenure
from generator.model.ids import EntityType, entity_id, slugify, text_id
from generator.model.marks import Annotations, Link, Mention, RoleMark, Unlinked
from generator.model.story import Block, Place, Source, Story
from generator.model.text import Span

MILLION = 1_000_000


def entity(kind: EntityType, name: str, *aliases: str, slug: str = "", **more: object) -> Entity:
    return Entity(entity_id(kind, slug or slugify(name)), name, aliases=aliases, **more)


def held(role: str, start: str, end: str) -> tuple[Tenure, ...]:
    return (Tenure(role, start=start, end=end),)


FRANCE = entity("place", "Frankreich", stems=("französisch",), weight=68 * MILLION)
USA = entity("place", "USA", weight=330 * MILLION)
GERMANY = entity("place", "Deutschland", stems=("deutsch",), weight=83 * MILLION)
LUXEMBOURG = entity("place", "Luxemburg", weight=600_000)
WORLD = Authority.of(
    [
        FRANCE,
        USA,
        GERMANY,
        entity("place", "Schweiz", weight=9 * MILLION),
        LUXEMBOURG,
        entity("place", "Luxemburg", slug="luxemburg-stadt", weight=120_000, country=LUXEMBOURG.id),
        replace(FRANCE, capital="places/paris"),
        entity("place", "Paris", weight=2 * MILLION, country=FRANCE.id),
        entity("place", "Paris", slug="paris-texas", weight=24_000, country=USA.id),
        entity("place", "Neustadt", slug="neustadt-1", weight=50_000, country=GERMANY.id),
        entity("place", "Neustadt", slug="neustadt-2", weight=40_000, country=GERMANY.id),
        entity("place", "Springfield", slug="springfield-1", weight=160_000, country=USA.id),
        entity("place", "Springfield", slug="springfield-2", weight=150_000, country=GERMANY.id),
        entity("place", "Haveln", weight=0),
        entity("place", "Haveln am See", "Haveln", weight=70_000),
        entity("place", "Odern am Main", "Odern", weight=700_000),
        entity("place", "Odern (Warthe)", weight=60_000),
        entity("organisation", "Europäische Zentralbank", slug="ezb"),
        entity("organisation", "Deutscher Schwimm-Verband", "DSV", slug="dsv"),
        entity("organisation", "Union", slug="union-1"),
        entity("organisation", "Union", slug="union-2"),
        entity("organisation", "Freie Partei", country=USA.id),
        entity("organisation", "Bundesrat", country=GERMANY.id),
        entity("organisation", "Grün", slug="gruen-1", weight=1000),
        entity("organisation", "Grün", slug="gruen-2", weight=1),
        entity(
            "organisation", "Siemens", ids=(AuthorityId("isin", "DE0007236101", "a table"),)
        ),
        entity("person", "Olaf Kind", born="1985"),
        entity("person", "Helmut Kohl", tenures=held("Bundeskanzler", "1982-10", "1998-10")),
        entity("person", "Lena Jung", tenures=(Tenure("Abgeordnete", start="2021"),)),
        entity("person", "Max Weber", slug="max-weber-1", tenures=held("Minister", "1987", "1991")),
        entity("person", "Max Weber", slug="max-weber-2", tenures=held("Senator", "2001", "2005")),
        entity("person", "Ole Sand", tenures=(Tenure("Minister", start="1988", end="1992"),)),
        entity("person", "Ida Sand", tenures=(Tenure("Senatorin", start="1988", end="1992"),)),
    ]
)  # fmt: skip


def read(
    marked: str,
    *,
    date: str | None = "1989-11-09",
    dateline: str = "",
    roles: dict[str, str] | None = None,
):
    """A story from a text with mentions as `[words|type|name|via]`, linked in the small world."""
    text, mentions, last = "", [], 0
    for match in re.finditer(r"\[([^|\]]+)\|(\w+)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]", marked):
        text += marked[last : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        via = match[4] or "first-name"
        relation = "relates" if via == "demonym" else "names"
        mentions.append(Mention(span, match[2], match[3] or match[1], relation, via, 0.9))
        text, last = text + match[1], match.end()
    text += marked[last:]
    story = Story(
        text_id(text), Source("x", 0, "text", ""), "x", "derived", text,
        (Block(Span(0, len(text)), "paragraph"),), date=date,
        dateline=(Place(dateline, dateline.upper()),) if dateline else (),
    )  # fmt: skip
    marks = tuple(
        RoleMark(Span(text.index(words), text.index(words) + len(words)), mention.span, words)
        for words, holder in (roles or {}).items()
        for mention in mentions
        if mention.span.of(text) == holder
    )
    return link(story, Annotations(tuple(mentions), roles=marks), WORLD)


def targets(linked):
    return [mention.entity for mention in linked.mentions]


def test_a_surname_follows_the_full_name_and_entities_stand_by_first_mention():
    linked = read(
        "[Braun|person|Braun|surname] kam. [Ada Braun|person] traf in [Paris|place] "
        "[Brauns|person|Braun|surname] Chef."
    )
    assert targets(linked)[0] == targets(linked)[1] == targets(linked)[3] == "people/ada-braun"
    assert linked.entities == ("people/ada-braun", "places/paris")


def test_an_unknown_person_is_minted_with_the_fullest_role():
    linked = read(
        "Der Rektor [Ada Braun|person] kam. Die frühere Rektorin [Ada Braun|person] ging.",
        roles={"frühere Rektorin": "Ada Braun"},
    )
    (minted,) = linked.minted
    assert (minted.id, minted.name, minted.source) == ("people/ada-braun", "Ada Braun", "archive")
    assert minted.description == "frühere Rektorin"


def test_two_of_one_surname_leave_the_surname_unlinked_unless_a_role_decides():
    marked = (
        "Rektor [Ada Braun|person] und [Ole Braun|person] kamen. [Braun|person|Braun|surname] ging."
    )
    target = read(marked).mentions[-1].target
    assert isinstance(target, Unlinked)
    assert target.candidates == ("people/ada-braun", "people/ole-braun")
    decided = read(
        "Rektor [Ada Braun|person] und [Ole Braun|person] kamen. "
        "Der neue Rektor [Brauns|person|Braun|surname] ging.",
        roles={"Rektor": "Ada Braun", "neue Rektor": "Brauns"},
    )
    assert decided.mentions[-1].entity == "people/ada-braun"


@pytest.mark.parametrize(
    ("date", "entity"),
    [
        ("1989-11-09", "people/helmut-kohl"),
        ("1989", "people/helmut-kohl"),
        ("1999", "people/helmut-kohl"),
        ("2010", None),
        (None, None),
    ],
)
def test_a_surname_alone_means_the_one_office_holder_of_the_time(date, entity):
    linked = read("Gespräche mit [Kohl|person|Kohl|known-surname].", date=date)
    assert targets(linked) == [entity]


def test_two_office_holders_of_one_surname_stay_undecided():
    target = read("Gespräche mit [Sand|person|Sand|known-surname].").mentions[0].target
    assert isinstance(target, Unlinked)
    assert set(target.candidates) == {"people/ole-sand", "people/ida-sand"}


def test_a_role_decides_between_office_holders():
    linked = read("Der Minister [Sand|person|Sand|role] kam.", roles={"Minister": "Sand"})
    assert linked.mentions[0].target == Link("people/ole-sand", "tenure", 0.85)


def test_of_two_people_of_one_full_name_the_one_in_office_is_meant():
    assert targets(read("[Max Weber|person] kam.", date="1989")) == ["people/max-weber-1"]
    assert targets(read("[Max Weber|person] kam.", date="2003-02")) == ["people/max-weber-2"]
    assert targets(read("[Max Weber|person] kam.", date="1995")) == [None]


def test_nobody_is_linked_decades_before_a_first_office():
    target = read("[Lena Jung|person] kam.", date="1969").mentions[0].target
    assert isinstance(target, Unlinked)
    assert target.candidates == ("people/lena-jung",)


def test_places_by_size_by_setting_and_by_whole():
    assert targets(read("In [Paris|place] und [Luxemburg|place].")) == [
        "places/paris",
        "places/luxemburg",
    ]
    assert targets(read("In den [USA|place], in [Springfield|place].")) == [
        "places/usa",
        "places/springfield-1",
    ]


def test_the_place_of_exactly_that_name_comes_before_one_with_it_as_a_short_form():
    assert targets(read("In [Haveln|place].")) == ["places/haveln"]


def test_a_place_once_named_in_full_is_meant_by_its_short_form():
    far = "places/odern-warthe"
    assert targets(read("[Odern (Warthe)|place], [Odern|place]")) == [far, far]
    assert targets(read("In [Odern|place]", dateline="Odern (Warthe)")) == [far]
    both = read("[Odern am Main|place], [Odern (Warthe)|place], [Odern|place]")
    assert targets(both)[2] == "places/odern-am-main"


def test_a_tie_of_places_stays_unlinked():
    target = read("In [Neustadt|place].").mentions[0].target
    assert isinstance(target, Unlinked)
    assert target.candidates == ("places/neustadt-1", "places/neustadt-2")


def test_the_dateline_is_linked_and_decides():
    linked = read("In [Paris|place].", dateline="Paris")
    assert linked.dateline == ("places/paris",)
    assert linked.mentions[0].target == Link("places/paris", "dateline", 0.95)
    assert read("Nichts.", dateline="Nirgendwo").dateline == (None,)


def test_a_derived_word_links_to_its_place():
    linked = read("Die [deutsche|place|deutsche|demonym] Seite.")
    assert linked.mentions[0].target == Link("places/deutschland", "demonym", 0.95)


def test_an_abbreviation_and_its_long_form_are_one_organisation():
    linked = read(
        "Die [Deutsche Wetterwarte|organisation||abbreviation] ([DWW|organisation||abbreviation]) "
        "warnt. Die [DWW|organisation||abbreviation] misst."
    )
    assert set(targets(linked)) == {"organisations/deutsche-wetterwarte"}
    assert linked.minted[0].aliases == ("DWW",)
    known = read(
        "Die [Europäische Zentralbank|organisation||abbreviation] "
        "([EZB|organisation||abbreviation])"
    )
    assert set(targets(known)) == {"organisations/ezb"}


def test_an_organisation_without_evidence_is_not_minted():
    linked = read("Die [Bauhütte|organisation||name-form] und die [Union|organisation||authority].")
    assert targets(linked) == [None, None]
    assert linked.minted == ()


def test_a_short_form_means_the_one_longer_name_that_begins_with_it():
    marked = "Die [Nordwald Stahl AB|organisation||legal-form] wächst, so [Nordwald|organisation]."
    assert set(targets(read(marked))) == {"organisations/nordwald-stahl-ab"}
    two = marked + " Auch die [Nordwald Bau AG|organisation||legal-form]."
    assert targets(read(two))[1] is None


def test_a_body_every_state_has_makes_no_page_and_a_summit_makes_one():
    linked = read(
        "Das [Landeskriminalamt|organisation||abbreviation] schützt den "
        "[Nato-Gipfel in Paris|event||summit]."
    )
    assert targets(linked) == [None, "events/nato-gipfel-in-paris"]


def test_an_abbreviation_the_text_writes_out_otherwise_is_not_the_known_body():
    linked = read(
        "Der [Deutscher Skiverband|organisation||abbreviation] ([DSV|organisation||authority]) "
        "lobt. Der [DSV|organisation||authority] hofft."
    )
    assert targets(linked) == ["organisations/deutscher-skiverband"] * 3
    assert targets(read("Der [DSV|organisation||authority] hofft.")) == ["organisations/dsv"]
    written = (
        "Der [Deutscher Schwimm-Verband e.V.|organisation||abbreviation] "
        "([DSV|organisation||authority]) lobt."
    )
    assert targets(read(written)) == ["organisations/dsv"] * 2


def test_a_body_of_another_country_is_not_the_known_one():
    linked = read("Der [französische|place|französische|demonym] [Bundesrat|organisation] tagte.")
    assert linked.mentions[1].entity is None
    assert read("Der [Bundesrat|organisation] tagte.").mentions[0].entity
    swiss = read("In der [Schweiz|place] tagte der [Bundesrat|organisation].")
    assert swiss.mentions[1].entity is None
    both = read("In der [Schweiz|place] und [Deutschland|place]: der [Bundesrat|organisation].")
    assert both.mentions[2].entity


def test_every_answer_says_why():
    linked = read("[Ada Braun|person], [Neustadt|place], [Kohl|person|Kohl|surname], [X|other].")
    for mention in linked.mentions:
        why = mention.target.via if isinstance(mention.target, Link) else mention.target.reason
        assert why


@pytest.mark.parametrize(
    ("marked", "entity", "via"),
    [
        ("[Paris|place] lehnte ab. In [Frankreich|place] gilt das.", "places/paris", "+metonym"),
        ("Er blieb in [Paris|place]. [Frankreich|place] siegte.", "places/paris", "+setting"),
        ("[Siemens AG|organisation|Siemens AG|legal-form] baut.", "organisations/siemens", "form"),
        ("[DE0007236101|organisation||isin] stieg.", "organisations/siemens", "isin"),
        ("[Grün|organisation] siegte.", "organisations/gruen-1", "+weight"),
        ("[Europaeische Zentralbank|organisation] tagt.", "organisations/ezb", "folded"),
        ("[Helmut Köhl|person] kam.", "people/helmut-kohl", "folded"),
    ],
)
def test_how_a_name_was_decided_is_told(marked, entity, via):
    target = read(marked).mentions[0].target
    assert isinstance(target, Link)
    assert target.entity == entity
    assert target.via.endswith(via)


def test_a_general_party_name_is_not_taken_from_another_country():
    abroad = read("Die [Freie Partei|organisation] siegte in [Frankreich|place].")
    assert isinstance(abroad.mentions[0].target, Unlinked)
    at_home = read("Die [Freie Partei|organisation] siegte in den [USA|place].")
    assert at_home.mentions[0].entity == "organisations/freie-partei"


def test_nobody_is_meant_as_a_child():
    assert isinstance(read("[Olaf Kind|person] kam.").mentions[0].target, Unlinked)
    assert read("[Olaf Kind|person] kam.", date="2020").mentions[0].entity == "people/olaf-kind"


def test_a_relative_who_comes_later_does_not_take_the_surname_away():
    linked = read(
        "Rektor [Ole Braun|person] kam. [Braun|person|Braun|surname] sprach. "
        "Seine Frau [Ada Braun|person] ging."
    )
    assert linked.mentions[1].entity == "people/ole-braun"


@pytest.mark.parametrize(
    ("text", "metonym"),
    [
        ("Er will Paris und Paris bewegen.", True),
        ("Züge fahren zwischen Paris und Paris.", False),
        ("In Paris und Paris regnet es.", False),
    ],
)
def test_capitals_named_in_one_breath_stand_for_governments(text, metonym):
    first = text.index("Paris")
    spans = [Span(first, first + 5), Span(first + 10, first + 15)]
    marks = tuple(Mention(span, "place", "Paris", via="test", confidence=0.9) for span in spans)
    made = Story(
        id=text_id(text),
        source=Source("x", 0, "text", ""),
        title="x",
        title_source="stated",
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        dateline=(Place("Paris", "PARIS"),),
    )
    linked = link(made, Annotations(mentions=marks), WORLD)
    assert [one.target.via.endswith("+metonym") for one in linked.mentions] == [metonym, metonym]
