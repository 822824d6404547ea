"""Writing the whole index: segments of stories in order of date, names, and the index of both.

Segments are large where the archive is old and small at its newest end, and each is named by a
hash of what it holds: a story added at the end touches a small one, the others are taken from the
cache as they are. A story put in further back makes its own segment and those after it new. What
the stories belong to is written apart from their words, so that a name or a thread that changes
does not make the words anew.
"""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.site.index import stems, verbs, words
from generator.site.index.codec import Directory, Pack, TableWriter, deflated, order, varint
from generator.site.index.facets import FacetMeta, write_facets
from generator.site.index.pages import Pages, StorySummary, summary
from generator.site.index.records import IndexedName, IndexedStory
from generator.site.index.segment import Meta, write_segment
from generator.site.index.vocabulary import Vocabulary
from generator.site.index.words import fold

FORMAT = 4
"""The version of the format; an engine refuses others."""

PAGES = "pages.json"
WORDS = "words.json"
"""Files of the cache beside the segments."""

NEWEST = 2500
"""The words of segments of at most so many stories are kept; see `Vocabulary`."""

SIZES = (32768, 16384, 8192, 4096, 2048, 1024, 512, 256, 128)
"""Stories in segments: as many of the first size as there are stories for, then of the next. Each
is twice the next, so an archive has few segments, and a story is written anew only a few times
while the archive grows."""


DAY_AT_MOST = 64
"""How far a segment's border is moved at most."""


class _Dated(Protocol):
    @property
    def date(self) -> str: ...


Dated = TypeVar("Dated", bound=_Dated)


def write_index(docs: Path, out: Path, cache: Path) -> int:
    """Write the index of the pages under `docs` into `out`; the number of stories in it.

    `cache` keeps segments and summaries of pages from one time to the next; what is not needed any
    more is removed.
    """
    pages = Pages(docs, cache / PAGES, _code_version())
    _write(pages.stories, pages.read, pages.names, out, cache)
    return len(pages.stories)


def write_pages(
    stories: Iterable[IndexedStory], names: Sequence[IndexedName], out: Path, cache: Path
) -> None:
    """Write the index of these stories and names."""
    by_page = {story.page: story for story in stories}
    summaries = [summary(story) for story in by_page.values()]
    _write(summaries, lambda some: [by_page[one.page] for one in some], names, out, cache)


def _write(
    summaries: Iterable[StorySummary],
    read: Callable[[Sequence[StorySummary]], list[IndexedStory]],
    names: Sequence[IndexedName],
    out: Path,
    cache: Path,
) -> None:
    """Write the index into `out`, which is emptied first; `read` gives the stories in full."""
    ordered = sorted(summaries, key=lambda story: (story.date, story.page))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    newest = Vocabulary(_code_version(), cache / WORDS)
    chunks = list(divided(ordered))
    metas = [_segment(chunk, read, cache, newest) for chunk in chunks]
    newest.save()
    facets = [_facets(chunk, cache) for chunk in chunks]
    parts = {*(meta.id for meta in metas), *(its.id for its in facets)}
    for part in sorted(parts):
        shutil.copytree(cache / part, out / part, copy_function=_linked_or_copied)
    _forget(cache, keep=parts)
    index = {
        "format": FORMAT,
        "languages": sorted({story.language or "de" for story in ordered} & set(stems.STEMMERS)),
        "verbs": dict(verbs.stems_of_verbs()),
        "prefixes": list(verbs.FOLDED_PREFIXES),
        "segments": [
            [meta.id, its.id, meta.stories, its.facets, meta.offsets, meta.versions]
            for meta, its in zip(metas, facets, strict=True)
        ],
    }
    about = json.dumps(index, separators=(",", ":")).encode()
    directories = [_write_names(out, names, ordered)]
    for meta, its in zip(metas, facets, strict=True):
        directories += (*meta.directories, *its.directories)
    tables = b"".join(directory.encoded() for directory in directories)
    (out / "index.bin").write_bytes(deflated(varint(len(about)) + about + tables))


