"""The command line: options all commands share, and the way errors reach a person."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from generator import __version__
from generator.cli.check import check
from generator.cli.context import Context
from generator.cli.create import init
from generator.cli.inspection import inspect
from generator.cli.make import build, generate, serve
from generator.cli.review import review
from generator.errors import DepescheError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Run as if started in DIR.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell every small thing, too.")
@click.version_option(__version__, prog_name="depesche")
@click.pass_context
def cli(context: click.Context, directory: Path, *, verbose: bool) -> None:
    """Turn a folder of raw wire texts into an annotated, linked, searchable archive."""
    context.obj = Context(directory.absolute(), verbose=verbose)


for command in (init, generate, build, serve, inspect, check, review):
    cli.add_command(command)


def main() -> None:
    """Run the command; exit status 0 all well, 1 some inputs refused or in doubt, 2 usage."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = 2
    except click.Abort:
        status = 130
    except DepescheError as error:
        Console(stderr=True).print(
            f"[bold red]error[/] {escape(str(error))}", soft_wrap=True, highlight=False
        )
        status = 2
    # What is left of a large archive lies in circles. To look for them at the end takes a second,
    # and all of it goes with the process anyway.
    gc.freeze()
    sys.exit(status if isinstance(status, int) else 0)
