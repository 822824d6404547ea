"""The page of a running story: when, who and what, and its stories with what each brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.archive import Step, Thread
from generator.model.ids import FOLDERS, PagePath, type_of
from generator.model.page import Page
from generator.render.chart import months_chart
from generator.render.dates import parts
from generator.render.numbers import numbers_section
from generator.render.parts import part_path, pieces_of, split
from generator.render.site_map import SiteMap
from generator.render.threads import thread_page
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, escape_inline

# Stories on one page of a thread: it stays below 100 KB.
STORIES_A_PAGE = 80
NAMES_OF_A_STEP = 6


def thread_pages(thread: Thread, site: SiteMap) -> Iterator[Page]:
    """The pages of one thread."""
    words = tie_wording(site.wording.language)
    path = thread_page(thread)
    pieces = []
    for number, steps in enumerate(pieces_of(thread.steps, STORIES_A_PAGE), start=1):
        blocks = _head(thread, path, site) if number == 1 else []
        blocks += _course(steps, part_path(path, number), site, thread.steps[0])
        pieces.append(blocks)
    yield from split(path, (thread.label, "thread"), "thread-stories", pieces, words)


def _head(thread: Thread, path: PagePath, site: SiteMap) -> list[str]:
    """What the thread is: how long, how much when, who and what it turns on."""
    words, wording = tie_wording(site.wording.language), site.wording
    dates = [date for step in thread.steps if (date := site.by_id[step.story].story.date)]
    counts = [f"**{counted(wording.story_count, len(thread.steps))}**"]
    if dates:
        counts.append(f"{wording.first} {site.date_link(path, dates[0])}")
        if dates[-1] != dates[0]:
            counts.append(f"{wording.last} {site.date_link(path, dates[-1])}")
    blocks = [f"# {escape_inline(thread.label)}", " · ".join(counts)]
    months = Counter((year, month) for year, month, _ in map(parts, dates) if year and month)
    if len(months) > 1:
        blocks.append(months_chart(months, wording))
    rows = []
    for entity_type in FOLDERS:
        names = [
            site.entity_link(path, entity)
            for entity in thread.entities
            if type_of(entity) == entity_type
        ]
        if names:
            rows.append(f"- {wording.entities[entity_type]}: {', '.join(names)}")
    if rows:
        blocks += [f"## {words.turns_on}", "\n".join(rows)]
    blocks.append(numbers_section(thread.id, path, site))
    return [*(block for block in blocks if block), f"## {words.course}"]


def _course(steps: Sequence[Step], path: PagePath, site: SiteMap, first: Step) -> list[str]:
    """The stories in their order under their days, each with what was new in it."""
    blocks = []
    for date, group in groupby(steps, key=lambda step: site.by_id[step.story].story.date):
        blocks.append(f"### {site.date_link(path, date)}")
        for step in group:
            blocks += _step(step, path, site, first=step is first)
    return blocks


def _step(step: Step, path: PagePath, site: SiteMap, *, first: bool) -> Iterator[str]:
    """A story: its line, how its first new paragraph begins, and who is new (in all but the first,
    where everybody would be)."""
    words = tie_wording(site.wording.language)
    yield f"- {site.story_line(path, site.by_id[step.story], dated=False)}"
    if step.blocks and (text := site.block_text(step.story, step.blocks[0])):
        yield f"    {escape(_cut(text))}"
    news = []
    if step.blocks and not first:
        label = counted(words.new_paragraphs, len(step.blocks))
        news.append(site.block_link(path, step.story, step.blocks[0], label))
    if step.entities and not first:
        shown_names = step.entities[:NAMES_OF_A_STEP]
        names = ", ".join(site.entity_link(path, entity) for entity in shown_names)
        more = " …" if len(step.entities) > NAMES_OF_A_STEP else ""
        news.append(f"{words.new_names}: {names}{more}")
    if news:
        yield f"    *{' · '.join(news)}*"


def _cut(text: str, limit: int = 240) -> str:
    """The text cut at a word to about `limit` code points."""
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[:limit].rpartition(" ")[0] + " …"
