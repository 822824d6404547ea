"""The Snowball stemmers for German and English; the engine's `stems.js` is their twin.

The algorithms are those of Snowball 3 (https://snowballstem.org/algorithms/), without the steps
for apostrophes, which part words here. They are written out because both sides must agree to the
letter, and because the engine may load no foreign code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from generator.site.index.words import fold

_DE_VOWELS = "aeiouyäöü"
_DE_REGION = re.compile(rf"[^{_DE_VOWELS}]*[{_DE_VOWELS}]+[^{_DE_VOWELS}]")
_DE_BETWEEN = re.compile(rf"([{_DE_VOWELS}])([uy])([{_DE_VOWELS}])")
_DE_SPELLING = re.compile(r"qu|ae|oe|ue|ß")
_DE_SPELT = {"ae": "ä", "oe": "ö", "ue": "ü", "ß": "ss", "qu": "qu"}
_DE_FIRST = re.compile(r"(erinnen|erin|ern|lns|em|en|er|es|ln|e|s)$")
_DE_SECOND = re.compile(r"(est|en|er|et|st)$")
_DE_THIRD = re.compile(r"(lich|isch|heit|keit|end|ung|ig|ik)$")
_DE_KEPT_ET = re.compile(r"(tick|plan|geordn|intern|tr)$")


def german(word: str) -> str:
    """The German stem of a word in small letters."""
    word = _DE_BETWEEN.sub(lambda found: found[1] + found[2].upper() + found[3], word)
    word = _DE_SPELLING.sub(lambda found: _DE_SPELT[found[0]], word)
    first, second = _regions(_DE_REGION, word, 3)
    for step in (_german_first, _german_second):
        word = step(word, first)
    word = _german_third(word, first, second)
    return word.lower().translate(_TO_BASE)


_TO_BASE = str.maketrans("äöü", "aou")


def _regions(pattern: re.Pattern[str], word: str, least: int) -> tuple[int, int]:
    """Where the regions R1 and R2 begin; the word's length where there is none."""
    size = len(word)
    found = pattern.match(word) if size >= least else None
    if found is None:
        return size, size
    again = pattern.match(word, found.end())
    return max(found.end(), least), again.end() if again else size


def _german_first(word: str, region: int) -> str:
    found = _DE_FIRST.search(word)
    if found is None or found.start() < region:
        return word
    suffix, stem = found[1], word[: found.start()]
    if suffix in ("ln", "lns"):
        return stem + "l"
    if suffix == "s":
        return stem if stem[-1:] in tuple("bdfghklmnrt") else word
    if suffix == "em" and stem.endswith("syst"):
        return word
    if suffix in ("e", "en", "es") and stem.endswith("niss"):
        return stem[:-1]
    return stem


def _german_second(word: str, region: int) -> str:
    found = _DE_SECOND.search(word)
    if found is None or found.start() < region:
        return word
    suffix, stem = found[1], word[: found.start()]
    if suffix == "st":
        return stem if len(stem) >= 4 and stem[-1] in "bdfghklmnt" else word
    if suffix == "et":
        kept = stem[-1:] not in tuple("Udfgklmnrstzä") or _DE_KEPT_ET.search(stem)
        return word if kept else stem
    return stem


def _german_third(word: str, first: int, second: int) -> str:
    found = _DE_THIRD.search(word)
    if found is None or found.start() < second:
        return word
    suffix, stem = found[1], word[: found.start()]
    if suffix in ("end", "ung"):
        inner = len(stem) - 2
        if stem.endswith("ig") and not stem.endswith("eig") and inner >= second:
            return stem[:-2]
    elif suffix in ("ig", "ik", "isch"):
        return word if stem.endswith("e") else stem
    elif suffix in ("lich", "heit"):
        if stem.endswith(("er", "en")) and len(stem) - 2 >= first:
            return stem[:-2]
    else:
        for inner_suffix in ("lich", "ig"):
            if stem.endswith(inner_suffix) and len(stem) - len(inner_suffix) >= second:
                return stem[: -len(inner_suffix)]
    return stem


