"""What a site depends on beside its pages and its templates, as one hash."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def config_key(config: MkDocsConfig) -> str:
    """Changes with every setting, release or line of code that the content of pages depends on.

    What templates write is not in it: each frame is learned anew in each build and compared.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted((*here.glob("*.py"), here.parent / "meta.py", here.parent / "plugin.py")):
        digest.update(path.read_bytes())
    for package in ("mkdocs", "markdown", "jinja2", "pyyaml"):
        digest.update(f"{package} {version(package)}\n".encode())
    digest.update(platform.python_version().encode())
    names = [
        "site_url",
        "use_directory_urls",
        "markdown_extensions",
        "mdx_configs",
        "validation",
        "edit_uri",
        "edit_uri_template",
        "repo_url",
        "nav",
        "exclude_docs",
        "draft_docs",
        "not_in_nav",
    ]
    for name in names:
        value = config[name]
        if hasattr(value, "patterns"):
            value = [getattr(rule, "pattern", repr(rule)) for rule in value.patterns]
        digest.update(f"{name}={value!r}\n".encode())
    digest.update(" ".join(config.plugins).encode())
    return digest.hexdigest()
