"""What a template may ask of a page, gathered before any template runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import yaml
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils.meta import get_data
from yaml import CSafeLoader

from generator.site.fast.blocks import Heading
from generator.site.fast.inline import Outside

Meta = dict[str, object]

_FRONT = re.compile(r"---\n(.*?\n)---\n+", re.DOTALL)
# A line of front matter that cannot mean anything beyond itself: a key, a list's entry or an
# indented one, with a value that is plain, quoted on the same line, or none.
_PLAIN = r"[^\s'\"#&*!|>%@`\[{,?:\]}-][^\n:#]*+(?:(?::(?![ \n])|(?<! )#)[^\n:#]*+)*+"
_QUOTED = r"'[^'\n]*+(?:''[^'\n]*+)*+'|\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\""
_LINE = (
    r"(?:[a-z_-]++:|(?: {2})*+(?:- )*+(?:[A-Za-z0-9_./-]++:)?)"
    rf"(?: ?(?:{_PLAIN}|{_QUOTED}|-?[0-9][^\n:#]*+|\[\]|\{{\}}))?\n"
)
_PLAIN_FRONT = re.compile(rf"(?:{_LINE})++")
_FIELD = re.compile(r"^([a-z_-]+):.*\n(?:[ -].*\n)*", re.MULTILINE)


def split(source: str, wanted: frozenset[str]) -> tuple[str, Meta]:
    """A page's Markdown and, of its front matter, the fields `wanted`.

    Reading all of it as YAML would take longer than rendering the page. Front matter that is not
    line by line of the generator's own simple form is read whole, as MkDocs reads it.
    """
    front = _FRONT.match(source)
    if front is None or _PLAIN_FRONT.fullmatch(front[1]) is None:
        markdown, values = get_data(source)
        return markdown, {key: value for key, value in values.items() if key in wanted}
    chosen = "".join(found[0] for found in _FIELD.finditer(front[1]) if found[1] in wanted)
    try:
        values = yaml.load(chosen, CSafeLoader) if chosen else {}
    except yaml.YAMLError as error:
        raise Outside from error
    return source[front.end() :], values or {}


@dataclass(frozen=True, slots=True)
class Facts:
    """A page, as far as templates read pages.

    `has` answers whether the page's HTML contains a text; a template may ask that of any.
    """

    src_uri: str
    meta: Meta
    title: object
    canonical_url: str | None
    edit_url: str | None
    toc: TableOfContents
    has: Callable[[str], bool]
    content: str = field(repr=False, default="")


def contents_of(headings: list[Heading]) -> TableOfContents:
    """The table of contents MkDocs makes of these headings."""
    if len(headings) > 1 and headings[0].level == 1 and all(h.level > 1 for h in headings[1:]):
        return _under_one(headings)
    tokens = [{"level": h.level, "id": h.id, "name": h.title} for h in headings]
    return get_toc(nest_toc_tokens(tokens))


def _under_one(headings: list[Heading]) -> TableOfContents:
    """The usual case, one heading above all others, without the general machinery."""
    root = AnchorLink(headings[0].title, headings[0].id, 1)
    root.active = True  # type: ignore[attr-defined]
    path = [root]
    for heading in headings[1:]:
        link = AnchorLink(heading.title, heading.id, heading.level)
        while path[-1].level >= heading.level:
            path.pop()
        path[-1].children.append(link)
        path.append(link)
    return TableOfContents([root])


Answers = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Answered:
    """Stands for a page's HTML when only a template's questions about it are known."""

    answers: Answers

    def __call__(self, needle: str) -> bool:
        """Whether it contains the text."""
        return self.answers.get(needle, False)
