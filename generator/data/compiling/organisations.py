"""Places, events and organisations of the project's own lists, parties, and listed companies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.data.compiling.countries import place_of, stems, unique
from generator.data.compiling.curated import Row
from generator.data.compiling.sources import Labelled, Sources, Stock, first
from generator.errors import AuthorityError
from generator.model.entity import AuthorityId, Entity
from generator.model.ids import EntityId, entity_id, slugify

# How press names order where companies or small parties share a name with something well known.
_WELL_KNOWN, _LISTED, _SMALL = 1_000, 100, 1
_LEGAL_FORM = re.compile(
    r",? (?:Inc\.?|Corporation|Corp\.?|(?:& )?Company|Co\.|Companies|plc|PLC|Ltd\.?|Limited"
    r"|N\.V\.|S\.A\.|SE|AG|SE & Co\. KGaA|KGaA|Group|Holdings?|Incorporated|& Co\.?)$"
)
_GND = re.compile(r"\d+-?[\dX]")
_INSTITUTION = re.compile(
    r"Universität|Gedenkstätte|Stiftung|Staatsarchiv|Nationalmuseum|Max-Planck-Institut"
    r"|Akademie der|Leibniz-Institut|Deutsches "
)
_PART_OF_ONE = re.compile(r"[Bb]ibliothek|,|der Universität|der Technischen Universität")
_NO_PARTY = {
    "Parteiloser",
    "parteilos",
    "fraktionsloser Abgeordneter",
    # No names one could find in a text, or not of a party.
    "Teil der Verwaltung der Nationalsozialistischen Deutschen Arbeiterpartei",
    "Demokratische Sozialisten",
    "Freundeskreis Reichsführer-SS",
    "Znak",
    "mut",
}


def places(rows: Iterable[Row], countries: Mapping[str, Entity]) -> list[Entity]:
    """Historic states, regions, waters and sights of the curated table; they carry no ids."""
    found: list[Entity] = []
    ids = {country.id for country in countries.values()}
    for row in rows:
        name = row["name"]
        found.append(
            Entity(
                id=entity_id("place", row["slug"]),
                name=name,
                aliases=unique([*row.several("aliases"), name.partition(" (")[0]], name),
                stems=stems(row),
                description=row["description"],
                country=place_of(row["country"], countries, ids),
                weight=int(row["weight"]),
            )
        )
    return found


def events(rows: Iterable[Row]) -> list[Entity]:
    """Events of the curated table; they carry no ids."""
    return [
        Entity(
            id=entity_id("event", row["slug"]),
            name=row["name"],
            aliases=unique([*row.several("aliases")], row["name"]),
            description=row["description"],
            weight=_WELL_KNOWN,
        )
        for row in rows
    ]


def organisations(
    rows: Iterable[Row],
    sources: Sources,
    countries: Mapping[str, Entity],
    known: set[EntityId],
) -> list[Entity]:
    """The curated organisations; one takes the ids of the source record with its label."""
    labels = _ids_by_label(sources)
    found: list[Entity] = []
    for row in rows:
        name = row["name"]
        if row["label"] and row["label"] not in labels:
            raise AuthorityError(
                f"no source table lists the label {row['label']!r}",
                file="curated/organisations.tsv",
                place=name,
                remedy="Leave the label empty, or write it as the table does.",
            )
        found.append(
            Entity(
                id=entity_id("organisation", row["slug"]),
                name=name,
                aliases=unique([*row.several("aliases"), name.partition(" (")[0]], name),
                description=row["description"],
                ids=labels[row["label"]] if row["label"] else (),
                country=place_of(row["country"], countries, known),
                weight=_WELL_KNOWN,
            )
        )
    return found


def small_parties(
    sources: Sources, countries: Mapping[str, Entity], taken: Iterable[Entity]
) -> list[Entity]:
    """The parties of the source table that the curated list does not name already.

    Records without a label of their own (it repeats the id) and stand-ins for "no party" are
    left out, and so are short forms: most (`AUF`, `BIP`, `mut`) mean something else.
    """
    have = {id_.value for entity in taken for id_ in entity.ids}
    used = {entity.id for entity in taken}
    found: list[Entity] = []
    for party in sorted(sources.parties, key=lambda party: (len(party.id), party.id)):
        name = first(party.label)
        if name == party.id or name in _NO_PARTY or party.id in have:
            continue
        id_ = entity_id("organisation", slugify(name))
        if id_ in used:
            id_ = entity_id("organisation", f"{slugify(name)}-{party.id.lower()}")
        used.add(id_)
        found.append(
            Entity(
                id=id_,
                name=name,
                description=first(party.abstract) or "Partei",
                ids=(AuthorityId("wikidata", party.id, "optv-parties"),),
                country=countries["DE"].id if "DE" in countries else None,
                weight=_SMALL,
            )
        )
    return found


def institutions(
    sources: Sources, countries: Mapping[str, Entity], taken: Iterable[Entity]
) -> list[Entity]:
    """Universities, memorials, museums and the like that have a GND id, of several words each."""
    used = {entity.id for entity in taken}
    rows: dict[str, Mapping[str, str]] = {}
    for row in sources.institutions:
        name = row["?itemLabel"]
        if (
            _GND.fullmatch(row["?gndId"])
            and _INSTITUTION.search(name)
            and not _PART_OF_ONE.search(name)
        ):
            rows.setdefault(name, row)
    labels = _ids_by_label(sources)
    found: list[Entity] = []
    for name, row in sorted(rows.items()):
        id_ = entity_id("organisation", slugify(name))
        if id_ in used or " " not in name:
            continue
        used.add(id_)
        german = row["?isil"].startswith("DE-") and "DE" in countries
        found.append(
            Entity(
                id=id_,
                name=name,
                description="Einrichtung",
                ids=labels[name],
                country=countries["DE"].id if german else None,
                weight=_SMALL,
            )
        )
    return found


def companies(
    sources: Sources,
    curated: Mapping[str, Row],
    countries: Mapping[str, Entity],
    bodies: Iterable[Entity],
) -> list[Entity]:
    """`bodies` with the listed companies, named as the press does: without legal form.

    `curated` gives page name and aliases by the name in the source; `-` leaves a company out: it
    is a second class of one company's shares, or no name one could find in a text. A company that
    the curated organisations have already lends them its numbers.
    """
    found = {entity.id: entity for entity in bodies}
    stocks = (*sources.german_stocks, *sources.american_stocks, *sources.foreign_stocks)
    listed: set[EntityId] = set()
    for stock in stocks:
        row = curated.get(stock.name)
        if row and row["name"] == "-":
            continue
        name = row["name"] if row else without_legal_form(stock.name)
        id_ = entity_id("organisation", slugify(name))
        if id_ in listed:
            continue
        listed.add(id_)
        ids = _stock_ids(stock, sources)
        if id_ in found:
            known = found[id_]
            found[id_] = replace(known, ids=(*known.ids, *ids))
            continue
        aliases = unique([*(row.several("aliases") if row else ()), _bare(stock.name)], name)
        found[id_] = Entity(
            id=id_,
            name=name,
            aliases=aliases,
            description=f"Unternehmen ({stock.index.replace('_', ' ')})",
            ids=ids,
            country=countries[stock.country].id if stock.country in countries else None,
            weight=_LISTED,
        )
    shared = _shared_ids(found.values())
    return [_without(entity, shared) for entity in found.values()]


def _shared_ids(bodies: Iterable[Entity]) -> frozenset[AuthorityId]:
    """Numbers that a table gives to two companies: one of them is wrong, and nobody knows which."""
    counts = Counter(id_ for entity in bodies for id_ in entity.ids if id_.scheme == "isin")
    return frozenset(id_ for id_, count in counts.items() if count > 1)


def _without(entity: Entity, ids: frozenset[AuthorityId]) -> Entity:
    if ids.isdisjoint(entity.ids):
        return entity
    return replace(entity, ids=tuple(id_ for id_ in entity.ids if id_ not in ids))


def without_legal_form(name: str) -> str:
    """A company's name as the press writes it: `Adobe Inc.` -> `Adobe`."""
    short = _bare(name)
    for _ in range(2):  # Some stand twice: Garmin Holdings Ltd.
        short = _LEGAL_FORM.sub("", short)
    return short or name


