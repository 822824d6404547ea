"""A way of grouping things one after the other, gone again beside what changed since the last time.

Each thing in turn looks through the groups that stand under its terms, joins one or founds one, and
stands under its terms itself. What it does follows from itself, from who else stands under its
terms, and from what is in the groups it compares itself with. Where none of that is other than the
last time, it does what it did; so what is remembered saves work and never decides.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from generator.relate.hashes import Hashes
from generator.relate.rows import Floats, Numbers

Log = tuple[bytes, bytes, bytes, bytes, bytes, bytes, int, int]
"""What is remembered, as plain values: of each thing its id, its digest, the hashes of its terms,
the number of the group it joined, those it looked at and how alike it was to them; then how many
terms and how many groups a thing has at most."""

_NOBODY = -1


class _Last:
    """A log, ready to be asked."""

    def __init__(self, log: Log, names: Hashes) -> None:
        ids, digests, terms, joined, near, alike, most_terms, most_near = log
        self.ids: list[int] = np.frombuffer(ids, dtype="<u8").tolist()
        self.digests: list[int] = np.frombuffer(digests, dtype="<u8").tolist()
        self._terms = _places(np.frombuffer(terms, dtype="<u8"), names).reshape(-1, most_terms)
        self._near = np.frombuffer(near, dtype="<i4").reshape(-1, most_near)
        self._alike = np.frombuffer(alike, dtype="<f8").reshape(-1, most_near)
        groups = np.frombuffer(joined, dtype="<i4")
        self.joined: list[int] = groups.tolist()
        most = np.maximum.accumulate(groups) if len(groups) else groups
        self.founded: list[bool] = (np.diff(most, prepend=-1) > 0).tolist()

    def terms(self, thing: int) -> list[int]:
        """The terms it stood under, as far as there are any such now."""
        return [number for number in self._terms[thing].tolist() if number >= 0]

    def near(self, thing: int) -> list[int]:
        """The groups it looked at."""
        return [number for number in self._near[thing].tolist() if number >= 0]

    def alike(self, thing: int) -> Floats:
        """How alike it was to each."""
        found: Floats = self._alike[thing][self._near[thing] >= 0]
        return found


def _places(hashes: Hashes, names: Hashes) -> Numbers:
    """For each hash the place in `names` of the one it is of; -1 for none."""
    if not len(names):
        return np.full(len(hashes), _NOBODY, dtype=np.int64)
    order = np.argsort(names)
    at = np.minimum(np.searchsorted(names, hashes, sorter=order), len(names) - 1)
    found: Numbers = np.where(names[order[at]] == hashes, order[at], _NOBODY)
    return found


@dataclass(slots=True)
class Step:
    """What a thing does: its terms, the groups it looks at, how alike it is to each of them, and
    the group it joins, None where it founds one."""

    terms: Sequence[int]
    near: Sequence[int]
    alike: Sequence[float] | Floats
    joins: int | None


class Course:
    """One way through things in order, which are known by `ids`; equal things have equal `digests`.

    `names` are the hashes of all terms by their numbers. Groups are numbered as they are founded.
    """

    def __init__(self, ids: Hashes, digests: Hashes, names: Hashes, last: Log | None) -> None:
        self._ids, self._digests, self._names = ids, digests, names
        self._last = _Last(last, names) if last is not None else None
        self._was = list(self._matched())
        self._passed = 0
        # Of a group of the last time the one that stands for it now.
        self._now: dict[int, int] = {}
        # What is other than it was at this point the last time.
        self._other_terms: set[int] = set()
        self._other_groups: set[int] = set()
        self._groups = 0
        self._log = _Log()

    def _matched(self) -> Iterator[int]:
        """What each thing was the last time; nothing where it stood in another order."""
        if self._last is None:
            yield from (_NOBODY for _ in range(len(self._ids)))
            return
        place = {id_: number for number, id_ in enumerate(self._last.ids)}
        highest = _NOBODY
        for id_ in self._ids.tolist():
            was = place.get(id_, _NOBODY)
            yield was if was > highest else _NOBODY
            highest = max(highest, was)

    def again(self, thing: int) -> Step | None:
        """What the next thing, which is the one of this number, did the last time, if nothing that
        it followed from is other now."""
        was, last = self._was[thing], self._last
        if was < 0 or last is None:
            return None
        for gone in range(self._passed, was):
            self._other_terms.update(last.terms(gone))
            self._other_groups.update(self._stands_for(last.joined[gone]))
        self._passed = was + 1
        if last.digests[was] != self._digests[thing]:
            return None
        terms = last.terms(was)
        if not self._other_terms.isdisjoint(terms):
            return None
        near = [self._now.get(group, _NOBODY) for group in last.near(was)]
        if _NOBODY in near or not self._other_groups.isdisjoint(near):
            return None
        joins = None if last.founded[was] else self._now[last.joined[was]]
        return Step(terms, near, last.alike(was), joins)

    def take(self, thing: int, step: Step) -> int:
        """Note what the thing did; the number of the group it is in."""
        founds = step.joins is None
        joins = self._groups if step.joins is None else step.joins
        self._groups += founds
        self._log.add(step, joins)
        was, last = self._was[thing], self._last
        if was < 0 or last is None:
            self._other_terms.update(step.terms)
            self._other_groups.add(joins)
            return joins
        had = last.joined[was]
        if founds and last.founded[was]:
            self._now[had] = joins
        if self._now.get(had) != joins:
            self._other_terms.update(step.terms, last.terms(was))
            self._other_groups.update((joins, *self._stands_for(had)))
        elif last.digests[was] != self._digests[thing]:
            self._other_terms.update(set(step.terms) ^ set(last.terms(was)))
            self._other_groups.add(joins)
        return joins

    def _stands_for(self, group: int) -> Iterable[int]:
        return () if (now := self._now.get(group)) is None else (now,)

    def log(self) -> Log:
        """What to remember for the next time."""
        return self._log.packed(self._ids, self._digests, self._names)


@dataclass(slots=True)
class _Log:
    """A log while it is written."""

    steps: list[Step] = field(default_factory=list)
    joined: array[int] = field(default_factory=lambda: array("i"))

    def add(self, step: Step, joins: int) -> None:
        """The next thing's step, of which `alike` may come later."""
        self.steps.append(step)
        self.joined.append(joins)

    def packed(self, ids: Hashes, digests: Hashes, names: Hashes) -> Log:
        """The log as plain values."""
        most_terms = max((len(step.terms) for step in self.steps), default=0) or 1
        most_near = max((len(step.near) for step in self.steps), default=0) or 1
        terms = np.zeros((len(self.steps), most_terms), dtype="<u8")
        near = np.full((len(self.steps), most_near), _NOBODY, dtype="<i4")
        alike = np.zeros((len(self.steps), most_near), dtype="<f8")
        for row, step in enumerate(self.steps):
            terms[row, : len(step.terms)] = names[step.terms]
            near[row, : len(step.near)] = step.near
            alike[row, : len(step.alike)] = step.alike
        columns = (ids, digests, terms, np.frombuffer(self.joined, dtype="<i4"), near, alike)
        packed = [column.tobytes() for column in columns]
        return (*packed, most_terms, most_near)  # type: ignore[return-value]
