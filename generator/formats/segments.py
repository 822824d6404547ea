"""Several stories in one file: where one ends and the next begins.

Only unmistakable signs count: a new crawl prefix, the frame marks and end marks of wire protocols,
or a ruled line with a dateline after it. A second dateline alone splits nothing.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from itertools import islice

from generator.formats.conventions import Conventions
from generator.formats.crawls import AT_LINE_START, crawl_at
from generator.formats.datelines import dateline_at
from generator.formats.lines import groups

_BOUNDARY = re.compile(r"\x01+|\x04+|^(?=ZCZC)|^NNNN[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:\*[ *]{2,40}|-{3,80}|={3,80}|_{3,80})[ \t]*$", re.MULTILINE)
_WINDOW = re.compile(r"(?:[^\n]*\n){0,8}[^\n]*")
_BLANK_BEFORE = re.compile(r"\n[ \t]*\n[ \t]*\Z|\A\s*\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """The part `[start, end)` of a decoded wire that holds one story."""

    start: int
    end: int


def segments(text: str, conventions: Conventions) -> tuple[Segment, ...]:
    """The stories' parts of `text`; together they cover all of it that is not blank."""
    starts = {0}
    for match in AT_LINE_START.finditer(text):
        if _is_new_story(text, match.start(), conventions):
            starts.add(match.start())
    framed = any(mark in text for mark in ("\x01", "\x04", "ZCZC", "NNNN"))
    for match in _BOUNDARY.finditer(text) if framed else ():
        # SOH and ZCZC open a story; EOT and NNNN close one.
        opens = match.group()[:1] in {"\x01", ""}
        starts.add(match.start() if opens else match.end())
    starts |= _after_rules(text, conventions)
    ordered = [*sorted(starts), len(text)]
    return tuple(
        Segment(start, end) for start, end in itertools.pairwise(ordered) if text[start:end].strip()
    )


def _is_new_story(text: str, start: int, conventions: Conventions) -> bool:
    crawl = crawl_at(text, start)
    if crawl is None:
        return False
    if _BLANK_BEFORE.search(text, max(0, start - 80), start) or start == 0:
        return True
    # Without an empty line before it only if what follows can be nothing else than a wire.
    position = crawl.end
    while text[position : position + 1] in (" ", "\t"):
        position += 1
    return dateline_at(text, position, conventions) is not None


def _after_rules(text: str, conventions: Conventions) -> set[int]:
    """Offsets behind ruled lines after which a headline and a dateline, or a dateline, stand."""
    starts: set[int] = set()
    for match in _RULE.finditer(text):
        window = _WINDOW.match(text, match.end(), match.end() + 600)
        end = window.end() if window else match.end()
        for group in islice(groups(text, match.end(), end), 2):
            if any(dateline_at(text, line.start, conventions) for line in group[:4]):
                starts.add(match.end())
    return starts
