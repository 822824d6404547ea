"""What lies under the docs folder and in the built site, by what the file system says of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.utils import is_markdown_file

Stamp = tuple[int, int]
"""Modification time in nanoseconds and size in bytes of a file."""


class Conflict(Exception):  # noqa: N818 (no error: MkDocs has its own way of settling it)
    """Two files of one folder would become one page."""


@dataclass(slots=True)
class Found:
    """The files of a docs folder in MkDocs' order; `pages` only the Markdown ones."""

    pages: dict[str, Stamp] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)


def docs(folder: str) -> Found:
    """Everything under a docs folder, links followed, as MkDocs walks it.

    Raises Conflict where MkDocs would have to choose between two files.
    """
    found = Found()
    _walk_docs(folder, "", found)
    return found


def _walk_docs(path: str, prefix: str, found: Found) -> None:
    folders: list[str] = []
    files: list[tuple[bool, str, Stamp]] = []
    stems: dict[str, int] = {}
    with os.scandir(path) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_dir():
                folders.append(name)
                continue
            stem, _, extension = name.rpartition(".")
            if extension == "md" or is_markdown_file(name) or extension == "html":
                stem = "index" if stem == "README" else stem
                stems[stem] = stems.get(stem, 0) + 1
            files.append((stem not in {"index", "README"}, name, _stamp(entry)))
    if any(count > 1 for count in stems.values()):
        raise Conflict
    files.sort()
    for _, name, stamp in files:
        if is_markdown_file(name):
            found.pages[prefix + name] = stamp
        else:
            found.others.append(prefix + name)
    for name in sorted(folders):
        _walk_docs(f"{path}{os.sep}{name}", f"{prefix}{name}/", found)


def site(folder: str) -> dict[str, Stamp]:
    """Every file of a built site by its path with forward slashes; hidden ones are not ours."""
    found: dict[str, Stamp] = {}
    if os.path.isdir(folder):  # noqa: PTH112 (beside scandir)
        _walk_site(folder, "", found)
    return found


def _walk_site(path: str, prefix: str, found: dict[str, Stamp]) -> None:
    with os.scandir(path) as entries:
        for entry in entries:
            if not prefix and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                _walk_site(entry.path, f"{prefix}{entry.name}/", found)
            else:
                found[prefix + entry.name] = _stamp(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    status = entry.stat()
    return status.st_mtime_ns, status.st_size


def levels(uris: Iterable[str], config: MkDocsConfig) -> dict[str, InclusionLevel]:
    """Whether each page is part of the site, and whether its absence from the nav is meant.

    An archive's own settings, which name no drafts and put everything outside the nav, are
    answered without matching patterns one by one.
    """
    usual = not config.exclude_docs and not config.draft_docs and _all(config.not_in_nav)
    answer: dict[str, InclusionLevel] = {}
    unusual: list[str] = []
    for uri in uris:
        if usual and "/." not in uri and uri[0] != "." and not uri.startswith("templates/"):
            answer[uri] = InclusionLevel.NOT_IN_NAV
        else:
            unusual.append(uri)
    files = [File(uri, None, config.site_dir, config.use_directory_urls) for uri in unusual]
    set_exclusions(files, config)
    answer.update((file.src_uri, file.inclusion) for file in files)
    return answer


def _all(patterns: object) -> bool:
    rules = list(getattr(patterns, "patterns", ()))
    return len(rules) == 1 and getattr(rules[0], "pattern", rules[0]) in {"*", "/*", "**"}
