from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SettingsError
from generator.settings import FILE, Shards, load
from generator.site.assets import asset_files
from generator.site.shards.layout import NAMES, YEARS, Layout, target_of

SIBLINGS = Shards("https://example.org/archive-{shard}/")
HOME = "https://example.org/archive/"


@pytest.mark.parametrize(
    ("path", "shard"),
    [
        ("stories/1989/11/mauer.html", "1989"),
        ("stories/undated/mauer.html", "undated"),
        ("days/1990/index.html", "1990"),
        ("people/uta-muster/1989.html", "1989"),
        ("places/berlin/1989/11.html", "1989"),
        ("quotes/years/1989.html", "1989"),
        ("stories/index.html", ""),
        ("organisations/1860.html", ""),
        ("people/uta-muster.html", ""),
        ("assets/trends/1989.json", ""),
        ("assets/search/index.bin", "search"),
    ],
)
def test_the_path_alone_decides(path: str, shard: str) -> None:
    assert Layout.of(Shards(), "").shard_of(path) == shard


def test_names_are_dealt_whole_and_their_indexes_stay() -> None:
    layout = Layout.of(Shards(names=3), "")
    shards = {layout.shard_of(f"people/nummer-{number}.html") for number in range(50)}
    assert shards == {"names-1", "names-2", "names-3"}
    own = layout.shard_of("people/uta-muster.html")
    assert layout.shard_of("people/uta-muster/all.html") == own
    assert layout.shard_of("people/uta-muster/1989.html") == "1989"
    assert layout.shard_of("people/index/m.html") == layout.shard_of("people/index.html") == ""


def test_below_the_site_by_default() -> None:
    layout = Layout.of(Shards(), "")
    page, name = "stories/1989/11/mauer.html", "places/berlin.html"
    assert layout.home(page) == "1989/stories/1989/11/mauer.html"
    assert layout.way(page, name) == "../../../../places/berlin.html"
    assert layout.way(name, page) == "../1989/stories/1989/11/mauer.html"
    assert layout.from_root() == "{shard}/"


def test_beside_the_site_where_it_says_so() -> None:
    layout = Layout.of(SIBLINGS, HOME)
    page = "stories/1989/11/mauer.html"
    assert layout.home("index.html") == "archive/index.html"
    assert layout.home(page) == f"archive-1989/{page}"
    assert layout.way(page, "index.html") == "../../../../archive/index.html"
    assert layout.address(page) == f"https://example.org/archive-1989/{page}"
    assert layout.from_root() == "../archive-{shard}/"


@pytest.mark.parametrize(
    ("base", "home", "said"),
    [
        ("https://other.org/{shard}/", HOME, "own host"),
        ("https://example.org/{shard}/", "", "own host"),
        ("jahr/", HOME, "once"),
        ("{shard}", HOME, "slash"),
    ],
)
def test_no_way_between_shards_is_an_error(base: str, home: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Layout.of(Shards(base), home)


def test_a_setting_that_is_misspelt_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[tool.depesche.shards]\nnames = 2\n", encoding="utf-8")
    assert load(tmp_path).shards == Shards(names=2)
    (tmp_path / FILE).write_text("[tool.depesche.shards]\nnmaes = 2\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="Did you mean 'names'"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("../../../places/berlin.html#lage", "places/berlin.html"),
        ("../12/x.html?mark=a", "stories/1989/12/x.html"),
        ("../../..", ""),
        ("../../../people/", "people/"),
        ("#p1", None),
        ("https://example.org/x", None),
        ("mailto:a@example.org", None),
        ("/x.html", None),
        ("../../../../x.html", None),
    ],
)
def test_where_an_address_leads(address: str, target: str | None) -> None:
    assert target_of("stories/1989/11/mauer.html", address) == target


def test_the_script_divides_by_the_same_patterns() -> None:
    script = asset_files()["assets/depesche/depesche.js"].decode().replace("\\/", "/")
    assert f"/{YEARS}/" in script
    assert f"/{NAMES}/" in script
