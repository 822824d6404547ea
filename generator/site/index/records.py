"""What the index takes from the pages on disk: stories and the pages of names.

Pages are Markdown with front matter, so the index fits any builder of them. Of the front matter
only the fields needed are read: a story's record is long, and YAML is slow.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.errors import SiteError

STORY_KINDS = frozenset({"story", "announcement", "digest", "service"})
NAME_KINDS = {"person", "organisation", "place", "event", "thread"}
_FIELDS = frozenset(
    {"title", "kind", "date", "language", "agency", "byline", "version", "entities", "keywords",
     "subjects", "thread", "threads", "aliases", "subtitle", "genre"}
)  # fmt: skip
_FIELD = re.compile(r"^([A-Za-z_]+):.*\n(?:(?![A-Za-z_]+:).*\n)*", re.MULTILINE)
_SECTION = re.compile(
    r'^<section class="(story-text|story-versions)" markdown>\n(.*?)^</section>$',
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\s\\]|\\.)*)(?:\s+\"(?:[^\"\\]|\\.)*\")?\)")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = re.compile(r"^(?:#{1,6} |> |[-*+] |\d+\. )", re.MULTILINE)
_CODE = re.compile(r":\d+$|^\d+$")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """A story as the index sees it. `versions` are the pages of its other versions."""

    page: str
    title: str
    date: str
    kind: str
    language: str
    agency: str
    byline: tuple[str, ...]
    labels: tuple[str, ...]
    facets: tuple[str, ...]
    versions: tuple[str, ...]
    text: str = field(repr=False)

    @property
    def paragraphs(self) -> list[str]:
        """The text's paragraphs."""
        return self.text.split("\n\n")


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A page of a name or a thread, with everything it may be asked for by."""

    page: str
    title: str
    kind: str
    aliases: tuple[str, ...]


def read_page(docs: Path, path: Path) -> IndexedStory | IndexedName | None:
    """What a page gives the index; None if it is neither a story's nor a name's page.

    Raises SiteError for a page that cannot be read.
    """
    page = path.relative_to(docs).as_posix().removesuffix(".md")
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        front = _front(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SiteError(
            f"cannot be read: {' '.join(str(error).split())}.", file=f"{page}.md", remedy="Mend it."
        ) from error
    kind = str(front.get("kind", ""))
    title = str(front.get("title", ""))
    if kind in NAME_KINDS or page.startswith("threads/"):
        # Lists, and the further parts of a long page, are no names of their own.
        if page.count("/") != 1 or page.endswith("/index") or not title:
            return None
        return IndexedName(page, title, kind or "thread", _texts(front.get("aliases")))
    if kind in STORY_KINDS:
        return _story(page, title, kind, front, text)
    return None


def _front(text: str) -> Mapping[str, object]:
    """The needed fields of the front matter; an empty mapping without any."""
    if not text.startswith("---\n"):
        return {}
    block = text[4 : text.find("\n---", 4) + 1]
    needed = "".join(found[0] for found in _FIELD.finditer(block) if found[1] in _FIELDS)
    front = yaml.load(needed, _LOADER)  # noqa: S506 (a safe loader, in C where there is one)
    return front if isinstance(front, dict) else {}


def _story(
    page: str, title: str, kind: str, front: Mapping[str, object], text: str
) -> IndexedStory:
    sections = {found[1]: found[2] for found in _SECTION.finditer(text)}
    version = front.get("version")
    labels = _texts(version.get("labels")) if isinstance(version, dict) else ()
    agency = str(front.get("agency") or "")
    facets = [f"kind/{kind}"]
    facets += [f"agency/{agency}"] if agency else []
    entities = front.get("entities")
    if isinstance(entities, dict):
        facets += [name for names in entities.values() for name in _texts(names)]
    facets += _texts(front.get("threads") or front.get("thread"))
    # Of subjects the names; codes say nothing to a reader.
    subjects = [word for word in _texts(front.get("subjects")) if not _CODE.search(word)]
    facets += [f"keyword/{word}" for word in (*_texts(front.get("keywords")), *subjects)]
    folder = posixpath.dirname(page)
    versions = [
        posixpath.normpath(posixpath.join(folder, target)).removesuffix(".md")
        for _, target in _LINK.findall(sections.get("story-versions", ""))
        if target.endswith(".md")
    ]
    return IndexedStory(
        page=page,
        title=title,
        date=str(front.get("date") or ""),
        kind=kind,
        language=str(front.get("language") or ""),
        agency=agency,
        byline=_texts(front.get("byline")),
        labels=labels,
        facets=tuple(dict.fromkeys(facets)),
        versions=tuple(dict.fromkeys(versions)),
        text=plain(sections.get("story-text", "")),
    )


def plain(markdown: str) -> str:
    """The words of our own Markdown: links become their text, anchors and escapes go."""
    text = _TAG.sub("", markdown)
    while (bare := _LINK.sub(r"\1", text)) != text:
        text = bare
    text = _MARKS.sub("", text).replace("**", "")
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    return "\n\n".join(block for block in blocks if block)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list) else ()
