"""Adjectives and names of people as references to places: `britischer`, `Polin`, `Prager`.

An entity's `stems` are of three kinds, told apart by their form alone:

- German adjective stems are lower case and end in `sch` (`britisch`, `us-amerikanisch`,
  `deutsch`). They inflect with e, en, em, er, es, and may begin with a capital (at the start of
  a sentence, in `Deutsche Bahn`).
- German nouns for people begin with a capital (`Brite`, `Ukrainer`, `Israeli`, `Prager`). They
  take n, s, in, innen, nen; one in -e drops it before in and innen (`Brite`: `Britin`). Feminine
  forms with an umlaut are stems of their own (`Französin`). Those of towns in -er are also the
  town's undeclined adjective (`Prager Botschaft`).
- English adjectives are the other lower-case stems (`british`, `czech`). They do not inflect and
  count only with a capital, as English writes them: `polish` is a verb.

Sources: the inflection rules are those of any German school grammar; the stems stand in
`generator/data/curated`.
"""

from __future__ import annotations

from generator.authority.index import Authority
from generator.model.entity import Entity

_ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")
_PEOPLE_ENDINGS = ("", "n", "s", "in", "innen", "nen")


def relates(word: str, authority: Authority) -> tuple[Entity, ...]:
    """The entities a single word form relates to, the likeliest first; usually one or none.

    A word that is itself a name in the authority relates to nothing: `Polen` is the country,
    never the people in it. Compounds of two adjectives (`britisch-französisch`) give nothing
    either, unless the whole is a stem of its own (`us-amerikanisch`).
    """
    if not word or word in authority.names:
        return ()
    return _by_adjective(word, authority) or _by_people(word, authority)


def relates_in_english(word: str, authority: Authority) -> tuple[Entity, ...]:
    """The entities a word of an English text relates to, which may be a body's name as well:
    `Swiss` is an airline, and far more often what comes from Switzerland."""
    found = relates(word, authority)
    if found or not word[:1].isupper() or word.isupper():
        return found
    bearers = authority.named(word)
    if any(entity.type in {"place", "event"} for entity in bearers):
        return ()
    return authority.related(word.lower()) if bearers else ()


def _by_adjective(word: str, authority: Authority) -> tuple[Entity, ...]:
    lower = word.lower()
    # All capitals, as in headlines and subheads, are fine; a capital in the middle is not.
    if word not in (lower, word.upper()) and word[1:] != lower[1:] and not _us(word):
        return ()
    for ending in _ADJECTIVE_ENDINGS:
        stem = lower.removesuffix(ending) if ending else lower
        if stem.endswith("sch") and stem + ending == lower:
            found = authority.related(stem)
            if found:
                return found
    if word[0].isupper() and not lower.endswith("sch"):
        return authority.related(lower)
    return ()


def _by_people(word: str, authority: Authority) -> tuple[Entity, ...]:
    if not word[0].isupper():
        return ()
    for ending in _PEOPLE_ENDINGS:
        if ending and not word.endswith(ending):
            continue
        stem = word.removesuffix(ending) if ending else word
        found = authority.related(stem) if len(stem) > 2 else ()
        if not found and ending in ("in", "innen"):
            found = authority.related(stem + "e")
        if found:
            return found
    return ()


def _us(word: str) -> bool:
    return word.startswith("US-") and word[3:] == word[3:].lower()
