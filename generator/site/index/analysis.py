"""From a story's text to index terms: which keys a word has, and at which position it stands.

A key is a stem and an exact form parted by a tab, with a tilde behind it where the form is only a
part of the word written there: `vereinbarung`, tab, `vereinbarung~` within
`Waffenstillstandsvereinbarung`. The forms of a stem are neighbours in the sorted table: one look
answers for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.site.index.compounds import MIN_COMPOUND, Splitter
from generator.site.index.records import IndexedStory
from generator.site.index.stems import stem
from generator.site.index.verbs import verb_stem
from generator.site.index.words import cut, fold, lowered

TITLE_POSITIONS = 64
"""Positions below this are the title's; the text begins at it, or behind a longer title."""

GAP = 8
"""Positions left free between paragraphs: no phrase reaches over their border."""

_MIN_SMALL = 11
"""Words in small letters are taken apart from this length on (`versicherungspflichtig`)."""

_GENITIVE = re.compile(r"^\w{3,}[^\Wbdfghklmnrts\d_]s$")


def term(word: str, language: str, part: str = "") -> str:
    """The key of a word as written."""
    root = stem(lowered(word), language)
    if language != "en" and word[0].islower():
        root = verb_stem(root) or root
    return f"{root}\t{fold(word)}{part}"


def bare_of_s(word: str) -> str:
    """A name without the s of its genitive, where the German stemmer leaves it (`Gorbatschows`,
    `Obamas`); "" for other words.
    """
    return word[:-1] if _GENITIVE.search(word) else ""


def keys_of(word: str, language: str, splitter: Splitter) -> tuple[str, ...]:
    """The key of a word and, for a compound, those of its parts."""
    low = lowered(word)
    form = fold(word)
    root = stem(low, language)
    if language == "en":
        return (f"{root}\t{form}",)
    verb = verb_stem(root)
    if word[0].islower():
        found = [f"{verb or root}\t{form}"]
    else:
        found = [f"{root}\t{form}"]
        # At the beginning of a sentence a verb has a capital too.
        if verb:
            found.append(f"{verb}\t{form}~")
        bare = bare_of_s(word)
        if bare:
            found.append(f"{stem(lowered(bare), language)}\t{form}")
    noun = word[0].isupper()
    if len(low) >= (MIN_COMPOUND if noun else _MIN_SMALL):
        for part in splitter.inner(low, noun=noun):
            found.append(f"{stem(part, language)}\t{fold(part)}~")
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, one position each: a title, a paragraph. `wholes` are words written
    with hyphens, as if they had none, each at the position of its first part.
    """

    start: int
    words: tuple[str, ...]
    wholes: tuple[tuple[str, int], ...]


def pieces(story: IndexedStory) -> tuple[list[Piece], int]:
    """The stretches of a story, its title first; the position at which its lead ends."""
    title = _piece(story.title, 0)
    found = [title]
    start = max(TITLE_POSITIONS, len(title.words) + GAP)
    lead_end = start
    for number, paragraph in enumerate((*story.paragraphs, ", ".join(story.byline))):
        piece = _piece(paragraph, start)
        if piece.words:
            found.append(piece)
            start += len(piece.words) + GAP
        if number == 0:
            lead_end = start
    return found, lead_end


def _piece(text: str, start: int) -> Piece:
    found = cut(text)
    words = tuple(word for _, word in found)
    hyphens = [place for place, (hyphen, _) in enumerate(found) if hyphen]
    return Piece(start, words, tuple(_wholes(words, hyphens, start)) if hyphens else ())


def _wholes(words: Sequence[str], hyphens: Sequence[int], start: int) -> Iterator[tuple[str, int]]:
    """Words written with hyphens, joined; `hyphens` are the places of their further parts."""
    first = last = -1
    for place in (*hyphens, len(words) + 1):
        if place != last + 1:
            if first >= 0 and not words[first][0].isdigit():
                rest = (word.lower() for word in words[first + 1 : last + 1])
                yield "".join((words[first], *rest)), start + first
            first = place - 1
        last = place
