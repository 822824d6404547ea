"""The search page: narrowing, views, addresses, exports, kept searches, marks where one lands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RESULT = ".dp-search__results .dp-hit"


def total(page: Page) -> int:
    expect(page.locator(".dp-search__status")).to_contain_text("Meldung")
    return int(page.locator(".dp-search__status").inner_text().split()[0])


def test_facets_narrow_and_can_be_undone(open_page: Any) -> None:
    with open_page("search.html?q=leipzig") as page:
        box = page.locator(".dp-facet").first.get_by_role("checkbox").first
        label = page.locator(".dp-facet label").first
        count = int(label.locator(".dp-facet__count").inner_text())
        before = total(page)
        box.check()
        chip = page.locator(".dp-chip")
        expect(chip).to_be_visible()
        assert "f=people%2F" in page.url
        assert total(page) == count <= before
        page.go_back()
        expect(chip).to_have_count(0)
        assert total(page) == before
        page.go_forward()
        expect(chip).to_be_visible()
        chip.click()
        expect(chip).to_have_count(0)
        assert "f=" not in page.url


def test_the_histogram_takes_a_period_by_keyboard_and_by_dragging(open_page: Any) -> None:
    with open_page("search.html?q=leipzig") as page:
        bars = page.locator(".dp-bar")
        expect(bars.first).to_be_visible()
        bars.first.focus()
        page.keyboard.press("ArrowRight")
        expect(bars.nth(1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".dp-chip")).to_be_visible()
        assert "from=" in page.url
        page.locator(".dp-chip").click()
        expect(bars.nth(1)).to_be_visible()
        bars.first.focus()
        page.keyboard.press("Shift+ArrowRight")
        expect(bars.first).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Shift+Enter")
        expect(page.locator(".dp-chip")).to_contain_text("–")
        page.locator(".dp-chip").click()
        expect(page.locator(".dp-chip")).to_have_count(0)
        expect(bars.nth(1)).to_be_visible()
        bars.first.hover()
        page.mouse.down()
        bars.last.hover()
        page.mouse.up()
        expect(page.locator(".dp-chip")).to_contain_text("–")


def test_a_year_can_be_chosen(open_page: Any) -> None:
    with open_page("search.html?q=leipzig&from=2031&to=2031") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        box = page.get_by_role("checkbox", name="2031")
        expect(box).to_be_checked()
        box.click()
        expect(page.locator(".dp-chip")).to_have_count(0)
        assert "from=" not in page.url


def test_views_show_the_same_stories_differently(open_page: Any) -> None:
    with open_page("search.html?q=m%C3%BChle") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        count = page.locator(RESULT).count()
        page.get_by_label("Ansicht").select_option("lines")
        expect(page.locator(".dp-line mark").first).to_contain_text("Mühle")
        assert page.locator(RESULT).count() == count
        page.get_by_label("Ansicht").select_option("time")
        expect(page.locator(".dp-day").first).to_be_visible()
        assert "view=time" in page.url
        page.reload()
        expect(page.locator(".dp-day").first).to_be_visible()
        page.go_back()
        expect(page.locator(".dp-line mark").first).to_be_visible()


@pytest.mark.parametrize(
    ("suffix", "label", "sign"),
    [
        ("csv", "CSV", "title,date,agency"),
        ("json", "JSON", '"title"'),
        ("csl.json", "CSL-JSON", '"article-newspaper"'),
        ("bib", "BibTeX", "@article{"),
        ("ris", "RIS", "TY  - NEWS"),
    ],
)
def test_results_can_be_saved(open_page: Any, suffix: str, label: str, sign: str) -> None:
    with open_page("search.html?q=leipzig") as page:
        count = total(page)
        with page.expect_download() as started:
            page.get_by_role("button", name=label, exact=True).click()
        assert started.value.suggested_filename == f"suche.{suffix}"
        text = Path(started.value.path()).read_text(encoding="utf-8-sig")
        assert sign in text
        if suffix.endswith("json"):
            assert len(json.loads(text)) == count


def test_a_kept_search_comes_back_and_can_be_dropped(open_page: Any) -> None:
    with open_page("search.html?q=leipzig&sort=newest") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        page.get_by_role("button", name="Suche merken").click()
        link = page.locator(".dp-saved a")
        expect(link).to_have_text("leipzig")
        page.goto(page.url.split("?")[0])
        link.click()
        expect(page.locator(RESULT).first).to_be_visible()
        assert "sort=newest" in page.url
        page.get_by_role("button", name="Gemerkte Suche leipzig entfernen").click()
        expect(page.locator(".dp-saved")).to_have_count(0)


def test_new_stories_are_counted_since_a_search_was_kept(open_page: Any) -> None:
    with open_page("search.html?q=leipzig") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        page.get_by_role("button", name="Suche merken").click()
        expect(page.locator(".dp-saved a")).to_be_visible()
        expect(page.locator(".dp-saved__new")).to_have_text("")
        page.evaluate(
            """() => {
              const list = JSON.parse(localStorage.getItem("depesche.saved"));
              list[0].newest = "stories/none"; list[0].total -= 1;
              localStorage.setItem("depesche.saved", JSON.stringify(list));
            }"""
        )
        page.reload()
        expect(page.locator(".dp-saved__new")).to_have_text("1 neu")


def test_earlier_searches_are_offered(open_page: Any) -> None:
    with open_page("index.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("Schutz")
        expect(page.locator(RESULT).first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(RESULT).first).to_be_focused()
        page.reload()
        page.keyboard.press("/")
        expect(page.locator(".dp-search__names a")).to_have_text(["Schutz"])


def test_names_are_offered_while_typing(open_page: Any) -> None:
    with open_page("index.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("lei")
        expect(page.locator(".dp-search__names a").filter(has_text="Leipzig")).to_be_visible()


def test_words_are_marked_where_one_lands_until_one_has_enough(open_page: Any) -> None:
    with open_page("search.html?q=%22Alte%20M%C3%BChle%22%20Schutz") as page:
        page.locator(RESULT).filter(has_text="Stadtrat rettet").click()
        marks = page.locator("mark.dp-found")
        expect(marks.filter(has_text="Schutz")).to_have_count(1)
        assert "Alte Mühle" in page.locator(".story-text").inner_text()
        assert "Mühle" in "".join(marks.all_inner_texts())
        page.get_by_role("button", name="Hervorhebung entfernen").click()
        expect(marks).to_have_count(0)
        assert "mark=" not in page.url


def test_versions_of_a_story_are_one_result(open_page: Any) -> None:
    with open_page("search.html?q=spitzt") as page:
        expect(page.locator(RESULT)).to_have_count(1)
        expect(page.locator(f"{RESULT} .dp-hit__meta")).to_contain_text("2 ältere Fassungen")


def test_what_was_mended_is_said(open_page: Any) -> None:
    with open_page("search.html?q=(M%C3%BChle%20ODER%20%22offen") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        notes = page.locator(".dp-search__notes")
        expect(notes).to_contain_text("Anführungszeichen")
        expect(notes).to_contain_text("Klammer")


def test_a_slip_is_corrected_and_said(open_page: Any) -> None:
    with open_page("search.html?q=Hochwaser") as page:
        expect(page.locator(RESULT).first).to_be_visible()
        expect(page.locator(".dp-search__notes")).to_contain_text("Hochwasser")


def test_the_syntax_is_one_click_away_and_its_examples_can_be_tried(open_page: Any) -> None:
    with open_page("search.html") as page:
        page.get_by_text("So lässt sich genauer suchen").click()
        page.locator(".dp-syntax a").first.click()
        expect(page.locator(".dp-search__input")).to_have_value("Vereinbarung")


def test_no_other_index_is_loaded(open_page: Any) -> None:
    with open_page("index.html") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("/")
        page.keyboard.type("Schutz")
        expect(page.locator(RESULT).first).to_be_visible()
        assert any("assets/search/index.bin" in url for url in asked)
        assert not [url for url in asked if "search_index" in url or "pagefind" in url]
