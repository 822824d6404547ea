"""Dumps of stories as tables: CSV, TSV, JSON Lines, JSON arrays, Parquet; one story a row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.errors import WireError
from generator.formats.columns import Fact, fold, is_private, mapping_of, tells_stories
from generator.formats.conventions import Conventions
from generator.formats.decoding import decode
from generator.formats.enclosed import Body, marked_body, plain_body, read_all, stated_embargo
from generator.formats.format import Format
from generator.formats.markup import blocks_of_markup
from generator.formats.private import holds_contact
from generator.formats.rows import Row, csv_rows, header_of, json_rows, parquet_rows
from generator.formats.stated import (
    Stated,
    field,
    guid,
    language,
    moment,
    signal_of,
    urgency,
    words,
)
from generator.formats.towns import read_towns
from generator.model.story import Embargo, Note, Notice, Rights, Story, Version
from generator.model.wire import Wire

_Cell = Callable[[Fact], str]

_SAMPLE = 65_536
_MOST_SHAPES = 1000
_TAGS = re.compile(r"</(?:p|div|br|h\d|li|a|b|strong|em|span)>|<(?:p|br)[\s/>]", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,12}(?:\.0)?")
_AND = re.compile(r"\s*[;,|]\s+|\s+(?:und|and|&)\s+|;")
_BY = re.compile(r"^(?:Von|By)\s+", re.IGNORECASE)


def sniff(wire: Wire) -> float:
    """0.97 for Parquet; 0.8 for a header line, 0.6 for lines of objects, whose names tell of
    stories; 0.3 for other JSON of objects with such names."""
    if wire.raw.startswith(b"PAR1"):
        return 0.97
    if b"\0" in wire.raw[:4096]:
        return 0.0
    try:
        text = decode(wire.raw[:_SAMPLE]).text
    except WireError:
        return 0.0
    opening = text.lstrip("\ufeff \n\t")
    if opening[:1] in ("{", "["):
        return _sniff_json(opening)
    names = header_of(text.lstrip("\ufeff"))
    if len(names) < 2 or any(len(name) > 60 for name in names):
        return 0.0
    # Most cells of a header are names: a sentence with commas is none.
    short = all(len(name.split()) <= 4 for name in names)
    return 0.8 if short and "\n" in text.strip() and tells_stories(names) else 0.0


def is_mapped(wire: Wire, conventions: Conventions) -> bool:
    """Whether the wire has a column that the archive's settings name for a text or a headline,
    so that it is a table whatever its other columns are called."""
    wanted = {fold(name) for fact, name in conventions.columns if fact in {"text", "title"}}
    if not wanted or b"\0" in wire.raw[:4096]:
        return False
    try:
        text = decode(wire.raw[:_SAMPLE]).text.lstrip("\ufeff \n\t")
    except WireError:
        return False
    first = next(json_rows(text.partition("\n")[0], ""), None) if text[:1] in ("{", "[") else None
    names = header_of(text) if first is None else [] if isinstance(first, WireError) else first
    return not wanted.isdisjoint(map(fold, names))


def _sniff_json(opening: str) -> float:
    first = opening.partition("\n")[0]
    rows = itertools.islice(json_rows(first, ""), 1)
    names = next((list(row) for row in rows if not isinstance(row, WireError)), [])
    if names:
        several = opening[len(first) :].lstrip().startswith("{")
        return (0.6 if several else 0.3) if tells_stories(names) else 0.0
    # The array goes on over many lines: the names in its first object tell.
    keys = re.findall(r'"(\w{1,40})"\s*:', opening[:20_000])
    return 0.25 if tells_stories(dict.fromkeys(keys[:40])) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every row with a text or a headline. Raises WireError where no column seems to hold one."""
    explicit = dict(conventions.columns)
    rows, notices = _rows(wire)
    refused: list[WireError] = []
    first: Row | None = None
    for row in rows:
        if not isinstance(row, WireError):
            first = row
            break
        refused.append(row)
    if first is None:
        raise refused[0] if refused else WireError("holds no row of a table.", file=wire.file)
    mapping = mapping_of(first, explicit)
    if "text" not in mapping and "title" not in mapping:
        raise WireError(
            f"no column seems to hold a text or a headline among: {', '.join(first)[:300]}.",
            file=wire.file,
            remedy="Name a column `text` or `headline`, or state it: columns in pyproject.toml.",
        )
    known = {tuple(first): mapping}

    def read(row: Row | WireError) -> tuple[Body, Stated] | WireError:
        if isinstance(row, WireError):
            return row
        # In JSON each object may have names of its own.
        names = tuple(row)
        if names not in known and len(known) < _MOST_SHAPES:
            known[names] = mapping_of(row, explicit)
        return story_of_row(row, known.get(names, mapping), wire, conventions, notices)

    stories = map(read, itertools.chain(refused, [first], rows))
    return read_all(stories, wire, "table", conventions)


def _rows(wire: Wire) -> tuple[Iterator[Row | WireError], tuple[Notice, ...]]:
    if wire.raw.startswith(b"PAR1"):
        return iter(parquet_rows(wire.raw, wire.file)), ()
    decoded = decode(wire.raw, file=wire.file)
    text = decoded.text.lstrip("\ufeff")
    json_text = text.lstrip()[:1] in ("{", "[")
    read = json_rows if json_text else csv_rows
    return iter(read(text, wire.file)), decoded.notices


