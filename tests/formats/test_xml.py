from __future__ import annotations

import time

import pytest
from lxml import etree

from generator.errors import WireError
from generator.formats import read_stories
from generator.formats.xml import content, read_xml, root_name
from generator.model.wire import Wire
from generator.settings import Settings


def text_and_codes(raw: str | bytes, encoding: str = "utf-8") -> tuple[str, list[str]]:
    encoded = raw.encode(encoding) if isinstance(raw, str) else raw
    document = read_xml(Wire.of("seeds/x.xml", encoded))
    return content(document.root), [notice.code for notice in document.notices]


@pytest.mark.parametrize(
    ("declared", "actual", "codes"),
    [
        ("utf-8", "latin-1", ["charset-wrong"]),
        ("iso-8859-1", "utf-8", ["charset-wrong"]),
        ("iso-8859-1", "cp1252", []),
        ("utf-8", "utf-8", []),
        ("utf-16", "utf-16", []),
        ("windows-1252", "utf-8-sig", ["charset-wrong"]),
    ],
)
def test_the_bytes_decide_the_encoding(declared: str, actual: str, codes: list[str]) -> None:
    raw = f'<?xml version="1.0" encoding="{declared}"?><a>Müller grüßt</a>'
    assert text_and_codes(raw, actual) == ("Müller grüßt", codes)


def test_a_declared_table_is_believed() -> None:
    raw = '<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>'
    assert text_and_codes(raw, "iso-8859-2") == ("Łódź", [])


def test_declared_entities_are_neither_fetched_nor_expanded() -> None:
    raw = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY lol "lol">'
        '<!ENTITY % p SYSTEM "http://boese.example/x.dtd"> %p; ]><a b="&lol;">&x;&lol;</a>'
    )
    shown, codes = text_and_codes(raw)
    assert shown == "&x;&lol;"
    assert codes == ["entities-declared", "entities-unknown"]


def test_a_billion_laughs_stay_three() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    raw = f'<!DOCTYPE a [<!ENTITY l0 "lol">{levels}]><a>&l9;</a>'
    start = time.process_time()
    assert text_and_codes(raw)[0] == "&l9;"
    assert time.process_time() - start < 1


def test_names_of_characters_and_stray_ampersands_are_resolved() -> None:
    shown, codes = text_and_codes("<a>&uuml;&#150;&lt; A&B, Q & A <![CDATA[&amp;<b>]]>&#3;</a>")
    assert shown == "ü–< A&B, Q & A &amp;<b>"
    assert codes == ["entities-unknown"]


def test_ampersands_survive_broken_xml() -> None:
    shown, codes = text_and_codes("<a><b>Kohle &amp; Stahl</a>")
    assert shown == "Kohle & Stahl"
    assert codes == ["xml-broken"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no tag"),
        (b"kein Tag", "no tag"),
        (b"<!DOCTYPE a [" + b"<!--" * 100, "no XML"),
        (b"<a>" * 300, "deeper"),
        (b"<a>" + b"<b/>" * 400_001 + b"</a>", "400000 elements"),
        (b"<a>" + b"&" * 400_001 + b"</a>", "400000 references"),
        (b"<a>" + b" " * (32 * 1024 * 1024), "larger than 32 MiB"),
        (b"\x00\x01<a>", "NUL"),
    ],
    ids=["empty", "text", "doctype", "deep", "elements", "references", "large", "binary"],
)
def test_what_is_too_much_is_refused(raw: bytes, reason: str) -> None:
    start = time.process_time()
    with pytest.raises(WireError, match=reason) as refused:
        read_xml(Wire.of("seeds/x.xml", raw))
    assert refused.value.remedy
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("<nitf>", "nitf"),
        (' \n<?xml version="1.0"?><!-- x --><!DOCTYPE n [<!ENTITY a "b">]><n:NewsML', "newsml"),
        ("kein XML", ""),
        ("<?x " * 20_000, ""),
        ("<!-- " * 20_000, ""),
        ("<!DOCTYPE " * 9_000, ""),
    ],
)
def test_the_root_is_named_from_the_opening(opening: str, name: str) -> None:
    start = time.process_time()
    assert root_name(opening) == name
    assert time.process_time() - start < 2


def test_content_may_leave_elements_out() -> None:
    root = etree.fromstring("<a>eins <b>zwei <c>drei</c></b>vier <c>fünf</c></a>")
    assert content(root, "c") == "eins zwei vier"
    assert content(None) == ""


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<nitf {}>", "<body><body.content><p>x</p></body.content></body></nitf>"),
     ("<rss version='2.0' {}>", "<channel><item><title>x</title></item></channel></rss>")],
)  # fmt: skip
def test_more_attributes_than_a_parser_can_compare_are_refused(opening: str, closing: str) -> None:
    many = " ".join(f"a{number}='x'" for number in range(3000))
    with pytest.raises(WireError, match="more than 2000 attributes"):
        read_stories(Wire.of("x", (opening.format(many) + closing).encode()), Settings())


def test_a_page_is_read_without_attributes_where_they_are_too_many() -> None:
    many = " ".join(f"a{number}='x'" for number in range(3000))
    page = f"<html><body {many}><h1>Mühle</h1><p>Die Mühle steht.</p></body></html>"
    (story,) = read_stories(Wire.of("x", page.encode()), Settings())
    assert "Die Mühle steht." in story.text
