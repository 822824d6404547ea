"""Each story finds its page on disk again: pages stay where they were first written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import get_args

from generator.model.ids import PagePath, StoryId, page_path, slugify
from generator.model.story import Story, StoryKind
from generator.store.pages import PageFile

_KINDS = frozenset(get_args(StoryKind))


@dataclass(frozen=True, slots=True)
class Matches:
    """Each story's page, where it has one, and the story pages whose wire is gone."""

    file_of: Mapping[StoryId, PageFile]
    orphans: tuple[PageFile, ...]


def match(stories: Sequence[Story], files: Iterable[PageFile]) -> Matches:
    """Find each story's page by its id, else by its wire's name, else by its wire's bytes.

    So a corrected wire keeps its page, and a renamed one does too.
    """
    free = {file.path: file for file in files if file.made and file.front.get("kind") in _KINDS}
    found: dict[StoryId, PageFile] = {}
    rounds: tuple[tuple[dict[object, Story], Callable[[PageFile], object]], ...] = (
        ({story.id: story for story in stories}, lambda file: file.front.get("id")),
        (
            {(story.source.file, story.source.index): story for story in stories},
            lambda file: (_source(file, "file"), _source(file, "index")),
        ),
        (
            {(story.source.sha256, story.source.index): story for story in stories},
            lambda file: (_source(file, "sha256"), _source(file, "index")),
        ),
    )
    for by_key, key_of in rounds:
        for path in sorted(free):
            story = by_key.get(key_of(free[path]))
            if story is not None and story.id not in found:
                found[story.id] = free.pop(path)
    return Matches(found, tuple(free[path] for path in sorted(free)))


def _source(file: PageFile, name: str) -> object:
    source = file.front.get("source")
    return source.get(name) if isinstance(source, dict) else None


def new_path(title: str, folder: str, taken: Container[PagePath]) -> PagePath:
    """A free path for a new story; a clash gets the suffix -2, -3, and so on."""
    stem = f"stories/{folder}/{slugify(title)}"
    candidates = (f"{stem}-{number}.md" if number > 1 else f"{stem}.md" for number in count(1))
    return next(path for name in candidates if (path := page_path(name)) not in taken)
