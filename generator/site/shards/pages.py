"""A page of the undivided site as it stands in its shard: what leads out of it leads there."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

from generator.site.shards.layout import ROOT, Layout, target_of

# Only within tags: a wire's text may hold anything, but no bare "<".
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")
_ADDRESS = re.compile(r"(\s(?:href|src|poster)=\")([^\"]*)\"")
_CONFIG = re.compile(r"(<script id=\"__config\"[^>]*>)([^<]*)")
_CONFIG_ADDRESS = re.compile(r"(\"(?:base|search)\": \")([^\"]*)\"")
_REST = re.compile(r"[?#].*", re.DOTALL)


def divided(html: str, page: str, layout: Layout, site_url: str) -> str:
    """The page with its addresses as they are from its shard.

    `page` is its path in the undivided site. Only addresses that lead into another shard differ,
    and whole ones below `site_url`.
    """
    shard = layout.shard_of(page)

    def moved(address: str) -> str:
        plain = unescape(address)
        if site_url and plain.startswith(site_url):
            bare = _REST.sub("", plain.removeprefix(site_url))
            return escape(layout.address(bare) + plain[len(site_url) + len(bare) :])
        target = target_of(page, plain)
        if target is None or layout.shard_of(target) == shard:
            return address
        rest = _REST.search(plain)
        return escape(quote(layout.way(page, target)) + (rest[0] if rest else ""))

    def tag(found: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda part: f'{part[1]}{moved(part[2])}"', found[0])

    def config(found: re.Match[str]) -> str:
        return found[1] + _CONFIG_ADDRESS.sub(lambda part: f'{part[1]}{base(part[2])}"', found[2])

    def base(address: str) -> str:
        # Material's word for the folder a page lies in has no slash.
        if shard == ROOT:
            return address
        target = target_of(page, address)
        return address if target is None else layout.way(page, target).rstrip("/")

    return _CONFIG.sub(config, _TAG.sub(tag, html))
