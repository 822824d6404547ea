"""Of a story's page: where the text comes from, what its delivery states, how to cite it."""

from __future__ import annotations

import re

from generator.model.story import Story
from generator.render.dates import parts, shown
from generator.render.quotation import quotation
from generator.render.wording import Wording
from generator.store.dialect import escape_inline

# An address that Markdown takes between angle brackets as it is.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]{3,500}")


def source_section(story: Story, wording: Wording) -> str:
    """Where the text comes from, on what terms, and how to cite it."""
    precision = {1: wording.precision_year, 2: wording.precision_month}.get(
        sum(part is not None for part in parts(story.date)), ""
    )
    date = shown(story.date, wording.language) or wording.undated
    place = f"{story.dateline[0].name}, " if story.dateline else ""
    agency = story.agency or story.source.file.rpartition("/")[2]
    facts = [
        (wording.file, f"`{story.source.file}`"),
        (wording.format, escape_inline(story.source.format)),
        (wording.agency, escape_inline(story.agency)),
        (wording.date, f"{date} ({precision})" if precision else date),
        (wording.signoff, escape_inline(story.signoff.raw) if story.signoff else ""),
        *_stated(story, wording),
        (wording.rights, escape_inline(_rights(story))),
        (wording.dropped, _dropped(story, wording)),
        (wording.identifier, f"`{story.id}`"),
        (
            wording.cite,
            escape_inline(
                wording.cite_form.format(
                    agency=agency,
                    title=quotation(story.title, wording.language),
                    place=place,
                    date=date,
                )
            ),
        ),
    ]
    rows = [f"- {label}: {value}" for label, value in facts if value]
    if any(notice.code == "orphan" for notice in story.notices):
        rows.insert(0, f"- {wording.orphan}")
    return f"## {wording.source}\n\n" + "\n".join(rows)


def _stated(story: Story, wording: Wording) -> list[tuple[str, str]]:
    """What the delivery states besides: how it was filed, and where it points to."""
    made = story.version_created if story.version_created != story.date else None
    links = [f"<{link}>" for link in story.links if _ADDRESS.fullmatch(link)]
    return [
        (wording.version_created, shown(made, wording.language) if made else ""),
        (wording.slugline, escape_inline(story.slugline)),
        (wording.genre, escape_inline(story.genre)),
        (wording.urgency, str(story.urgency or "")),
        (wording.keywords, escape_inline(", ".join(story.keywords))),
        (wording.subjects, ", ".join(f"`{code.replace('`', '')}`" for code in story.subjects)),
        (wording.tickers, ", ".join(f"`{code.replace('`', '')}`" for code in story.tickers)),
        (wording.links, ", ".join(links)),
    ]


def _rights(story: Story) -> str:
    terms = story.rights.terms.split("\n")
    return " · ".join(part for part in (story.rights.holder, *terms) if part)


def _dropped(story: Story, wording: Wording) -> str:
    """The private parts that were erased; what is shown elsewhere on the page is not repeated."""
    kinds = {cut.kind for cut in story.cuts if cut.kind in wording.dropped_kinds}
    if any(notice.code == "private-dropped" for notice in story.notices):
        kinds.add("private")
    return ", ".join(wording.dropped_kinds[kind] for kind in sorted(kinds))
