from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.site import search

STORY = """---
title: Mühle gerettet
kind: story
date: '2031-03-06'
language: de
---

<section class="story-text" markdown>

Der Stadtrat beriet.

</section>
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "muehle.md").write_text(STORY, encoding="utf-8")
    (folder / "index.md").write_text("# Start\n", encoding="utf-8")
    return folder


def test_the_index_lies_where_the_script_looks_for_it(docs: Path, tmp_path: Path) -> None:
    search.index(tmp_path, docs, tmp_path / "site")
    assert (tmp_path / "site" / search.BUNDLE / "index.bin").is_file()
    assert any((tmp_path / search.CACHE).iterdir())


def test_indexing_again_changes_nothing(docs: Path, tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        found = (tmp_path / "site").rglob("*.bin")
        return {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in found}

    search.index(tmp_path, docs, tmp_path / "site")
    first = files()
    search.index(tmp_path, docs, tmp_path / "site")
    assert files() == first


def test_an_archive_without_pages_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(SiteError, match=r"no page to index"):
        search.index(tmp_path, tmp_path / "docs", tmp_path / "site")


def test_a_folder_that_cannot_be_written_is_named(docs: Path, tmp_path: Path) -> None:
    (tmp_path / ".depesche").write_text("in the way")
    with pytest.raises(SiteError, match=r"could not be written.*\.depesche/search"):
        search.index(tmp_path, docs, tmp_path / "site")
