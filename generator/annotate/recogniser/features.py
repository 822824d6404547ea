"""What a token looks like to the recogniser: attributes, each a short string.

Training and reading build the same attributes from the functions here; a model gives each a
weight for every label. All but the joint ones depend on one word and its distance from the
token, which is why reading can add up a word's weights once and keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.annotate.recogniser.knowledge import Cluster, Knowledge

REACH = 3
"""How many words to each side a token sees."""

OFFSETS = range(-REACH, REACH + 1)

LONGEST_NAME = 7
"""In words; longer entries of the name lists are never found."""

_RUN = re.compile(r"(.)\1+")


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


def look_up(text: str, knowledge: Knowledge) -> Word:
    """The word of that spelling; quotation marks of every style count as the same two."""
    text = QUOTES.get(text, text)
    return Word(text, text.lower(), shape(text), knowledge.cluster(text), knowledge.flags(text))


def shape(text: str) -> str:
    """Letters as X or x, digits as d, runs cut to two (`US-Präsident` -> `XX-Xxx`)."""
    classes = text.translate(_CLASSES)
    return _RUN.sub(r"\1\1", classes) if len(classes) > 2 else classes


def attributes(word: Word, offset: int) -> list[str]:
    """What a word says of the token `offset` words before it (after it, where negative)."""
    if not word.text:
        return [f"{offset}#"] if abs(offset) < REACH else []
    return [
        *spelling(word, offset),
        *of_shape(word.shape, offset),
        *of_flags(word.flags, offset),
        *of_cluster(word.cluster, offset),
    ]


def spelling(word: Word, offset: int) -> list[str]:
    """What only this word says: itself, its beginning and end, its parts."""
    text, lower = word.text, word.lower
    if offset == 0:
        return [*_form(text, lower), *_parts(text, lower)]
    if abs(offset) > 1:
        return [f"{offset}l={lower}"]
    return [
        f"{offset}w={text}",
        f"{offset}l={lower}",
        f"{offset}s3={lower[-3:]}",
        f"{offset}s5={lower[-5:]}",
        f"{offset}p4={lower[:4]}",
    ]


def of_shape(shape: str, offset: int) -> list[str]:
    """What all words of a shape say."""
    return [f"{offset or ''}s={shape}"] if abs(offset) < REACH else []


def of_flags(flags: Sequence[str], offset: int) -> list[str]:
    """What all words say that stand in the same lists."""
    if abs(offset) < 2:
        return [f"{offset or ''}k{flag}" for flag in flags]
    return [f"{offset}kF"] if abs(offset) == 2 and "F" in flags else []


def of_cluster(cluster: Cluster | None, offset: int) -> list[str]:
    """What all words of a cluster say, and at its own place one that has none."""
    if cluster is None:
        return [] if offset else ["c?"]
    return [name for level in enumerate(cluster) for name in of_level(level, offset)]


def of_level(level: tuple[int, str], offset: int) -> list[str]:
    """What all words say whose clusters have the same number at one granularity."""
    return [f"{offset or ''}c{level[0]}={level[1]}"] if abs(offset) < REACH else []


def _form(text: str, lower: str) -> Iterator[str]:
    """Spelling: the word, its beginnings and ends, pieces of four letters of a capitalised one."""
    yield from ("w=" + text, "l=" + lower)
    for length in range(1, min(6, len(lower) - 1) + 1):
        yield f"p{length}={lower[:length]}"
        yield f"s{length}={lower[-length:]}"
    if any(map(str.isdigit, text)):
        yield "dig"
    if len(text) > 1 and text.isupper():
        yield "UP"
    if len(text) > 5 and text[0].isupper():
        for start in range(1, len(lower) - 3):
            yield "g4=" + lower[start : start + 4]


def _parts(text: str, lower: str) -> tuple[str, ...]:
    """The two ends of a hyphened word."""
    if "-" not in text[1:-1]:
        return ()
    head, tail = text.partition("-")[0], lower.rpartition("-")[2]
    return "hy", "h1=" + head, "hz=" + tail, "hz4=" + tail[-4:], "hs=" + shape(head)


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


def flag_attributes(index: int, flag: str, length: int) -> Iterator[tuple[int, str]]:
    """Pairs of a token and what a flag at `index` says of it: of that word, of its neighbours."""
    yield index, "G" + flag
    if index + 1 < length:
        yield index + 1, "-1G" + flag
    if index:
        yield index - 1, "1G" + flag


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
        for at, attribute in flag_attributes(index, flag, len(words)):
            found[at].append(attribute)
    return found
