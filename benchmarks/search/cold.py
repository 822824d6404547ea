"""From an address to ten results, nothing in the cache: `python benchmarks/search/cold.py 1000`.

The search page of a built site (`--site`, made by `make site`) is opened in headless Chromium with
the index of a made archive of so many stories, or of real text with `--sentences`, in place of its
own. Two ways of serving: from the same machine, and over a line of 50 ms and 1.25 MB/s. The line is
in the server: each request and each new connection waits its 50 ms, and all bytes share the line;
the browser's own throttle leaves out what a worker asks. Text is compressed, as hosts do.

Two figures: since the address was opened, and since the index was first asked for, when the page
itself stands. The least of several runs counts: a busy machine only adds.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import re
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from archive import of_sentences, stories
from playwright.sync_api import Browser, sync_playwright

from generator.site.index.writer import write_pages
from generator.site.search import BUNDLE

QUERIES = ("Bundesregierung", "Vereinbarung", "Milliarden Euro")
DOCS = Path(__file__).parents[2] / "docs"
RUNS = 7
HEADERS = 250
"""About how many bytes the head of an answer has."""

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
    ".svg": "image/svg+xml", ".woff2": "font/woff2",
}  # fmt: skip

WATCH = """new MutationObserver(() => {
  const count = document.querySelectorAll(".dp-search__results > li").length;
  if (count >= 10) window.tenAt ??= performance.now();
}).observe(document, {childList: true, subtree: true})"""

TIMES = """() => {
  const loaded = performance.getEntriesByType("resource");
  // By the script; a hint of the page may have fetched it before.
  const asked = loaded.filter((one) => one.initiatorType === "fetch");
  const index = asked.find((one) => one.name.endsWith("index.bin"));
  return [window.tenAt, window.tenAt - index.startTime];
}"""


@dataclass
class Line:
    """A line all answers share: seconds a round trip, bytes a second (0: as fast as it is)."""

    delay: float = 0
    rate: float = 0
    free: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, count: int) -> None:
        """Wait until so many bytes have passed."""
        if not self.rate:
            return
        with self.lock:
            self.free = max(self.free, time.perf_counter()) + count / self.rate
            until = self.free
        time.sleep(max(0, until - time.perf_counter()))


class OverLine(http.server.BaseHTTPRequestHandler):
    """The site, with another index, over a line."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, site: Path, index: Path, line: Line, *more: object) -> None:
        self.site, self.index, self.line = site, index, line
        super().__init__(*more)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """A connection; a browser may close it at any time."""
        time.sleep(self.line.delay)
        try:
            super().handle()
        except OSError:
            return

    def do_GET(self) -> None:
        """A file or a part of one."""
        name = self.path.split("?")[0].lstrip("/")
        own = name.removeprefix(f"{BUNDLE}/")
        path = self.index / own if own != name else self.site / name
        time.sleep(self.line.delay)
        if not path.is_file():
            self.send_error(404)
            return
        content, status, packed = path.read_bytes(), 200, False
        if found := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            content, status = content[int(found[1]) : int(found[2]) + 1], 206
        elif path.suffix in (".html", ".js", ".css", ".svg"):
            content, packed = gzip.compress(content, 6), True
        self.line.carry(len(content) + HEADERS)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


def measured(browser: Browser, address: str, query: str) -> tuple[float, float]:
    """Milliseconds since the address was opened, and since the index was asked for."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{address}search.html?q={query}", wait_until="commit")
    page.wait_for_function("window.tenAt", polling=50)
    whole, search = page.evaluate(TIMES)
    context.close()
    return whole, search


def main() -> None:
    """Measure archives of the sizes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    parser.add_argument("--site", type=Path, default=DOCS.parent / "site")
    parser.add_argument("--sentences", type=Path, help="a file of real text, a sentence a line")
    parser.add_argument("--index", type=Path, help="an index that is there already, for one size")
    wanted = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program)
        for size in wanted.sizes:
            index = wanted.index or Path(folder) / str(size)
            if not wanted.index:
                file = wanted.sentences
                made = of_sentences(file, size) if file else stories(DOCS, size)
                write_pages(made, [], index, Path(folder) / "cache")
            for name, line in (("loopback", Line()), ("50 ms, 1.25 MB/s", Line(0.05, 1.25e6))):
                handler = functools.partial(OverLine, wanted.site, index, line)
                with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
                    server.daemon_threads = True
                    threading.Thread(target=server.serve_forever, daemon=True).start()
                    address = f"http://127.0.0.1:{server.server_port}/"
                    best = {
                        query: [
                            round(min(times))
                            for times in zip(
                                *(measured(browser, address, query) for _ in range(RUNS)),
                                strict=True,
                            )
                        ]
                        for query in QUERIES
                    }
                    server.shutdown()
                about = {"stories": size, "line": name, "ms, page and search": best}
                json.dump(about, sys.stdout, ensure_ascii=False)
                print(flush=True)
        browser.close()


if __name__ == "__main__":
    main()
