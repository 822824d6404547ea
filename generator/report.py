"""What a run tells: the core reports, the shells print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

Element = TypeVar("Element")
Element_co = TypeVar("Element_co", covariant=True)
Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing a person should know: `error` refuses an input, `warning` leaves a doubt."""

    file: str
    level: Level
    message: str
    place: str = ""


class Work(Protocol[Element_co]):
    """Something to walk through once, that tells how much there is of it."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Element_co]: ...


class Reporter(Protocol):
    """Takes what the core has to tell."""

    def find(self, finding: Finding) -> None:
        """Take one finding."""

    def step(self, label: str, work: Work[Element]) -> AbstractContextManager[Iterator[Element]]:
        """Walk through `work`, showing how far it has come."""


class NullReporter:
    """Tells nobody."""

    def find(self, finding: Finding) -> None:
        """Drop it."""

    def step(self, label: str, work: Work[Element]) -> AbstractContextManager[Iterator[Element]]:
        """Walk silently."""
        del label
        return nullcontext(iter(work))


@dataclass
class BufferReporter(NullReporter):
    """Keeps every finding, for tests and for `--json`."""

    findings: list[Finding] = field(default_factory=list)

    def find(self, finding: Finding) -> None:
        """Keep it."""
        self.findings.append(finding)
