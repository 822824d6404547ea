"""Archives of pages to build both ways: with the accelerator and without."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "archive" / "small" / "docs"

Build = Callable[[Path], dict[str, bytes]]


def configured(root: Path, *, fast: bool, change: Callable[[str], str] = str) -> None:
    """Write the archive's own `mkdocs.yml`, for pages that are made already."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - depesche-fast\n" in text
    text = text.replace("  - depesche\n", "  - depesche: {generate: false, search: false}\n")
    if not fast:
        text = text.replace("  - depesche-fast\n", "")
    (root / "mkdocs.yml").write_text(change(text), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path, *, strict: bool = False) -> dict[str, bytes]:
    """The site of an archive, built as `mkdocs build` does."""
    config = load_config(str(root / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return tree(root / "site")


def built_stock(root: Path, change: Callable[[str], str] = str) -> dict[str, bytes]:
    """The site of the same archive as MkDocs builds it by itself."""
    other = root.parent / "stock"
    shutil.rmtree(other, ignore_errors=True)
    ignored = shutil.ignore_patterns("site", ".depesche")
    shutil.copytree(root, other, ignore=ignored)
    configured(other, fast=False, change=change)
    return built(other)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The small archive's pages, to be built with the accelerator."""
    root = tmp_path / "archive"
    shutil.copytree(GOLDEN, root / "docs")
    configured(root, fast=True)
    return root
