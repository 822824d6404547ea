"""Links from page to page: from Markdown files to the addresses of what is made of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from mkdocs.utils import get_relative_url

from generator.site.fast.inline import Outside

UrlOf = Callable[[str], str | None]
"""The address of the page made of a Markdown file; None where there is no such page."""

_PLAIN = re.compile(r"[A-Za-z0-9_./~-]+")


class Links:
    """Resolves the links of one page after the other; what it resolved is kept per folder."""

    def __init__(self, url_of: UrlOf) -> None:
        self._url_of = url_of
        self._folder: str | None = None
        self._known: dict[str, tuple[str, str]] = {}
        self._uri = self._url = ""
        self.targets: dict[str, None] = {}
        self.anchors: dict[str, str] = {}

    def begin(self, uri: str, url: str) -> None:
        """From here on, links stand in the page made of `uri`, whose address is `url`."""
        folder = url.rpartition("/")[0]
        if folder != self._folder:
            self._known = {}
            self._folder = folder
        self._uri, self._url = uri, url
        self.targets, self.anchors = {}, {}

    def resolve(self, link: str) -> str:
        """The address to write; Outside for a link MkDocs may have something to say about.

        `targets` gathers the pages linked to, `anchors` the links to a place in a page, by page
        and place.
        """
        path, mark, anchor = link.partition("#")
        if not path:
            if not anchor:
                raise Outside
            self.anchors.setdefault(f"{self._uri}#{anchor}", link)
            return link
        known = self._known.get(path)
        if known is None:
            if link.startswith(("https://", "http://")):
                return link
            known = self._known[path] = self._found(path)
        target, url = known
        self.targets[target] = None
        if not mark:
            return url
        if not anchor:
            raise Outside
        self.anchors.setdefault(f"{target}#{anchor}", link)
        return f"{url}#{anchor}"

    def _found(self, path: str) -> tuple[str, str]:
        if _PLAIN.fullmatch(path) is None or path[0] == "/":
            raise Outside
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._uri), path))
        url = self._url_of(target)
        if url is None:
            raise Outside
        return target, get_relative_url(url, self._url)
