from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import mail
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire

FOLDER = Path(__file__).parent / "samples" / "mail"
SAMPLES = sorted([*FOLDER.glob("*.eml"), *FOLDER.glob("*.mbox")])
HEAD = b"From: A <a@mill.example>\nTo: b@mill.example\nSubject: Wehr\nMIME-Version: 1.0\n"


def stories(raw: bytes) -> tuple[Story, ...]:
    return tuple(mail.parse(Wire.of("seeds/a.eml", raw), Conventions()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_stated(path: Path, compare: Callable[[Path], None]) -> None:
    compare(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_address_is_kept(path: Path) -> None:
    for story in stories(path.read_bytes()):
        kept = repr(story).replace(story.id, "") + story.text + repr(story.cuts)
        assert "@" not in kept


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?Q?M=C3=BChle?= =?utf-8?Q?_am_Wehr?=", "Mühle am Wehr"),
        (b"=?utf-8?Q?M=C3?= =?utf-8?Q?=BChle?=", "Mühle"),
        (b"=?utf-8?Q?M=C3=BChle", "=?utf-8?Q?M=C3=BChle"),
        (b"=?klingon?Q?M=FChle?=", "Mühle"),
        (b"=?utf-8?Q?M=FChle?=", "Mühle"),
        (b"=?utf-8?B?TcO8aGxl", "=?utf-8?B?TcO8aGxl"),
        (b"=?utf-8?B?TcO8aGxl=?=", "Mühle"),
        (b"=?utf-8?Q?M=C3=BChle am Wehr?=", "Mühle am Wehr"),
        ("Mühle".encode(), "Mühle"),
        ("Mühle".encode("cp1252"), "Mühle"),
        (b"Re: AW: WG: Wehr", "Wehr"),
        (b"Fwd: ", "Fwd:"),
    ],
)
def test_subjects_are_read_however_broken(subject: bytes, title: str) -> None:
    head = HEAD.replace(b"Subject: Wehr", b"Subject: " + subject)
    (story,) = stories(head + b"\nUlm (dpa) - Text.\n")
    assert story.title == title


def test_a_message_of_endless_parts_is_read_within_bounds() -> None:
    part = b"--x\nContent-Type: text/plain\n\nUlm (dpa) - Text.\n"
    head = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n"
    (story,) = stories(head + part * 5000)
    assert "mail-parts" in {notice.code for notice in story.notices}


def test_parts_nested_without_end_are_refused_or_read_but_do_no_harm() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    with pytest.raises(WireError) as refused:
        stories(HEAD + nested)
    assert refused.value.file == "seeds/a.eml"


def test_a_mail_without_text_and_subject_is_refused() -> None:
    with pytest.raises(WireError, match="nothing in it has a text"):
        stories(b"From: A <a@mill.example>\nTo: b@mill.example\nDate: x\n\n")


def test_a_letter_in_a_text_file_is_no_mail() -> None:
    assert mail.sniff(Wire.of("seeds/a.txt", b"Betreff: Wehr\nDatum: heute\n\nText")) == 0.0


PARTS = st.sampled_from(
    [HEAD, b"From a@b Mon May  5 10:00:00 2031\n", b"Content-Type: multipart/mixed; boundary=x\n",
     b"--x\n", b"--x--\n", b"\n", b"\n\n", b"Content-Type: text/html; charset=utf-7\n",
     b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n",
     b"Content-Type: message/rfc822\n", b"Subject: =?utf-8?B?", b"?=", b"Date: Mon, 99 Foo 2031\n",
     b"<p>", b"-- \n", b"Content-Disposition: attachment; filename*0*=utf-8''%C3\n", b"\xfc\x00"]
)  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=8), max_size=20).map(b"".join))
def test_no_bytes_do_harm(survives: Callable[[Format, bytes], None], raw: bytes) -> None:
    survives(mail.FORMAT, HEAD + raw)
