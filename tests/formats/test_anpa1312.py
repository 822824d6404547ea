from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import anpa1312
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire

SAMPLES = sorted((Path(__file__).parent / "samples" / "anpa1312").glob("*.anpa"))
HEADER = b"\x16\x16\x01W2870\x1fasian\r\nf l\x13\x11 BC-UK--Mill     11-13 1049\r\n\x02"


def stories(raw: bytes) -> tuple[Story, ...]:
    return tuple(anpa1312.parse(Wire.of("seeds/a.anpa", raw), Conventions()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_lost_control_characters_change_nothing(path: Path) -> None:
    raw = path.read_bytes()
    bare = raw.translate(None, bytes(range(9)) + bytes(range(14, 32)))
    assert anpa1312.sniff(Wire.of("seeds/a", bare)) == 0.95
    for framed, plain in zip(stories(raw), stories(bare), strict=True):
        assert (framed.title, framed.date) == (plain.title, plain.date)
        assert framed.paragraphs() == plain.paragraphs()


@pytest.mark.parametrize(
    ("slug", "number", "signal"),
    [
        ("BC-UK--Mill, 1st Ld-Writethru,416", 1, "update"),
        ("BC-UK--Mill, 3rd Ld, 416", 3, "update"),
        ("BC-UK--Mill, Correction,50", None, "correction"),
        ("BC-UK--Mill Kill,50", None, "withdrawal"),
        ("BC-UK--Bread, Flour and Water,50", None, None),
    ],
)
def test_the_slug_tells_the_version(slug: str, number: int | None, signal: str | None) -> None:
    raw = HEADER + f"^{slug}<\r\n^Mill burns<\r\n\tHULL (AP) _ A mill.\r\n".encode()
    (story,) = stories(raw)
    assert (story.version.number, story.version.signal) == (number, signal)
    assert story.slugline.startswith("BC-UK--")


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(WireError, match="nothing in it"):
        stories(HEADER + b"\x03")


PARTS = st.sampled_from(
    [HEADER, b"^BC-UK--Mill, 1st Ld,4<\r\n", b"^", b"<\n", b"=\n", b"\t", b"\n", b"``", b"''", b"`",
     b" _ ", b"___\n", b"^By PAT SAMPLE=\n", b"^Eds: ", b"AP-WF-99-99-99 9999GMT<", b"==Kyodo\n",
     b"KWS-99:99-99-99-99", b"HULL (AP) _ ", b"^;W;L\n", b"a;1;2{\n", b"\x08", b"\x10",
     b"* * * *\n",
     b"^FOR RELEASE 31 Feb 9 a.m. EST<\n"]
)  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_no_bytes_do_harm(survives: Callable[[Format, bytes], None], raw: bytes) -> None:
    survives(anpa1312.FORMAT, HEADER + raw)


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_bytes_without_its_signature_do_no_harm(
    survives: Callable[[Format, bytes], None], raw: bytes
) -> None:
    survives(anpa1312.FORMAT, raw)
