"""The pages of an archive, read only where they changed since the last time.

Of every page a summary is kept beside the segments: when and how large it was, the hash of what the
index takes from it, and what is needed to put it in order. The page itself is read again only for a
segment that is written anew. A page that changes without a change of its time and size is not
noticed; remove the cache after such a thing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path

from generator.site.index.records import IndexedName, IndexedStory, read_page

RECORDS_KEPT = 40_000
"""So many stories that had to be read are kept in memory; more are read once again."""


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story without its text; `digest` tells its words from others, not what it belongs to."""

    page: str
    date: str
    digest: str
    language: str
    facets: tuple[str, ...]


class Pages:
    """The stories and names of a folder of pages, in the order of their paths."""

    def __init__(self, docs: Path, file: Path, version: str) -> None:
        self._docs = docs
        self._file = file
        self._records: dict[str, IndexedStory] = {}
        self.stories: list[StorySummary] = []
        self.names: list[IndexedName] = []
        before = _load(file, version)
        now: dict[str, list[object]] = {}
        for page, size, time in sorted(_found(docs)):
            entry = before.get(page)
            if entry is None or entry[:2] != [size, time]:
                entry = [size, time, *self._read(page)]
            now[page] = entry
            self._take(page, entry)
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = {"version": version, "pages": now}
        file.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    def read(self, summaries: Sequence[StorySummary]) -> list[IndexedStory]:
        """The stories in full."""
        found = []
        for summary in summaries:
            story = self._records.get(summary.page) or self._page(summary.page)
            if isinstance(story, IndexedStory):
                found.append(story)
        return found

    def _page(self, page: str) -> IndexedStory | IndexedName | None:
        return read_page(self._docs, self._docs / f"{page}.md")

    def _read(self, page: str) -> list[object]:
        found = self._page(page)
        if isinstance(found, IndexedStory):
            if len(self._records) < RECORDS_KEPT:
                self._records[page] = found
            return ["story", list(astuple(summary(found)))]
        return ["name", asdict(found)] if found else ["", None]

    def _take(self, page: str, entry: Sequence[object]) -> None:
        kind, kept = entry[2:]
        if kind == "story" and isinstance(kept, list):
            page, date, digest, language, facets = kept
            self.stories.append(StorySummary(page, date, digest, language, tuple(facets)))
        elif kind == "name" and isinstance(kept, dict):
            aliases = tuple(kept["aliases"])
            self.names.append(IndexedName(page, kept["title"], kept["kind"], aliases))


def summary(story: IndexedStory) -> StorySummary:
    """What is kept of a story."""
    words = json.dumps(astuple(replace(story, facets=())), ensure_ascii=False)
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return StorySummary(story.page, story.date, digest, story.language, story.facets)


def _found(folder: Path, prefix: str = "") -> Iterator[tuple[str, int, int]]:
    """Every page below a folder with its size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _found(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name.endswith(".md"):
                about = entry.stat()
                yield f"{prefix}{entry.name[:-3]}", about.st_size, about.st_mtime_ns


def _load(file: Path, version: str) -> dict[str, list[object]]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        pages: dict[str, list[object]] = kept["pages"] if kept["version"] == version else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return pages
