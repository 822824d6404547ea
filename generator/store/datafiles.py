"""Data files that pages load, made beside them under `docs/`: written and removed like pages.

They are wholly the generator's own: nobody edits them, so they have no digest. A folder given to
them holds nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.store.tree import Changes, DataChanges


def with_data(
    changes: Changes, docs: Path, files: Mapping[str, bytes], folders: tuple[str, ...]
) -> Changes:
    """The changes with those of the data files: `files` by path below `docs`, all in `folders`.

    What lies in a folder and is no longer made is to be removed.
    """
    stale = [
        name
        for folder in folders
        for path in sorted((docs / folder).glob("*"))
        if (name := path.relative_to(docs).as_posix()) not in files and path.is_file()
    ]
    new = {
        name: content
        for name, content in sorted(files.items())
        if not (docs / name).is_file() or (docs / name).read_bytes() != content
    }
    return replace(changes, data=DataChanges(new, tuple(stale)))
