"""After any change the site is what a full build would make; what stays is not written again."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from .conftest import built, built_stock, configured, differing, tree


def pages_of(root: Path) -> list[Path]:
    return sorted((root / "docs").rglob("*.md"))


def a_story(root: Path) -> Path:
    return min((root / "docs" / "stories").rglob("*-*.md"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def written(root: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in (root / "site").rglob("*.html")}


def test_only_what_changed_is_written(archive: Path) -> None:
    built(archive)
    before = written(archive)
    edit(a_story(archive), "</section>", "Nachtrag\n\n</section>")
    assert differing(built(archive), built_stock(archive)) == []
    after = written(archive)
    assert len({name for name in after if after[name] != before[name]}) == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_row_of_edits_ends_as_a_full_build(archive: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (the same edits each time)
    built(archive)
    for step in range(4):
        for _ in range(2):
            change(archive, chance, step)
        fast = built(archive)
    assert differing(fast, built_stock(archive)) == []


def change(root: Path, chance: random.Random, step: int) -> None:
    """One edit of a kind a person or the generator makes."""
    path = chance.choice([page for page in pages_of(root) if page.name != "index.md"])
    kind = chance.randrange(6)
    if kind == 0:
        path.unlink()
    elif kind == 1:
        path.rename(path.with_name(f"neu-{step}-{path.name}"))
    elif kind == 2:
        path.write_text(path.read_text(encoding="utf-8") + "\nVon [Hand](nirgends.md).\n")
    elif kind == 3:
        text = path.read_text(encoding="utf-8").replace("title: ", "title: Neu ", 1)
        path.write_text(text, encoding="utf-8")
    elif kind == 4:
        shutil.copy(path, path.with_name(f"kopie-{step}-{path.name}"))
    else:
        (root / "docs" / f"bild-{step}.svg").write_text("<svg/>")


def retitled(text: str) -> str:
    return text.replace("Start: index.md", "Anfang: index.md")


def directories(text: str) -> str:
    return text.replace("use_directory_urls: false", "use_directory_urls: true")


def another_template(text: str) -> str:
    return text.replace("  name: material", "  name: material\n  custom_dir: own")


@pytest.mark.parametrize("change", [retitled, directories, another_template])
def test_a_changed_setting_reaches_every_page(archive: Path, change: Callable[[str], str]) -> None:
    built(archive)
    (archive / "own").mkdir()
    (archive / "own" / "main.html").write_text('{% extends "base.html" %}')
    configured(archive, fast=True, change=change)
    assert differing(built(archive), built_stock(archive, change)) == []


def test_a_changed_template_reaches_every_page(archive: Path) -> None:
    (archive / "own" / "partials").mkdir(parents=True)
    configured(archive, fast=True, change=another_template)
    built(archive)
    (archive / "own" / "partials" / "footer.html").write_text("<p>anders</p>")
    assert differing(built(archive), built_stock(archive, another_template)) == []


def test_the_cache_may_go_or_break_at_any_time(archive: Path) -> None:
    first = built(archive)
    for ledger in (archive / ".depesche" / "site").glob("*.db"):
        ledger.write_bytes(b"no ledger")
    assert differing(built(archive), first) == []
    shutil.rmtree(archive / ".depesche")
    assert differing(built(archive), first) == []


def test_a_damaged_site_is_mended(archive: Path) -> None:
    first = built(archive)
    (archive / "site" / "about.html").write_text("zerstört")
    (archive / "site" / "index.html").unlink()
    (archive / "site" / "fremd.html").write_text("übrig")
    (archive / "site" / ".htaccess").write_text("eines Menschen")
    after = built(archive)
    assert after.pop(".htaccess")
    assert differing(after, first) == []


def test_a_broken_link_is_told_of_in_every_build_and_spoils_no_site(
    archive: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = built(archive, strict=True)
    story = a_story(archive)
    target = next((archive / "docs" / "people").glob("*-*.md"))
    whole = target.read_text(encoding="utf-8")
    target.unlink()
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            built(archive, strict=True)
        assert f"people/{target.name}" in caplog.text
    target.write_text(whole, encoding="utf-8")
    edit(story, "</section>", "[a](#nirgends)\n\n</section>")
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            built(archive, strict=True)
        assert "#nirgends" in caplog.text
    edit(story, "[a](#nirgends)\n\n", "")
    assert differing(built(archive, strict=True), first) == []


def test_a_place_that_is_no_more_is_told_of(
    archive: Path, caplog: pytest.LogCaptureFixture
) -> None:
    linking = next(
        p for p in pages_of(archive) if ".md#p1)" in p.read_text() and "people" in str(p)
    )
    place = linking.read_text().partition(".md#p1)")[0].rpartition("](")[2]
    target = (linking.parent / f"{place}.md").resolve()
    built(archive, strict=True)
    edit(target, '<a id="p1"></a>', "")
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            built(archive, strict=True)
        assert f"{target.stem}.md' does not contain an anchor '#p1'" in caplog.text


def test_a_build_that_fails_leaves_the_last_good_site(archive: Path) -> None:
    configured(archive, fast=True, change=another_template)
    (archive / "own").mkdir()
    first = built(archive)
    edit(a_story(archive), "</section>", "Nachtrag\n\n</section>")
    (archive / "own" / "main.html").write_text("{% kaputt %}")
    with pytest.raises(Exception, match="kaputt"):
        built(archive)
    site = archive / "site"
    left = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert differing(left, first) == []


# `mkdocs build`, interrupted once all plugins have done what they do at a stage.
STOPPING = """
import os, signal, sys
from mkdocs.__main__ import cli
from mkdocs.plugins import PluginCollection

# Who runs the tests in the background may have had it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
run_event = PluginCollection.run_event

def stopping(self, name, *args, **kwargs):
    found = run_event(self, name, *args, **kwargs)
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGINT)
    return found

PluginCollection.run_event = stopping
cli(["build", "-q", "-f", sys.argv[1]])
"""
STAGES = ("pre_build", "files", "nav", "env", "post_build")


def renamed(text: str) -> str:
    return text.replace("site_name:", "site_name: Neu ")


def test_ctrl_c_leaves_the_last_good_site(archive: Path) -> None:
    """At whatever moment it comes, the site is the one before or the one after, never a mixture."""
    first = built(archive)
    command = [sys.executable, "-c", STOPPING, str(archive / "mkdocs.yml")]
    configured(archive, fast=True, change=renamed)
    started = time.monotonic()
    subprocess.run([*command, ""], check=True, cwd=archive)
    whole = time.monotonic() - started
    second = tree(archive / "site")
    assert differing(first, second)
    # At each stage of a build, and within what the stages do, which only the clock can tell.
    for moment in (*STAGES, 0.7, 0.85):
        configured(archive, fast=True)
        assert differing(built(archive), first) == []
        configured(archive, fast=True, change=renamed)
        process = subprocess.Popen([*command, str(moment)], cwd=archive, stderr=subprocess.DEVNULL)
        if isinstance(moment, float):
            time.sleep(whole * moment)
            process.send_signal(signal.SIGINT)
        stopped = process.wait() != 0
        assert stopped or isinstance(moment, float), moment
        now = tree(archive / "site")
        assert [] in (differing(now, first), differing(now, second)), moment
