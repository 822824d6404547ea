"""`mkdocs serve` on an archive: a wire that is dropped in appears, and is built once."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(small: Path, free_port: int) -> Iterator[tuple[Path, str, Path]]:
    """The small archive, its address, and the log of its server."""
    shutil.copy(ROOT / "mkdocs.yml", small)
    (small / "docs").mkdir(exist_ok=True)
    log = small.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{free_port}"]
    with log.open("w") as output:
        server = subprocess.Popen(
            command,
            cwd=small,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        )
        try:
            assert until(lambda: "Serving on" in log.read_text()), log.read_text()
            yield small, f"http://127.0.0.1:{free_port}/", log
        finally:
            server.terminate()
            server.wait(timeout=20)


def bytes_of(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 (our own)
            return bytes(answer.read())
    except urllib.error.URLError:
        return b""


def text_of(address: str) -> str:
    return bytes_of(address).decode()


def builds(log: Path) -> int:
    return len(re.findall(r"Building documentation", log.read_text()))


def test_what_changes_appears_and_is_built_once(served: tuple[Path, str, Path]) -> None:
    root, address, log = served
    assert "livereload(" in text_of(address)
    assert bytes_of(f"{address}assets/search/index.bin")

    wire = " date 2031-04-01 Brücke eingeweiht\n\nLEIPZIG (dda) - Die Brücke ist offen.\n"
    (root / "seeds" / "10-neu.txt").write_text(wire, encoding="utf-8")
    day = f"{address}days/2031/04/01.html"
    assert until(lambda: "Brücke eingeweiht" in text_of(day)), log.read_text()

    (page,) = (root / "docs" / "stories" / "2031" / "04").glob("*.md")
    page.write_text(page.read_text(encoding="utf-8") + "\nVon Hand ergänzt.\n", encoding="utf-8")
    story = f"{address}stories/2031/04/{page.stem}.html"
    assert until(lambda: "Von Hand ergänzt" in text_of(story)), log.read_text()

    time.sleep(1.5)
    assert builds(log) == 3, log.read_text()
