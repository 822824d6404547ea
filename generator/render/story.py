"""A story's page: the record in its front matter, the text with its links, and the apparatus."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.archive import LinkedStory
from generator.model.ids import FOLDERS, EntityId, PagePath, type_of
from generator.model.marks import LinkedMention
from generator.model.page import (
    DateFront,
    EntitiesFront,
    NoteFront,
    Page,
    QuantityFront,
    QuoteFront,
    RightsFront,
    RoleFront,
    Section,
    SignoffFront,
    SourceFront,
    StoryFront,
    VersionFront,
)
from generator.model.text import Span
from generator.render.entity_wording import entity_wording
from generator.render.paragraphs import passages_section
from generator.render.related import related_section
from generator.render.site_map import SiteMap
from generator.render.source import source_section
from generator.render.threads import thread_section
from generator.render.ties import changes_section, tied
from generator.render.weave import weave
from generator.render.wording import Wording
from generator.store.dialect import escape, escape_inline

# Of very many versions a page names the first, the last and so many on either side of its own: if
# each named all, their pages together would grow with the square of their number.
VERSIONS_AROUND = 10


def story_page(linked: LinkedStory, site: SiteMap) -> Page:
    """The page of one story."""
    path = site.archive.pages[linked.story.id]
    sections = [
        Section("story-head", _head(linked, path, site)),
        Section("story-text", _text(linked, path, site)),
        Section("story-names", _names(linked, path, site)),
        Section("story-versions", _versions(linked, path, site)),
        Section("story-passages", passages_section(linked.story.id, path, site)),
        Section("story-thread", thread_section(linked.story.id, path, site)),
        Section("story-related", related_section(linked.story.id, path, site)),
        Section("story-source", source_section(linked.story, site.wording)),
    ]
    front = tied(story_front(linked), linked.story.id, site)
    return Page(path, front, tuple(section for section in sections if section.markdown))


def story_front(linked: LinkedStory) -> StoryFront:
    """The record of a story."""
    story = linked.story
    by_span = {mention.mention.span: mention.entity for mention in linked.mentions}
    version = story.version
    return StoryFront(
        title=story.title,
        kind=story.kind,
        id=story.id,
        source=SourceFront(
            story.source.file, story.source.index, story.source.format, story.source.sha256
        ),
        guid=story.guid,
        title_source=story.title_source,
        subtitle=story.subtitle,
        kicker=story.kicker,
        date=story.date,
        date_source=story.date_source,
        language=story.language,
        agency=story.agency,
        dateline=tuple(
            entity or place.name
            for place, entity in zip(story.dateline, linked.dateline, strict=True)
        ),
        byline=story.byline,
        signoff=SignoffFront(
            story.signoff.author, story.signoff.desk, story.signoff.editor, story.signoff.raw
        )
        if story.signoff
        else None,
        slugline=story.slugline,
        genre=story.genre,
        keywords=story.keywords,
        subjects=story.subjects,
        urgency=story.urgency,
        embargo=(story.embargo.until or story.embargo.raw) if story.embargo else "",
        version=VersionFront(
            version.number, version.signal or "", version.labels, story.version_created or ""
        ),
        rights=RightsFront(story.rights.holder, story.rights.terms),
        notes=tuple(NoteFront(note.kind, note.text) for note in story.notes),
        links=story.links,
        tickers=story.tickers,
        entities=entities_front(linked.entities),
        roles=tuple(
            RoleFront(entity, role.role, (role.span.start, role.span.end))
            for role in linked.annotations.roles
            if (entity := by_span.get(role.holder)) is not None
        ),
        quotes=tuple(
            QuoteFront(
                text=quote.span.of(story.text),
                kind=quote.kind,
                at=(quote.span.start, quote.span.end),
                speaker=speaker_of(quote.named, linked),
                speaker_text=quote.speaker.of(story.text) if quote.speaker else "",
            )
            for quote in linked.annotations.quotes
        ),
        dates=tuple(
            DateFront(mark.span.of(story.text), mark.value, (mark.span.start, mark.span.end))
            for mark in linked.annotations.dates
        ),
        quantities=tuple(
            QuantityFront(
                quantity.span.of(story.text),
                int(quantity.value) if quantity.value.is_integer() else quantity.value,
                (quantity.span.start, quantity.span.end),
                quantity.unit,
                quantity.of,
            )
            for quantity in linked.annotations.quantities
        ),
    )


def entities_front(entities: Iterable[EntityId]) -> EntitiesFront:
    """Entities sorted into the front matter's lists, order kept."""
    found: dict[str, list[EntityId]] = {folder: [] for folder in FOLDERS.values()}
    for entity in entities:
        found[FOLDERS[type_of(entity)]].append(entity)
    return EntitiesFront(**{folder: tuple(ids) for folder, ids in found.items()})


