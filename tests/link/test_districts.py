"""Districts that are called after a town."""

from __future__ import annotations

import pytest

from generator.authority import Authority
from generator.link.districts import DISTRICT, Districts
from generator.model.entity import Entity
from generator.model.marks import Mention
from generator.model.text import Span


@pytest.fixture
def districts() -> Districts:
    return Districts(
        Authority.of(
            [
                Entity("places/lauenau", "Lauenau", description="Stadt"),
                Entity("places/kreis-lauter", "Kreis Lauter", description="Landkreis"),
                Entity("places/haidland", "Haidland", description="Landschaft"),
            ]
        )
    )


def mention(name: str) -> Mention:
    return Mention(Span(0, len(name)), "place", name, "names", DISTRICT, 0.85)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Kreis Lauter", "places/kreis-lauter"),
        ("Landkreis Haidland", "places/haidland"),
        ("Landkreis Lauenau", "places/landkreis-lauenau"),
    ],
)
def test_a_district_is_never_the_town_it_is_called_after(
    districts: Districts, name: str, entity: str
) -> None:
    assert districts.choose(mention(name)).entity == entity


def test_a_district_first_met_gets_a_page(districts: Districts) -> None:
    districts.choose(mention("Landkreis Lauenau"))
    (made,) = districts.minted.values()
    assert (made.name, made.description) == ("Landkreis Lauenau", "Landkreis")
