"""What earlier pages say of the ties between stories, so that threads and passages keep theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from generator.curate.fields import typed_front
from generator.errors import PageError
from generator.model.archive import Kept
from generator.model.ids import PagePath, PassageId, StoryId, ThreadId, page_path
from generator.model.page import StoryFront
from generator.store.pages import PageFile


def kept_ties(file_of: Mapping[StoryId, PageFile], on_disk: Mapping[PagePath, PageFile]) -> Kept:
    """The names stories bore, the threads a person put them into, and the names of threads.

    Raises PageError for a thread that no page could have.
    """
    threads: dict[StoryId, ThreadId] = {}
    pinned: dict[StoryId, ThreadId] = {}
    passages: dict[StoryId, dict[int, PassageId]] = {}
    for story, file in file_of.items():
        thread, named = _stated(file)
        if thread:
            threads[story] = _thread(thread, file)
            if "thread" in file.pinned():
                pinned[story] = threads[story]
        if named:
            passages[story] = named
    labels = {
        ThreadId(path.removesuffix(".md")): str(file.front["title"])
        for path, file in on_disk.items()
        if file.made and file.front.get("kind") == "thread" and "title" in file.pinned()
    }
    return Kept(threads, passages, pinned, labels)


def _stated(file: PageFile) -> tuple[str, dict[int, PassageId]]:
    """The thread a story's page states, and the passages by their blocks."""
    if file.untouched():  # the generator's own front matter needs no checking
        rows = cast("list[dict[str, Any]]", file.front.get("passages") or [])
        named = {row["block"]: PassageId(row["passage"]) for row in rows}
        return str(file.front.get("thread") or ""), named
    front = typed_front(file, StoryFront)
    return front.thread, {row.block: PassageId(row.passage) for row in front.passages}


def _thread(text: str, file: PageFile) -> ThreadId:
    folder, _, slug = text.partition("/")
    try:
        page_path(f"{slug}.md")
    except ValueError:
        slug = ""
    if folder != "threads" or not slug or "/" in slug or slug == "index":
        raise PageError(
            f"{text!r} is no thread.",
            file=file.path,
            place="front matter, thread",
            remedy="Write it like threads/prager-botschaft, or delete the field.",
        )
    return ThreadId(text)
