"""Finding a story, and finding on from there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RESULT = ".dp-search__results .dp-hit"


def ask(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(".dp-search__input")).to_be_focused()
    page.keyboard.type(words)


def test_from_a_word_to_a_story_to_a_name_to_another_story(open_page: Any) -> None:
    with open_page("index.html") as page:
        ask(page, "Schutz")
        hit = page.locator(RESULT).filter(has_text="Stadtrat rettet die Mühle")
        expect(hit.locator(".dp-hit__meta")).to_have_text("6. März 2031 · dda")
        expect(hit.locator("mark").first).to_have_text("Schutz")
        hit.click()
        expect(page.locator("h1")).to_have_text("Stadtrat rettet die Mühle")
        first = page.url
        page.locator(".story-text a[href*='places/']").first.click()
        expect(page.locator("h1")).to_have_text("Leipzig")
        other = page.locator(".entity-stories a").filter(has_text="Hochwasser")
        other.click()
        expect(page.locator("h1")).to_contain_text("Hochwasser")
        assert page.url != first


def test_keys_alone_lead_to_a_story(open_page: Any) -> None:
    with open_page("about.html") as page:
        ask(page, "mühle")
        expect(page.locator(RESULT).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        while not page.evaluate("document.activeElement.matches('.dp-hit')"):
            page.keyboard.press("ArrowDown")
        title = page.locator(":focus .dp-hit__title").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(title)


def test_escape_closes_and_gives_the_focus_back(open_page: Any) -> None:
    with open_page("index.html") as page:
        button = page.get_by_role("button", name="Suchen")
        button.click()
        expect(page.locator(".dp-dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".dp-dialog")).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize("words", ["Mühle", "Muehle", "muhle", "Mühlen"])
def test_umlauts_and_endings_may_differ(open_page: Any, words: str) -> None:
    with open_page(f"search.html?q={words}") as page:
        hits = page.locator(RESULT)
        expect(hits.filter(has_text="Stadtrat rettet die Mühle")).to_have_count(1)
        expect(page.locator(".dp-search__status")).to_have_text(re.compile(r"^\d+ Meldungen$"))


def test_the_address_keeps_the_question(open_page: Any) -> None:
    with open_page("search.html") as page:
        page.locator(".dp-search__input").fill("Hochwasser")
        expect(page.locator(RESULT).first).to_be_visible()
        assert page.url.endswith("?q=Hochwasser")
        page.reload()
        expect(page.locator(RESULT).first).to_contain_text("Hochwasser")


def test_stories_can_be_put_in_order_of_time(open_page: Any) -> None:
    with open_page("search.html?q=leipzig") as page:
        expect(page.locator(RESULT).nth(1)).to_be_visible()
        page.get_by_label("Reihenfolge").select_option("oldest")
        first = page.locator(f"{RESULT} .dp-hit__meta").first
        expect(first).to_contain_text("20. Februar 2031")
        page.get_by_label("Reihenfolge").select_option("newest")
        expect(first).to_contain_text("9. März 2031")


def test_names_are_found_apart_from_stories(open_page: Any) -> None:
    with open_page("search.html?q=leipzig") as page:
        name = page.locator(".dp-search__names a").filter(has_text="Leipzig")
        name.click()
        expect(page.locator("h1")).to_have_text("Leipzig")


def test_nothing_found_comes_with_help(open_page: Any) -> None:
    with open_page("index.html") as page:
        ask(page, "xylophonquark")
        expect(page.locator(".dp-search__status")).to_have_text("Keine Meldung gefunden")
        expect(page.locator(".dp-search__help a").first).to_be_visible()


def test_what_is_not_for_publication_is_not_found(open_page: Any) -> None:
    with open_page("search.html?q=geheim") as page:
        expect(page.locator(".dp-search__status")).to_have_text("Keine Meldung gefunden")


def test_from_a_disk_it_says_why_not(open_page: Any, site: Any) -> None:
    with open_page((site / "search.html").as_uri()) as page:
        expect(page.locator(".dp-search__status")).to_contain_text("Datenträger")
        expect(page.locator(".dp-search__input")).to_be_disabled()
