"""What holds for the project as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_floors_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert result.returncode == 0, result.stdout


def test_the_lock_pins_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.txt").read_text()
    assert "://" not in lock
    assert "--index" not in lock
    pins = re.findall(r"(?m)^([A-Za-z0-9_.-]+)==", lock)
    assert pins
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", lock)[1:]:
        assert "--hash=sha256:" in block, block.split()[0]


def test_mkdocs_stays_below_2() -> None:
    (version,) = re.findall(r"(?m)^mkdocs==(\d+)\.", (ROOT / "requirements.txt").read_text())
    assert version == "1"


def test_no_room_without_a_name() -> None:
    bad = re.compile(r"(utils?|helpers?|common|misc)\.py")
    assert [path for path in tracked() if bad.fullmatch(path.name)] == []


def test_no_file_holds_two_ideas() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in tracked()
        if path.suffix == ".py" and (count := len(path.read_text().splitlines())) > 400
    }
    assert long == {}
