"""What a run tells, told through MkDocs' log."""

from __future__ import annotations

import logging

from generator.report import Finding, NullReporter

_LEVELS = {"info": logging.DEBUG, "warning": logging.INFO, "error": logging.WARNING}
"""A refused wire is a warning, so that `--strict` stops on it; a doubt is worth a line."""


class LogReporter(NullReporter):
    """Writes every finding to a logger."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log

    def find(self, finding: Finding) -> None:
        """Write it as one line: file, place, message."""
        where = ", ".join(part for part in (finding.file, finding.place) if part)
        text = f"{where}: {finding.message}" if where else finding.message
        self._log.log(_LEVELS[finding.level], text)
