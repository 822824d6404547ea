"""Running stories where other pages speak of them: the list of all, links, a story's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.model.archive import Thread
from generator.model.ids import PagePath, StoryId, page_path
from generator.model.page import Page
from generator.render.dates import parts, shown
from generator.render.parts import part_path, pieces_of, split
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, link, relative

THREADS = page_path("threads/index.md")

# Threads on one page of the list: it stays below 100 KB.
THREADS_A_PAGE = 200
NAMES_OF_A_ROW = 3
AT_HOME = 8


def thread_page(thread: Thread) -> PagePath:
    """Where a thread's page lies."""
    return page_path(f"{thread.id}.md")


def thread_index(site: SiteMap) -> Iterator[Page]:
    """The list of all threads, the one with the latest story first; also where there is none yet:
    the navigation names this page."""
    words = tie_wording(site.wording.language)
    pieces: list[list[str]] = []
    latest = _latest_first(site)
    if not latest:
        pieces.append([f"# {words.threads}", words.threads_lead, f"*{words.no_threads}*"])
    for number, piece in enumerate(pieces_of(latest, THREADS_A_PAGE), start=1):
        path = part_path(THREADS, number)
        blocks = [f"# {words.threads}", words.threads_lead] if number == 1 else []
        for year, group in groupby(piece, key=lambda thread: parts(_last(thread, site))[0]):
            rows = [f"- {thread_row(path, thread, site, named=True)}" for thread in group]
            blocks.append(f"## {year or site.wording.undated}\n\n" + "\n".join(rows))
        pieces.append(blocks)
    yield from split(THREADS, (words.threads, "index"), "index-threads", pieces, words)


def _latest_first(site: SiteMap) -> list[Thread]:
    """The threads by their latest story; the undated last, equals by id."""
    ordered = sorted(site.archive.threads, key=lambda thread: thread.id)
    return sorted(ordered, key=lambda thread: _last(thread, site) or "", reverse=True)


def _last(thread: Thread, site: SiteMap) -> str | None:
    dates = [date for step in thread.steps if (date := site.by_id[step.story].story.date)]
    return max(dates, default=None)


def thread_row(path: PagePath, thread: Thread, site: SiteMap, *, named: bool = False) -> str:
    """A thread in a list: its label, and on a line of its own how many stories, from when to when;
    `named` adds the names it turns on."""
    facts = [counted(site.wording.story_count, len(thread.steps))]
    dates = [date for step in thread.steps if (date := site.by_id[step.story].story.date)]
    if dates:
        days = dict.fromkeys(shown(date, site.wording.language) for date in (dates[0], dates[-1]))
        facts.append(" – ".join(days))
    if named:
        names = (site.archive.entities[entity].name for entity in thread.entities[:NAMES_OF_A_ROW])
        facts.append(", ".join(names))
    line = escape(" · ".join(fact for fact in facts if fact))
    return f"{thread_link(path, thread)}  \n  <small>{line}</small>"


def thread_link(path: PagePath, thread: Thread) -> str:
    """A link to a thread's page, its label as text."""
    return link(thread.label, relative(path, thread_page(thread)))


def thread_section(story: StoryId, path: PagePath, site: SiteMap) -> str:
    """Of a story's page: its thread, and the stories before and after it there."""
    thread = site.thread_of.get(story)
    if thread is None:
        return ""
    words = tie_wording(site.wording.language)
    order = [step.story for step in thread.steps]
    position = order.index(story)
    place = words.thread_place.format(position + 1, len(order))
    rows = [f"{thread_link(path, thread)} · {place}"]
    neighbours = []
    if position:
        neighbours.append(f"- {words.before}: {_neighbour(order[position - 1], path, site)}")
    if position + 1 < len(order):
        neighbours.append(f"- {words.after}: {_neighbour(order[position + 1], path, site)}")
    blocks = [f"## {words.thread}", *rows, "\n".join(neighbours)]
    return "\n\n".join(block for block in blocks if block)


def _neighbour(story: StoryId, path: PagePath, site: SiteMap) -> str:
    return site.story_line(path, site.by_id[story])


def threads_at_home(path: PagePath, site: SiteMap) -> str:
    """Of the home page: the threads with the latest stories; "" where there are none."""
    threads = _latest_first(site)[:AT_HOME]
    if not threads:
        return ""
    words = tie_wording(site.wording.language)
    rows = [f"- {thread_row(path, thread, site, named=True)}" for thread in threads]
    all_link = link(site.wording.all_of.format(words.threads), relative(path, THREADS))
    return "\n\n".join([f"## {words.threads}", "\n".join(rows), all_link])
