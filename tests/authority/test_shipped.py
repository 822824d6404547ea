from __future__ import annotations

import re
import unicodedata
from importlib import resources

import pytest

from generator.authority import Authority
from generator.authority.shipped import ENTITIES, WORDS, shipped
from generator.model.ids import entity_id, parse_entity_id

SCHEMES = {
    "wikidata": r"Q[1-9]\d*",
    "geonames": r"[1-9]\d*",
    "iso3166-1": r"[A-Z]{2}",
    "isin": r"[A-Z]{2}[A-Z0-9]{9}\d",
    "cik": r"\d{10}",
    "gnd": r"\d+-?[\dX]",
    "isil": r"[A-Za-z]{1,6}-[\w/:-]+",
}
EDTF = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?|\d{4}-\d{2}-\d{2}")


def test_it_is_read_once() -> None:
    assert shipped() is shipped()


def test_every_id_is_a_valid_entity_id(authority: Authority) -> None:
    for entity in authority:
        assert parse_entity_id(entity.id) == entity.id
        assert len(entity.id) <= 90


def test_every_authority_id_has_a_source_and_the_form_of_its_scheme(authority: Authority) -> None:
    for entity in authority:
        for given in entity.ids:
            assert given.source, entity
            assert re.fullmatch(SCHEMES[given.scheme], given.value), entity


@pytest.mark.parametrize("scheme", ["wikidata", "geonames", "iso3166-1", "isin", "cik"])
def test_no_two_entities_share_an_authority_id(authority: Authority, scheme: str) -> None:
    owners: dict[str, str] = {}
    for entity in authority:
        for given in entity.ids:
            if given.scheme == scheme:
                assert owners.setdefault(given.value, entity.id) == entity.id


def test_curated_entities_without_a_table_have_no_id(authority: Authority) -> None:
    for id_ in ("places/ddr", "organisations/nato", "people/wladimir-putin"):
        assert authority.entities[parse_entity_id(id_)].ids == ()


def test_isins_have_a_right_check_digit(authority: Authority) -> None:
    isins = [given.value for entity in authority for given in entity.ids if given.scheme == "isin"]
    assert len(isins) > 60
    for isin in isins:
        digits = "".join(str(int(letter, 36)) for letter in isin)
        doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
        assert sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0, isin


def test_names_are_clean(authority: Authority) -> None:
    for entity in authority:
        names = (entity.name, *entity.aliases)
        assert len(set(names)) == len(names), entity
        for name in names:
            assert name, entity
            assert name == name.strip() == unicodedata.normalize("NFC", name), entity
            assert "  " not in name
            assert not re.fullmatch(r"Q\d+", name), entity


def test_references_lead_to_entities(authority: Authority) -> None:
    for entity in authority:
        references = [entity.country, entity.capital, *(tenure.of for tenure in entity.tenures)]
        for reference in references:
            assert reference is None or reference in authority.entities, entity


def test_offices_have_dates_in_order(authority: Authority) -> None:
    for entity in authority:
        for tenure in entity.tenures:
            assert tenure.role
            assert EDTF.fullmatch(tenure.start), entity
            assert EDTF.fullmatch(tenure.end), entity
            assert not tenure.end or tenure.start <= tenure.end, entity


