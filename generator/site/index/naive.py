"""The same search without an index: every word of every story is looked at, for every question.

It decides what the engine must find, in tests and benchmarks. It shares the rules of language with
the index (stems, compounds, verbs), and nothing of how the index is written and read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.site.index.analysis import bare_of_s, keys_of, pieces, term
from generator.site.index.compounds import Splitter, learned_nouns
from generator.site.index.records import IndexedStory
from generator.site.index.stems import stem
from generator.site.index.verbs import verb_stem
from generator.site.index.words import fold, lowered, tokens

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms, or with `prefix` everything that begins so."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly so, one after another."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words at most so many words apart."""

    left: Word
    right: Word
    steps: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates from one to another, both included; "" leaves a side open."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Stories that belong to something."""

    page: str


@dataclass(frozen=True, slots=True)
class All:
    """Everything of these."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever this is not true of."""

    part: Question


Question = Word | Phrase | Near | Dates | Facet | All | Any | Not


class Archive:
    """Stories to be searched one by one."""

    def __init__(self, stories: Iterable[IndexedStory]) -> None:
        self.stories = tuple(stories)
        counts = Counter(word for story in self.stories for word in _words(story))
        self._splitter = Splitter(learned_nouns(counts))
        self._keys = {story.page: self._by_place(story) for story in self.stories}

    def find(self, question: Question) -> set[str]:
        """The pages of the stories a question is true of."""
        return {story.page for story in self.stories if self._holds(story, question)}

    def _by_place(self, story: IndexedStory) -> dict[int, set[tuple[str, str]]]:
        """Stems and forms at each position."""
        places: dict[int, set[tuple[str, str]]] = {}
        language = story.language or "de"
        for piece in pieces(story)[0]:
            for position, word in enumerate(piece.words, piece.start):
                for key in keys_of(word, language, self._splitter):
                    root, form = key.split("\t")
                    places.setdefault(position, set()).add((root, form))
            for whole, position in piece.wholes:
                root, form = term(whole, language, "~").split("\t")
                places.setdefault(position, set()).add((root, form))
        return places

    def _holds(self, story: IndexedStory, question: Question) -> bool:  # noqa: PLR0911 (one a kind)
        match question:
            case Word():
                return bool(self._places(story, question))
            case Phrase(text):
                return _contains(_texts(story), [fold(token.text) for token in tokens(text)])
            case Near(left, right, steps):
                here, there = self._places(story, left), self._places(story, right)
                return any(0 < abs(one - other) <= steps for one in here for other in there)
            case Dates(start, end):
                late = not start or story.date >= start or start.startswith(story.date)
                early = not end or story.date <= end or story.date.startswith(end)
                return bool(story.date) and late and early
            case Facet(page):
                return page in story.facets
            case All(parts):
                return all(self._holds(story, part) for part in parts)
            case Any(parts):
                return any(self._holds(story, part) for part in parts)
            case Not(part):
                return not self._holds(story, part)

    def _places(self, story: IndexedStory, word: Word) -> list[int]:
        form = _spelled(fold(word.text))
        roots = {stem(lowered(word.text), language) for language in LANGUAGES}
        bare = bare_of_s(word.text)
        roots |= {stem(lowered(bare), "de")} if bare else set()
        roots |= {verb for root in roots if (verb := verb_stem(root))}
        found = []
        for position, keys in self._keys[story.page].items():
            for root, written in keys:
                bare = _spelled(written.removesuffix("~"))
                if bare.startswith(form) if word.prefix else root in roots:
                    found.append(position)
                    break
        return found


def _words(story: IndexedStory) -> set[str]:
    return {word for piece in pieces(story)[0] for word in piece.words}


def _texts(story: IndexedStory) -> list[list[str]]:
    parts = (story.title, *story.paragraphs, ", ".join(story.byline))
    return [[_spelled(fold(token.text)) for token in tokens(part)] for part in parts]


def _contains(texts: Sequence[Sequence[str]], words: Sequence[str]) -> bool:
    wanted = [_spelled(word) for word in words]
    return any(
        list(text[start : start + len(wanted)]) == wanted
        for text in texts
        for start in range(len(text) - len(wanted) + 1)
    )


def _spelled(form: str) -> str:
    """A folded form with transliterated umlauts as if they had been umlauts."""
    parts = form.split("qu")
    for pair in ("ae", "oe", "ue"):
        parts = [part.replace(pair, pair[0]) for part in parts]
    return "qu".join(parts)
