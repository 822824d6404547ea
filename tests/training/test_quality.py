from __future__ import annotations

from generator.training.quality import FLOORS, Floor, check, digest


def test_a_figure_below_its_floor_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("corpus")
    floor = Floor(
        "A", "a.txt", digest(tmp_path / "a.txt"), lambda _: {"F": 80.0, "R": 70.0},
        {"F": 79.5, "R": 75.0},
    )  # fmt: skip
    (f_line, f_holds), (r_line, r_holds) = check(floor, tmp_path)
    assert f_holds
    assert not r_holds
    assert "80.00" in f_line
    assert "75.00" in r_line


def test_another_corpus_than_the_floor_was_set_on_is_not_measured(tmp_path):
    (tmp_path / "a.txt").write_text("another corpus")
    floor = Floor("A", "a.txt", "0" * 16, lambda _: {"F": 80.0}, {"F": 1.0})
    ((line, holds),) = check(floor, tmp_path)
    assert not holds
    assert "not the file" in line
    ((line, holds),) = check(floor, tmp_path / "elsewhere")
    assert not holds
    assert "a.txt is not in" in line


def test_every_measure_of_the_shipped_floors_has_one():
    assert [floor.name for floor in FLOORS]
    assert all(0 < least < 100 for floor in FLOORS for least in floor.least.values())
