"""Deliveries sorted out before anything is made of them: versions, repeats, kills, embargoes."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.ids import StoryId
from generator.model.story import Embargo, Story, StoryKind
from generator.report import Finding

_SHOWN_OF_STUBS = frozenset({"correction", "withdrawal", "update", "repeat", "embargo"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is looked at of a delivered story. `place` is its number among all; `content` is equal
    where the same was sent: headline, date, text, kind."""

    place: int
    id: StoryId
    file: str
    kind: StoryKind
    content: Hashable
    number: int | None = None
    created: str | None = None
    embargo: Embargo | None = None
    guid: str = ""


def told_apart(
    deliveries: Iterable[Delivery],
) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """Deliveries with ids of their own, and what was left out because it came twice.

    Versions of one guid get the version behind the guid (`guid#2`), whichever came first, so that
    their pages stay apart and in place. The same text under another headline or date is another
    story; its id gets a number. A repeat of the very same story is left out.
    """
    kept: list[Delivery] = []
    findings: list[Finding] = []
    first: dict[StoryId, Delivery] = {}
    numbers: Counter[StoryId] = Counter()
    for delivery in map(_with_version, deliveries):
        twin = first.setdefault(delivery.id, delivery)
        if twin is not delivery and twin.content == delivery.content:
            message = f"is the same story as {twin.file} and gets no page of its own."
            findings.append(Finding(delivery.file, "info", message))
            continue
        numbers[delivery.id] += 1
        number = numbers[delivery.id]
        own = StoryId(f"{delivery.id}:{number}")
        kept.append(replace(delivery, id=own) if number > 1 else delivery)
    return tuple(kept), tuple(findings)


def _with_version(delivery: Delivery) -> Delivery:
    """The delivery with the provider's guid kept apart from the id of this version of it."""
    version = delivery.number if delivery.number is not None else delivery.created
    if version is None or delivery.id.startswith("urn:depesche:"):
        return delivery
    return replace(delivery, guid=delivery.id, id=StoryId(f"{delivery.id}#{version}"))


def with_kills(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """The deliveries; where the newest version of a guid was withdrawn, all its versions are."""
    by_guid: defaultdict[str, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_guid[delivery.guid or delivery.id].append(delivery)
    killed = {
        guid
        for guid, versions in by_guid.items()
        if max(versions, key=version_order).kind == "withdrawn"
    }
    return tuple(
        replace(delivery, kind="withdrawn")
        if (delivery.guid or delivery.id) in killed
        else delivery
        for delivery in deliveries
    )


def stub(story: Story) -> Story:
    """What is left of a story that was withdrawn: what says that it is one, no text, no summary,
    no caption."""
    return replace(
        story,
        kind="withdrawn",
        text="",
        blocks=(),
        cuts=(),
        subtitle="",
        kicker="",
        links=(),
        notes=tuple(note for note in story.notes if note.kind in _SHOWN_OF_STUBS),
    )


def version_order(delivery: Delivery) -> tuple[str, int]:
    """What orders versions of one guid: when they were made, then their number.

    Numbers alone do not: providers skip and repeat them.
    """
    return (_instant(delivery.created), delivery.number or 0)


def _instant(moment: str | None) -> str:
    """A moment in UTC, comparable as text; as written where it has no zone or no time."""
    try:
        parsed = dt.datetime.fromisoformat(moment or "")
    except ValueError:
        return moment or ""
    return parsed.astimezone(dt.UTC).isoformat() if parsed.tzinfo else parsed.isoformat()


def without_embargoed(
    deliveries: Iterable[Delivery], now: dt.datetime | None
) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """The stories that may be shown at `now`, and a finding for each one held back.

    An embargo without a readable moment holds until a person sets one. Without a `now`, every
    embargo holds.
    """
    free: list[Delivery] = []
    held: list[Finding] = []
    for delivery in deliveries:
        if delivery.embargo is None or _has_passed(delivery.embargo.until, now):
            free.append(delivery)
            continue
        if delivery.embargo.until is None:
            message = (
                f"is held: its embargo “{delivery.embargo.raw}” names no moment that can be read. "
                "Write the moment in the wire's own form, or remove the line."
            )
        else:
            message = f"is held until its embargo ends, {delivery.embargo.until}."
        held.append(Finding(delivery.file, "warning", message))
    return tuple(free), tuple(held)


def _has_passed(until: str | None, now: dt.datetime | None) -> bool:
    if until is None or now is None:
        return False
    try:
        moment = dt.datetime.fromisoformat(until)
    except ValueError:
        return False
    return moment.astimezone(dt.UTC) <= now if moment.tzinfo else False
