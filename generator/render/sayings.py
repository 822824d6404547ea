"""What was said: every quote of the archive once, by who said it and by whom it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.archive import LinkedStory
from generator.model.extract import Told
from generator.model.ids import EntityId, StoryId
from generator.render.site_map import SiteMap

# A page for somebody who is never quoted needs this many quotes about them.
FEWEST_ABOUT = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """Something said, at its oldest place; `others` are later stories with the same words.

    `speaker` is who, as far as the archive knows, `named` the words of the text for it; `about`
    are the people and organisations it names. What is `indirect` are the agency's words for it.
    """

    text: str
    story: StoryId
    block: int
    speaker: EntityId | None
    named: str
    about: tuple[EntityId, ...]
    indirect: bool = False
    others: tuple[StoryId, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said, and what was said about them, in the archive's order."""

    said: tuple[Saying, ...] = ()
    about: tuple[Saying, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether the register lists somebody."""
        return bool(self.said) or len(self.about) >= FEWEST_ABOUT


@dataclass(frozen=True, slots=True)
class Register:
    """All sayings in the archive's order, and those by and about everybody."""

    all: tuple[Saying, ...] = field(repr=False)
    said: Mapping[EntityId, tuple[Saying, ...]] = field(repr=False)
    about: Mapping[EntityId, tuple[Saying, ...]] = field(repr=False)

    @classmethod
    def of(cls, site: SiteMap) -> Register:
        """The register of an archive."""
        found = sayings(site)
        said: defaultdict[EntityId, list[Saying]] = defaultdict(list)
        about: defaultdict[EntityId, list[Saying]] = defaultdict(list)
        for saying in found:
            if saying.speaker:
                said[saying.speaker].append(saying)
            for entity in saying.about:
                about[entity].append(saying)
        return cls(
            found,
            {entity: tuple(rows) for entity, rows in said.items()},
            {entity: tuple(rows) for entity, rows in about.items()},
        )

    def of_entity(self, entity: EntityId) -> Voice:
        """What somebody said, and what was said about them."""
        return Voice(self.said.get(entity, ()), self.about.get(entity, ()))


def sayings(site: SiteMap) -> tuple[Saying, ...]:
    """Every direct quote, every quoted phrase and every indirect speech with a known speaker, in
    the archive's order.

    The same words of the same speaker are one saying, however many stories have them.
    """
    found: dict[tuple[object, str], list[Saying]] = {}
    for linked in site.archive.stories:
        for told in linked.told or ():
            saying = _saying(told, linked, site)
            if saying is not None:
                key = (saying.speaker or saying.named, " ".join(saying.text.casefold().split()))
                found.setdefault(key, []).append(saying)
    return tuple(map(_one, found.values()))


def _one(same: Sequence[Saying]) -> Saying:
    """The first with the other stories that have its words."""
    first, *_ = same
    stories = dict.fromkeys(saying.story for saying in same)
    return replace(first, others=tuple(stories)[1:]) if len(stories) > 1 else first


def _saying(told: Told, linked: LinkedStory, site: SiteMap) -> Saying | None:
    speaker = told.speaker if told.speaker in site.archive.entities else None
    if told.kind != "direct" and speaker is None:
        return None
    return Saying(
        told.text,
        linked.story.id,
        told.block,
        speaker,
        told.named,
        tuple(entity for entity in told.about if entity != speaker),
        indirect=told.kind == "indirect",
    )
