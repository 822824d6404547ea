from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.site.index.records import IndexedName, IndexedStory, plain, read_page

STORY = """---
title: 'Mühle: gerettet'
kind: story
date: '2031-03-06'
language: de
agency: dda
byline:
- Uta Muster
version:
  labels:
  - KORREKTUR
entities:
  people:
  - people/uta-muster
  places:
  - places/leipzig
quotes:
- text: |-
    zwei
    Zeilen
  at: [1, 2]
digest:
  title: abc
---

<section class="story-head" markdown>

# Mühle: gerettet

</section>

<section class="story-text" markdown>

<a id="p1"></a>In [Leipzig](../../../places/leipzig.md "bezieht sich darauf") gilt 5 \\* 3 &lt; 20.

## <a id="p2"></a>Zweiter Teil

Ein Schluss.

</section>

<section class="story-versions" markdown>

1. [Mühle](muehle.md)
1. **Mühle: gerettet**

</section>
"""


def page(tmp_path: Path, name: str, text: str) -> IndexedStory | IndexedName | None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_page(tmp_path, path)


def test_a_story_is_read_from_its_page(tmp_path: Path) -> None:
    story = page(tmp_path, "stories/2031/03/muehle-gerettet.md", STORY)
    assert isinstance(story, IndexedStory)
    assert story.title == "Mühle: gerettet"
    assert story.paragraphs == ["In Leipzig gilt 5 * 3 < 20.", "Zweiter Teil", "Ein Schluss."]
    assert story.facets == ("kind/story", "agency/dda", "people/uta-muster", "places/leipzig")
    assert story.versions == ("stories/2031/03/muehle",)
    assert story.labels == ("KORREKTUR",)


def test_names_are_read_with_their_aliases(tmp_path: Path) -> None:
    text = "---\ntitle: Kiew\nkind: place\naliases: [Kyjiw, Kyiv]\n---\n"
    assert page(tmp_path, "places/kiew.md", text) == IndexedName(
        "places/kiew", "Kiew", "place", ("Kyjiw", "Kyiv")
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Nur Text\n",
        "---\ntitle: Start\nkind: home\n---\n",
        "---\ntitle: X\nkind: withdrawn\n---\n",
    ],
)
def test_other_pages_give_nothing(tmp_path: Path, text: str) -> None:
    assert page(tmp_path, "index.md", text) is None


@pytest.mark.parametrize("name", ["threads/index.md", "threads/muehle/2.md", "people/kohl/1990.md"])
def test_lists_and_further_parts_are_no_names(tmp_path: Path, name: str) -> None:
    assert page(tmp_path, name, "---\ntitle: Streit um die Mühle\nkind: thread\n---\n") is None


def test_a_thread_is_a_name_and_a_facet_of_its_stories(tmp_path: Path) -> None:
    thread = page(tmp_path, "threads/muehle.md", "---\ntitle: Streit\nkind: thread\n---\n")
    assert thread == IndexedName("threads/muehle", "Streit", "thread", ())
    story = page(
        tmp_path, "stories/a.md", STORY.replace("byline:", "thread: threads/muehle\nbyline:")
    )
    assert isinstance(story, IndexedStory)
    assert "threads/muehle" in story.facets


def test_a_broken_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"^stories/x\.md"):
        page(tmp_path, "stories/x.md", "---\ntitle: [\nkind: story\n---\n")


def test_links_within_links_become_their_text() -> None:
    assert plain("[a [b](c.md)](d.md) \\[kein Link\\]") == "a b [kein Link]"
