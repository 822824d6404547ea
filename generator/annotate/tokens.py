"""Words and marks of a text with their places in it, cut into sentences.

Own rules, made for wires: hyphenated words stay whole (`Nato-Hauptquartier`, `US-Präsident`),
an abbreviation or initial keeps its full stop (`Dr.`, `W.`, `u.a.`), an English possessive
stands apart (`Trump's` -> `Trump`, `'s`), an ordinal's full stop ends no sentence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from generator.annotate.grammar import NOT_SURNAMES, word_set
from generator.model.story import Story
from generator.model.text import Span

# Words that keep their full stop and end no sentence by it.
ABBREVIATIONS = word_set(
    """Dr Prof Mr Mrs Ms St Nr Bd bzw ca etc usw Mio Mrd vgl inkl ggf evtl sog geb gest Art Abs Inc
    Corp Co Ltd Bros No Gen Gov Sen Rep Lt Col Sgt Capt Rev Hon Jan Feb Febr Aug Sept Okt Oct
    Nov Dez Dec Jr Sr vs Str Ing Dipl Hr Fr str rd Tel Abt Kap"""
)

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
# As many letters, with the marks that combine with them, and digits as follow each other.
_WORD = r"(?:[^\W\d_][^\W_]*(?:(?<!\d)[\u0300-\u036f]+[^\W_]*)*)"
_TOKEN = re.compile(
    rf"""(?P<number>\d+(?:[.,:]\d+)*(?:-(?=[^\W\d_]))?)
    | (?P<initials>(?:{_LETTER}\.){{2,}})
    | (?P<word>{_WORD}(?:(?:[-&'’]|['’]-|\.-)(?=[\w])(?:{_LETTER}|\d)+)*-?)
    | (?P<mark>\.{{3}}|--|[^\w\s])
    | (?P<rest>[\w]+)""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_ROMAN = re.compile(r"[IVX]+$")
_MONTHS = word_set(
    """Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
    Jan Feb Okt Nov Dez"""
)
_CLOSERS = frozenset('"“”’‘»«)]' + "'")
_OPENERS = frozenset('"„“”‚‘»«([–—-')


class Token(NamedTuple):
    """A word, number or mark: `[start, end)` in code points of the story's text.

    `text` is in NFC, so that it compares with names; the characters on the page may be
    decomposed and more. `sentence` counts from 0 over the whole story.
    """

    start: int
    end: int
    text: str
    sentence: int
    upper: bool

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def may_name(token: Token) -> bool:
    """Whether a word may be a name, or part of one, by its letters."""
    return token.upper and token.text.isalpha() and token.text not in NOT_SURNAMES


EDGE = Token(0, 0, "", -1, upper=False)
"""What stands beyond the first and the last token of a text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens in order. Sentences never cross a block of the story."""

    text: str
    all: tuple[Token, ...]
    sentences: tuple[range, ...]
    starts: tuple[int, ...] = field(init=False, repr=False)
    texts: tuple[str, ...] = field(init=False, repr=False)
    places: Mapping[str, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple([token.start for token in self.all]))
        object.__setattr__(self, "texts", tuple([token.text for token in self.all]))
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self.texts):
            places[text].append(index)
        object.__setattr__(self, "places", dict(places))

    def __len__(self) -> int:
        return len(self.all)

    def at(self, index: int) -> Token:
        """The token of that index; EDGE outside the text (also below 0)."""
        return self.all[index] if 0 <= index < len(self.all) else EDGE

    def near(self, index: int, sentence: int) -> Token:
        """The token of that index if it belongs to the sentence, else EDGE."""
        if 0 <= index < len(self.all):
            token = self.all[index]
            if token.sentence == sentence:
                return token
        return EDGE

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from token `start` up to, not including, token `end`."""
        return Span(self.all[start].start, self.all[end - 1].end)

    def index_at(self, offset: int) -> int:
        """The index of the token that covers an offset, or of the next one."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.all[index].end else index + 1

    def range_of(self, span: Span) -> range:
        """The indices of the tokens a span stands on, each at least in part."""
        return range(self.index_at(span.start), self.index_at(span.end - 1) + 1)

    def part(self, token: Token, start: int, end: int) -> Span:
        """The stretch of text on which characters `[start, end)` of a token's NFC text stand."""
        if token.end - token.start == len(token.text):
            return Span(token.start + start, token.start + end)
        raw = self.text[token.start : token.end]
        return Span(token.start + _raw_index(raw, start), token.start + _raw_index(raw, end))

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words of tokens `[start, end)`."""
        return self.texts[start:end]

    def where(self, holds: Callable[[str], object]) -> list[int]:
        """The indices of the tokens whose word passes a test; each word is tested once."""
        found = [places for word, places in self.places.items() if holds(word)]
        return sorted(chain.from_iterable(found)) if found else []

    def among(self, words: AbstractSet[str]) -> list[int]:
        """The indices of the tokens whose word is one of these: quicker than to test each word."""
        found = [self.places[word] for word in words & self.places.keys()]
        return sorted(chain.from_iterable(found)) if found else []

    def opens_sentence(self, index: int) -> bool:
        """Whether only quotation marks and brackets stand before the token in its sentence."""
        token = self.at(index)
        while (before := self.near(index - 1, token.sentence)).text:
            if before.text not in _OPENERS:
                return False
            index -= 1
        return True


def normal(text: str) -> str:
    """`text` in NFC, in which names are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _raw_index(raw: str, index: int) -> int:
    """Where in a decomposed word the character stands that NFC counts as `index`."""
    at = 0
    while at < len(raw) and (
        len(normal(raw[:at])) < index or (at and unicodedata.combining(raw[at]))
    ):
        at += 1
    return at