def divided(stories: Sequence[Dated]) -> Iterator[Sequence[Dated]]:
    """The stories in stretches for segments, the oldest first.

    A border is moved behind the stories of its day, so that versions of a story are not parted.
    """
    start = 0
    for size in SIZES:
        while len(stories) - start >= size:
            end = _end_of_day(stories, start + size)
            yield stories[start:end]
            start = end
    if start < len(stories):
        yield stories[start:]


def _end_of_day(stories: Sequence[Dated], border: int) -> int:
    end = border
    while end < len(stories) and stories[end].date == stories[end - 1].date:
        end += 1
        if end - border > DAY_AT_MOST:
            return border
    return end


def _segment(
    stories: Sequence[StorySummary],
    read: Callable[[Sequence[StorySummary]], list[IndexedStory]],
    cache: Path,
    newest: Vocabulary,
) -> Meta:
    """A segment's words from the cache, or written into it."""

    def write(folder: Path) -> Meta:
        known = newest if len(stories) <= NEWEST else Vocabulary(_code_version())
        return write_segment(folder, read(stories), known)

    kept = _kept(cache, "words", [story.digest for story in stories], write)
    tables = {name: Directory(**kept[name]) for name in ("terms", "sounds")}
    return Meta(**{**kept, **tables})


def _facets(stories: Sequence[StorySummary], cache: Path) -> FacetMeta:
    """What a segment's stories belong to, from the cache, or written into it."""
    facets = [story.facets for story in stories]
    kept = _kept(cache, "facets", facets, lambda folder: write_facets(folder, facets))
    tables = {name: Directory(**kept[name]) for name in ("members", "entities")}
    return FacetMeta(**{**kept, **tables})


def _kept(
    cache: Path, what: str, of: object, write: Callable[[Path], Meta | FacetMeta]
) -> dict[str, Any]:
    """The description of a part of a segment that follows `of` something; written where it is not
    there."""
    content = json.dumps([_code_version(), what, of], ensure_ascii=False)
    name = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    folder = cache / name
    about = cache / f"{name}.json"
    if not about.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        about.write_text(json.dumps(asdict(write(folder))), encoding="utf-8")
    kept: dict[str, Any] = json.loads(about.read_text(encoding="utf-8"))
    return kept


def _linked_or_copied(source: str, target: str) -> str:
    """A second name of the file where the file system has such, else a copy."""
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
    return target


@functools.cache
def _code_version() -> str:
    """A hash of everything that decides what a segment holds: a change of it makes all anew."""
    digest = hashlib.sha256(str(FORMAT).encode())
    here = Path(__file__).parent
    for path in sorted((*here.glob("*.py"), *here.glob("data/*.txt"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _forget(cache: Path, keep: set[str]) -> None:
    for path in cache.glob("*"):
        if path.stem not in keep and path.name not in (PAGES, WORDS):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _write_names(
    out: Path, names: Iterable[IndexedName], stories: Iterable[StorySummary]
) -> Directory:
    """Names by each way of beginning to write them, and by page for labels."""
    counts = Counter(facet for story in stories for facet in story.facets)
    entries: dict[str, list[object]] = {}
    for name in names:
        about: list[object] = [name.page, name.title, name.kind, counts[name.page]]
        entries[f"#{name.page}"] = about
        for alias in (name.title, *name.aliases):
            parts = [fold(token.text) for token in words.tokens(alias)]
            for start in range(len(parts)):
                key = f"{' '.join(parts[start:])}\t{start}\t{name.page}"
                entries.setdefault(key, [*about, alias])
    table = TableWriter(Pack(out, "names"))
    for key in sorted(entries, key=order):
        table.add(key, json.dumps(entries[key], ensure_ascii=False).encode("utf-8"))
    return table.close()
