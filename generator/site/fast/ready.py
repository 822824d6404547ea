"""HTML that stands ready in a page: a chart on one line, which Python-Markdown hands through.

With `md_in_html` it parses the elements that make blocks and writes them anew, attributes sorted;
what stands in between stays. So a line whose elements are in that form already comes out as it is.
"""

from __future__ import annotations

import re

from generator.site.fast.inline import Outside

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z]+)(?P<attributes>(?: [a-zA-Z-]+=\"[^\"<>&]*\")*)(?P<empty>/?)>"
)
_BETWEEN = re.compile(r"(?:[^<>&]|&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)*")
_BLOCKS = frozenset({"div", "details", "summary", "table", "tr", "td", "th", "p"})
_INLINE = frozenset(
    {"svg", "g", "rect", "path", "text", "title", "circle", "line", "a", "span", "i", "polyline"}
)


def check_ready(block: str) -> str:
    """The block as it is; Outside where Python-Markdown might write it otherwise."""
    if "\n" in block:
        raise Outside
    position = 0
    open_tags: list[str] = []
    while position < len(block):
        between = _BETWEEN.match(block, position)
        end = between.end() if between else position
        if end == len(block) or (end > position and not open_tags):
            raise Outside
        tag = _TAG.match(block, end)
        if tag is None:
            raise Outside
        position = tag.end()
        _check_tag(tag, open_tags)
        if not open_tags and position < len(block):
            raise Outside
    return block


def _check_tag(tag: re.Match[str], open_tags: list[str]) -> None:
    name = tag["name"]
    if name not in _INLINE and (name not in _BLOCKS or tag["empty"]):
        raise Outside
    if tag["close"]:
        if not open_tags or open_tags.pop() != name or tag["attributes"]:
            raise Outside
        return
    if name in _BLOCKS:
        keys = [part.partition("=")[0] for part in tag["attributes"].split('" ')]
        if keys != sorted(keys) or len(set(keys)) != len(keys) or " markdown" in tag["attributes"]:
            raise Outside
    if not tag["empty"]:
        open_tags.append(name)