def speaker_of(named: Span | None, linked: LinkedStory) -> EntityId | None:
    """The entity of the mention that names a speaker (`Quote.named`)."""
    return next((one.entity for one in linked.mentions if one.mention.span == named), None)


def _head(linked: LinkedStory, path: PagePath, site: SiteMap) -> str:
    story, wording = linked.story, site.wording
    blocks = []
    badges = [f"`{label.replace('`', '')}`" for label in story.version.labels]
    if story.kicker:
        badges.append(escape_inline(story.kicker))
    if badges:
        blocks.append(" ".join(badges))
    blocks.append(f"# {escape(story.title)}")
    if story.subtitle:
        blocks.append(f"**{escape_inline(story.subtitle)}**")
    places = " / ".join(
        site.entity_link(path, entity, place.name) if entity else escape_inline(place.name)
        for place, entity in zip(story.dateline, linked.dateline, strict=True)
    )
    line = [places, escape_inline(story.agency), site.date_link(path, story.date)]
    blocks.append(" · ".join(fact for fact in line if fact))
    if story.byline:
        names = escape_inline(", ".join(story.byline))
        blocks.append(f"*{wording.by.format(names)}*")
    blocks += [_note(note.kind, note.text, wording) for note in story.notes]
    newest = site.chain_of.get(story.id, ())[-1:]
    if newest and newest[0].story != story.id and newest[0].basis == "guid":
        link = site.story_link(path, newest[0].story)
        blocks.append(f"*{wording.superseded.format(link)}*")
    if story.embargo:
        until = wording.embargoed.format(story.embargo.until or story.embargo.raw)
        blocks.append(f"*{escape_inline(until)}*")
    if story.title_source == "derived":
        blocks.append(f"*{wording.derived_title}*")
    return "\n\n".join(blocks)


def _note(kind: str, text: str, wording: Wording) -> str:
    label = wording.note_kinds.get(kind, wording.note_kinds["editorial"])
    return f"*{label}: {escape_inline(' '.join(text.split()))}*" if text else f"*{label}*"


def _text(linked: LinkedStory, path: PagePath, site: SiteMap) -> str:
    if linked.story.kind == "withdrawn":
        return f"*{site.wording.withdrawn}*"

    def title_of(mention: LinkedMention) -> str:
        record = site.archive.entities.get(mention.entity) if mention.entity else None
        if record is None or mention.mention.relation == "names":
            return ""
        if mention.mention.relation == "relates":
            return site.wording.relates_to.format(record.name)
        whole = _compound(linked.story.text, mention.mention.span)
        return site.wording.part_of.format(record.name, whole)

    known = tuple(m for m in linked.mentions if m.entity in site.archive.entities)
    return weave(linked.story.text, linked.story.blocks, known, path, title_of)


def _compound(text: str, span: Span) -> str:
    """The whole written word that a part of it stands in."""
    start, end = span.start, span.end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return text[start:end].strip("-")


def _names(linked: LinkedStory, path: PagePath, site: SiteMap) -> str:
    """What is named in the story, by type, each with what it is."""
    blocks = []
    for entity_type in FOLDERS:
        records = [
            site.archive.entities[entity]
            for entity in linked.entities
            if type_of(entity) == entity_type and entity in site.archive.entities
        ]
        if not records:
            continue
        rows = [
            f"- {site.entity_link(path, record.id)}"
            + (f" – {escape_inline(record.description)}" if record.description else "")
            for record in records
        ]
        blocks.append(f"### {site.wording.entities[entity_type]}\n\n" + "\n".join(rows))
    return "\n\n".join([f"## {site.wording.names_in_story}", *blocks]) if blocks else ""


def _versions(linked: LinkedStory, path: PagePath, site: SiteMap) -> str:
    chain = site.chain_of.get(linked.story.id)
    if not chain:
        return ""
    rows = []
    here = next(at for at, version in enumerate(chain) if version.story == linked.story.id)
    last = len(chain) - 1
    left_out = 0
    for at, version in enumerate(chain):
        if at not in (0, last) and abs(at - here) > VERSIONS_AROUND:
            left_out += 1
            continue
        if left_out:
            rows.append(f"1. {entity_wording(site.wording.language).more.format(left_out)}")
            left_out = 0
        other = site.by_id[version.story].story
        label = " / ".join(other.version.labels) or site.wording.version.format(version.number)
        if version.story == linked.story.id:
            rows.append(f"1. **{escape_inline(label)}: {escape_inline(other.title)}**")
        else:
            rows.append(f"1. {escape_inline(label)}: {site.story_link(path, other.id)}")
    blocks = [f"## {site.wording.versions}", "\n".join(rows)]
    if any(version.basis == "guess" for version in chain):
        blocks.append(f"*{site.wording.version_guess}*")
    blocks += changes_section(linked, path, site)
    return "\n\n".join(blocks)
