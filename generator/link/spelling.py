"""Names written otherwise: without diacritics, in another romanisation, with a slip.

`Walesa` is `Wałęsa`, `Zelensky` is `Selenskyj`; both are found through a folded form of the name,
made the same way from what is written and from what the authority lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from generator.authority import Authority
from generator.authority.loading import undisturbed
from generator.link.once import Once
from generator.model.entity import Entity
from generator.model.ids import EntityId, EntityType

_LETTERS = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "’": "", "'": "", "ʼ": "", "-": " ", ".": " ",
})  # fmt: skip
# From the romanisations the press uses for Cyrillic names: the German (Duden), the English
# (BGN/PCGN) and the scientific one (ISO 9), brought to one spelling.
_ROMAN = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"schtsch|shch", "sc"), (r"tsch|tch|cz", "c"), (r"sch|sh|sz|zh", "s"), (r"ch", "c"),
        (r"ph|ff", "f"), (r"th", "t"), (r"ck|kh|x|q", "k"), (r"w|v", "v"), (r"ts|tz|z", "s"),
        (r"(?:yj|iy|ij|yi|ii|yy|j|y)", "i"), (r"ie|ei", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_DIGRAPH = re.compile(r"([aou])e")
"""German umlauts written out (`Europaeische`), folded as if they were not."""
_SHORTEST = 5
_FUZZY_SHORTEST = 9
"""Shorter names have too many neighbours to be told from a slip."""


def folded(name: str) -> str:
    """A name in lower case and without diacritics: `Lech Wałęsa` -> `lech walesa`."""
    if name.isascii():
        return " ".join(name.lower().translate(_LETTERS).split())
    # Twice, as each of the two may make letters that the other has to change.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = plain.translate(_LETTERS)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def romanised(name: str) -> str:
    """A name as it sounds alike in the romanisations: `Zelensky` and `Selenskyj` -> `selenski`."""
    return _sounds(folded(name))


@lru_cache(maxsize=1 << 13)
def _sound_of(fold: str) -> str:
    """The romanised form of one folded name; the news names the same people again and again."""
    return _sounds(fold)


def _sounds(folds: str) -> str:
    """The romanised forms of folded names, one a line: no rule looks beyond a line."""
    for pattern, to in _ROMAN:
        folds = pattern.sub(to, folds)
    return folds


@dataclass(frozen=True, slots=True)
class Spellings:
    """The names of an authority by folded and by romanised form."""

    entities: Mapping[EntityId, Entity]
    by_fold: Mapping[str, tuple[EntityId, ...]]
    by_sound: Mapping[str, tuple[EntityId, ...]]
    by_start: Mapping[str, tuple[str, ...]]

    def find(self, name: str, kind: EntityType) -> tuple[tuple[Entity, ...], str]:
        """The entities of a type that a name may mean in another spelling, and which way it was
        found: "folded", "romanised" or "fuzzy"; nothing found gives an empty way."""
        if len(name) < _SHORTEST:
            return (), ""
        fold = folded(name)
        plain = _DIGRAPH.sub(r"\1", fold)
        found = self._of(self.by_fold.get(fold) or self.by_fold.get(plain, ()), kind)
        if found:
            return found, "folded"
        sound = _sound_of(fold)
        found = self._of(self.by_sound.get(sound, ()), kind)
        if found:
            return found, "romanised"
        near: dict[EntityId, None] = {}
        if len(sound) >= _FUZZY_SHORTEST and " " in sound:
            for other in self.by_start.get(_start(sound), ()):
                if OSA.distance(sound, other, score_cutoff=1) <= 1:
                    near.update(dict.fromkeys(self.by_sound[other]))
        found = self._of(tuple(near), kind)
        return found, "fuzzy" if found else ""

    def _of(self, ids: tuple[EntityId, ...], kind: EntityType) -> tuple[Entity, ...]:
        return tuple(entity for id_ in ids if (entity := self.entities[id_]).type == kind)


def _start(sound: str) -> str:
    """What two forms must share before they are compared: the initials of their words."""
    return "".join(word[0] for word in sound.split())


def spellings(authority: Authority) -> Spellings:
    """The spellings of an authority's names; made once per authority object, when first asked."""
    return _spellings(Once(authority))


@lru_cache(maxsize=4)
@undisturbed()
def _spellings(key: Once) -> Spellings:
    by_fold: defaultdict[str, dict[EntityId, None]] = defaultdict(dict)
    by_sound: defaultdict[str, dict[EntityId, None]] = defaultdict(dict)
    named = {name: ids for name, ids in key.authority.names.items() if len(name) >= _SHORTEST}
    folds = [*map(folded, named)]
    sounds = _sounds("\n".join(folds)).split("\n")
    for fold, sound, ids in zip(folds, sounds, named.values(), strict=True):
        by_fold[fold].update(dict.fromkeys(ids))
        by_sound[sound].update(dict.fromkeys(ids))
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for sound in by_sound:
        by_start[_start(sound)].append(sound)
    return Spellings(
        key.authority.entities,
        {fold: tuple(ids) for fold, ids in by_fold.items()},
        {sound: tuple(ids) for sound, ids in by_sound.items()},
        {start: tuple(sounds) for start, sounds in by_start.items()},
    )