def story_of_row(
    row: Row,
    mapping: Mapping[Fact, str],
    wire: Wire,
    conventions: Conventions,
    notices: tuple[Notice, ...],
) -> tuple[Body, Stated]:
    """The body and the facts of one row, whose columns `mapping` names."""

    def cell(fact: Fact) -> str:
        return row.get(mapping.get(fact, ""), "")

    zone = conventions.timezone
    body, links, kinds = _body(cell("text") if cell("text").strip() else cell("summary"))
    date, told = _date(cell("date"), cell("time"), zone)
    embargo, held = _embargo(cell("embargo"), zone)
    signal = signal_of(cell("status"))
    number = cell("version")
    agency = field(cell("agency"), 100)
    notes, dropped = _notes(cell)
    stated = Stated(
        guid=_guid(cell("guid"), cell("link"), wire),
        title=field(blocks_line(cell("title"))),
        date=date,
        version_created=moment(cell("updated"), zone),
        language=language(cell("language")),
        agency=agency if conventions.is_credit(agency) else "",
        provider=agency,
        places=read_towns(field(cell("place"), 80)) or (),
        byline=words(_AND.split(_BY.sub("", field(cell("byline"), 500))), 20),
        subtitle=field(cell("subtitle")),
        kicker=field(cell("kicker")),
        slugline=field(cell("slugline"), 200),
        keywords=words([cell("section"), *re.split(r"[,;|]", cell("keywords"))]),
        subjects=words(re.split(r"[,;|]\s*", cell("subjects"))),
        genre=field(cell("genre"), 100),
        urgency=urgency(cell("urgency")),
        version=Version(int(number[:6]) if number[:6].isdecimal() else None, signal),
        embargo=embargo,
        rights=Rights(field(cell("rights"))),
        notes=notes,
        links=tuple(link for link in (field(cell("link"), 500), *links) if link[:4] == "http"),
        notices=(*notices, *kinds, *told, *held, *dropped, *_unused(row, mapping)),
    )
    return body, stated


def _body(raw: str) -> tuple[Body, tuple[str, ...], tuple[Notice, ...]]:
    if _TAGS.search(raw):
        markup = blocks_of_markup(raw)
        notice = Notice("from-markup", "The text was taken out of HTML.")
        return marked_body(markup.paragraphs), markup.links, (notice,)
    # Some dumps write line ends as two characters.
    text = raw.replace("\\n", "\n") if "\n" not in raw else raw
    return plain_body(text), (), ()


def blocks_line(raw: str) -> str:
    """A headline without markup and references."""
    if "<" not in raw and "&" not in raw:
        return raw
    return " ".join(text for text, _ in blocks_of_markup(raw[:20_000]).paragraphs)


def _date(day: str, clock: str, zone: str) -> tuple[str | None, tuple[Notice, ...]]:
    shown = field(day, 100)
    date = moment(shown, zone)
    if date and len(date) == 10 and re.fullmatch(r"\d{1,2}:\d{2}(?::\d{2})?", field(clock, 12)):
        date = moment(f"{date}T{field(clock, 12):0>5}", zone) or date
    if shown and date is None:
        message = f"The row's date cannot be read: {shown!r}."
        return None, (Notice("date-unreadable", message, "warning"),)
    return date, ()


def _embargo(raw: str, zone: str) -> tuple[Embargo | None, tuple[Notice, ...]]:
    shown = field(raw, 200)
    if shown.casefold() in {"", "0", "no", "nein", "false", "none", "null"}:
        return None, ()
    return stated_embargo(shown, moment(shown, zone))


def _guid(stated: str, link: str, wire: Wire) -> str:
    """A row's id. A bare number counts within one table alone, so the file's name goes before."""
    shown = guid(stated)
    if _NUMBER.fullmatch(shown):
        stem = field(PurePosixPath(wire.file.rpartition("!")[2]).stem, 100)
        return f"{stem}:{shown.removesuffix('.0')}"
    return shown or (guid(link) if link.startswith("http") else "")


def _notes(cell: _Cell) -> tuple[tuple[Note, ...], tuple[Notice, ...]]:
    notes: list[Note] = []
    summary, note = field(blocks_line(cell("summary"))), field(cell("note"))
    opening = " ".join(cell("text")[:6000].split())
    if summary and opening and summary.rstrip("….") not in opening:
        notes.append(Note("summary", summary))
    if note and holds_contact(note):
        dropped = Notice("private-dropped", "A note with an address or a number was left out.")
        return tuple(notes), (dropped,)
    if note:
        notes.append(Note("editors", note))
    return tuple(notes), ()


def _unused(row: Row, mapping: Mapping[Fact, str]) -> Iterator[Notice]:
    """Columns that nothing was made of, by name; private ones are told of without their content."""
    rest = [name for name, value in row.items() if name not in mapping.values() and value.strip()]
    private = [name for name in rest if is_private(name)]
    other = [name for name in rest if name not in private and "." not in name]
    if private:
        yield Notice("private-dropped", f"Private columns were left out: {', '.join(private)}.")
    if other:
        yield Notice("columns-unused", f"Columns not understood: {', '.join(other)[:500]}.")


FORMAT = Format("table", sniff, parse)
