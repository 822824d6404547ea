"""The GLiNER backend against the real library."""

from __future__ import annotations

import shutil

import pytest

from generator.annotate.backends import recogniser
from generator.errors import SettingsError

pytestmark = pytest.mark.filterwarnings("ignore")
TEXT = (
    "  „Über die Tessel“, so Quorin Meldau, kam nichts.\n"
    "Äußerst spät\u00a0erklärten die Brandig Werke: Öl!"
)
FILLING = "Gestern stieg der Fluss im Hafen. "


@pytest.fixture
def short(gliner_model, tmp_path):
    """Makes the model again with other limits of what it reads at once."""
    from gliner import GLiNER

    def save(words, tokens):
        made = GLiNER.from_pretrained(gliner_model)
        made.config.max_len = words
        made.data_processor.transformer_tokenizer.model_max_length = tokens
        made.save_pretrained(tmp_path)
        return tmp_path

    return save


def test_a_model_finds_names_at_their_characters_twice_alike(marks, gliner_model):
    found = marks(f"gliner:{gliner_model}", TEXT)
    assert [mark[:3] for mark in found] == [
        ("Tessel", "place", "gliner"),
        ("Quorin Meldau", "person", "gliner"),
        ("Brandig Werke", "organisation", "gliner"),
    ]
    assert all(0.5 <= mark[3] <= 1 for mark in found)
    assert marks(f"gliner:{gliner_model}", TEXT) == found


@pytest.mark.filterwarnings("error:Sentence of length")
@pytest.mark.parametrize(("words", "tokens"), [(384, 512), (24, 512), (384, 60)])
def test_a_paragraph_longer_than_a_model_reads_is_read_to_its_end(marks, short, words, tokens):
    filling = FILLING.replace("stieg", "neu-neu-neu-neu-neu") * 80
    text = f"Quorin Meldau kam. {filling}Der Fluss Tessel stieg. {filling}Es kam Quorin Meldau."
    found = [mark[0] for mark in marks(f"gliner:{short(words, tokens)}", text)]
    assert found == ["Quorin Meldau", "Tessel", "Quorin Meldau"]


def test_a_paragraph_without_sentences_is_read_to_its_end(marks, short):
    text = FILLING.replace(".", ",") * 30 + "Tessel"
    assert [mark[0] for mark in marks(f"gliner:{short(24, 512)}", text)] == ["Tessel"]


def test_a_model_gliner_cannot_load_is_named(authority, lexicon, gliner_model, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(gliner_model, broken)
    (broken / "tokenizer.json").write_text("{}")
    for path in (tmp_path / "nothing", broken):
        with pytest.raises(SettingsError, match="GLiNER cannot load"):
            recogniser(f"gliner:{path}", authority, lexicon)
