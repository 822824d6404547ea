"""The Flair backend against the real library."""

from __future__ import annotations

import pytest

from generator.annotate.backends import recogniser
from generator.errors import SettingsError

pytestmark = pytest.mark.filterwarnings("ignore")
TEXT = (
    "  „Über die Tessel“, so Quorin Meldau, kam nichts.\n"
    "Äußerst spät\u00a0erklärten die Brandig Werke: Öl!"
)


def test_a_tagger_finds_names_at_their_characters_twice_alike(marks, flair_model):
    found = marks(f"flair:{flair_model}", TEXT)
    assert [mark[:3] for mark in found] == [
        ("Tessel", "place", "flair"),
        ("Quorin Meldau", "person", "flair"),
        ("Brandig Werke", "organisation", "flair"),
    ]
    assert all(0.5 <= mark[3] <= 1 for mark in found)
    assert marks(f"flair:{flair_model}", TEXT) == found


def test_a_long_paragraph_is_read_to_its_end(marks, flair_model):
    text = "Gestern stieg der Fluss im Hafen. " * 400 + "Der Fluss Tessel stieg."
    assert [mark[0] for mark in marks(f"flair:{flair_model}", text)] == ["Tessel"]


def test_a_tagger_flair_cannot_load_is_named(authority, lexicon, tmp_path):
    pytest.importorskip("flair", reason="Flair is not installed")
    broken = tmp_path / "broken.pt"
    broken.write_bytes(b"no tagger")
    for path in (tmp_path / "nothing.pt", broken):
        with pytest.raises(SettingsError, match="Flair cannot load"):
            recogniser(f"flair:{path}", authority, lexicon)
