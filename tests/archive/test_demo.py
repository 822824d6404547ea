"""The demo archive under `seeds/` and its committed pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline, settings
from generator.report import BufferReporter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Plan, BufferReporter]:
    """What the generator would do to the committed pages, tried on a copy."""
    root = tmp_path_factory.mktemp("demo")
    shutil.copy(ROOT / "pyproject.toml", root)
    for folder in ("seeds", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    reporter = BufferReporter()
    return pipeline.plan(root, settings.load(root), reporter), reporter


def test_its_pages_are_what_its_seeds_give(demo: tuple[pipeline.Plan, BufferReporter]) -> None:
    changes = demo[0].changes
    assert sorted(changes.changed) == []
    assert sorted(changes.removed) == []


def test_nothing_in_it_is_refused_or_doubtful(demo: tuple[pipeline.Plan, BufferReporter]) -> None:
    plan, reporter = demo
    assert plan.refused == 0
    assert [finding for finding in reporter.findings if finding.level == "error"] == []
