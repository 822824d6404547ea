"""The whole archive: every story with its decided marks, and what ties the stories together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.entity import Entity
from generator.model.extract import Extract, Gist, Sighting, Told
from generator.model.ids import EntityId, PagePath, PassageId, StoryId, ThreadId
from generator.model.marks import BY_HAND, Annotations, LinkedMention
from generator.model.story import Story
from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class LinkedStory:
    """A story, its marks, what they mean, and where its page lies.

    `entities` are those the story is about, each once, in order of first mention; a person's
    edit of the page may add one that no mention stands for. `minted` are the entities first met
    here, which no authority knows. `gist` and `extract` are what the ties between stories are
    found by, `told` what was said, `sightings` each entity's mentions in their context, `words`
    its words in lower case, where that was made with the story; all five follow from the rest.
    """

    story: Story
    annotations: Annotations
    mentions: tuple[LinkedMention, ...]
    dateline: tuple[EntityId | None, ...] = ()
    entities: tuple[EntityId, ...] = ()
    minted: tuple[Entity, ...] = ()
    gist: Gist | None = field(default=None, repr=False, compare=False)
    extract: Extract | None = field(default=None, repr=False, compare=False)
    told: tuple[Told, ...] | None = field(default=None, repr=False, compare=False)
    sightings: Mapping[EntityId, Sighting] | None = field(default=None, repr=False, compare=False)
    words: tuple[str, ...] | None = field(default=None, repr=False, compare=False)

    @property
    def by_hand(self) -> bool:
        """Whether a person marked a name in the text: theirs need not have our anchors."""
        return any(mention.mention.via == BY_HAND for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Version:
    """One story's place in a chain of re-issues: `number` counts from 1 by age.

    `basis` says what tied it to the chain: the same `guid`, or only a `guess` by headline and
    text, which links and never merges.
    """

    story: StoryId
    number: int
    basis: Literal["guid", "guess"]


Chains = tuple[tuple[Version, ...], ...]
"""The re-issues of stories, of each the oldest first."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity in one story, mentioned there or only named by a person."""

    entity: EntityId
    story: StoryId


# A list of fifty names (a summit's participants) ties every one of them to every other and says
# little; beyond this many entities only those named first count as company.
MOST_IN_COMPANY = 30


@dataclass(frozen=True, slots=True)
class Company:
    """Two entities in the same stories: who else, and in which, oldest first."""

    entity: EntityId
    stories: tuple[StoryId, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A recurring paragraph in one story.

    `block` is its number there, from 1. `wording` tells which of the passage's wordings it is:
    0 is the first that appeared, and equal numbers are the same words.
    """

    story: StoryId
    block: int
    wording: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that stands in several stories, word for word or nearly; oldest first."""

    id: PassageId
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One story of a thread, and what it brought: the entities the thread had not named before,
    and the numbers of the paragraphs whose wording it had not had."""

    story: StoryId
    entities: tuple[EntityId, ...] = ()
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A running story. `steps` stand oldest first; `entities` are those it turns on, the most
    telling first; `label` names it in words."""

    id: ThreadId
    label: str
    steps: tuple[Step, ...]
    entities: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in one story: where it and its sentence stand in the text, its value, its unit (""
    for a count)."""

    story: StoryId
    span: Span
    sentence: Span
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The same number as the stories of a thread report it, oldest first, at most one a story;
    `about` are the nouns that stand by it every time."""

    thread: ThreadId
    about: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Why one story is worth reading after another.

    Everything stated holds of both: `entities` that tie them, the most telling first, a `passage`
    that stands in both, the `thread` both belong to. One of the first two is there.
    """

    story: StoryId
    entities: tuple[EntityId, ...] = ()
    passage: PassageId | None = None
    thread: ThreadId | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the pages of an earlier run say of ties, so that names stay.

    `threads` and `passages` (by block) are the names that stories bore; `pinned` the threads a
    person put stories into; `labels` the names a person gave threads.
    """

    threads: Mapping[StoryId, ThreadId] = field(default_factory=dict)
    passages: Mapping[StoryId, Mapping[int, PassageId]] = field(default_factory=dict)
    pinned: Mapping[StoryId, ThreadId] = field(default_factory=dict)
    labels: Mapping[ThreadId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything the pages are made from.

    `stories` stand by date, then by where their wires lie. `chains` list re-issues of one story,
    oldest first. `appearances` and `company` are per entity, the former by date, the latter most
    shared first. `passages` stand by first appearance, `threads` by their oldest story, `series`
    by their threads; `related` are a few per story, the closest first.
    """

    stories: tuple[LinkedStory, ...]
    pages: Mapping[StoryId, PagePath]
    entities: Mapping[EntityId, Entity]
    appearances: Mapping[EntityId, tuple[Appearance, ...]] = field(repr=False)
    company: Mapping[EntityId, tuple[Company, ...]] = field(repr=False)
    chains: Chains = ()
    passages: tuple[Passage, ...] = ()
    threads: tuple[Thread, ...] = ()
    series: tuple[Series, ...] = ()
    related: Mapping[StoryId, tuple[Relation, ...]] = field(default_factory=dict, repr=False)
