"""The list of a story's versions on its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.model.archive import Version
from generator.render.site_map import SiteMap
from generator.render.story import VERSIONS_AROUND, story_page


def test_of_very_many_versions_a_page_names_those_around_its_own(
    made: Callable[..., SiteMap],
) -> None:
    number = 6 * VERSIONS_AROUND
    site = made([("1989-11-09", [], f"Nummer {n}.") for n in range(number)])
    stories = [linked.story.id for linked in site.archive.stories]
    chain = tuple(Version(story, n, "guid") for n, story in enumerate(stories, start=1))
    site = replace(site, chain_of=dict.fromkeys(stories, chain))
    page = story_page(site.archive.stories[number // 2], site)
    (versions,) = [part.markdown for part in page.sections if part.name == "story-versions"]
    rows = re.findall(r"^1\. .*$", versions, re.MULTILINE)
    assert sum("](" in row for row in rows) == 2 + 2 * VERSIONS_AROUND
    left_out = [int(found) for found in re.findall(r"^1\. (\d+) weitere$", versions, re.MULTILINE)]
    assert sum(left_out) == number - 1 - 2 - 2 * VERSIONS_AROUND
