from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import feeds
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire

FOLDER = Path(__file__).parent / "samples" / "feeds"
SAMPLES = sorted([*FOLDER.glob("*.xml"), *FOLDER.glob("*.rdf")])
OPEN = b'<rss version="2.0"><channel><title>Bote</title>'


def stories(raw: bytes) -> tuple[Story, ...]:
    return tuple(feeds.parse(Wire.of("seeds/a.xml", raw), Conventions()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


def test_bytes_that_name_a_file_or_an_address_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(OPEN + b"<item><title>x</title></item></channel></rss>")
    monkeypatch.setattr("socket.socket.connect", pytest.fail)
    for raw in (str(path).encode(), b"http://bote.example/feed"):
        with pytest.raises(WireError, match="holds no entry"):
            stories(raw)


def test_entities_are_neither_fetched_nor_multiplied(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "haha">' for n in range(12)
    )
    doctype = f'<!DOCTYPE rss [{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    entry = b"<item><title>&x;&l11;</title><description>Text am Wehr.</description></item>"
    begun = time.process_time()
    (story,) = stories(doctype.encode() + OPEN + entry + b"</channel></rss>")
    assert time.process_time() - begun < 5
    assert "geheim" not in repr(story)
    assert len(story.title) < 1000


@pytest.mark.parametrize("mail", ["a@mill.example", "a@mill.de", "<a@mill.berlin>"])
def test_addresses_of_authors_are_dropped(mail: str) -> None:
    entry = f"<item><title>x</title><author>{mail.strip('<>')} (Uta Muster)</author></item>"
    (story,) = stories(OPEN + entry.encode() + b"</channel></rss>")
    assert story.byline == ("Uta Muster",)


def test_a_feed_too_long_is_refused_unread() -> None:
    with pytest.raises(WireError, match="more than"):
        stories(OPEN + b" " * feeds.LONGEST_FEED)


def test_other_markup_is_no_feed() -> None:
    for raw in (b"<html><rss></html>", b"<nitf/>", b"Text <rss>", b"<feed/>", b""):
        assert feeds.sniff(Wire.of("seeds/a", raw)) == 0.0


PARTS = st.sampled_from(
    [b"<item>", b"</item>", b"<title>", b"</title>", b"<description>", b"<![CDATA[", b"]]>",
     b"<pubDate>Mon, 99 Foo 2031</pubDate>", b"<guid>", b"&lt;p&gt;", b"&#0;", b"&nix;",
     b"<wp:status>", b"<content:encoded>", b"<media:credit>", b'<category domain="',
     b"<!DOCTYPE x [", b"Ulm (dpa) - ", b'<feed xmlns="http://www.w3.org/2005/Atom">',
     b"<entry>", b"<author><name>", b"\xfc", b"\0"]
)  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_no_bytes_do_harm(survives: Callable[[Format, bytes], None], raw: bytes) -> None:
    survives(feeds.FORMAT, OPEN + raw)
