"""How well and at what cost the search finds: `python benchmarks/search/run.py 1000 10000`.

For each number of stories it makes an archive, writes the index, and asks every question in
headless Chromium. With `--sentences FILE` the stories are of real text, the plenary protocols of
the Bundestag; with `--others` Material's own search and Pagefind are asked the same (`pip install
"pagefind[bin]"` for that). The truth is a scan of every text. Bytes are those the browser counts at
the network, headers included; a question's bytes are those after the engine has started, with
nothing in the cache.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import re
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import questions
import questions_protocols
from archive import of_sentences, stories
from others import asked, write_lunr, write_pagefind
from playwright.sync_api import Browser, sync_playwright

from generator.site.assets import asset_files
from generator.site.index.writer import divided, write_pages

MISSED_SHOWN = 2
DOCS = Path(__file__).parents[2] / "docs"
ASK = """([method, question]) => new Promise((resolve, reject) => {
  window.worker ??= new Worker("engine.js");
  window.last = (window.last || 0) + 1;
  const id = window.last, base = new URL("search/", location.href).href;
  const heard = ({data}) => {
    if (data.id !== id) return;
    worker.removeEventListener("message", heard);
    data.error ? reject(new Error(data.error)) : resolve(data.answer);
  };
  worker.addEventListener("message", heard);
  worker.postMessage({id, base, method, question});
})"""


class Ranges(http.server.SimpleHTTPRequestHandler):
    """Serves ranges, as the usual hosts of static sites do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A whole file, or the range asked for."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content, status = path.read_bytes(), 200
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if found:
            content, status = content[int(found[1]) : int(found[2]) + 1], 206
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Asker:
    """A fresh browser context that counts what comes over the network."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context = browser.new_context()
        self.bytes = 0
        self.page = self.context.new_page()
        self.context.on("requestfinished", self._count)
        self.page.goto(address)

    def _count(self, request: object) -> None:
        sizes = request.sizes()  # type: ignore[attr-defined]
        self.bytes += sizes["responseBodySize"] + sizes["responseHeadersSize"]

    def ask(self, method: str, **question: object) -> object:
        """What the engine answers."""
        answer = self.page.evaluate(ASK, [method, question])
        self.page.wait_for_timeout(5)
        return answer

    def timed(self, method: str, **question: object) -> float:
        """Milliseconds within the page."""
        script = (
            f"async (asked) => {{ const t = performance.now(); await ({ASK})(asked);"
            " return performance.now() - t; }"
        )
        return float(self.page.evaluate(script, [method, question]))


def measure(
    count: int, browser: Browser, root: Path, sentences: Path | None, *, others: bool
) -> dict[str, object]:
    """All figures for an archive of so many stories."""
    made = of_sentences(sentences, count) if sentences else list(stories(DOCS, count))
    asks = questions_protocols if sentences else questions
    started = time.process_time()
    write_pages(made, [], root / "search", root / "cache")
    cpu = time.process_time() - started
    newest = made[-1]
    started = time.process_time()
    write_pages(
        [*made, type(newest)(**{**_fields(newest), "page": "stories/zz", "title": "Neu"})], [],
        root / "search", root / "cache",
    )  # fmt: skip
    added = time.process_time() - started
    write_pages(made, [], root / "search", root / "cache")
    files = [path for path in (root / "search").rglob("*") if path.is_file()]
    (root / "engine.js").write_bytes(asset_files()["assets/depesche/engine.js"])
    (root / "index.html").write_text("<!doctype html><link rel=icon href=data:,><title>x</title>")
    handler = functools.partial(Ranges, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        figures = ask_all(made, browser, address, asks)
        server.shutdown()
    if others:
        figures["lunr"] = ask_other(made, browser, root / "lunr", write_lunr, asks)
        figures["pagefind"] = ask_other(made, browser, root / "pagefind", write_pagefind, asks)
    return {
        "stories": count, "segments": len(list(divided(made))), **figures,
        "build: CPU s per 1,000": round(cpu * 1000 / count, 2),
        "peak memory, GB (with the stories)": round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2
        ),
        "files": len(files),
        "largest file, MB": round(max(path.stat().st_size for path in files) / 1e6, 2),
        "index, MB": round(sum(path.stat().st_size for path in files) / 1e6, 1),
        "one story added, CPU s": round(added, 2),
    }  # fmt: skip


def _fields(story: object) -> dict[str, object]:
    return {name: getattr(story, name) for name in story.__slots__}  # type: ignore[attr-defined]


def ask_other(
    made: list[object], browser: Browser, root: Path, write: object, asks: object
) -> dict[str, object]:
    """Every question to another search, one after another in one page."""
    about = write(root, made)  # type: ignore[operator]
    texts = {story.page: f"{story.title}\n{story.text}".lower() for story in made}  # type: ignore[attr-defined]
    recalls, precisions, seconds, kilobytes = [], [], [], []
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Ranges, directory=str(root))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asker = Asker(browser, f"http://127.0.0.1:{server.server_port}/")
        asker.page.set_default_timeout(0)
        asker.bytes = 0
        _, start = asked(asker.page, about["script"], "")
        cold = asker.bytes / 1000
        for _, query, pattern in asks.QUESTIONS:  # type: ignore[attr-defined]
            truth = {page for page, text in texts.items() if found_in(pattern, text)}
            if not truth:
                continue
            asker.bytes = 0
            results, took = asked(asker.page, about["script"], query)
            hits = [about["name"](result) for result in results]
            recalls.append(len(truth & set(hits)) / len(truth))
            precisions.append(sum(page in truth for page in hits[:10]) / max(1, len(hits[:10])))
            seconds.append(took)
            kilobytes.append(asker.bytes / 1000)
        asker.context.close()
        server.shutdown()
    return {
        "recall": round(statistics.mean(recalls), 3),
        "precision@10": round(statistics.mean(precisions), 3),
        "start, KB": round(cold), "start, s": round(start, 2),
        "KB a question: median": round(statistics.median(kilobytes), 1),
        "s a question: median": round(statistics.median(seconds), 3),
        "s, worst": round(max(seconds), 2),
        **{name: round(about[name], 2) for name in ("CPU s", "GB") if name in about},
    }  # fmt: skip


def found_in(pattern: str, text: str) -> re.Match[str] | None:
    """Whether a text answers a question; patterns for whole texts are tried at the beginning."""
    return re.match(pattern, text) if pattern.startswith("(?s)") else re.search(pattern, text)


def ask_all(made: list[object], browser: Browser, address: str, asks: object) -> dict[str, object]:
    """Every question, each in a browser that has nothing in its cache."""
    texts = {story.page: f"{story.title}\n{story.text}".lower() for story in made}  # type: ignore[attr-defined]
    ordered = sorted(made, key=lambda story: (story.date, story.page))  # type: ignore[attr-defined]
    recalls, precisions, kilobytes, single, seconds, kinds = [], [], [], [], [], {}
    start = []
    for kind, query, pattern in asks.QUESTIONS:  # type: ignore[attr-defined]
        truth = {page for page, text in texts.items() if found_in(pattern, text)}
        if not truth:
            print(f"  no story for {query}", file=sys.stderr)
            continue
        asker = Asker(browser, address)
        asker.bytes = 0
        asker.ask("suggest", text="", most=1)
        start.append(asker.bytes / 1000)
        asker.bytes = 0
        began = time.perf_counter()
        asker.ask("hits", query=query, first=0, last=10)
        seconds.append((time.perf_counter() - began) * 1000)
        shown = asker.bytes / 1000
        asker.context.close()
        asker = Asker(browser, address)
        asker.ask("suggest", text="", most=1)
        asker.bytes = 0
        asker.ask("count", query=query)
        kilobytes.append(asker.bytes / 1000)
        if " " not in query:
            single.append(asker.bytes / 1000)
        numbers = asker.ask("numbers", query=query)
        hits = [ordered[number].page for number in numbers]  # type: ignore[attr-defined]
        asker.context.close()
        for page in sorted(truth - set(hits))[:MISSED_SHOWN]:
            found = found_in(pattern, texts[page])
            around = texts[page][max(0, found.start() - 20) : found.end() + 20] if found else ""
            print(f"  {query} missed {around!r}", file=sys.stderr)
        recall = len(truth & set(hits)) / len(truth)
        precision = sum(page in truth for page in hits[:10]) / max(1, len(hits[:10])) if hits else 0
        recalls.append(recall)
        precisions.append(precision)
        kinds.setdefault(kind, []).append(
            (query, round(recall, 3), round(precision, 2), round(shown))
        )
    asker = Asker(browser, address)
    common = []
    for word in asks.COMMON:  # type: ignore[attr-defined]
        asker.ask("count", query=word)
        common.append(asker.timed("count", query=word, from_="", facets=["kind/story"]))
    asker.context.close()
    quantiles = statistics.quantiles(single, n=20)
    return {
        "recall": round(statistics.mean(recalls), 3),
        "precision@10": round(statistics.mean(precisions), 3),
        "cold start, KB (engine uncompressed)": round(statistics.median(start), 1),
        "one word, index KB: median": round(statistics.median(single), 1),
        "p95": round(quantiles[-1], 1),
        "all questions, index KB: median": round(statistics.median(kilobytes), 1),
        "ten results with excerpts, ms: median": round(statistics.median(seconds)),
        "worst": round(max(seconds)),
        "common word, warm, ms: worst": round(max(common)),
        "kinds": kinds,
    }


def main() -> None:
    """Measure archives of the sizes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    parser.add_argument("--sentences", type=Path, help="a file of real text, a sentence a line")
    parser.add_argument("--others", action="store_true", help="also lunr and Pagefind")
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program)
        for size in wanted.sizes:
            with tempfile.TemporaryDirectory() as name:
                figures = measure(size, browser, Path(name), wanted.sentences, others=wanted.others)
                print(json.dumps(figures, ensure_ascii=False, indent=1))
        browser.close()


if __name__ == "__main__":
    main()
