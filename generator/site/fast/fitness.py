"""Whether a build is one the accelerator understands; where not, it stands aside."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

_EVENTS = (
    "files",
    "nav",
    "env",
    "pre_template",
    "template_context",
    "post_template",
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""Events at which another plugin could change a page, or expect to be told of each."""

_OURS = frozenset({"depesche", "depesche-fast"})


def obstacle(config: MkDocsConfig, *, dirty: bool) -> str:
    """Why this build must go MkDocs' own way; empty where nothing speaks against ours."""
    if dirty:
        return "a dirty build is asked for"
    if config.nav is None:
        return "there is no nav, so every page is part of every other"
    ours = {id(plugin) for name, plugin in config.plugins.items() if name in _OURS}
    for event in _EVENTS:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if id(owner) not in ours:
                name = getattr(type(owner), "__name__", "a hook") if owner else "a hook"
                return f"{name} takes part in the making of pages"
    return ""
