"""The accelerator as an MkDocs plugin. It adds nothing to a site; without it the site is the same.

It hides the generator's pages from MkDocs' own loop, renders them itself, and puts the finished
site in place only when all of it is there. The docs folder is walked here, once, and not by MkDocs;
so MkDocs is shown an empty one until `on_files` names what it shall see.
"""

from __future__ import annotations

import hashlib
import logging
import posixpath
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.site.fast import scan
from generator.site.fast.files import AllPages, PartFiles
from generator.site.fast.fitness import obstacle
from generator.site.fast.live import Live
from generator.site.fast.pages import Dialect, Pages
from generator.site.fast.proof import proven
from generator.site.fast.run import CACHE, Run

log = logging.getLogger("mkdocs.plugins.depesche-fast")

_LAST = -100
"""The priority of our part in an event: after every other plugin's."""


Nav = str | list["Nav"] | dict[str, "Nav"]
"""A nav as it is set: a path, several, or paths under titles."""


class FastConfig(Config):  # type: ignore[no-untyped-call]
    """There is nothing to set."""


class FastPlugin(BasePlugin[FastConfig]):  # type: ignore[no-untyped-call]
    """Takes part in a build that it understands, and stands aside in any other."""

    def __init__(self) -> None:
        self._serving = self._dirty = False
        self._live = Live()
        self._leave()

    def _leave(self) -> None:
        self._found: scan.Found | None = None
        self._run: Run | None = None
        self._files: PartFiles | None = None
        self._pages: Pages | None = None
        self._dialect: Dialect | None = None
        self._nav: Navigation | None = None
        self._folders: tuple[str, str] | None = None
        self._config: MkDocsConfig | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn what is asked for. Having this event, MkDocs keeps the plugin over rebuilds."""
        self._serving, self._dirty = command == "serve", dirty

    @event_priority(_LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Look at what there is to do, before MkDocs empties the site's folder."""
        self._leave()
        self._found = self._looked_through(config)
        if self._found is None:
            self._live.end(config, None, None)
            return
        root = Path(config.config_file_path).absolute().parent
        nothing = _cache(config) / "nothing"
        nothing.mkdir(parents=True, exist_ok=True)
        self._folders = config.docs_dir, config.site_dir
        self._config = config
        if self._serving:
            self._live.begin()
        else:
            self._run = Run.begin(config, root, self._found.pages)
            config.site_dir = str(self._run.staged)
        config.docs_dir = str(nothing)

    def _looked_through(self, config: MkDocsConfig) -> scan.Found | None:
        """What lies in the docs folder; None where this build is not for us."""
        reason = obstacle(config, dirty=self._dirty)
        if not reason:
            try:
                return scan.docs(config.docs_dir)
            except scan.Conflict:
                reason = "two files in one folder would be one page"
        log.info("The site is built without acceleration: %s.", reason)
        return None

    @event_priority(_LAST)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Show MkDocs what it shall render and copy itself."""
        if self._found is None or self._folders is None:
            return files
        config.docs_dir = self._folders[0]
        self._files, order = _divided(self._found, files, config)
        self._files.all_pages = AllPages(self._files, order, config)
        self._dialect = Dialect(self._files, proven=proven(config))
        if self._run is not None:
            self._files.keep = self._run.keep_static
        return self._files

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Tell of pages that are in no nav, where MkDocs would."""
        del files
        self._nav = nav
        if self._files is not None:
            missing = [
                uri for uri, level in self._files.hidden.items() if level is InclusionLevel.INCLUDED
            ]
            if missing:
                log.log(
                    config.validation.nav.omitted_files,
                    "The following pages exist in the docs directory, but are not "
                    'included in the "nav" configuration:\n  - %s',
                    "\n  - ".join(missing),
                )
        return nav

    @event_priority(_LAST)
    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Render the pages MkDocs makes itself our way, too, where we understand them."""
        if self._dialect is not None:
            self._dialect.take_over(page)
        return markdown

    @event_priority(_LAST)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make the hidden pages; when serving, be ready to."""
        del files
        if self._files is None or self._nav is None or self._dialect is None:
            return env
        env.bytecode_cache = _compiled_templates(config, env)
        self._pages = Pages(config, env, self._nav, self._files, self._dialect)
        if self._run is not None:
            self._run.render(self._pages, self._files)
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the sitemap and its like list all pages."""
        del template_name, config
        if self._files is not None:
            context["pages"] = self._files.all_pages
        return context

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let pages list all pages."""
        del page, config, nav
        if self._files is not None:
            context["pages"] = self._files.all_pages
        return context

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the site in place."""
        if self._files is None or self._folders is None:
            return
        if self._run is not None:
            visible = [file.page for file in self._files.documentation_pages() if file.page]
            self._run.check_places(visible, config.validation.links.anchors)
            self._run.finish()
            config.site_dir = self._folders[1]
            self._leave()
        elif self._serving:
            self._live.end(config, self._pages, self._files)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site in place."""
        del error
        if self._config is None or self._folders is None:
            return
        self._config.docs_dir, self._config.site_dir = self._folders
        if self._run is not None:
            self._run.abandon()
        elif self._serving:
            self._live.end(self._config, None, None)
        self._leave()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Make pages when they are asked for."""
        del config, builder
        self._live.install(server)
        return server


def _divided(
    found: scan.Found, from_theme: Files, config: MkDocsConfig
) -> tuple[PartFiles, list[str]]:
    """The files MkDocs shall see with those it shall not, and all pages of the site in order."""
    in_nav = {posixpath.normpath(path).lstrip("/") for path in _paths(config.nav or [])}
    levels = scan.levels(found.pages, config)
    hidden = {uri: level for uri, level in levels.items() if uri not in in_nav and _is_shown(level)}

    def file(uri: str) -> File:
        return File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)

    own = [file(uri) for uri in sorted((*(found.pages.keys() - hidden.keys()), *found.others))]
    mine = {each.src_uri for each in own}
    theme = [each for each in from_theme if each.src_uri not in mine]
    files = PartFiles([*own, *theme], hidden, config)
    order = [uri for uri in found.pages if uri in hidden or _is_shown(levels[uri])]
    return files, order


def _compiled_templates(config: MkDocsConfig, env: Environment) -> FileSystemBytecodeCache:
    """Where compiled templates are kept from one build to the next, half a second's work.

    Jinja compares them with the templates' source, but not with how it is set up to read it.
    """
    setup = (
        f"{env.trim_blocks} {env.lstrip_blocks} {env.keep_trailing_newline} {env.newline_sequence}"
    )
    name = hashlib.sha256(f"{setup} {sorted(env.extensions)}".encode()).hexdigest()[:12]
    folder = _cache(config) / f"templates-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _cache(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent / CACHE


def _is_shown(level: InclusionLevel) -> bool:
    return int(level.value) > int(InclusionLevel.DRAFT.value)


def _paths(nav: Nav) -> list[str]:
    """Every path a nav names."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [path for part in parts for path in _paths(part)]
