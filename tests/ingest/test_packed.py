from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WireError
from generator.ingest import packed
from generator.ingest.packed import unpack
from generator.model.wire import Wire
from generator.settings import Settings

SETTINGS = Settings()


def zipped(members: Mapping[str, bytes], **options: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return stream.getvalue()


def opened(
    raw: bytes, name: str = "seeds/x.zip", settings: Settings = SETTINGS
) -> tuple[dict[str, bytes], list[str]]:
    wires: dict[str, bytes] = {}
    refused: list[str] = []
    for found in unpack(Wire.of(name, raw), settings):
        if isinstance(found, WireError):
            refused.append(str(found))
        else:
            wires[found.file] = found.raw
    return wires, refused


def test_what_is_no_archive_comes_back_as_it_is() -> None:
    wire = Wire.of("seeds/a.zip", b"BERLIN (dpa) - Text.")
    assert list(unpack(wire, SETTINGS)) == [wire]


@pytest.mark.parametrize(
    "pack",
    [
        zipped,
        tarred,
        lambda members: tarred(members, "w:gz"),
        lambda members: tarred(members, "w:bz2"),
        lambda members: tarred(members, "w:xz"),
    ],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_members_come_in_the_order_of_their_names(
    pack: Callable[[Mapping[str, bytes]], bytes],
) -> None:
    members = {"b/2.txt": b"zwei", "a.txt": b"eins", "b/1.txt": b"eins", "./c.txt": b"drei"}
    wires, refused = opened(pack(members), "seeds/x.any")
    assert refused == []
    assert list(wires) == [
        "seeds/x.any!c.txt", "seeds/x.any!a.txt", "seeds/x.any!b/1.txt", "seeds/x.any!b/2.txt",
    ]  # fmt: skip
    assert wires["seeds/x.any!b/2.txt"] == b"zwei"


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize(
    ("name", "inner"), [("seeds/a.txt.gz", "a.txt"), ("seeds/a.bin", "a.bin.txt")]
)
def test_single_files_are_unpacked(
    compress: Callable[[bytes], bytes], name: str, inner: str
) -> None:
    wires, refused = opened(compress(b"Text am Wehr."), name)
    assert (wires, refused) == ({f"{name}!{inner}": b"Text am Wehr."}, [])


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    raw = b"Text."
    for depth in range(packed.DEEPEST + 1):
        raw = zipped({f"{depth}.zip" if depth else "a.txt": raw})
    wires, refused = opened(raw)
    assert wires == {}
    assert len(refused) == 1
    assert "is an archive within 3 others" in refused[0]
    wires, refused = opened(zipped({"in.tar.gz": tarred({"a.txt": b"Text."}, "w:gz")}))
    assert wires == {"seeds/x.zip!in.tar.gz!a.txt": b"Text."}


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt", "\\a.txt", "a\n.txt"],
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_path_that_leads_elsewhere_is_refused_alone(
    pack: Callable[[Mapping[str, bytes]], bytes], name: str
) -> None:
    wires, refused = opened(pack({name: b"x", "ok.txt": b"Text."}))
    assert list(wires) == ["seeds/x.zip!ok.txt"]
    assert len(refused) == 1


def test_links_and_devices_are_refused() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    wires, refused = opened(stream.getvalue())
    assert wires == {}
    assert [message.count("is a link or a device") for message in refused] == [1, 1, 1]


def test_an_encrypted_member_is_reported() -> None:
    raw = bytearray(zipped({"a.txt": b"geheim"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    wires, refused = opened(bytes(raw))
    assert wires == {}
    assert refused[0].startswith("seeds/x.zip!a.txt: is encrypted.")


def test_what_is_no_wire_is_left_out() -> None:
    members = {"README.txt": b"x", ".hidden/a.txt": b"x", "__MACOSX/a.txt": b"x", "a.md": b"x"}
    assert opened(zipped(members)) == ({}, [])


def test_an_office_document_is_no_archive() -> None:
    raw = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert opened(raw, "seeds/a.docx") == ({"seeds/a.docx": raw}, [])


def test_a_name_twice_is_read_once() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"eins")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", b"zwei")
    wires, refused = opened(stream.getvalue())
    assert list(wires) == ["seeds/x.zip!a.txt"]
    assert "occurs twice" in refused[0]


@pytest.mark.parametrize(
    "raw",
    [
        zipped({"bomb.txt": b"\0" * 30_000_000, "ok.txt": b"Text."}),
        tarred({"bomb.txt": b"\0" * 30_000_000}, "w:gz"),
        gzip.compress(b"\0" * 30_000_000),
        lzma.compress(b"\0" * 30_000_000),
    ],
    ids=["zip", "tar.gz", "gz", "xz"],
)
def test_bombs_are_refused_by_their_ratio(raw: bytes) -> None:
    wires, refused = opened(raw)
    assert len(refused) == 1
    assert "times its size" in refused[0]
    assert all(len(member) < 100 for member in wires.values())


def test_size_and_number_of_members_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100))
    small = Settings(max_wire_bytes=1000)
    _, refused = opened(zipped({"a.txt": noise}), settings=small)
    assert "more than the 1000 bytes" in refused[0]
    monkeypatch.setattr(packed, "MOST_MEMBERS", 3)
    wires, refused = opened(zipped({f"{n}.txt": b"x" for n in range(9)}))
    assert (len(wires), len(refused)) == (3, 1)
    assert "the rest was left out" in refused[0]
    monkeypatch.setattr(packed, "MOST_BYTES", 5000)
    wires, refused = opened(zipped({"a.txt": noise, "b.txt": noise}))
    assert (len(wires), len(refused)) == (1, 1)


def test_an_archive_that_holds_itself_ends() -> None:
    raw = zipped({f"{n}.zip": zipped({"a.txt": b"x" * 100}) for n in range(200)})
    begun = time.process_time()
    wires, _ = opened(zipped({f"{n}.zip": raw for n in range(40)}))
    assert len(wires) <= packed.MOST_MEMBERS
    assert time.process_time() - begun < 30


@pytest.mark.parametrize("cut", [10, 60, -30])
@pytest.mark.parametrize(
    "raw",
    [
        zipped({"a.txt": b"Text." * 50}),
        tarred({"a.txt": b"Text."}, "w:gz"),
        gzip.compress(b"abc" * 99),
    ],
    ids=["zip", "tar.gz", "gz"],
)
def test_damaged_archives_are_refused_and_do_no_harm(raw: bytes, cut: int) -> None:
    wires, refused = opened(raw[:cut])
    assert len(wires) + len(refused) <= 1 or "cannot be unpacked" in refused[0]


WHOLE = st.sampled_from([zipped({"a.txt": b"Text."}), tarred({"a": b"x"}), gzip.compress(b"Text.")])


@given(WHOLE, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
def test_no_damage_does_harm(raw: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(raw)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    opened(bytes(damaged))
