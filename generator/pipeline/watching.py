"""What a page is made from, found out by watching what it asks of the archive.

The map that a leaf is given records every look-up: which story, which entity, which thread. Each
look-up stands for a value with a token, a hash that changes when the value does. A leaf whose
look-ups all have the tokens they had gives the pages it gave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Generic, NoReturn, TypeVar, cast

from generator.authority.shipped import shipped
from generator.model.archive import Archive, LinkedStory, Relation, Step, Thread
from generator.model.entity import Entity
from generator.model.ids import EntityId
from generator.render.site_map import SiteMap

Asked = tuple[str, str]
"""A look-up: in which table, under which key."""

Token = bytes

_Key = TypeVar("_Key", bound=str)
_Value = TypeVar("_Value")

# Of the many: their own `repr` takes far longer.
_RELATION = attrgetter(*(each.name for each in fields(Relation)))
_STEP = attrgetter(*(each.name for each in fields(Step)))

NOTHING: Token = b"\0" * 8


class Watched(Mapping[_Key, _Value], Generic[_Key, _Value]):
    """A mapping that records what is looked up; it cannot be walked through."""

    def __init__(self, table: str, inner: Mapping[_Key, _Value], asked: set[Asked]) -> None:
        self._table = table
        self._inner = inner
        self._asked = asked

    def __getitem__(self, key: _Key) -> _Value:
        self._asked.add((self._table, key))
        return self._inner[key]

    def get(self, key: _Key, default: Any = None) -> Any:  # noqa: ANN401 (Mapping's own)
        """The value, recorded like any look-up; not by way of an error where there is none."""
        self._asked.add((self._table, key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            self._asked.add((self._table, key))
        return key in self._inner

    def __iter__(self) -> Iterator[_Key]:
        _refuse(self._table)

    def __len__(self) -> int:  # noqa: PLE0303 (there is none)
        _refuse(self._table)


class _Company(Watched[EntityId, Any]):
    """Who appears with whom follows from the entity's stories."""

    def __init__(self, archive: Archive, asked: set[Asked]) -> None:
        super().__init__("appearances", archive.company, asked)
        self._appearances = archive.appearances

    def __getitem__(self, key: EntityId) -> Any:  # noqa: ANN401 (the archive's own type)
        self._asked.update(("by_id", each.story) for each in self._appearances.get(key, ()))
        return super().__getitem__(key)

    def get(self, key: EntityId, default: Any = None) -> Any:  # noqa: ANN401 (as above)
        try:
            return self[key]
        except KeyError:
            return default


class _Unwatched(Sequence[Any]):
    """A list no watched leaf may look at: it stands for the whole archive."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, _: object) -> NoReturn:
        _refuse(self._name)

    def __iter__(self) -> NoReturn:
        _refuse(self._name)

    def __len__(self) -> NoReturn:  # noqa: PLE0303 (there is none)
        _refuse(self._name)


def _refuse(name: str) -> NoReturn:
    raise TypeError(f"a leaf that looks at all of {name} must be marked whole")


def watched(site: SiteMap, asked: set[Asked]) -> SiteMap:
    """The map with every look-up recorded in `asked`."""
    archive = site.archive
    seen = replace(
        archive,
        stories=cast("Any", _Unwatched("stories")),
        chains=cast("Any", _Unwatched("chains")),
        passages=cast("Any", _Unwatched("passages")),
        threads=cast("Any", _Unwatched("threads")),
        series=cast("Any", _Unwatched("series")),
        pages=Watched("pages", archive.pages, asked),
        entities=Watched("entities", archive.entities, asked),
        appearances=Watched("appearances", archive.appearances, asked),
        company=_Company(archive, asked),
        related=Watched("related", archive.related, asked),
    )
    return SiteMap(
        seen,
        site.wording,
        Watched("by_id", site.by_id, asked),
        Watched("chain_of", site.chain_of, asked),
        Watched("thread_of", site.thread_of, asked),
        Watched("passages_in", site.passages_in, asked),
        Watched("threads", site.threads, asked),
        Watched("series_of", site.series_of, asked),
    )


class Tokens:
    """The tokens of an archive's values, made as they are asked for."""

    def __init__(self, site: SiteMap, key_of_story: Callable[[LinkedStory], bytes]) -> None:
        archive = site.archive
        self._key_of_story = key_of_story
        self._tables: dict[str, tuple[Mapping[Any, Any], Callable[[Any], Token]]] = {
            "by_id": (site.by_id, self._of_story),
            "pages": (archive.pages, lambda path: hashed(path.encode())),
            "entities": (archive.entities, self._of_record),
            "appearances": (archive.appearances, self._of_appearances),
            "related": (archive.related, lambda found: token_of([*map(_RELATION, found)])),
            "chain_of": (site.chain_of, self._once),
            "thread_of": (site.thread_of, self._of_thread),
            "passages_in": (site.passages_in, self._of_passages),
            "threads": (site.threads, self._of_thread),
            "series_of": (site.series_of, self._once),
        }
        self._made: dict[int, Token] = {}
        self._shipped = shipped().entities

    def of(self, asked: Iterable[Asked]) -> list[Token]:
        """The tokens of what is looked up; that of nothing where there is none."""
        found = []
        for table, key in asked:
            values, token = self._tables[table]
            value = values.get(key)
            found.append(NOTHING if value is None else token(value))
        return found

    def _of_story(self, linked: LinkedStory) -> Token:
        return self._key_of_story(linked)[:8]

    def _of_record(self, record: Entity) -> Token:
        if self._shipped.get(record.id) is record:
            return b"shipped "
        return self._once(record)

    def _of_appearances(self, appearances: Sequence[Any]) -> Token:
        return hashed("\n".join([each.story for each in appearances]).encode())

    def _of_passages(self, passages: Mapping[int, Any]) -> Token:
        parts = [b"%d" % block + self._once(passages[block]) for block in sorted(passages)]
        return hashed(b"".join(parts))

    def _of_thread(self, thread: Thread) -> Token:
        found = self._made.get(id(thread))
        if found is None:
            steps = [*map(_STEP, thread.steps)]
            found = token_of((thread.id, thread.label, steps, thread.entities))
            self._made[id(thread)] = found
        return found

    def _once(self, value: object) -> Token:
        """The token of a value that many look-ups lead to."""
        found = self._made.get(id(value))
        if found is None:
            found = self._made[id(value)] = token_of(value)
        return found


def token_of(value: object) -> Token:
    """The token of a value made of dataclasses, tuples and plain values."""
    return hashed(repr(value).encode("utf-8", "surrogatepass"))


def hashed(raw: bytes) -> Token:
    """Eight bytes of a hash."""
    return hashlib.blake2b(raw, digest_size=8).digest()
