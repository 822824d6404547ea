"""What the JSON-LD of a web page says of its article (schema.org's NewsArticle and its kin)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from generator.formats.stated import field

MOST_NODES = 5000
"""Nodes of a page's JSON-LD that are looked at."""
LONGEST_SCRIPT = 4 * 1024 * 1024

_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
    "Article", "Report", "BlogPosting", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
    "AdvertiserContentArticle", "SatiricalArticle",
)  # fmt: skip
_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_COMMENT_ENDS = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

Node = Mapping[str, object]


def article_of(scripts: list[str]) -> Node | None:
    """The first node of the most news-like type in the page's scripts; None without any.

    A reference (`{"@id": …}`) in it is replaced by the node that it names.
    """
    nodes = [node for script in scripts for node in _nodes(script)][:MOST_NODES]
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    ranked = [(rank, node) for node in nodes for rank in _ranks(node)]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    article = next(node for rank, node in ranked if rank == best)
    return {key: _resolved(value, named) for key, value in article.items()}


def _ranks(node: Node) -> Iterator[int]:
    stated = node.get("@type")
    for name in stated if isinstance(stated, list) else [stated]:
        local = str(name).rpartition("/")[2].rpartition(":")[2]
        if local in _TYPES:
            yield _TYPES.index(local)


def _resolved(value: object, named: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(one, named) for one in value[:200]]
    if isinstance(value, dict) and "@id" in value and "name" not in value:
        return named.get(str(value["@id"]), value)
    return value


def _nodes(script: str) -> Iterator[Node]:
    """Every object of a script, outer ones first."""
    waiting = [_parsed(script[:LONGEST_SCRIPT])]
    seen = 0
    while waiting and seen < MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += [one for one in value.values() if isinstance(one, dict | list)]
        elif isinstance(value, list):
            waiting += [one for one in value[:MOST_NODES] if isinstance(one, dict | list)]


def _parsed(script: str) -> object:
    """The script's value; comments around it, escaped quotes and stray commas do not matter."""
    bare = _COMMENT_ENDS.sub("", _COMMENTS.sub("", script)).strip().rstrip(";")
    unescaped = html.unescape(bare) if "&quot;" in bare or "&#34;" in bare else bare
    for text in (bare, unescaped, _TRAILING_COMMA.sub("", unescaped)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def text_of(node: Node, name: str, limit: int = 2000) -> str:
    """A property as one line, whether it is a string, a list (its first) or an object's name."""
    return next(iter(texts_of(node, name, limit)), "")


def texts_of(node: Node, name: str, limit: int = 2000) -> list[str]:
    """All values of a property as lines, in order."""
    value = node.get(name)
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        shown = one
        if isinstance(one, dict):
            names = ("name", "alternateName", "value", "text", "url", "@id", "@value")
            shown = next((one[key] for key in names if isinstance(one.get(key), str)), None)
        if isinstance(shown, str | int | float) and not isinstance(shown, bool):
            # Many systems escape once for JSON and once more for HTML.
            found.append(field(html.unescape(html.unescape(str(shown))), limit))
    return [text for text in found if text]


def long_text_of(node: Node, name: str) -> str:
    """A property that holds running text, its line breaks kept."""
    value = node.get(name)
    parts = value if isinstance(value, list) else [value]
    return "\n\n".join(html.unescape(part) for part in parts if isinstance(part, str))
