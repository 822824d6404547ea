"""`generate`, `build`, `serve`: from seeds to pages to site."""

from __future__ import annotations

import datetime as dt

import click

from generator import pipeline
from generator.cli.context import Context
from generator.pipeline import Plan
from generator.site import shell
from generator.site.assets import write_assets


def _generate(context: Context) -> Plan:
    settings = context.settings()
    done = pipeline.build(context.root, settings, context.reporter(), now=dt.datetime.now(dt.UTC))
    write_assets(context.root / settings.docs)
    changes = done.changes
    context.out.print(
        f"{done.stories} stories, {done.names} names: "
        f"{len(changes.changed)} pages written, {len(changes.removed)} removed, "
        f"{len(changes.unchanged)} unchanged"
    )
    if done.refused:
        context.err.print(
            f"[bold red]{done.refused} wires refused[/] (see above); the others went through"
        )
    return done


@click.command()
@click.pass_obj
def generate(context: Context) -> int:
    """Make the pages in docs/ from the wires in seeds/; only what changed is written."""
    return 1 if _generate(context).refused else 0


@click.command()
@click.option("--strict", is_flag=True, help="Let a warning of the site builder fail the build.")
@click.pass_obj
def build(context: Context, *, strict: bool) -> int:
    """Generate, then build the site and its search index into site/."""
    refused = _generate(context).refused
    site = shell.build_site(context.root, strict=strict)
    context.out.print(f"The site is in [bold]{site}[/]; open [bold]{site / 'index.html'}[/]")
    return 1 if refused else 0


@click.command()
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.pass_obj
def serve(context: Context, address: str, *, open_browser: bool) -> int:
    """Show the archive at a local address; a new or changed wire appears in the open browser."""
    context.settings()
    shell.serve_site(context.root, address, open_browser=open_browser)
    return 0
