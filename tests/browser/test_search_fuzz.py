"""Writer and reader on archives drawn by chance: what reading finds, the engine finds; and what a
broken index does to it.
"""

from __future__ import annotations

import functools
import http.server
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.site.assets import asset_files
from generator.site.index import segment, writer
from generator.site.index.naive import All, Archive, Near, Not, Phrase, Word
from generator.site.index.records import IndexedStory
from generator.site.index.words import tokens
from generator.site.index.writer import write_pages

pytestmark = pytest.mark.browser

SYLLABLES = (
    "ba",
    "be",
    "büro",
    "dö",
    "fuß",
    "ga",
    "gro",
    "haus",
    "jahr",
    "kraft",
    "lö",
    "mau",
    "nah",
    "ört",
    "pla",
    "quer",
    "rü",
    "sch",
    "straße",
    "tä",
    "ung",
    "vor",
    "wer",
    "xy",
    "zei",
    "ž",
    "ł",
    "ø",
    "é",
    "ñ",
    "ﬁ",
)
MARKS = [
    " ",
    " ",
    " ",
    " ",
    "-",
    ", ",
    ". ",
    " – ",
    "\u00a0",
    "'",
    "/",
    " 12.000 ",
    " 3,5 ",
    " 😀 ",
]

ASK = """([base, method, question]) => new Promise((resolve, reject) => {
  const worker = new Worker("engine.js");
  worker.addEventListener("error", () => reject(new Error("no worker")));
  worker.addEventListener("message", ({data}) => {
    worker.terminate();
    resolve(data.error ? {error: data.error} : {answer: data.answer});
  });
  worker.postMessage({id: 1, base: new URL(base, location.href).href, method, question});
})"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "engine.js").write_bytes(asset_files()["assets/depesche/engine.js"])
    (folder / "index.html").write_text("<!doctype html><link rel=icon href=data:,><title>x</title>")
    return folder


@pytest.fixture(scope="module")
def page(root: Path, browser: Any) -> Iterator[Any]:
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/")
        yield opened
        context.close()
        server.shutdown()
        thread.join()


def drawn(chance: random.Random) -> list[IndexedStory]:
    """Stories of a small vocabulary of strange words, so that many share one."""
    words = ["".join(chance.sample(SYLLABLES, chance.randint(1, 4))) for _ in range(40)]
    words = [word.capitalize() if chance.random() < 0.5 else word for word in words]

    def text(most: int) -> str:
        parts = (
            chance.choice(words) + chance.choice(MARKS) for _ in range(chance.randint(0, most))
        )
        return "".join(parts)

    return [
        IndexedStory(
            page=f"stories/{number:03}",
            title=text(4),
            date=chance.choice(["", "2031", f"2031-0{chance.randint(1, 9)}"]),
            kind="story",
            language=chance.choice(["de", "de", "en", ""]),
            agency="",
            byline=(),
            labels=(),
            facets=(),
            versions=(),
            text="\n\n".join(text(30) for _ in range(chance.randint(0, 3))),
        )
        for number in range(chance.randint(1, 40))
    ]


def made(root: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> list[IndexedStory]:
    """An index of drawn stories in small segments and blocks, so that every border is crossed."""
    chance = random.Random(seed)  # noqa: S311 (the same archives every time)
    monkeypatch.setattr(writer, "SIZES", (16, 8, 4))
    monkeypatch.setattr(segment, "POSITION_BLOCK", 512)
    monkeypatch.setattr(segment, "INLINE_BYTES", chance.choice([0, 3, 24]))
    stories = drawn(chance)
    write_pages(stories, [], root / str(seed), root / f"cache-{seed}")
    return stories


@pytest.mark.parametrize("seed", range(12))
def test_the_engine_finds_what_reading_finds(
    page: Any, root: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = made(root, seed, monkeypatch)
    archive = Archive(stories)
    chance = random.Random(seed)  # noqa: S311
    texts = [tokens(f"{story.title} {story.text}") for story in stories]
    rows = [row for row in texts if len(row) > 3]
    for _ in range(8 if rows else 0):
        row = chance.choice(rows)
        start = chance.randrange(len(row) - 2)
        one, other = row[start].text, row[start + 1].text
        questions = {
            f'"{one}"': Phrase(one),
            f'"{one} {other}"': Phrase(f"{one} {other}"),
            f'"{one}" -"{other}"': All((Phrase(one), Not(Phrase(other)))),
        }
        if one.isalpha() and len(one) > 2:
            questions[f"{one[:3]}*"] = Word(one[:3], prefix=True)
            if other.isalpha() and len(other) > 2:
                questions[f"{one}* NAHE/3 {other}*"] = Near(
                    Word(one, prefix=True), Word(other, prefix=True), 3
                )
        for query, question in questions.items():
            said = page.evaluate(
                ASK,
                [f"{seed}/", "hits", {"query": query, "whole": True, "first": 0, "last": 99}],
            )
            assert {hit["page"] for hit in said["answer"]} == archive.find(question), query


@pytest.mark.parametrize("seed", range(6))
def test_a_broken_index_is_an_error_and_nothing_worse(
    page: Any, root: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = made(root, seed, monkeypatch)
    chance = random.Random(seed)  # noqa: S311
    broken = root / f"broken-{seed}"
    shutil.copytree(root / str(seed), broken)
    for path in sorted(broken.rglob("*.bin")):
        content = bytearray(path.read_bytes())
        for _ in range(3):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.unlink()
        path.write_bytes(bytes(content[: chance.randint(1, len(content))]))
    word = next((token.text for story in stories for token in tokens(story.text)), "x")
    page.set_default_timeout(10_000)
    said = page.evaluate(ASK, [f"broken-{seed}/", "count", {"query": word}])
    assert set(said) in ({"error"}, {"answer"})
