"""A page that notes what a template reads of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.site.fast.facts import Meta
from generator.site.fast.marks import Unlearnable

# What a template may read of a page without the output depending on more than a frame's key:
# either it is the same for every page outside the navigation, or it is in the key, or marked.
_KNOWN = frozenset(
    {
        "active",
        "ancestors",
        "canonical_url",
        "children",
        "content",
        "edit_url",
        "is_homepage",
        "is_link",
        "is_page",
        "is_section",
        "meta",
        "next_page",
        "parent",
        "previous_page",
        "title",
        "toc",
        "update_date",
        "watched",
    }
)


@dataclass(slots=True)
class Reads:
    """What templates have been seen to read: fields of front matter, addresses they link to, and
    texts they look for in a page's HTML."""

    meta: set[str] = field(default_factory=lambda: {"title", "description", "template"})
    targets: set[str] = field(default_factory=set)
    needles: set[str] = field(default_factory=set)

    def size(self) -> int:
        """Grows with everything newly seen."""
        return len(self.meta) + len(self.targets) + len(self.needles)


class ProbePage(Page):
    """Stands in for every page that a frame will serve."""

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        self._watched = False
        super().__init__("", file, config)
        file.page = None
        self.markdown = ""
        self._home = super().is_homepage

    @property
    def is_homepage(self) -> bool:
        """Told without looking at the file again."""
        return self._home

    @contextmanager
    def watched(self, *, on: bool = True) -> Iterator[None]:
        """Meanwhile, reading what is not known raises Unlearnable; with `on` false, it may be."""
        before, self._watched = self._watched, on
        try:
            yield
        finally:
            self._watched = before

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 (whatever a page has)
        if name[0] != "_" and name not in _KNOWN and object.__getattribute__(self, "_watched"):
            raise Unlearnable(f"a template reads page.{name}")
        return object.__getattribute__(self, name)


class ProbeMeta(dict[str, object]):
    """Front matter that notes which fields are asked for."""

    def __init__(self, values: Meta, reads: Reads) -> None:
        super().__init__(values)
        self._reads = reads

    def __getitem__(self, key: str) -> object:
        self._reads.meta.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        """As a mapping's."""
        self._reads.meta.add(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.meta.add(str(key))
        return super().__contains__(key)

    def __bool__(self) -> bool:
        # Every page of ours has front matter.
        return True

    def __iter__(self) -> Iterator[str]:
        raise Unlearnable("a template goes through all front matter")

    def __len__(self) -> int:
        raise Unlearnable("a template counts front matter")


class ProbeContent(str):
    """A mark for the page's HTML that answers for the HTML of a page at hand."""

    __slots__ = ("_has", "_reads")

    def __new__(cls, mark: str, has: Callable[[str], bool], reads: Reads) -> Self:
        """A text that is only the mark."""
        made = super().__new__(cls, mark)
        made._has = has
        made._reads = reads
        return made

    _has: Callable[[str], bool]
    _reads: Reads

    def __contains__(self, needle: object) -> bool:
        self._reads.needles.add(str(needle))
        return self._has(str(needle))


class ProbePages(Sequence[File]):
    """The list of all pages, of which no page's output may depend."""

    def __getitem__(self, index: object) -> Any:  # noqa: ANN401 (never answers)
        raise Unlearnable("a template reads the list of all pages")

    def __len__(self) -> int:
        raise Unlearnable("a template counts all pages")
