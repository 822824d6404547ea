from __future__ import annotations

from jinja2 import DictLoader, Environment

from generator.site.compact import compact


def rendered(source: str) -> str:
    env = Environment(loader=DictLoader({"a.html": source}))  # noqa: S701 (as MkDocs has it)
    compact(env)
    return env.get_template("a.html").render()


def test_lines_that_only_steer_and_indent_are_left_out() -> None:
    source = "<ul>\n  {% for n in [1, 2] %}\n    <li>\n      {{ n }} b</li>\n  {% endfor %}\n</ul>"
    assert rendered(source) == "<ul>\n<li>\n1 b</li>\n<li>\n2 b</li>\n</ul>"


def test_preformatted_text_stays() -> None:
    assert rendered("<pre>\n  a\n    b</pre>") == "<pre>\n  a\n    b</pre>"
