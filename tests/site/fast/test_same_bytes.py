"""With the accelerator and without, the site is the same, byte for byte."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT, built, built_stock, configured, differing, tree

ODD_PAGE = """---
title: Von *Hand* & <b>frei</b>
kind: page
template: own.html
---

Ein Absatz vor jeder Überschrift, mit ~~allem~~ was [anderswo](../index.md "gilt").

## Zwei
### Drei
# Eins[^1]

!!! note
    - [x] kein Dialekt
"""


def test_the_demo_archive(tmp_path: Path) -> None:
    """In processes of their own, so that the pages are shared out over the cores."""
    sites = []
    for name, fast in (("with", True), ("without", False)):
        root = tmp_path / name
        root.mkdir()
        shutil.copytree(ROOT / "docs", root / "docs")
        configured(root, fast=fast)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/a/"}
        done = subprocess.run(
            command, cwd=root, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        sites.append(tree(root / "site"))
    assert differing(*sites) == []
    stories = [html for html in sites[0].values() if b'<section class="story-text">' in html]
    before_text = [html.index(b'<section class="story-text">') for html in stories]
    assert len(before_text) > 80
    assert max(before_text) <= 12 * 1024


def odd(text: str) -> str:
    """Settings few archives have."""
    text = text.replace('!ENV [SITE_URL, ""]', "https://example.org/x/\nrepo_url: https://a.org/r")
    text = text.replace("use_directory_urls: false", "use_directory_urls: true")
    text = text.replace("- navigation.tabs", "- navigation.tabs\n    - content.action.edit")
    return own_folder(text).replace(
        "  - Suche: search.md\n", "  - Mehr:\n      - Suche: search.md\n"
    )


def own_templates(root: Path) -> None:
    """Templates that ask of pages what no frame can answer."""
    (root / "own").mkdir()
    (root / "own" / "own.html").write_text(
        '{% extends "main.html" %}{% block footer %}{{ page.content | length }} {{ page.url }}'
        "{% for file in pages %}{{ file.url }} {{ file.page.title }} {% endfor %}{% endblock %}"
    )
    (root / "docs" / "people" / "hand.md").write_text(ODD_PAGE, encoding="utf-8")
    (root / "docs" / "bare.md").write_text("# Ohne Kopf\n\nText", encoding="utf-8")
    (root / "docs" / "crlf.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n\r\n# B\r\n")


def own_folder(text: str) -> str:
    return text.replace("  name: material", "  name: material\n  custom_dir: own")


@pytest.mark.parametrize("change", [own_folder, odd])
def test_the_small_archive_with_pages_by_hand(archive: Path, change: Callable[[str], str]) -> None:
    own_templates(archive)
    configured(archive, fast=True, change=change)
    assert differing(built(archive), built_stock(archive, change)) == []


def test_our_own_templates_are_learned(archive: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mkdocs.plugins.depesche-fast")
    configured(archive, fast=True)
    built(archive)
    assert "pages made" in caplog.text
    assert "rendered by their template" not in caplog.text


def test_little_stands_around_a_story(archive: Path) -> None:
    configured(archive, fast=True)
    stories = [html for name, html in built(archive).items() if re.match(r"stories/\d.*html", name)]
    assert stories
    assert max(html.index(b"<article") for html in stories) < 3_200
    assert max(len(html) - html.index(b"</article>") for html in stories) < 700


def test_a_theme_that_asks_much_of_a_page(archive: Path) -> None:
    (archive / "own").mkdir()
    (archive / "own" / "main.html").write_text(
        '{% extends "base.html" %}{% block footer %}{% if page %}{{ page.title | upper }}'
        "{{ page.content | wordcount }}{% if 'Berlin' in page.content %}B{% endif %}"
        "{{ page.meta.agency }}{% for item in page.toc %}{{ item.title | length }}{% endfor %}"
        "{% endif %}{% endblock %}"
    )
    configured(archive, fast=True, change=own_folder)
    first = built(archive)
    assert differing(first, built_stock(archive, own_folder)) == []
    assert differing(built(archive), first) == []


def test_other_extensions_of_markdown(archive: Path) -> None:
    def change(text: str) -> str:
        return text.replace("permalink: false", "permalink: true").replace(
            "  - tables", "  - tables\n  - smarty"
        )

    configured(archive, fast=True, change=change)
    assert differing(built(archive), built_stock(archive, change)) == []


def test_it_stands_aside_where_another_takes_part(archive: Path) -> None:
    def change(text: str) -> str:
        return text + "\nhooks:\n  - hook.py\n"

    (archive / "hook.py").write_text(
        "def on_page_content(html, page, config, files):\n    return html + page.url\n"
    )
    configured(archive, fast=True, change=change)
    assert differing(built(archive), built_stock(archive, change)) == []
    assert not (archive / ".depesche").exists()
    shutil.rmtree(archive / "site")
