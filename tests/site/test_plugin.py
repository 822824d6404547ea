from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.report import Finding
from generator.site.plugin import OVERRIDES
from generator.site.reporting import LogReporter

ROOT = Path(__file__).parents[2]
STORY = """---
title: 'A </title><script>alert("x")</script>'
kind: story
date: "1989-11-09"
agency: dda
---

<section class="story-head" markdown>

# A

</section>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive whose pages are there already."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain = text.replace("  - depesche\n", "  - depesche: {generate: false, search: false}\n")
    plain = plain[: plain.index("nav:")] + plain[plain.index("not_in_nav:") :]
    (tmp_path / "mkdocs.yml").write_text(plain, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(STORY, encoding="utf-8")
    return tmp_path


def config_of(root: Path) -> MkDocsConfig:
    return load_config(str(root / "mkdocs.yml"))


def test_nothing_in_front_matter_acts_as_markup(root: Path) -> None:
    build(config_of(root))
    page = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert "alert(" in page
    assert '<script>alert("x")' not in page
    assert page.count("</title>") == 1


def test_a_page_is_marked_by_its_kind(root: Path) -> None:
    build(config_of(root))
    page = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert '<div class="depesche kind-story">' in page


def test_no_page_asks_another_host(root: Path) -> None:
    build(config_of(root))
    for name in ("index.html", "404.html"):
        page = (root / "site" / name).read_text(encoding="utf-8")
        assert 'src="http' not in page
        assert 'rel="stylesheet" href="http' not in page
        assert "preconnect" not in page


def test_ones_own_templates_come_first(root: Path) -> None:
    (root / "own").mkdir()
    path = root / "mkdocs.yml"
    path.write_text(
        path.read_text().replace("  name: material", "  name: material\n  custom_dir: own")
    )
    config = config_of(root)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    assert config.theme.dirs[0] == str(root / "own")
    assert config.theme.dirs[1] == str(OVERRIDES)


def test_our_errors_stop_the_build_in_one_line(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text().replace("{generate: false, search: false}", "{}"))
    with pytest.raises(Abort):
        build(config_of(root))
    assert "pyproject.toml: no archive here." in caplog.text


def test_findings_reach_mkdocs_log(caplog: pytest.LogCaptureFixture) -> None:
    log = "mkdocs.plugins.depesche"
    reporter = LogReporter(logging.getLogger(log))
    with caplog.at_level(logging.INFO, logger=log):
        reporter.find(Finding("seeds/a.txt", "error", "is empty"))
        reporter.find(Finding("seeds/b.txt", "warning", "has a doubtful date", "line 3"))
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert told == [
        ("WARNING", "seeds/a.txt: is empty"),
        ("INFO", "seeds/b.txt, line 3: has a doubtful date"),
    ]
