"""Files are listed by what a page may be called, and written whole or not at all."""

from pathlib import Path

import pytest

from generator.errors import PageError
from generator.model.ids import page_path
from generator.store.stamps import stamp_of
from generator.store.tree import listed, page_file, page_text, write_if_changed

PATH = page_path("days/1989/11/09.md")


def test_only_what_a_page_could_be_called_is_listed(tmp_path: Path) -> None:
    for name in (PATH, "days/README.md", "people/Eigenes Blatt.md", "assets/x.json"):
        write_if_changed(tmp_path / name, b"# x\n")
    assert [path for path, _ in listed(tmp_path)] == [PATH]


def test_a_file_is_only_touched_where_its_bytes_change(tmp_path: Path) -> None:
    path = tmp_path / PATH
    assert write_if_changed(path, b"eins")
    before = stamp_of(path)
    assert not write_if_changed(path, b"eins")
    assert stamp_of(path) == before
    assert write_if_changed(path, b"zwei")
    assert path.read_bytes() == b"zwei"
    assert list(path.parent.iterdir()) == [path]


def test_a_page_without_front_matter_is_a_persons_own() -> None:
    assert not page_file(PATH, "# Meine Seite\n").made


def test_a_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/x.md").write_bytes(b"---\ntitle: \xff\n---\n")
    with pytest.raises(PageError, match="cannot be read"):
        page_text(tmp_path, page_path("people/x.md"))
