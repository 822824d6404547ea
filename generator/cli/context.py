"""What every command is told before its own options."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from generator import settings as archive_settings
from generator.cli.terminal import TerminalReporter
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The archive's folder and how much to tell. Answers go to `out`, findings to `err`."""

    root: Path
    verbose: bool = False
    out: Console = field(default_factory=lambda: Console(highlight=False))
    err: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))

    def settings(self) -> Settings:
        """The archive's settings; SettingsError where there is no archive."""
        return archive_settings.load(self.root)

    def reporter(self) -> TerminalReporter:
        """A reporter on standard error."""
        return TerminalReporter(self.err, verbose=self.verbose)
