from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.calendar_map import MOST_YEARS, calendar_pages, level


def days(years: range, every: int = 9) -> list[tuple[str, list[str], str]]:
    return [
        (f"{year}-{month:02}-{day:02}", [], "Ein Text.")
        for year in years
        for month in range(1, 13)
        for day in range(1, 29, every)
    ]


def test_each_day_with_stories_is_a_link_in_picture_and_table(made: Any) -> None:
    site = made(
        [("1989-11-09", [], "A."), ("1989-11-09T20:00", [], "B."), ("1990-10-03", [], "C.")]
    )
    (page,) = calendar_pages(site)
    (section,) = page.sections
    assert page.path == "calendar.md"
    drawn = re.findall(
        r'<a href="days/(\d{4}/\d\d/\d\d)\.html" aria-label="([^"]+)"', section.markdown
    )
    assert drawn == [
        ("1990/10/03", "3. Oktober 1990: 1 Meldung"),
        ("1989/11/09", "9. November 1989: 2 Meldungen"),
    ]
    listed = re.findall(r"\]\(days/(\d{4}/\d\d/\d\d)\.md\) (\d+)", section.markdown)
    assert listed == [("1990/10/03", "1"), ("1989/11/09", "2")]


def test_months_years_and_impossible_days_are_no_days(made: Any) -> None:
    assert (
        calendar_pages(made([("1989-11", [], "A."), ("", [], "B."), ("1989-02-30", [], "C.")]))
        == ()
    )


def test_a_picture_is_one_line_of_balanced_markup(made: Any) -> None:
    (page,) = calendar_pages(made(days(range(1989, 1991))))
    pictures = [line for line in page.sections[0].markdown.split("\n") if "<svg" in line]
    assert len(pictures) == 2
    for line in pictures:
        for tag in ("svg", "a", "text", "div", "title"):
            assert len(re.findall(rf"<{tag}[ >]", line)) == line.count(f"</{tag}>")


def test_many_years_get_a_page_each_and_none_grows_with_the_archive(made: Any) -> None:
    pages = calendar_pages(made(days(range(1960, 1990), every=1)))
    assert [page.path for page in pages[:3]] == [
        "calendar.md",
        "calendar/1960.md",
        "calendar/1961.md",
    ]
    assert len(pages) == 31
    assert max(len(page.sections[0].markdown) for page in pages) < 160_000
    assert "[1961](1961.md)" in pages[1].sections[0].markdown
    assert 'href="days/1989/12/index.html"' in pages[0].sections[0].markdown
    (page,) = calendar_pages(made(days(range(1960, 1960 + MOST_YEARS))))
    assert page.path == "calendar.md"


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_speaks_the_archives_language(made: Any, language: str) -> None:
    (page,) = calendar_pages(made([("1989-11-09", [], "A.")], language=language))
    assert page.front.title == {"de": "Kalender", "en": "Calendar"}[language]


@given(st.integers(1, 500), st.integers(1, 500))
def test_strengths_rise_with_counts(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 1 <= level(low, high) <= level(high, high) == 4
