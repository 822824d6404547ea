"""Whatever the generator may write, our renderer writes as Python-Markdown does, or not at all."""

from __future__ import annotations

from pathlib import Path

import frontmatter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.toc import get_toc

from generator.render.svg import quoted
from generator.site.fast.blocks import render
from generator.site.fast.facts import contents_of
from generator.site.fast.inline import Outside
from generator.site.fast.proof import SPECIMEN, told
from generator.store.dialect import escape, escape_inline, link

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]

# What wires are made of, and everything that could mean something.
PLAIN = st.text(
    st.sampled_from("abcÄßz 09 .,;:!?-–\"'„“()/&<>*_`[]{}#+=|~^\\@%$§€\xa0… "), max_size=30
)
WORDS = PLAIN.map(lambda text: " ".join(text.split()) or "x")
TARGETS = st.sampled_from(["a.md", "../people/b-c.md", "../../x/1.md#p2", "#p1", "https://a.org/b"])
LINKS = st.builds(link, WORDS, TARGETS, st.just("") | WORDS)
PIECES = (
    WORDS.map(escape_inline)
    | LINKS
    | WORDS.map(lambda text: f"**{escape_inline(text)}**")
    | WORDS.map(lambda text: f"*{escape_inline(text)}*")
    | LINKS.map(lambda text: f"**{text}**")
    | WORDS.map(lambda text: f"`{text.replace('`', '')}`")
    | WORDS.map(lambda text: f"<small>{escape_inline(text)}</small>")
    | st.sampled_from(["<ins>neu</ins>", "<del>alt</del>", '<a id="p1"></a>'])
    | st.just('<i class="a-b" aria-hidden="true" style="--from:2;--long:85"></i>')
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    start = draw(WORDS.map(escape) | LINKS | st.just('<a id="p3"></a>'))
    joint = draw(st.sampled_from([" ", "", " · "]))
    return joint.join([start, *draw(st.lists(PIECES, max_size=4))]).strip()


ITEMS = st.lists(lines(), min_size=1, max_size=3).map(
    lambda found: "  \n  ".join(line for line in found if line) or "x"
)
CELLS = lines().map(lambda text: text.replace("\n", " "))


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    row = st.lists(CELLS, min_size=width, max_size=width).map(lambda c: f"| {' | '.join(c)} |")
    rows = draw(st.lists(row, min_size=2, max_size=3))
    return "\n".join([rows[0], "|" + " --- |" * width, *rows[1:]])


SIMPLE = (
    lines()
    | st.lists(lines(), min_size=2, max_size=3).map("  \n  ".join)
    | st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 4), lines())
    | st.lists(ITEMS, min_size=1, max_size=3).map(lambda i: "\n".join(f"- {t}" for t in i))
    | st.lists(ITEMS, min_size=1, max_size=3).map(lambda i: "\n".join(f"1. {t}" for t in i))
    | lines().map(lambda text: f"    {text}")
    | lines().map(lambda text: f"> {text}")
    | tables()
    | st.just('<div class="a"><svg viewBox="0 0 1 1"><title>x &amp; y</title></svg></div>')
)
FOLDED = st.builds(
    lambda summary, blocks: "\n\n".join(
        [f"<details markdown>\n<summary>{summary}</summary>", *blocks, "</details>"]
    ),
    WORDS.map(quoted),
    st.lists(SIMPLE, min_size=1, max_size=3),
)
BLOCKS = SIMPLE | FOLDED
PAGES = st.lists(st.lists(BLOCKS, min_size=1, max_size=5), min_size=1, max_size=3).map(
    lambda sections: "\n\n".join(
        f'<section class="a-b" markdown>\n\n{chr(10).join(b + chr(10) for b in blocks)}\n</section>'
        for blocks in sections
    )
)


def stock() -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": False}})


@settings(max_examples=200)
@given(PAGES)
@example(SPECIMEN)
@example('<section class="a" markdown>\n\n| x |\n| --- |\n| [x](a.md "|") |\n\n</section>')
@example('<section class="a" markdown>\n\n| x |\n| --- |\n| [x|y](a.md) |\n\n</section>')
@example('<section class="a" markdown>\n\nx `&#`\n\n</section>')
@example('<section class="a" markdown>\n\nPreis!\\[a](b.md)\n\n</section>')
def test_it_writes_what_python_markdown_writes_or_declines(markdown: str) -> None:
    try:
        ours = render(markdown, str)
    except Outside:
        return
    converter = stock()
    assert ours.content == converter.convert(markdown)
    assert told(contents_of(ours.headings)) == told(get_toc(converter.toc_tokens))


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(TARGETS, min_size=1, max_size=3))
def test_what_a_story_is_made_of_is_never_declined(words: list[str], targets: list[str]) -> None:
    text = " ".join(
        f"{escape(word)} {link(word, target)}"
        for word, target in zip(words, targets * 6, strict=False)
    )
    head = f"# {escape(words[0])}"
    page = f'<section class="a" markdown>\n\n{head}\n\n<a id="p1"></a>{text}\n\n</section>'
    assert render(page, str).content == stock().convert(page)


def test_hardly_a_page_of_the_demo_archive_goes_the_slow_way() -> None:
    """Twenty times as slow: what a page is made of must not come to be unknown here unnoticed."""
    docs = Path(__file__).parents[3] / "docs"
    slow = set()
    for path in docs.rglob("*.md"):
        page = frontmatter.load(path)
        if "digest" in page.metadata:
            try:
                render(page.content.strip() + "\n", str)
            except Outside:
                slow.add(path.relative_to(docs).as_posix())
    # A person wrote on the first; the others have a <noscript>.
    assert slow == {"about.md", "search.md", "trends.md"}
