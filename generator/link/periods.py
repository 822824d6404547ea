"""Dates of stated precision compared: who held an office when a story was written."""

from __future__ import annotations

from generator.model.entity import Entity, Tenure
from generator.model.story import Edtf

_AFTERMATH = 1
"""Years after an office in which its holder still goes by surname alone in the news."""

_CAREER = 45
"""Nobody is in the news this many years before a first office: then another person is meant."""


_YOUNGEST, _OLDEST = 15, 105
"""Ages in years below and above which a story of the day means somebody else of that name."""

_LONG_GONE = 20
"""Years after a last office in which another of the same name is likelier meant."""


def held_at(tenure: Tenure, date: Edtf) -> bool:
    """Whether a tenure covers a date, as far as both are precise. A tenure without dates: no."""
    if not (tenure.start or tenure.end):
        return False
    return _not_after(tenure.start, date) and _not_after(date, tenure.end)


def in_office(entity: Entity, date: Edtf | None) -> bool:
    """Whether a person held any office at a date."""
    return bool(date) and any(held_at(tenure, date or "") for tenure in entity.tenures)


def lately_in_office(entity: Entity, date: Edtf | None) -> bool:
    """Whether a person held an office at a date or left it within the year before."""
    if not date:
        return False
    return in_office(entity, date) or any(
        tenure.end and 0 <= _year(date) - _year(tenure.end) <= _AFTERMATH
        for tenure in entity.tenures
    )


def possible(entity: Entity, date: Edtf | None) -> bool:
    """Whether somebody's birth and known offices allow that a story of that date speaks of them."""
    born = _year(entity.born)
    if date and born and not _YOUNGEST <= _year(date) - born <= _OLDEST:
        return False
    starts = [_year(tenure.start) for tenure in entity.tenures if tenure.start]
    return not (date and starts) or min(starts) - _year(date) < _CAREER


def long_gone(entity: Entity, date: Edtf | None) -> bool:
    """Whether somebody's last known office ended decades before a date."""
    ends = [_year(tenure.end) if tenure.end else 9999 for tenure in entity.tenures]
    return bool(date and ends) and _year(date or "") - max(ends) > _LONG_GONE


def _year(date: Edtf) -> int:
    return int(date[:4]) if date[:4].isdigit() else 0


def _not_after(first: Edtf, second: Edtf) -> bool:
    """Whether one date is not later than the other at the precision both have; open: yes."""
    shared = min(len(first[:10]), len(second[:10]))
    return not first or not second or first[:shared] <= second[:shared]
