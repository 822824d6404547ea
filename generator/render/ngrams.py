"""The words of texts as they are counted, and as they are found by."""

from __future__ import annotations

import re
import unicodedata

from generator.model.story import Story

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case; a hyphen joins."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(word.casefold() for word in found)


def story_words(story: Story) -> tuple[str, ...]:
    """The words of a story in order, those of its headline first."""
    title = story.title if story.title_source == "stated" else ""
    return words(f"{title}\n{story.text}")


def folded(term: str) -> str:
    """A term without case and marks, for finding it: what a reader types need not bear them."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", term).casefold())
    return "".join(mark for mark in plain if not unicodedata.category(mark).startswith("M"))


def shelf(term: str) -> str:
    """The name a term is shelved under, as letters `a` to `z` and digits; `_` for all else."""
    return re.sub(r"[^a-z0-9]", "_", folded(term))
