from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.site.index import writer
from generator.site.index.codec import inflated, read_varint
from generator.site.index.records import IndexedName, IndexedStory
from generator.site.index.writer import divided, write_pages


def story(number: int, text: str = "Der Rat tagte.", **more: object) -> IndexedStory:
    fields: dict[str, object] = {
        "page": f"stories/2031/{number:05}", "title": f"Meldung {number}", "kind": "story",
        "date": f"2031-01-{number % 28 + 1:02}", "language": "de", "agency": "dda", "byline": (),
        "labels": (), "facets": ("kind/story",), "versions": (), "text": text,
    }  # fmt: skip
    return IndexedStory(**{**fields, **more})  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def segments(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir() if path.is_dir()}


def about(folder: Path) -> dict[str, object]:
    """What the index says of itself, before the directories of its tables."""
    content = inflated((folder / "index.bin").read_bytes())
    length, start = read_varint(content, 0)
    found: dict[str, object] = json.loads(content[start : start + length])
    return found


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (3, [3]), (600, [512, 88]), (1590, [1024, 512, 54])]
)
def test_segments_are_large_at_the_old_end(count: int, sizes: list[int]) -> None:
    stories = [story(number) for number in range(count)]
    assert [len(part) for part in divided(stories)] == sizes


def test_versions_of_one_day_are_not_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "SIZES", (4,))
    days = ["01", "02", "02", "03", "03", "03", "04", "05", "06"]
    stories = [story(number, date=f"2031-02-{day}") for number, day in enumerate(days)]
    assert [len(part) for part in divided(stories)] == [6, 3]
    crowd = [story(number, date="2031-02-01") for number in range(200)]
    *before, last = [len(part) for part in divided(crowd)]
    assert set(before) == {4}
    assert last <= 4 + writer.DAY_AT_MOST


def test_the_same_stories_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    stories = [story(number) for number in range(9)]
    names = [IndexedName("places/kiew", "Kiew", "place", ("Kyjiw",))]
    write_pages(stories, names, tmp_path / "a", tmp_path / "cache-a")
    write_pages(stories[::-1], names, tmp_path / "b", tmp_path / "cache-b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_story_more_writes_one_segment_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "SIZES", (8, 4))
    stories = [story(number, date=f"2031-02-{number + 1:02}") for number in range(13)]
    out, cache = tmp_path / "out", tmp_path / "cache"
    write_pages(stories, [], out, cache)
    before = segments(cache)
    write_pages([*stories, story(20, date="2031-03-01")], [], out, cache)
    after = segments(cache)
    # Three segments, each with its words and its facets.
    assert (len(before), len(after)) == (6, 6)
    assert len(after - before) == 2
    assert {path.name for path in out.iterdir() if path.is_dir()} == after


def test_a_name_more_in_an_old_story_leaves_the_words_as_they_are(tmp_path: Path) -> None:
    stories = [story(number) for number in range(5)]
    out, cache = tmp_path / "out", tmp_path / "cache"
    write_pages(stories, [], out, cache)
    before = {path: (cache / path).stat().st_ino for path in files(cache)}
    stories[0] = story(0, facets=("kind/story", "threads/muehle"))
    write_pages(stories, [], out, cache)
    after = {path: (cache / path).stat().st_ino for path in files(cache)}
    made = {path.partition("/")[2] for path in after.keys() - before.keys()}
    assert made == {"", "entities-0.bin", "facets.bin", "members-0.bin"}
    assert all(after[path] == before[path] for path in after.keys() & before.keys())


def test_the_index_says_what_it_holds(tmp_path: Path) -> None:
    write_pages([story(1), story(2, language="en")], [], tmp_path / "out", tmp_path / "cache")
    index = about(tmp_path / "out")
    assert index["format"] == writer.FORMAT
    assert index["languages"] == ["de", "en"]
    assert [stories for _, _, stories, *_ in index["segments"]] == [2]  # type: ignore[attr-defined]


def test_an_archive_without_stories_has_an_index(tmp_path: Path) -> None:
    write_pages([], [], tmp_path / "out", tmp_path / "cache")
    assert about(tmp_path / "out")["segments"] == []
