"""A page file: front matter, made sections, and whatever a person wrote between them.

`digest` in the front matter holds a short hash for each field and section the generator made.
A field or section on disk that no longer matches its hash was edited by hand: it is *pinned*.
A pinned field keeps its value and its old hash; deleting it hands it back to the generator.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.errors import PageError
from generator.model.ids import PagePath
from generator.model.page import FrontMatter, Page, Section
from generator.store.yamlfront import yaml_text

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

# Fields that say what a page is: they follow the wire and the file, and are never pinned.
IDENTITY = frozenset({"id", "source", "kind", "digest"})

_OPEN = re.compile(r'<section class="([a-z]+(?:-[a-z]+)*)" markdown>')
_CLOSE = "</section>"
_HANDLER = YAMLHandler()
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class PageFile:
    """What was read of a page on disk.

    `own` is a person's text by the section it follows ("" for the top of the body).
    `made` tells whether the generator ever wrote this page: without a digest it is a person's.
    """

    path: PagePath
    front: Mapping[str, Value]
    digest: Mapping[str, str]
    sections: Mapping[str, str] = field(repr=False)
    own: Mapping[str, str] = field(repr=False)
    made: bool

    def pinned(self) -> frozenset[str]:
        """The names of fields and sections that were edited by hand."""
        fields = {
            name
            for name, value in self.front.items()
            if name not in IDENTITY and self.digest.get(name) != fingerprint(value)
        }
        sections = {
            name
            for name, markdown in self.sections.items()
            if self.digest.get(name) != fingerprint(markdown)
        }
        return frozenset(fields | sections)

    def untouched(self) -> bool:
        """Whether nothing on this page is a person's, so that it may be removed."""
        return self.made and not self.pinned() and not any(self.own.values())


def fingerprint(value: Value) -> str:
    """Eight hex digits of the value's SHA-256 in canonical JSON."""
    canonical = _canonical(value).encode("utf-8", "surrogatepass")
    return hashlib.sha256(canonical).hexdigest()[:8]


def read(path: PagePath, text: str) -> PageFile:
    """The page file of this text; PageError where its front matter or sections are broken."""
    try:
        front_text, body = _HANDLER.split(text.replace("\r\n", "\n"))
        loaded = _HANDLER.load(front_text)
    except (ValueError, yaml.YAMLError) as error:
        raise PageError(
            f"the front matter cannot be read: {' '.join(str(error).split())}.",
            file=f"{path}",
            remedy="Mend the block between the two --- lines; nothing was written.",
        ) from error
    if not isinstance(loaded, dict):
        raise PageError("the front matter is no mapping.", file=f"{path}", remedy="Mend it.")
    front = {str(name): _plain(value) for name, value in loaded.items()}
    raw_digest = front.get("digest")
    digest = (
        {name: str(value) for name, value in raw_digest.items()}
        if isinstance(raw_digest, dict)
        else {}
    )
    sections, own = _split_body(path, body)
    return PageFile(
        path,
        MappingProxyType(front),
        MappingProxyType(digest),
        MappingProxyType(sections),
        MappingProxyType(own),
        isinstance(raw_digest, dict),
    )


def has_front_matter(text: str) -> bool:
    """Whether a Markdown file begins with a front-matter block at all."""
    return bool(_HANDLER.detect(text))


def merge(page: Page, on_disk: PageFile | None) -> str:
    """The text to write for a page: what was made, with a person's edits put back.

    Fields stand in the order of the front-matter class, unknown ones after them.
    """
    made = front_values(page.front)
    sections = {section.name: section.markdown for section in page.sections}
    digest = {
        name: fingerprint(value)
        for name, value in {**made, **sections}.items()
        if name not in IDENTITY
    }
    front: dict[str, Value] = dict(made)
    own: Mapping[str, str] = {}
    if on_disk is not None:
        own = on_disk.own
        for name in sorted(on_disk.pinned()):
            if name in on_disk.sections:
                sections[name] = on_disk.sections[name]
            else:
                front[name] = on_disk.front[name]
            if name in on_disk.digest:
                digest[name] = on_disk.digest[name]
            else:
                digest.pop(name, None)
    front["digest"] = dict(sorted(digest.items()))
    order = {section.name: position for position, section in enumerate(page.sections)}
    ordered = sorted(sections.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    return _write(front, tuple(Section(name, text) for name, text in ordered), own)


def front_values(front: FrontMatter) -> dict[str, Value]:
    """A front-matter record as plain YAML values, its empty fields left out."""
    values = msgspec.to_builtins(front)
    return {name: kept for name, value in values.items() if (kept := _trimmed(value)) is not None}


def _trimmed(value: Value) -> Value:
    """The value without empty strings, lists and mappings inside; None if nothing is left."""
    if type(value) is str:
        return value or None
    if isinstance(value, dict):
        kept: dict[str, Value] = {
            name: inner for name, raw in value.items() if (inner := _trimmed(raw)) is not None
        }
        return kept or None
    if isinstance(value, list | tuple):
        return [_trimmed(inner) for inner in value] or None
    return value


def _plain(value: object) -> Value:
    """A loaded YAML value with dates back as the strings a person wrote."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def _split_body(path: PagePath, body: str) -> tuple[dict[str, str], dict[str, str]]:
    """Tell the made sections of a body from the text around them."""
    sections: dict[str, str] = {}
    own: dict[str, list[str]] = {"": []}
    name, last = "", ""
    lines: list[str] = own[""]
    for number, line in enumerate(body.split("\n"), start=1):
        opened = _OPEN.fullmatch(line)
        if opened and not name:
            name = opened[1]
            if name in sections:
                raise PageError(
                    f"section {name!r} stands twice.",
                    file=path,
                    place=f"line {number} of the body",
                    remedy="Keep one of them; nothing was written.",
                )
            lines = []
        elif line == _CLOSE and name:
            sections[name] = "\n".join(lines).strip("\n")
            name, last = "", name
            lines = own.setdefault(last, [])
        else:
            lines.append(line)
    if name:
        raise PageError(
            f"section {name!r} is not closed.",
            file=path,
            remedy=f"Put a line {_CLOSE} after it; nothing was written.",
        )
    texts = {after: "\n".join(kept).strip("\n") for after, kept in own.items()}
    return sections, {after: text for after, text in texts.items() if text.strip()}


def _write(front: dict[str, Value], sections: tuple[Section, ...], own: Mapping[str, str]) -> str:
    """The file's text: front matter, then sections with a person's text where it stood."""
    parts = [own[""]] if "" in own else []
    for section in sections:
        parts.append(f'<section class="{section.name}" markdown>')
        parts.append(section.markdown)
        parts.append(_CLOSE)
        if section.name in own:
            parts.append(own[section.name])
    names = {section.name for section in sections}
    parts.extend(text for after, text in sorted(own.items()) if after and after not in names)
    body = "\n\n".join(parts)
    return f"---\n{yaml_text(front)}\n---\n\n{body}".strip() + "\n"
