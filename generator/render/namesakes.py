"""Names that several bear: a page for each, which tells them apart, and the list of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, page_path, slugify
from generator.model.page import ListFront, Page, Section
from generator.render.entity_wording import entity_wording
from generator.render.leaf import Leaf
from generator.render.parts import part_path, pieces_of, split
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape_inline, link, relative

NAMES = page_path("names/index.md")
NAMES_A_PAGE = 300


@dataclass(frozen=True, slots=True)
class Name:
    """A name and those who bear it, the most mentioned first."""

    text: str
    page: PagePath
    bearers: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """All names with more than one bearer in the archive, and those of each entity."""

    names: tuple[Name, ...] = ()
    of_entity: Mapping[EntityId, tuple[Name, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, site: SiteMap) -> Namesakes:
        """The shared names: whole names, aliases, and people's surnames."""
        bearers: defaultdict[str, set[EntityId]] = defaultdict(set)
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for record in site.archive.entities.values():
            for text in _names(record):
                slug = slugify(text)
                bearers[slug].add(record.id)
                written[slug][text] += 1
        names = []
        of_entity: defaultdict[EntityId, list[Name]] = defaultdict(list)
        for slug in sorted(slug for slug, ids in bearers.items() if len(ids) > 1):
            forms = written[slug]
            name = Name(
                min(forms, key=lambda text: (-forms[text], text)),
                page_path(f"names/{'index-' if slug == 'index' else ''}{slug}.md"),
                tuple(sorted(bearers[slug], key=lambda entity: (-_count(entity, site), entity))),
            )
            names.append(name)
            for entity in name.bearers:
                of_entity[entity].append(name)
        return cls(tuple(names), {entity: tuple(found) for entity, found in of_entity.items()})


def _names(record: Entity) -> set[str]:
    """What an entity may be called by itself."""
    names = {record.name, *record.aliases}
    if record.type == "person":
        names.add(record.name.rpartition(" ")[2])
    return {name for name in names if name}


def _count(entity: EntityId, site: SiteMap) -> int:
    return len(site.archive.appearances.get(entity, ()))


def namesakes_line(names: Sequence[Name], path: PagePath, site: SiteMap) -> str:
    """Of an entity's page: the names others bear too, each a link to who they are."""
    if not names:
        return ""
    links = ", ".join(link(name.text, relative(path, name.page)) for name in names)
    return f"*{entity_wording(site.wording.language).namesakes}: {links}*"


def name_leaves(namesakes: Namesakes) -> Iterator[Leaf]:
    """A page for each shared name, and the list of them; none where no name is shared."""
    for name in namesakes.names:
        yield Leaf(f"name {name.page}", partial(_name_page, name), name)
    if namesakes.names:
        yield Leaf("names", partial(_name_list, namesakes), whole=True)


def _name_page(name: Name, site: SiteMap) -> tuple[Page]:
    words = entity_wording(site.wording.language)
    blocks = [f"# {escape_inline(name.text)}", words.names_of, _bearers(name, site)]
    section = Section("name-bearers", "\n\n".join(blocks))
    return (Page(name.page, ListFront(name.text, "name"), (section,)),)


def _name_list(namesakes: Namesakes, site: SiteMap) -> Iterator[Page]:
    words = entity_wording(site.wording.language)
    pieces: list[Sequence[str]] = []
    for number, piece in enumerate(pieces_of(namesakes.names, NAMES_A_PAGE), start=1):
        path = part_path(NAMES, number)
        rows = []
        for name in piece:
            who = ", ".join(site.archive.entities[entity].name for entity in name.bearers)
            rows.append(f"- {link(name.text, relative(path, name.page))} · {escape_inline(who)}")
        head = [f"# {words.names}", words.names_lead] if number == 1 else []
        pieces.append([*head, "\n".join(rows)])
    language = tie_wording(site.wording.language)
    yield from split(NAMES, (words.names, "index"), "index-names", pieces, language)


def _bearers(name: Name, site: SiteMap) -> str:
    rows = []
    for entity in name.bearers:
        record = site.archive.entities[entity]
        what = f" – {escape_inline(record.description)}" if record.description else ""
        kind = site.wording.entities[record.type]
        count = counted(site.wording.story_count, _count(entity, site))
        rows.append(f"- {site.entity_link(name.page, entity)}{what} · {kind} · {count}")
    return "\n".join(rows)
