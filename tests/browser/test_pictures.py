"""Overview pages: every link of a picture leads somewhere, by pointer and by keyboard."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

UMLAUTS = str.maketrans("äöü", "aou")


def dead_links(page: Page, site: Any, address: str) -> list[str]:
    """Links of pictures whose page or anchor is not in the site."""
    dead = []
    hrefs = page.locator("[data-picture] svg a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert hrefs
    for href in hrefs:
        url = urljoin(page.url, href)
        path = site / unquote(urlsplit(url).path.removeprefix(urlsplit(address).path))
        anchor = urlsplit(url).fragment
        if not path.is_file() or (anchor and f'id="{anchor}"' not in path.read_text("utf-8")):
            dead.append(href)
    return dead


@pytest.mark.parametrize("kind", ["calendar", "map", "network"])
def test_every_link_of_a_picture_leads_to_a_page(
    open_page: Any, site: Any, address: str, views: Any, kind: str
) -> None:
    with open_page(views[kind], java_script_enabled=False) as page:
        # The pages are read from the disk: without scripts only the markup counts.
        text = (site / views[kind]).read_text(encoding="utf-8")
        assert "<svg" in text
        expect(page.locator("[data-picture] svg").first).to_be_visible()
    with open_page(views[kind]) as page:
        assert dead_links(page, site, address) == []


def test_arrow_keys_walk_the_days(open_page: Any, views: Any) -> None:
    with open_page(views["calendar"]) as page:
        assert page.locator("[data-picture] svg a:not([tabindex])").count() == 1
        page.locator("a[aria-label^='4. März']").focus()
        page.keyboard.press("ArrowRight")
        assert "5. März" in page.evaluate("document.activeElement.getAttribute('aria-label')")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("5. März 2031")


def test_a_map_can_be_looked_at_closely(open_page: Any, views: Any) -> None:
    with open_page(views["map"]) as page:
        picture = page.locator("[data-zoom]").first
        svg = picture.locator("svg")
        whole = svg.get_attribute("viewBox")
        picture.get_by_role("button", name="Näher").click()
        assert svg.get_attribute("viewBox") != whole
        picture.locator("a[href*='leipzig']").focus()
        page.keyboard.press("+")
        page.keyboard.press("+")
        expect(picture.locator("a[href*='leipzig'] text")).to_be_visible()
        page.keyboard.press("0")
        # Scripts and markup write the same window with or without spaces and decimals.
        assert [float(n) for n in svg.get_attribute("viewBox").split()] == [
            float(n) for n in whole.split()
        ]
        picture.locator("a[href*='leipzig']").focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Leipzig")


def test_a_network_is_filtered_in_picture_and_table(open_page: Any, views: Any) -> None:
    with open_page(views["network"]) as page:
        rows = page.locator(".network-names tbody tr:visible")
        everything = rows.count()
        page.get_by_label("Wer").select_option("person")
        assert 0 < rows.count() < everything
        expect(page.locator("[data-type='organisation']:visible")).to_have_count(0)
        expect(page.locator("output")).to_contain_text(f"{rows.count()} Verbindungen")
        page.locator("[data-ends]:not(.dp-off)").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".network-names tr:has(:target)")).to_be_in_viewport()


def test_curves_of_words_and_names_stand_side_by_side(open_page: Any, views: Any) -> None:
    with open_page(views["trends"]) as page:
        curves = page.locator(".dp-curves li")
        expect(page.locator(".dp-trends svg a").first).to_be_visible()
        before = curves.count()
        asked = page.get_by_label("Wort oder Name")
        asked.fill("Mühl")
        expect(page.locator("datalist option[value='mühle']")).to_have_count(1)
        asked.fill("mühle")
        asked.press("Enter")
        expect(curves).to_have_count(before + 1)
        asked.fill("Uta Muster")
        asked.press("Enter")
        expect(curves.filter(has_text="Uta Muster")).to_have_count(1)
        asked.fill("Quastenflosser")
        asked.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Quastenflosser")
        # What is shown stands in the address: another reader sees the same.
        shown = curves.all_inner_texts()
        page.reload()
        expect(curves).to_have_count(len(shown))
        assert curves.all_inner_texts() == shown
        curves.get_by_role("link", name="Uta Muster").click()
        expect(page.locator("h1")).to_have_text("Uta Muster")


def test_curves_come_with_their_numbers(open_page: Any, views: Any) -> None:
    with open_page(views["trends"] + "#people/uta-muster") as page:
        page.get_by_text("Dasselbe als Tabelle").click()
        cells = page.locator(".dp-trends tbody tr").first.locator("td")
        assert cells.all_inner_texts() == ["Februar 2031", "1"]
        page.locator(".dp-trends svg a[aria-label='Uta Muster, Februar 2031: 1 Meldung']").focus()
        page.keyboard.press("ArrowRight")
        label = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert label.startswith("Uta Muster, März 2031")


def test_without_a_script_trends_are_a_table(open_page: Any, views: Any) -> None:
    with open_page(views["trends"], java_script_enabled=False) as page:
        expect(page.locator(".trends-words table a[href*='places/leipzig']").first).to_be_visible()
        expect(page.locator("noscript p")).to_be_visible()


def test_lines_in_context_are_ordered_by_what_stands_about_them(open_page: Any, views: Any) -> None:
    with open_page(views["place"]) as page:
        rows = page.locator(".entity-lines tbody tr")
        by_date = rows.all_inner_texts()
        assert len(by_date) > 2

        def words(cell: int, *, backwards: bool) -> list[list[str]]:
            found = [row.locator("td").nth(cell).inner_text() for row in rows.all()]
            split = [re.findall(r"\w+", text.lower()) for text in found]
            return [line[::-1] for line in split] if backwards else split

        for name, cell, backwards in (("Wort davor", 0, True), ("Wort danach", 2, False)):
            button = page.get_by_role("button", name=name)
            button.focus()
            page.keyboard.press("Enter")
            assert button.get_attribute("aria-pressed") == "true"
            first = [line[0][:1] for line in words(cell, backwards=backwards) if line]
            assert first == sorted(first, key=lambda letter: letter.translate(UMLAUTS))
            assert sorted(rows.all_inner_texts()) == sorted(by_date)
        page.get_by_role("button", name="Datum").click()
        assert rows.all_inner_texts() == by_date


def test_a_count_leads_to_the_stories_shared(open_page: Any, views: Any) -> None:
    with open_page(views["place"]) as page:
        count = page.locator(".entity-company a[href^='#']").first
        number = count.inner_text().split()[0]
        count.click()
        row = page.locator(".entity-shared tr:has(:target)")
        expect(row).to_be_visible()
        assert row.locator("td").nth(1).inner_text() == number
