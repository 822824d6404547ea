from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.markup import blocks_of_markup
from generator.model.story import Note


def test_structure_becomes_blocks() -> None:
    markup = blocks_of_markup(
        "<p>Ber&uuml;hmt &amp; gut</p><h2>Lage</h2><ul><li><p>eins</p></li><li>zwei</li></ul>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1<td>2</table>"
        "<pre>x\n  y</pre>los<p>Ende<br>mit <a href='https://x.example/a'>Ort</a></p>"
    )
    assert markup.paragraphs == (
        ("Berühmt & gut", "paragraph"),
        ("Lage", "subhead"),
        ("eins", "item"),
        ("zwei", "item"),
        ("a | b\n1 | 2", "table"),
        ("x\n  y", "preformatted"),
        ("los", "paragraph"),
        ("Ende mit Ort", "paragraph"),
    )
    assert markup.links == ("https://x.example/a",)


@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        ("<p>Satz.</p><p><strong>Zwischentitel</strong></p><p>Satz.</p>", "subhead"),
        ("<p>Satz.</p><p><b>Ein ganzer Satz in Fett.</b></p><p>Satz.</p>", "paragraph"),
        ("<p>Satz.</p><p><b>Fett</b> und mager</p><p>Satz.</p>", "paragraph"),
        ("<p>Satz.</p><p class='zwischenzeile'>Titel</p><p>Satz.</p>", "subhead"),
    ],
)
def test_bold_lines_are_subheads(fragment: str, kind: str) -> None:
    assert blocks_of_markup(fragment).paragraphs[1][1] == kind


def test_a_subhead_with_nothing_below_is_a_paragraph() -> None:
    assert blocks_of_markup("<p>Satz.</p><h2>Ende</h2>").paragraphs[-1] == ("Ende", "paragraph")


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    markup = blocks_of_markup(f"<table><tr><td><p>Text</p>{inner}</td><td>x</td></tr></table>")
    assert markup.paragraphs == (("Text", "paragraph"), ("1 | 2", "table"), ("x", "paragraph"))


def test_frame_is_told_from_text() -> None:
    markup = blocks_of_markup(
        "<html><head><title>T</title></head><body><header><h1>H</h1><p class='teaser'>Kurz</p>"
        "</header><p class='byline'>Von Uta Muster</p><p>Text</p><figure><img>"
        "<div class='byline'>Foto: X</div><figcaption>Bild</figcaption></figure>"
        "<p class='closingline'>dda abc</p><script>p()</script><style>p {}</style>"
    )
    assert markup.paragraphs == (("Text", "paragraph"),)
    assert markup.notes == (
        Note("abstract", "Kurz"),
        Note("byline", "Von Uta Muster"),
        Note("credits", "Foto: X"),
        Note("media", "Bild"),
        Note("closing", "dda abc"),
    )


def test_private_parts_are_counted_and_not_kept() -> None:
    markup = blocks_of_markup("<p>Text</p><div class='np-nonpublic'><p>geheim</p></div>")
    assert markup.private == 6
    assert "geheim" not in repr(markup)


@pytest.mark.parametrize(
    "fragment",
    [
        "<div>" * 100_000 + "x",
        "<table><tr><td>" * 5_000 + "x",
        "<!--" * 100_000,
        "<a " * 100_000,
        "<li>" * 50_000,
        "&lt;" * 100_000 + "<",
        "<b>" * 1_500 + "x",
    ],
    ids=["deep", "nested tables", "comments", "attributes", "items", "entities", "bold"],
)
def test_hostile_markup_takes_no_long_time(fragment: str) -> None:
    start = time.process_time()
    blocks_of_markup(fragment)
    assert time.process_time() - start < 10


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>",
     "<figure>", "<figcaption>", "</figure>", "<br>", "<header>", "</header>", "<pre>", "</pre>",
     "<h2>", "</h2>", "<caption>", "<note type='npa'>", "</note>", "<p class='teaser'>", "&amp;",
     "&#0;", "<!--", "]]>", "<svg>", "<script>", "</script>", "<iframe src='https://x.example'>"]
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=30).map("".join))
def test_any_markup_is_read(fragment: str) -> None:
    markup = blocks_of_markup(fragment)
    for text, kind in markup.paragraphs:
        assert text.strip()
        assert kind in {"table", "preformatted"} or "\n" not in text
