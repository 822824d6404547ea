from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import iptc7901
from generator.formats.conventions import Conventions
from generator.formats.decoding import decode
from generator.formats.format import Format
from generator.model.wire import Wire

SAMPLES = sorted((Path(__file__).parent / "samples" / "iptc7901").glob("*.iptc"))
HEADER = b"\x01bdt0123 3 pl 45  dpa 1234\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_lost_control_characters_change_nothing(path: Path) -> None:
    raw = path.read_bytes()
    bare = raw.translate(None, b"\x00\x01\x02\x03\x04\x7f").lstrip()
    for framed, plain in zip(stories(raw), stories(bare), strict=True):
        assert framed.title == plain.title
        assert framed.date == plain.date
        assert framed.paragraphs() == plain.paragraphs()


def test_offsets_count_in_the_decoded_wire() -> None:
    raw = HEADER + b"M\xfchle/\n\x02M\xfchle steht =\n\nUlm (dpa) - Die M\xfchle\nsteht.\n\x03"
    (story,) = stories(raw)
    text = decode(raw).text
    assert [b.origin and b.origin.of(text) for b in story.blocks] == ["Die Mühle\nsteht."]
    assert all(cut.origin.of(text) == cut.raw for cut in story.cuts)


def test_text_that_merely_begins_like_a_header_is_none() -> None:
    assert iptc7901.sniff(Wire.of("seeds/a.txt", b"Am 3. Mai 1989 4 Uhr\n")) == 0.0


def test_a_frame_without_text_is_refused() -> None:
    with pytest.raises(WireError, match="no message with a text"):
        stories(HEADER + b"\x02\x03")


def stories(raw: bytes) -> tuple[iptc7901.Story, ...]:
    return tuple(iptc7901.parse(Wire.of("seeds/a.iptc", raw), Conventions()))


PARTS = st.sampled_from(
    [HEADER, b"\x01", b"\x02", b"\x03", b"\x04", b" =\n", b"\n", b"\n\n", b"(neu: ", b")", b"Slug/",
     b"REFILE\n", b"By Pat Sample =\n", b"Ulm (dpa) - ", b"* * * *\n", b"212322 GMT Nov 18",
     b"Sperrfrist: 4. Mai, 18.00 Uhr\n", b"\x7f\x7f", b"Ein Satz.\n", b":\n", b" \n"]
)  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_no_bytes_do_harm(survives: Callable[[Format, bytes], None], raw: bytes) -> None:
    survives(iptc7901.FORMAT, HEADER + raw)


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_bytes_without_its_signature_do_no_harm(
    survives: Callable[[Format, bytes], None], raw: bytes
) -> None:
    survives(iptc7901.FORMAT, raw)
