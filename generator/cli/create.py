"""`init`: a new archive, ready to serve."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click

from generator import pipeline
from generator import settings as archive_settings
from generator.cli.context import Context
from generator.errors import SettingsError
from generator.report import NullReporter
from generator.settings import Language
from generator.site.assets import write_assets

# Where each file of the template goes; a leading dot is not written in package data.
TEMPLATE = {
    "settings.toml": "pyproject.toml",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "README.md": "README.md",
    "pages.yml": ".github/workflows/pages.yml",
    "seeds.md": "seeds/README.md",
}
_SLOT = re.compile(r"@@(\w+)@@")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="", help="The archive's name; the folder's name if not given.")
@click.option(
    "--language",
    type=click.Choice(["de", "en"]),
    default="de",
    show_default=True,
    help="The language of the pages around the wires.",
)
@click.pass_obj
def init(context: Context, directory: Path, *, title: str, language: Language) -> int:
    """Make a new archive in DIRECTORY: put wires into its seeds/, then `depesche serve`."""
    root = context.root / directory
    written = create(root, title or root.resolve().name, language)
    for name in written:
        context.out.print(f"  {name}")
    here = directory == Path()
    place, seeds = ("this folder", "seeds") if here else (directory, directory / "seeds")
    context.out.print(
        f"A new archive in [bold]{place}[/]. Put wires into [bold]{seeds}[/], then:\n"
        f"  depesche {'' if here else f'-C {directory} '}serve"
    )
    return 0


def create(root: Path, title: str, language: Language) -> tuple[str, ...]:
    """Write the template's files into `root`; the names written.

    Raises SettingsError, and writes nothing, where one of them is there already.
    """
    there = [name for name in TEMPLATE.values() if (root / name).exists()]
    if there:
        raise SettingsError(
            f"{', '.join(there)} is there already; nothing was written.",
            file=str(root),
            remedy="Choose an empty folder.",
        )
    folder = files("generator.data") / "template"
    for source, name in TEMPLATE.items():
        text = (folder / source).read_text(encoding="utf-8")
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(text, title, language), encoding="utf-8", newline="\n")
    # A first, empty run makes the pages that MkDocs itself will not start without.
    settings = archive_settings.load(root)
    pipeline.build(root, settings, NullReporter())
    write_assets(root / settings.docs)
    return tuple(sorted(TEMPLATE.values()))


def filled(text: str, title: str, language: Language) -> str:
    """A template with its slots filled; titles are quoted as JSON, which YAML and TOML read."""
    values = {**_WORDS[language], "language": language, "title": _quoted(title)}
    return _SLOT.sub(lambda match: values[match[1]], text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(escaped.split()) + '"'


_WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "start": "Start",
        "stories": "Meldungen",
        "people": "Personen",
        "organisations": "Organisationen",
        "places": "Orte",
        "threads": "Themen",
        "quotes": "Zitate",
        "search": "Suche",
        "automatic": "Helles Farbschema verwenden",
        "light": "Dunkles Farbschema verwenden",
        "dark": "Farbschema des Geräts verwenden",
    },
    "en": {
        "start": "Home",
        "stories": "Stories",
        "people": "People",
        "organisations": "Organisations",
        "places": "Places",
        "threads": "Topics",
        "quotes": "Quotes",
        "search": "Search",
        "automatic": "Use the light colour scheme",
        "light": "Use the dark colour scheme",
        "dark": "Use the device's colour scheme",
    },
}
