"""Threads and other ties through the whole line: they stay, grow, and obey a person."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline, settings
from generator.errors import PageError
from generator.report import BufferReporter

THREAD = "threads/streit-um-die-alte-muehle-spitzt-sich-zu"


def generate(root: Path) -> pipeline.Plan:
    return pipeline.build(root, settings.load(root), BufferReporter())


def tree(root: Path) -> dict[str, str]:
    docs = root / "docs"
    return {p.relative_to(docs).as_posix(): p.read_text() for p in sorted(docs.rglob("*.md"))}


def mill_pages(root: Path) -> list[Path]:
    """The story pages of the mill's thread."""
    pages = sorted((root / "docs/stories").rglob("*.md"))
    return [page for page in pages if f"\nthread: {THREAD}\n" in page.read_text()]


@pytest.mark.parametrize("late", ["09-feindlich.txt", "08-service.txt", "06-english.txt"])
def test_a_story_that_comes_late_ends_in_the_same_tree(
    small: Path, tmp_path: Path, late: str
) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(small, whole)
    generate(whole)
    wire = (small / "seeds" / late).read_bytes()
    (small / "seeds" / late).unlink()
    generate(small)
    (small / "seeds" / late).write_bytes(wire)
    generate(small)
    assert tree(small) == tree(whole)


def test_a_story_put_elsewhere_by_hand_goes_there_and_comes_back(small: Path) -> None:
    generate(small)
    before = tree(small)
    page = mill_pages(small)[-1]
    page.write_text(page.read_text().replace(f"\nthread: {THREAD}\n", "\nthread: threads/meins\n"))
    generate(small)
    mine = (small / "docs/threads/meins.md").read_text()
    assert page.name in mine
    assert page.name not in (small / f"docs/{THREAD}.md").read_text()
    assert "threads/meins.md" in page.read_text()
    assert not pipeline.plan(small, settings.load(small), BufferReporter()).changes
    page.write_text(page.read_text().replace("\nthread: threads/meins\n", "\n"))
    generate(small)
    assert tree(small) == before


def test_a_thread_named_by_hand_is_called_so_everywhere(small: Path) -> None:
    generate(small)
    page = small / f"docs/{THREAD}.md"
    page.write_text(re.sub(r"\ntitle: .*\n", "\ntitle: Der Mühlenstreit\n", page.read_text()))
    generate(small)
    assert "# Der Mühlenstreit" in page.read_text()
    assert "[Der Mühlenstreit]" in (small / "docs/threads/index.md").read_text()
    assert "[Der Mühlenstreit]" in mill_pages(small)[0].read_text()


def test_a_thread_no_page_could_have_stops_the_run(small: Path) -> None:
    generate(small)
    page = mill_pages(small)[0]
    page.write_text(page.read_text().replace(f"\nthread: {THREAD}\n", "\nthread: ../weg\n"))
    with pytest.raises(PageError, match="is no thread"):
        generate(small)
