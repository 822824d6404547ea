"""XML deliveries, read without trusting them.

The document type is cut off before anything is parsed, so no entity can be declared, fetched or
expanded; the named characters of HTML are resolved by our own table. The bytes decide the encoding,
not the declaration. What is broken is recovered, and said.

Bounds: 32 MiB a file, 256 levels, 400,000 elements, 400,000 references to characters, 2,000
attributes an element, 20,000 items.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from generator.errors import WireError
from generator.formats.binary import looks_utf16
from generator.formats.controls import blanked
from generator.formats.decoding import decode
from generator.formats.markup import local_name
from generator.model.story import Notice
from generator.model.wire import Wire

LARGEST = 32 * 1024 * 1024
"""A file of more bytes is refused."""

MOST_ELEMENTS = 400_000
"""A document of more elements, or of more ampersands, is refused."""

MOST_ITEMS = 20_000
"""A file of more news items is refused."""

MOST_ATTRIBUTES = 2_000
"""A document with an element of more attributes is refused: the parser compares each with all."""

_LONG_TAG = re.compile(r"<[^<>]{10000,}")
_SNIFFED = 65536
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:\-]{2,40})[\"']")
_LATIN = re.compile(r"(?:us-?ascii|iso-?8859-?1|latin-?1|windows-?1252|cp1252)", re.IGNORECASE)
_UNICODE = re.compile(r"utf-?(?:8|16(?:-?[lb]e)?)", re.IGNORECASE)
# Python knows "encodings" that unpack archives: only those that are plain tables may be declared.
_TABLES = re.compile(
    r"iso-?8859-?(?:[2-9]|1[03456])|windows-?125[013-8]|cp(?:125[013-8]|437|850|852|866)|koi8-[ru]"
    r"|mac-?roman|macintosh|shift_jis|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5",
    re.IGNORECASE,
)
_PROLOG = re.compile(r"<\?xml[^>]{0,300}?\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE_PART = re.compile(
    r"\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|[\[\]>]", re.DOTALL
)
_SKIPPED = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_ENTITY_DECLARED = re.compile(r"<!ENTITY\b")
_REFERENCES = re.compile(
    r"(?P<kept><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))|&(?P<name>#?\w{1,32};)?", re.DOTALL
)
_ROOT = re.compile(
    r"\A[^<]{0,512}(?:<\?.{0,2000}?\?>\s*|<!--.{0,4000}?-->\s*"
    r"|<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,20000}?\]\s*)?>\s*){0,40}<(?P<tag>[A-Za-z_][\w.:\-]{0,80})",
    re.DOTALL | re.IGNORECASE,
)
# By number, since the parser drops even XML's own names once it recovers from a fault.
_AMPERSAND = "&#38;"
_ESCAPED = str.maketrans({mark: f"&#{ord(mark)};" for mark in "&<>\"'"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document's root element and what was to be said of reading it."""

    root: etree._Element
    notices: tuple[Notice, ...]


def opening(wire: Wire) -> str:
    """The first 64 KiB of the wire as characters, roughly decoded: for sniffing only."""
    raw = wire.raw[:_SNIFFED]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    order = looks_utf16(raw)
    return raw.decode(order or "utf-8", "replace").removeprefix("\ufeff")


def root_name(text: str) -> str:
    """The local name of the root element that `text` begins with, in lower case, or ""."""
    match = _ROOT.match(text)
    return match["tag"].rpartition(":")[2].lower() if match else ""


def read_xml(wire: Wire) -> Document:
    """The wire's document. Raises WireError where it holds none, or too much."""
    if len(wire.raw) > LARGEST:
        raise WireError(
            f"larger than {LARGEST // 1024 // 1024} MiB.",
            file=wire.file,
            remedy="Split it into files of fewer items.",
        )
    text, notices = _characters(wire)
    start = text.find("<")
    if start < 0:
        raise WireError("no XML: no tag in it.", file=wire.file, remedy="Remove the file.")
    text = _without_doctype(_PROLOG.sub("", text[start:], count=1), notices)
    _bound(text.count("&"), "references", wire)
    for tag in _LONG_TAG.finditer(text):
        if tag.group().count("=") > MOST_ATTRIBUTES:
            raise WireError(
                f"an element with more than {MOST_ATTRIBUTES} attributes.",
                file=wire.file,
                remedy="Remove the file.",
            )
    root = _parsed(_resolved(text, notices), wire, notices)
    _bound(sum(1 for _ in root.iter()), "elements", wire)
    return Document(root, tuple(dict.fromkeys(notices)))


def _bound(count: int, what: str, wire: Wire) -> None:
    if count > MOST_ELEMENTS:
        raise WireError(
            f"more than {MOST_ELEMENTS} {what}.",
            file=wire.file,
            remedy="Split it into files of fewer items.",
        )


