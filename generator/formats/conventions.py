"""What a reader of wires must know of the archive it reads for."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from generator.errors import SettingsError
from generator.formats.agencies import is_credit
from generator.formats.columns import FACTS
from generator.settings import FILE, Settings


@dataclass(frozen=True, slots=True)
class Conventions:
    """The few settings that decide how a wire is understood.

    `agencies` are credits accepted besides the known ones; `timezone` is the IANA name of the
    zone in which times without one are meant; `columns` are pairs of a fact and the column of a
    table that holds it.
    """

    agencies: tuple[str, ...] = ()
    timezone: str = "Europe/Berlin"
    language: str = "de"
    columns: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Conventions:
        """The conventions an archive's settings state. Raises SettingsError for a column of a
        fact that there is not."""
        columns = tuple(sorted(settings.columns.items()))
        for fact, _ in columns:
            if fact not in FACTS:
                near = difflib.get_close_matches(fact, FACTS, n=1)
                raise SettingsError(
                    f"unknown fact {fact!r}.",
                    file=FILE,
                    place="tool.depesche.columns",
                    remedy=f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(FACTS)}.",
                )
        return cls(tuple(settings.agencies), settings.timezone, settings.language, columns)

    def is_credit(self, credit: str) -> bool:
        """Whether `credit` is one a dateline may bear."""
        return is_credit(credit, self.agencies)
