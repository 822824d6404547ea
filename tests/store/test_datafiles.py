from __future__ import annotations

from pathlib import Path

from generator.store.datafiles import with_data
from generator.store.tree import Changes, write_data

NONE = Changes((), (), (), (), ())


def test_data_is_written_once_and_what_is_no_longer_made_goes(tmp_path: Path) -> None:
    files = {"assets/trends/ab.json": b"{}", "assets/trends/cd.json": b"[]"}
    first = with_data(NONE, tmp_path, files, ("assets/trends",))
    assert first
    write_data(tmp_path, first.data)
    assert not with_data(NONE, tmp_path, files, ("assets/trends",))
    fewer = {"assets/trends/ab.json": b"{}"}
    second = with_data(NONE, tmp_path, fewer, ("assets/trends",))
    assert second.data.removed == ("assets/trends/cd.json",)
    write_data(tmp_path, second.data)
    assert [path.name for path in (tmp_path / "assets/trends").iterdir()] == ["ab.json"]


def test_files_elsewhere_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/eigenes.json").write_text("{}")
    assert not with_data(NONE, tmp_path, {}, ("assets/trends",))
