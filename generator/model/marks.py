"""What annotators say of stretches of a story's text. Offsets count in `Story.text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.ids import EntityId
from generator.model.story import Edtf
from generator.model.text import Span

MentionType = Literal["person", "organisation", "place", "event", "other"]

MentionRelation = Literal["names", "part", "relates"]
"""How the characters stand to the entity: they name it (`Putin`), they are part of a compound
(`Nato` in `Nato-Hauptquartier`), or they are an adjective or a people derived from it
(`britischer`, `Briten`: relates to Großbritannien)."""

BY_HAND = "page"
"""The `via` of a mark that a person made on a page."""

QuoteKind = Literal["direct", "fragment", "indirect"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something, not yet tied to an entity.

    `name` is the name as it would stand alone: genitive and compound tail stripped
    (`Trumps` -> `Trump`), equal to the text otherwise.
    `via` names the rule that made the mark; `confidence` lies in (0, 1].
    """

    span: Span
    type: MentionType
    name: str
    relation: MentionRelation = "names"
    via: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A role the text gives someone: `span` covers the role words (`britische
    Verteidigungsminister`), `holder` the name it is said of."""

    span: Span
    holder: Span
    role: str
    via: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said. `span` covers the words without their quotation marks; `speaker` the words
    that tell who said it (`Healey`, `sagte er` -> `er`, `die Ministerin`), None where the text
    does not tell; `named` the mention that names whom those words mean, the speaker's own or an
    earlier one, None where nobody was decided on."""

    span: Span
    kind: QuoteKind
    speaker: Span | None = None
    named: Span | None = None
    via: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression and the date it means, no more precise than the story's own date allows."""

    span: Span
    value: Edtf
    via: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what it counts, normalised (`73.000 Soldaten`)."""

    span: Span
    value: float
    unit: str = ""
    of: str = ""
    via: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotations:
    """All marks on one story, each kind in text order; no two mentions overlap."""

    mentions: tuple[Mention, ...] = ()
    roles: tuple[RoleMark, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[TimeMark, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A decided answer: which entity is meant, by which rule, how surely."""

    entity: EntityId
    via: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An explicit "no link": why not, and who was considered."""

    reason: str
    candidates: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention and the answer to what it means."""

    mention: Mention
    target: Link | Unlinked

    @property
    def entity(self) -> EntityId | None:
        """The entity meant, or None where none was decided."""
        return self.target.entity if isinstance(self.target, Link) else None
