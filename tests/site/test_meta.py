from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from generator.site.meta import escaped

HOSTILE = 'A </title><script>alert("x")</script> & B'
SAFE = "A &lt;/title&gt;&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; B"


def test_every_text_is_escaped_at_any_depth() -> None:
    meta = {"title": HOSTILE, "byline": [HOSTILE], "version": {"labels": [HOSTILE]}}
    assert escaped(meta) == {"title": SAFE, "byline": [SAFE], "version": {"labels": [SAFE]}}


def test_escaping_twice_is_escaping_once() -> None:
    assert escaped(escaped(HOSTILE)) == SAFE
    assert Markup("{}").format(escaped(HOSTILE)) == SAFE


def test_what_is_no_text_stays_as_it_is() -> None:
    day = dt.date(1989, 11, 9)
    assert escaped([1, None, True, day]) == [1, None, True, day]
