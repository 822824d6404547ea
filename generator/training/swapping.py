"""Training sentences again with other names in them.

A training set holds some ten thousand names, a language any number. Where one name of a person
stands another might have stood, so sentences are shown a second time with invented names put
together from the lists; their surroundings stay as they are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.annotate.recogniser.knowledge import Knowledge
from generator.training.corpora import Sentence
from generator.training.scores import chunks

_SHARE_RARE = 0.5
"""How many of the invented family names come from the census, whose names fewer lists hold."""

_SHARE_UNLISTED = 0.3
"""How many invented names end like another one, so that no list holds them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names to draw from, in a fixed order."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    rare: tuple[str, ...]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Names:
        """The names of the lists."""
        return cls(
            tuple(sorted(knowledge.first_names)),
            tuple(sorted(knowledge.surnames)),
            tuple(sorted(knowledge.rare_surnames)),
        )


def swapped(sentences: Sequence[Sentence], names: Names, seed: int) -> Iterator[Sentence]:
    """Each sentence that names a person by one or two words, with such names exchanged."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for sentence in sentences:
        people = [
            (start, end)
            for start, end, kind in sorted(chunks(sentence.outer))
            if kind == "PER" and end - start <= 2 and sentence.words[end - 1][0].isupper()
        ]
        if people:
            words = list(sentence.words)
            for start, end in people:
                words[end - 1] = _family_name(names, chance)
                if end - start > 1:
                    words[start] = chance.choice(names.first)
            yield Sentence(tuple(words), sentence.outer, sentence.inner)


def _family_name(names: Names, chance: random.Random) -> str:
    rare = bool(names.rare) and chance.random() < _SHARE_RARE
    name = chance.choice(names.rare if rare else names.last)
    if chance.random() < _SHARE_UNLISTED and len(name) > 4:
        other = chance.choice(names.last)
        name = name[: len(name) // 2] + other[len(other) // 2 :].lower()
    return name
