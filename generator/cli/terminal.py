"""What the terminal shows: findings on standard error, progress where somebody looks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from generator.report import Element, Finding, Work

STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
LABELS = {
    "read": "reading wires",
    "annotate": "annotating",
    "render": "writing pages",
}


class TerminalReporter:
    """Prints findings as they come and a progress bar on work that lasts; bars only on a terminal.

    Findings of level `info` are printed only if `verbose`.
    """

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        self.console = console
        self.verbose = verbose
        self.counts = {"error": 0, "warning": 0, "info": 0}

    def find(self, finding: Finding) -> None:
        """Print it, file first."""
        self.counts[finding.level] += 1
        if finding.level != "info" or self.verbose:
            print_finding(self.console, finding)

    def step(
        self, label: str, work: Work[Element]
    ) -> contextlib.AbstractContextManager[Iterator[Element]]:
        """Walk through `work` under a progress bar that is gone when done."""
        return self._bar(LABELS.get(label, label), work)

    @contextlib.contextmanager
    def _bar(self, label: str, work: Work[Element]) -> Iterator[Iterator[Element]]:
        if not self.console.is_terminal:
            yield iter(work)
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.console, transient=True) as progress:
            yield iter(progress.track(work, total=len(work), description=label))


class _Rate(ProgressColumn):
    """How much is done in a second."""

    def render(self, task: Task) -> Text:
        """The speed of late, once there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.0f}/s" if speed else "", style="dim")


def print_finding(console: Console, finding: Finding) -> None:
    """One finding on one line: where, how grave, what."""
    where = ", ".join(part for part in (finding.file, finding.place) if part)
    style = STYLES[finding.level]
    console.print(
        f"[{style}]{finding.level}[/] {escape(where)}: {escape(finding.message)}",
        soft_wrap=True,
        highlight=False,
    )
