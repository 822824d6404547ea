"""A run that knows what earlier runs worked out writes what a run without it writes."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator import settings as archive_settings
from generator.pipeline.executors import may_fork, processors
from generator.pipeline.work import understand_stories
from generator.report import BufferReporter
from generator.store.cache import FILE, FOLDER

SMALL = Path(__file__).parents[1] / "archive" / "small"
WIRES = sorted(path.name for path in (SMALL / "seeds").iterdir())

WORDS = ("Leipzig", "Dresden", "Uta Muster", "die Nato", "Jean Exemple", "Brüssel", "die Mühle")

number = st.integers(0, 10_000)
step = st.one_of(
    st.tuples(st.sampled_from(["drop wire", "bring wire"]), st.sampled_from(WIRES)),
    st.tuples(st.just("write wire"), st.tuples(st.integers(0, 3), st.sampled_from(WORDS), number)),
    st.tuples(st.just("rename wire"), number),
    st.tuples(st.just("change wire"), number),
    st.tuples(st.sampled_from(["edit title", "edit text", "write note", "drop page"]), number),
    st.tuples(st.sampled_from(["describe entity", "touch page", "new title"]), number),
)


def generate(root: Path) -> tuple[pipeline.Plan, list[object]]:
    reporter = BufferReporter()
    plan = pipeline.build(root, archive_settings.load(root), reporter)
    return plan, sorted(reporter.findings)


def tree(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file()
    }


def one_of(paths: list[Path], pick: int) -> Path | None:
    return sorted(paths)[pick % len(paths)] if paths else None


def edit(root: Path, what: str, of: object) -> None:  # noqa: C901, PLR0912 (one line a kind of edit)
    seeds, docs = root / "seeds", root / "docs"
    if what == "drop wire":
        (seeds / str(of)).unlink(missing_ok=True)
    elif what == "bring wire":
        shutil.copy(SMALL / "seeds" / str(of), seeds)
    elif what == "write wire":
        name, word, day = of
        month = 3 + day // 28 % 3
        date = f"2031-{month:02}-{day % 28 + 1:02}"
        text = f" date {date} LEIPZIG (dda) - Neues über {word} am Abend.\n\n"
        text += f"Das teilte die Stadt {word} zufolge mit, wo {word} seit langem bekannt ist.\n"
        (seeds / f"neu-{name}.txt").write_text(text)
    elif what == "new title":
        (root / "pyproject.toml").write_text(
            f'[tool.depesche]\ntitle = "Titel {of}"\nagencies = ["dda"]\n'
        )
    elif what.endswith("wire"):
        path = one_of(list(seeds.iterdir()), of)
        if path and what == "rename wire":
            path.rename(seeds / f"anders-{of % 3}.txt")
        elif path:
            path.write_bytes(path.read_bytes().replace("ü".encode(), b"ue", 1) + b"\nEnde.\n")
    elif what == "describe entity":
        path = one_of(list(docs.glob("people/*-*.md")), of)
        if path:
            path.write_text(path.read_text().replace("\ndigest:", f"\nown: {of}\ndigest:", 1))
            text = path.read_text()
            if "\ndescription:" not in text:
                path.write_text(text.replace("\nkind:", f"\ndescription: Person {of}\nkind:", 1))
    else:
        path = one_of(list(docs.glob("stories/**/*.md")), of)
        if not path:
            return
        text = path.read_text()
        if what == "edit title":
            path.write_text(re.sub(r"(?m)^title: .*$", f"title: Neu {of}", text, count=1))
        elif what == "edit text":
            path.write_text(text.replace("Leipzig", "Halle"))
        elif what == "write note":
            path.write_text(f"{text}\nEine Notiz {of}.\n")
        elif what == "touch page":
            path.write_text(text)
        elif what == "drop page":
            path.unlink()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(step, min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_script_of_edits_ends_in_what_a_run_without_a_cache_writes(
    script: list[list[tuple[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, other = Path(folder) / "a", Path(folder) / "b"
        shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("docs"))
        generate(root)
        for edits in script:
            for what, of in edits:
                edit(root, what, of)
            shutil.rmtree(other, ignore_errors=True)
            shutil.copytree(root, other, ignore=shutil.ignore_patterns(FOLDER))
            plan, findings = generate(root)
            fresh, found = generate(other)
            assert tree(root) == tree(other)
            assert findings == found
            assert plan.changes == fresh.changes


def test_what_a_large_archive_does_side_by_side_ends_in_the_same(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(small)
    edit(small, "write wire", (1, "Uta Muster", 5))
    other = tmp_path / "other"
    shutil.copytree(small, other, ignore=shutil.ignore_patterns(FOLDER))
    generate(other)
    monkeypatch.setattr("generator.pipeline._MANY", 0)
    monkeypatch.setattr("generator.pipeline.stories._MANY", 0)
    here = os.getpid()

    def elsewhere(*asked: Any) -> Any:
        assert os.getpid() != here
        return understand_stories(*asked)

    if may_fork() and processors() > 1:
        monkeypatch.setattr("generator.pipeline.stories.understand_stories", elsewhere)
    plan, _ = generate(small)
    assert plan.changes.changed
    assert tree(small) == tree(other)


def test_a_second_run_opens_no_wire_and_makes_no_story_page(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(small)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("generator.pipeline.seeds.read_wires", never)
    monkeypatch.setattr("generator.pipeline.stories.understand_stories", never)
    monkeypatch.setattr("generator.render.pages.story_page", never)
    assert not pipeline.plan(small, archive_settings.load(small), BufferReporter()).changes


def test_where_all_is_as_it_was_left_nothing_is_worked_out(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, findings = generate(small)
    made = tree(small)

    def never(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr("generator.pipeline.ties", never)
        again, told = generate(small)
    assert not again.changes
    assert (again.stories, again.names, told) == (first.stories, first.names, findings)
    assert again.changes.unchanged == tuple(sorted(first.changes.changed))
    next((small / "docs").glob("people/*-*.md")).unlink()
    assert generate(small)[0].changes
    assert tree(small) == made
    (small / "docs/assets/trends").mkdir(parents=True)
    (small / "docs/assets/trends/old.json").write_text("{}")
    assert generate(small)[0].changes.data.removed == ("assets/trends/old.json",)


@pytest.mark.parametrize("damage", ["garbage", "values", "missing", "half", "folder"])
def test_a_damaged_cache_costs_time_and_nothing_else(small: Path, damage: str) -> None:
    generate(small)
    before = tree(small)
    path = small / FOLDER / FILE
    if damage == "garbage":
        path.write_bytes(b"this is no database" * 1000)
    elif damage == "values":
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE entry SET value = x'00' || substr(value, 2)")
    elif damage == "missing":
        with sqlite3.connect(path) as connection:
            connection.execute("DELETE FROM entry WHERE stage IN ('whole', 'texts')")
    elif damage == "half":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        shutil.rmtree(small / FOLDER)
        (small / FOLDER).write_text("in the way")
    (small / "seeds/neu.txt").write_text(" date 2031-03-11 BERLIN (dda) - Ein neuer Text.\n")
    generate(small)
    (small / "seeds/neu.txt").unlink()
    next((small / "docs").glob("stories/**/ein-neuer-text*.md")).unlink()
    generate(small)
    assert tree(small) == before


def test_an_interrupted_run_is_taken_up_where_it_stopped(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.pipeline import stories

    done: list[int] = []
    understand = stories.understand_stories

    def interrupted(context, jobs):
        if done:
            raise KeyboardInterrupt
        done.append(len(jobs))
        return understand(context, jobs)

    monkeypatch.setattr(stories, "_BATCH", 4)
    monkeypatch.setattr(stories, "understand_stories", interrupted)
    with pytest.raises(KeyboardInterrupt):
        generate(small)
    assert not list((small / "docs").rglob("*.md"))
    asked: list[int] = []

    def counted(context, jobs):
        asked.append(len(jobs))
        return understand(context, jobs)

    monkeypatch.setattr(stories, "understand_stories", counted)
    plan, _ = generate(small)
    assert sum(asked) == len(plan.archive.stories) - done[0]


def test_pages_made_before_an_interrupt_are_not_made_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.render import pages

    done: list[str] = []
    make = pages.story_page

    def interrupted(linked, site):
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(linked.story.id)
        return make(linked, site)

    monkeypatch.setattr(pages, "story_page", interrupted)
    with pytest.raises(KeyboardInterrupt):
        generate(small)
    assert len(list((small / "docs").rglob("*.md"))) == 3
    again: list[str] = []

    def counted(linked, site):
        again.append(linked.story.id)
        return make(linked, site)

    monkeypatch.setattr(pages, "story_page", counted)
    plan, _ = generate(small)
    assert len(again) == len(plan.archive.stories) - 3
    assert not generate(small)[0].changes
