"""Verbs: which stems belong to which infinitive (`ging` and `gegangen` to `gehen`, `sagte` to
`sagen`).

The table of strong verbs is our own (`data/verbs.txt`); the engine gets it with the index. Verbs
are written small in German, so only words in small letters are taken for verbs while indexing:
`band` goes to `binden`, `Band` stays a noun and is found with the verb as what may be a part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from generator.site.index.stems import german
from generator.site.index.words import lowered

PREFIXES = (
    "auseinander", "zusammen", "entgegen", "gegenüber", "zurück", "wieder", "weiter", "durch",
    "hinter", "heraus", "hinaus", "herein", "hinein", "herab", "heran", "hinweg", "unter", "nach",
    "miss", "statt", "wider", "fest", "fort", "frei", "nieder", "über", "teil", "auf", "aus",
    "bei", "ein", "ent", "her", "hin", "los", "mit", "ver", "vor", "weg", "zer", "ab", "an", "be",
    "er", "ge", "um", "zu",
)  # fmt: skip
"""Verbal prefixes, longest first; what follows one is looked up in the table."""


_MIN_IERT = 6


@cache
def stems_of_verbs() -> Mapping[str, str]:
    """The infinitive's stem by every further stem of a strong verb."""
    text = (files(__package__) / "data" / "verbs.txt").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            infinitive, *forms = (german(lowered(form)) for form in line.split())
            # The third person as it is without a change of vowel: `geht`, `verliert`.
            third = german(re.sub("e?n$", "t", lowered(line.split()[0])))
            for form in (*forms, third, f"{infinitive}t"):
                if form != infinitive:
                    table.setdefault(form, infinitive)
    return MappingProxyType(table)


@cache
def stems_of_weak_verbs() -> Mapping[str, str]:
    """The infinitive's stem by the stems of a weak verb's other forms: `sagt`, `gesagt`.

    The engine has rules instead of this table: it looks under more stems than a word may have.
    """
    text = (files(__package__) / "data" / "weak-verbs.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    table: dict[str, str] = {}
    for verb in " ".join(lines).split():
        infinitive = german(verb)
        root = re.sub("e?n$", "", verb)
        heads = ["ge", *(f"{prefix}ge" for prefix in PREFIXES if verb.startswith(prefix))]
        for ending in ("t", "et"):
            forms = [f"{head}{root[len(head) - 2 :]}{ending}" for head in heads]
            for stem in map(german, (f"{root}{ending}", *forms)):
                if stem != infinitive:
                    table.setdefault(stem, infinitive)
    return MappingProxyType(table)


@cache
def verb_stem(stem: str) -> str:
    """The stem of the infinitive that a stem belongs to, with its prefix; "" for all others."""
    table, weak = stems_of_verbs(), stems_of_weak_verbs()
    if found := table.get(stem) or weak.get(stem):
        return found
    # Verbs in -ieren: the stemmer makes `finanzi` of the infinitive, and leaves `finanziert`.
    if stem.endswith("iert") and len(stem) > _MIN_IERT:
        return stem[:-3]
    for prefix in _BY_LETTER.get(stem[:1], ()):
        if stem.startswith(prefix) and (
            infinitive := table.get(stem[len(prefix) :]) or weak.get(stem[len(prefix) :])
        ):
            return prefix + infinitive
    return ""


FOLDED_PREFIXES = tuple(prefix.translate(str.maketrans("äöü", "aou")) for prefix in PREFIXES)
"""The prefixes as they stand in stems."""

_BY_LETTER = {
    letter: tuple(prefix for prefix in FOLDED_PREFIXES if prefix[0] == letter)
    for letter in {prefix[0] for prefix in FOLDED_PREFIXES}
}
