"""Somebody's name, as the rules for people's names find it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.annotate.grammar import word_set

NAMED_AFTER = word_set(
    """Straße Platz Allee Ring Damm Stiftung Universität Institut Preis Haus Schule Gymnasium Halle
    Flughafen Airport Street Square Avenue University Foundation Institute Prize Bridge Center
    Centre Hospital Band School Group Orchestra Quartett Trio Cup Pokal Building
    Memorial Stadium Courthouse Library Theatre Theater Award Act"""
)
"""What is called after somebody, behind the name."""
FAMILY = word_set(
    """Vater Mutter Bruder Schwester Sohn Tochter Ehemann Ehefrau Witwe Witwer Onkel Tante Neffe
    Nichte Enkel Enkelin Cousin Cousine Großvater Großmutter Freund Freundin"""
)
"""Who somebody is to another, which is no name behind a role."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at tokens `[start, end)`: its words without a genitive ending.

    `full` tells a full name from a surname alone.
    """

    start: int
    end: int
    words: tuple[str, ...]
    via: str
    confidence: float
    full: bool = True

    @property
    def name(self) -> str:
        """The name as it would stand alone."""
        return " ".join(self.words)
