"""Rows of tables: CSV with whatever delimiter and quoting, JSON, JSON Lines, Parquet.

Python's csv module refuses long cells unless a limit of the whole process is raised, and breaks
off at quotation marks that were not doubled; the reader here does neither.
"""

from __future__ import annotations

import importlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import WireError

Row = Mapping[str, str]

LONGEST_CELL = 4 * 1024 * 1024
"""Characters of a cell; a longer one, mostly a quotation mark left open, is refused."""
MOST_COLUMNS = 500
MOST_ROWS = 100_000
LARGEST_PARQUET = 512 * 1024 * 1024
"""Bytes that a Parquet file may grow to when it is unpacked."""

DELIMITERS = "\t;,|"
_SEP_LINE = re.compile(r"sep=(.)\n")


def csv_rows(text: str, file: str, limit: int | None = None) -> Iterator[Row | WireError]:
    """The rows below the header of a CSV text. `limit` ends it after that many.

    A quotation mark closes a cell only before a delimiter or the line's end, so marks that were
    not doubled are text. A row of too few cells is filled up, of one of too many the last fall.
    """
    match = _SEP_LINE.match(text)
    delimiter = match[1] if match else delimiter_of(text)
    cells = _records(text, match.end() if match else 0, delimiter)
    header = [name.strip() for name in next(cells, [])][:MOST_COLUMNS]
    for number, record in enumerate(cells):
        if limit is not None and number >= limit:
            return
        if number >= MOST_ROWS:
            yield WireError(f"more than {MOST_ROWS} rows.", file=file)
            return
        if not any(cell.strip() for cell in record):
            continue
        if any(len(cell) > LONGEST_CELL for cell in record):
            yield WireError(
                f"a cell is longer than {LONGEST_CELL} characters.",
                file=file,
                place=f"row {number + 1}",
                remedy="A quotation mark may be left open.",
            )
            continue
        filled = [*record, *[""] * (len(header) - len(record))]
        yield dict(zip(header, filled, strict=False))


def header_of(text: str) -> list[str]:
    """The names of a CSV text's columns."""
    match = _SEP_LINE.match(text)
    delimiter = match[1] if match else delimiter_of(text)
    return next(_records(text, match.end() if match else 0, delimiter), [])[:MOST_COLUMNS]


def delimiter_of(text: str) -> str:
    """The delimiter that the first line has most of, outside quotation marks."""
    first = re.sub(r'"[^"\n]*"', "", text[:20_000].lstrip("\n").partition("\n")[0])
    return max(DELIMITERS, key=lambda mark: (first.count(mark), -DELIMITERS.index(mark)))


def _records(text: str, start: int, delimiter: str) -> Iterator[list[str]]:
    """Each line's cells; a quoted cell may hold line breaks."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    escaped = text.count('\\"', 0, 200_000) > text.count('""', 0, 200_000)
    closing = re.compile(rf'"[ ]*(?={re.escape(delimiter)}|\n|\Z)|(?:"")')
    position, record = start, list[str]()
    while position < len(text):
        opening = re.compile(r' *"').match(text, position)
        if opening:
            cell, position = _quoted(text, opening.end(), closing, escaped=escaped)
        else:
            match = bare.match(text, position)
            cell = match.group() if match else ""
            position += len(cell)
        record.append(cell)
        if position >= len(text) or text[position] == "\n":
            yield record
            record = []
        elif position == len(text) - 1:
            record.append("")
        position += 1
    if record:
        yield record


def _quoted(text: str, start: int, closing: re.Pattern[str], *, escaped: bool) -> tuple[str, int]:
    """The cell whose opening mark ends at `start`, and the offset behind it."""
    parts: list[str] = []
    position = start
    while True:
        match = closing.search(text, position)
        if match is None:
            parts.append(text[position:])
            return "".join(parts), len(text)
        backslashed = escaped and text[match.start() - 1 : match.start()] == "\\"
        if match.group() == '""' or backslashed:
            kept = text[position : match.start() - 1 if backslashed else match.start()]
            parts.append(kept + '"')
            position = match.start() + (1 if backslashed else 2)
            continue
        parts.append(text[position : match.start()])
        cell = "".join(parts)
        return cell.replace('\\"', '"') if escaped else cell, match.end()


def json_rows(text: str, file: str) -> Iterator[Row | WireError]:
    """The objects of JSON Lines, of a JSON array, or of the one array within a JSON object."""
    whole = _loaded(text) if text.lstrip()[:1] in ("[", "{") else None
    listed = _array_in(whole)
    if listed is not None:
        for number, value in enumerate(listed):
            if number >= MOST_ROWS:
                yield WireError(f"more than {MOST_ROWS} objects.", file=file)
                return
            yield _flat(value) if isinstance(value, dict) else _no_object(file, number)
        return
    for number, line in enumerate(text.split("\n")):
        if number >= MOST_ROWS:
            yield WireError(f"more than {MOST_ROWS} lines.", file=file)
            return
        if line.strip():
            value = _loaded(line)
            yield _flat(value) if isinstance(value, dict) else _no_object(file, number)


def _no_object(file: str, number: int) -> WireError:
    return WireError("is no JSON object.", file=file, place=f"line {number + 1}")


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _array_in(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list) and len(one) > 0]
        if len(lists) == 1 and all(isinstance(one, dict) for one in lists[0]):
            return lists[0] if len(value) <= 12 else None
        return [value]
    return None


def _flat(value: Mapping[str, object]) -> Row:
    """An object's values as text. A nested object stands for its name, and each of its values
    also under both names (`source.name`); a list for its members."""
    row: dict[str, str] = {}
    for key, one in list(value.items())[:MOST_COLUMNS]:
        row[str(key)] = _text(one)
        if isinstance(one, dict):
            for inner, deeper in list(one.items())[:20]:
                row.setdefault(f"{key}.{inner}", _text(deeper))
    return row


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dict):
        names = ("name", "title", "value", "label", "main", "text", "$oid", "$date")
        return next(
            (_text(value[key]) for key in names if isinstance(value.get(key), str | int)), ""
        )
    if isinstance(value, list):
        parts = [_text(one) for one in value[:200] if not isinstance(one, list)]
        long = any(len(part) > 120 for part in parts)
        return ("\n\n" if long else ", ").join(part for part in parts if part)
    return str(value)


def parquet_rows(raw: bytes, file: str) -> Iterator[Row | WireError]:
    """The rows of a Parquet file. Raises WireError for a damaged or too large one, and where
    pyarrow is not installed."""
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise WireError(
            "is a Parquet file, which needs pyarrow.",
            file=file,
            remedy='Install it: pip install "depesche[parquet]".',
        ) from error
    try:
        source = parquet.ParquetFile(io.BytesIO(raw))
        _hold_bounds(source.metadata, file)
        for batch in source.iter_batches(batch_size=500):
            for value in batch.to_pylist():
                yield _flat(value)
    except WireError:
        raise
    # pyarrow has errors of many classes, for damage of every kind.
    except Exception as error:
        raise WireError(f"cannot be read as Parquet: {error!r:.200}.", file=file) from error


def _hold_bounds(about: Any, file: str) -> None:  # noqa: ANN401 (pyarrow has no types)
    size = sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups))
    if about.num_rows > MOST_ROWS or size > LARGEST_PARQUET or about.num_columns > MOST_COLUMNS:
        raise WireError(
            f"holds {about.num_rows} rows in {about.num_columns} columns and {size} bytes,"
            f" more than the {MOST_ROWS}, {MOST_COLUMNS} and {LARGEST_PARQUET} allowed.",
            file=file,
            remedy="Split it.",
        )
