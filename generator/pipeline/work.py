"""What workers do: read wires, understand stories. Pure, and sent whole: nothing on a worker's
machine but this package is looked at."""

from __future__ import annotations

import functools
import gc
import hashlib
import marshal
import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.annotate import Recogniser, annotate, naming
from generator.annotate.backends import recogniser
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.authority.shipped import lexicon as shipped_lexicon
from generator.authority.shipped import shipped
from generator.curate import edited_links, edited_story
from generator.curate.deliveries import stub
from generator.errors import DepescheError, WireError
from generator.formats import read_stories
from generator.ingest import members
from generator.link import link
from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.ids import PagePath, StoryId
from generator.model.marks import Annotations
from generator.model.story import Story, StoryKind
from generator.model.wire import Wire
from generator.pipeline import versions
from generator.pipeline.facts import packed_facts
from generator.pipeline.packing import Parts, packed, packed_object
from generator.relate.extract import extract, gist, told
from generator.relate.sightings import sightings
from generator.render.ngrams import story_words
from generator.settings import Settings
from generator.store.pages import PageFile, read


@dataclass(frozen=True, slots=True)
class Job:
    """A story to understand: packed as it was read, with what sorting out deliveries made of its
    identity, and the text of its page where a person changed something on it."""

    story: bytes
    id: StoryId
    guid: str
    kind: StoryKind
    page: tuple[PagePath, str] | None


@dataclass(frozen=True, slots=True)
class Context:
    """What all jobs of a run share: the records a person wrote, who finds names, and the version
    of the code that is to do the work."""

    version: bytes
    recogniser: str
    overlay: tuple[Entity, ...]


def read_wires(settings: Settings, wires: Sequence[tuple[str, bytes]]) -> list[tuple[bytes, ...]]:
    """For each seed, of a file's name and bytes: what it brings, packed, then each of its stories.

    A seed brings for each of its wires a list of the stories' facts; for one that was refused, a
    tuple of file, reason, place and remedy.
    """
    return [_read(Wire.of(file, raw), settings) for file, raw in wires]


def _read(seed: Wire, settings: Settings) -> tuple[bytes, ...]:
    brought: list[object] = []
    texts: list[bytes] = []
    for found in stories_in(members(seed, settings), settings):
        if isinstance(found, WireError):
            brought.append((found.file, found.reason, found.place, found.remedy))
        else:
            brought.append([(packed_facts(story), _content(story)) for story in found])
            texts += map(packed_story, found)
    return (marshal.dumps(brought), *texts)


def stories_in(
    wires: Iterable[Wire | WireError], settings: Settings
) -> Iterator[tuple[Story, ...] | WireError]:
    """The stories of each wire, or why it was refused."""
    for wire in wires:
        if isinstance(wire, WireError):
            yield wire
            continue
        try:
            yield read_stories(wire, settings)
        except WireError as error:
            yield error


def _content(story: Story) -> bytes:
    """What two deliveries of the very same story have in common."""
    content = repr((story.title, story.date, story.text, story.kind))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()


def packed_story(story: Story) -> bytes:
    """A story as bytes."""
    return packed_object(story)


def understand_stories(context: Context, jobs: Sequence[Job]) -> list[Parts]:
    """The linked story of each job, in parts.

    Raises DepescheError where this is another version of the code than the one that asked.
    """
    if versions.understanding() != context.version:
        raise DepescheError(
            "a worker runs another version of depesche, of its data or of its libraries.",
            remedy="Install the same on every machine.",
        )
    authority = _authority(context.overlay)
    who = _recogniser(context.recogniser, context.overlay)
    return [_understood(job, authority, who) for job in jobs]


@functools.lru_cache(maxsize=2)
def _authority(overlay: tuple[Entity, ...]) -> Authority:
    return shipped().overlaid(overlay) if overlay else shipped()


@functools.lru_cache(maxsize=2)
def _recogniser(spec: str, overlay: tuple[Entity, ...]) -> Recogniser:
    return recogniser(spec, _authority(overlay), shipped_lexicon())


def forget() -> None:
    """Let go of what finds names, some two hundred MB: relating and rendering do without. It is
    loaded again where a story is to be understood."""
    _recogniser.cache_clear()
    naming.forget()
    gc.collect()  # what remembers answers of its own lies in a circle


def _understood(job: Job, authority: Authority, who: Recogniser) -> Parts:
    story: Story = pickle.loads(zlib.decompress(job.story))  # noqa: S301 (made by packed_story)
    story = replace(story, id=job.id, guid=job.guid, kind=job.kind)
    if story.kind == "withdrawn":
        story = stub(story)
    file = read(*job.page) if job.page else None
    linked = understand(story, file, authority, shipped_lexicon(), who)
    linked = replace(
        linked, told=told(linked), sightings=sightings(linked), words=story_words(linked.story)
    )
    found = extract(linked)
    return packed(linked, gist(linked, found), found)


def understand(
    story: Story,
    file: PageFile | None,
    authority: Authority,
    lexicon: Lexicon,
    who: Recogniser,
) -> LinkedStory:
    """One story, annotated and linked, with what a person set on its page; `who` finds names."""
    if file is not None:
        story = edited_story(story, file)
    if story.kind == "withdrawn":
        return LinkedStory(story, Annotations(), (), tuple(None for _ in story.dateline))
    linked = link(story, annotate(story, authority, lexicon, recogniser=who), authority)
    return edited_links(linked, file, authority) if file is not None else linked
