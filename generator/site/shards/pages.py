"""A page of the undivided site as it stands in its shard: what leads out of it leads there."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from urllib.parse import quote

from generator.site.shards.layout import ROOT, Layout, target_of

# Only within a tag: a wire's text may hold anything, but no bare "<".
_ADDRESS = re.compile(
    r"(<[a-zA-Z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*?\s(?:href|src|poster)=\")([^\"]*)(?=\")"
)
_CONFIG = re.compile(r"(<script id=\"__config\"[^>]*>)([^<]*)")
_CONFIG_ADDRESS = re.compile(r"(\"(?:base|search)\": \")([^\"]*)\"")
_REST = re.compile(r"[?#].*", re.DOTALL)

_KEPT = 200_000
"""So many addresses are remembered: pages of one folder lead to the same places."""


class Pages:
    """Rewrites pages, best in the order of their paths; `site_url` is the root's own or ""."""

    def __init__(self, layout: Layout, site_url: str) -> None:
        self._layout, self._site_url = layout, site_url
        self._folder = ""
        self._moved: dict[tuple[str, str], str] = {}

    def divided(self, html: str, page: str) -> str:
        """The page with its addresses as they are from its shard.

        `page` is its path in the undivided site. Only addresses that lead into another shard
        differ, and whole ones below the site's own.
        """
        folder = posixpath.dirname(page)
        if folder != self._folder or len(self._moved) > _KEPT:
            self._folder = folder
            self._moved.clear()
        moved, shard = self._moved, self._layout.shard_of(page)

        def address(found: re.Match[str]) -> str:
            start, old = found.groups()
            new = moved.get((shard, old))
            if new is None:
                new = moved[shard, old] = self._address(page, shard, old)
            return f"{start}{new}"

        html = _ADDRESS.sub(address, html)
        if shard == ROOT:
            return html
        return _CONFIG.sub(lambda found: found[1] + self._config(page, found[2]), html)

    def _address(self, page: str, shard: str, address: str) -> str:
        plain, layout = unescape(address), self._layout
        if self._site_url and plain.startswith(self._site_url):
            path = plain.removeprefix(self._site_url)
            bare = _REST.sub("", path)
            return escape(layout.address(bare) + path[len(bare) :])
        target = target_of(page, plain)
        if target is None or layout.shard_of(target) == shard:
            return address
        rest = _REST.search(plain)
        return escape(quote(layout.way(page, target)) + (rest[0] if rest else ""))

    def _config(self, page: str, config: str) -> str:
        """What Material's script reads; its word for the site's root has no slash at the end."""

        def moved(found: re.Match[str]) -> str:
            target = target_of(page, found[2])
            way = found[2] if target is None else self._layout.way(page, target).rstrip("/")
            return f'{found[1]}{way}"'

        return _CONFIG_ADDRESS.sub(moved, config)
