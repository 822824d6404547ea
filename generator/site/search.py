"""The search index of a site, made from its pages on disk.

The index is made from the Markdown under `docs/`, not from built pages, so it is the same for
every builder. How it is written stands in `generator/site/index`; the other half, the engine that
reads it in the browser, in `assets/engine`.
"""

from __future__ import annotations

from pathlib import Path

from generator.errors import SiteError
from generator.site.index.writer import write_index

BUNDLE = "assets/search"
"""The index's folder in the site; the script loads it from there."""

CACHE = ".depesche/search"
"""Where segments of the index are kept between builds, in the archive's own folder."""


def index(root: Path, docs: Path, site_dir: Path) -> None:
    """Write the search index of the pages under `docs` into the built site.

    `root` is the archive's folder; the cache lies there. Raises SiteError if there is no page, or
    one cannot be read, or the index cannot be written.
    """
    if not any(docs.glob("**/*.md")):
        raise SiteError("no page to index.", file=docs.name, remedy="Make the pages first.")
    try:
        write_index(docs, site_dir / BUNDLE, root / CACHE)
    except OSError as error:
        raise SiteError(
            f"the search index could not be written: {error}.",
            file=str(error.filename or site_dir),
            remedy=f"Make the folder writable, or remove {CACHE} and try again.",
        ) from error
