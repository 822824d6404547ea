"""The page at which a shard begins: only a way on, for whoever comes to its bare address."""

from __future__ import annotations

from html import escape

from generator.site.shards.layout import Layout


def entrance(shard: str, start: str, layout: Layout) -> bytes:
    """A page that leads on to `start`, a page by its path in the undivided site."""
    # A page at the top of a shard, whose path in the undivided site is that of no file.
    here = layout.folder(shard)
    way = escape(layout.way_from(here, start))
    return (
        '<!doctype html>\n<html lang="und">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
        f'<meta http-equiv="refresh" content="0; url={way}">\n<title>{escape(shard)}</title>\n'
        f'</head>\n<body>\n<p><a href="{way}">{escape(shard)}</a></p>\n</body>\n</html>\n'
    ).encode()
