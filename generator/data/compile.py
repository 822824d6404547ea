"""Compiles the shipped authority: `python -m generator.data.compile --sources DIR`.

Reads the source tables in DIR, those in the packages of the extra `authority`, and the curated
tables beside this file; writes `authority.json.gz` and `lexicon.json.gz`. The same sources give
the same bytes.
"""

from __future__ import annotations

import dataclasses
import gzip
from collections import Counter
from pathlib import Path

import click

from generator.authority.lexicon import Lexicon
from generator.authority.shipped import ENTITIES, WORDS
from generator.data.compiling import curated
from generator.data.compiling.cities import cities
from generator.data.compiling.countries import countries
from generator.data.compiling.organisations import (
    companies,
    events,
    institutions,
    organisations,
    places,
    small_parties,
)
from generator.data.compiling.persons import persons
from generator.data.compiling.sources import Sources, canonical, read_sources
from generator.data.compiling.words import lexicon
from generator.errors import AuthorityError, DepescheError
from generator.model.entity import Entity


def entities(sources: Sources, folder: Path = curated.FOLDER) -> list[Entity]:
    """Every entity of the shipped authority, by id; AuthorityError where two share one."""
    nations = countries(sources, {row["iso"]: row for row in curated.rows("countries", folder)})
    regions = places(curated.rows("places", folder), nations)
    taken = {entity.id for entity in (*nations.values(), *regions)}
    # GeoNames has codes that ISO has not: XK.
    homes = dict(nations)
    homes.update(("XK", region) for region in regions if region.name == "Kosovo")
    exonyms = {(row["geonames"], row["iso"]): row for row in curated.rows("cities", folder)}
    kept = frozenset(curated.phrases("boroughs", folder))
    towns, capitals = cities(sources, exonyms, kept, homes, taken)
    states = [
        dataclasses.replace(country, capital=capitals.get(iso)) for iso, country in nations.items()
    ]
    bodies = organisations(curated.rows("organisations", folder), sources, nations, taken)
    bodies += small_parties(sources, nations, bodies)
    bodies += institutions(sources, nations, bodies)
    firms = {row["source"]: row for row in curated.rows("companies", folder)}
    bodies = companies(sources, firms, nations, bodies)
    known = taken | {entity.id for entity in (*towns, *bodies)}
    people = persons(curated.rows("persons", folder), sources, nations, known)
    happenings = events(curated.rows("events", folder))
    every = [*states, *regions, *towns, *bodies, *people, *happenings]
    twice = [id_ for id_, count in Counter(entity.id for entity in every).items() if count > 1]
    if twice:
        raise AuthorityError(
            f"two entities have one id: {', '.join(sorted(twice))}",
            remedy="Give one of them another slug in the curated tables.",
        )
    return sorted(every, key=lambda entity: entity.id)


def packed(records: object) -> bytes:
    """The records as they are shipped: canonical JSON, gzipped without time or file name."""
    return gzip.compress(canonical(records), 9, mtime=0)


def entity_record(entity: Entity) -> dict[str, object]:
    """The entity as JSON keeps it: fields that have their default value are left out."""
    record: dict[str, object] = {}
    for field in dataclasses.fields(entity):
        value = getattr(entity, field.name)
        if field.default is dataclasses.MISSING or value != field.default:
            record[field.name] = _plain(value)
    return record


def words_record(words: Lexicon) -> dict[str, object]:
    """The word lists as JSON keeps them, each in code point order."""
    return {field.name: sorted(getattr(words, field.name)) for field in dataclasses.fields(words)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) not in ("", None)
        }
    return value


@click.command()
@click.option(
    "--sources",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds the source tables named in SOURCES.md.",
)
@click.option(
    "--out",
    default=Path(__file__).resolve().parent,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the compiled files go; the package's own data folder otherwise.",
)
def main(folder: Path, out: Path) -> None:
    """Compile the shipped authority anew."""
    try:
        every = entities(read_sources(folder))
    except DepescheError as error:
        raise click.ClickException(str(error)) from error
    words = lexicon(every)
    for name, records in (
        (ENTITIES, [entity_record(entity) for entity in every]),
        (WORDS, words_record(words)),
    ):
        raw = packed(records)
        (out / name).write_bytes(raw)
        click.echo(f"{name}: {len(raw):,} bytes")
    counts = Counter(entity.type for entity in every)
    click.echo(", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
