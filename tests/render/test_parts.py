"""Long lists over several pages."""

import re

from generator.model.ids import page_path
from generator.render.parts import part_path, pieces_of, split
from generator.render.tie_wording import tie_wording

PATH = page_path("threads/index.md")


def test_pieces_hold_every_row_once_in_order() -> None:
    pieces = [list(piece) for piece in pieces_of(list(range(7)), 3)]
    assert pieces == [[0, 1, 2], [3, 4, 5], [6]]


def test_one_piece_is_one_page_without_ways() -> None:
    (page,) = split(PATH, ("Themen", "index"), "list", [["# Themen", "- a"]], tie_wording("de"))
    assert page.path == PATH
    assert page.sections[0].markdown == "# Themen\n\n- a"


def test_each_part_is_titled_and_leads_to_every_other() -> None:
    pages = list(
        split(PATH, ("Themen", "index"), "list", [["# Themen"], ["- b"]], tie_wording("de"))
    )
    assert [page.path for page in pages] == [PATH, "threads/index/2.md"]
    assert part_path(PATH, 2) == "threads/index/2.md"
    assert [page.front.title for page in pages] == ["Themen", "Themen (Teil 2)"]
    assert "[2](index/2.md)" in pages[0].sections[0].markdown
    assert "[1](../index.md)" in pages[1].sections[0].markdown
    assert "# [Themen](../index.md)" in pages[1].sections[0].markdown


def test_of_very_many_parts_the_near_and_the_outer_ones_are_linked() -> None:
    pieces = [[f"{number}"] for number in range(1, 101)]
    pages = list(split(page_path("a/b.md"), ("B", "index"), "list", pieces, tie_wording("de")))
    ways = pages[49].sections[0].markdown.split("\n\n")[-1]
    numbers = [int(number) for number in re.findall(r"(?:\[|\*\*)(\d+)(?:\]|\*\*)", ways)]
    assert numbers == [1, *range(46, 55), 100]
    assert ways.count("…") == 2
