"""`review`: what a person may want to decide, the most pressing first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import click
import msgspec
from rich.text import Text

from generator import pipeline
from generator.cli.context import Context
from generator.curate.doubts import Doubtful, Kept, Undecided, doubtful, kept, undecided
from generator.report import NullReporter

Doubt = Undecided | Doubtful | Kept

_BELOW = 0.8
"""Links below this are shown unless told otherwise: surnames alone of office holders, places
chosen by size, names found by another spelling."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a case, one per line.")
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=_BELOW,
    show_default=True,
    help="Show links less sure than this.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Show so many cases of each kind.")
@click.pass_obj
def review(context: Context, *, as_json: bool, below: float, limit: int | None) -> int:
    """List undecided names, doubtful links and what is kept by hand; nothing is written."""
    now = dt.datetime.now(dt.UTC)
    done = pipeline.plan(context.root, context.settings(), NullReporter(), now=now)
    cases: dict[str, Sequence[Doubt]] = {
        "undecided": undecided(done.archive),
        "doubtful": doubtful(done.archive, below),
        "kept": kept(done.pinned),
    }
    for kind, found in cases.items():
        shown = found[:limit]
        if as_json:
            for case in shown:
                record = {"case": kind, **msgspec.to_builtins(case)}
                context.out.file.write(msgspec.json.encode(record).decode() + "\n")
            continue
        context.out.print(Text(f"{_TITLES[kind]}: {len(found)}", "bold"))
        for line in (line for case in shown for line in _lines(case)):
            context.out.print(line, soft_wrap=True)
        if len(shown) < len(found):
            context.out.print(Text(f"  … and {len(found) - len(shown)} more", "dim"))
    if not as_json:
        context.out.print(Text(_HOW, "dim"), soft_wrap=True)
    return 0


_TITLES = {
    "undecided": "Names nobody was decided on",
    "doubtful": "Links least sure",
    "kept": "Kept by hand",
}
_HOW = (
    "To decide a name, add the entity's id to `entities` on the story's page, or add the name to "
    "`aliases` on the entity's page; to undo a link, take the id off the list."
)


def _lines(case: Doubt) -> Iterator[Text]:
    if isinstance(case, Kept):
        yield Text.assemble("  ", (case.page, "bold"), f": {', '.join(case.fields)}")
        return
    head = Text("  ")
    head.append(case.name, "bold")
    if isinstance(case, Undecided):
        head.append(f" ({case.type}, {len(case.places)}×): {case.reason}")
        if case.candidates:
            head.append(f"; considered: {', '.join(case.candidates)}")
    else:
        head.append(f" → {case.entity} ({len(case.places)}×)")
        head.append(f"  [{case.via}; {case.confidence}]", "dim")
    yield head
    first = case.places[0]
    yield Text.assemble(("      " + first.page, "dim"), f": {first.context}")
