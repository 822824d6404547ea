"""Text of our Markdown dialect into HTML, as Python-Markdown would write it.

The dialect escapes everything that a wire's own text could mean as markup, so what is left is
markup the generator wrote, and little of it: links, emphasis, code, line breaks, character
references, anchors, small print and bars drawn in a table. Anything else raises `Outside`: such a
page is Python-Markdown's.

All texts of a page go through here at once. Links and escapes, by far the most frequent, are
exchanged for single characters first and put back at the end, so that the search for the rest
passes over most of a page at the speed of a character search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Resolve = Callable[[str], str]
"""The address to write for a link's target; raises Outside for one it cannot vouch for."""


class Outside(Exception):  # noqa: N818 (no error: it sends a page the long way round)
    """The Markdown is none of our dialect."""


# Private-use characters; a page that contains one of its own is not ours to render.
_LIFTED, _END, _ANCHOR, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
_FIRST_ESCAPE = 0xE010
_ESCAPABLE = "\\`*_{}[]()>#+-.!"
PRIVATE = re.compile("[\ue000-\ue0ff]")

# A bar would end a table's cell, in the middle of a link.
_LINK = re.compile(
    r"\[(?<![\\!]\[)([^\\\[\]`\n|]*(?:\\[\\`*_{}\[\]()>#+\-.!][^\\\[\]`\n|]*)*)\]"
    r"\(([A-Za-z0-9_./#%?=~:,@+-]*)(?: \"([^\"\\`<>*_{}\n|]*)\")?\)(?![\[(])"
)
_ANCHORS = re.compile(r'<a id="([a-z0-9-]+)"></a>')
# Space between a line break and what becomes an element of its own is dropped.
_BREAKS = re.compile(r"  \n(?: +(?=[\ue000*`]))?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

# What may be markup still, and one alternative for each construct, in the order Python-Markdown
# gives precedence; the last is for every character that was not claimed by one before. Patterns
# begin with a character or a set of them: only so does a search pass quickly over the rest.
_MARKED = re.compile(r"[&<>*_`\[\]{}\\]")
_TOKEN = re.compile(
    r"[&<>*_`\[\]{}\\](?:"
    r"(?<=&)(?P<reference>(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)"
    r"|(?<=<)(?P<tag>/?(?:ins|del|small)>|i(?: [a-z-]+=\"[a-zA-Z0-9 :;.,%-]*\")+></i>)"
    r"|(?<=\*)(?<!\*\*)\*(?![\s*])(?P<strong>[^*\ue001]+)(?<!\s)\*\*(?!\*)"
    r"|(?<=\*)(?<!\*\*)(?![\s*])(?P<em>[^*\ue001]+)(?<!\s)\*(?!\*)"
    r"|(?<=`)(?<!``)(?P<code>[^`\n<\ue000-\ue0ff]+)`(?!`)"
    r"|(?<=>)(?P<greater>)"
    r"|(?P<odd>))"
)

# An ampersand that begins no character reference.
_BARE = re.compile(r"&(?!(?:\#[0-9]+|\#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")


class Links:
    """The links of a page, in order, waiting to be put back."""

    def __init__(
        self, labels: Sequence[str], targets: Sequence[str], titles: Sequence[str | None]
    ) -> None:
        self._labels = labels
        self._targets = targets
        self._titles = titles

    def html(self, resolve: Resolve) -> list[str]:
        """Each link as an element."""
        labels = self._labels
        if _MARKED.search("".join(labels)) is not None:
            labels = [_label(label) if _MARKED.search(label) else label for label in labels]
        addresses = map(resolve, self._targets)
        if any(self._titles):
            return [
                f'<a href="{address}">{label}</a>'
                if title is None
                else f'<a href="{address}" title="{_attribute(title)}">{label}</a>'
                for address, label, title in zip(addresses, labels, self._titles, strict=True)
            ]
        return [
            f'<a href="{address}">{label}</a>'
            for address, label in zip(addresses, labels, strict=True)
        ]


def lifted(markdown: str) -> tuple[str, Links, list[str]]:
    """A page's Markdown with its links and anchors lifted out and its escapes as single characters,
    the links, and the ids of the anchors."""
    parts = _LINK.split(markdown)
    text = _LIFTED.join(parts[::4])
    anchors: list[str] = []
    if "<a id=" in text:
        pieces = _ANCHORS.split(text)
        text, anchors = _ANCHOR.join(pieces[::2]), pieces[1::2]
    return _escapes_out(text), Links(parts[1::4], parts[2::4], parts[3::4]), anchors


def _escapes_out(text: str) -> str:
    if "\\" not in text:
        return text
    found = set(_ESCAPE.findall(text))
    if "\\" in found:
        return _ESCAPE.sub(lambda match: _sign(match[1]), text)
    for character in found:
        text = text.replace("\\" + character, _sign(character))
    return text


def _sign(character: str) -> str:
    place = _ESCAPABLE.find(character)
    if place < 0:
        raise Outside
    return chr(_FIRST_ESCAPE + place)


_RESTORED = {
    _sign(character): "&gt;" if character == ">" else character for character in _ESCAPABLE
}
_SIGNS = re.compile(f"[{chr(_FIRST_ESCAPE)}-{chr(_FIRST_ESCAPE + len(_ESCAPABLE) - 1)}]")


def inlined(
    texts: Sequence[str], links: Links, anchors: Sequence[str], resolve: Resolve
) -> list[str]:
    """The HTML of all texts of a page, in order; Outside where one is none of the dialect.

    Links and anchors are put back in the order they were lifted out.
    """
    joined = _END.join(texts)
    joined = _BREAKS.sub(_BREAK, joined)
    if _MARKED.search(joined) is not None:
        joined = _replaced(joined, inside=False)
    joined = _restored(joined)
    if anchors:
        joined = _woven(joined.split(_ANCHOR), [f'<a id="{anchor}"></a>' for anchor in anchors])
    joined = _woven(joined.split(_LIFTED), links.html(resolve))
    return joined.replace(_BREAK, "<br />\n").split(_END)


def _woven(between: Sequence[str], elements: Sequence[str]) -> str:
    if len(elements) != len(between) - 1:
        # One stands where no text does, as in a block of code.
        raise Outside
    woven = [""] * (2 * len(between) - 1)
    woven[::2] = between
    woven[1::2] = elements
    return "".join(woven)


def _label(label: str) -> str:
    return _restored(_replaced(_escapes_out(label), inside=False))


def _restored(text: str) -> str:
    for sign in set(_SIGNS.findall(text)):
        text = text.replace(sign, _RESTORED[sign])
    return text


def _replaced(text: str, *, inside: bool) -> str:
    """The text with its markup as HTML; `inside` emphasis there may be none."""
    pieces: list[str] = []
    add = pieces.append
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start > position:
            add(text[position:start])
        position = end
        kind = match.lastgroup or "odd"
        if kind in {"reference", "tag"}:
            add(match[0])
        elif kind in {"strong", "em"}:
            inner = match[kind]
            if inside:
                raise Outside
            if _MARKED.search(inner) is not None:
                inner = _replaced(inner, inside=True)
            add(f"<{kind}>{inner}</{kind}>")
        else:
            add(_rare(kind, match))
    add(text[position:])
    return "".join(pieces)


def _rare(kind: str, match: re.Match[str]) -> str:
    if kind == "code":
        if "&#" in match["code"]:
            # What looks like the beginning of a reference confuses Python-Markdown's HTML parser.
            raise Outside
        code = match["code"].strip().replace("&", "&amp;").replace(">", "&gt;")
        return f"<code>{code}</code>"
    if kind == "greater":
        return "&gt;"
    if match[0] == "&":
        return "&amp;"
    raise Outside


def _attribute(title: str) -> str:
    return _BARE.sub("&amp;", " ".join(title.split()))
