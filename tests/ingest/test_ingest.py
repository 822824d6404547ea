from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import WireError
from generator.ingest import files, read
from generator.settings import Settings

SETTINGS = Settings(max_wire_bytes=1000)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def test_files_are_sorted_by_code_point(seeds: Path) -> None:
    names = ["b.txt", "a.txt", "Z.txt", "ä.txt", "a-b.txt"]
    (seeds / "a").mkdir()
    for name in (*names, "a/c.txt"):
        (seeds / name).write_text("Text")
    found = files(seeds.parent, SETTINGS)
    assert found == tuple(sorted(f"seeds/{name}" for name in (*names, "a/c.txt")))
    assert found[0] == "seeds/Z.txt"
    assert found[-1] == "seeds/ä.txt"


def test_what_is_no_wire_is_passed_over(seeds: Path) -> None:
    for name in ("ABOUT.md", "notes.MD", "README", "readme.txt", ".hidden", "x.txt.license"):
        (seeds / name).write_text("Text")
    (seeds / ".git").mkdir()
    (seeds / ".git" / "x.txt").write_text("Text")
    (seeds / "x.txt").write_text("Text")
    assert files(seeds.parent, SETTINGS) == ("seeds/x.txt",)


def test_no_seeds_are_no_error(tmp_path: Path) -> None:
    assert files(tmp_path, SETTINGS) == ()


def test_a_wire_is_its_bytes(seeds: Path) -> None:
    (seeds / "x.txt").write_bytes(b"\xe4\r\n")
    wire = read(seeds.parent, "seeds/x.txt", SETTINGS)
    assert (wire.file, wire.raw) == ("seeds/x.txt", b"\xe4\r\n")


def refusal(root: Path, file: str) -> WireError:
    with pytest.raises(WireError) as refused:
        read(root, file, SETTINGS)
    assert refused.value.reason.endswith(".")
    assert refused.value.remedy.endswith(".")
    return refused.value


def test_an_empty_file_is_refused(seeds: Path) -> None:
    (seeds / "x.txt").touch()
    error = refusal(seeds.parent, "seeds/x.txt")
    assert str(error) == "seeds/x.txt: is empty. Remove it from the seeds."


def test_a_large_file_is_refused_unread(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (seeds / "x.txt").open("wb") as stream:
        stream.truncate(1001)

    def opened(*_: object, **__: object) -> None:
        pytest.fail("the file was opened")

    monkeypatch.setattr(Path, "open", opened)
    assert "1001 bytes" in refusal(seeds.parent, "seeds/x.txt").reason


def test_a_pipe_is_refused_without_waiting(seeds: Path) -> None:
    os.mkfifo(seeds / "x.txt")
    assert files(seeds.parent, SETTINGS) == ("seeds/x.txt",)
    assert "no plain file" in refusal(seeds.parent, "seeds/x.txt").reason


def test_links_are_followed_inside_the_seeds_alone(seeds: Path) -> None:
    outside = seeds.parent / "secret.txt"
    outside.write_text("geheim")
    (seeds / "x.txt").write_text("Text")
    (seeds / "y.txt").symlink_to("x.txt")
    (seeds / "z.txt").symlink_to(outside)
    (seeds / "up").symlink_to(seeds.parent)
    assert files(seeds.parent, SETTINGS) == ("seeds/x.txt", "seeds/y.txt", "seeds/z.txt")
    assert read(seeds.parent, "seeds/y.txt", SETTINGS).raw == b"Text"
    assert "leads out" in refusal(seeds.parent, "seeds/z.txt").reason


def test_loops_of_links_end(seeds: Path) -> None:
    (seeds / "a.txt").symlink_to("b.txt")
    (seeds / "b.txt").symlink_to("a.txt")
    (seeds / "folder").mkdir()
    (seeds / "folder" / "again").symlink_to(seeds)
    (seeds / "folder" / "x.txt").write_text("Text")
    found = files(seeds.parent, SETTINGS)
    assert found == ("seeds/a.txt", "seeds/b.txt", "seeds/folder/x.txt")
    assert "loop" in refusal(seeds.parent, "seeds/a.txt").reason


def test_a_link_to_nothing_is_refused(seeds: Path) -> None:
    (seeds / "x.txt").symlink_to("gone.txt")
    assert "link to nothing" in refusal(seeds.parent, "seeds/x.txt").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_refused(seeds: Path) -> None:
    (seeds / "x.txt").write_text("Text")
    (seeds / "x.txt").chmod(0)
    assert "may not be read" in refusal(seeds.parent, "seeds/x.txt").reason


def test_a_denied_file_is_refused(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (seeds / "x.txt").write_text("Text")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "may not be read" in refusal(seeds.parent, "seeds/x.txt").reason


def test_a_name_that_is_no_utf8_is_refused(seeds: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(seeds) + b"/m\xfchle.txt"))).write_text("Text")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    (file,) = files(seeds.parent, SETTINGS)
    error = refusal(seeds.parent, file)
    assert "not UTF-8" in error.reason
    assert error.file.isascii()
