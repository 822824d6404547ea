"""A person's edits stay, and their consequences follow everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline, settings
from generator.errors import PageError
from generator.report import BufferReporter

MILL = "stories/2031/03/streit-um-die-alte-muehle-spitzt-sich-zu.md"
SUMMIT_SEED = "04-gipfel.txt"


def generate(root: Path) -> tuple[pipeline.Plan, BufferReporter]:
    reporter = BufferReporter()
    return pipeline.build(root, settings.load(root), reporter), reporter


def story_page(root: Path, seed: str) -> Path:
    """The page made from a seed."""
    for path in sorted((root / "docs/stories").rglob("*.md")):
        if f"file: seeds/{seed}" in path.read_text():
            return path
    raise AssertionError(seed)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_corrected_title_is_used_everywhere(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    title = next(line for line in page.read_text().split("\n") if line.startswith("title: "))
    edit(page, title, "title: Nato einigt sich")
    generate(small)
    assert "# Nato einigt sich" in page.read_text()
    assert "[Nato einigt sich]" in (small / "docs/index.md").read_text()
    assert "[Nato einigt sich]" in (small / "docs/organisations/nato.md").read_text()
    assert not pipeline.plan(small, settings.load(small), BufferReporter()).changes


def test_a_title_corrected_in_the_heading_is_a_corrected_title(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    heading = next(line for line in page.read_text().split("\n") if line.startswith("# "))
    edit(page, heading, "# Nato einigt sich")
    generate(small)
    assert "[Nato einigt sich]" in (small / "docs/index.md").read_text()


def test_a_removed_entity_loses_link_and_line(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    assert "organisations/nato.md" in page.read_text()
    edit(page, "  - organisations/nato\n", "")
    generate(small)
    assert "organisations/nato.md" not in page.read_text()
    nato = small / "docs/organisations/nato.md"
    assert not nato.exists() or page.stem not in nato.read_text()


def test_an_added_entity_gets_link_and_line(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    (small / "docs/organisations/aussenministerium-kiew.md").write_text(
        "---\ntitle: Außenministerium in Kiew\nkind: organisation\n"
        "aliases: [Außenministerium]\ndescription: Ministerium\n---\n"
    )
    edit(page, "  organisations:\n", "  organisations:\n  - organisations/aussenministerium-kiew\n")
    generate(small)
    assert "[Außenministerium](../../../organisations/aussenministerium-kiew.md)" in (
        page.read_text()
    )
    own = (small / "docs/organisations/aussenministerium-kiew.md").read_text()
    assert own.startswith("---\ntitle: Außenministerium in Kiew")


def test_an_edited_text_stays_and_its_links_are_the_links(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    edit(page, "Ostsee", "östlichen [Nordsee](../../../places/nordsee.md)")
    generate(small)
    assert "östlichen [Nordsee]" in page.read_text()
    (line,) = re.findall(r".*\*\*\[Nordsee\].*", (small / "docs/places/nordsee.md").read_text())
    assert line.partition("| **")[0].rstrip().endswith("östlichen")
    assert (
        page.stem not in (small / "docs/places/ostsee.md").read_text()
        if (small / "docs/places/ostsee.md").exists()
        else True
    )


def test_an_edited_entity_page_speaks_on_every_page(small: Path) -> None:
    generate(small)
    muster = small / "docs/people/uta-muster.md"
    text = muster.read_text()
    lines = [line for line in text.split("\n") if not line.startswith("description:")]
    lines.insert(3, "description: Oberbürgermeisterin von Leipzig")
    muster.write_text("\n".join(lines))
    generate(small)
    assert "Uta Muster](../../../people/uta-muster.md) – Oberbürgermeisterin von Leipzig" in (
        (small / "docs" / MILL).read_text()
    )


def test_a_renamed_seed_keeps_its_page(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    (small / "seeds" / SUMMIT_SEED).rename(small / "seeds/ganz-anders.txt")
    _, reporter = generate(small)
    assert story_page(small, "ganz-anders.txt") == page
    assert not [finding for finding in reporter.findings if finding.level == "warning"]


def test_a_corrected_seed_keeps_its_page(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    edit(small / "seeds" / SUMMIT_SEED, "Tempo", "große Eile")
    generate(small)
    assert story_page(small, SUMMIT_SEED) == page
    assert "große Eile" in page.read_text()


def test_a_deleted_seed_is_told_and_its_page_stays(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    before = page.read_text()
    (small / "seeds" / SUMMIT_SEED).unlink()
    made, reporter = generate(small)
    assert [finding.file for finding in reporter.findings if "is gone" in finding.message] == list(
        made.orphans
    )
    assert len(made.orphans) == 1
    section = before[before.index('<section class="story-text"') :].split("</section>")[0]
    assert section in page.read_text()
    assert "nato.md" in (small / "docs/organisations/index.md").read_text()
    assert not pipeline.plan(small, settings.load(small), BufferReporter()).changes


def test_a_deleted_page_is_made_again(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    before = page.read_text()
    page.unlink()
    generate(small)
    assert page.read_text() == before


def test_a_page_that_cannot_be_read_stops_the_run(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    edit(page, "title: ", "title: [")
    (small / "seeds/neu.txt").write_text(" date 2031-03-11 BERLIN (dda) - Ein neuer Text.\n")
    count = len(list((small / "docs").rglob("*.md")))
    with pytest.raises(PageError, match=page.name):
        generate(small)
    assert len(list((small / "docs").rglob("*.md"))) == count


def test_a_wrong_value_names_page_and_field(small: Path) -> None:
    generate(small)
    page = story_page(small, SUMMIT_SEED)
    edit(page, "date: 2031-03", "date: [2031]")
    with pytest.raises(PageError, match="date"):
        generate(small)
