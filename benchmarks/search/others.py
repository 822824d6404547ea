"""The same questions to Material's own search and to Pagefind, both as they come.

Material's is the worker of the installed theme with lunr and the German stemmer, set up as its
search plugin does. Pagefind is the command of the package `pagefind[bin]` over plain pages of the
stories; a page's number of results is asked for, and the fragments of the first ten.
"""

from __future__ import annotations

import gzip
import html
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Page

LUNR = """async (query) => {
  const ask = (type, data, wanted) => new Promise((resolve) => {
    const heard = (event) => {
      if (event.data.type !== wanted) return;
      worker.removeEventListener("message", heard);
      resolve(event.data.data);
    };
    worker.addEventListener("message", heard);
    worker.postMessage({type, data});
  });
  if (!window.worker) {
    window.worker = new Worker("assets/javascripts/workers/WORKER");
    const index = await (await fetch("search_index.json")).json();
    await ask(0, {...index, options: {suggest: false}}, 1);
  }
  if (!query) return [];
  const {items} = await ask(2, query, 3);
  return items.map((group) => group[0].location);
}"""

PAGEFIND = """async (query) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  await pagefind.init();
  if (!query) return [];
  const {results} = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return results.map((result) => result.id);
}"""


def write_lunr(root: Path, stories: Sequence[Any]) -> dict[str, object]:
    """Everything that Material's search needs; what it takes to make it is nothing."""
    assets = Path(material.__file__).parent / "templates" / "assets"
    root.mkdir()
    (root / "assets").symlink_to(assets)
    documents = [
        {
            "location": story.page,
            "title": html.escape(story.title),
            "text": html.escape(story.text),
        }
        for story in stories
    ]
    boosts = {"title": 1000.0, "text": 1.0, "tags": 1000000.0}
    config = {
        "lang": ["de"],
        "separator": r"[\s\-]+",
        "pipeline": ["stemmer"],
        "fields": {name: {"boost": boost} for name, boost in boosts.items()},
    }
    content = json.dumps({"config": config, "docs": documents})
    (root / "search_index.json").write_text(content, encoding="utf-8")
    _page(root)
    return {"script": LUNR.replace("WORKER", _worker(assets)), "name": lambda result: result}


def _worker(assets: Path) -> str:
    (found,) = (assets / "javascripts" / "workers").glob("search.*.min.js")
    return found.name


def write_pagefind(root: Path, stories: Sequence[Any]) -> dict[str, object]:
    """Pages and Pagefind's index of them; CPU seconds and memory of its command."""
    for story in stories:
        path = root / f"{story.page}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{html.escape(part)}</p>" for part in story.paragraphs)
        path.write_text(
            f'<!doctype html><html lang="de"><title>{html.escape(story.title)}</title>'
            f"<main data-pagefind-body><h1>{html.escape(story.title)}</h1>{body}</main>",
            encoding="utf-8",
        )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pagefind", "--site", str(root), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    _page(root)
    pages = {}
    for path in (root / "pagefind" / "fragment").glob("*.pf_fragment"):
        content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        pages[path.stem] = json.loads(content)["url"].strip("/").removesuffix(".html")
    return {
        "script": PAGEFIND,
        "name": lambda result: pages.get(result, result),
        "CPU s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "GB": after.ru_maxrss / 1e6,
    }


def _page(root: Path) -> None:
    text = "<!doctype html><link rel=icon href=data:,><title>x</title>"
    (root / "index.html").write_text(text, encoding="utf-8")


def asked(page: Page, script: str, query: str) -> tuple[list[str], float]:
    """The results of a query in order, and the seconds it took."""
    started = time.perf_counter()
    results = list(page.evaluate(script, query))
    took = time.perf_counter() - started
    page.wait_for_timeout(_SETTLING_MS)  # until the last requests are counted
    return results, took


_SETTLING_MS = 60
