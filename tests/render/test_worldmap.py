from __future__ import annotations

import re
from typing import Any

import pytest

from generator.authority.outlines import WIDTH, outlines, project
from generator.model.entity import AuthorityId, Entity
from generator.model.ids import EntityId
from generator.render.worldmap import MOST_DRAWN, map_pages

PRAGUE = Entity(EntityId("places/prag"), "Prag", coordinates=(50.088, 14.4208))
LIMA = Entity(EntityId("places/lima"), "Lima", coordinates=(-12.0432, -77.0282))
FRANCE = Entity(
    EntityId("places/frankreich"), "Frankreich", ids=(AuthorityId("iso3166-1", "FR", "test"),)
)
NOWHERE = Entity(EntityId("places/nirgendwo"), "Nirgendwo")


def town(number: int) -> Entity:
    where = (40 + number % 20, number % 25)
    return Entity(EntityId(f"places/ort-{number}"), f"Ort {number}", coordinates=where)


def test_places_are_links_in_picture_and_table(made: Any) -> None:
    records = (PRAGUE, LIMA, FRANCE, NOWHERE)
    stories = [
        ("1989-09-30", [record.id for record in records], "A."),
        ("1989-10-01", [PRAGUE.id], "B."),
    ]
    (page,) = map_pages(made(stories, records))
    markdown = page.sections[0].markdown
    assert re.findall(r'<a href="places/(\w+)\.html" aria-label="([^"]+)"', markdown) == [
        ("prag", "Prag: 2 Meldungen"),
        ("frankreich", "Frankreich: 1 Meldung"),
        ("lima", "Lima: 1 Meldung"),
    ]
    assert "| [Prag](places/prag.md) | 2 |" in markdown
    assert "Nirgendwo" not in markdown
    # France stands as a square; a town as a circle.
    assert markdown.count("<rect ") == 1
    # Three places are needed before Europe gets a picture of its own.
    assert "## Europa" not in markdown


def test_europe_comes_first_where_it_holds_most(made: Any) -> None:
    near, far = [town(number) for number in range(5)], LIMA
    stories = [("1989-09-30", [record.id for record in near], "A."), ("1989-10-01", [far.id], "B.")]
    (page,) = map_pages(made(stories, [*near, far]))
    markdown = page.sections[0].markdown
    assert 0 < markdown.index("## Europa") < markdown.index("## Welt")


def test_a_page_stays_small_however_many_places(made: Any) -> None:
    records = [town(number) for number in range(700)]
    stories = [("1989-09-30", [record.id], "A.") for record in records]
    (page,) = map_pages(made(stories, records))
    markdown = page.sections[0].markdown
    assert len(markdown) < 350_000
    assert f"Gezeigt sind die {MOST_DRAWN} häufigsten von 700." in markdown


def test_no_places_no_map(made: Any) -> None:
    assert map_pages(made([("1989-09-30", [NOWHERE.id], "A.")], [NOWHERE])) == ()


@pytest.mark.parametrize(
    ("place", "inside"),
    [((50.1, 14.4), True), ((55.75, 37.6), True), ((38.7, -9.1), True), ((40.7, -74.0), False)],
)
def test_europe_reaches_from_lisbon_to_moscow(place: tuple[float, float], *, inside: bool) -> None:
    europe = next(cut for cut in outlines().cuts if cut.name == "europe")
    assert (europe.point(*place) is not None) is inside


def test_the_world_is_equal_earth() -> None:
    """The projection's equator is 2.7066 radii long on either side, the pole 1.3173 high."""
    origin, east, pole = (project("world", *at) for at in ((0, 0), (0, 180), (90, 0)))
    radius = (east[0] - origin[0]) / 2.7066
    assert (origin[1] - pole[1]) / radius == pytest.approx(1.3173, abs=0.001)


def test_the_outlines_are_small_and_close_their_rings() -> None:
    for cut in outlines().cuts:
        assert len(cut.land) + len(cut.borders) < 120_000
        assert cut.land.count("M") == cut.land.count("z") > 40
        assert re.fullmatch(r"[Mlz0-9. -]+", cut.land + cut.borders)
    assert 180 < len(outlines().centres) <= 250
    europe = outlines().cuts[1]
    latitude, longitude = outlines().centres["FR"]
    where = europe.point(latitude, longitude)
    assert where is not None
    assert 0 < where[0] < WIDTH
    assert abs(latitude - 46.5) < 1
    assert abs(longitude - 2.5) < 1
