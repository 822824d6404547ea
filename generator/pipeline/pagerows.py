"""What is on disk already: each page's row, and the pages a person wrote on.

A page that looks from outside as the last run left it is not opened. What is needed of a page that
bears nothing of a person's fits into a row; a page that does is read whole each time.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from generator.model.ids import PagePath
from generator.pipeline.executors import batched
from generator.pipeline.garbage import uncollected
from generator.pipeline.tasks import Executor
from generator.store.cache import Cache, key_of
from generator.store.pages import PageFile, Value
from generator.store.stamps import Stamp, is_settled
from generator.store.tree import listed, page_file, page_text

_ROWS = key_of("rows of pages")
_BATCH = 64
# Pages that are read whole at once: a bound for memory.
_IN_MEMORY = 2048


class Row(NamedTuple):
    """A page as far as it is known: how it looks from outside, what is in it.

    `clean` pages are wholly the generator's; of story pages `story` is the id and `source` the
    wire's file, index and hash; `thread` and `passages` are the ties it states.
    """

    stamp: Stamp | None
    sum: bytes
    clean: bool
    kind: str = ""
    story: str = ""
    source: tuple[str, int, str] | None = None
    thread: str = ""
    passages: tuple[tuple[int, str], ...] = ()


class CleanPage(PageFile):
    """A page that bears nothing of a person's, known by its row."""

    def pinned(self) -> frozenset[str]:
        """None of its fields."""
        return frozenset()

    def untouched(self) -> bool:
        """It is."""
        return True


@dataclass(frozen=True, slots=True)
class Pages:
    """The tree on disk: a row for every page, and those read whole that bear something of a
    person's."""

    rows: dict[PagePath, Row]
    files: Mapping[PagePath, PageFile]
    texts: Mapping[PagePath, str] = field(repr=False)

    def story_pages(self) -> dict[PagePath, PageFile]:
        """The made pages of stories, clean ones as far as their rows tell."""
        clean = {path: _as_file(path, row) for path, row in self.rows.items() if row.story}
        return {**clean, **{p: f for p, f in self.files.items() if f.made and "source" in f.front}}


def read_pages(docs: Path, cache: Cache, executor: Executor) -> Pages:
    """Every page under `docs`; PageError for one that cannot be read."""
    rows: dict[PagePath, Row] = {}
    texts: dict[PagePath, str] = {}
    files: dict[PagePath, PageFile] = {}
    with uncollected(searched=False):
        raw = cache.get("state", [_ROWS]).get(_ROWS)
        known: Mapping[str, tuple[object, ...]] = {}
        if raw is not None:
            known = marshal.loads(raw)  # noqa: S302 (checked by its sum)
        waiting = _unknown(docs, known, rows)
        while piece := list(islice(waiting, _IN_MEMORY)):
            batches = batched([(path, text) for path, text, _ in piece], _BATCH)
            stamps = {path: stamp for path, _, stamp in piece}
            for number, results in executor.run(_read_rows, None, batches):
                for (path, text), row in zip(batches[number], results, strict=True):
                    rows[path] = row._replace(stamp=stamps[path])
                    if not row.clean:
                        texts[path] = text
                        files[path] = page_file(path, text)
    return Pages(dict(sorted(rows.items())), dict(sorted(files.items())), texts)


def _unknown(
    docs: Path, known: Mapping[str, tuple[object, ...]], rows: dict[PagePath, Row]
) -> Iterator[tuple[PagePath, str, Stamp | None]]:
    """The pages that are known neither by how they look from outside nor by their bytes, whole,
    with how they look; the rows of all others are put to `rows`."""
    for path, stamp in listed(docs):
        row = Row._make(known[path]) if path in known else None
        if row is not None and stamp is not None and row.stamp == stamp and row.clean:
            rows[path] = row
            continue
        text = page_text(docs, path)
        settled = stamp if stamp is not None and is_settled(stamp) else None
        if row is not None and row.clean and row.sum == sum_of(text.encode()):
            rows[path] = row._replace(stamp=settled)
        else:
            yield path, text, settled


def keep_rows(rows: Mapping[PagePath, Row], cache: Cache) -> None:
    """Keep what is known for the next run."""
    cache.put("state", {_ROWS: marshal.dumps({path: tuple(row) for path, row in rows.items()})})


def _read_rows(shared: None, pages: Sequence[tuple[PagePath, str]]) -> list[Row]:
    del shared
    return [row_of(page_file(path, text), text.encode(), None) for path, text in pages]


def row_of(file: PageFile, content: bytes, stamp: Stamp | None) -> Row:
    """The row of a page that was read."""
    kind = file.front.get("kind")
    row = Row(stamp, sum_of(content), file.untouched(), kind if isinstance(kind, str) else "")
    source = file.front.get("source")
    if not isinstance(source, dict):
        return row
    passages = file.front.get("passages")
    return row._replace(
        story=str(file.front.get("id", "")),
        source=(
            str(source.get("file", "")),
            index if isinstance(index := source.get("index"), int) else 0,
            str(source.get("sha256", "")),
        ),
        thread=str(file.front.get("thread") or ""),
        passages=tuple(_passage(each) for each in passages) if isinstance(passages, list) else (),
    )


def _passage(value: Value) -> tuple[int, str]:
    """A clean page's record of a passage, which is as the generator wrote it."""
    if isinstance(value, dict) and isinstance(block := value.get("block"), int):
        return block, str(value.get("passage", ""))
    return 0, ""


def _as_file(path: PagePath, row: Row) -> CleanPage:
    file, index, sha256 = row.source or ("", 0, "")
    front: dict[str, Value] = {
        "title": "",
        "kind": row.kind,
        "id": row.story,
        "source": {"file": file, "index": index, "format": "", "sha256": sha256},
    }
    if row.thread:
        front["thread"] = row.thread
    if row.passages:
        front["passages"] = [{"block": block, "passage": name} for block, name in row.passages]
    return CleanPage(path, front, {}, {}, {}, made=True)


def sum_of(content: bytes) -> bytes:
    """What a page's bytes are known by."""
    return hashlib.blake2b(content, digest_size=12).digest()
