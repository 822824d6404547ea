"""Accessibility: no serious or critical finding of axe-core on any kind of page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
KINDS = (
    "home",
    "story",
    "person",
    "names",
    "stories",
    "month",
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


def grave_findings(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{finding['id']}: {node['target']} {node['failureSummary']}"
        for finding in found
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_pages(open_page: Any, views: Any, kind: str, scheme: str) -> None:
    with open_page(views[kind], color_scheme=scheme, reduced_motion="reduce") as page:
        if kind == "search":
            expect(page.locator(".dp-hit").first).to_be_visible()
        assert grave_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_dialog_and_a_card(open_page: Any, views: Any, scheme: str) -> None:
    with open_page(views["story"], color_scheme=scheme, reduced_motion="reduce") as page:
        page.locator(".story-text a[href]").first.hover()
        expect(page.get_by_role("tooltip")).to_be_visible()
        assert grave_findings(page) == []
        page.keyboard.press("/")
        page.keyboard.type("Mühle")
        expect(page.locator(".dp-hit").first).to_be_visible()
        assert grave_findings(page) == []


def test_phones(open_page: Any, views: Any) -> None:
    with open_page(views["story"], viewport={"width": 390, "height": 844}) as page:
        assert grave_findings(page) == []
