"""Whoever does the work, and whoever dies of it: the same bytes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from generator import pipeline, settings
from generator.annotate import recogniser
from generator.errors import SettingsError
from generator.pipeline import executors, seeds, stories, work
from generator.pipeline.tasks import Executor
from generator.report import BufferReporter

pytestmark = pytest.mark.filterwarnings("ignore")  # what clusters warn of is not ours


def tree(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    return {p.relative_to(docs).as_posix(): p.read_bytes() for p in sorted(docs.rglob("*.*"))}


@pytest.fixture
def expected(small: Path) -> dict[str, bytes]:
    """What one process makes of the small archive, which is left as it was."""
    pipeline.build(small, settings.load(small), BufferReporter())
    made = tree(small)
    for folder in ("docs", ".depesche"):
        (small / folder).rename(small.parent / folder.strip("."))
    return made


@pytest.fixture(autouse=True)
def one_story_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_BATCH", 1)
    monkeypatch.setattr(seeds, "_BATCH", 1)
    monkeypatch.setattr(executors, "FEW", 1)


def pid_of(shared: None, work: Sequence[int]) -> list[int]:
    del shared
    return [os.getpid() for _ in work]


class Killing:
    """An executor that kills one of its workers when the first batch is done."""

    def __init__(self, inner: Executor) -> None:
        self.inner = inner
        self.killed = 0

    def run(self, task, shared, batches):
        for number, results in self.inner.run(task, shared, batches):
            yield number, results
            if not self.killed and task is stories.understand_stories:
                (_, (self.killed,)), *_ = list(self.inner.run(pid_of, None, [[1]]))
                os.kill(self.killed, signal.SIGKILL)

    def close(self) -> None:
        self.inner.close()


def built_while_a_worker_dies(root: Path, executor: Executor, monkeypatch) -> dict[str, bytes]:
    killing = Killing(executor)
    monkeypatch.setattr(pipeline, "executor_of", lambda _: killing)
    pipeline.build(root, settings.load(root), BufferReporter())
    assert killing.killed not in (0, os.getpid())
    return tree(root)


def test_a_local_worker_that_is_killed_is_replaced(
    small: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = executors.LocalExecutor(3)
    assert built_while_a_worker_dies(small, executor, monkeypatch) == expected


def test_what_finds_names_is_let_go_once_workers_have_understood_all(
    small: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = executors.LocalExecutor(2)
    if not executor.starts_anew(100):
        pytest.skip("workers share nothing here")
    monkeypatch.setattr(pipeline, "executor_of", lambda _: executor)
    pipeline.build(small, settings.load(small), BufferReporter())
    assert not recogniser.trained.cache_info().currsize
    assert tree(small) == expected


def test_no_process_is_forked_once_pytorch_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", ModuleType("torch"))
    assert executors.process_context().get_start_method() == "spawn"


@contextlib.contextmanager
def dask_cluster(workers: int) -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address.removeprefix("tcp://")


@pytest.mark.parametrize("workers", [1, 3])  # an only worker takes what all batches share with it
def test_dask_does_the_same_while_one_of_its_workers_is_killed(
    workers: int, small: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with dask_cluster(workers) as address:
        asked = settings.Settings(executor=f"dask://{address}")
        executor = executors.executor_of(asked)
        assert built_while_a_worker_dies(small, executor, monkeypatch) == expected


def test_ray_does_the_same_while_one_of_its_workers_is_killed(
    small: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    executor = executors.executor_of(settings.Settings(executor="ray://local"))
    assert built_while_a_worker_dies(small, executor, monkeypatch) == expected


@pytest.mark.parametrize("name", ["spark://somewhere", "dask://127.0.0.1:1", "nonsense"])
def test_an_executor_that_is_not_there_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name.startswith("dask"):
        pytest.importorskip("distributed")
        monkeypatch.setattr("generator.pipeline.clusters._TIMEOUT", 1)
    with pytest.raises(SettingsError, match="executor"):
        executors.executor_of(settings.Settings(executor=name))


def test_what_finds_names_is_loaded_again_when_it_is_needed() -> None:
    before = recogniser.trained("de")
    work.forget()
    assert not recogniser.trained.cache_info().currsize
    assert recogniser.trained("de") is not before