def test_coordinates_lie_on_the_globe(authority: Authority) -> None:
    found = [entity.coordinates for entity in authority if entity.coordinates]
    assert len(found) > 5_000
    assert all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Brüssel", "places/bruessel"),
        ("Brussels", "places/bruessel"),
        ("Kiew", "places/kiew"),
        ("Kyiv", "places/kiew"),
        ("Moskau", "places/moskau"),
        ("Warschau", "places/warschau"),
        ("Warsaw", "places/warschau"),
        ("Peking", "places/peking"),
        ("Leningrad", "places/st-petersburg"),
        ("Temesvar", "places/temeswar"),
        ("Frankfurt", "places/frankfurt-am-main"),
        ("Halle", "places/halle"),
        ("Wittenberg", "places/wittenberg"),
        ("Brandenburg", "places/brandenburg"),
        ("Washington", "places/washington"),
        ("Luxemburg", "places/luxemburg"),
        ("Moldau", "places/moldau"),
        ("USA", "places/usa"),
        ("Vereinigte Staaten", "places/usa"),
        ("Britain", "places/grossbritannien"),
        ("Bundesrepublik", "places/deutschland"),
        ("DDR", "places/ddr"),
        ("UdSSR", "places/sowjetunion"),
        ("CSSR", "places/tschechoslowakei"),
        ("Westbank", "places/westjordanland"),
        ("Nato", "organisations/nato"),
        ("NATO", "organisations/nato"),
        ("EU", "organisations/eu"),
        ("Warschauer Pakt", "organisations/warschauer-pakt"),
        ("Stasi", "organisations/stasi"),
        ("Neues Forum", "organisations/neues-forum"),
        ("Solidarnosc", "organisations/solidarnosc"),
        ("SPD", "organisations/spd"),
        ("Mauerfall", "events/mauerfall"),
        ("Palast der Republik", "places/palast-der-republik"),
        ("Havel", "people/vaclav-havel"),
        ("Die Grünen", "organisations/gruene"),
        ("Siemens", "organisations/siemens"),
        ("Wladimir Putin", "people/wladimir-putin"),
        ("Wolodymyr Selenski", "people/wolodymyr-selenskyj"),
        ("Lech Walesa", "people/lech-walesa"),
        ("Boris Pistorius", "people/boris-pistorius"),
        ("Chuck Schumer", "people/chuck-schumer"),
    ],
)
def test_the_likeliest_entity_of_a_name(authority: Authority, name: str, expected: str) -> None:
    assert authority.named(name)[0].id == expected


def test_ids_are_those_of_the_tables(authority: Authority) -> None:
    def ids(id_: str) -> dict[str, str]:
        entity = authority.entities[parse_entity_id(id_)]
        return {given.scheme: given.source for given in entity.ids}

    assert ids("places/frankreich") == {
        "wikidata": "country-codes",
        "geonames": "country-codes",
        "iso3166-1": "country-codes",
    }
    assert ids("people/boris-pistorius") == {"wikidata": "optv-persons"}
    assert ids("organisations/spd") == {"wikidata": "optv-parties"}
    assert ids("organisations/siemens").keys() == {"isin"}
    microsoft = ids("organisations/microsoft")
    assert microsoft["cik"] == "sp500"
    assert microsoft["isin"].startswith("pytickersymbols ")
    assert ids("places/kiew").keys() == {"geonames"}


def test_capitals_are_cities_of_their_country(authority: Authority) -> None:
    capitals = [entity for entity in authority if entity.capital]
    assert len(capitals) > 230
    for country in capitals:
        assert country.capital is not None
        assert authority.entities[country.capital].country == country.id
    germany = authority.entities[entity_id("place", "deutschland")]
    assert germany.capital == "places/berlin"


def test_bare_words_mean_nobody(authority: Authority) -> None:
    for word in ("Union", "IN", "Kohl", "Brandt", "Baker", "Der", "Minister", "AUF", "BIP"):
        assert authority.named(word) == (), word


def test_persons_are_found_by_family_name(authority: Authority) -> None:
    assert authority.surnamed("Kohl")[0].id == "people/helmut-kohl"
    assert {person.id for person in authority.surnamed("de Maizière")} == {
        "people/lothar-de-maiziere",
        "people/thomas-de-maiziere",
    }
    assert authority.surnamed("Leyen") == authority.surnamed("von der Leyen")
    assert authority.surnamed("II.") == ()


def test_the_data_stay_small() -> None:
    folder = resources.files("generator.data")
    assert sum(len((folder / name).read_bytes()) for name in (ENTITIES, WORDS)) < 1_000_000
