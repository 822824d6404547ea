"""An archive whose settings name a backend, made and looked at by the commands."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from generator.cli.main import cli

pytestmark = pytest.mark.filterwarnings("ignore")
WIRES = {
    "fluss": "Fluss Tessel stieg\n\nHAMBURG (dda) - Gestern stieg der Fluss Tessel im Hafen.",
    "werke": "Im Hafen brannte es\n\nHAMBURG (dda) - Im Hafen der Brandig Werke brannte es.",
    "meldau": "Treffen im Hafen\n\nHAMBURG (dda) - Gestern traf Quorin Meldau den Chef.",
}


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture(params=["spacy", "gliner", "flair"])
def made(request, tmp_path):
    """The kind of a backend, and two archives alike that `depesche generate` made with it."""
    model = request.getfixturevalue(f"{request.param}_model")
    for name in ("one", "two"):
        root = tmp_path / name
        (root / "seeds").mkdir(parents=True)
        settings = ["[tool.depesche]", 'agencies = ["dda"]']
        settings.append(f"recogniser = {json.dumps(f'{request.param}:{model}')}")
        (root / "pyproject.toml").write_text("\n".join(settings), encoding="utf-8")
        for wire, text in WIRES.items():
            raw = f"date 2031-03-04 {text}"
            (root / f"seeds/{wire}.txt").write_text(raw, encoding="utf-8")
        assert "pages written" in run("-C", root, "generate").stdout
    return request.param, tmp_path / "one", tmp_path / "two"


def files(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_an_archive_is_made_alike_twice_and_tells_who_found_its_names(made):
    kind, one, two = made
    assert files(one / "docs") == files(two / "docs")
    before = files(one / "docs")
    run("-C", one, "generate")
    assert files(one / "docs") == before
    assert "people/quorin-meldau.md" in before
    # A process of its own: what a library prints while it loads would stand between the lines.
    inspect = [sys.executable, "-m", "generator", "-C", one, "inspect", "--json"]
    printed = subprocess.run(
        [*inspect, *sorted((one / "seeds").iterdir())],
        check=True, stdout=subprocess.PIPE, encoding="utf-8",
    ).stdout  # fmt: skip
    found = {
        (mention["text"], mention["type"])
        for line in printed.splitlines()
        for mention in json.loads(line)["mentions"]
        if mention["via"].startswith(kind)
    }
    assert found == {
        ("Quorin Meldau", "person"), ("Brandig Werke", "organisation"), ("Tessel", "place"),
    }  # fmt: skip
