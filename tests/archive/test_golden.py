"""The whole line on a small archive, held against its golden tree page by page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator import pipeline, settings
from generator.report import BufferReporter

GOLDEN = Path(__file__).parent / "small" / "docs"


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for pattern in ("*.md", "*.json")
        for path in sorted(folder.rglob(pattern))
    }


def built(root: Path) -> dict[str, str]:
    pipeline.build(root, settings.load(root), BufferReporter())
    return tree(root / "docs")


def test_the_small_archive_is_its_golden_tree(small: Path, *, write_golden: bool) -> None:
    made = built(small)
    if write_golden:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(small / "docs", GOLDEN)
    golden = tree(GOLDEN)
    assert sorted(made) == sorted(golden)
    for path, text in made.items():
        assert text == golden[path], path


def test_a_second_run_writes_nothing(small: Path) -> None:
    built(small)
    again = pipeline.plan(small, settings.load(small), BufferReporter())
    assert not again.changes


def test_locale_time_zone_hash_seed_and_order_do_not_matter(small: Path, tmp_path: Path) -> None:
    """Another process with everything about it different writes the same bytes."""
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(small / "pyproject.toml", other)
    # Files laid down in the opposite order: some file systems list them as they came.
    (other / "seeds").mkdir()
    for path in sorted((small / "seeds").iterdir(), reverse=True):
        shutil.copy(path, other / "seeds")
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4711",
    }
    command = [sys.executable, "-m", "generator", "-C", str(other), "generate"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert tree(other / "docs") == built(small)


def test_the_archive_can_be_checked_without_a_doubt(small: Path) -> None:
    reporter = BufferReporter()
    pipeline.build(small, settings.load(small), reporter)
    assert [finding for finding in reporter.findings if finding.level == "error"] == []


def test_private_parts_are_nowhere(small: Path) -> None:
    everything = "\n".join(built(small).values())
    assert "Geheim" not in everything
    assert "geheim@" not in everything
    assert "123456" not in everything
