"""Names that stay: what was once called something keeps being called that as stories are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import TypeVar

Member = TypeVar("Member")


def kept_names(
    groups: Sequence[Sequence[Member]],
    held: Callable[[Sequence[Member]], Iterable[str]],
    wanted: Callable[[Sequence[Member]], str],
) -> tuple[str, ...]:
    """A name for each group, no two the same.

    `held` tells what a group's members were called before ("" for nothing). Of the groups that
    hold a name, the one with most holders keeps it, the first of equals; every other group is
    called what is `wanted` of it, with -2, -3 … where that is taken. `…/index` is no group's name.
    """
    claims = [
        (-number, position, name)
        for position, group in enumerate(groups)
        for name, number in Counter(name for name in held(group) if name).items()
    ]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, position, name in sorted(claims):
        if position not in names and name not in taken:
            names[position] = name
            taken.add(name)
    for position, group in enumerate(groups):
        if position not in names:
            names[position] = _free(wanted(group), taken)
            taken.add(names[position])
    return tuple(names[position] for position in range(len(groups)))


def _free(stem: str, taken: set[str]) -> str:
    candidates = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    return next(
        name for name in candidates if name not in taken and name.rpartition("/")[2] != "index"
    )
