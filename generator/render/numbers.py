"""Numbers over time: the same quantity as successive stories report it, drawn and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.archive import Figure, Series
from generator.model.ids import PagePath, ThreadId, page_path
from generator.model.page import Page
from generator.render.dates import shown
from generator.render.leaf import Leaf
from generator.render.overview_wording import overview_wording
from generator.render.parts import Listing, leaf_a_piece, part_path
from generator.render.site_map import SiteMap
from generator.render.svg import href, linked, quoted, table
from generator.render.threads import thread_link
from generator.render.tie_wording import tie_wording
from generator.store.dialect import escape_inline

NUMBERS = page_path("numbers.md")
SERIES_A_PAGE = 60
# Of a number reported day after day the table shows the first and the latest.
MOST_FIGURES = 40

_WIDTH, _HEIGHT, _EDGE = 420, 96, 34


def numbers_leaves(every: Sequence[Series]) -> Iterator[Leaf]:
    """All series by their threads, each page a leaf."""
    return leaf_a_piece("numbers", every, SERIES_A_PAGE, _numbers_page)


def _numbers_page(every: Sequence[Series], place: tuple[int, int], site: SiteMap) -> tuple[Page]:
    words = overview_wording(site.wording.language)
    path = part_path(NUMBERS, place[0])
    blocks = [f"# {words.numbers}", words.numbers_lead] if place[0] == 1 else []
    for thread, group in groupby(every, key=lambda series: series.thread):
        blocks.append(f"## {thread_link(path, site.threads[thread])}")
        blocks += [_series(series, path, site) for series in group]
    language = tie_wording(site.wording.language)
    listing = Listing(NUMBERS, words.numbers, "numbers", "numbers-series", language)
    return (listing.part(*place, blocks),)


def numbers_section(thread: ThreadId, path: PagePath, site: SiteMap) -> str:
    """Of a thread's page: the numbers that changed in its course."""
    found = site.series_of.get(thread, ())
    if not found:
        return ""
    words = overview_wording(site.wording.language)
    rows = [_series(series, path, site) for series in found]
    return "\n\n".join([f"## {words.numbers}", f"*{words.numbers_guess}*", *rows])


def _series(series: Series, path: PagePath, site: SiteMap) -> str:
    words = overview_wording(site.wording.language)
    figures = series.figures
    if len(figures) > MOST_FIGURES:
        half = MOST_FIGURES // 2
        figures = (*figures[:half], *figures[-half:])
    title = f"{_text(series.figures[0], site)} → {_text(series.figures[-1], site)}"
    if series.about:
        title += f" ({', '.join(series.about)})"
    rows = [
        (
            _when(figure, site),
            f"**{escape_inline(_text(figure, site))}**",
            _context(figure, path, site),
        )
        for figure in figures
    ]
    head = (site.wording.date, words.number, words.in_words)
    # Two points make no curve.
    picture = _picture(figures, path, site, title) if len(figures) > 2 else ""
    blocks = [f"**{escape_inline(title)}**", picture, table(head, rows)]
    return "\n\n".join(block for block in blocks if block)


def _when(figure: Figure, site: SiteMap) -> str:
    """A story's date and what version it is: so a correction is seen to be one."""
    story = site.by_id[figure.story].story
    date = shown(story.date, site.wording.language) or site.wording.undated
    return escape_inline(" · ".join((date, *story.version.labels)))


def _text(figure: Figure, site: SiteMap) -> str:
    return " ".join(figure.span.of(site.by_id[figure.story].story.text).split())


def _block(figure: Figure, site: SiteMap) -> int:
    blocks = site.by_id[figure.story].story.blocks
    return next((n for n, b in enumerate(blocks, start=1) if b.span.overlaps(figure.span)), 1)


def _context(figure: Figure, path: PagePath, site: SiteMap) -> str:
    """The sentence of the number, a link to its place."""
    story = site.by_id[figure.story].story
    text = " ".join(figure.sentence.of(story.text).split())
    return site.block_link(path, figure.story, _block(figure, site), text)


def _picture(figures: Sequence[Figure], path: PagePath, site: SiteMap, title: str) -> str:
    """The values in the order of the stories, each point a link to its story."""
    values = [figure.value for figure in figures]
    low, high = min(0.0, *values), max(values)
    step = (_WIDTH - 2 * _EDGE) / max(1, len(figures) - 1)
    points = [
        (
            round(_EDGE + number * step, 1),
            round(_HEIGHT - 14 - (value - low) / (high - low or 1) * (_HEIGHT - 44), 1),
        )
        for number, value in enumerate(values)
    ]
    way = "L".join(f"{x} {y}" for x, y in points)
    marks = []
    for figure, (x, y) in zip(figures, points, strict=True):
        story = site.by_id[figure.story].story
        label = f"{shown(story.date, site.wording.language)}: {_text(figure, site)}"
        number = _plain(figure.value)
        drawing = f'<circle cx="{x}" cy="{y}" r="5"/><text x="{x}" y="{y - 10}">{number}</text>'
        anchor = f"p{_block(figure, site)}"
        marks.append(linked(href(path, site.archive.pages[story.id], anchor), label, drawing))
    svg = (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{quoted(title)}">'
        f'<path d="M{way}"/>{"".join(marks)}</svg>'
    )
    return f'<div class="dp-number" data-picture="number">{svg}</div>'


def _plain(value: float) -> str:
    """A value short enough for the picture: `2.3 M`."""
    for size, mark in ((1e9, " G"), (1e6, " M")):
        if abs(value) >= size:
            return f"{value / size:.4g}{mark}"
    return f"{value:.6g}"
