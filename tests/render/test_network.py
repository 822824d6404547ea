from __future__ import annotations

import re
from typing import Any

from generator.render.network import MOST_EDGES, MOST_NODES, network_of, network_pages

ANNA, BERT, PARTY, TOWN = "people/anna-a", "people/bert-b", "organisations/partei", "places/ort"


def test_every_tie_leads_to_its_stories_and_every_name_to_its_page(made: Any) -> None:
    site = made(
        [
            ("1989-10-01", [ANNA, BERT, TOWN], "A."),
            ("1989-10-02", [ANNA, BERT, PARTY], "B."),
            ("1990-10-03", [ANNA, BERT], "C."),
        ]
    )
    (page,) = network_pages(site, network_of(site))
    markdown = page.sections[0].markdown
    ties = re.findall(r'<a href="#([\w-]+)" aria-label="([^"]+)"', markdown)
    assert {label for _, label in ties} == {
        "Anna A – Bert B: 3 Meldungen",
        "Anna A – Partei: 1 Meldung",
        "Bert B – Partei: 1 Meldung",
    }
    anchors = re.findall(r'\| <a id="([\w-]+)"></a>', markdown)
    assert sorted(anchors) == sorted(anchor for anchor, _ in ties)
    assert 'data-years="1989:2 1990:1"' in markdown
    assert {"people/anna-a.html", "people/bert-b.html", "organisations/partei.html"} == set(
        re.findall(r'<a href="([a-z]+/[\w-]+\.html)"', markdown)
    )
    row = next(line for line in markdown.split("\n") if "| 3 |" in line)
    assert row.index("Meldung 2") < row.index("Meldung 1") < row.index("Meldung 0")


def test_places_are_no_nodes_and_nobody_alone_is_drawn(made: Any) -> None:
    site = made([("1989-10-01", [ANNA, TOWN], "A.")])
    assert network_pages(site, network_of(site)) == ()


def test_chance_is_left_out_where_there_is_enough_else(made: Any) -> None:
    names = [f"people/p-{number}" for number in range(8)]
    often = [("1989-10-01", names, "A."), ("1989-10-02", names, "B.")]
    network = network_of(made([*often, ("1989-10-03", ["people/once", names[0]], "C.")]))
    assert {record.id for record in network.nodes} == set(names)
    assert all(len(tie.stories) == 2 for tie in network.ties)


def test_a_large_archive_is_bounded(made: Any) -> None:
    names = [f"people/p-{number}" for number in range(300)]
    stories = [
        (f"1989-10-{day:02}", names[start : start + 12], "A.")
        for start in range(0, 300, 4)
        for day in range(1, 7)
    ]
    site = made(stories)
    network = network_of(site)
    assert len(network.nodes) <= MOST_NODES
    assert len(network.ties) == MOST_EDGES
    numbers = [len(tie.stories) for tie in network.ties]
    assert numbers == sorted(numbers, reverse=True)
    (page,) = network_pages(site, network_of(site))
    assert len(page.sections[0].markdown) < 300_000
