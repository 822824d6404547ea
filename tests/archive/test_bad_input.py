"""Whatever lies in the seeds: one clear error a file, the others still go through."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline, settings
from generator.report import BufferReporter

GOOD = " date 2031-03-04 LEIPZIG (dda) - Ein guter Text über Leipzig und Dresden.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[tool.depesche]\nagencies = ["dda"]\n')
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/gut.txt").write_text(GOOD)
    return tmp_path


def run(archive: Path) -> tuple[pipeline.Plan, dict[str, str]]:
    reporter = BufferReporter()
    plan = pipeline.build(archive, settings.load(archive), reporter)
    errors = {f.file: f.message for f in reporter.findings if f.level == "error"}
    assert plan.refused == len(errors)
    assert any("Ein guter Text" in linked.story.text for linked in plan.archive.stories)
    return plan, errors


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leer.txt", b""),
        ("weiss.txt", b" \n\t\n  "),
        ("bild.png.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("nul.txt", b"Ein Text\x00 mit NUL\x00 darin." * 3),
        ("nur-praefix.txt", b" date 2031-03-04 "),
    ],
)
def test_what_is_no_wire_is_refused_by_name(archive: Path, name: str, content: bytes) -> None:
    (archive / "seeds" / name).write_bytes(content)
    _, errors = run(archive)
    assert list(errors) == [f"seeds/{name}"]
    assert errors[f"seeds/{name}"].strip()


def test_fifty_megabytes_of_one_line_are_refused_unread(archive: Path) -> None:
    with (archive / "seeds/riesig.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    _, errors = run(archive)
    assert "50000000 bytes" in errors["seeds/riesig.txt"]


def test_a_megabyte_of_one_line_goes_through(archive: Path) -> None:
    (archive / "seeds/lang.txt").write_text("Ein Wort in Leipzig und " * 40_000)
    run(archive)


def test_links_that_loop_or_lead_out_are_refused(archive: Path) -> None:
    secret = archive / "geheim.txt"
    secret.write_text("Geheimes steht hier in Leipzig.")
    (archive / "seeds/hinaus.txt").symlink_to(secret)
    (archive / "seeds/schleife.txt").symlink_to("schleife.txt")
    (archive / "seeds/ordner").mkdir()
    (archive / "seeds/ordner/zurueck").symlink_to(archive / "seeds", target_is_directory=True)
    plan, errors = run(archive)
    assert {"seeds/hinaus.txt", "seeds/schleife.txt"} <= set(errors)
    assert not any("Geheimes" in linked.story.text for linked in plan.archive.stories)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(archive: Path) -> None:
    locked = archive / "seeds/zu.txt"
    locked.write_text(GOOD)
    locked.chmod(0)
    _, errors = run(archive)
    assert "seeds/zu.txt" in errors


def test_nothing_escapes_and_nothing_executes(archive: Path) -> None:
    (archive / "seeds/boese.txt").write_text(
        " date 2031-03-05 ../../x <script>alert(1)</script>\n\n"
        'LEIPZIG (dda) - <img src=x onerror="alert(1)"> in Leipzig.\n\n'
        "[klick](javascript:alert(1))\n\n"
        "---\ntitle: Vordermann\n---\n\n{{ config }} {% include 'x' %}\n\n"
        '--8<-- "/etc/passwd"\n\n</section>\n\n<section class="story-names" markdown>\n'
    )
    before = {path for path in archive.rglob("*") if path.is_file()}
    plan, errors = run(archive)
    assert not errors
    after = {path for path in archive.rglob("*") if path.is_file()}
    places = (archive / "docs", archive / ".depesche")
    assert all(any(path.is_relative_to(place) for place in places) for path in after - before)
    page = next(
        (archive / "docs" / path).read_text()
        for id_, path in plan.archive.pages.items()
        if "onerror" in (archive / "docs" / path).read_text()
    )
    body = page.split("\n---\n", 1)[1]
    assert "<script" not in body
    assert "<img" not in body
    assert re.search(r"(?<!\\)\]\(javascript", body) is None
    assert body.count("<section ") == body.count("</section>")
    # The page is read back whole: what looked like our own marks did not split it.
    assert not pipeline.plan(archive, settings.load(archive), BufferReporter()).changes


def test_the_exit_status_tells(archive: Path) -> None:
    command = [sys.executable, "-m", "generator", "-C", str(archive), "generate"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (archive / "seeds/leer.txt").write_bytes(b"")
    refused = subprocess.run(command, capture_output=True, check=False, text=True)
    assert refused.returncode == 1
    assert "seeds/leer.txt" in refused.stderr
    missing = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(archive / "nichts"), "generate"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert missing.returncode == 2
    assert "depesche init" in missing.stderr
