"""Which site a page of a large archive is in, and how one leads to another.

The shard of a page follows from its path alone: neither other pages nor earlier builds decide over
it, so a page keeps its address while the archive grows, and the script in the browser, which has
only paths, finds the same (`assets/js/shards.js`; a test holds both together).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.errors import SettingsError
from generator.settings import FILE, Shards

ROOT = ""
"""The shard of the home page, the indexes, what scripts and styles there are, and what has no year
of its own."""

SEARCH = "search"
"""The shard of the search index, which is that of all shards."""

YEARS = r"^(?:stories|days|[a-z]+/[^/]+)/([0-9]{4}|undated)(?=[/.])"
"""Pages of a year: its stories and days, and the parts by year of what is told on many pages."""

NAMES = (
    r"^(?:quotes/)?(?:people|organisations|places|events|names|paragraphs|threads)"
    r"/(?!index[/.])([^/.]+)"
)
"""Pages that grow in number with the archive and belong to no year."""

_YEARS = re.compile(YEARS)
_NAMES = re.compile(NAMES)
_INDEX = "assets/search/"
_SLOT = "{shard}"
_NOWHERE = "http://site.invalid/"


def number_of(text: str) -> int:
    """The number the shards of names are dealt by: FNV-1a over UTF-8, 32 bits."""
    number = 0x811C9DC5
    for byte in text.encode("utf-8"):
        number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    return number


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each shard lies. Folders are relative to what is common to all of them, end with a
    slash, and are the same in the file system and in addresses."""

    names: int
    pattern: str
    root: str
    origin: str
    common: str

    @classmethod
    def of(cls, shards: Shards, site_url: str) -> Layout:
        """The layout an archive asks for; `site_url` is where its root is or will be, or "".

        Raises SettingsError where browsers or the settings leave no way from one to another.
        """
        if shards.base.count(_SLOT) != 1 or not shards.base.endswith("/"):
            raise _wrong(
                f"must have {_SLOT} in it once and end with a slash, not be {shards.base!r}"
            )
        home = urlsplit(urljoin(site_url or _NOWHERE, "."))
        base = urlsplit(urljoin(home.geturl(), shards.base.replace(_SLOT, "SHARD")))
        if (base.scheme, base.netloc) != (home.scheme, home.netloc):
            raise _wrong(
                f"leads to {base.netloc}, and the site is at {site_url or 'no address yet'}: "
                "browsers let a page search only what is on its own host",
                "Name an address on the host of site_url in mkdocs.yml.",
            )
        path = base.path.replace("SHARD", _SLOT)
        common = posixpath.commonpath([home.path, path.partition(_SLOT)[0] or "/"])
        common = common.rstrip("/") + "/"
        if common != home.path and not site_url:
            raise _wrong(
                "leads out of the site, which has no address yet",
                "Set site_url in mkdocs.yml.",
            )
        return cls(
            names=shards.names,
            pattern=path.removeprefix(common),
            root=home.path.removeprefix(common),
            origin=f"{home.scheme}://{home.netloc}" if site_url else "",
            common=common,
        )

    def shard_of(self, path: str) -> str:
        """The shard of a file of the site, given by its path in the undivided site."""
        if path.startswith("assets/"):
            return SEARCH if path.startswith(_INDEX) else ROOT
        if year := _YEARS.match(path):
            return year[1]
        if self.names and (name := _NAMES.match(path)):
            return f"names-{number_of(name[1]) % self.names + 1}"
        return ROOT

    def folder(self, shard: str) -> str:
        """Where a shard lies."""
        return self.pattern.replace(_SLOT, shard) if shard else self.root

    def home(self, path: str) -> str:
        """Where a file of the undivided site lies."""
        return self.folder(self.shard_of(path)) + path

    def address(self, path: str) -> str:
        """The address of a file, from the root of its host; whole where the site has one."""
        return f"{self.origin}{self.common}{quote(self.home(path))}"

    def way(self, page: str, target: str) -> str:
        """The relative address that leads from a page to a file, both by their paths in the
        undivided site. A slash at the end stays."""
        return self.way_from(posixpath.dirname(self.home(page)), target)

    def way_from(self, folder: str, target: str) -> str:
        """The relative address that leads from a folder, where it lies, to a file."""
        slash = "/" if target.endswith("/") or not target else ""
        found = posixpath.relpath(self.home(target) or ".", folder or ".")
        return f"{found}{slash}"

    def from_root(self) -> str:
        """The pattern of the shards' addresses relative to the root's."""
        found = posixpath.relpath(self.pattern, self.root or ".")
        return f"{found}/"


def target_of(page: str, address: str) -> str | None:
    """The path in the undivided site that a relative address on a page leads to, without query and
    place; None for one that leads elsewhere or stays on the page."""
    bare = re.split(r"[?#]", address, maxsplit=1)[0]
    if not bare or bare.startswith("/") or ":" in bare.split("/")[0]:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(bare)))
    if path == ".." or path.startswith("../"):
        return None
    path = "" if path == "." else path
    return f"{path}/" if bare.endswith("/") and path else path


def _wrong(reason: str, remedy: str = "") -> SettingsError:
    return SettingsError(f"base {reason}.", file=FILE, place="tool.depesche.shards", remedy=remedy)
