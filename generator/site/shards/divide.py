"""From the site built in one piece to its shards: only what changed is written.

What stands in a shard is known by the time and size of what it was made from; a ledger has both.
An interrupt leaves each file old or new, and the next build makes good what is missing.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SiteError
from generator.site.shards.entrance import entrance
from generator.site.shards.layout import ROOT, Layout
from generator.site.shards.pages import Pages
from generator.site.shards.sitemaps import sitemaps

Stamp = tuple[int, int]
"""Time and size of a file."""

SCRIPT = "assets/depesche/depesche.js"
SITEMAP = "sitemap.xml"

_UNKNOWING = b"const SHARDS = null;"


@dataclass(slots=True)
class Share:
    """What a shard has come to: its files and their bytes, and how many were written this time."""

    folder: str
    files: int = 0
    size: int = 0
    written: int = 0


class Divider:
    """Divides one site; `whole` is the folder it was built in, `out` the folder of its shards."""

    def __init__(self, whole: Path, out: Path, layout: Layout, site_url: str, ledger: Path) -> None:
        self._whole, self._out, self._ledger = whole, out, ledger
        self._layout, self._site_url = layout, site_url
        self._pages = Pages(layout, site_url)
        self._key = f"{layout} {site_url} {_code()}"
        self._before = _read(ledger, self._key)
        self._now: dict[str, list[object]] = {}
        self._standing: dict[str, Stamp] = {}
        self._shares: dict[str, Share] = {}

    def divide(self) -> Mapping[str, Share]:
        """Bring `out` up to date; what each shard is now, in order of their names, the root first.

        Raises SiteError where a folder of the archive has the name of a shard.
        """
        found = dict(_files(self._whole))
        self._standing = dict(_files(self._out))
        self._check_names(found)
        for path, stamp in found.items():
            if not path.startswith(SITEMAP):
                self._bring(path, stamp)
        self._complete(found)
        for path in self._standing.keys() - self._now.keys():
            (self._out / path).unlink(missing_ok=True)
            _remove_empty((self._out / path).parent, self._out)
        _write(self._ledger, json.dumps({"key": self._key, "files": self._now}).encode())
        return dict(sorted(self._shares.items()))

    def _check_names(self, found: Mapping[str, Stamp]) -> None:
        layout = self._layout
        shards = {layout.shard_of(path) for path in found} - {ROOT}
        folders = tuple(sorted(layout.folder(shard) for shard in shards))
        for path in found:
            if layout.shard_of(path) == ROOT and layout.home(path).startswith(folders):
                raise SiteError(
                    "would lie in the folder of a shard.",
                    file=path,
                    remedy="Set another base in [tool.depesche.shards].",
                )

    def _bring(self, path: str, stamp: Stamp) -> None:
        """Have a file of the undivided site in its shard."""
        source = self._whole / path

        def page() -> bytes:
            html = source.read_text(encoding="utf-8")
            return self._pages.divided(html, path).encode()

        made: Callable[[], bytes] | Path = source
        if path.endswith(".html"):
            made = page
        elif path == SCRIPT:
            made = self._knowing_script
        self._place(self._layout.shard_of(path), self._layout.home(path), stamp, made)

    def _complete(self, found: Mapping[str, Stamp]) -> None:
        """Give each shard what it has of its own: an entrance, a sitemap, a page for what is not
        there."""
        text = (self._whole / SITEMAP).read_text(encoding="utf-8") if SITEMAP in found else ""
        for shard, sitemap in sitemaps(text, self._layout, self._site_url).items():
            self._own(shard, SITEMAP, sitemap.encode())
            self._own(shard, f"{SITEMAP}.gz", gzip.compress(sitemap.encode(), mtime=0))
        for shard in sorted(self._shares.keys() - {ROOT}):
            days = f"days/{shard}/index.html"
            start = days if days in found else "index.html"
            self._own(shard, "index.html", entrance(shard, start, self._layout))
            if self._layout.root and "404.html" in found:
                self._own(shard, "404.html", (self._whole / "404.html").read_bytes())

    def _own(self, shard: str, name: str, content: bytes) -> None:
        known_by = int.from_bytes(hashlib.sha256(content).digest()[:6], "big"), len(content)
        self._place(shard, self._layout.folder(shard) + name, known_by, lambda: content)

    def _knowing_script(self) -> bytes:
        """The script of all pages, told where the shards are."""
        script = (self._whole / SCRIPT).read_bytes()
        if script.count(_UNKNOWING) != 1:
            raise SiteError(
                "knows nothing of shards.",
                file=f"docs/{SCRIPT}",
                remedy="Remove it; the next build writes it anew.",
            )
        told = json.dumps({"base": self._layout.from_root(), "names": self._layout.names})
        return script.replace(_UNKNOWING, f"const SHARDS = {told};".encode())

    def _place(
        self, shard: str, home: str, known_by: Stamp, source: Path | Callable[[], bytes]
    ) -> None:
        """Have a file in its place; where it stands, made from the same, nothing is done."""
        share = self._shares.setdefault(shard, Share(self._layout.folder(shard)))
        there = self._standing.get(home)
        if there is None or self._before.get(home) != [list(known_by), list(there)]:
            target = self._out / home
            if isinstance(source, Path):
                share.written += _copy(source, target)
            else:
                share.written += _write(target, source())
            about = target.stat()
            there = about.st_mtime_ns, about.st_size
        self._now[home] = [list(known_by), list(there)]
        share.files += 1
        share.size += there[1]


def _copy(source: Path, target: Path) -> bool:
    """Make a file a second name of another, or a copy; whether it was not the same before."""
    if target.is_file() and source.samefile(target):
        return False
    temporary = _beside(target)
    try:
        temporary.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, temporary)
    same = target.is_file() and target.read_bytes() == source.read_bytes()
    temporary.replace(target)
    # Replacing a name by another of the same file does nothing, and leaves both.
    temporary.unlink(missing_ok=True)
    return not same


def _write(target: Path, content: bytes) -> bool:
    """Write a file whole or not at all; whether its content was another before."""
    if target.is_file() and target.read_bytes() == content:
        return False
    temporary = _beside(target)
    temporary.write_bytes(content)
    temporary.replace(target)
    return True


def _beside(target: Path) -> Path:
    """A free name beside a file, in a folder that is there."""
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.part")
    temporary.unlink(missing_ok=True)
    return temporary


def _files(folder: Path, prefix: str = "") -> Iterator[tuple[str, Stamp]]:
    """Every file below a folder, sorted; what is hidden at the top is a person's."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not prefix and entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                about = entry.stat()
                yield f"{prefix}{entry.name}", (about.st_mtime_ns, about.st_size)


def _remove_empty(folder: Path, top: Path) -> None:
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _read(ledger: Path, key: str) -> dict[str, list[object]]:
    try:
        kept = json.loads(ledger.read_text(encoding="utf-8"))
        files: dict[str, list[object]] = kept["files"] if kept["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files


def _code() -> str:
    """A hash of what decides over the files of shards; a change of it makes all anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
