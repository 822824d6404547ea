from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import plaintext, read_stories
from generator.formats.bodies import MOST_BLOCKS
from generator.formats.conventions import Conventions
from generator.formats.decoding import decode
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

SETTINGS = Settings(agencies=("dda",))
SAMPLES = Path(__file__).parent / "samples" / "text"


def read(raw: str | bytes, name: str = "seeds/x.txt") -> tuple[Story, ...]:
    encoded = raw.encode() if isinstance(raw, str) else raw
    return plaintext.parse(Wire.of(name, encoded), Conventions.of(SETTINGS))


def known(story: Story) -> dict[str, object]:
    """Everything of a story that an expectation may state, as JSON would have it."""
    signoff, version = story.signoff, story.version
    return {
        **{
            name: getattr(story, name)
            for name in (
                "title", "title_source", "text", "kind", "date", "date_source", "language",
                "agency", "subtitle", "slugline", "genre",
            )
        },
        "index": story.source.index,
        "dateline": [[place.name, place.raw, place.region] for place in story.dateline],
        "byline": list(story.byline),
        "keywords": list(story.keywords),
        "tickers": list(story.tickers),
        "links": list(story.links),
        "signoff": signoff
        and {
            "raw": signoff.raw,
            "author": signoff.author,
            "desk": signoff.desk,
            "editor": signoff.editor,
        },
        "version": {
            "number": version.number,
            "signal": version.signal,
            "labels": list(version.labels),
        },
        "embargo": story.embargo and [story.embargo.until],
        "notes": [[note.kind, note.text] for note in story.notes],
        "notices": [notice.message for notice in story.notices],
        "notice_codes": [notice.code for notice in story.notices],
        "paragraphs": list(story.paragraphs()),
        "kinds": [block.kind for block in story.blocks],
        "subheads": [b.span.of(story.text) for b in story.blocks if b.kind == "subhead"],
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    stories = read(path.read_bytes(), path.name)
    assert len(stories) == len(expected)
    for story, fields in zip(stories, expected, strict=True):
        absent = fields.pop("absent", [])
        actual = known(story)
        assert {name: actual[name] for name in fields} == fields
        assert not [word for word in absent if word in repr(story) + story.text + repr(story.cuts)]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_of_a_sample_is_lost(path: Path) -> None:
    assert_nothing_is_lost(path.read_bytes())


def assert_nothing_is_lost(raw: bytes) -> None:
    """Blocks read as the wire does, and blocks and cuts cover all of it that is not blank."""
    decoded = decode(raw).text
    covered = [False] * len(decoded)
    for story in read(raw):
        for block in story.blocks:
            assert block.origin is not None
            characters = block.span.of(story.text)
            source = block.origin.of(decoded)
            if block.kind not in {"table", "preformatted"}:
                source = source.replace("\n", " ")
            assert characters == source
            assert characters.strip() == characters
        for cut in story.cuts:
            assert cut.raw in {"", cut.origin.of(decoded)}
        spans = [block.origin for block in story.blocks if block.origin]
        for span in (*spans, *(cut.origin for cut in story.cuts)):
            assert not any(covered[span.start : span.end])
            covered[span.start : span.end] = [True] * len(span)
        assert story.text == "\n\n".join(story.paragraphs())
    lost = [c for c, known_of in zip(decoded, covered, strict=True) if not known_of]
    assert not "".join(lost).strip()


PARTS = st.sampled_from(
    [
        " date 2031-04 ", "BRÜSSEL (dda) - ", "Frankfurt/Main (dpa) - ", "ROUNDUP 2: Mühle brennt",
        "(neu: Zahlen)", "(Berichtigung: Name", "Von Uta Muster, dda", "/abc/DP/xyz",
        "dpa abc n1 xy",
        "(Reporting by Pat Sample)", "# Notizblock", "* * * *", "---", "NNNN", "\x01", "\x02",
        "\x03",
        "^", "°", "- Punkt", "1. Platz", "Lage", "Ein Satz, der zu Ende geht.", "\n", "\n\n",
        "  ",
        "Sperrfrist: 4. Mai 2031, 18.00 Uhr", "Müller   12  3", "Regierung/Mühlen", "ISIN", "(",
        ")",
        "KILL: Mühle", "NOTEBOOK\n", "- Bitte beachten Sie die Sperrfrist\n", "(AWP)\n", "AFP\n",
        "To contact the editor:\n", "Original-Content von: X, übermittelt durch Y\n",
        "dpa-AFX Überblick: Mühlen", "\t", "Ende der Mitteilung", "## Lage", "=",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PARTS, st.text(max_size=12)), max_size=24).map("".join))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    # A text may hold no story; then nothing of it is shown, and the refusal says so.
    with suppress(WireError):
        assert_nothing_is_lost(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b" \n\t\n", "only blanks"),
        (b" date 2031-04 ", "no text besides its head"),
        (b" date 2031-04 BERLIN (dda) - ", "no text besides its head"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"MZ\x00\x00\x01\x02 text", "NUL"),
        (bytes(range(256)) * 4, "NUL"),
    ],
)
def test_what_is_no_story_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(WireError, match=reason) as refused:
        read_stories(Wire.of("seeds/x.txt", raw), SETTINGS)
    assert refused.value.file == "seeds/x.txt"
    assert refused.value.remedy


def test_a_story_is_named_by_its_text_alone() -> None:
    first, second = read("ULM (dda) - Mühle."), read("BONN (dda) - Mühle.")
    assert first[0].id == second[0].id
    assert first[0].id.startswith("urn:depesche:sha256:")


def test_more_paragraphs_than_a_story_has_are_cut_off_and_said() -> None:
    (story,) = read("ULM (dda) - Mühle.\n\n" + "x\n\n" * 60_000)
    assert len(story.blocks) == MOST_BLOCKS
    assert "body-cut-off" in [notice.code for notice in story.notices]
    assert_nothing_is_lost(("ULM (dda) - Mühle.\n\n" + "x\n\n" * 60_000).encode())


def test_more_stories_than_a_file_may_hold_are_refused() -> None:
    with pytest.raises(WireError, match="holds 20001 stories"):
        read("x\nNNNN\n" * 20_001)
