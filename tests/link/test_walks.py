from __future__ import annotations

import pytest

from generator.link.walks import is_other_walk
from generator.model.entity import Entity, Tenure
from generator.model.ids import entity_id


def person(description: str) -> Entity:
    tenures = (Tenure("Abgeordneter"),)
    return Entity(entity_id("person", "x"), "X Y", description=description, tenures=tenures)


@pytest.mark.parametrize(
    ("description", "roles", "other"),
    [
        ("deutscher Politiker (SPD), MdB", ["Stürmer"], True),
        ("deutscher Politiker (SPD), MdB", ["Gastwirt"], True),
        ("deutscher Gastwirt und Politiker (CSU)", ["Gastwirt"], False),
        ("deutscher Politiker (SPD), MdB", ["Pfarrer"], False),
        ("deutscher Politiker (SPD), MdB", ["Verkehrsminister"], False),
        ("deutscher Politiker (SPD), MdB", ["Stürmer", "Abgeordneter"], False),
        ("deutscher Politiker (SPD), MdB", [], False),
        ("", ["Stürmer"], False),
        ("Fußballspieler", ["Kapitän"], False),
    ],
)
def test_a_role_of_another_walk_of_life_means_somebody_else(description, roles, other):
    assert is_other_walk(person(description), roles) is other
