"""Towns as datelines write them: in capitals, several at once, with a river behind a stroke."""

from __future__ import annotations

import re
import unicodedata

from generator.formats.wordsets import word_set
from generator.model.story import Place

# What stands after a stroke and belongs to the town before it.
_TOWN_TAILS = frozenset(
    {
        "allgäu", "bayern", "donau", "elbe", "harz", "havel", "hessen", "inn", "isar", "lahn",
        "lech", "m.", "main", "mosel", "neckar", "o.", "oberpfalz", "oder", "opf.", "ostsee",
        "pfalz", "rhein", "rhön", "ruhr", "saale", "saar", "sachsen", "sieg", "spree", "taunus",
        "thüringen", "unstrut", "weinstraße", "weinstrasse", "weser", "westfalen", "wümme",
    }
)  # fmt: skip

# Small words within town names, which stay small.
_PARTICLES = frozenset(
    {
        "a.", "am", "an", "auf", "bei", "da", "das", "de", "del", "della", "dem", "den", "der",
        "di", "do", "dos", "du", "en", "i.", "im", "in", "la", "le", "les", "ob", "of", "on",
        "sous", "sul", "sur", "the", "unter", "upon", "v.d.", "vor", "zu", "zum", "zur",
    }
)  # fmt: skip

# Capitals do not tell ß from ss; these towns are written with ß in German.
_SHARP_S = {
    "giessen": "Gießen", "grossenhain": "Großenhain", "hassfurt": "Haßfurt",
    "meissen": "Meißen", "rosslau": "Roßlau", "strassburg": "Straßburg",
    "weissenburg": "Weißenburg", "weissenfels": "Weißenfels", "weisswasser": "Weißwasser",
}  # fmt: skip

# Towns whose names begin with an article.
_WITH_ARTICLE = frozenset({"den haag", "den helder"})
_ACRONYMS = frozenset({"EU", "UN", "UNO", "USA"})
_ARTICLES = word_set(
    """
    von by der die das ein eine einer dem den des the an in im nach bei mit und aus am für auf vor
    wie wenn als von zu zum zur this that it he she they we
    """
)
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*\.?")
_PARENTHESIS = re.compile(r"\((?:[A-ZÄÖÜ][\wäöüß.]{2,14})\)")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_towns(raw: str) -> tuple[Place, ...] | None:
    """The towns of `raw` (`BERLIN/MOSKAU`, `Frankfurt/Main`), None where it names none.

    At most four; each at most five words that begin with a capital or are small words of names.
    """
    towns: list[str] = []
    for part in raw.split("/"):
        if towns and part.strip().casefold() in _TOWN_TAILS:
            towns[-1] = f"{towns[-1]}/{part}"
        else:
            towns.append(part)
    if not towns or len(towns) > 4 or not all(map(_is_town, towns)):
        return None
    return tuple(Place(display_town(town.strip()), town.strip()) for town in towns)


def _is_town(text: str) -> bool:
    words = _PARENTHESIS.sub("", unicodedata.normalize("NFC", text)).replace("/", " ").split()
    if not words or len(words) > 5 or len(text) > 42:
        return False
    if not words[0][0].isupper() and words[0][:2] not in {"'S", "’S", "'s"}:
        return False
    article = words[0].casefold() in _ARTICLES and not (len(words) > 1 and words[0].isupper())
    if article and " ".join(words).casefold() not in _WITH_ARTICLE:
        return False
    return all(
        (_WORD.fullmatch(word.lstrip("'’")) and word.lstrip("'’")[0].isupper())
        or word.casefold() in _PARTICLES
        for word in words
    )


def display_town(raw: str) -> str:
    """A town as readers are used to it, in NFC: `BRÜSSEL` -> `Brüssel`, `Mainz` stays."""
    town = unicodedata.normalize("NFC", raw)
    if any(character.islower() for character in town.replace("ß", "").replace("'s", "")):
        return town
    if town in _ACRONYMS:
        return town
    words = town.split(" ")
    return " ".join(_display_word(word, first=number == 0) for number, word in enumerate(words))


def _display_word(word: str, *, first: bool) -> str:
    small = word.lower()
    if not first and small in _PARTICLES:
        return small
    if re.fullmatch(r"(?:[A-Z]\.){2,}", word):  # an abbreviation: D.C.
        return word
    if small.startswith(("'s-", "’s-")):
        return small[:3] + _capitalised(small[3:])
    return _LETTERS.sub(lambda part: _display_part(part, small), small)


def _display_part(part: re.Match[str], word: str) -> str:
    # Behind a stroke or a hyphen a small word stays small (Saint-Jean-de-Luz), but a name does not.
    if part.start() > 0 and part.group() in _PARTICLES and word[part.start() - 1] == "-":
        return part.group()
    return _SHARP_S.get(part.group(), _capitalised(part.group()))


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
