"""Persons: office holders of the project's own list, German politicians, US legislators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.data.compiling.countries import place_of, unique
from generator.data.compiling.curated import Row
from generator.data.compiling.sources import Labelled, Legislator, Sources, every, first
from generator.errors import AuthorityError
from generator.model.entity import AuthorityId, Entity, Tenure
from generator.model.ids import EntityId, entity_id, slugify

_WELL_KNOWN, _ALIVE, _DEAD, _ABROAD = 1_000, 20, 10, 5
_PARTIES = {"Democrat": "Demokraten", "Republican": "Republikaner", "Independent": "parteilos"}
_OFFICES = {"sen": "Senator", "rep": "Mitglied des Repräsentantenhauses"}


def persons(
    rows: Iterable[Row],
    sources: Sources,
    countries: Mapping[str, Entity],
    known: set[EntityId],
) -> list[Entity]:
    """All persons. A curated one takes the id of the record with its name and year of birth."""
    records = [record for record in sources.persons if first(record.label) != record.id]
    bearers = Counter(_name(record) for record in records)
    merged: dict[str, Entity] = {}
    found: list[Entity] = []
    for row in rows:
        matching = [record for record in records if _is(record, row, bearers)]
        if len(matching) > 1:
            raise AuthorityError(
                f"two records have the name {row['name']} and the year {row['born']}",
                file="curated/persons.tsv",
                place=row["name"],
                remedy="Leave the year of birth empty: then no id is taken.",
            )
        person = _curated(row, matching[0] if matching else None, countries, known)
        found.append(person)
        if matching:
            merged[matching[0].id] = person
    left = [record for record in records if record.id not in merged]
    used = {person.id for person in found}
    shared = Counter(slugify(_name(record)) for record in left)
    names = Counter(first(record.label) for record in records)
    for record in sorted(left, key=lambda record: (len(record.id), record.id)):
        id_ = _free(record, used, shared)
        used.add(id_)
        found.append(_politician(record, id_, names, countries))
    for legislator in sources.legislators:
        person = _legislator(legislator, countries, used)
        used.add(person.id)
        found.append(person)
    return found


def _is(record: Labelled, row: Row, bearers: Mapping[str, int]) -> bool:
    """Whether a record is the person of a curated row: of one name, and of one year of birth; a
    German whose row states none, if one record alone has the name."""
    if _name(record) != row["name"]:
        return False
    if row["born"]:
        return first(record.birthDate)[:4] == row["born"]
    return row["country"] == "DE" and bearers[row["name"]] == 1


def _curated(
    row: Row, record: Labelled | None, countries: Mapping[str, Entity], known: set[EntityId]
) -> Entity:
    aliases = [*row.several("aliases"), *row.several("alone")]
    ids = (AuthorityId("wikidata", record.id, "optv-persons"),) if record else ()
    return Entity(
        id=entity_id("person", row["slug"] or slugify(row["name"])),
        name=row["name"],
        aliases=unique(aliases, row["name"]),
        description=row["description"],
        ids=ids,
        tenures=tuple(_tenure(cell, row, countries, known) for cell in row.several("tenures")),
        country=place_of(row["country"], countries, known),
        weight=_WELL_KNOWN,
        born=row["born"],
    )


def _tenure(cell: str, row: Row, countries: Mapping[str, Entity], known: set[EntityId]) -> Tenure:
    parts = [part.strip() for part in cell.split(",")]
    if len(parts) != 4 or not parts[0]:
        raise AuthorityError(
            f"not an office: {cell!r}",
            file="curated/persons.tsv",
            place=row["name"],
            remedy="Write role, country or organisation, start, end; the last three may be empty.",
        )
    role, of, start, end = parts
    return Tenure(role=role, of=place_of(of, countries, known), start=start, end=end)


def _name(record: Labelled) -> str:
    return re.sub(r" \([^)]*\)$", "", first(record.label))


def _free(record: Labelled, used: set[EntityId], shared: Mapping[str, int]) -> EntityId:
    """A slug of the name; where several share it, each has its year of birth, else its id."""
    slug = slugify(_name(record))
    id_ = entity_id("person", slug)
    if shared[slug] == 1 and id_ not in used:
        return id_
    born = first(record.birthDate)[:4]
    dated = entity_id("person", f"{slug}-{born or record.id.lower()}")
    return dated if dated not in used else entity_id("person", f"{slug}-{record.id.lower()}")


def _politician(
    record: Labelled, id_: EntityId, names: Mapping[str, int], countries: Mapping[str, Entity]
) -> Entity:
    name = _name(record)
    surname = name.split()[-1]
    aliases = [
        alias
        for alias in every(record.altLabel)
        # Other forms of the full name: a bare surname means nobody by itself, and pen names and
        # names by birth are those of other people as well.
        if re.fullmatch(r"[^\W\d_][\w.’'-]+(?: [\w.’'-]+){1,3}", alias)
        and alias.endswith(surname)
        and alias not in names
    ]
    return Entity(
        id=id_,
        name=name,
        aliases=unique(aliases, name),
        description=first(record.abstract),
        ids=(AuthorityId("wikidata", record.id, "optv-persons"),),
        country=countries["DE"].id if "DE" in countries else None,
        weight=_DEAD if first(record.dateOfDeath) else _ALIVE,
        born=first(record.birthDate)[:4],
    )


def _legislator(
    legislator: Legislator, countries: Mapping[str, Entity], used: set[EntityId]
) -> Entity:
    plain = f"{legislator.name.nickname or legislator.name.first} {legislator.name.last}"
    name = re.sub(r" \([^)]*\)$", "", legislator.id.wikipedia) or plain
    term = legislator.terms[-1]
    id_ = entity_id("person", slugify(name))
    if id_ in used:
        id_ = entity_id("person", f"{slugify(name)}-us-{term.state.lower()}")
    official = re.sub(r",? [JS]r\.?$", "", legislator.name.official_full)
    formal = [] if set(official) & set('("') else [official]
    office = _OFFICES.get(term.type, term.type)
    starts = [one.start for one in legislator.terms if one.type == term.type]
    party = _PARTIES.get(term.party, term.party)
    country = countries["US"].id if "US" in countries else None
    return Entity(
        id=id_,
        name=name,
        aliases=unique([plain, *formal, f"{legislator.name.first} {legislator.name.last}"], name),
        description=f"{office} der USA ({party}, {term.state})",
        ids=(AuthorityId("wikidata", legislator.id.wikidata, "us-legislators"),)
        if legislator.id.wikidata
        else (),
        tenures=(Tenure(role=office, of=country, start=starts[0]),),
        country=country,
        weight=_ABROAD,
        born=legislator.bio.birthday[:4],
    )