_EN_REGION = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_EN_PREFIX = re.compile(r"gener|commun|arsen|past|univers|later|emerg|organ|inter")
_EN_SHORT = re.compile(r"(^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY]|^past)$")
_EN_VOWEL = re.compile(r"[aeiouy]")
_EN_PAST = re.compile(r"(eedly|ingly|edly|eed|ing|ed)$")
_EN_DOUBLE = re.compile(r"(bb|dd|ff|gg|mm|nn|pp|rr|tt)$")
_EN_WHOLE = MappingProxyType(
    {
        **dict.fromkeys(("skis",), "ski"),
        "skies": "sky", "idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli",
        "only": "onli", "singly": "singl",
        **{word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")},
    }
)  # fmt: skip
_EN_SECOND = (
    ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"),
    ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
    ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"),
    ("iviti", "ive"), ("fulli", "ful"), ("ogist", "og"), ("enci", "ence"), ("anci", "ance"),
    ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ("ogi", "og"), ("li", ""),
)  # fmt: skip
_EN_THIRD = (
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
    ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
)  # fmt: skip
_EN_FOURTH = re.compile(
    r"(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$"
)


def english(word: str) -> str:
    """The English stem of a word in small letters (Porter's second algorithm)."""
    if word in _EN_WHOLE:
        return _EN_WHOLE[word]
    if len(word) < 3:
        return word
    word = re.sub(r"^y|(?<=[aeiouy])y", "Y", word)
    first, second = _english_regions(word)
    word = _english_plural(word)
    word = _english_past(word, first)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in "aeiouy":
        word = word[:-1] + "i"
    word = _english_second(word, first)
    word = _english_third(word, first, second)
    word = _english_fourth(word, second)
    return _english_last(word, first, second).lower()


def _english_regions(word: str) -> tuple[int, int]:
    special = _EN_PREFIX.match(word)
    found = special or _EN_REGION.match(word)
    if found is None:
        return len(word), len(word)
    again = _EN_REGION.match(word, found.end())
    return found.end(), again.end() if again else len(word)


def _english_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("us", "ss")) or not word.endswith("s"):
        return word
    return word[:-1] if _EN_VOWEL.search(word[:-2]) else word


def _english_past(word: str, region: int) -> str:
    found = _EN_PAST.search(word)
    if found is None:
        return word
    suffix, stem = found[1], word[: found.start()]
    if suffix in ("eed", "eedly"):
        kept = len(stem) < region or stem in ("proc", "exc", "succ")
        return word if kept else stem + "ee"
    if suffix == "ing" and re.fullmatch(r"[^aeiouy]y", stem):
        return stem[0] + "ie"
    kept = suffix == "ing" and stem in ("inn", "out", "cann", "herr", "earr", "even")
    return word if kept or not _EN_VOWEL.search(stem) else _english_ended(stem, region)


def _english_ended(stem: str, region: int) -> str:
    """What a stem ends in once `ed` or `ing` is off."""
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if _EN_DOUBLE.search(stem):
        return stem if len(stem) == 3 and stem[0] in "aeo" else stem[:-1]
    short = region >= len(stem) and _EN_SHORT.search(stem)
    return stem + "e" if short else stem


def _english_second(word: str, region: int) -> str:
    for suffix, instead in _EN_SECOND:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            if len(stem) < region or (suffix == "ogi" and not stem.endswith("l")):
                return word
            if suffix == "li" and stem[-1:] not in tuple("cdeghkmnrt"):
                return word
            return stem + instead
    return word


def _english_third(word: str, first: int, second: int) -> str:
    for suffix, instead in _EN_THIRD:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            start = second if suffix == "ative" else first
            return stem + instead if len(stem) >= start else word
    return word


def _english_fourth(word: str, region: int) -> str:
    found = _EN_FOURTH.search(word)
    if found is None or found.start() < region:
        return word
    stem = word[: found.start()]
    return word if found[1] == "ion" and stem[-1:] not in tuple("st") else stem


def _english_last(word: str, first: int, second: int) -> str:
    stem = word[:-1]
    if word.endswith("e"):
        delete = len(stem) >= second or (len(stem) >= first and not _EN_SHORT.search(stem))
        return stem if delete else word
    if word.endswith("ll") and len(stem) >= second:
        return stem
    return word


STEMMERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"de": cache(german), "en": cache(english)}
)
"""The stemmers by language (ISO 639-1)."""


def stem(word: str, language: str) -> str:
    """The stem of a lowered word; numbers and words of other languages keep their form."""
    if word[0].isdigit():
        return word
    if language == "en":
        return STEMMERS["en"](fold(word))
    return STEMMERS.get(language, STEMMERS["de"])(word)
