"""The marks on a story besides its names, for programs and for people: each with its place, the
rule that made it (`via`) and how sure that is (`confidence`, in (0, 1])."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from generator.annotate.inner import names_inside
from generator.model.archive import LinkedStory
from generator.model.ids import EntityId
from generator.model.text import Span
from generator.store.pages import Value

Record = dict[str, Value]


def mark_records(linked: LinkedStory) -> dict[str, list[Value]]:
    """The quotes, dates, roles, inner names and quantities of a story, as `--json` prints them."""
    return {kind: list(records) for kind, records in _records(linked).items()}


def _records(linked: LinkedStory) -> dict[str, list[Record]]:
    """`start` and `end` are half-open code-point offsets in the text; what is empty is left out."""
    text = linked.story.text
    entities = {mention.mention.span: mention.entity for mention in linked.mentions}
    marks = linked.annotations
    return {
        "quotes": [
            _record(
                quote.span,
                text,
                {
                    "kind": quote.kind,
                    "speaker": _of(quote.named, entities),
                    "speaker_text": quote.speaker.of(text) if quote.speaker else None,
                    "named": [quote.named.start, quote.named.end] if quote.named else None,
                },
                quote.via,
                quote.confidence,
            )
            for quote in marks.quotes
        ],
        "dates": [
            _record(mark.span, text, {"value": mark.value}, mark.via, mark.confidence)
            for mark in marks.dates
        ],
        "roles": [
            _record(
                role.span,
                text,
                {
                    "role": role.role,
                    "entity": _of(role.holder, entities),
                    "holder": [role.holder.start, role.holder.end],
                    "date": linked.story.date,
                },
                role.via,
                role.confidence,
            )
            for role in marks.roles
        ],
        "inner": [
            _record(
                one.span,
                text,
                {"type": one.type, "name": one.name, "relation": one.relation},
                one.via,
                one.confidence,
            )
            for one in names_inside(linked.story, marks)
        ],
        "quantities": [
            _record(
                one.span,
                text,
                {"value": _plain(one.value), "unit": one.unit or None, "of": one.of or None},
                one.via,
                one.confidence,
            )
            for one in marks.quantities
        ],
    }


def _of(span: Span | None, entities: Mapping[Span, EntityId | None]) -> EntityId | None:
    return entities.get(span) if span else None


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _record(span: Span, text: str, told: Record, via: str, confidence: float) -> Record:
    told = {name: value for name, value in told.items() if value is not None}
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        **told,
        "via": via,
        "confidence": round(confidence, 3),
    }


def mark_lines(linked: LinkedStory) -> Iterator[Text]:
    """The same for people: under a heading each kind, a line each mark."""
    for kind, records in _records(linked).items():
        if records:
            yield Text(f"\n{kind}\n", "bold")
        for record in records:
            yield _line(record)


def _line(record: Record) -> Text:
    line = Text()
    line.append(f"{record['start']:>6}-{record['end']:<6}", "dim")
    line.append(_short(str(record["text"])))
    shown = [
        str(record[name])
        for name in ("value", "unit", "of", "role", "kind", "speaker_text", "entity", "speaker")
        if name in record
    ]
    line.append(f" → {', '.join(shown)}")
    line.append(f"  [{record['via']}; {record['confidence']}]\n", "dim")
    return line


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:88] + " …"
