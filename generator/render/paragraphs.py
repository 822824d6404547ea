"""Recurring paragraphs: a page each with every place and every change, the list of them, and what
a story's page says of those it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.archive import Occurrence, Passage
from generator.model.ids import PagePath, StoryId, page_path
from generator.model.page import Page
from generator.render.dates import shown
from generator.render.diff import word_diff
from generator.render.leaf import Leaf
from generator.render.parts import Listing, leaf_a_piece, part_path, pieces_of, split
from generator.render.quotation import quotation
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, link, relative

PARAGRAPHS = page_path("paragraphs/index.md")

PLACES_A_PAGE = 150
PASSAGES_A_PAGE = 200


def passage_page(passage: Passage) -> PagePath:
    """Where a recurring paragraph's page lies."""
    return page_path(f"{passage.id}.md")


def beginning(passage: Passage, site: SiteMap, limit: int = 70) -> str:
    """The first words of a recurring paragraph, in quotation marks: what it is called by."""
    first = passage.occurrences[0]
    text = " ".join(site.block_text(first.story, first.block).split())
    if len(text) > limit:
        text = text[:limit].rpartition(" ")[0].rstrip(",;:– ") + " …"
    return quotation(text, site.wording.language)


def _stories(passage: Passage) -> int:
    return len({occurrence.story for occurrence in passage.occurrences})


def _facts(passage: Passage, path: PagePath, site: SiteMap) -> str:
    """In how many stories, first and last when, in how many wordings."""
    words, wording = tie_wording(site.wording.language), site.wording
    facts = [counted(words.passage_in, _stories(passage))]
    dates = [d for o in passage.occurrences if (d := site.by_id[o.story].story.date)]
    if dates:
        facts.append(f"{wording.first} {site.date_link(path, dates[0])}")
        if dates[-1] != dates[0]:
            facts.append(f"{wording.last} {site.date_link(path, dates[-1])}")
    wordings = len({occurrence.wording for occurrence in passage.occurrences})
    if wordings > 1:
        facts.append(counted(words.wordings, wordings))
    return " · ".join(facts)


def list_leaves(passages: Sequence[Passage]) -> Iterator[Leaf]:
    """The list of all recurring paragraphs by first appearance, each page a leaf."""
    return leaf_a_piece("passages", passages, PASSAGES_A_PAGE, _list_page)


def _list_page(passages: Sequence[Passage], place: tuple[int, int], site: SiteMap) -> tuple[Page]:
    words = tie_wording(site.wording.language)
    path = part_path(PARAGRAPHS, place[0])
    rows = [
        f"- {link(beginning(passage, site), relative(path, passage_page(passage)))} · "
        f"{_facts(passage, path, site)}"
        for passage in passages
    ]
    head = [f"# {words.passages}", words.passages_lead] if place[0] == 1 else []
    listing = Listing(PARAGRAPHS, words.passages, "index", "index-passages", words)
    return (listing.part(*place, [*head, "\n".join(rows)]),)


def passage_pages_of(passage: Passage, site: SiteMap) -> Iterator[Page]:
    """The pages of one recurring paragraph."""
    words = tie_wording(site.wording.language)
    path = passage_page(passage)
    title = beginning(passage, site)
    last = passage.occurrences[-1]
    pieces = []
    before = ""
    for number, piece in enumerate(pieces_of(passage.occurrences, PLACES_A_PAGE), start=1):
        blocks = []
        if number == 1:
            text = escape(" ".join(site.block_text(last.story, last.block).split()))
            blocks += [f"# {escape(title)}", _facts(passage, path, site)]
            blocks += [f"## {words.latest_wording}", f"> {text}", f"## {words.occurrences}"]
        for occurrence in piece:
            blocks.append(_place(occurrence, before, part_path(path, number), site))
            before = site.block_text(occurrence.story, occurrence.block) or before
        pieces.append(blocks)
    yield from split(path, (title, "paragraph"), "passage-places", pieces, words)


def _place(occurrence: Occurrence, before: str, path: PagePath, site: SiteMap) -> str:
    """One place of the paragraph, and how it differs from the place before."""
    words = tie_wording(site.wording.language)
    linked = site.by_id[occurrence.story]
    label = words.paragraph.format(occurrence.block)
    where = site.block_link(path, occurrence.story, occurrence.block, label)
    text = site.block_text(occurrence.story, occurrence.block)
    line = f"- {site.story_line(path, linked)} · {where}"
    if not before or not text:
        return line
    if " ".join(before.split()) == " ".join(text.split()):
        return f"{line} · {words.same_wording}"
    return f"{line}\n\n    {word_diff(before, text)}"


def passages_section(story: StoryId, path: PagePath, site: SiteMap) -> str:
    """Of a story's page: which of its paragraphs stand elsewhere too, since when, how often."""
    passages = site.passages_in.get(story)
    if not passages:
        return ""
    words = tie_wording(site.wording.language)
    rows = []
    for block, passage in sorted(passages.items()):
        label = words.paragraph.format(block)
        first = site.by_id[passage.occurrences[0].story].story
        since = shown(first.date, site.wording.language) or site.wording.undated
        rows.append(
            f"- {site.block_link(path, story, block, label)}: "
            f"{link(beginning(passage, site), relative(path, passage_page(passage)))} · "
            f"{site.wording.first} {since}, {counted(words.passage_in, _stories(passage))}"
        )
    return f"## {words.passages}\n\n" + "\n".join(rows)
