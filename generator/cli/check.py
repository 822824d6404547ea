"""`check`: everything wrong or doubtful in the archive, by file."""

from __future__ import annotations

import datetime as dt

import click
import msgspec

from generator import pipeline
from generator.cli.context import Context
from generator.cli.terminal import print_finding
from generator.model.marks import Unlinked
from generator.pipeline import Plan
from generator.report import BufferReporter, Finding


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, one per line.")
@click.pass_obj
def check(context: Context, *, as_json: bool) -> int:
    """List what is wrong or doubtful; nothing is written. Exit status 1 if there is an error."""
    reporter = BufferReporter()
    done = pipeline.plan(context.root, context.settings(), reporter, now=dt.datetime.now(dt.UTC))
    findings = sorted([*reporter.findings, *_doubts(done)])
    shown = [f for f in findings if as_json or context.verbose or f.level != "info"]
    for finding in shown:
        if as_json:
            context.out.file.write(msgspec.json.encode(finding).decode() + "\n")
        else:
            print_finding(context.out, finding)
    errors = sum(finding.level == "error" for finding in findings)
    warnings = sum(finding.level == "warning" for finding in findings)
    notes = len(findings) - errors - warnings
    context.err.print(f"{errors} errors, {warnings} warnings, {notes} notes (shown with -v)")
    return 1 if errors else 0


def _doubts(done: Plan) -> list[Finding]:
    """What only the whole archive shows: pages out of date, edits kept, names undecided."""
    findings = [
        Finding(path, "warning", "is not what the seeds give now. Run `depesche generate`.")
        for path in (*done.changes.changed, *done.changes.removed)
    ]
    findings += [
        Finding(path, "info", f"edited by hand and kept: {', '.join(names)}.")
        for path, names in done.pinned.items()
    ]
    for linked in done.archive.stories:
        for mention in linked.mentions:
            if isinstance(mention.target, Unlinked):
                span = mention.mention.span
                text = span.of(linked.story.text)
                message = f"“{text}” is not linked: {mention.target.reason}."
                place = f"characters {span.start}-{span.end} of the text"
                path = done.archive.pages[linked.story.id]
                findings.append(Finding(path, "info", message, place))
    return findings
