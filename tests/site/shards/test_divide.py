from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.settings import Shards
from generator.site.assets import asset_files
from generator.site.shards.divide import SCRIPT, Divider
from generator.site.shards.layout import Layout

HOME = "https://example.org/archive/"
SITEMAP = (
    "<?xml ?>\n<urlset>\n"
    f"<url>\n<loc>{HOME}index.html</loc>\n</url>\n"
    f"<url>\n<loc>{HOME}stories/1989/11/a.html</loc>\n</url>\n"
    "</urlset>"
)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A site in one piece: a page of each kind, each linking to the next."""
    folder = tmp_path / "whole"
    pages = {
        "index.html": '<a href="people/k.html">k</a>',
        "people/k.html": '<a href="../stories/1989/11/a.html">a</a>',
        "stories/1989/11/a.html": '<a href="../../1990/01/b.html">b</a>',
        "stories/1990/01/b.html": '<a href="../../../index.html">home</a>',
        "days/1990/index.html": "",
        "404.html": '<a href="/archive/index.html">home</a>',
        "assets/search/index.bin": "index",
        "sitemap.xml": SITEMAP,
        SCRIPT: asset_files()[SCRIPT].decode(),
    }
    for name, content in pages.items():
        write(folder / name, content)
    return folder


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def divide(whole: Path, shards: Shards | None = None, home: str = HOME) -> Mapping[str, int]:
    """Divide it beside itself; how many files of each shard were written."""
    layout = Layout.of(shards or Shards(), home)
    divider = Divider(whole, whole.parent / "site", layout, home, whole.parent / "ledger.json")
    return {shard: share.written for shard, share in divider.divide().items()}


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_each_file_is_in_one_shard_and_each_shard_has_an_entrance(whole: Path) -> None:
    divide(whole)
    site = tree(whole.parent / "site")
    assert set(site) == {
        "index.html", "people/k.html", "404.html", "sitemap.xml", "sitemap.xml.gz", SCRIPT,
        "1989/index.html", "1989/stories/1989/11/a.html", "1989/sitemap.xml",
        "1989/sitemap.xml.gz", "1990/index.html", "1990/stories/1990/01/b.html",
        "1990/days/1990/index.html", "search/index.html", "search/assets/search/index.bin",
    }  # fmt: skip
    assert b'url=../index.html"' in site["1989/index.html"]
    assert b'url=days/1990/index.html"' in site["1990/index.html"]
    assert f"<loc>{HOME}1989/stories/1989/11/a.html</loc>".encode() in site["1989/sitemap.xml"]
    assert b"1989" not in site["sitemap.xml"]
    assert b'const SHARDS = {"base": "{shard}/", "names": 0};' in site[SCRIPT]


def test_shards_apart_have_what_a_site_needs(whole: Path) -> None:
    divide(whole, Shards("https://example.org/a-{shard}/"))
    site = tree(whole.parent / "site")
    assert {name.split("/")[0] for name in site} == {"archive", "a-1989", "a-1990", "a-search"}
    assert b"/archive/index.html" in site["a-1990/404.html"]
    assert b'href="../../../../a-1990/stories/1990' in site["a-1989/stories/1989/11/a.html"]


def test_only_the_shard_that_changed_is_written(whole: Path) -> None:
    assert all(divide(whole).values())
    assert not any(divide(whole).values())
    write(whole / "stories/1989/11/c.html", "new")
    (whole / "stories/1990/01/b.html").unlink()
    # Built again, with the same content.
    os.utime(whole / "people/k.html", ns=(1, 1))
    assert divide(whole) == {"": 0, "1989": 1, "1990": 0, "search": 0}
    changed = tree(whole.parent / "site")
    assert "1990/stories/1990/01/b.html" not in changed
    (whole.parent / "ledger.json").unlink()
    (whole.parent / "site" / "1989" / "index.html").unlink()
    write(whole.parent / "site" / "stale" / "page.html", "old")
    assert divide(whole) == {"": 0, "1989": 1, "1990": 0, "search": 0}
    assert tree(whole.parent / "site") == changed


def test_a_folder_with_the_name_of_a_shard_is_refused(whole: Path) -> None:
    write(whole / "1989" / "index.html", "by hand")
    with pytest.raises(SiteError, match="1989"):
        divide(whole)


def test_a_script_that_knows_no_shards_is_refused(whole: Path) -> None:
    write(whole / SCRIPT, "old")
    with pytest.raises(SiteError, match="shards"):
        divide(whole)
