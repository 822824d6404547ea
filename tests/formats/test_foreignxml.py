from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import foreignxml, read_stories
from generator.formats.format import Format
from generator.model.wire import Wire
from generator.settings import Settings

SAMPLES = sorted((Path(__file__).parent / "samples" / "xml").glob("*.xml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


@pytest.mark.parametrize(
    "raw",
    [
        b'<?xml version="1.0"?><orders><order><phone>0641 5550000</phone></order></orders>',
        b"<config><phone>0641 5550000</phone></config>\n",
        b'{"orders": [{"phone": "0641 5550000"}]}',
        b'[{"phone": "0641 5550000"}]',
        '{"orders": [{"phone": "0641 5550000"}]}'.encode("utf-16"),
    ],
)
def test_what_is_made_for_programs_is_refused_and_never_shown_as_text(raw: bytes) -> None:
    with pytest.raises(WireError, match="in which nothing tells of a story"):
        read_stories(Wire.of("seeds/a", raw), Settings())


@pytest.mark.parametrize(
    "text", ["<MSTR.DE> steigt. Der Kurs legte zu.", '{"Zitat"} sagte er.', "[1] Fußnote."]
)
def test_prose_in_brackets_is_prose(text: str) -> None:
    (story,) = read_stories(Wire.of("seeds/a", text.encode()), Settings())
    assert story.source.format == "text"


PARTS = st.sampled_from(
    ["<a>", "</a>", "<title>", "</title>", "<text>", "</text>", "<p>", "</p>", "<item x='1'>",
     "</item>", "Mühle", "&#0;", "<![CDATA[", "]]>", "\n"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=24).map("".join))
def test_no_nesting_does_harm(survives: Callable[[Format, bytes], None], text: str) -> None:
    survives(foreignxml.FORMAT, f"<x>{text}</x>".encode())
    survives(foreignxml.FORMAT, text.encode())
