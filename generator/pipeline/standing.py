"""Whether an archive stands as the last run left it, so that there is nothing to make.

What a run writes follows from the stories, the settings, the code, and what is on disk. Where all
of that is as it was when the last run ended, this one would write what lies there already.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.ids import PagePath
from generator.pipeline.pagerows import Pages, Row
from generator.store.cache import Cache, Key, key_of
from generator.store.tree import Changes

_STANDING = key_of("how the last run left everything")


@dataclass(frozen=True, slots=True)
class Before:
    """What the last run had to tell: how many stories and names, and the pages it made or kept."""

    stories: int
    names: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Standing:
    """Compares a run with the one before; `inputs` is the hash of all that pages follow from
    besides what is on disk, `folders` are those of data files below `docs`."""

    cache: Cache
    inputs: Key
    docs: Path
    folders: tuple[str, ...]

    def of(self, on_disk: Pages) -> Before | None:
        """What the last run told, if this one would do the same; None if anything differs."""
        raw = self.cache.get("state", [_STANDING]).get(_STANDING, b"")
        mine = self._key(on_disk.rows)
        if not raw.startswith(mine):
            return None
        stories, names, foreign, kept = marshal.loads(raw[len(mine) :])  # noqa: S302 (checked)
        made = {path for path, row in on_disk.rows.items() if row.clean}
        made.update(path for path, file in on_disk.files.items() if file.made)
        unchanged = tuple(sorted(made.difference(kept)))
        return Before(stories, names, Changes((), unchanged, (), foreign, kept))

    def keep(
        self, rows: Mapping[PagePath, Row], changes: Changes, stories: int, names: int
    ) -> None:
        """Keep how this run, which ended well, leaves everything."""
        told = marshal.dumps((stories, names, changes.foreign, changes.kept))
        self.cache.put("state", {_STANDING: self._key(rows) + told})

    def _key(self, rows: Mapping[PagePath, Row]) -> Key:
        pages = hashlib.sha256()
        for path in sorted(rows):
            pages.update(f"{path}\n".encode())
            pages.update(rows[path].sum)
        return key_of(self.inputs, pages.digest(), *self._data())

    def _data(self) -> Iterator[bytes | str]:
        """The data files, as they are."""
        for folder in self.folders:
            for path in sorted((self.docs / folder).glob("*")):
                if path.is_file():
                    yield path.name
                    yield path.read_bytes()
