"""What changed between two texts, readable in plain Markdown: words struck and words put in.

HTML's `ins` and `del` are shown by GitHub, by every Markdown builder and by a screen reader.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.render.tie_wording import TieWording
from generator.render.wording import counted
from generator.store.dialect import escape_inline

# The share of their words that two paragraphs have in common to be one paragraph changed.
SAME_PARAGRAPH = 0.5
# Comparing costs with the product of lengths; beyond these bounds only what is equal is told.
MOST_PAIRS = 40_000
MOST_WORDS = 1_500

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one paragraph; `old` and `new` are its numbers, from 1, where it has one."""

    kind: Literal["same", "changed", "moved", "added", "cut"]
    old: int | None
    new: int | None


def word_diff(old: str, new: str) -> str:
    """The new text as Markdown, what is new in `<ins>`, what was cut in `<del>`."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return f"{_marked('del', before)} {_marked('ins', after)}".strip()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    pieces = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(escape_inline(" ".join(after[new_from:new_to])))
        else:
            pieces.append(_marked("del", before[old_from:old_to]))
            pieces.append(_marked("ins", after[new_from:new_to]))
    return " ".join(piece for piece in pieces if piece)


def _marked(tag: str, tokens: Sequence[str]) -> str:
    return f"<{tag}>{escape_inline(' '.join(tokens))}</{tag}>" if tokens else ""


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    """Each paragraph's fate: those of the new text in its order, then those that were cut.

    A paragraph counts as moved where the order of those that stayed is kept without it.
    """
    pairs = _pairs(old, new)
    kept = _longest_rising([pairs[number] for number in sorted(pairs)])
    found = []
    for number, text in enumerate(new):
        before = pairs.get(number)
        if before is None:
            found.append(Change("added", None, number + 1))
        elif before not in kept:
            found.append(Change("moved", before + 1, number + 1))
        else:
            same = _plain(old[before]) == _plain(text)
            found.append(Change("same" if same else "changed", before + 1, number + 1))
    stayed = set(pairs.values())
    cut = [Change("cut", number + 1, None) for number in range(len(old)) if number not in stayed]
    return (*found, *cut)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which old paragraph each new one was: the equal ones first, then the most alike."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, text in enumerate(old):
        places[_plain(text)].append(number)
    pairs = {}
    for number, text in enumerate(new):
        if places.get(_plain(text)):
            pairs[number] = places[_plain(text)].popleft()
    taken = set(pairs.values())
    rest_new = [number for number in range(len(new)) if number not in pairs]
    rest_old = [number for number in range(len(old)) if number not in taken]
    if len(rest_new) * len(rest_old) > MOST_PAIRS:
        return pairs
    for _, number, before in sorted(_alike(old, new, rest_old, rest_new)):
        if number not in pairs and before not in taken:
            pairs[number] = before
            taken.add(before)
    return pairs


def _alike(
    old: Sequence[str], new: Sequence[str], rest_old: Sequence[int], rest_new: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that are one paragraph changed: negated share of common words, new and old number."""
    words_old = {number: Counter(_WORD.findall(old[number].casefold())) for number in rest_old}
    for number in rest_new:
        words = Counter(_WORD.findall(new[number].casefold()))
        for before, others in words_old.items():
            total = words.total() + others.total()
            share = 2 * (words & others).total() / total if total else 0.0
            if share >= SAME_PARAGRAPH:
                yield -share, number, before


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    where: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(numbers):
        place = bisect_left(tails, number)
        previous.append(where[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            where.append(position)
        else:
            tails[place] = number
            where[place] = position
    found = []
    position = where[-1] if where else -1
    while position >= 0:
        found.append(numbers[position])
        position = previous[position]
    return frozenset(found)


def changes_list(old: Sequence[str], new: Sequence[str], words: TieWording) -> str:
    """The changes as a Markdown list, in the new text's order; what stayed is only counted."""
    found = changes(old, new)
    rows = [row for change in found if (row := _row(change, old, new, words))]
    same = sum(change.kind == "same" for change in found)
    if not rows:
        return f"- *{words.same_text}*"
    if same:
        rows.append(f"- *{counted(words.unchanged, same)}*")
    return "\n".join(rows)


def _row(change: Change, old: Sequence[str], new: Sequence[str], words: TieWording) -> str:
    before = old[change.old - 1] if change.old else ""
    after = new[change.new - 1] if change.new else ""
    if change.kind == "added":
        # It can be read whole in the text itself.
        return f"- **{words.added.format(change.new)}:** {word_diff('', _beginning(after))}"
    if change.kind == "cut":
        return f"- **{words.cut.format(change.old)}:** {word_diff(before, '')}"
    if change.kind == "changed":
        return f"- **{words.changed.format(change.new)}:** {word_diff(before, after)}"
    if change.kind == "moved":
        if _plain(before) == _plain(after):
            start = escape_inline(_beginning(after))
            return f"- **{words.moved.format(change.new, change.old)}:** {start}"
        head = words.moved_and_changed.format(change.new, change.old)
        return f"- **{head}:** {word_diff(before, after)}"
    return ""


def _beginning(text: str, limit: int = 80) -> str:
    """The first words, to know a paragraph by."""
    plain = _plain(text)
    return plain if len(plain) <= limit else plain[:limit].rpartition(" ")[0] + " …"
