from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Er traf den russischen Präsidenten Wladimir Putin.",
            [("russischen Präsidenten", "russischer Präsident")],
        ),
        (
            "Die frühere Ministerin Olga Petrowa kam.",
            [("frühere Ministerin", "frühere Ministerin")],
        ),
        ("Ein Plan der EU-Beauftragten Kaja Kallas.", [("EU-Beauftragten", "EU-Beauftragte")]),
        ("Ein Plan des Beauftragten Jan Tamm.", [("Beauftragten", "Beauftragter")]),
        (
            "Carsten Breuer, Generalinspekteur der Bundeswehr, kam.",
            [("Generalinspekteur der Bundeswehr", "Generalinspekteur der Bundeswehr")],
        ),
        (
            "Der Generalinspekteur der Bundeswehr, General Carsten Breuer, kam.",
            [
                ("Generalinspekteur der Bundeswehr", "Generalinspekteur der Bundeswehr"),
                ("General", "General"),
            ],
        ),
        (
            "Präsident Frankreichs Anna Roux kam.",
            [("Präsident Frankreichs", "Präsident Frankreichs")],
        ),
        (
            "Staats- und Parteichef Boris Popow kam.",
            [("Staats- und Parteichef", "Staats- und Parteichef")],
        ),
        ("Das sagte Präsident George Bush.", [("Präsident", "Präsident")]),
        ("Peter Hahn, Anna Roux und John Healey kamen.", []),
        ("Herr Peter Hahn kam.", []),
    ],
)
def test_roles_and_their_nominative(read, text, roles):
    found = read(text).roles
    assert [(role.span.of(text), role.role) for role in found] == roles


def test_an_english_role(read):
    text = "British President Mark Hill spoke."
    (role,) = read(text, language="en").roles
    assert (role.role, role.holder.of(text)) == ("British President", "Mark Hill")
