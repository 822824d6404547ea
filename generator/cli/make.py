"""`generate`, `build`, `serve`: from seeds to pages to site."""

from __future__ import annotations

import datetime as dt

import click

from generator import pipeline
from generator.cli.context import Context
from generator.pipeline import Plan
from generator.site import shell
from generator.site.assets import write_assets

MOST_BYTES = 1_000_000_000
"""What GitHub Pages takes of one site."""


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
@click.option(
    "--shards",
    type=click.Choice(["year"]),
    help="Divide the site: one a year, one for the search index, one for all else.",
)
@click.pass_obj
def build(context: Context, *, strict: bool, shards: str | None) -> int:
    """Generate, then build the site and its search index into site/."""
    layout = shell.layout_of(context.root, context.settings().shards) if shards else None
    refused = _generate(context).refused
    if layout is not None:
        site, shares = shell.build_shards(context.root, layout, strict=strict)
        _tell_shares(context, shares)
        context.out.print(f"The sites are in [bold]{site}[/]")
    else:
        site = shell.build_site(context.root, strict=strict)
        context.out.print(f"The site is in [bold]{site}[/]; open [bold]{site / 'index.html'}[/]")
    return 1 if refused else 0


def _tell_shares(context: Context, shares: shell.Shares) -> None:
    """What there is to publish, and what is too large for it."""
    for shard, share in shares.items():
        where = share.folder or "./"
        context.out.print(
            f"  {shard or 'root':12} {share.size / 1e6:9.1f} MB {share.files:8} files, "
            f"{share.written} written  {where}"
        )
        if share.size > MOST_BYTES:
            is_of_names = not shard or shard.startswith("names")
            remedy = (
                "deal names over more shards (`names`)" if is_of_names else "publish it elsewhere"
            )
            context.err.print(
                f"[bold yellow]{where} is larger than GitHub Pages takes (1 GB)[/]: {remedy}"
            )


@click.command()
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.pass_obj
def serve(context: Context, address: str, *, open_browser: bool) -> int:
    """Show the archive at a local address; a new or changed wire appears in the open browser."""
    context.settings()
    shell.serve_site(context.root, address, open_browser=open_browser)
    return 0
