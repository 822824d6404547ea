"""The family tree of every error Depesche raises on purpose.

Each message names the file, the place in it where one is known, what is wrong,
and what to do about it. Anything that is not a DepescheError is a defect.
"""

from __future__ import annotations


class DepescheError(Exception):
    """Base of all expected errors.

    `file` is the file at fault as a path relative to the archive, `place` a position in it
    ("line 3", "field rights.holder"), `remedy` one sentence that says what to do.
    """

    def __init__(self, reason: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        message = f"{where}: {self.reason}" if where else self.reason
        return f"{message} {self.remedy}" if self.remedy else message


class SettingsError(DepescheError):
    """The archive's `pyproject.toml` or `mkdocs.yml` cannot be used as it stands."""


class WireError(DepescheError):
    """A wire file is refused; the other files still go through."""


class PageError(DepescheError):
    """A page under `docs/` cannot be read; the run stops before anything is written."""


class AuthorityError(DepescheError):
    """The shipped or the archive's own authority contradicts itself."""


class SiteError(DepescheError):
    """The site could not be built from pages that were written."""
