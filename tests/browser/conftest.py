"""A built site under a sub-path, and a browser that allows nothing else."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SUB_PATH = "/depesche-test/"
LATER = " date 2031-02-20 LEIPZIG (dda) - Uta Muster hat in Leipzig für die Alte Mühle geworben.\n"
ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "archive" / "small"
NEEDED = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# Opens a page of the site in a window of its own; what it may not do fails the test at the end.
Opener = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site of the small archive, made once however many workers there are."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "browser-archive"
    done = root.with_suffix(".done")
    try:
        root.with_suffix(".lock").mkdir()
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                return root / "site"
            time.sleep(0.1)
        pytest.fail("another worker began to build the site and never finished")
    _build(root)
    done.touch()
    return root / "site"


def _build(root: Path) -> None:
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("docs"))
    # One story of another month: only then is there a time for trends to show.
    (root / "seeds" / "99-spaeter.txt").write_text(LATER, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "docs").mkdir()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    result = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1{SUB_PATH}"},
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The name of this worker, `master` where there are no others."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "master"))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below the sub-path and nothing beside it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NEEDED)), None)
    if program is None:
        pytest.fail(
            "no browser found: install Debian's `chromium`, or name one in the variable CHROMIUM"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program,
            args=["--disable-quic", "--disable-background-networking", "--disable-sync"],
        )
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Opener:
    """Opens a page by its path; fails on foreign requests, missing files, console errors."""

    @contextmanager
    def opened(path: str, **options: object) -> Iterator[Page]:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        wrongs = watch(context, page, urlsplit(address).netloc)
        page.goto(path if "://" in path else address + path)
        yield page
        context.close()
        assert wrongs == []

    return opened


def watch(context: BrowserContext, page: Page, host: str) -> list[str]:
    """What went wrong on a page, filled in as it happens."""
    wrongs: list[str] = []

    def requested(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "file") and parts.netloc != host:
            wrongs.append(f"request to another host: {url}")

    context.on("request", lambda request: requested(request.url))
    context.on(
        "response",
        lambda answer: (
            wrongs.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            wrongs.append(f"console: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    page.on("pageerror", lambda error: wrongs.append(f"script: {error}"))

    def asked(dialog: object) -> None:
        wrongs.append("a script of a wire ran")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", asked)
    return wrongs


@pytest.fixture(scope="session")
def views(site: Path) -> dict[str, str]:
    """The path of one page of each kind."""

    def linked(folder: str) -> str:
        """The page of the most named: the longest file is the one with the most lines."""
        pages = [page for page in (site / folder).glob("*.html") if page.name != "index.html"]
        return str(max(pages, key=lambda page: page.stat().st_size).relative_to(site))

    stories = sorted((site / "stories").glob("2031/03/*.html"))
    most = max(stories, key=lambda page: page.read_text(encoding="utf-8").count("/places/"))
    return {
        "home": "index.html",
        "story": str(most.relative_to(site)),
        "person": linked("people"),
        "place": linked("places"),
        "names": "places/index.html",
        "stories": "stories/index.html",
        "month": "days/2031/03/index.html",
        "day": "days/2031/03/04.html",
        "calendar": "calendar.html",
        "map": "map.html",
        "network": "network.html",
        "trends": "trends.html",
        "threads": "threads/index.html",
        "thread": linked("threads"),
        "quotes": "quotes/index.html",
        "sayings": linked("quotes/years"),
        "search": "search.html?q=m%C3%BChle",
        "about": "about.html",
    }
