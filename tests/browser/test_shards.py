"""Several sites on one host, each in a folder of its own, that link and search as one."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "archive" / "small"
EARLIER = " date 2030-12-20 LEIPZIG (dda) - Uta Muster hat in Leipzig von Zichorien gesprochen.\n"
SHARDS = '\n[tool.depesche.shards]\nbase = "/archive-{shard}/"\nnames = 2\n'


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sites of the small archive with a story of another year."""
    root = tmp_path_factory.mktemp("shards") / "archive"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("docs"))
    (root / "seeds" / "00-frueher.txt").write_text(EARLIER, encoding="utf-8")
    with (root / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(SHARDS)
    shutil.copy(ROOT / "mkdocs.yml", root)
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--strict", "--shards", "year"],
        cwd=root,
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1/archive/"},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def address(sites: Path) -> Iterator[str]:
    """Where the sites are served."""
    handler = functools.partial(_Quiet, directory=str(sites))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_from_a_story_to_a_name_to_a_story_of_another_year(open_page: Any, sites: Path) -> None:
    story = max((sites / "archive-2031/stories/2031/03").glob("*.html"), key=_places)
    with open_page(story.relative_to(sites).as_posix()) as page:
        page.locator(".story-text a[href*='places/leipzig.html']").first.click()
        expect(page.locator("h1")).to_have_text("Leipzig")
        assert re.search(r"/archive-names-[12]/places/leipzig\.html", page.url)
        page.locator(".entity-stories a[href*='/2030/12/']").first.click()
        expect(page.locator(".story-text")).to_contain_text("Zichorien")
        assert "/archive-2030/stories/2030/12/" in page.url
        expect(page.locator(".md-tabs__item--active")).to_have_text("Meldungen")
        page.locator(".md-logo").first.click()
        assert page.url.endswith("/archive/index.html")


def test_a_search_in_one_finds_in_all(open_page: Any, sites: Path) -> None:
    story = max((sites / "archive-2031/stories/2031/03").glob("*.html"), key=_places)
    with open_page(story.relative_to(sites).as_posix()) as page:
        page.keyboard.press("/")
        page.keyboard.type("Zichorien")
        page.locator(".dp-search__results .dp-hit").first.click()
        expect(page.locator(".story-text mark").first).to_have_text("Zichorien")
        assert "/archive-2030/stories/2030/12/" in page.url
        page.keyboard.press("/")
        page.keyboard.type("Leipzig")
        page.locator(".dp-search__names a").filter(has_text="Leipzig").first.click()
        expect(page.locator("h1")).to_have_text("Leipzig")


def test_no_link_leads_nowhere(sites: Path) -> None:
    files = {path.relative_to(sites).as_posix() for path in sites.rglob("*") if path.is_file()}
    assert {name.partition("/")[0] for name in files} == {
        "archive", "archive-2030", "archive-2031", "archive-search",
        "archive-names-1", "archive-names-2",
    }  # fmt: skip
    broken = [
        (name, address)
        for name in files
        if name.endswith(".html") and not name.endswith("404.html")
        for address in _addresses((sites / name).read_text(encoding="utf-8"))
        if os.path.normpath(os.path.join(os.path.dirname(name), address)) not in files  # noqa: PTH118, PTH120
    ]
    assert broken == []


def _places(story: Path) -> int:
    return story.read_text(encoding="utf-8").count("places/leipzig.html")


def _addresses(html: str) -> Iterator[str]:
    """The files a page's own tags name, without those of other hosts."""
    for tag in re.findall(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>", html):
        for address in re.findall(r"\s(?:href|src)=\"([^\"]*)\"", tag):
            bare = unquote(re.split(r"[?#]", unescape(address))[0])
            if bare and ":" not in bare.partition("/")[0]:
                yield bare
