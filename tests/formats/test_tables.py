from __future__ import annotations

import csv
import importlib
import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SettingsError, WireError
from generator.formats import read_stories, rows, tables
from generator.formats.columns import mapping_of
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

FOLDER = Path(__file__).parent / "samples" / "tables"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def stories(raw: bytes, file: str = "seeds/a.csv") -> tuple[Story, ...]:
    return tuple(tables.parse(Wire.of(file, raw), Conventions()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")
    compare(path)


def test_an_explicit_column_wins_over_guesses() -> None:
    names = ["title", "text", "fließtext"]
    assert mapping_of(names)["text"] == "text"
    assert mapping_of(names, {"text": "Fließtext"})["text"] == "fließtext"


@pytest.mark.parametrize(
    "raw",
    [
        "Nr|Roh|Kopf\n1|ULM (dpa) - Die Mühle steht.|Mühle steht\n",
        '{"Nr": 1, "Roh": "ULM (dpa) - Die Mühle steht.", "Kopf": "Mühle steht"}\n',
    ],
)
def test_columns_that_the_settings_name_make_a_table(raw: str) -> None:
    wire = Wire.of("seeds/a.csv", raw.encode())
    settings = Settings(columns={"text": "roh", "title": "Kopf"})
    (story,) = read_stories(wire, settings)
    assert (story.title, story.text) == ("Mühle steht", "Die Mühle steht.")
    assert story.source.format == "table"
    assert tables.sniff(wire) == 0.0


def test_an_unknown_fact_in_the_settings_is_told_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match="Did you mean 'text'"):
        read_stories(Wire.of("seeds/a.csv", b"a,b\n"), Settings(columns={"texxt": "a"}))


def test_private_columns_leave_no_trace() -> None:
    raw = b"title,text,contact_phone,email_author\nX,Text am Wehr.,0561 5550000,a@mill.example\n"
    (story,) = stories(raw)
    assert "5550000" not in repr(story) + repr(story.cuts) + story.text
    assert "mill.example" not in repr(story)


@pytest.mark.parametrize(
    "raw",
    [
        b"BERLIN (dpa) - Der Text, der Titel, das Datum\nund mehr.\n",
        b"Titel\nText\n",
        b"Der Text, sagte er, sei gut.\n",
        b"a,b,c\n1,2,3\n",
        b'{"a": 1}',
        b"",
        b"title,text",
    ],
)
def test_what_tells_no_stories_is_no_table(raw: bytes) -> None:
    assert tables.sniff(Wire.of("seeds/a.csv", raw)) == 0.0


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_rows_written_by_the_csv_module_come_back(table: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [["x", "y", "z"], *table]
    )
    text = stream.getvalue()
    read = [dict(row) for row in rows.csv_rows(text, "") if not isinstance(row, WireError)]
    expected = [dict(zip("xyz", row, strict=True)) for row in table if any(map(str.strip, row))]
    if '\\"' not in text:
        assert read == expected


def test_a_quotation_mark_left_open_ends_with_the_row_or_the_file() -> None:
    open_end = b'title,text\nX,"' + b'"a,b "c\n' * 600_000
    begun = time.process_time()
    with pytest.raises(WireError, match="A quotation mark may be left open"):
        stories(open_end)
    assert time.process_time() - begun < 20


def test_deep_json_is_refused_for_its_row_alone() -> None:
    raw = b'{"title": "X", "text": "Text."}\n' + b"[" * 100_000 + b"\n"
    (story,) = stories(raw)
    assert [notice.code for notice in story.notices][-1] == "stories-refused"


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(WireError, match=r"depesche\[parquet\]"):
        stories(b"PAR1" + b"\0" * 40)


def test_damaged_parquet_is_refused() -> None:
    pytest.importorskip("pyarrow")
    raw = (FOLDER / "dump.parquet").read_bytes()
    for damaged in (raw[:-20], raw[:60] + b"\xff" * 40 + raw[100:-8] + b"\xff\xff\xff\x7fPAR1"):
        with pytest.raises(WireError, match="cannot be read as Parquet"):
            stories(damaged)


def test_a_table_without_a_text_is_refused() -> None:
    with pytest.raises(WireError, match="no column seems to hold a text"):
        stories(b"a,b\n1,2\n")


PARTS = st.sampled_from(
    ["title,text,date\n", "titel;volltext\n", '"', '""', '\\"', ",", ";", "\t", "\n", "\r\n",
     '{"title":"x","text":', "[", "]", "{", "}", "<p>", "&amp;", "99.99.2031", "* * * *",
     "Ulm (dpa) - Text.", "sep=;\n", json.dumps({"title": "X", "body": ["a", {"name": "b"}]})]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=8), max_size=20).map("".join))
def test_no_text_does_harm(survives: Callable[[Format, bytes], None], text: str) -> None:
    survives(tables.FORMAT, b"title,text\n" + text.encode("utf-8", "replace"))
    survives(tables.FORMAT, text.encode("utf-8", "replace"))
