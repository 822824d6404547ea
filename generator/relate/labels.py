"""What a running story is called: the clause of its headlines that says most of what it is about.

An editor's own words read better than any list of key words. Only where the wires came without
headlines is a label made of the few names and nouns that tell the story from the others.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.model.archive import LinkedStory
from generator.model.extract import Extract
from generator.model.ids import EntityId
from generator.relate.corpus import Corpus
from generator.relate.terms import stem_of, words_with_case
from generator.relate.topics import Shared, enough, steady

# In what share of the stories a term must stand to tell what they are about.
SHARED = 0.4
# How many of those terms a headline is looked through for.
TERMS = 25
# A clause longer than a line is no label, one of a word no sentence.
LONGEST, FEWEST_WORDS = 75, 2
# Each word of a clause costs: the short one that says as much is better.
_WORDS_FREE = 3
# A noun that stands for the matter says more to a reader than the next name.
_NOUN = 1.6
# Of how many nouns a label without a headline is made.
NOUNS = 2

_CLAUSE = re.compile(r"\s+[-–—]\s+|:\s+|\.\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def labels(
    groups: Sequence[Sequence[int]],
    shared: Iterable[Shared],
    corpus: Corpus,
    name_of: Callable[[EntityId], str],
) -> tuple[str, ...]:
    """A label for each group of positions; `shared` are the terms that its topics share.

    A term tells by its weight in the group, the share of the group's stories that have it, and
    how few other groups do. `name_of` gives an entity's name in the archive's language.
    """
    sums = [_weights(group, terms) for group, terms in zip(groups, shared, strict=True)]
    spread: Counter[str] = Counter()
    for terms in sums:
        spread.update(terms.keys())
    found = []
    # One thread more is no reason to call all others something else.
    number = steady(len(groups))
    for group, terms in zip(groups, sums, strict=True):
        ranked = sorted(
            (-weight * _rarity(spread[term], number), term) for term, weight in terms.items()
        )
        weights = {term: -weight for weight, term in ranked}
        sought = _sought(weights, name_of)
        stories = [corpus.stories[position] for position in group]
        parts = (*map(corpus.key, group), repr(sought).encode())
        label = corpus.earlier.recall(b"headline", parts, partial(_headline, stories, sought))
        found.append(label or _made_up(group, list(weights), corpus, name_of))
    return tuple(found)


def _made_up(
    group: Sequence[int],
    ranked: Sequence[str],
    corpus: Corpus,
    name_of: Callable[[EntityId], str],
) -> str:
    """A label of key words; not made again where an earlier run made it of the same."""
    names = [term for term in ranked if not term.startswith("~")]
    things = [term for term in names if not term.startswith("people/")]
    subject = name_of(EntityId((things or names)[0])) if names else ""

    def make() -> str:
        written = _written([corpus.extracts[position] for position in group])
        return _key_words(subject, ranked, written)

    parts = (*map(corpus.key, group), repr((ranked, subject)).encode())
    return corpus.earlier.recall(b"label", parts, make)


def _rarity(count: int, of: int) -> float:
    return 1 + math.log(of / count)


def _weights(group: Sequence[int], shared: Shared) -> dict[str, float]:
    """The terms that enough of a group's stories share, by weight."""
    return {
        term: math.fsum(weights) * (_NOUN if term.startswith("~") else 1.0)
        for term, weights in enough(shared, len(group), SHARED)
    }


_Sought = Sequence[tuple[float, str, str]]
"""What a headline is looked through for: each a weight with either the stem of a word or the name
of an entity."""


def _sought(weights: Mapping[str, float], name_of: Callable[[EntityId], str]) -> _Sought:
    """The weightiest terms."""
    return [
        (weight, term[1:], "") if term.startswith("~") else (weight, "", name_of(EntityId(term)))
        for term, weight in list(weights.items())[:TERMS]
    ]


def _headline(stories: Sequence[LinkedStory], sought: _Sought) -> str:
    """The clause of the headlines that holds most of what is sought for its length, the first of
    equals; "" where no story of the group's main language has a headline of its own."""
    languages = Counter(linked.story.language for linked in stories)
    main = min(languages, key=lambda language: (-languages[language], language))
    best, label = 0.0, ""
    for linked in stories:
        story = linked.story
        if (
            story.language != main
            or story.title_source != "stated"
            or story.version.signal in ("correction", "repeat")
        ):
            continue
        for clause in _clauses(story.title):
            stems = {stem_of(word) for word in words_with_case(clause)}
            said = math.fsum(
                weight
                for weight, stem, name in sought
                if (stem in stems if stem else _named(name, clause, stems))
            )
            worth = round(said / math.sqrt(len(clause.split()) + _WORDS_FREE), 9)
            if worth > best:
                best, label = worth, clause
    return label


def _clauses(title: str) -> Iterator[str]:
    """The clauses of a headline that could stand alone."""
    for part in _CLAUSE.split(title):
        clause = part.strip()
        if (
            len(clause) <= LONGEST
            and len(clause.split()) >= FEWEST_WORDS
            and (clause[0].isupper() or clause[0].isdigit())
            and clause.count('"') % 2 == 0
        ):
            yield clause


def _named(name: str, clause: str, stems: set[str]) -> bool:
    """Whether a clause names an entity: by its whole name, or by the last word of it."""
    last = _WORD.findall(name)[-1:]
    return name.casefold() in clause.casefold() or any(stem_of(word) in stems for word in last)


def _written(extracts: Sequence[Extract]) -> Callable[[str], str]:
    """For the stem of a noun the form most often written, the shortest of equals; "" for others.

    A stem that stands in lower case as often is no noun: it began a sentence.
    """
    forms: Counter[str] = Counter()
    for extract in extracts:
        for word, count in zip(extract.words, array("H", extract.counts), strict=True):
            forms[word] += count

    def written(stem: str) -> str:
        counts = Counter(
            {word: forms[word] for word in by_start[stem[:3]] if stem_of(word) == stem}
        )
        if not counts:
            return ""
        found = min(counts, key=lambda word: (-counts[word], len(word), word))
        capital = sum(number for word, number in counts.items() if word[0].isupper())
        return found if found[0].isupper() and capital * 2 > counts.total() else ""

    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for word in forms:
        by_start[word.casefold()[:3]].append(word)
    return written


def _key_words(subject: str, ranked: Sequence[str], written: Callable[[str], str]) -> str:
    """`Name: Noun, Noun`: the first entity, one that is no person if there is any, and the first
    nouns that have a written form and say nothing twice."""
    nouns: list[str] = []
    for term in ranked:
        word = written(term[1:]) if term.startswith("~") else ""
        if word and not any(_same(word, other) for other in (subject, *nouns)):
            nouns.append(word)
        if len(nouns) == NOUNS:
            break
    return ": ".join(part for part in (subject, ", ".join(nouns)) if part)


def _same(one: str, other: str) -> bool:
    """Whether one says the other again (`Prager Botschaft`, `Botschaft`)."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return bool(short) and short[:5] in long
