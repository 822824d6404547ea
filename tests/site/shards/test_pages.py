from __future__ import annotations

from generator.settings import Shards
from generator.site.shards.layout import Layout
from generator.site.shards.pages import Pages

HOME = "https://example.org/archive/"
PAGE = "stories/1989/11/mauer.html"


def test_only_what_leads_out_of_a_shard_is_changed() -> None:
    layout = Layout.of(Shards(), HOME)
    html = (
        f'<link rel="canonical" href="{HOME}{PAGE}">'
        '<script src="../../../assets/depesche/depesche.js"></script>'
        '<a href="../12/x.html#p2">a</a> <a title="a > b" href="../../../people/k.html#z">b</a>'
        '<a href="../../1990/01/y.html?mark=a&amp;b">c</a> <a href="https://example.com/">d</a>'
        '<p>Im Text: href="../../../people/k.html" und src="../x.html"</p>'
        '<script id="__config" type="application/json">{"base": "../../..", "x": []}</script>'
    )
    assert Pages(layout, HOME).divided(html, PAGE) == (
        f'<link rel="canonical" href="{HOME}1989/{PAGE}">'
        '<script src="../../../../assets/depesche/depesche.js"></script>'
        '<a href="../12/x.html#p2">a</a> '
        '<a title="a > b" href="../../../../people/k.html#z">b</a>'
        '<a href="../../../../1990/stories/1990/01/y.html?mark=a&amp;b">c</a> '
        '<a href="https://example.com/">d</a>'
        '<p>Im Text: href="../../../people/k.html" und src="../x.html"</p>'
        '<script id="__config" type="application/json">'
        '{"base": "../../../..", "x": []}</script>'
    )


def test_the_root_leads_into_the_shards() -> None:
    layout = Layout.of(Shards("https://example.org/a-{shard}/"), HOME)
    html = '<a href="../stories/1989/11/mauer.html">a</a><a href="../index.html">b</a>'
    assert Pages(layout, HOME).divided(html, "people/k.html") == (
        '<a href="../../a-1989/stories/1989/11/mauer.html">a</a><a href="../index.html">b</a>'
    )
