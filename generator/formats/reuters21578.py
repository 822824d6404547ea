"""Reuters-21578: the SGML of the 1987 collection, several stories a file.

The SGML has references to control characters (`&#3;`), ampersands and angle brackets that are not
escaped, and end marks left out, so it is read by its tags and not by an XML parser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.errors import WireError
from generator.formats.controls import blanked
from generator.formats.conventions import Conventions
from generator.formats.dates import read_date
from generator.formats.decoding import decode
from generator.formats.enclosed import Body, plain_body, read_all
from generator.formats.format import Format
from generator.formats.stated import Stated, field, moment, words
from generator.formats.towns import read_towns
from generator.model.story import Notice, Place, Story
from generator.model.wire import Wire

MOST_STORIES = 50_000

_STORY = re.compile(r"<REUTERS\b(?P<attributes>[^>]{0,500})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Z]{2,20})\s*=\s*\"([^\"]{0,100})\"", re.IGNORECASE)
_D = re.compile(r"<D>(.{1,200}?)</D>", re.IGNORECASE | re.DOTALL)
_LISTS = ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES")
# The reference to ETX, and the agency's mark above it, end a body.
_CONTROLS = re.compile(r"&#(?:[0-9]|1[0-9]|2[0-9]|3[01]|127);")
_MARK = re.compile(r"\s*\bREUTERS?\s*$", re.IGNORECASE)
_WIRE_CODE = re.compile(r"\b[a-z] [a-z] (?:BC|AM|PM)-(?P<slug>\S[^\n]{2,40}?)\s+\d\d-\d\d \d{4}")
_DATELINE_DATE = re.compile(r",\s*(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2})\s*[-,]*\s*$")
_TAGS = re.compile(r"</?[A-Z]{1,12}>")
_PARTS = re.compile(r"<(?:BODY|TITLE)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {2,}\S")


def sniff(wire: Wire) -> float:
    """0.95 where a REUTERS element with its attributes stands near the beginning."""
    opening = wire.raw[:4096]
    found = re.search(rb"<REUTERS\s[^>]{0,300}(?:NEWID|TOPICS|LEWISSPLIT)\s*=", opening)
    if found:
        return 0.95
    return 0.6 if opening.lstrip().startswith(b"<!DOCTYPE lewis") else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every story of the file. Raises WireError where none has a title or a body."""
    decoded = decode(wire.raw, file=wire.file)
    starts = list(_STORY.finditer(decoded.text))
    if len(starts) > MOST_STORIES:
        raise WireError(
            f"holds {len(starts)} stories, more than the {MOST_STORIES} allowed.",
            file=wire.file,
            remedy="Split it.",
        )
    ends = [*(match.start() for match in starts), len(decoded.text)][1:]
    zone = conventions.timezone
    parts = (
        _read(start["attributes"], decoded.text[start.end() : end], decoded.notices, zone)
        for start, end in zip(starts, ends, strict=True)
    )
    return read_all(parts, wire, "reuters21578", conventions)


def _read(attributes: str, raw: str, notices: tuple[Notice, ...], zone: str) -> tuple[Body, Stated]:
    known = {name.upper(): value for name, value in _ATTRIBUTE.findall(attributes)}
    number = field(known.get("NEWID", ""), 20)
    title, text = _text(raw, _line(_element(raw, "TITLE")))
    places, _ = _dateline(_line(_element(raw, "DATELINE")))
    code = _WIRE_CODE.search(_plain(_element(raw, "UNKNOWN")))
    stated = Stated(
        guid=f"reuters21578:{number}" if number else "",
        title=_headline(title),
        date=moment(field(_element(raw, "DATE"))[:24].partition(".")[0], zone),
        language="en",
        agency="Reuters",
        places=places,
        byline=_authors(_line(_element(raw, "AUTHOR"))),
        slugline=code["slug"].strip("* ") if code else "",
        keywords=_listed(raw, _LISTS[1:]),
        subjects=tuple(f"reuters:{topic}" for topic in _listed(raw, _LISTS[:1])),
        notices=(*notices, *_other(known, raw)),
    )
    return plain_body(text), stated


def _other(known: dict[str, str], raw: str) -> Iterator[Notice]:
    """What has no field of its own: the split of the collection, and the type of text."""
    split = ", ".join(
        f"{name} {known[name]}" for name in ("LEWISSPLIT", "CGISPLIT") if name in known
    )
    if split:
        yield Notice("collection", f"Reuters-21578: {split}.")
    kind = re.search(r"<TEXT\s+TYPE=\"(\w{2,12})\"", raw, re.IGNORECASE)
    if kind:
        yield Notice("text-type", f"The collection calls its text {kind[1]}.")


def _element(raw: str, name: str) -> str:
    """What stands between an element's tags; up to the next known tag where its end is missing."""
    match = re.search(rf"<{name}\b[^>]{{0,100}}>", raw, re.IGNORECASE)
    if match is None:
        return ""
    end = re.compile(rf"</{name}>", re.IGNORECASE).search(raw, match.end())
    stop = end or re.compile(r"</?(?:TEXT|BODY|DATELINE|REUTERS)\b", re.IGNORECASE).search(
        raw, match.end()
    )
    return raw[match.end() : stop.start() if stop else len(raw)]


def _plain(raw: str) -> str:
    return blanked(html.unescape(_CONTROLS.sub(" ", raw)))


def _line(raw: str) -> str:
    return field(_plain(raw))


def _listed(raw: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return words(_plain(value) for name in names for value in _D.findall(_element(raw, name)))


def _text(raw: str, title: str) -> tuple[str, str]:
    """Title and text. Where neither has an element, the first line is the title of the lines below
    it; of a brief, which has but one, it is the text."""
    text = _element(raw, "BODY")
    if text or title or _PARTS.search(raw):
        return title, _paragraphs(_MARK.sub("", _plain(text)))
    bare = _MARK.sub("", _plain(_TAGS.sub("", _element(raw, "TEXT")))).strip()
    first, _, rest = bare.partition("\n")
    if not rest.strip():
        return "", first.strip("* ")
    return first.strip("* "), rest


def _paragraphs(text: str) -> str:
    """The text with an empty line before each paragraph, which the wire only indents. Indented
    lines of columns stay together: they are a table."""
    shown: list[str] = []
    for line in text.split("\n"):
        indented = line.startswith("   ") and not _COLUMNS.search(line.strip())
        shown += ["", line.strip()] if indented else [line.rstrip()]
    return "\n".join(shown).strip("\n")


def _headline(title: str) -> str:
    """A title in capitals stays so; asterisks at its end are none of it."""
    return title.strip("* ")


def _dateline(line: str) -> tuple[tuple[Place, ...], bool]:
    """The towns of `NEW YORK, March 3 -`, and whether a date stood behind them."""
    match = _DATELINE_DATE.search(line)
    dated = match is not None and read_date(match["date"]) is not None
    towns = line[: match.start()] if match and dated else line.rstrip("-, ")
    name, _, region = towns.partition(",")
    places = read_towns(name.strip())
    if places is None:
        return (), dated
    shown = region.strip()
    last = places[-1]
    return (*places[:-1], Place(last.name, last.raw, shown)), dated


def _authors(line: str) -> tuple[str, ...]:
    """`    By Pat Sample, Reuters` -> the name."""
    bare = re.sub(r"^By\s+", "", line, flags=re.IGNORECASE)
    bare = re.sub(r",?\s*Reuters?\.?$", "", bare, flags=re.IGNORECASE)
    return words(re.split(r",\s+|\s+and\s+", bare))


FORMAT = Format("reuters21578", sniff, parse)
