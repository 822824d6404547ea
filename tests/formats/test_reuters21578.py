from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import reuters21578
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire

SAMPLES = sorted((Path(__file__).parent / "samples" / "reuters21578").glob("*.sgm"))
OPEN = b'<REUTERS TOPICS="YES" NEWID="1">'


def stories(raw: bytes) -> tuple[Story, ...]:
    return tuple(reuters21578.parse(Wire.of("seeds/a.sgm", raw), Conventions()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


@pytest.mark.parametrize(
    ("line", "town", "region"),
    [
        ("    NEW YORK, March 3 - ", "New York", ""),
        ("SALEM, Ore., March 3 -", "Salem", "Ore."),
        ("LONDON, Feb 26", "London", ""),
        ("BONN, West Germany, Oct 1 - ", "Bonn", "West Germany"),
    ],
)
def test_datelines_have_no_credit(line: str, town: str, region: str) -> None:
    body = f"<TITLE>X</TITLE><DATELINE>{line}</DATELINE><BODY>Text.</BODY></REUTERS>"
    (story,) = stories(OPEN + body.encode())
    assert [(place.name, place.region) for place in story.dateline] == [(town, region)]


def test_many_open_tags_take_no_time() -> None:
    begun = time.process_time()
    (story,) = stories(OPEN + b"<TITLE>x</TITLE><BODY>" + b"<D>&#3;< " * 100_000)
    assert time.process_time() - begun < 10
    assert story.title == "x"


def test_a_story_without_title_and_text_is_refused() -> None:
    with pytest.raises(WireError, match="nothing in it"):
        stories(OPEN + b"<TEXT>&#2;&#3;</TEXT></REUTERS>")


PARTS = st.sampled_from(
    [OPEN, b"<TITLE>", b"</TITLE>", b"<BODY>", b"</BODY>", b"<DATE>26-FEB-1987 15:01:01.79", b"<D>",
     b"</D>", b"<TOPICS>", b"<DATELINE> HULL, Feb 30 - ", b"&#3;", b"&lt;", b"&nix", b" Reuter\n",
     b"<AUTHOR>By Pat", b"<UNKNOWN>f f BC-A   10-19 0010", b"    Text.\n", b"</REUTERS>"]
)  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_no_bytes_do_harm(survives: Callable[[Format, bytes], None], raw: bytes) -> None:
    survives(reuters21578.FORMAT, OPEN + raw)


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_bytes_without_its_signature_do_no_harm(
    survives: Callable[[Format, bytes], None], raw: bytes
) -> None:
    survives(reuters21578.FORMAT, raw)
