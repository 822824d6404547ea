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
    classes = "".join(
        "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        for char in text
    )
    return _RUN.sub(r"\1\1", classes)


def attributes(word: Word, offset: int) -> list[str]:
    """What a word says of the token `offset` words before it (after it, where negative)."""
    if not word.text:
        return [f"{offset}#"] if abs(offset) < REACH else []
    if offset == 0:
        return [*_form(word), *_parts(word), *_known(word)]
    if abs(offset) == 1:
        found = _near(word)
    elif abs(offset) == 2:
        found = _far(word)
    else:
        found = ["l=" + word.lower]
    return [f"{offset}{attribute}" for attribute in found]


def _form(word: Word) -> Iterator[str]:
    """Spelling: the word, its beginnings and ends, pieces of four letters of a capitalised one."""
    text, lower = word.text, word.lower
    yield from ("w=" + text, "l=" + lower, "s=" + word.shape)
    for length in range(1, min(6, len(lower) - 1) + 1):
        yield f"p{length}={lower[:length]}"
        yield f"s{length}={lower[-length:]}"
    if any(char.isdigit() for char in text):
        yield "dig"
    if len(text) > 1 and text.isupper():
        yield "UP"
    if len(text) > 5 and text[0].isupper():
        for start in range(1, len(lower) - 3):
            yield "g4=" + lower[start : start + 4]


def _parts(word: Word) -> Iterator[str]:
    """The two ends of a hyphened word."""
    if "-" not in word.text[1:-1]:
        return
    head, tail = word.text.partition("-")[0], word.lower.rpartition("-")[2]
    yield from ("hy", "h1=" + head, "hz=" + tail, "hz4=" + tail[-4:], "hs=" + shape(head))


def _known(word: Word) -> Iterator[str]:
    yield from ("k" + flag for flag in word.flags)
    if word.cluster is None:
        yield "c?"
    else:
        yield from _clusters(word)


def _clusters(word: Word) -> Iterator[str]:
    for level, number in enumerate(word.cluster or ()):
        yield f"c{level}={number}"


def _near(word: Word) -> list[str]:
    lower = word.lower
    return [
        "w=" + word.text,
        "l=" + lower,
        "s=" + word.shape,
        "s3=" + lower[-3:],
        "s5=" + lower[-5:],
        "p4=" + lower[:4],
        *("k" + flag for flag in word.flags),
        *_clusters(word),
    ]


def _far(word: Word) -> list[str]:
    first = ["kF"] if "F" in word.flags else []
    return ["l=" + word.lower, "s=" + word.shape, *_clusters(word), *first]


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
    openers = knowledge.openers
    for start, text in enumerate(texts):
        if not (text[:1].isupper() or text[:1].isdigit()):
            continue
        best: dict[str, int] = {}
        longest = min(openers.get(text, 1), LONGEST_NAME, len(texts) - start)
        name = text
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
