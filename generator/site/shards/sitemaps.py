"""A sitemap for each shard out of that of the undivided site."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.site.shards.layout import ROOT, Layout

_URL = re.compile(r"<url>.*?</url>", re.DOTALL)
_LOC = re.compile(r"(?<=<loc>)[^<]*(?=</loc>)")


def sitemaps(whole: str, layout: Layout, site_url: str) -> Mapping[str, str]:
    """The sitemaps by shard; without the site's address there is nothing to divide, and the root
    has what there is."""
    entries = _URL.findall(whole) if site_url else []
    if not entries:
        return {ROOT: whole}
    found: dict[str, list[str]] = {ROOT: []}
    for entry in entries:
        loc = _LOC.search(entry)
        if loc is None or not loc[0].startswith(site_url):
            continue
        page = loc[0].removeprefix(site_url)
        moved = f"{entry[: loc.start()]}{layout.address(page)}{entry[loc.end() :]}"
        found.setdefault(layout.shard_of(page), []).append(moved)
    head, tail = whole[: whole.index("<url>")], whole[whole.rindex("</url>") + len("</url>") :]
    return {shard: head + "\n".join(moved) + tail for shard, moved in found.items()}
