"""Reading: names in the text, cards, the switch, phones, paper, disks, no scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAME = ".story-text a[href*='places/']"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
KINDS = (
    "home",
    "story",
    "person",
    "place",
    "names",
    "stories",
    "month",
    "day",
    "search",
    "about",
    "calendar",
    "map",
    "network",
    "trends",
    "threads",
    "thread",
    "quotes",
    "sayings",
)


def test_a_card_says_who_it_is_and_how_often(open_page: Any, views: Any) -> None:
    with open_page(views["story"]) as page:
        link = page.locator(f"{NAME}:not([title])").first
        link.hover()
        card = page.get_by_role("tooltip")
        expect(card.locator(".dp-card__name")).not_to_be_empty()
        expect(card.locator(".dp-card__count")).to_contain_text("Meldung")
        assert link.get_attribute("aria-describedby") == card.get_attribute("id")
        card.hover()
        page.wait_for_timeout(400)
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


def test_a_card_comes_with_the_keyboard_too(open_page: Any, views: Any) -> None:
    with open_page(views["story"]) as page:
        page.locator(".dp-marks").focus()
        while not page.evaluate(f"document.activeElement.matches({NAME!r})"):
            page.keyboard.press("Tab")
        expect(page.get_by_role("tooltip")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_tap_follows_the_link(open_page: Any, views: Any) -> None:
    with open_page(views["story"], **PHONE) as page:
        page.locator(NAME).first.tap()
        expect(page.locator(".entity-head h1")).to_be_visible()


def test_the_marks_can_be_hidden_and_stay_hidden(open_page: Any, views: Any) -> None:
    line = "element => getComputedStyle(element).textDecorationLine"
    with open_page(views["story"]) as page:
        switch = page.get_by_role("button", name="Namen hervorheben")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert page.locator(NAME).first.evaluate(line) == "underline"
        switch.focus()
        page.keyboard.press("Space")
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert page.locator(NAME).first.evaluate(line) == "none"
        page.reload()
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert page.locator(NAME).first.evaluate(line) == "none"


def test_types_differ_by_more_than_colour(open_page: Any, views: Any) -> None:
    style = "element => getComputedStyle(element).textDecorationStyle"
    with open_page(views["story"]) as page:
        styles = {
            folder: page.locator(f".story-text a[href*='{folder}/']").first.evaluate(style)
            for folder in ("people", "organisations", "places")
            if page.locator(f".story-text a[href*='{folder}/']").count()
        }
        assert len(styles) >= 2
        assert len(set(styles.values())) == len(styles)


def test_a_long_page_can_be_jumped_through(open_page: Any, views: Any) -> None:
    with open_page(views["place"]) as page:
        page.get_by_role("navigation", name="Auf dieser Seite").get_by_text("Meldungen").click()
        expect(page.locator(".entity-stories > h2")).to_be_in_viewport()
    with open_page("places/index.html") as page:
        letters = page.get_by_role("navigation", name="Auf dieser Seite").get_by_role("link")
        last = letters.last.inner_text()
        letters.last.click()
        heading = page.locator(".index-letters > h2", has_text=last)
        expect(heading).to_be_in_viewport()
        bar = page.locator(".dp-jump").bounding_box()
        assert heading.bounding_box()["y"] >= bar["y"] + bar["height"] - 1


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_off_a_phone(open_page: Any, views: Any, kind: str) -> None:
    with open_page(views[kind], **PHONE) as page:
        page.wait_for_load_state("networkidle")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0


def test_names_stand_beside_the_text_and_below_it_on_a_phone(open_page: Any, views: Any) -> None:
    for options, beside in (({}, True), (PHONE, False)):
        with open_page(views["story"], **options) as page:
            text = page.locator(".story-text").bounding_box()
            names = page.locator(".story-names").bounding_box()
            assert (names["x"] >= text["x"] + text["width"]) is beside
            assert (names["y"] >= text["y"] + text["height"]) is not beside


def test_reading_needs_no_script(open_page: Any, views: Any) -> None:
    with open_page("index.html", java_script_enabled=False) as page:
        page.locator(".home-latest h3 a").first.click()
        expect(page.locator(".story-text p").first).to_be_visible()
        page.goto(page.url.rpartition("/stories/")[0] + "/" + views["story"])
        page.locator(NAME).first.click()
        expect(page.locator(".entity-head h1")).to_be_visible()
        page.locator(".md-tabs a").filter(has_text="Suche").click()
        expect(page.locator("noscript p")).to_be_visible()


def test_reading_needs_no_server(open_page: Any, site: Any, views: Any) -> None:
    with open_page((site / views["story"]).as_uri()) as page:
        assert page.evaluate("document.fonts.ready.then(fonts => fonts.size)") > 0
        page.locator(NAME).first.hover()
        expect(page.locator(".dp-card__name")).not_to_be_empty()
        page.locator(NAME).first.click()
        expect(page.locator(".entity-head h1")).to_be_visible()
        page.locator(".entity-stories a").first.click()
        expect(page.locator(".story-text")).to_be_visible()


def test_paper_shows_text_and_dateline_only(open_page: Any, views: Any) -> None:
    with open_page(views["story"]) as page:
        page.emulate_media(media="print")
        for chrome in (".md-header", ".md-footer", ".dp-tools"):
            expect(page.locator(chrome).first).to_be_hidden()
        expect(page.locator(".story-head h1 ~ p").first).to_be_visible()
        line = "element => getComputedStyle(element).textDecorationLine"
        assert page.locator(NAME).first.evaluate(line) == "none"


def test_a_hostile_headline_is_only_text(open_page: Any, site: Any) -> None:
    (path,) = [
        path
        for path in (site / "stories" / "2031" / "03").glob("*.html")
        if "Warnung vor" in path.read_text(encoding="utf-8").split("</title>")[0]
    ]
    with open_page(str(path.relative_to(site))) as page:
        headline = 'Warnung vor <script>alert("x")</script> und {{ config }}'
        expect(page.locator("h1")).to_have_text(headline)
        assert page.title().startswith(headline)
        assert page.locator("a[href^='javascript']").count() == 0
        page.goto(page.url.rpartition("/stories/")[0] + "/search.html?q=Tick")
        expect(page.locator(".dp-hit__title").first).to_have_text(headline)
