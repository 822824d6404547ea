"""The smallest unit in which pages are made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from generator.model.page import Page
from generator.render.site_map import SiteMap


@dataclass(frozen=True, slots=True)
class Leaf:
    """Pages made together, again and again as long as anything they are made from changes.

    `make` takes what it needs from the map it is given, which may watch what is asked of it, and
    from `inputs`, plain values that stand for everything else. `whole` leaves look at the archive
    as a whole: what they are made from is not followed.
    """

    name: str
    make: Callable[[SiteMap], Iterable[Page]] = field(repr=False)
    inputs: Hashable = ()
    whole: bool = False
