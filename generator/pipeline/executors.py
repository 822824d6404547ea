"""Who does the work of the per-story stages: this process, others of this machine, a cluster.

Work is handed out in batches and taken back in whatever order it is done; what is made of it does
not depend on who did it. At most a few batches a worker are under way, so that memory stays
bounded however much there is to do. A batch whose worker died is handed out again.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from generator.errors import SettingsError
from generator.pipeline.tasks import Asked, Executor, Given, Shared, Task
from generator.settings import FILE, Settings

# Starting processes pays from so many stories on.
FEW = 48
# Batches under way for each worker: one in work, one waiting.
_AHEAD = 2
# How often a batch may lose its worker before it is taken for the cause.
_TRIES = 3


def executor_of(settings: Settings) -> Executor:
    """The executor the settings name.

    Raises SettingsError where its library is not installed or the cluster does not answer.
    """
    scheme, _, address = settings.executor.partition("://")
    if scheme == "dask":
        from generator.pipeline.clusters import DaskExecutor  # noqa: PLC0415 (an extra)

        return DaskExecutor(address)
    if scheme == "ray":
        from generator.pipeline.clusters import RayExecutor  # noqa: PLC0415 (an extra)

        return RayExecutor(address)
    if scheme != "local":
        raise SettingsError(
            f"{settings.executor!r} is no executor.",
            file=FILE,
            place="tool.depesche.executor",
            remedy="Use local, dask://HOST:PORT or ray://HOST:PORT.",
        )
    return LocalExecutor(settings.workers or processors())


class LocalExecutor:
    """Processes of this machine, started when there is enough to do for them."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, task: Task[Shared, Asked, Given], shared: Shared, batches: Sequence[Sequence[Asked]]
    ) -> Iterator[tuple[int, list[Given]]]:
        """Each batch's number with its results, as they are done."""
        if self.workers < 2 or sum(map(len, batches)) < FEW:
            for number, batch in enumerate(batches):
                yield number, task(shared, batch)
            return
        waiting = list(reversed(range(len(batches))))
        tries = [0] * len(batches)
        under_way: dict[Future[list[Given]], int] = {}
        while waiting or under_way:
            pool = self._running()
            try:
                while waiting and len(under_way) < self.workers * _AHEAD:
                    under_way[pool.submit(task, shared, batches[waiting[-1]])] = waiting[-1]
                    waiting.pop()
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    results = future.result()
                    yield under_way.pop(future), results
            except BrokenProcessPool:
                lost = sorted(under_way.values(), reverse=True)
                under_way.clear()
                self._stop()
                for number in lost:
                    tries[number] += 1
                    if tries[number] > _TRIES:
                        raise
                waiting += lost

    def close(self) -> None:
        """End the processes; what they were doing is dropped."""
        self._stop()

    def starts_anew(self, work: int) -> bool:
        """Ends the processes there are if so much work is shared out at all; whether those that
        will do it share what this one has loaded by then. Only when they have ended is that known:
        they are served by threads, beside which no process is forked."""
        if self.workers < 2 or work < FEW:
            return False
        self._stop()
        return process_context().get_start_method() == "fork"

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=process_context(), initializer=ignore_interrupts
            )
            # What is there stays: looked through, it would be copied into each process page by
            # page. The first piece of work has all processes started.
            gc.freeze()
            try:
                self._pool.submit(os.getpid).result()
            finally:
                gc.unfreeze()
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def process_context() -> multiprocessing.context.BaseContext:
    """How processes are started: forked where that is safe, which spares them the loading of
    everything anew.

    PyTorch, which heavier recognisers work with, waits for ever in a fork of a process that has
    used it: its threads are not there any more.
    """
    forked = may_fork() and "torch" not in sys.modules
    return multiprocessing.get_context("fork" if forked else "spawn")


def may_fork() -> bool:
    """Whether a fork is safe: on Linux, while there is one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    import signal  # noqa: PLC0415 (only in a worker)

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def batched(work: Sequence[Asked], size: int) -> list[Sequence[Asked]]:
    """The work in batches of `size`."""
    return [work[start : start + size] for start in range(0, len(work), size)]


@contextlib.contextmanager
def closing(executor: Executor) -> Iterator[Executor]:
    """The executor, let go of whatever happens."""
    try:
        yield executor
    finally:
        executor.close()


class Counted(Iterable[Asked]):
    """An iterator that tells how much there is of it."""

    def __init__(self, size: int, work: Iterable[Asked]) -> None:
        self._size = size
        self._work = work

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Asked]:
        return iter(self._work)
