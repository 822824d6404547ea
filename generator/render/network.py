"""The network: people and organisations who appear in the same stories.

Bounded whatever the archive's size: the `MOST_NODES` with the most shared stories, at most
`MOST_EDGES` ties among them, and of each tie the newest `STORIES_SHOWN` stories.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model.archive import MOST_IN_COMPANY
from generator.model.entity import Entity
from generator.model.ids import EntityId, StoryId, entity_page, page_path
from generator.model.page import ListFront, Page, Section
from generator.render.dates import parts
from generator.render.layout import Edge, laid_out
from generator.render.overview_wording import overview_wording
from generator.render.site_map import SiteMap
from generator.render.svg import href, linked, quoted, table
from generator.render.wording import counted

NETWORK = page_path("network.md")
MOST_NODES = 80
MOST_EDGES = 160
STORIES_SHOWN = 3
# Once together is chance, unless the archive is too small for anything else.
FEWEST_SHARED = 2
_FEW_TIES = 20

_WIDTH = 1200
_LETTER_WIDTH = 8.2
_TYPES = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities and the stories both are named in, oldest first; `one` ranks higher."""

    one: EntityId
    other: EntityId
    stories: tuple[StoryId, ...]

    @property
    def anchor(self) -> str:
        """Where the tie's stories stand on the page."""
        return f"{self.one}--{self.other}".replace("/", "-")


@dataclass(frozen=True, slots=True)
class Network:
    """Who is drawn, most connected first, and what ties them, strongest first."""

    nodes: tuple[Entity, ...]
    ties: tuple[Tie, ...]


def network_pages(site: SiteMap, network: Network) -> tuple[Page, ...]:
    """The network; none where nobody appears together."""
    if not network.ties:
        return ()
    words = overview_wording(site.wording.language)
    legend = "".join(
        f'<span><i class="dp-node-{kind}"></i>{quoted(site.wording.entities[kind])}</span>'
        for kind in ("person", "organisation")
    )
    blocks = [
        f"# {words.network}",
        words.network_lead.format(len(network.nodes)),
        f'<div class="dp-legend">{legend}</div>',
        _picture(network, site),
        f"## {words.network_table}",
        _table(network, site),
    ]
    section = Section("network-names", "\n\n".join(blocks))
    return (Page(NETWORK, ListFront(words.network, "network"), (section,)),)


def network_of(site: SiteMap) -> Network:
    """The closest part of who appears with whom; a re-issue counts once, by its newest version."""
    records = site.archive.entities
    kinds = {entity for entity, record in records.items() if record.type in _TYPES}
    shown = []
    shared: Counter[tuple[EntityId, EntityId]] = Counter()
    for entry in site.archive.stories:
        if entry.story.kind == "service" or site.superseded(entry.story.id):
            continue
        present = sorted(kinds.intersection(entry.entities[:MOST_IN_COMPANY]))
        shown.append((entry.story.id, present))
        shared.update(combinations(present, 2))
    firm = {pair: count for pair, count in shared.items() if count >= FEWEST_SHARED}
    chosen = firm if len(firm) >= _FEW_TIES else shared
    strength: Counter[EntityId] = Counter()
    for (one, other), count in chosen.items():
        strength[one] += count
        strength[other] += count
    ranked = sorted(strength, key=lambda entity: (-strength[entity], entity))[:MOST_NODES]
    place = {entity: position for position, entity in enumerate(ranked)}
    kept = sorted(
        (
            (-count, *sorted((place[one], place[other])))
            for (one, other), count in chosen.items()
            if one in place and other in place
        ),
    )[:MOST_EDGES]
    stories: defaultdict[tuple[EntityId, EntityId], list[StoryId]] = defaultdict(list)
    for story, present in shown:
        for pair in combinations([entity for entity in present if entity in place], 2):
            stories[pair].append(story)
    ties = []
    for _, high, low in kept:
        one, other = ranked[high], ranked[low]
        ties.append(Tie(one, other, tuple(stories[min(one, other), max(one, other)])))
    drawn = {entity for tie in ties for entity in (tie.one, tie.other)}
    return Network(tuple(records[entity] for entity in ranked if entity in drawn), tuple(ties))


