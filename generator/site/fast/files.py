"""The files of a build, of which MkDocs sees only those it shall render itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from generator.site.fast.messages import captured_log

Keep = Callable[[File], bool]
"""Whether a file stands in the site already just as it would be copied there."""


class PartFiles(Files):
    """All files as targets of links; as pages to render only those that are not hidden."""

    def __init__(
        self, files: Iterable[File], hidden: dict[str, InclusionLevel], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self.hidden = hidden
        self._config = config
        self._made: dict[str, File] = {}
        self._html = not config.use_directory_urls
        self.keep: Keep | None = None
        self.all_pages: Sequence[Any] = ()

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this path, made on demand for a hidden page."""
        uri = PurePosixPath(path).as_posix()
        file = self._src_uris.get(uri)
        return self.hidden_file(uri) if file is None and uri in self.hidden else file

    def hidden_file(self, uri: str) -> File:
        """A hidden page's file, always the same one."""
        file = self._made.get(uri)
        if file is None:
            config = self._config
            file = self._made[uri] = File(
                uri,
                config.docs_dir,
                config.site_dir,
                config.use_directory_urls,
                inclusion=self.hidden[uri],
            )
        return file

    def url_of(self, uri: str) -> str | None:
        """The address of a page or file that is part of the site."""
        if uri in self.hidden:
            return f"{uri[:-3]}.html" if self._is_usual(uri) else self._bare(uri).url
        file = self._src_uris.get(uri)
        if file is None or file.inclusion.value <= InclusionLevel.DRAFT.value:
            return None
        return file.url

    def dest_of(self, uri: str) -> str:
        """Where in the site a hidden page is written."""
        return f"{uri[:-3]}.html" if self._is_usual(uri) else self._bare(uri).dest_uri

    def _is_usual(self, uri: str) -> bool:
        """Whether address and file differ from the source in their ending only."""
        return self._html and _USUAL.fullmatch(uri) is not None

    def _bare(self, uri: str) -> File:
        return File(uri, None, "", self._config.use_directory_urls)

    def forget(self) -> None:
        """Let go of files made on demand, which hold their pages."""
        self._made.clear()

    def copy_static_files(
        self,
        dirty: bool = False,  # noqa: FBT001, FBT002 (MkDocs' own)
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Copy what is not in the site as it is."""
        for file in self:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                if self.keep is not None and self.keep(file):
                    continue
                file.copy_file(dirty)


_USUAL = re.compile(r"(?:[A-Za-z0-9_-]++/)*+(?!README\.md)[A-Za-z0-9_-]++\.md")


class AllPages(Sequence[Any]):
    """Every page of the site in MkDocs' order, for the templates that list them, as a sitemap."""

    def __init__(self, files: PartFiles, order: Sequence[str], config: MkDocsConfig) -> None:
        self._files = files
        self._order = order
        self._config = config
        base = str(config.site_url or "")
        self.base = base if base.endswith("/") or not base else f"{base}/"
        self.path = urlsplit(self.base).path
        self.date = get_build_date()

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 (as a sequence's)
        if isinstance(index, slice):
            return [self._file(uri) for uri in self._order[index]]
        return self._file(self._order[index])

    def __iter__(self) -> Iterator[Any]:
        return (self._file(uri) for uri in self._order)

    def _file(self, uri: str) -> Any:  # noqa: ANN401 (a file, or what passes for one)
        file = self._files.src_uris.get(uri)
        if file is not None:
            return file
        url = self._files.url_of(uri) or ""
        if not _PLAIN_URL.fullmatch(url):
            return self.whole(uri)
        return _Listed(self, uri, url)

    def whole(self, uri: str) -> File:
        """A hidden page's file with its page, rendered, as MkDocs would have it by now."""
        config = self._config
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        with captured_log():
            _populate_page(Page(None, file, config), config, self._files)
        return file


_PLAIN_URL = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_~-]*(?:/[A-Za-z0-9_~-]+)*(?:\.html|/)")


class _Listed:
    """Passes for a page and its file as far as a sitemap looks at them: address and date.

    Asked for anything else, it has the page made.
    """

    __slots__ = ("_all", "_uri", "_url")

    is_link = False

    def __init__(self, pages: AllPages, uri: str, url: str) -> None:
        self._all = pages
        self._uri = uri
        self._url = url

    @property
    def page(self) -> _Listed:
        """Itself, in its other part."""
        return self

    @property
    def canonical_url(self) -> str | None:
        """The whole address, if it is known where the site will live."""
        return self._all.base + self._url if self._all.base else None

    @property
    def abs_url(self) -> str | None:
        """The address on its host."""
        return self._all.path + self._url if self._all.base else None

    @property
    def update_date(self) -> str:
        """The day of the build."""
        return self._all.date

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever a page or a file has)
        file = self._all.whole(self._uri)
        return getattr(file.page if hasattr(file.page, name) else file, name)


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files have the same content."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False
