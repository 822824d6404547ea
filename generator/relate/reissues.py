"""What makes one story a re-issue of another: marks, common wording, common words, days."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model.archive import LinkedStory
from generator.model.extract import BlockExtract
from generator.model.story import Story
from generator.relate.days import Days
from generator.relate.extract import numbers
from generator.relate.shingles import Bits, across, contained

# Days within which a story is corrected or repeated, and those within which it is rewritten.
WINDOW = 7
REWRITTEN_WITHIN = 1

# Shares of the shorter story's three-word sequences (text), or of its words (words, headline),
# that stand in the longer one. Tuned on the demo archive, where re-issues share half of their
# words and more, and different stories with common background a third at most.
SAME_TEXT = 0.45
REWRITTEN_TEXT, REWRITTEN_WORDS = 0.2, 0.5
# Of a text written anew hardly a sequence stays, but more of its words than two stories on one
# matter ever share.
ANEW_TEXT, ANEW_WORDS = 0.1, 0.55
SAME_TITLE, TITLE_WORDS = 0.6, 0.4
FLASH_TITLE, FLASH_WORDS = 0.3, 0.55
# A correction days later is the same text, and so is a re-issue that bears no mark.
REPEATED_TEXT = 0.8
UNMARKED_TEXT, UNMARKED_TITLE = 0.7, 0.8

# A flash is a paragraph or two.
FLASH = re.compile(r"EIL|BLITZ|FLASH|ALERT|URGENT|BULLETIN", re.IGNORECASE)
MOST_OF_A_FLASH = 90
# Bits of a wording's field: a story has some four hundred sequences.
_WIDTH = 8192


@dataclass(frozen=True, slots=True)
class Wording:
    """A story as far as re-issues are told by it. `sequences` and `words` are without background;
    `words` and `title` are stems; all are numbers, as in the story's extract. `marked` is whether
    the wire says that this is a re-issue, or the flash before one."""

    story: Story
    days: Days
    marked: bool
    title: frozenset[int]
    words: frozenset[int] = field(repr=False)
    sequences: frozenset[int] = field(repr=False)
    bits: Bits = field(repr=False)

    @property
    def repeats(self) -> bool:
        """Whether the wire says that the same text comes again, corrected or not."""
        return self.story.version.signal in ("correction", "repeat")

    @property
    def flash(self) -> bool:
        """Whether this is the first news of something, in a few words."""
        short = len(self.sequences) <= MOST_OF_A_FLASH
        return short and any(FLASH.search(label) for label in self.story.version.labels)


def wording(story: Story, days: Days, title: bytes, blocks: Sequence[BlockExtract]) -> Wording:
    """The wording of a story whose text without background are these blocks."""
    stems = numbers(title)
    words = stems.union(*(array("I", block.stems) for block in blocks))
    runs = frozenset(across(block.edges for block in blocks)).union(
        *(array("I", block.sequences) for block in blocks)
    )
    return Wording(story, days, marked(story), stems, words, runs, Bits.of(runs, _WIDTH))


def marked(story: Story) -> bool:
    """Whether the wire says that a story is a re-issue, or the flash before one."""
    version = story.version
    return bool(version.labels or version.signal or version.number)


def reissue(one: Wording, other: Wording) -> bool:
    """Whether the two are versions of one story. Symmetric."""
    if one.story.language != other.story.language or one.story.kind != other.story.kind:
        return False
    if not (one.marked or other.marked):
        return _again(one, other)
    apart = one.days.apart(other.days)
    if apart > REWRITTEN_WITHIN and not (one.repeats or other.repeats):
        return False
    text = _same_text(one, other)
    if apart > REWRITTEN_WITHIN:
        return text >= REPEATED_TEXT
    if text >= SAME_TEXT:
        return True
    title = contained(one.title, other.title)
    # The least share of common words that the rest asks for, and none where it asks in vain.
    least = min(
        REWRITTEN_WORDS if text >= REWRITTEN_TEXT else 2.0,
        ANEW_WORDS if text >= ANEW_TEXT else 2.0,
        TITLE_WORDS if title >= SAME_TITLE else 2.0,
        FLASH_WORDS if title >= FLASH_TITLE and (one.flash or other.flash) else 2.0,
    )
    return least <= 1.0 and contained(one.words, other.words) >= least


def _again(one: Wording, other: Wording) -> bool:
    """Whether a story that bears no mark is another over again: of the same known day, with the
    same headline and text."""
    known_day = one.days.first == one.days.last == other.days.first == other.days.last
    return (
        known_day
        and one.story.kind == "story"
        and contained(one.title, other.title) >= UNMARKED_TITLE
        and _same_text(one, other) >= UNMARKED_TEXT
    )


def _same_text(one: Wording, other: Wording) -> float:
    """The share of the shorter text that stands in the longer; 0 where it is too small to count."""
    shorter = min(len(one.sequences), len(other.sequences))
    if one.bits.common(other.bits) < ANEW_TEXT * shorter:
        return 0.0
    return contained(one.sequences, other.sequences)


# A flash comes first, then the plain story, its round-ups by number, last corrections and repeats.
_RANKS = (
    (re.compile(r"EIL"), 0),
    (re.compile(r"ROUNDUP|WRAPUP|UPDATE|Zusammenfassung|LEAD"), 2),
    (re.compile(r"KORREKTUR|BERICHTIGUNG|CORRECTED|WDH|REFILE|RPT"), 4),
)


def age(linked: LinkedStory, words: int) -> tuple[str, str, int, int, int, str]:
    """What orders versions: moment of creation, day, what their labels say, how many words."""
    story = linked.story
    joined = " ".join(story.version.labels)
    rank = max((rank for mark, rank in _RANKS if mark.search(joined)), default=1)
    return (
        story.version_created or "",
        story.date or "",
        rank,
        story.version.number or 0,
        words,
        story.id,
    )
