"""What a run worked out of the ties between stories, kept for the next one."""

from __future__ import annotations

import marshal
import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from generator.cores import WorkerLostError, apart, over_cores
from generator.errors import DepescheError
from generator.model.archive import Chains, LinkedStory
from generator.pipeline import versions
from generator.pipeline.executors import batched, may_fork
from generator.relate import Ties
from generator.relate.earlier import Earlier, Make, one_by_one
from generator.store.cache import Cache, Key, key_of

Loaded = TypeVar("Loaded")

_TIES = key_of("what earlier runs worked out of ties")
_USED = "used"
# Fewer stories made anew are related in the process that was started, which has room to spare.
FEW = 500
# From more stories on, memory counts for more than the seconds it takes to load them twice.
LARGE = 30_000
# Processes are forked for so many results and more, in so many pieces for each.
_RESULTS = 64
_PIECES = 4


def tied_apart(  # noqa: PLR0913
    loaded: Callable[[], Loaded],
    ties_of: Callable[[Loaded, Callable[[Loaded, Chains], None]], Ties],
    known: Callable[[Loaded, Chains], None],
    cache: Cache,
    *,
    stories: int,
    made: int,
    workers: int,
) -> tuple[Loaded, Ties]:
    """What `loaded` gives and what `ties_of` makes of it; `known` hears of the versions of stories
    where that is done in this process.

    Where so many stories are to be related anew that it takes long, that is done in a process of
    its own: what it takes, some hundred MB of pieces, lies between what stays, and would not be
    given back. Of a large archive that process loads the stories for itself, before this one does:
    what two have is copied as it is looked at.

    Raises DepescheError where that process is ended from outside.
    """
    many = made >= FEW or (stories >= FEW and not _names(cache))
    if not many or workers < 2 or not may_fork():
        everything = loaded()
        return everything, ties_of(everything, known)
    try:
        if stories > LARGE:
            found = apart(lambda: ties_of(loaded(), nobody))
            return loaded(), found
        everything = loaded()
        return everything, apart(lambda: ties_of(everything, nobody))
    except WorkerLostError as error:
        raise DepescheError(
            "the process that relates the stories was ended from outside, perhaps for want of "
            "memory.",
            remedy="Run again; what was done is kept. `workers = 1` needs less memory.",
        ) from error


def nobody(_: object, __: Chains) -> None:
    """Waits for nothing."""


def load_earlier(cache: Cache, key_of_story: Callable[[LinkedStory], Key], workers: int) -> Earlier:
    """What the last run kept; nothing where it ran another version of the code. What has to be made
    anew is made by so many processes, where that pays."""
    made = partial(_made, workers)
    logs = {name: log for name in _names(cache) if (log := _log(cache, name)) is not None}
    known = logs.pop(_USED, {})
    return Earlier(known, key_of_story, before=logs, made=made)


def _names(cache: Cache) -> Sequence[str]:
    """What the last run kept something under; nothing of another version of the code."""
    found: Sequence[str] = _loaded(cache, _TIES) or ()
    return found


def _log(cache: Cache, name: str) -> Any:  # noqa: ANN401 (a log's own plain values)
    return _loaded(cache, key_of("ties", name))


def _loaded(cache: Cache, key: Key) -> Any:  # noqa: ANN401 (plain values)
    """What was kept under a key; None of another version of the code, or where nothing was."""
    raw = cache.get("state", [key]).get(key, b"")
    version = versions.relating()
    if not raw.startswith(version):
        return None
    return marshal.loads(memoryview(raw)[len(version) :])  # noqa: S302 (checked)


def _made(workers: int, makes: Sequence[Make]) -> list[Any]:
    """What each of these makes, in their order. Those of one piece are made right after one
    another: they often need the same."""
    if workers < 2 or len(makes) < _RESULTS or not may_fork():
        return one_by_one(makes)
    size = math.ceil(len(makes) / (workers * _PIECES))
    pieces = list(enumerate(batched(makes, size)))
    done = dict(over_cores(pieces, _piece, workers))
    return list(chain.from_iterable(done[number] for number, _ in pieces))


def _piece(numbered: tuple[int, Sequence[Make]]) -> tuple[int, list[Any]]:
    number, makes = numbered
    return number, one_by_one(makes)


def keep_earlier(earlier: Earlier, cache: Cache) -> None:
    """Keep what this run asked for, each log by itself: of a large archive they are large, and each
    tells by itself what of it still holds."""
    version = versions.relating()
    logs = {_USED: earlier.used, **earlier.after}
    if earlier.used.keys() == earlier.known.keys():
        del logs[_USED]
    for name, log in logs.items():
        if name == _USED or log != earlier.before.get(name):
            cache.put("state", {key_of("ties", name): version + marshal.dumps(log)})
    names = (_USED, *earlier.after)
    if names != _names(cache):
        cache.put("state", {_TIES: version + marshal.dumps(names)})
