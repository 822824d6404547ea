"""The theme as the accelerator sees it: a black box that is asked once for each kind of page.

A template is rendered with marked values, and what it writes becomes a `Frame`. What it read on the
way decides which pages may share the frame: those of the same depth and the same place towards
everything the template links to, with the same front matter as far as the template looks at it,
and with the same answers to what it asked about the content. A frame is trusted once a real page
came out of it byte for byte as out of the template.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Sequence
from typing import cast

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.site.fast.facts import Facts
from generator.site.fast.frame import Frame
from generator.site.fast.marks import Marks, Slot, Unlearnable
from generator.site.fast.probe import ProbeContent, ProbeMeta, ProbePage, ProbePages, Reads
from generator.site.fast.toc import TocForm, entry, learn

log = logging.getLogger("mkdocs.plugins.depesche-fast")

Key = tuple[object, ...]

_MARKED = ("title", "description")


class Theme:
    """Frames for pages outside the navigation, made when first needed."""

    def __init__(self, env: Environment, nav: Navigation, config: MkDocsConfig) -> None:
        self._env = env
        self._nav = nav
        self._config = config
        self.reads = Reads()
        self._frames: dict[Key, Frame | None] = {}
        self._forms: dict[str, TocForm] = {}
        self._listing: dict[str, bool] = {}
        self._places: dict[str, Key] = {}
        self._needles: tuple[str, ...] = ()
        for path in (*config.extra_css, *config.extra_javascript):
            self._note_target(str(path))

    def wanted(self) -> frozenset[str]:
        """The fields of front matter to gather from a page."""
        return frozenset(self.reads.meta)

    def frame(self, facts: Facts) -> Frame | None:
        """The frame for such a page; None where its template must be asked each time.

        `facts.meta` must hold all fields `wanted`, which may grow with every call.
        """
        key = self._key(facts)
        if key in self._frames:
            return self._frames[key]
        size = self.reads.size()
        try:
            frame = self._learned(facts)
        except Unlearnable as reason:
            log.debug("Pages like %s are rendered by their template: %s", facts.src_uri, reason)
            frame = None
        if self.reads.size() != size:
            # What decides over sharing has changed, so nothing kept so far may be shared.
            self._frames.clear()
            self._places.clear()
            self._needles = tuple(sorted(self.reads.needles))
        self._frames[self._key(facts)] = frame
        return frame

    def distrust(self, facts: Facts) -> None:
        """Have such pages rendered by their template from now on."""
        self._frames[self._key(facts)] = None

    def _key(self, facts: Facts) -> Key:
        meta = facts.meta
        return (
            self._place(facts.src_uri),
            tuple((name, repr(meta[name])) for name in sorted(meta) if name not in _MARKED),
            _nature(meta.get("title")),
            _nature(meta.get("description")),
            _nature(facts.title),
            facts.canonical_url is None,
            facts.edit_url is None,
            _toc_shape(facts.toc.items),
            *(facts.has(needle) for needle in self._needles),
        )

    def _place(self, uri: str) -> Key:
        """Where a page is, as far as that decides over the addresses written in it."""
        if self._config.use_directory_urls or "/" not in uri:
            file = File(uri, None, self._config.site_dir, self._config.use_directory_urls)
            is_home = file.url in {"./", ".", "index.html"}
            return is_home, *self._folder(posixpath.dirname(file.url))
        folder = uri.rpartition("/")[0]
        place = self._places.get(folder)
        if place is None:
            place = self._places[folder] = (False, *self._folder(folder))
        return place

    def _folder(self, folder: str) -> Key:
        depth = folder.count("/") + 1 if folder else 0
        return depth, _shared_folder(folder, self.reads.targets)

    def _learned(self, facts: Facts) -> Frame:
        if not facts.meta:
            raise Unlearnable("it has no front matter")
        shape = _toc_shape(facts.toc.items)
        if shape == "other":
            raise Unlearnable("its headings are not below a single first one")
        marks = Marks()
        if shape != "nested" or not self._lists_headings(facts):
            output = self._draw(facts, marks, ())
            return Frame(marks.split(output, _safe(facts)), None)
        form = self._form(facts)
        one = entry(marks, "a")
        output = self._draw(facts, marks, [one])
        pieces: list[str | Slot] = []
        entries = output.split(form.write([one]))
        if len(entries) == 1:
            raise Unlearnable("the table of contents is not found")
        for number, part in enumerate(entries):
            if number:
                pieces.append(Slot("toc", 0))
            pieces += marks.split(part, _safe(facts))
        if any(isinstance(piece, Slot) and piece.name.endswith(" a") for piece in pieces):
            raise Unlearnable("an entry of the table of contents stands elsewhere")
        return Frame(tuple(pieces), form)

    def _lists_headings(self, facts: Facts) -> bool:
        """Whether the template writes anything of the headings below the first."""
        template = str(facts.meta.get("template", "main.html"))
        if template not in self._listing:
            marks = Marks()
            one, two = entry(marks, "a"), entry(marks, "b", entry(marks, "c"))
            drawn = {self._draw(facts, marks, links) for links in ((), (one,), (one, two))}
            self._listing[template] = len(drawn) > 1
        return self._listing[template]

    def _form(self, facts: Facts) -> TocForm:
        template = str(facts.meta.get("template", "main.html"))
        if template not in self._forms:
            marks = Marks()
            self._forms[template] = learn(lambda links: self._draw(facts, marks, links))
        return self._forms[template]

    def _draw(self, facts: Facts, marks: Marks, links: Sequence[AnchorLink]) -> str:
        """What the template writes for a marked page with these second-level headings."""
        config = self._config
        file = File(facts.src_uri, None, config.site_dir, config.use_directory_urls)
        page = ProbePage(file, config)
        meta = dict(facts.meta)
        if meta.get("description"):
            safe = isinstance(meta["description"], Markup)
            meta["description"] = marks.text("description", safe=safe)
        if facts.title:
            page.title = marks.text("title", safe=isinstance(facts.title, Markup))
        if meta.get("title"):
            meta["title"] = page.title
        page.meta = ProbeMeta(meta, self.reads)
        page.content = ProbeContent(marks.url("content"), facts.has, self.reads)
        page.canonical_url = facts.canonical_url and marks.text("canonical")
        page.edit_url = facts.edit_url and marks.text("edit")
        page.toc = _probe_toc(facts, marks, links)
        page.active = True
        return self._rendered(page, str(facts.meta.get("template", "main.html")))

    def _rendered(self, page: ProbePage, name: str) -> str:
        nothing = cast("Sequence[File]", ProbePages())
        context = get_context(self._nav, nothing, self._config, page)
        filters = self._env.filters
        original = {name: filters[name] for name in ("url", "script_tag")}
        try:
            filters.update({name: self._noting(filters[name], page) for name in original})
            with page.watched():
                return self._env.get_template(name).render(cast("dict[str, object]", context))
        finally:
            filters.update(original)

    def _noting(self, original: Callable[..., str], page: ProbePage) -> Callable[..., str]:
        """A filter that makes addresses, noting which."""

        @pass_context
        def noting(context: Context, value: object) -> str:
            self._note_target(str(value))
            with page.watched(on=False):
                return original(context, value)

        return noting

    def _note_target(self, target: str) -> None:
        """Remember the folders an address lies in."""
        if "://" in target or target.startswith(("#", "/")) or "\ue000" in target:
            return
        folder = posixpath.dirname(posixpath.normpath(target))
        while folder:
            self.reads.targets.add(folder)
            folder = posixpath.dirname(folder)


def _shared_folder(folder: str, targets: set[str]) -> str:
    """The longest part of a page's folder that something the template links to lies in, too."""
    while folder and folder not in targets:
        folder = posixpath.dirname(folder)
    return folder


def _nature(value: object) -> str:
    return type(value).__name__ if value else ""


def _toc_shape(first: Sequence[AnchorLink]) -> str:
    if not first:
        return "none"
    if len(first) > 1 or first[0].level != 1:
        return "other"
    return "nested" if first[0].children else "single"


def _probe_toc(facts: Facts, marks: Marks, links: Sequence[AnchorLink]) -> TableOfContents:
    if not facts.toc.items:
        return TableOfContents([])
    first = AnchorLink(marks.text("first title"), marks.url("first id"), 1)
    first.active = True  # type: ignore[attr-defined]
    first.children = list(links)
    return TableOfContents([first])


def _safe(facts: Facts) -> frozenset[str]:
    named = {"title": facts.title, "description": facts.meta.get("description")}
    return frozenset(name for name, value in named.items() if isinstance(value, Markup))
