"""`inspect`: what is understood of raw files, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click
from rich.markup import escape
from rich.text import Text

from generator import pipeline
from generator import settings as archive_settings
from generator.cli.context import Context
from generator.cli.marks import mark_lines, mark_records
from generator.errors import WireError
from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId
from generator.model.marks import Link, LinkedMention, Unlinked
from generator.model.story import Story
from generator.render.story import story_front
from generator.settings import Settings
from generator.store.pages import Value, front_values

COLOURS = {
    "person": "bold cyan",
    "organisation": "bold magenta",
    "place": "bold green",
    "event": "bold yellow",
    "other": "bold",
}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a story, one per line.")
@click.pass_obj
def inspect(context: Context, files: tuple[Path, ...], *, as_json: bool) -> int:
    """Show what is understood of raw FILES: their stories, names, and what was left over."""
    archive = (context.root / archive_settings.FILE).is_file()
    settings = context.settings() if archive else Settings()
    refused = 0
    for file in files:
        for linked in pipeline.understand_file(context.root / file, file.as_posix(), settings):
            if isinstance(linked, WireError):
                refused += 1
                context.err.print(f"[bold red]error[/] {escape(str(linked))}", soft_wrap=True)
                continue
            names = pipeline.known_here(linked)
            if as_json:
                record = json.dumps(story_record(linked, names), ensure_ascii=False)
                context.out.file.write(record + "\n")
            else:
                context.out.print(_readable(linked, names), soft_wrap=True)
    return 1 if refused else 0


def story_record(linked: LinkedStory, names: Mapping[EntityId, Entity]) -> dict[str, Value]:
    """The story as `--json` prints it: `start` and `end` are half-open code-point offsets in
    `text`; `names` are the records of the entities it speaks of."""
    story = linked.story
    front = front_values(story_front(linked))
    marks = mark_records(linked)
    return {
        "file": story.source.file,
        "index": story.source.index,
        "format": story.source.format,
        "kind": story.kind,
        "id": story.id,
        "title": story.title,
        "title_source": story.title_source,
        "date": story.date,
        "agency": story.agency,
        "dateline": [place.name for place in story.dateline],
        "byline": list(story.byline),
        "language": story.language,
        "signoff": front.get("signoff"),
        "version": front.get("version"),
        "embargo": front.get("embargo"),
        "rights": front.get("rights"),
        "text": story.text,
        "blocks": [
            {"start": block.span.start, "end": block.span.end, "kind": block.kind}
            for block in story.blocks
        ],
        "mentions": [_mention(mention, story.text, names) for mention in linked.mentions],
        "quotes": marks["quotes"],
        "dates": marks["dates"],
        "roles": marks["roles"],
        "notices": [
            {"code": notice.code, "message": notice.message, "severity": notice.severity}
            for notice in story.notices
        ],
        "quantities": marks["quantities"],
        "inner": marks["inner"],
        **_stated(story),
    }


def _stated(story: Story) -> dict[str, Value]:
    """What else the delivery states, and under `left` what of it is in no field; the text of
    private parts is empty there."""
    return {
        "guid": _guid(story),
        "subtitle": story.subtitle,
        "kicker": story.kicker,
        "slugline": story.slugline,
        "keywords": list(story.keywords),
        "subjects": list(story.subjects),
        "genre": story.genre,
        "urgency": story.urgency,
        "date_source": story.date_source,
        "version_created": story.version_created,
        "notes": [{"kind": note.kind, "text": note.text} for note in story.notes],
        "links": list(story.links),
        "tickers": list(story.tickers),
        "left": [{"kind": cut.kind, "text": cut.raw} for cut in story.cuts],
    }


def _guid(story: Story) -> str:
    """The provider's id; "" where the story's id was made from its text."""
    return story.guid or ("" if story.id.startswith("urn:depesche:") else story.id)


def _mention(
    linked: LinkedMention, text: str, names: Mapping[EntityId, Entity]
) -> dict[str, Value]:
    mention, target = linked.mention, linked.target
    record = names.get(linked.entity) if linked.entity else None
    wikidata = (
        next((id_.value for id_ in record.ids if id_.scheme == "wikidata"), None)
        if (record)
        else None
    )
    answer: dict[str, Value] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "type": mention.type,
        "relation": mention.relation,
        "entity": linked.entity,
        "name": record.name if record else mention.name,
        "wikidata": wikidata,
        "via": f"{mention.via}; {target.via}" if isinstance(target, Link) else mention.via,
        "confidence": round(mention.confidence * getattr(target, "confidence", 1.0), 3),
    }
    if isinstance(target, Unlinked):
        answer["unlinked"] = target.reason
        answer["candidates"] = list(target.candidates)
    return answer


def _readable(linked: LinkedStory, names: Mapping[EntityId, Entity]) -> Text:
    """The story in colours: facts, text with its mentions, then every mention and its answer."""
    story = linked.story
    shown = Text()
    shown.append(f"{story.title}\n", "bold underline")
    rights, version = story.rights, story.version
    number = [str(version.number)] if version.number is not None else []
    facts = {
        "above": story.kicker,
        "below": story.subtitle,
        "file": f"{story.source.file} (story {story.source.index + 1}, {story.source.format})",
        "kind": story.kind,
        "title": story.title_source,
        "date": f"{story.date or 'unknown'} ({story.date_source or 'not stated'})",
        "dateline": ", ".join(place.name for place in story.dateline),
        "agency": story.agency,
        "byline": ", ".join(story.byline),
        "version": " / ".join((*number, version.signal or "", *version.labels)).strip(" /"),
        "made": story.version_created or "",
        "embargo": (story.embargo.until or story.embargo.raw) if story.embargo else "",
        "slugline": story.slugline,
        "genre": story.genre,
        "urgency": str(story.urgency or ""),
        "keywords": ", ".join(story.keywords),
        "subjects": ", ".join(story.subjects),
        "tickers": ", ".join(story.tickers),
        "rights": " · ".join(filter(None, (rights.holder, *rights.terms.split("\n")))),
        "links": " ".join(story.links),
        "sign-off": story.signoff.raw if story.signoff else "",
        "language": story.language,
        "id": story.id,
    }
    for name, value in facts.items():
        if value.strip():
            shown.append(f"{name:>9}  ", "dim")
            shown.append(f"{value}\n")
    for note in story.notes:
        shown.append(f"{note.kind:>9}  ", "dim")
        shown.append(f"{note.text}\n", "italic")
    text = Text(story.text)
    for mention in linked.mentions:
        style = COLOURS[mention.mention.type]
        span = mention.mention.span
        text.stylize(style if mention.entity else f"{style} italic", span.start, span.end)
    shown.append("\n").append_text(text).append("\n\n")
    for mention in linked.mentions:
        shown.append_text(_mention_line(mention, story.text, names))
    for line in mark_lines(linked):
        shown.append_text(line)
    for notice in story.notices:
        shown.append(f"{notice.severity}: {notice.message}\n", "yellow")
    for cut in story.cuts:
        what = " ".join(cut.raw.split()) or "(erased)"
        shown.append(f"left out, {cut.kind}: {what[:100]}\n", "dim")
    return shown


def _mention_line(linked: LinkedMention, text: str, names: Mapping[EntityId, Entity]) -> Text:
    mention, target = linked.mention, linked.target
    line = Text()
    line.append(f"{mention.span.start:>6}-{mention.span.end:<6}", "dim")
    line.append(mention.span.of(text), COLOURS[mention.type])
    if isinstance(target, Link):
        record = names.get(target.entity)
        line.append(f" → {target.entity}{f' ({record.name})' if record else ''}")
        sure = round(mention.confidence * target.confidence, 3)
        line.append(f"  [{mention.relation}; {mention.via}; {target.via}; {sure}]\n", "dim")
    else:
        line.append(f" → undecided: {target.reason}", "italic")
        sure = round(mention.confidence, 3)
        line.append(f"  [{mention.relation}; {mention.via}; {sure}]\n", "dim")
    return line
