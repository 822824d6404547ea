from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import html
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.formats.jsonld import article_of
from generator.model.story import Story
from generator.model.wire import Wire

SAMPLES = sorted((Path(__file__).parent / "samples" / "html").glob("*.html"))
LONG = "Die Mühle am Wehr läuft seit Montag wieder, teilte die Stadt nach der Probe mit. " * 4


def stories(raw: bytes) -> tuple[Story, ...]:
    return tuple(html.parse(Wire.of("seeds/a.html", raw), Conventions()))


def page(head: str, body: str = f"<p>{LONG}</p>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", pytest.fail)
    head = (
        '<base href="https://bote.example/"><link rel="canonical" href="https://bote.example/a">'
        '<script src="https://bote.example/x.js"></script>'
        '<link rel="stylesheet" href="https://bote.example/x.css">'
    )
    body = f'<img src="https://bote.example/a.jpg"><iframe src="//x.example"></iframe><p>{LONG}</p>'
    (story,) = stories(page(head, body))
    assert story.id == "https://bote.example/a"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("windows-1251", "windows-1251"),
     ("klingon", "utf-8"), ("", "utf-16")],
)  # fmt: skip
def test_a_wrong_character_set_does_not_garble(declared: str, encoding: str) -> None:
    word = "Мельница у реки" if encoding == "windows-1251" else "Mühle am großen Fluß"
    text = f"<!doctype html><html><head><meta charset='{declared}'></head><body><p>{word}</p>"
    (story,) = stories(text.encode(encoding))
    assert story.text == word


@pytest.mark.parametrize(
    ("title", "site", "shown"),
    [
        ("Mühle läuft | Mühlenbote", "Mühlenbote", "Mühle läuft"),
        ("Mühle läuft - Mühlenbote", "Mühlenbote", "Mühle läuft"),
        ("Mühle läuft – und steht", "Mühlenbote", "Mühle läuft – und steht"),
        ("Mühle läuft | Wirtschaft", "Mühlenbote", "Mühle läuft"),
    ],
)
def test_a_site_name_is_no_part_of_the_title(title: str, site: str, shown: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="{site}">'
    (story,) = stories(page(head))
    assert story.title == shown


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"Mühle"}',
        '[{"@type":"BreadcrumbList"},{"@type":["NewsArticle"],"headline":"Mühle"}]',
        '{"@graph":[{"@type":"Article","headline":"x"},{"@type":"NewsArticle","headline":"Mühle"}]}',
        '<!-- {"@type":"NewsArticle","headline":"Mühle",} -->',
        '//<![CDATA[\n{"@type":"https://schema.org/NewsArticle","headline":"Mühle"}\n//]]>',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;M&uuml;hle&quot;}",
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Mühle"}}',
        '{"@type":"NewsArticle","headline":"Mühle","articleBody":"Zeile\n\tZeile"}',
    ],
)
def test_json_ld_is_found_however_it_is_wrapped(script: str) -> None:
    article = article_of([script])
    assert article is not None
    assert article["headline"] == "Mühle"


@pytest.mark.parametrize(
    "raw",
    [
        page("", "<div>" * 50_000 + "Text" + "</div>" * 50_000),
        page("", "<b>" * 20_000 + f"<p>{LONG}"),
        page("", f"<table>{'<tr><td>' * 5000}</table><p>{LONG}"),
        page(f'<script type="application/ld+json">{"[" * 100_000}</script>'),
        page("", "<p>a</p>" * 50_000),
        page("", "<" * 300_000),
        page("", "&#0;&#xD800;&amp" * 20_000),
    ],
    ids=["depth", "inline", "tables", "json", "many", "brackets", "entities"],
)
def test_hostile_pages_take_seconds_at_most(raw: bytes) -> None:
    begun = time.process_time()
    try:
        stories(raw)
    except WireError as error:
        assert error.file == "seeds/a.html"  # noqa: PT017 (either outcome is right)
    assert time.process_time() - begun < 20


def test_deep_json_is_no_article() -> None:
    assert article_of(["[" * 100_000, "{" * 5000, json.dumps({"@type": 3}), "null", ""]) is None


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(WireError, match="nothing in it"):
        stories(page("", "<script>var a = 1;</script>"))


@pytest.mark.parametrize("raw", [b"<nitf><body/></nitf>", b"Text <p>", b"{}", b"<?xml?><rss/>"])
def test_other_markup_is_no_page(raw: bytes) -> None:
    assert html.sniff(Wire.of("seeds/a", raw)) == 0.0


PARTS = st.sampled_from(
    ["<p>", "</p>", "<h1>", "<div itemscope itemtype='x/NewsArticle'>", "[", "]", "}", "&quot;",
     "<span itemprop='author'>", "<meta property='og:title' content='", "'>", "</script>",
     "<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":', "<!--", "-->",
     "<table><tr><td>", "<time datetime='2031-99-99'>", "Ulm (dpa) - ", "* * * *", LONG, "\0",
     "\ud800", "<html lang='x'>"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS | st.text(max_size=8), max_size=20).map("".join))
def test_no_page_does_harm(survives: Callable[[Format, bytes], None], text: str) -> None:
    survives(html.FORMAT, b"<!doctype html><html>" + text.encode("utf-8", "surrogatepass"))
