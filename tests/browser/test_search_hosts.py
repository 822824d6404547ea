"""The search on hosts that are strict, and with the theme's instant navigation."""

from __future__ import annotations

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch

pytestmark = pytest.mark.browser

RESULT = ".dp-search__results .dp-hit"


class Strict(http.server.SimpleHTTPRequestHandler):
    """Allows a page nothing but its own host's files, and no scripts or styles in line."""

    policy = "default-src 'self'; img-src 'self' data:"

    def end_headers(self) -> None:
        """With the policy."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class StrictOfScripts(Strict):
    """Allows styles in line too: pictures on names' pages have such."""

    policy = f"{Strict.policy}; style-src 'self' 'unsafe-inline'"


@contextmanager
def served(directory: Path, kind: type[Strict] = Strict) -> Iterator[str]:
    handler = functools.partial(kind, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def opened(browser: Browser, address: str, path: str) -> Iterator[Page]:
    """A page whose every complaint fails the test."""
    context = browser.new_context()
    page = context.new_page()
    wrongs = watch(context, page, address.split("/")[2])
    page.goto(address + path)
    yield page
    context.close()
    assert wrongs == []


def test_no_page_has_scripts_in_line(browser: Browser, site: Path, views: dict[str, str]) -> None:
    with served(site, StrictOfScripts) as address:
        for path in views.values():
            with opened(browser, address, path) as page:
                expect(page.locator("h1").first).to_be_visible()


def test_under_a_strict_policy_the_search_is_whole(browser: Browser, site: Path) -> None:
    with served(site) as address, opened(browser, address, "search.html?q=leipzig") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        expect(page.locator(".dp-facet input").first).to_be_visible()
        assert page.locator(".dp-bar > span").first.bounding_box()["height"] > 1  # type: ignore[index]
        with page.expect_download() as started:
            page.get_by_role("button", name="CSV", exact=True).click()
        assert Path(started.value.path()).stat().st_size
        page.locator(RESULT).first.click()
        expect(page.locator("mark.dp-found").first).to_be_visible()
        page.keyboard.press("/")
        page.keyboard.type("Schutz")
        expect(page.locator(f".dp-dialog {RESULT}").first).to_be_visible()


@pytest.fixture(scope="module")
def instant(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same archive with the theme's instant navigation, which needs to know its own address."""
    root, out = site.parent, tmp_path_factory.mktemp("instant")
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("features:\n", "features:\n    - navigation.instant\n")
    text = re.sub(r"^site_dir: .*$", f"site_dir: {out}", text, flags=re.MULTILINE)
    config = root / "instant.yml"
    config.write_text(text.replace("- depesche\n", "- depesche:\n      generate: false\n"))
    with served(out) as address:
        result = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)],
            capture_output=True, check=False, text=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
        )  # fmt: skip
        assert result.returncode == 0, result.stdout + result.stderr
        yield address


def test_instant_navigation_keeps_all_of_it_at_work(browser: Browser, instant: str) -> None:
    with opened(browser, instant, "search.html?q=leipzig&sort=oldest") as page:
        loaded: list[str] = []
        page.on(
            "request",
            lambda request: loaded.append(request.url) if request.is_navigation_request() else None,
        )
        page.locator(RESULT).filter(has_text="Stadtrat").first.click()
        expect(page.locator("mark.dp-found").first).to_have_text(
            re.compile("leipzig", re.IGNORECASE)
        )
        page.get_by_role("button", name="Suchen").click()
        page.keyboard.type("Hochwasser")
        page.locator(f".dp-dialog {RESULT}").first.click()
        expect(page.locator(".dp-dialog")).to_be_hidden()
        expect(page.locator("mark.dp-found").first).to_have_text(re.compile("Hochwasser"))
        page.go_back()
        page.go_back()
        expect(page.locator(".dp-search__input").first).to_have_value("leipzig")
        expect(page.get_by_label("Reihenfolge")).to_have_value("oldest")
        page.locator(".dp-facet label").first.click()
        expect(page.locator(".dp-chip")).to_be_visible()
        page.go_back()
        expect(page.locator(".dp-chip")).to_have_count(0)
        expect(page.locator(RESULT).first).to_be_visible()
        assert loaded == []
