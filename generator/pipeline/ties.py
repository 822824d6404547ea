"""What a run worked out of the ties between stories, kept for the next one."""

from __future__ import annotations

import marshal
from collections.abc import Callable

from generator.model.archive import LinkedStory
from generator.pipeline import versions
from generator.relate.earlier import Earlier
from generator.store.cache import Cache, Key, key_of

_TIES = key_of("what earlier runs worked out of ties")


def load_earlier(cache: Cache, key_of_story: Callable[[LinkedStory], Key]) -> Earlier:
    """What the last run kept; nothing where it ran another version of the code."""
    raw = cache.get("state", [_TIES]).get(_TIES, b"")
    version = versions.relating()
    if not raw.startswith(version):
        return Earlier(key_of=key_of_story)
    known, logs = marshal.loads(raw[len(version) :])  # noqa: S302 (checked)
    return Earlier(known, key_of_story, before=logs)


def keep_earlier(earlier: Earlier, cache: Cache) -> None:
    """Keep what this run asked for."""
    if earlier.used.keys() != earlier.known.keys() or earlier.after != earlier.before:
        packed = marshal.dumps((earlier.used, earlier.after))
        cache.put("state", {_TIES: versions.relating() + packed})
