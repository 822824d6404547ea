"""What readers see of our Markdown is exactly the text, whoever renders it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.store.dialect import escape, link, plain, relative, unweave

# The extensions an archive's mkdocs.yml switches on.
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]

HOSTILE = [
    "<script>alert(1)</script>",
    "[klick](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "{{ config.secret }} {% raw %}",
    '--8<-- "/etc/passwd"',
    "--- ",
    "# keine Überschrift",
    "1. kein Punkt",
    "- kein Punkt",
    "> kein Zitat",
    "a | b | c",
    "*fett* _kursiv_ `code` ~~weg~~",
    "Text {: .klasse #id }",
    "{#id}",
    "[^1]: Fußnote",
    "*[NATO]: Abkürzung",
    "&copy; &#60;b&#62; AT&T R&D",
    "C:\\Windows\\x",
    "2025-04",
    "=====",
    "…./aha/DP/men",
    "<!-- weg -->",
    "</section>",
    "\\*nicht fett\\*",
    "https://example.org/a_b_c",
    "a  b",
    "e\u0301 ist NFD, 👩‍👩‍👧 ein Emoji",
    ": Definition",
    "+ plus",
    "Frage? [siehe] (oben)",
]

# Any text a story may have: formats see to it that no control characters are in it.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters=" *_[]<>&\\`#-+.|~{}!()\"'")
)


def rendered(markdown: str) -> str:
    """The text a browser would show of a page with this Markdown in one of our sections."""
    page = f'<section class="story-text" markdown>\n\n{markdown}\n\n</section>'
    shown = Markdown(extensions=EXTENSIONS).convert(page)
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def words(text: str) -> str:
    """The text with white space folded, as HTML folds it."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    assert words(rendered(escape(text))) == words(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_link_text_is_shown_as_it_is(text: str) -> None:
    shown = rendered("Vor " + link(text, "../people/x.md", title='in "X"') + " nach")
    assert words(shown) == words(f"Vor {text} nach")


def test_a_bar_ends_no_cell_within_a_link() -> None:
    table = "| x |\n| --- |\n| " + link("a|b", "../people/x.md", title="c|d") + " |"
    assert words(rendered(table)) == "x a|b"


@given(texts)
def test_escaping_is_undone(text: str) -> None:
    assert plain(escape(text)) == text


@given(texts)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    text = text.replace("\u2028", " ").replace("\u2029", " ").strip()
    assert words(rendered("x " + escape(text) + " x")) == words(f"x {text} x")


def test_control_characters_cannot_reach_the_renderer() -> None:
    assert escape("a\x02b\x00c") == "a\ufffdb\ufffdc"


def test_links_are_found_again_with_their_place_and_title() -> None:
    markdown = "Der " + link("britische", "../places/uk.md", 'zu "GB"') + r" \[kein\](Verweis)"
    text, links = unweave(markdown)
    assert text == "Der britische [kein](Verweis)"
    assert [(each.span.of(text), each.target, each.title) for each in links] == [
        ("britische", "../places/uk.md", 'zu "GB"')
    ]


def test_relative_links_lead_from_page_to_page() -> None:
    assert relative("stories/2025/04/a.md", "people/b.md") == "../../../people/b.md"
    assert relative("people/a.md", "people/b.md", "p3") == "b.md#p3"
    assert relative("index.md", "people/b.md") == "people/b.md"
