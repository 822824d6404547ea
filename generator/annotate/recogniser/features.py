"""What a token looks like to the recogniser: attributes, each a short string.

Training and reading build the same attributes from the functions here; a model gives each a
weight for every label. All but the joint ones are a name that depends on one word, and that word's
distance from the token, which is why reading can add up a word's weights once and keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.annotate.recogniser.knowledge import Cluster, Knowledge

REACH = 3
"""How many words to each side a token sees."""

OFFSETS = range(-REACH, REACH + 1)

LISTED = "G"
"""Begins the name that tells a word's part in a listed name, see `listed_names`."""

LONGEST_NAME = 7
"""In words; longer entries of the name lists are never found."""

_RUN = re.compile(r"(.)\1+")
_DISTANCE = re.compile(rf"(-?[1-{REACH}])?(.*)", re.DOTALL)


class _Classes(dict[int, str]):
    """What each character is in a shape, found out when it is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = (
            "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        )
        return self[code]


_CLASSES = _Classes()
QUOTES = dict.fromkeys("„“”»«‟", '"') | dict.fromkeys("‚‘’›‹", "'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with all that is known of it without its neighbours; EDGE has the text ``""``."""

    text: str
    lower: str
    shape: str
    cluster: Cluster | None
    flags: tuple[str, ...]


EDGE = Word("", "#", "#", None, ())
"""What stands before the first and after the last word of a sentence."""

EDGE_NAME = "#"
"""What the edge says."""


def look_up(text: str, knowledge: Knowledge) -> Word:
    """The word of that spelling; quotation marks of every style count as the same two."""
    text = QUOTES.get(text, text)
    return Word(text, text.lower(), shape(text), knowledge.cluster(text), knowledge.flags(text))


def shape(text: str) -> str:
    """Letters as X or x, digits as d, runs cut to two (`US-Präsident` -> `XX-Xxx`)."""
    classes = text.translate(_CLASSES)
    return _cut(classes) if len(classes) > 2 else classes


@lru_cache(4096)  # far more than there are shapes of real words
def _cut(classes: str) -> str:
    return _RUN.sub(r"\1\1", classes)


def placed(name: str, offset: int) -> str:
    """The attribute of that name, said by the word `offset` words from the token."""
    return f"{offset}{name}" if offset else name


def parted(attribute: str) -> tuple[str, int]:
    """The name and the distance of an attribute."""
    offset, name = _DISTANCE.fullmatch(attribute).groups()  # type: ignore[union-attr]
    return name, int(offset or 0)


def attributes(word: Word, offset: int) -> list[str]:
    """What a word says of the token `offset` words before it (after it, where negative)."""
    distance = abs(offset)
    if not word.text:
        return [placed(EDGE_NAME, offset)] if distance < REACH else []
    spelling = own_names(word) if not offset else near_names(word)
    if distance > 1:
        spelling = spelling[:1]
    shared = [name for name, reach in shared_names(word) if distance <= reach]
    return [placed(name, offset) for name in (*spelling, *shared)]


def own_names(word: Word) -> list[str]:
    """What only this word's spelling says of the word itself: itself, its beginnings and ends, its
    parts, and pieces of four letters of a capitalised one."""
    text, lower = word.text, word.lower
    names = ["w=" + text, "l=" + lower]
    for length in range(1, min(6, len(lower) - 1) + 1):
        names += (f"p{length}={lower[:length]}", f"s{length}={lower[-length:]}")
    if "d" in word.shape:
        names.append("dig")
    if len(text) > 1 and text.isupper():
        names.append("UP")
    if len(text) > 5 and text[0].isupper():
        names += ["g4=" + lower[start : start + 4] for start in range(1, len(lower) - 3)]
    if "-" in text[1:-1]:
        head, tail = text.partition("-")[0], lower.rpartition("-")[2]
        names += ("hy", "h1=" + head, "hz=" + tail, "hz4=" + tail[-4:], "hs=" + shape(head))
    return names


