"""Tables over an authority that are made once and kept as long as it is in use."""

from __future__ import annotations

from generator.authority import Authority


class Once:
    """An authority as a cache key: the same object, not an equal one, which would take as long to
    find out as making a table anew."""

    __slots__ = ("authority",)

    def __init__(self, authority: Authority) -> None:
        self.authority = authority

    def __hash__(self) -> int:
        return id(self.authority)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Once) and other.authority is self.authority
