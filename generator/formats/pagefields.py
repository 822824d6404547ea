"""What a web page's markup states of its article: microdata, Open Graph, meta tags, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.markup import local_name
from generator.formats.stated import field as clean

MOST_VALUES = 100
"""Values of one name that are kept."""

_ATTRIBUTES = ("content", "datetime", "href", "src", "title")


@dataclass
class PageFields:
    """The named values of a page, names in lower case; `body` is the article's own element."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    micro: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    headings: list[str] = field(default_factory=list)
    language: str = ""
    canonical: str = ""
    times: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    body: list[etree._Element] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """The first value of the first of the names that has one, among meta tags."""
        return next((v for name in names for v in self.meta.get(name, ()) if v), "")

    def all(self, *names: str) -> list[str]:
        """All values of the first of the names that has any, among meta tags."""
        return next((self.meta[name] for name in names if self.meta.get(name)), [])

    def item(self, *names: str) -> str:
        """The first value of the first of the names that has one, among microdata."""
        return next((v for name in names for v in self.micro.get(name, ()) if v), "")


def read_fields(root: etree._Element) -> PageFields:
    """All that the page's elements state; one walk."""
    fields = PageFields()
    for element in root.iter():
        name = local_name(element)
        if name in _READERS:
            _READERS[name](fields, element)
        if element.get("itemprop"):
            _microdata(fields, element)
        if name in {"span", "p", "div", "a", "address", "cite"}:
            _byline(fields, element)
    return fields


def _html(fields: PageFields, element: etree._Element) -> None:
    fields.language = element.get("lang") or element.get("xml:lang") or ""


def _title(fields: PageFields, element: etree._Element) -> None:
    fields.title = fields.title or _text(element)


def _link(fields: PageFields, element: etree._Element) -> None:
    if "canonical" in (element.get("rel") or "").casefold():
        fields.canonical = fields.canonical or clean(element.get("href"), 500)


def _script(fields: PageFields, element: etree._Element) -> None:
    if "ld+json" in (element.get("type") or "").casefold() and len(fields.scripts) < MOST_VALUES:
        fields.scripts.append("".join(element.itertext()))


def _heading(fields: PageFields, element: etree._Element) -> None:
    if len(fields.headings) < MOST_VALUES:
        fields.headings.append(_text(element))


def _time(fields: PageFields, element: etree._Element) -> None:
    if len(fields.times) < MOST_VALUES:
        fields.times.append(clean(element.get("datetime"), 60))


def _meta(fields: PageFields, element: etree._Element) -> None:
    names = (element.get(key) or "" for key in ("property", "name", "http-equiv"))
    content = clean(element.get("content"))
    for name in dict.fromkeys(one.casefold().strip() for one in names if one):
        values = fields.meta.setdefault(name, [])
        if content and len(values) < MOST_VALUES:
            values.append(content)


def _microdata(fields: PageFields, element: etree._Element) -> None:
    """An itemprop's value, unless it belongs to a thing within the article (a photo, a comment)."""
    owner = _owner(element)
    for stated in (element.get("itemprop") or "").casefold().split()[:5]:
        if stated == "articlebody":
            fields.body.append(element)
            continue
        name, holder = stated, owner
        if name == "name" and owner is not None:
            # An author's or publisher's name stands for them.
            name = (owner.get("itemprop") or "").casefold().partition(" ")[0]
            holder = _owner(owner)
            if name not in {"author", "creator", "publisher", "copyrightholder"}:
                continue
        elif element.get("itemscope") is not None:
            continue
        if holder is not None and "article" not in (holder.get("itemtype") or "").casefold():
            continue
        values = fields.micro.setdefault(name, [])
        value = next((v for v in map(element.get, _ATTRIBUTES[:2]) if v), "") or _text(element)
        value = value or (element.get("href") or "")
        if value and len(values) < MOST_VALUES:
            values.append(clean(value))


def _owner(element: etree._Element) -> etree._Element | None:
    """The nearest thing (itemscope) around an element, at most 40 elements up."""
    for _, above in zip(range(40), element.iterancestors(), strict=False):
        if above.get("itemscope") is not None:
            return above
    return None


def _byline(fields: PageFields, element: etree._Element) -> None:
    classes = (element.get("class") or "").casefold().split()
    marked = "author" in (element.get("rel") or "") or any(
        one in {"byline", "author", "author-name", "article__author", "autor", "byline-name"}
        for one in classes
    )
    if marked and len(fields.bylines) < MOST_VALUES:
        shown = _text(element)
        if 0 < len(shown) <= 120:
            fields.bylines.append(shown)


def _text(element: etree._Element) -> str:
    parts: Iterable[str] = element.itertext()
    gathered: list[str] = []
    length = 0
    for part in parts:
        gathered.append(part)
        length += len(part)
        if length > 4000:
            break
    return clean(" ".join("".join(gathered).split()))


_READERS: dict[str, Callable[[PageFields, etree._Element], None]] = {
    "meta": _meta, "html": _html, "title": _title, "link": _link, "script": _script,
    "h1": _heading, "time": _time,
}  # fmt: skip
