"""The archive's settings: `[tool.depesche]` of its `pyproject.toml`, checked and frozen."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from generator.errors import SettingsError

FILE = "pyproject.toml"
Language = Literal["de", "en"]


@dataclass(frozen=True, slots=True)
class Shards:
    """Where the sites lie that `depesche build --shards` divides an archive into, and how many."""

    base: str = "{shard}/"
    """The address of a shard, relative to the site's or whole; `{shard}` is its name. Shards that
    lie outside of the site's own folder (`https://example.org/archive-{shard}/`) need a `site_url`
    in mkdocs.yml on the same host."""

    names: int = 0
    """Over how many further shards the pages of names are dealt; 0 keeps them in the root."""

    def __post_init__(self) -> None:
        if self.names < 0:
            raise SettingsError(
                "names must not be negative.", file=FILE, place="tool.depesche.shards.names"
            )


@dataclass(frozen=True, slots=True)
class Settings:
    """What an archive may decide for itself. Every field is a key of `[tool.depesche]`."""

    title: str = "Depesche"
    """The archive's name, as its home page bears it."""

    description: str = ""
    """One or two sentences under the title of the home page."""

    language: Language = "de"
    """The language of everything readers see that is not a wire's own text."""

    seeds: str = "seeds"
    """The folder of raw wires, relative to the archive."""

    docs: str = "docs"
    """The folder of pages, relative to the archive."""

    timezone: str = "Europe/Berlin"
    """The zone of times that a wire states without one (an IANA name)."""

    agencies: tuple[str, ...] = ()
    """Credits a dateline may bear besides the known agencies (`("dda",)`)."""

    recogniser: str = "own"
    """Who finds names: `own` (rules and our model), `rules`, or a pipeline the user has installed:
    `spacy:NAME`, `gliner:NAME`, `flair:NAME`."""

    max_wire_bytes: int = 32 * 1024 * 1024
    """A larger file is refused unread."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column of a table holds which fact (`{text = "Rohtext"}`); the others are guessed."""

    executor: str = "local"
    """Who does the work of the single stories: processes of this machine (`local`), or a cluster
    (`dask://HOST:PORT`, `ray://HOST:PORT`), for which the extra of that name must be installed."""

    workers: int = 0
    """How many processes `local` may use; 0 for as many as there are processors."""

    shards: Shards = field(default_factory=Shards)
    """How `depesche build --shards` divides the site (`{base = "…", names = 4}`)."""

    def __post_init__(self) -> None:
        for name in ("seeds", "docs"):
            folder = PurePosixPath(getattr(self, name))
            if folder.is_absolute() or ".." in folder.parts or not folder.parts:
                raise SettingsError(
                    f"{name} must name a folder inside the archive, not {str(folder)!r}.",
                    file=FILE,
                    place=f"tool.depesche.{name}",
                )
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise SettingsError(
                f"{self.timezone!r} is no time zone.",
                file=FILE,
                place="tool.depesche.timezone",
                remedy="Use an IANA name such as Europe/Berlin.",
            ) from error


def load(root: Path) -> Settings:
    """The settings of the archive at `root`; the defaults where it states none.

    Raises SettingsError naming the key at fault and, for an unknown one, the nearest known.
    """
    path = root / FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            "no archive here.",
            file=FILE,
            remedy="Run `depesche init DIR` to make one, or name one with -C DIR.",
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}.", file=FILE) from error
    table = document.get("tool", {}).get("depesche", {})
    _check_keys(table, Settings, "tool.depesche")
    if isinstance(table.get("shards"), dict):
        _check_keys(table["shards"], Shards, "tool.depesche.shards")
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{error}.", file=FILE, place="tool.depesche") from error


def _check_keys(table: Mapping[str, object], kind: type, place: str) -> None:
    known = [setting.name for setting in fields(kind)]
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."
            raise SettingsError(f"unknown setting {key!r}.", file=FILE, place=place, remedy=remedy)
