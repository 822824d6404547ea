"""The tables of `Knowledge` as they are shipped: small to store, quick to read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping

import msgspec

from generator.annotate.recogniser.knowledge import Knowledge
from generator.errors import AuthorityError


class _Packed(msgspec.Struct, frozen=True):
    """Lines. Those of `clusters` and `codes` belong to those of `words` and `names`."""

    words: str
    clusters: str
    names: str
    codes: str
    first_names: str
    surnames: str
    rare_surnames: str


def pack(knowledge: Knowledge) -> bytes:
    """The tables as a file: equal tables give equal bytes."""
    words = _ordered(knowledge.clusters)
    names = _ordered(knowledge.names)
    packed = _Packed(
        words="\n".join(words),
        clusters="\n".join(knowledge.clusters[word] for word in words),
        names="\n".join(names),
        codes="\n".join(knowledge.names[name] for name in names),
        first_names=_lines(knowledge.first_names),
        surnames=_lines(knowledge.surnames),
        rare_surnames=_lines(knowledge.rare_surnames),
    )
    return gzip.compress(msgspec.msgpack.encode(packed), 9, mtime=0)


def unpack(raw: bytes, *, file: str = "") -> Knowledge:
    """The tables in a file `pack` made; AuthorityError if it is damaged."""
    try:
        packed = msgspec.msgpack.decode(gzip.decompress(raw), type=_Packed)
    except (OSError, EOFError, zlib.error, msgspec.MsgspecError) as error:
        raise AuthorityError(
            f"the recogniser's word tables cannot be read ({error})",
            file=file,
            remedy="Install the package anew, or make them: python -m generator.training.",
        ) from error
    return Knowledge(
        clusters=_table(packed.words, packed.clusters),
        names=_table(packed.names, packed.codes),
        first_names=frozenset(filter(None, packed.first_names.split("\n"))),
        surnames=frozenset(filter(None, packed.surnames.split("\n"))),
        rare_surnames=frozenset(filter(None, packed.rare_surnames.split("\n"))),
    )


def _lines(words: Iterable[str]) -> str:
    return "\n".join(sorted(words))


def _ordered(table: Mapping[str, str]) -> list[str]:
    """What has the same value stands together, which packs best."""
    return sorted(table, key=lambda word: (table[word], word))


def _table(words: str, values: str) -> dict[str, str]:
    return dict(zip(words.split("\n"), values.split("\n"), strict=True)) if words else {}