def _bare(name: str) -> str:
    """The name without a share class or another bracket."""
    return re.sub(r" \([^)]*\)$", "", name).removeprefix("The ")


def _stock_ids(stock: Stock, sources: Sources) -> tuple[AuthorityId, ...]:
    version = sources.packages.get("pytickersymbols", "")
    ids = []
    if stock.isin:
        ids.append(AuthorityId("isin", stock.isin, f"pytickersymbols {version}".strip()))
    if stock.cik:
        # A CIK has ten digits; the table leaves leading zeros out.
        ids.append(AuthorityId("cik", stock.cik.zfill(10), "sp500"))
    return tuple(ids)


def _ids_by_label(sources: Sources) -> dict[str, tuple[AuthorityId, ...]]:
    found: dict[str, dict[AuthorityId, None]] = {}
    tables: tuple[tuple[str, tuple[Labelled, ...]], ...] = (
        ("optv-factions", sources.groups),
        ("optv-parties", sources.parties),
    )
    for institution in sources.institutions:
        item = institution["?item"].rpartition("/")[2]
        ids = found.setdefault(institution["?itemLabel"], {})
        for scheme, value in (
            ("wikidata", item),
            ("isil", institution["?isil"]),
            ("gnd", institution["?gndId"]),
        ):
            # Where a row has no GND id, another scheme's stands in its place.
            if value and (scheme != "gnd" or _GND.fullmatch(value)):
                ids[AuthorityId(scheme, value, "wikidata-isil-gnd")] = None
    for source, table in tables:
        for record in table:
            # A party's own label decides, whatever an institution of that name has.
            found[first(record.label)] = {AuthorityId("wikidata", record.id, source): None}
    return {label: tuple(ids) for label, ids in found.items()}
