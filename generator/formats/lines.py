"""Lines and groups of lines of a decoded wire, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FRAME = "\x01\x02\x03\x04"
"""The marks SOH, STX, ETX and EOT that frame a story in wire protocols."""

_LINE = re.compile(r"[^\n\x01-\x04]*")
_EMPTY = re.compile(r"[ \t\n]*\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks at its ends; `indent` counts those before it, a tab as eight.

    An empty line has `start == end`. Offsets count in the decoded wire.
    """

    start: int
    end: int
    indent: int = 0

    def of(self, text: str) -> str:
        """The line's characters."""
        return text[self.start : self.end]


def line_of(text: str, start: int, end: int) -> Line:
    """`text[start:end]`, which holds no line break, as a line."""
    raw = text[start:end]
    body = raw.strip()
    if not body:
        return Line(start, start)
    lead = len(raw) - len(raw.lstrip())
    return Line(start + lead, start + lead + len(body), len(raw[:lead].expandtabs(8)))


def groups(text: str, start: int, end: int) -> Iterator[tuple[Line, ...]]:
    """Runs of lines of `text[start:end]` with no empty line between them, and no frame mark."""
    run: list[Line] = []
    position = start
    while position < end:
        empty_lines = None if run else _EMPTY.match(text, position, end)
        if empty_lines:
            position = empty_lines.end()
            continue
        match = _LINE.match(text, position, end)
        stop = match.end() if match else end
        line = line_of(text, position, stop)
        empty = line.start == line.end
        if not empty:
            run.append(line)
        framed = stop < end and text[stop] in FRAME
        if run and (empty or framed):
            yield tuple(run)
            run = []
        position = stop + 1
    if run:
        yield tuple(run)


def line_at(text: str, start: int, end: int) -> Line:
    """The rest of the line from `start`."""
    match = _LINE.match(text, start, end)
    return line_of(text, start, match.end() if match else end)
