"""A way of grouping things one after the other, gone again beside what changed since the last time.

Each thing in turn looks through the groups that stand under its terms, joins one or founds one, and
stands under its terms itself. What it does follows from itself, from who else stands under its
terms, and from what is in the groups it compares itself with. Where none of that is other than the
last time, it does what it did; so what is remembered saves work and never decides.

Only the things that may do something else are looked at: those that are new or not what they were,
and whoever stands, behind one that did something else, under its terms or looked at its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.relate.hashes import Hashes
from generator.relate.rows import Floats, Numbers

Log = tuple[bytes, bytes, bytes, bytes, bytes, bytes, int, int]
"""What is remembered, as plain values: of each thing its id, its digest, the hashes of its terms,
the number of the group it joined, those it looked at and how alike it was to them; then how many
terms and how many groups a thing has at most."""

_NOBODY = -1


@dataclass(slots=True)
class Step:
    """What a thing does: its terms, the groups it looks at, how alike it is to each of them, and
    the group it joins, None where it founds one."""

    terms: Sequence[int]
    near: Sequence[int]
    alike: Sequence[float] | Floats
    joins: int | None


class _Last:
    """A log, ready to be asked. Rows are things of the last time, `_NOBODY` fills them up."""

    def __init__(self, log: Log, names: Hashes) -> None:
        ids, digests, terms, joined, near, alike, most_terms, most_near = log
        self.ids: Hashes = np.frombuffer(ids, dtype="<u8")
        self.digests: Hashes = np.frombuffer(digests, dtype="<u8")
        self.hashes: Hashes = np.frombuffer(terms, dtype="<u8").reshape(-1, most_terms)
        self.terms = _places(self.hashes.ravel(), names).reshape(-1, most_terms)
        self.near: Numbers = np.frombuffer(near, dtype="<i4").reshape(-1, most_near).astype(int)
        self.alike: Floats = np.frombuffer(alike, dtype="<f8").reshape(-1, most_near)
        self.joined: Numbers = np.frombuffer(joined, dtype="<i4").astype(np.int64)
        most = np.maximum.accumulate(self.joined) if len(self.joined) else self.joined
        self.founded: NDArray[np.bool_] = np.diff(most, prepend=_NOBODY) > 0

    @classmethod
    def of(cls, log: Log | None, names: Hashes) -> _Last:
        """The log of the last time, or that of nothing."""
        return cls(log if log is not None else (b"", b"", b"", b"", b"", b"", 1, 1), names)

    def terms_of(self, thing: int) -> list[int]:
        """The terms a thing stood under, as far as there are any such now."""
        return [number for number in self.terms[thing].tolist() if number >= 0]


def _places(hashes: Hashes, names: Hashes) -> Numbers:
    """For each hash the place in `names` of the one it is of; `_NOBODY` for none."""
    if not len(names):
        return np.full(len(hashes), _NOBODY, dtype=np.int64)
    order = np.argsort(names)
    at = np.minimum(np.searchsorted(names, hashes, sorter=order), len(names) - 1)
    found: Numbers = np.where(names[order[at]] == hashes, order[at], _NOBODY)
    return found


class _Who:
    """Which things have a number in their row."""

    def __init__(self, rows: Numbers) -> None:
        flat = rows.ravel()
        told = np.flatnonzero(flat >= 0)
        order = told[np.argsort(flat[told], kind="stable")]
        self._numbers = flat[order]
        self.things: Numbers = order // rows.shape[1]

    def span(self, number: int) -> tuple[int, int]:
        """From where to where in `things` those stand that have this number, in rising order."""
        begin, end = np.searchsorted(self._numbers, (number, number + 1))
        return int(begin), int(end)

    def having(self, number: int, after: int) -> Numbers:
        """The things behind one that have this number."""
        begin, end = self.span(number)
        things = self.things[begin:end]
        return things[np.searchsorted(things, after, side="right") :] if begin < end else things


class Course:
    """One way through things in order, which are known by `ids`; equal things have equal `digests`.

    `names` are the hashes of all terms by their numbers. Groups are numbered as they are founded;
    of each term those are known that `latest` things founded or joined. Things that are not `due`
    do what they did.
    """

    def __init__(
        self, ids: Hashes, digests: Hashes, names: Hashes, last: Log | None, latest: int
    ) -> None:
        self._ids, self._digests, self._names, self._most = ids, digests, names, latest
        self._last = _Last.of(last, names)
        # What each thing was the last time.
        self._was = self._matched()
        # Whether there is anything of the last time to be gone by.
        self._known = bool(self._rows.any())
        self.joined: Numbers = np.full(len(ids), _NOBODY, dtype=np.int64)
        """The group each thing founded or joined, of those that are passed."""
        self._passed = self._groups = 0
        # Of each group of the last time the one that stands for it now, and the other way round.
        self._now: Numbers = np.full(len(self._last.ids) + 1, _NOBODY, dtype=np.int64)
        self._then: dict[int, int] = {}
        self._due = self._changed()
        self._steps: dict[int, Step] = {}
        self._entered: defaultdict[int, dict[int, None]] = defaultdict(dict)
        # Up to which of the things with a term, and not beyond which, these are entered.
        self._spans: dict[int, tuple[int, int]] = {}

    def _matched(self) -> Numbers:
        """What each thing was the last time; nobody where it stood in another order."""
        place = {id_: number for number, id_ in enumerate(self._last.ids.tolist())}
        was = np.array([place.get(id_, _NOBODY) for id_ in self._ids.tolist()], dtype=np.int64)
        if len(was):
            before = np.concatenate(([_NOBODY], np.maximum.accumulate(was)[:-1]))
            was[was <= before] = _NOBODY
        return was

    @cached_property
    def _rows(self) -> NDArray[np.bool_]:
        """Which things were there the last time."""
        rows: NDArray[np.bool_] = self._was >= 0
        return rows

    def _of_last(self, values: Any) -> Any:  # noqa: ANN401 (any array of the last time's)
        """The last time's rows by the things of now; those of nobody are filled up."""
        rows = np.full((len(self._was), values.shape[1]), _NOBODY, dtype=values.dtype)
        rows[self._rows] = values[self._was[self._rows]]
        return rows

    @cached_property
    def _under(self) -> _Who:
        """Who stood under which term."""
        return _Who(self._of_last(self._last.terms))

    @cached_property
    def _looking(self) -> _Who:
        """Who looked at which group, by its number of the last time."""
        return _Who(self._of_last(self._last.near))

    def _changed(self) -> NDArray[np.bool_]:
        """The things that are new or not what they were, and those that miss one that is gone."""
        due = ~self._rows
        due[self._rows] = self._last.digests[self._was[self._rows]] != self._digests[self._rows]
        gone = np.ones(len(self._last.ids), dtype=bool)
        gone[self._was[self._rows]] = False
        known = self._was[self._rows]
        places = np.flatnonzero(self._rows)
        for thing in np.flatnonzero(gone).tolist():
            behind = int(np.searchsorted(known, thing))
            before = int(places[behind]) - 1 if behind < len(places) else len(due)
            self._mark(due, before, self._last.terms_of(thing), int(self._last.joined[thing]))
        return due

    def _mark(self, due: NDArray[np.bool_], after: int, terms: Iterable[int], *groups: int) -> None:
        """Let those behind a thing be due that stood under these terms, or looked at these groups
        of the last time."""
        for term in terms:
            due[self._under.having(term, after)] = True
        for group in groups:
            due[self._looking.having(group, after)] = True

    def due(self) -> Iterator[int]:
        """The things whose step is to be found out, each to be taken before the next one; when they
        are through, all things are passed."""
        while self._passed < len(self._due):
            rest = self._due[self._passed :]
            number = self._passed + int(rest.argmax()) if rest.any() else len(self._due)
            self._repeat(self._passed, number)
            self._passed = number
            if number < len(self._due):
                yield number
                self._passed = number + 1

    def _repeat(self, begin: int, end: int) -> None:
        """Let these things do what they did."""
        was = self._was[begin:end]
        had = self._last.joined[was]
        founding = had[self._last.founded[was]]
        self._now[founding] = np.arange(self._groups, self._groups + len(founding))
        self._then.update(zip(self._now[founding].tolist(), founding.tolist(), strict=True))
        self._groups += len(founding)
        self.joined[begin:end] = self._now[had]

    def latest(self, term: int) -> Iterable[int]:
        """The groups that the things passed last entered under a term, each once."""
        if self._known:
            self._catch_up(term)
        entered = self._entered[term]
        return entered if len(entered) <= self._most else list(entered)[-self._most :]

    def _catch_up(self, term: int) -> None:
        """Enter what things that did what they did founded and joined under a term until now."""
        begin, end = self._spans.get(term) or self._under.span(term)
        if begin < end and self._under.things[begin] < self._passed:
            things = self._under.things[begin:end]
            things = things[: np.searchsorted(things, self._passed)]
            begin += len(things)
            for group in self.joined[things[~self._due[things]]].tolist():
                self._enter(term, group)
        self._spans[term] = begin, end

    def _enter(self, term: int, group: int) -> None:
        """Enter a group under a term, as the last one."""
        entered = self._entered[term]
        entered.pop(group, None)
        entered[group] = None
        if len(entered) > 2 * self._most:
            self._entered[term] = dict.fromkeys(list(entered)[-self._most :])

    def take(self, thing: int, step: Step) -> int:
        """Note what a thing that was due did; the number of the group it is in."""
        founds = step.joins is None
        joins = self._groups if step.joins is None else step.joins
        self._groups += founds
        self._steps[thing] = step
        self.joined[thing] = joins
        for term in step.terms:
            if self._known:
                self._catch_up(term)
            self._enter(term, joins)
        was, last = int(self._was[thing]), self._last
        if not self._known:
            return joins
        if was < 0:
            self._mark(self._due, thing, step.terms, *self._stood_for(joins))
            return joins
        had = int(last.joined[was])
        if founds and last.founded[was]:
            self._now[had] = joins
            self._then[joins] = had
        if self._now[had] != joins:
            terms = {*step.terms, *last.terms_of(was)}
            self._mark(self._due, thing, terms, had, *self._stood_for(joins))
        elif last.digests[was] != self._digests[thing]:
            self._mark(self._due, thing, {*step.terms} ^ {*last.terms_of(was)}, had)
        return joins

    def _stood_for(self, group: int) -> Iterable[int]:
        return () if (then := self._then.get(group)) is None else (then,)

    def looked(self) -> tuple[Numbers, Numbers, Floats]:
        """When all are passed, who looked at which group and how alike they were: three columns, in
        the order of things."""
        _, near, alike = self._columns
        things, places = np.nonzero(near >= 0)
        likeness: Floats = alike[things, places]
        return things, near[things, places], likeness

    def log(self) -> Log:
        """What to remember for the next time."""
        terms, near, alike = self._columns
        columns = (
            self._ids, self._digests, terms, self.joined.astype("<i4"), near.astype("<i4"), alike
        )  # fmt: skip
        packed = [column.tobytes() for column in columns]
        return (*packed, terms.shape[1], near.shape[1])

    @cached_property
    def _columns(self) -> tuple[Hashes, Numbers, Floats]:
        """Of each thing the hashes of its terms, the groups it looked at, and how alike it was: to
        be asked for when all are passed."""
        steps, last = self._steps, self._last
        most_terms = max((len(step.terms) for step in steps.values()), default=1)
        most_near = max((len(step.near) for step in steps.values()), default=1)
        size = len(self._was)
        terms = np.zeros((size, max(most_terms, last.hashes.shape[1])), dtype="<u8")
        near = np.full((size, max(most_near, last.near.shape[1])), _NOBODY, dtype=np.int64)
        alike = np.zeros((size, near.shape[1]), dtype="<f8")
        again = np.flatnonzero(~self._due)
        was = self._was[again]
        terms[again, : last.hashes.shape[1]] = last.hashes[was]
        had = last.near[was]
        near[again, : last.near.shape[1]] = np.where(had >= 0, self._now[had], _NOBODY)
        alike[again, : last.near.shape[1]] = last.alike[was]
        for thing, step in steps.items():
            terms[thing, : len(step.terms)] = self._names[step.terms]
            near[thing, : len(step.near)] = step.near
            alike[thing, : len(step.alike)] = step.alike
        return terms, near, alike
