"""The word lists of the lexicon, from the curated lists and from the entities themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.authority.lexicon import Lexicon
from generator.data.compiling import curated
from generator.model.entity import Entity

# Below this many inhabitants, a town that shares its name with a person needs context.
_LARGE = 700_000
_AT_HOME = {"places/deutschland", "places/oesterreich", "places/schweiz"}


def lexicon(entities: Iterable[Entity], folder: Path = curated.FOLDER) -> Lexicon:
    """All word lists.

    Given names are the curated ones and the first words of German politicians' names that at
    least three of them bear and no other list holds. A place is ambiguous when the curated list
    says so, or when it is a small town that bears a given name, the family name of two known
    persons, or (abroad) a name of three letters, and nothing large has that name.
    """
    known = list(entities)
    stop = frozenset(curated.words("not-names", folder))
    roles = role_words(curated.rows("roles", folder))
    first = _first_names(known, frozenset(curated.words("first-names", folder)), stop | roles)
    surnames = _surnames(known)
    doubtful = first | {surname for surname, bearers in surnames.items() if bearers > 1}
    ambiguous = set(curated.phrases("ambiguous", folder))
    towns = [entity for entity in known if entity.coordinates is not None]
    large = {
        name
        for entity in known
        if entity.weight >= _LARGE
        for name in (entity.name, *entity.aliases)
    }
    for entity in towns:
        for name in (entity.name, *entity.aliases):
            short = len(name) < 4 and entity.country not in _AT_HOME
            if name not in large and (name in doubtful or short):
                ambiguous.add(name)
    return Lexicon(
        first_names=first,
        surnames=frozenset(surnames) - first,
        ambiguous_names=frozenset(ambiguous),
        role_words=roles,
        party_abbreviations=frozenset(curated.phrases("party-abbreviations", folder)),
        legal_forms=frozenset(curated.phrases("legal-forms", folder)),
        not_names=stop,
    )


def role_words(rows: Iterable[curated.Row]) -> frozenset[str]:
    """All forms of the titles and offices in the curated table.

    A row's class says how its word inflects: `er` (no plural ending: Minister, Ministers,
    Ministern), `ent` (weak: Präsident, Präsidenten), `e` (Chef, Chefs; Bischof with its own
    plural in `forms`), `x` (as it stands: English words, adjectives used as nouns). Feminine
    forms come by rule, unless the row is `x`. A prefix in `parts` makes compounds:
    `Verteidigungs` + `minister`.
    """
    found: set[str] = set()
    for row in rows:
        base, kind = row["word"], row["class"]
        heads = _forms(base, kind) | set(row.several("forms"))
        found |= heads
        for part in row.several("parts"):
            found |= {part + (head[0].lower() + head[1:]) for head in heads}
    return frozenset(found)


def _forms(word: str, kind: str) -> set[str]:
    if kind == "x":
        return {word}
    feminine = {word + "in", word + "innen"}
    if kind == "er":
        return {word, word + "s", word + "n", *feminine}
    if kind == "ent":
        return {word, word + "en", *feminine}
    if kind == "n":
        stem = word.removesuffix("e")
        return {word, word + "n", stem + "in", stem + "innen"}
    return {word, word + "s", word + "es", word + "e", word + "en", *feminine}


def _first_names(
    known: Iterable[Entity], listed: frozenset[str], never: frozenset[str]
) -> frozenset[str]:
    counts: dict[str, int] = {}
    for entity in known:
        if entity.type != "person" or " " not in entity.name:
            continue
        word = entity.name.split()[0]
        if re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})?", word) and word[0].isupper():
            counts[word] = counts.get(word, 0) + 1
    frequent = {word for word, count in counts.items() if count >= 3}
    return listed | (frequent - never)


def _surnames(known: Iterable[Entity]) -> dict[str, int]:
    """Family names with the number of known persons who bear each."""
    found: dict[str, int] = {}
    for entity in known:
        words = entity.name.split()
        if entity.type == "person" and len(words) > 1 and not words[-1].endswith("."):
            found[words[-1]] = found.get(words[-1], 0) + 1
    return found
