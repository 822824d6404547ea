"""Pieces of inline SVG that every picture is made of.

A picture is raw HTML of one line and no blank line, so that every Markdown builder passes it
through as it stands. That also means that no builder rewrites its links: they lead to the built
pages' files (`.html`), which an archive's `use_directory_urls: false` provides.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from generator.model.ids import PagePath
from generator.store.dialect import relative


def href(source: PagePath, target: PagePath, anchor: str = "") -> str:
    """The built file of a page as a link from another page's picture."""
    path = relative(source, target).removesuffix(".md") + ".html"
    return f"{path}#{anchor}" if anchor else path


def quoted(text: str) -> str:
    """Text for use in an attribute or an element."""
    return html.escape(" ".join(text.split()))


def linked(target: str, label: str, drawing: str, **attributes: str) -> str:
    """A drawing that is a link; `label` is what it is called and what a pointer shows.

    An underscore in an attribute's name stands for a hyphen.
    """
    more = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{quoted(value)}"'
        for name, value in attributes.items()
        if value
    )
    name = quoted(label)
    return f'<a href="{target}" aria-label="{name}"{more}><title>{name}</title>{drawing}</a>'


def folded(summary: str, markdown: str) -> str:
    """Markdown behind a summary that opens it: readable on its own, also without the picture."""
    return f"<details markdown>\n<summary>{quoted(summary)}</summary>\n\n{markdown}\n\n</details>"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; the cells are Markdown already."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", "|" + " --- |" * len(names)]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    return "\n".join(lines)
