"""MkDocs, started from our own commands with the archive's ordinary `mkdocs.yml`."""

from __future__ import annotations

import logging
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator import settings as archive_settings
from generator.errors import SiteError
from generator.settings import Shards
from generator.site.shards.divide import Divider, Share
from generator.site.shards.layout import Layout

CONFIG = "mkdocs.yml"

Shares = Mapping[str, Share]


WHOLE = ".depesche/whole"
"""Where a site is built that is divided afterwards, in the archive's own folder."""

LEDGER = ".depesche/shards.json"


def build_site(root: Path, *, strict: bool = False) -> Path:
    """Build the site of an archive whose pages are made already; the folder it is in.

    Raises SiteError for what MkDocs refuses, and under `strict` for its first warning.
    """
    return Path(_built(root, strict=strict).site_dir)


def layout_of(root: Path, shards: Shards) -> Layout:
    """Where the shards of an archive lie; SettingsError where they could not find each other."""
    return Layout.of(shards, _loaded(root, strict=False).site_url or "")


def build_shards(root: Path, layout: Layout, *, strict: bool = False) -> tuple[Path, Shares]:
    """Build the site and divide it; the folder of the shards, and what each came to.

    Raises what `build_site` does.
    """
    out = Path(_loaded(root, strict=strict).site_dir)
    built = _built(root, strict=strict, site_dir=str(root / WHOLE))
    divider = Divider(Path(built.site_dir), out, layout, built.site_url or "", root / LEDGER)
    return out, divider.divide()


def _loaded(root: Path, *, strict: bool, **changed: str) -> MkDocsConfig:
    try:
        return load_config(str(_config(root)), strict=strict, **changed)
    except (MkDocsException, Abort) as error:
        raise SiteError(f"the site was not built: {error}", file=CONFIG) from error


def _built(root: Path, *, strict: bool, **changed: str) -> MkDocsConfig:
    """The configuration of a site that has been built; `changed` goes before what the file says."""
    _log_to_terminal(logging.WARNING)
    config = _loaded(root, strict=strict, **changed)
    try:
        if "depesche" in config.plugins:
            # The pages are made; only the index is left to the plugin.
            config.plugins["depesche"].config["generate"] = False
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise SiteError(f"the site was not built: {error}", file=CONFIG) from error
    return config


def serve_site(root: Path, address: str, *, open_browser: bool) -> None:
    """Serve the archive until interrupted; the plugin makes pages and index on every change."""
    _log_to_terminal(logging.INFO)
    try:
        mkdocs_serve.serve(
            str(_config(root)), livereload=True, dev_addr=address, open_in_browser=open_browser
        )
    except (MkDocsException, Abort, webbrowser.Error) as error:
        raise SiteError(f"cannot be served: {error}", file=CONFIG) from error
    except OSError as error:
        raise SiteError(
            f"cannot serve at {address}: {error}.", remedy="Name another address with -a."
        ) from error


def _config(root: Path) -> Path:
    """The archive's MkDocs configuration, with a folder for the pages to be made in.

    MkDocs refuses to start without that folder, and version control keeps no empty one.
    """
    path = root / CONFIG
    if not path.is_file():
        raise SiteError("is missing.", file=CONFIG, remedy="`depesche init` writes one.")
    (root / archive_settings.load(root).docs).mkdir(exist_ok=True)
    return path


def _log_to_terminal(level: int) -> None:
    log = logging.getLogger("mkdocs")
    log.setLevel(level)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
        log.addHandler(handler)