def _characters(wire: Wire) -> tuple[str, list[Notice]]:
    """The text, in the encoding that the bytes are in, and a notice where they belie the file."""
    match = _DECLARED.search(wire.raw[:400])
    declared = match[1].decode("ascii", "replace") if match else ""
    raw = wire.raw
    foreign = None if _is_utf8(raw) else _TABLES.fullmatch(declared)
    if foreign:
        try:
            raw = raw.decode(declared).encode("utf-8")
        except (UnicodeDecodeError, LookupError):
            foreign = None
    decoded = decode(raw, file=wire.file)
    notices = [notice for notice in decoded.notices if notice.code not in {"line-ends", "encoding"}]
    if declared and not foreign and not raw.isascii():
        family = _LATIN if decoded.encoding == "windows-1252" else _UNICODE
        if not family.fullmatch(declared):
            message = f"Declared to be {declared}, but it is {decoded.encoding}: read as that."
            notices.append(Notice("charset-wrong", message, "warning"))
    return decoded.text, notices


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_doctype(text: str, notices: list[Notice]) -> str:
    """The document without its document type; an unclosed one ends the document."""
    match = _DOCTYPE.search(text, 0, 20_000)
    if match is None or "<" in _SKIPPED.sub("", text[: match.start()]):
        return text
    depth = 0
    for part in _DOCTYPE_PART.finditer(text, match.end()):
        depth += (part.group() == "[") - (part.group() == "]")
        if part.group() == ">" and depth <= 0:
            if _ENTITY_DECLARED.search(text, match.end(), part.end()):
                message = "Entities that the file declares were neither fetched nor expanded."
                notices.append(Notice("entities-declared", message, "warning"))
            return text[part.end() :]
    return ""


def _resolved(text: str, notices: list[Notice]) -> str:
    """Named characters resolved; ampersands that begin no reference, and unknown names, escaped."""
    stray: set[str] = set()

    def resolve(match: re.Match[str]) -> str:
        name = match["name"]
        if match["kept"] is not None:
            return match.group()
        if not name:
            stray.add("&")
            return _AMPERSAND
        if name.startswith("#") or name in html5:
            known = html.unescape(f"&{name}")
            if known != f"&{name}":
                return blanked(known).translate(_ESCAPED)
        stray.add(f"&{name}")
        return f"{_AMPERSAND}{name}"

    made = _REFERENCES.sub(resolve, text)
    if stray:
        shown = ", ".join(sorted(stray)[:5])
        message = f"References that mean nothing were left as text: {shown}."
        notices.append(Notice("entities-unknown", message))
    return made


def _parsed(text: str, wire: Wire, notices: list[Notice]) -> etree._Element:
    encoded = blanked(text).encode("utf-8", "replace")
    try:
        return etree.fromstring(encoded, _parser(recover=False))
    except etree.XMLSyntaxError as fault:
        why = " ".join(str(fault).removesuffix(" (<string>, line 1)").split())
        if "depth" in why:
            raise WireError(
                "nested deeper than 256 levels.", file=wire.file, remedy="Remove the file."
            ) from None
    except ValueError as fault:
        why = str(fault)
    try:
        root = etree.fromstring(encoded, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise WireError(f"no XML: {why}.", file=wire.file, remedy="Restore or remove the file.")
    message = f"Broken XML was recovered; something may be missing: {why[:200]}."
    notices.append(Notice("xml-broken", message, "warning"))
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        dtd_validation=False,
        huge_tree=False,
        load_dtd=False,
        no_network=True,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
    )


def elements(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of these local names (lower case; all of them without a name), in order."""
    for child in parent if parent is not None else ():
        name = local_name(child)
        if name and (not names or name in names):
            yield child


def descendants(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The element itself and all below it of these local names, in document order."""
    for element in parent.iter() if parent is not None else ():
        if local_name(element) in names:
            yield element


def outermost(root: etree._Element, name: str, wire: Wire) -> list[etree._Element]:
    """The elements of this local name that are not within another one, in document order.

    Raises WireError where there are more than a file may hold.
    """
    found: list[etree._Element] = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if local_name(element) == name:
            found.append(element)
            walk.skip_subtree()
    if len(found) > MOST_ITEMS:
        raise WireError(
            f"more than {MOST_ITEMS} items.", file=wire.file, remedy="Split it into several files."
        )
    return found


def first(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The element at the end of a path of local names, the first one at each step."""
    for name in path:
        parent = next(elements(parent, name), None)
    return parent


def content(element: etree._Element | None, *without: str) -> str:
    """All text of an element as one line, save that of elements of the names in `without`."""
    if element is None:
        return ""
    parts: list[str] = []
    skipped = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        left_out = part is not element and local_name(part) in without
        if event == "start":
            skipped += left_out
            text = part.text
        else:
            skipped -= left_out
            text = part.tail if part is not element else None
        if text and not skipped:
            parts.append(str(text))
    return " ".join("".join(parts).split())


def attribute(element: etree._Element | None, *names: str) -> str:
    """The first of these attributes that is there and not blank, of whatever namespace or case."""
    if element is None:
        return ""
    held = {str(key).rpartition("}")[2].lower(): str(value) for key, value in element.items()}
    return next((held[name].strip() for name in names if held.get(name, "").strip()), "")


def language_of(element: etree._Element | None) -> str:
    """The `xml:lang` of the element, or the nearest one around it."""
    while element is not None:
        tag = element.get(_LANGUAGE) or element.get("lang") or ""
        if tag.strip():
            return tag.strip()
        element = element.getparent()
    return ""
