"""German role phrases in the nominative: `dem britischen Minister` -> `britischer Minister`."""

from __future__ import annotations

import re

from generator.annotate.grammar import word_set
from generator.annotate.rolewords import role_base
from generator.authority.lexicon import Lexicon

_ADJECTIVE = re.compile(r"(?P<stem>.{3,}?)(?:e|er|en|em|es)")
_STEMS = word_set(
    """früher ehemalig stellvertretend geschäftsführend amtierend neu damalig designiert scheidend
    künftig heutig bisherig langjährig gewählt regierend erst zweit oberst leitend ständig
    zuständig christdemokratisch sozialdemokratisch liberal konservativ parteilos wiedergewählt
    kommissarisch gestürzt abgesetzt zurückgetreten einstig letzt jetzig hochrangig beamtet
    parlamentarisch russlanddeutsch ostdeutsch westdeutsch"""
)
_ADJECTIVAL_NOUN = re.compile(
    r"(?P<stem>.*(?:beauftragt|vorsitzend|abgeordnet|gesandt|beamt|bevollmächtigt|delegiert|"
    r"angestellt|sachverständig))(?P<ending>e|er|en|em)?",
    re.IGNORECASE,
)


def is_role_adjective(word: str) -> bool:
    """Whether a lower-case word is an adjective that stands before offices (`früherer`)."""
    match = _ADJECTIVE.fullmatch(word) if word.islower() else None
    if match is None:
        return False
    stem = match["stem"]
    return stem in _STEMS or stem.endswith(("isch", "politisch", "deutsch"))


def nominative(words: tuple[str, ...], head: int, article: str, lexicon: Lexicon) -> str:
    """A role phrase as it would stand by itself, its noun at index `head`.

    `article` is the word before the phrase; with adjectival nouns (`Beauftragte`) it tells the
    gender. What the rules do not reach stays as written.
    """
    noun, feminine = _noun(words[head], article, lexicon)
    before = [_adjective(word, feminine=feminine) for word in words[:head]]
    return " ".join([*before, noun, *words[head + 1 :]])


def _noun(word: str, article: str, lexicon: Lexicon) -> tuple[str, bool]:
    adjectival = _ADJECTIVAL_NOUN.fullmatch(word)
    if adjectival:
        feminine = _is_feminine(article, adjectival["ending"] or "")
        return adjectival["stem"] + ("e" if feminine else "er"), feminine
    base = role_base(word, lexicon) or word
    return base, base.endswith("in") and role_base(base.removesuffix("in"), lexicon) is not None


def _is_feminine(article: str, ending: str) -> bool:
    """The gender of an adjectival noun: `der Beauftragte` he, `der Beauftragten` her, `die` and
    none with -e her, everything else he."""
    if article in {"die", "eine", "ihre", "seine", "keine"}:
        return True
    if article in {"der", "einer", "zur", "ihrer", "seiner"}:
        return ending == "en"
    return ending == "e" and article not in {"das", "ein"}


def _adjective(word: str, *, feminine: bool) -> str:
    lower = word.islower() or is_role_adjective(word.lower())
    match = _ADJECTIVE.fullmatch(word) if lower else None
    if match is None or (word[0].isupper() and word.endswith("er") and not lower):
        return word
    return match["stem"] + ("e" if feminine else "er")