def split_words(text: str) -> tuple[str, ...]:
    """The words of a name by the rules that cut a story's text."""
    return tuple(word for word, _, _ in _pieces(text, 0, len(text)))


def tokenise(story: Story) -> Tokens:
    """The tokens of a story's text, sentences found within each block."""
    found: list[Token] = []
    sentences: list[range] = []
    # The pieces of a text in NFC are in NFC.
    is_normal = unicodedata.is_normalized("NFC", story.text)
    for block in story.blocks:
        pieces = _pieces(story.text, block.span.start, block.span.end, is_normal=is_normal)
        breaks = _breaks(pieces)
        for begin, end in pairwise([0, *breaks, len(pieces)]):
            if begin == end:
                continue
            number, first = len(sentences), len(found)
            found += [
                Token(start, stop, word, number, word[0].isupper())
                for word, start, stop in pieces[begin:end]
            ]
            sentences.append(range(first, len(found)))
    return Tokens(story.text, tuple(found), tuple(sentences))


def _pieces(
    text: str, start: int, end: int, *, is_normal: bool = False
) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        begin, stop = match.span()
        if raw == "." and pieces and pieces[-1][2] == begin and _keeps_stop(pieces[-1][0]):
            before, at, _ = pieces.pop()
            pieces.append((before + ".", at, stop))
            continue
        if raw[-1] in "sS" and match.lastgroup == "word" and _POSSESSIVE.search(raw):
            cut = stop - 2
            pieces.append((normal(text[begin:cut]), begin, cut))
            pieces.append((text[cut:stop], cut, stop))
            continue
        pieces.append((raw if is_normal else normal(raw), begin, stop))
    return pieces


def _keeps_stop(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _breaks(pieces: list[tuple[str, int, int]]) -> list[int]:
    """Indices at which a new sentence begins, 0 not among them."""
    found: list[int] = []
    for index, (word, _, _) in enumerate(pieces[:-1]):
        if word not in {".", "!", "?", "..."}:
            continue
        following = index + 1
        while following < len(pieces) and _closes(pieces, following):
            following += 1
        if following < len(pieces) and _starts(pieces, index, following):
            found.append(following)
    return found


def _closes(pieces: list[tuple[str, int, int]], index: int) -> bool:
    """Whether a quotation mark or bracket hangs on the token before it."""
    return pieces[index][0] in _CLOSERS and pieces[index][1] == pieces[index - 1][2]


def _starts(pieces: list[tuple[str, int, int]], stop: int, following: int) -> bool:
    word = pieces[following][0]
    if pieces[following][1] == pieces[following - 1][2]:
        return False
    if not (word[0].isupper() or word[0].isdigit() or word[0] in _OPENERS):
        return False
    before = pieces[stop - 1][0] if stop else ""
    if pieces[stop][0] != ".":
        return True
    if before.isdigit() and len(before) < 3:
        # `am 9. November`, `im 20. Jahrhundert`: an ordinal is far likelier than a sentence
        # that ends in a number below 100.
        return word not in _MONTHS and word[0].isupper() and word in _SENTENCE_OPENERS
    return not (_ROMAN.match(before) and word not in _SENTENCE_OPENERS)


_SENTENCE_OPENERS = word_set(
    """Der Die Das Den Dem Des Ein Eine Er Sie Es Wir In Im Am An Auf Aus Bei Bis Nach Mit Von Vor
    Zu Zum Zur Für Als Auch Dann Dies Diese Dieser Damit Dabei Dort Doch Aber Und Zuvor Später
    The A An He She It They We On At But And This That"""
)
