from __future__ import annotations

from pathlib import Path

from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from generator.site.watch import Watch


def archive(root: Path) -> tuple[Path, Path, Watch]:
    seeds, docs = root / "seeds", root / "docs"
    seeds.mkdir()
    docs.mkdir()
    (seeds / "old.txt").write_text("a wire")
    watch = Watch()
    with watch.generation(reads=[seeds], writes=[docs]):
        (docs / "page.md").write_text("a page")
    return seeds, docs, watch


def test_pages_as_generated_are_no_news(tmp_path: Path) -> None:
    _, docs, watch = archive(tmp_path)
    assert not watch.is_news(FileCreatedEvent(str(docs / "page.md")))
    assert not watch.is_news(FileModifiedEvent(str(docs / "page.md")))


def test_a_page_edited_by_hand_is_news(tmp_path: Path) -> None:
    _, docs, watch = archive(tmp_path)
    (docs / "page.md").write_text("a page, corrected")
    assert watch.is_news(FileModifiedEvent(str(docs / "page.md")))


def test_wires_that_come_and_go_are_news(tmp_path: Path) -> None:
    seeds, _, watch = archive(tmp_path)
    (seeds / "new.txt").write_text("another")
    assert watch.is_news(FileCreatedEvent(str(seeds / "new.txt")))
    (seeds / "old.txt").unlink()
    assert watch.is_news(FileDeletedEvent(str(seeds / "old.txt")))
    (seeds / "new.txt").rename(seeds / "renamed.txt")
    moved = FileMovedEvent(str(seeds / "new.txt"), str(seeds / "renamed.txt"))
    assert watch.is_news(moved)


def test_a_wire_that_arrives_while_pages_are_made_is_news(tmp_path: Path) -> None:
    seeds, docs, watch = archive(tmp_path)
    with watch.generation(reads=[seeds], writes=[docs]):
        (seeds / "late.txt").write_text("late")
    assert watch.is_news(FileCreatedEvent(str(seeds / "late.txt")))


def test_reading_is_no_news(tmp_path: Path) -> None:
    seeds, _, watch = archive(tmp_path)
    (seeds / "new.txt").write_text("another")
    assert not watch.is_news(FileOpenedEvent(str(seeds / "new.txt")))
    assert not watch.is_news(FileClosedNoWriteEvent(str(seeds / "new.txt")))
    assert not watch.is_news(DirModifiedEvent(str(seeds)))
