"""The site's own stylesheet, script, fonts and marks, as files that belong under `docs/`.

They are written beside the pages, not added by the MkDocs plugin, so that every builder that
reads `mkdocs.yml` finds them there. The stylesheet and the script are kept in parts and joined
here: a page loads one of each, and an archive's `mkdocs.yml` names one of each for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.errors import SiteError

FOLDER = "assets/depesche"
"""Where the files lie under `docs/`; `mkdocs.yml` names it."""

STYLES = (
    "fonts",
    "tokens",
    "chrome",
    "prose",
    "marks",
    "story",
    "lists",
    "entity",
    "pictures",
    "map",
    "network",
    "trends",
    "card",
    "search",
    "print",
)
"""The stylesheet's parts in cascade order."""

SCRIPTS = (
    "base",
    "shards",
    "strings",
    "frame",
    "marks",
    "pictures",
    "zoom",
    "network",
    "trends",
    "concordance",
    "card",
    "searcher",
    "found",
    "exports",
    "facets",
    "saved",
    "results",
    "searchpage",
    "search",
)
"""The script's parts; each may use what stands before it."""

ENGINE = (
    "words",
    "stems",
    "sounds",
    "store",
    "query",
    "terms",
    "segment",
    "names",
    "slips",
    "plan",
    "evaluate",
    "marking",
    "engine",
    "worker",
)
"""The parts of the search engine, a script of its own that a page starts as a worker."""


EARLY = "early"
"""Where scripts lie that run while a page is read, each on its own: a page names them in its place
instead of holding a copy."""


def asset_files() -> Mapping[str, bytes]:
    """Every asset by its path relative to the docs folder, with forward slashes, sorted."""
    source = files("generator.site") / "assets"
    found = {
        "depesche.css": _joined(source / "css", STYLES, ".css"),
        "depesche.js": _script(source / "js", SCRIPTS),
        "engine.js": _script(source / "engine", ENGINE),
    }
    for folder in ("fonts", "images", EARLY):
        found.update((part.name, part.read_bytes()) for part in _plain_files(source / folder))
    return {f"{FOLDER}/{name}": found[name] for name in sorted(found)}


def write_assets(docs: Path) -> tuple[Path, ...]:
    """Bring the assets under `docs` up to date; the files that changed.

    A file that is as it should be is not touched, so that a watcher of `docs` stays quiet.
    Raises SiteError naming the file that could not be written.
    """
    changed: list[Path] = []
    for name, content in asset_files().items():
        path = docs / name
        try:
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise SiteError(
                f"cannot be written: {error.strerror or error}.",
                file=f"{docs.name}/{name}",
                remedy="Make the folder writable, or remove what stands in its place.",
            ) from error
        changed.append(path)
    return tuple(changed)


def _script(folder: Traversable, names: Iterable[str]) -> bytes:
    """Parts that see each other and nobody else, without lines that are comments and without
    indentation: a fifth less for every reader to load. No part has a text over several lines.
    """
    lines = _joined(folder, names, ".js").decode("utf-8").splitlines()
    kept = [b'"use strict";', b"(() => {"]
    in_comment = False
    for line in map(str.strip, lines):
        in_comment = in_comment or line.startswith("/**")
        if line and not in_comment and not line.startswith("//"):
            kept.append(line.encode())
        in_comment = in_comment and not line.endswith("*/")
    return b"\n".join((*kept, b"})();", b""))


def _joined(folder: Traversable, names: Iterable[str], suffix: str) -> bytes:
    return b"\n".join((folder / f"{name}{suffix}").read_bytes() for name in names)


def _plain_files(folder: Traversable) -> list[Traversable]:
    return sorted((part for part in folder.iterdir() if part.is_file()), key=_name)


def _name(part: Traversable) -> str:
    return part.name
