"""One page from Markdown to HTML: the quick way where it is understood, MkDocs' own where not."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.site.fast.blocks import render
from generator.site.fast.facts import Answered, Facts, contents_of, split
from generator.site.fast.files import PartFiles
from generator.site.fast.frame import Frame
from generator.site.fast.inline import Outside
from generator.site.fast.links import Links
from generator.site.fast.theme import Theme
from generator.site.meta import escaped


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it came out.

    `frame` is the digest of what surrounds the content, empty where the template must be asked
    each time. `places` are what links lead to inside pages, as page and place.
    """

    html: bytes
    frame: bytes
    ids: frozenset[str]
    targets: tuple[str, ...]
    places: tuple[str, ...]


class Pages:
    """Makes pages outside the navigation; holds what they share."""

    def __init__(
        self,
        config: MkDocsConfig,
        env: Environment,
        nav: Navigation,
        files: PartFiles,
        dialect: Dialect,
    ) -> None:
        self._config = config
        self._env = env
        self._nav = nav
        self._files = files
        self._dialect = dialect
        self._theme = Theme(env, nav, config)
        self._escapes = "depesche" in config.plugins
        self._trusted: set[int] = set()
        self._digests: dict[int, tuple[Frame, bytes]] = {}
        self.examples: dict[bytes, Facts] = {}

    def make(self, uri: str, content: bytes) -> Made:
        """The page of this Markdown file. What MkDocs warns of is in its log."""
        try:
            return self._quick(uri, _text(content))
        except (Outside, UnicodeDecodeError):
            return self._long_way(uri)

    def learned(self, example: Facts) -> bytes:
        """The digest of the frame of such pages now; empty where there is none."""
        frame = self._theme.frame(example)
        return self._digest(frame, example) if frame is not None else b""

    def _quick(self, uri: str, source: str) -> Made:
        wanted = self._theme.wanted()
        markdown, meta = split(source, wanted)
        if self._escapes:
            meta = {key: escaped(value) for key, value in meta.items()}
        if not meta.get("title"):
            raise Outside
        outcome, links = self._dialect.render(uri, markdown)
        facts = Facts(
            uri,
            meta,
            meta["title"],
            *self._addresses(uri),
            contents_of(outcome.headings),
            outcome.content.__contains__,
            outcome.content,
        )
        frame = self._theme.frame(facts)
        if self._theme.wanted() != wanted:
            # The template reads more of front matter than was gathered.
            return self._quick(uri, source)
        if frame is None:
            raise Outside
        html = frame.write(facts)
        if id(frame) not in self._trusted:
            if html != self._by_template(self._populated(uri)):
                self._theme.distrust(facts)
                raise Outside
            self._trusted.add(id(frame))
        return Made(
            _encoded(html),
            self._digest(frame, facts),
            frozenset(outcome.ids),
            tuple(links.targets),
            tuple(links.anchors),
        )

    def _long_way(self, uri: str) -> Made:
        page = self._populated(uri)
        frame, html = self._framed(uri, page)
        places = tuple(
            f"{file.src_uri}#{anchor}"
            for file, anchors in (page.links_to_anchors or {}).items()
            for anchor in anchors
        )
        ids = frozenset(page.present_anchor_ids or ())
        return Made(_encoded(html), frame, ids, tuple(_targets(page, self._files)), places)

    def _framed(self, uri: str, page: Page) -> tuple[bytes, str]:
        """The page in its frame, or from its template where there is none."""
        content = page.content or ""
        while True:
            wanted = self._theme.wanted()
            meta = {key: value for key, value in page.meta.items() if key in wanted}
            has = content.__contains__
            addresses = page.canonical_url, page.edit_url
            facts = Facts(uri, meta, page.title, *addresses, page.toc, has, content)
            frame = self._theme.frame(facts)
            if self._theme.wanted() == wanted:
                break
        if frame is None:
            return b"", self._by_template(page)
        html = frame.write(facts)
        if id(frame) not in self._trusted:
            by_template = self._by_template(page)
            if html != by_template:
                self._theme.distrust(facts)
                return b"", by_template
            self._trusted.add(id(frame))
        return self._digest(frame, facts), html

    def _populated(self, uri: str) -> Page:
        page = Page(None, self._files.hidden_file(uri), self._config)
        page.file.page = None
        _populate_page(page, self._config, self._files)
        return page

    def _by_template(self, page: Page) -> str:
        page.active = True
        context = get_context(self._nav, self._files.all_pages, self._config, page)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        return template.render(cast("dict[str, object]", context))

    def _addresses(self, uri: str) -> tuple[str | None, str | None]:
        config = self._config
        if not (config.site_url or config.edit_uri or config.edit_uri_template):
            return None, None
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        page = Page(None, file, config)
        return page.canonical_url, page.edit_url

    def _digest(self, frame: Frame, facts: Facts) -> bytes:
        known = self._digests.get(id(frame))
        if known is None:
            # The frame is kept beside its digest, or its place in memory might be given away.
            known = self._digests[id(frame)] = (frame, frame.digest())
            answers = {needle: facts.has(needle) for needle in self._theme.reads.needles}
            self.examples[known[1]] = Facts(
                facts.src_uri,
                facts.meta,
                facts.title,
                facts.canonical_url,
                facts.edit_url,
                facts.toc,
                Answered(answers),
            )
        return known[1]


class Dialect:
    """Renders Markdown of our dialect, unless Python-Markdown here would write it otherwise."""

    def __init__(self, files: PartFiles, *, proven: bool) -> None:
        self._files = files
        self._links = Links(files.url_of)
        self._proven = proven

    def render(self, uri: str, markdown: str) -> tuple[Any, Links]:
        """The outcome, and the links with what they gathered; Outside where it is not ours."""
        if not self._proven:
            raise Outside
        url = self._files.url_of(uri)
        if url is None:
            raise Outside
        self._links.begin(uri, url)
        return render(markdown, self._links.resolve), self._links

    def take_over(self, page: Page) -> None:
        """Have MkDocs render this page our way when it comes to it."""

        def rendered(config: MkDocsConfig, files: Any) -> None:  # noqa: ANN401 (MkDocs' own)
            try:
                outcome, links = self.render(page.file.src_uri, page.markdown or "")
            except Outside:
                Page.render(page, config, files)
                return
            page.content = outcome.content
            page.toc = contents_of(outcome.headings)
            page._title_from_render = None  # noqa: SLF001 (as Page.render sets it)
            page.present_anchor_ids = set(outcome.ids)
            page.links_to_anchors = {}
            for place, link in links.anchors.items():
                target, _, anchor = place.partition("#")
                file = files.get_file_from_path(target)
                page.links_to_anchors.setdefault(file, {}).setdefault(anchor, link)

        page.render = rendered  # type: ignore[method-assign]


def _text(content: bytes) -> str:
    """A file's text as Python reads it: no byte-order mark, one kind of line end."""
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encoded(html: str) -> bytes:
    return html.encode("utf-8", errors="xmlcharrefreplace")


def _targets(page: Page, files: PartFiles) -> list[str]:
    """Every page that something in a page's Markdown may lead to, known by its path alone."""
    folder = posixpath.dirname(page.file.src_uri)
    found: list[str] = []
    for part in (page.markdown or "").replace("<", "(").split("(")[1:]:
        path = part.partition(")")[0].partition(" ")[0].partition("#")[0].strip("<>")
        uri = posixpath.normpath(posixpath.join(folder, path))
        if files.url_of(uri) is not None:
            found.append(uri)
    return found
