"""The stories that the facts of news items and their bodies make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.errors import WireError
from generator.formats.blocks import compose_paragraphs
from generator.formats.conventions import Conventions
from generator.formats.embargoes import read_embargo
from generator.formats.enclosed import Body, marked_body, plain_body, read_enclosed, stated_embargo
from generator.formats.endings import read_closing
from generator.formats.facts import Facts
from generator.formats.origins import credits_of, is_initials
from generator.formats.stated import Stated, words
from generator.formats.stated import field as one_line
from generator.model.ids import StoryId
from generator.model.story import BlockKind, Embargo, Notice, Rights, Source, Story, Version
from generator.model.wire import Wire

_MOST_LEFT = 20


def stories_of(
    items: Sequence[Facts], wire: Wire, name: str, conventions: Conventions
) -> tuple[Story, ...]:
    """The stories of all items; those of one guid in the order in which they were made.

    Raises WireError where none has a text or a headline.
    """
    stories: list[Story] = []
    for facts in in_version_order(items):
        body, stated = _settled(facts)
        source = Source(wire.file, len(stories), name, wire.sha256)
        story = read_enclosed(body, stated, source, conventions)
        if story is not None:
            stories.append(_finished(story, facts))
    if not stories:
        raise WireError(
            f"no item with a text or a headline (read as {name}).",
            file=wire.file,
            remedy="See what it holds, or remove it.",
        )
    return tuple(stories)


def in_version_order(items: Iterable[Facts]) -> list[Facts]:
    """The items in their order, save that those of one guid swap places until they stand by
    when their version was made, then by its number."""
    ordered = list(items)
    places: dict[str, list[int]] = {}
    for index, facts in enumerate(ordered):
        if facts.guid:
            places.setdefault(facts.guid, []).append(index)
    for indexes in places.values():
        versions = [ordered[index] for index in indexes]
        versions.sort(key=lambda facts: (facts.version_created or "", facts.number or 0))
        for index, facts in zip(indexes, versions, strict=True):
            ordered[index] = facts
    return ordered


def _settled(facts: Facts) -> tuple[Body, Stated]:
    """The body and the facts in the form in which they are read together."""
    canceled = facts.status == "canceled"
    if facts.status in {"withheld", "embargoed"} and facts.embargo is None:
        facts.embargo = Embargo(facts.status, None)
        message = f"The item is {facts.status} and names no moment: it is held back."
        facts.notices.append(Notice("withheld", message, "warning"))
    body = _body(facts)
    if canceled and not facts.title and not body.text.strip():
        facts.title = facts.slugline or facts.guid
    return body, Stated(
        guid=facts.guid,
        title=one_line(facts.title),
        kind=facts.kind,
        date=facts.date or facts.version_created,
        version_created=facts.version_created,
        language=facts.language,
        agency=facts.agency,
        provider=facts.provider,
        places=facts.places,
        byline=facts.byline,
        subtitle=one_line(facts.subtitle),
        kicker=one_line(facts.kicker),
        slugline=one_line(facts.slugline),
        keywords=words(facts.keywords),
        subjects=words(facts.subjects),
        genre=one_line(facts.genre),
        urgency=facts.urgency,
        version=Version(
            facts.number, "withdrawal" if canceled else facts.signal, tuple(facts.labels)
        ),
        embargo=facts.embargo or _noted_embargo(facts),
        rights=Rights(one_line(facts.holder), "\n".join(words(facts.terms))),
        notes=tuple(facts.notes),
        links=words(facts.links, 1000),
        tickers=words(facts.tickers),
        credits=credits_of(body.text),
        notices=(*facts.notices, *_of_private(facts), *_of_left(facts)),
    )


def _repeats_head(facts: Facts, block: tuple[str, BlockKind]) -> bool:
    """Whether a block before the text only says once more what stands in the fields."""
    fields = (facts.title, facts.subtitle, facts.kicker)
    return block[0].casefold() in {one_line(told).casefold() for told in fields if told}


def _body(facts: Facts) -> Body:
    """The body: blocks of markup, else plain text, else what the item has instead of a text."""
    closing = facts.closing
    known = is_initials(closing) or read_closing(closing, facts.conventions) is not None
    end: list[tuple[str, BlockKind]] = [(closing, "paragraph")] if closing and known else []
    if closing and not known:
        facts.leave("closing line", closing)
    while len(facts.paragraphs) > 1 and _repeats_head(facts, facts.paragraphs[0]):
        del facts.paragraphs[0]
    text, _ = compose_paragraphs(facts.paragraphs)
    if text:
        message = "The text was put together from markup: it has no offsets in the file."
        facts.notices.append(Notice("from-markup", message))
        return marked_body([*facts.paragraphs, *end])
    if facts.plain.strip():
        return plain_body("\n\n".join([facts.plain, *(line for line, _ in end)]))
    for kind, instead in (("abstract", "summary"), ("media", "caption")):
        texts = [note.text for note in facts.notes if note.kind == kind]
        if texts and facts.status != "canceled":
            facts.notes = [note for note in facts.notes if note.kind != kind]
            message = f"It has no text of its own: its {instead} was taken for it."
            facts.notices.append(Notice("text-missing", message, "warning"))
            return marked_body([(text, "paragraph") for text in texts])
    return plain_body("")


def _noted_embargo(facts: Facts) -> Embargo | None:
    """An embargo that only a note tells of; the year may be the story's."""
    told = next((note.text for note in facts.notes if note.kind == "embargo"), "")
    if not told:
        return None
    created = facts.version_created or facts.date
    embargo = read_embargo(told, facts.conventions.timezone, created)
    _, notices = stated_embargo(told, embargo.until)
    facts.notices.extend(notices)
    return embargo


def _of_private(facts: Facts) -> tuple[Notice, ...]:
    if not facts.private:
        return ()
    message = f"{facts.private} characters not meant for publication were left out."
    return (Notice("private-dropped", message),)


def _of_left(facts: Facts) -> tuple[Notice, ...]:
    """What was not understood: the first fields with their text, the rest counted."""
    left = list(dict.fromkeys(facts.left))
    told = [
        Notice("not-understood", f"{name}: {text}" if text else f"{name} (a contact, left out)")
        for name, text in left[:_MOST_LEFT]
    ]
    if len(left) > _MOST_LEFT:
        told.append(Notice("not-understood", f"and {len(left) - _MOST_LEFT} fields more"))
    return tuple(told)


def _finished(story: Story, facts: Facts) -> Story:
    if not story.dateline and facts.located:
        story = replace(story, dateline=facts.located)
    return story if not facts.guid else replace(story, id=StoryId(facts.guid))
