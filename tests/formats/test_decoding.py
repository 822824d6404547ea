from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats.decoding import decode

GERMAN = "Jürgen Größe aus Köln sagt: „Äpfel – für 10 €“ … Überall straßenweise."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-8-sig"), "utf-8"),
        (GERMAN.encode("cp1252"), "windows-1252"),
        (GERMAN.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "utf-16-be"),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
        (GERMAN.encode("utf-16-be"), "utf-16-be"),
        (GERMAN.encode("utf-32"), "utf-32-le"),
    ],
)
def test_german_is_read_in_every_encoding_of_wires(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (GERMAN, encoding)


WORDS = [
    "Müller", "Größe", "Straße", "Äußerung", "Übung", "Köln", "Bäcker", "für", "über", "Österreich",
    "Café", "Élysée", "Señor", "Ankara", "„ja“", "»nein«", "–", "…", "10 €", "§ 5", "20 °C",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_german_in_windows_1252_is_never_taken_for_its_neighbours(words: list[str]) -> None:
    text = " ".join(words)
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman"])
def test_other_german_encodings_are_told_by_evidence(encoding: str) -> None:
    text = "Die Müller und Bäcker aus Köln größen höflich über die Straße."
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.notices[0].severity == "warning"


def test_cyrillic_is_told_by_a_detector() -> None:
    text = "Министр обороны заявил сегодня, что переговоры продолжатся на следующей неделе. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cc", "Cs"])))
def test_utf8_without_garbled_marks_is_left_alone(text: str) -> None:
    if not any(mark in text for mark in "ÂÃÄÅÐÑâïð\ufeff"):
        assert decode(text.encode()).text == text


def test_composed_and_decomposed_letters_stay_what_they_are() -> None:
    text = "Bru\u0308ssel Brüssel ﬁ Ａ “x” &amp;"
    assert decode(text.encode()).text == text


def test_mojibake_is_repaired_and_told() -> None:
    decoded = decode("Die Brüsseler „Größe“ – BrÃ¼ssel, FranÃ§ois.\nBrüssel &amp; “x”".encode())
    assert decoded.text.endswith("Brüssel, François.\nBrüssel &amp; “x”")
    assert [notice.code for notice in decoded.notices] == ["mojibake"]
    assert decode("SÃO PAULO, Ångström, Ñandú".encode()).text == "SÃO PAULO, Ångström, Ñandú"


def test_line_ends_become_line_feeds() -> None:
    decoded = decode(b"a\r\nb\rc\nd")
    assert decoded.text == "a\nb\nc\nd"
    assert [notice.code for notice in decoded.notices] == ["line-ends"]


def test_faults_in_utf8_are_told_and_keep_the_rest() -> None:
    decoded = decode("Müller größer Übung".encode() + b"\xc3")
    assert decoded.text == "Müller größer Übung\ufffd"
    assert [notice.code for notice in decoded.notices] == ["undecodable"]
    spelled = "Müller größer Übung ".encode() + "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(spelled).text == "Müller größer Übung 😀"
    lone = decode("Müller größer Übung ".encode() + b"\xed\xa0\xbd")
    assert lone.text == "Müller größer Übung \ufffd"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"text\x00text", "NUL"),
        (bytes(range(1, 32)) * 9, "control"),
    ],
)
def test_binary_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(WireError, match=what) as refused:
        decode(raw, file="seeds/x")
    assert refused.value.file == "seeds/x"
