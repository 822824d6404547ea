"""What all tests share: small archives to build in, and golden files to hold against."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ARCHIVES = Path(__file__).parent / "archive"

# The machines are shared and slow at times: what a test holds is never how fast it ran.
settings.register_profile("depesche", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("depesche")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden", action="store_true", help="write golden files instead of comparing"
    )


@pytest.fixture
def write_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--write-golden"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small archive to build in: seeds and settings, no pages yet."""
    root = tmp_path / "small"
    shutil.copytree(ARCHIVES / "small", root, ignore=shutil.ignore_patterns("docs"))
    return root
