from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.formats import read_stories
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

SETTINGS = Settings(agencies=("dda",))
SAMPLES = Path(__file__).parent / "samples"
FORMATS = ("digitalwires", "newsml1", "newsmlg2", "ninjs", "nitf")
WIRES = sorted(
    path
    for name in FORMATS
    for pattern in ("*.xml", "*.wire.json")
    for path in (SAMPLES / name).glob(pattern)
)


def known(story: Story) -> dict[str, object]:
    """What an expectation states of a story, as JSON has it; empty fields are left out."""
    fields: dict[str, object] = {
        name: getattr(story, name)
        for name in (
            "id", "title", "title_source", "kind", "date", "date_source", "language", "agency",
            "subtitle", "kicker", "slugline", "genre", "urgency", "version_created",
        )
    }  # fmt: skip
    fields |= {
        name: list(getattr(story, name)) for name in ("byline", "keywords", "subjects", "links")
    }
    fields |= {
        "dateline": [[place.name, place.region] for place in story.dateline],
        "signoff": story.signoff and story.signoff.raw,
        "version": story.version.number,
        "signal": story.version.signal,
        "labels": list(story.version.labels),
        "embargo": story.embargo and [story.embargo.raw, story.embargo.until],
        "rights": [story.rights.holder, story.rights.terms] if any(
            (story.rights.holder, story.rights.terms)) else [],
        "notes": [[note.kind, note.text] for note in story.notes],
        "notices": [f"{notice.code}: {notice.message}" for notice in story.notices],
        "blocks": [[block.kind, block.span.of(story.text)] for block in story.blocks],
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def test_there_are_samples_of_every_format() -> None:
    for name in FORMATS:
        assert len([path for path in WIRES if path.parent.name == name]) >= 6


@pytest.mark.parametrize("path", WIRES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_sample_is_read_as_stated(path: Path) -> None:
    name = path.name.removesuffix(".xml").removesuffix(".wire.json")
    expected = json.loads((path.parent / f"{name}.json").read_text(encoding="utf-8"))
    # The name says nothing of the format: the content does.
    stories = read_stories(Wire.of("seeds/delivery", path.read_bytes()), SETTINGS)
    assert [known(story) for story in stories] == expected
    for number, story in enumerate(stories):
        assert story.source.format == path.parent.name
        assert story.source.index == number
        assert story.text == "\n\n".join(story.paragraphs())


@pytest.mark.parametrize("path", WIRES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_private_survives_nowhere(path: Path) -> None:
    stories = read_stories(Wire.of("seeds/delivery", path.read_bytes()), SETTINGS)
    for story in stories:
        whole = "\n".join(
            (repr(story), story.text, repr(story.blocks), repr(story.cuts), repr(story.notices))
        )
        for secret in ("eheim", "5550000", "Rückruf", "intern"):
            assert secret not in whole
