"""What the tests of several formats share: how a sample is compared, how a parser is fuzzed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.errors import WireError
from generator.formats import read_stories
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

SETTINGS = Settings()
SIMPLE = ("title", "title_source", "id", "kind", "date", "date_source", "language", "agency",
          "subtitle", "kicker", "slugline", "genre", "urgency", "version_created")  # fmt: skip
LISTS = ("byline", "keywords", "subjects", "links", "tickers")


def told(story: Story) -> dict[str, object]:
    """All that a sample's expectation may state of a story; what is empty is left out."""
    fields: dict[str, object] = {name: getattr(story, name) for name in SIMPLE}
    fields |= {name: list(getattr(story, name)) for name in LISTS}
    fields["dateline"] = [
        [place.name, place.region] if place.region else [place.name] for place in story.dateline
    ]
    version = story.version
    fields["version"] = [version.number, version.signal, list(version.labels)]
    fields["signoff"] = story.signoff and story.signoff.raw
    fields["embargo"] = story.embargo and story.embargo.until
    fields["rights"] = [story.rights.holder, story.rights.terms]
    fields["notes"] = [[note.kind, note.text] for note in story.notes]
    fields["notice_codes"] = [notice.code for notice in story.notices]
    fields["blocks"] = [[block.kind, block.span.of(story.text)] for block in story.blocks]
    empty = ("", None, [], [None, None, []], ["", ""])
    kept = {name: value for name, value in fields.items() if value not in empty}
    for name in ("date", "date_source"):
        kept.setdefault(name, fields[name])
    if story.id.startswith("urn:depesche:sha256:"):
        del kept["id"]
    return kept


@pytest.fixture(scope="session")
def compare() -> Callable[[Path], None]:
    """Hold a sample against the JSON beside it; `absent` are words found nowhere in the story."""

    def compared(path: Path) -> None:
        expected = json.loads(path.with_name(path.name.split(".")[0] + ".json").read_text("utf-8"))
        stories = read_stories(Wire.of(f"seeds/{path.name}", path.read_bytes()), SETTINGS)
        absent = [word for fields in expected for word in fields.pop("absent", [])]
        actual = [told(story) for story in stories]
        shown = "".join(repr(story) + story.text + repr(story.cuts) for story in stories)
        assert [word for word in absent if word in shown] == []
        assert actual == [{"kind": "story", **fields} for fields in expected]

    return compared


@pytest.fixture(scope="session")
def survives() -> Callable[[Format, bytes], None]:
    """Hold that a parser meets `raw` with stories whose blocks fit their text, or a WireError."""

    def checked(known: Format, raw: bytes) -> None:
        wire = Wire.of("seeds/x", raw)
        assert 0.0 <= known.sniff(wire) <= 1.0
        with suppress(WireError):
            stories = tuple(known.parse(wire, Conventions()))
            assert [story.source.index for story in stories] == list(range(len(stories)))
            for story in stories:
                assert story.text == "\n\n".join(story.paragraphs())
                assert story.title.strip()
                story.text.encode("utf-8")

    return checked
