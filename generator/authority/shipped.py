"""Loads the authority and the word lists that are shipped with the package."""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import TypeVar

import msgspec

from generator.authority.index import Authority
from generator.authority.lexicon import Lexicon
from generator.authority.loading import undisturbed
from generator.errors import AuthorityError
from generator.model.entity import Entity

ENTITIES = "authority.json.gz"
WORDS = "lexicon.json.gz"

Record = TypeVar("Record")


@functools.cache
@undisturbed()
def shipped() -> Authority:
    """The authority of the package, read once a process; it cannot be changed, only overlaid.

    AuthorityError if the file in the package is damaged.
    """
    return Authority.of(_decode(ENTITIES, list[Entity]))


@functools.cache
def lexicon() -> Lexicon:
    """The word lists of the package, read once a process."""
    return _decode(WORDS, Lexicon)


def _decode(name: str, kind: type[Record]) -> Record:
    raw = (resources.files("generator.data") / name).read_bytes()
    try:
        return msgspec.json.decode(gzip.decompress(raw), type=kind)
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise AuthorityError(
            f"the shipped data cannot be read ({error})",
            file=name,
            remedy="Install the package anew, or run python -m generator.data.compile.",
        ) from error
