"""The MkDocs plugin: generate, build, index, and again on every change. It only delegates."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator import settings as archive_settings
from generator.errors import DepescheError
from generator.site import search
from generator.site.assets import write_assets
from generator.site.compact import compact
from generator.site.meta import escaped
from generator.site.reporting import LogReporter
from generator.site.watch import Watch

log = logging.getLogger("mkdocs.plugins.depesche")

OVERRIDES = Path(__file__).parent / "overrides"
"""Our templates; every one of them is an improvement, none a necessity."""

_SHARED = ("assets/depesche/colours.js",)
"""Files made of the theme's settings, once for all pages."""


class DepescheConfig(Config):  # type: ignore[no-untyped-call]
    """What may be set for the plugin in `mkdocs.yml`."""

    generate = config_options.Type(bool, default=True)
    """Whether to make the pages from the seeds before each build."""

    search = config_options.Type(bool, default=True)
    """Whether to make the search index after each build."""


class DepeschePlugin(BasePlugin[DepescheConfig]):  # type: ignore[no-untyped-call]
    """Makes `mkdocs build` and `mkdocs serve` work on an archive of wires."""

    def __init__(self) -> None:
        self._watch: Watch | None = None
        self._index: search.Making | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Be kept over the rebuilds of `mkdocs serve`: the watch remembers what was written."""
        del dirty
        self._watch = Watch() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before the theme's own, behind a person's `custom_dir`."""
        place = 1 if config.theme.custom_dir else 0
        if str(OVERRIDES) not in config.theme.dirs:
            config.theme.dirs.insert(place, str(OVERRIDES))
            config.theme.static_templates.update(_SHARED)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring `docs/` up to date with the seeds."""
        docs = Path(config.docs_dir)
        seeds = [_seeds(config)] if self.config.generate else []
        watched = (
            self._watch.generation(reads=seeds, writes=[docs]) if self._watch else nullcontext()
        )
        with watched, _errors_for_mkdocs():
            write_assets(docs)
            if self.config.generate:
                _generate(_root(config))

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep pages small, and begin to index them: from here on none is written any more."""
        del files
        compact(env)
        if self.config.search:
            self._index = search.Making(_root(config), Path(config.docs_dir))
        return env

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Let nothing in front matter act as markup in a template."""
        page.meta = {key: escaped(value) for key, value in page.meta.items()}
        return markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the search index into the site."""
        if self._index is not None:
            with _errors_for_mkdocs():
                self._index.place(Path(config.site_dir))
        self._index = None

    def on_build_error(self, *, error: Exception) -> None:
        """Make no more of the index."""
        del error
        if self._index is not None:
            self._index.give_up()
        self._index = None

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch seeds, pages and settings by what the operating system reports."""
        del builder
        if self._watch is None:
            return server
        watched = [Path(config.docs_dir), Path(config.config_file_path)]
        watched += [Path(folder) for folder in config.theme.dirs]
        more: list[Path] = []
        if self.config.generate:
            more = [_seeds(config), _root(config) / archive_settings.FILE]
        self._watch.install(server, watched=watched, more=more)
        return server


@contextmanager
def _errors_for_mkdocs() -> Iterator[None]:
    """Our errors as MkDocs' own: one line and no trace."""
    try:
        yield
    except DepescheError as error:
        raise PluginError(str(error)) from error


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent


def _seeds(config: MkDocsConfig) -> Path:
    with _errors_for_mkdocs():
        return _root(config) / archive_settings.load(_root(config)).seeds


def _generate(root: Path) -> None:
    from generator import pipeline  # noqa: PLC0415 (only where pages are made)

    pipeline.build(root, archive_settings.load(root), LogReporter(log))
