"""What MkDocs has to say, held back to be said in its place."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

Message = tuple[str, int, str]
"""The logger's name, the level and the text."""


@contextmanager
def captured_log() -> Iterator[list[Message]]:
    """Everything MkDocs logs meanwhile, in a list that grows while this lasts."""
    records: list[Message] = []

    class Capturing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append((record.name, record.levelno, record.getMessage()))

    log = logging.getLogger("mkdocs")
    handlers, propagate = log.handlers[:], log.propagate
    log.handlers, log.propagate = [Capturing()], False
    try:
        yield records
    finally:
        log.handlers, log.propagate = handlers, propagate