def near_names(word: Word) -> list[str]:
    """What its spelling says of the words beside it; the first of these of those farther off too,
    up to REACH."""
    text, lower = word.text, word.lower
    return [
        "l=" + lower,
        "w=" + text,
        "s3=" + lower[-3:],
        "s5=" + lower[-5:],
        "p4=" + lower[:4],
    ]


def shared_names(word: Word) -> Iterator[tuple[str, int]]:
    """What all words say that have its shape, stand in the same lists or in its clusters, each
    with how many words off it still counts."""
    yield "s=" + word.shape, REACH - 1
    for flag in word.flags:
        yield "k" + flag, REACH - 1 if flag == "F" else 1
    if word.cluster is None:
        yield "c?", 0
        return
    for level, number in enumerate(word.cluster):
        yield f"c{level}={number}", REACH - 1


def joint_attributes(before: Word, word: Word, after: Word) -> list[str]:
    """What a token and its two neighbours say together."""
    found = [f"st={before.shape}|{word.shape}|{after.shape}", f"k={before.lower}|{after.lower}"]
    if before.text:
        found += [f"-b={before.lower}|{word.lower}", f"-sb={before.shape}|{word.shape}"]
        if before.cluster and word.cluster:
            found.append(f"-cb={before.cluster[1]}|{word.cluster[1]}")
    if after.text:
        found += [f"+b={word.lower}|{after.lower}", f"+sb={word.shape}|{after.shape}"]
        if word.cluster and after.cluster:
            found.append(f"+cb={word.cluster[1]}|{after.cluster[1]}")
    return found


def listed_names(texts: Sequence[str], knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    """Pairs of a word's index and its part in a listed name: `cbU` alone, `cbB` `cbI` `cbE` as
    the first, an inner, the last word. Of one list the longest name from each word counts."""
    for start, text in enumerate(texts):
        if may_begin(text, knowledge):
            yield from listed_from(start, texts, knowledge)


def may_begin(text: str, knowledge: Knowledge) -> bool:
    """Whether a listed name may begin with this word."""
    if not (text[:1].isupper() or text[:1].isdigit()):
        return False
    return text in knowledge.openers or bool(knowledge.kinds(text))


def listed_from(
    start: int, texts: Sequence[str], knowledge: Knowledge
) -> Iterator[tuple[int, str]]:
    """What `listed_names` tells of the names that begin at one word."""
    best: dict[str, int] = {}
    name = texts[start]
    longest = min(knowledge.openers.get(name, 1), LONGEST_NAME, len(texts) - start)
    for count in range(1, longest + 1):
        if count > 1:
            name = f"{name} {texts[start + count - 1]}"
        for kind in knowledge.kinds(name):
            best[kind] = count
    for kind, count in best.items():
        if count == 1:
            yield start, kind + "U"
            continue
        yield start, kind + "B"
        for inner in range(start + 1, start + count - 1):
            yield inner, kind + "I"
        yield start + count - 1, kind + "E"


def seeing(index: int, length: int) -> Iterator[tuple[int, int]]:
    """Pairs of a token, in a sentence of that length, that sees the part in a listed name of the
    word at `index`, and how far it has to look: that word itself and its neighbours."""
    for offset in (-1, 0, 1):
        if 0 <= index - offset < length:
            yield index - offset, offset


def sentence_attributes(words: Sequence[Word], knowledge: Knowledge) -> list[list[str]]:
    """All attributes of each token of a sentence: what a model is trained on."""
    found: list[list[str]] = []
    for index, word in enumerate(words):
        here: list[str] = []
        for offset in OFFSETS:
            at = index + offset
            here += attributes(words[at] if 0 <= at < len(words) else EDGE, offset)
        before = words[index - 1] if index else EDGE
        after = words[index + 1] if index + 1 < len(words) else EDGE
        found.append(here + joint_attributes(before, word, after))
    for index, flag in listed_names([word.text for word in words], knowledge):
        for at, offset in seeing(index, len(words)):
            found[at].append(placed(LISTED + flag, offset))
    return found
