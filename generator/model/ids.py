"""Names of things: strings that passed a guard and say in the type what they name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Literal, NewType, get_args

StoryId = NewType("StoryId", str)
"""The provider's guid, or `urn:depesche:sha256:…` made from the text's hash."""

EntityId = NewType("EntityId", str)
"""`people/john-healey`: the folder of the entity's type and its slug; also its page's path."""

PagePath = NewType("PagePath", str)
"""A page's path below `docs/`, with forward slashes, ending in `.md`."""

ThreadId = NewType("ThreadId", str)
"""`threads/prager-botschaft`: a running story; also its page's path."""

PassageId = NewType("PassageId", str)
"""`paragraphs/die-mauer-war-am-13-august-1961`: a recurring paragraph; also its page's path."""

EntityType = Literal["person", "organisation", "place", "event"]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)

FOLDERS: dict[EntityType, str] = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "event": "events",
}
_TYPES = {folder: entity_type for entity_type, folder in FOLDERS.items()}

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ENTITY_ID = re.compile(rf"(?:people|organisations|places|events)/{_SLUG}")
PAGE_PATH = re.compile(rf"(?:{_SLUG}/)*{_SLUG}\.md")
"""What a page's path below `docs/` looks like."""

# Letters that Unicode decomposition leaves whole, and German transliteration (DIN 5007-2).
_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa",
        "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    }
)  # fmt: skip


def slugify(text: str, *, limit: int = 60) -> str:
    """A lower-case ASCII name for use in paths: at most `limit` characters, cut at a word.

    German umlauts are transliterated (`Brüssel` -> `bruessel`), other marks dropped, and
    letters of other scripts left out. Never empty: a text without a usable letter becomes
    `x` and the first 8 hex digits of its hash.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("ß", "ss").translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).translate(_LETTERS)
    plain = plain.encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"['’`´]", "", plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > limit:
        head, cut, _ = slug[: limit + 1].rpartition("-")
        slug = head if cut else slug[:limit]
    return slug or "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def entity_id(entity_type: EntityType, slug: str) -> EntityId:
    """The id of the entity of that type and slug; ValueError if it would not be one."""
    return parse_entity_id(f"{FOLDERS[entity_type]}/{slug}")


def parse_entity_id(text: str) -> EntityId:
    """`text` as an entity id; ValueError if it is none."""
    if not _ENTITY_ID.fullmatch(text):
        raise ValueError(f"not an entity id: {text!r} (expected a form like people/john-healey)")
    return EntityId(text)


def type_of(entity: EntityId) -> EntityType:
    """The entity type that an id's folder states."""
    return _TYPES[entity.partition("/")[0]]


def page_path(text: str) -> PagePath:
    """`text` as a page's path; ValueError for anything that could leave `docs/`."""
    if not PAGE_PATH.fullmatch(text):
        raise ValueError(f"not a page path: {text!r}")
    return PagePath(text)


@lru_cache(maxsize=1 << 13)
def entity_page(entity: EntityId) -> PagePath:
    """Where an entity's page lies."""
    return page_path(f"{entity}.md")


def text_id(text: str) -> StoryId:
    """The id of a story whose provider gives none: made from its parsed text alone."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return StoryId(f"urn:depesche:sha256:{digest[:32]}")
