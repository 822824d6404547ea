"""The manual's tables say what is so: fields by the samples, bounds by the constants."""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.formats import FORMATS, read_stories
from generator.formats.columns import FACTS
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "formats.md"
SAMPLES = Path(__file__).parent / "samples"
STATED: dict[str, Callable[[Story], object]] = {
    "guid": lambda story: not story.id.startswith("urn:depesche:"),
    "version": lambda story: story.version.number is not None,
    "signal": lambda story: story.version.signal,
    "withdrawn": lambda story: story.kind == "withdrawn",
    "headline": lambda story: story.title_source == "stated",
    "rights": lambda story: story.rights.holder or story.rights.terms,
    **{
        name: lambda story, name=name: getattr(story, name)
        for name in (
            "urgency", "date", "version_created", "embargo", "subtitle", "kicker", "slugline",
            "keywords", "subjects", "genre", "dateline", "byline", "agency", "language", "notes",
            "links", "tickers", "signoff",
        )
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def text() -> str:
    return MANUAL.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """The fields that at least one story of the samples states, by format."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    settings = Settings(agencies=("dda",))
    for path in sorted(SAMPLES.rglob("*")):
        if not path.is_file() or re.search(r"(?<!\.wire)\.json$", path.name):
            continue
        if path.suffix == ".parquet":
            continue
        for story in read_stories(Wire.of(f"seeds/{path.name}", path.read_bytes()), settings):
            stated[story.source.format] |= {name for name, has in STATED.items() if has(story)}
    return stated


def test_every_format_is_in_the_manual(text: str) -> None:
    names = {known.name for known in FORMATS}
    rows = re.findall(r"^\| (\w+) \|", text.partition("## Which")[0], re.MULTILINE)
    assert set(rows) - {"format"} == names
    assert set(re.findall(r"^### (\w+)$", text, re.MULTILINE)) == names


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_fields_of_a_format_are_those_that_samples_state(
    text: str, read: dict[str, set[str]], name: str
) -> None:
    section = text.partition(f"\n### {name}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (\w+) \| ", section, re.MULTILINE)
    told = set(rows) - {"field"}
    assert told <= set(STATED)
    assert told - read[name] == set(), "in the manual, in no sample"
    # Agencies' texts within any format may bear codes of securities.
    assert read[name] - told - {"tickers"} == set(), "in a sample, not in the manual"


def test_bounds_are_those_of_the_code(text: str) -> None:
    rows = re.findall(r"^\| [^|]+ \| ([\d,]+) \| `([\w.]+)` \|$", text, re.MULTILINE)
    assert len(rows) > 20
    for value, path in rows:
        module, _, name = path.rpartition(".")
        if module == "settings.Settings":
            bound = getattr(Settings(), name)
        else:
            bound = getattr(importlib.import_module(f"generator.{module}"), name)
        assert bound == int(value.replace(",", "")), path


def test_the_facts_of_columns_are_all_named(text: str) -> None:
    section = text.partition("The facts are ")[2].partition(".")[0]
    assert re.findall(r"`(\w+)`", section) == list(FACTS)