def _picture(network: Network, site: SiteMap) -> str:
    """Ties as lines beneath the names; both are links, to the stories shared and to the page."""
    words = overview_wording(site.wording.language)
    number = {record.id: position for position, record in enumerate(network.nodes)}
    stories = {r.id: len(site.archive.appearances.get(r.id, ())) for r in network.nodes}
    most = max(stories.values())
    sizes = [5 + 13 * math.sqrt(stories[record.id] / most) for record in network.nodes]
    boxes = [
        (max(2 * size, len(record.name) * _LETTER_WIDTH) + 8, 2 * size + 24)
        for record, size in zip(network.nodes, sizes, strict=True)
    ]
    # Room in proportion to what is to stand there, so that names never have to overlap.
    height = max(360.0, sum(width * high for width, high in boxes) * 3.2 / _WIDTH)
    height = float(math.ceil(min(height, 1100.0) / 10) * 10)
    edges = [Edge(number[t.one], number[t.other], len(t.stories)) for t in network.ties]
    points = laid_out(boxes, edges, _WIDTH, height)
    lines = "".join(
        _line(tie, (number[tie.one], number[tie.other]), points, site)
        for tie in reversed(network.ties)
    )
    marks = "".join(
        _node(position, record, points[position], sizes[position], site)
        for position, record in enumerate(network.nodes)
    )
    svg = (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="group" '
        f'aria-label="{quoted(words.network)}">{lines}{marks}</svg>'
    )
    return (
        f'<div class="dp-map dp-network" data-picture="network" data-zoom="data-zoom">{svg}</div>'
    )


def _line(
    tie: Tie, ends: tuple[int, int], points: Sequence[tuple[float, float]], site: SiteMap
) -> str:
    """A tie: wider the more stories; the broad invisible line is there to be hit."""
    names = [site.archive.entities[entity].name for entity in (tie.one, tie.other)]
    label = f"{' – '.join(names)}: {counted(site.wording.story_count, len(tie.stories))}"
    (x1, y1), (x2, y2) = (points[end] for end in ends)
    way = f"M{x1} {y1}L{x2} {y2}"
    width = min(9.0, 0.9 * math.sqrt(len(tie.stories)))
    drawing = f'<path class="dp-hit" d="{way}"/><path d="{way}" style="stroke-width:{width:.1f}"/>'
    years = " ".join(f"{year}:{count}" for year, count in _years(tie, site).items())
    return linked(
        f"#{tie.anchor}",
        label,
        drawing,
        class_="dp-tie",
        data_ends=f"{ends[0]} {ends[1]}",
        data_years=years,
    )


def _years(tie: Tie, site: SiteMap) -> Mapping[int, int]:
    years = Counter(
        year
        for story in tie.stories
        if (year := parts(site.by_id[story].story.date)[0]) is not None
    )
    return dict(sorted(years.items()))


def _node(
    number: int, record: Entity, point: tuple[float, float], size: float, site: SiteMap
) -> str:
    """A person as a circle, an organisation as a square, the name beneath."""
    count = len(site.archive.appearances.get(record.id, ()))
    label = f"{record.name}: {counted(site.wording.story_count, count)}"
    lift = -10
    if record.type == "person":
        shape = f'<circle cy="{lift}" r="{size:.1f}"/>'
    else:
        shape = (
            f'<rect x="{-size * 0.9:.1f}" y="{lift - size * 0.9:.1f}" '
            f'width="{size * 1.8:.1f}" height="{size * 1.8:.1f}"/>'
        )
    text = (
        f'<text x="0" y="{lift + size + 14:.1f}" text-anchor="middle">{quoted(record.name)}</text>'
    )
    return linked(
        href(NETWORK, entity_page(record.id)),
        label,
        f"<g>{shape}{text}</g>",
        transform=f"translate({point[0]} {point[1]})",
        class_=f"dp-node-{record.type}",
        data_node=str(number),
        data_type=record.type,
    )


def _table(network: Network, site: SiteMap) -> str:
    words = overview_wording(site.wording.language)
    rows = []
    for tie in network.ties:
        newest = list(reversed(tie.stories))
        links = [site.story_link(NETWORK, story) for story in newest[:STORIES_SHOWN]]
        if len(newest) > STORIES_SHOWN:
            links.append(words.more.format(len(newest) - STORIES_SHOWN))
        who = f'<a id="{tie.anchor}"></a>{site.entity_link(NETWORK, tie.one)}'
        rows.append(
            (
                who,
                site.entity_link(NETWORK, tie.other),
                str(len(tie.stories)),
                "; ".join(links),
            )
        )
    head = (words.who, words.with_whom, words.count, words.newest)
    return table(head, rows)
