"""Workers on other machines, through Dask or Ray: both bring a lost batch to another worker."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from generator.errors import SettingsError
from generator.pipeline.tasks import Asked, Given, Shared, Task
from generator.settings import FILE

# Batches under way for each worker.
_AHEAD = 3
# How often what all batches share is sent anew after a loss.
_LOST = 3
_TIMEOUT = 30
_EXTRA = "Install it with: pip install 'depesche[{}]'"


def _missing(name: str, extra: str) -> SettingsError:
    return SettingsError(
        f"needs {name}, which is not installed.",
        file=FILE,
        place="tool.depesche.executor",
        remedy=_EXTRA.format(extra),
    )


def _silent(address: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"no cluster answers at {address!r}: {' '.join(str(error).split())}",
        file=FILE,
        place="tool.depesche.executor",
        remedy="Start its scheduler, or correct the address.",
    )


class DaskExecutor:
    """A Dask cluster by the address of its scheduler (`10.0.0.1:8786`)."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise _missing("Dask", "dask") from error
        self._as_completed = distributed.as_completed
        try:
            self._client = distributed.Client(
                f"tcp://{address}", timeout=_TIMEOUT, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise _silent(address, error) from error

    def run(
        self, task: Task[Shared, Asked, Given], shared: Shared, batches: Sequence[Sequence[Asked]]
    ) -> Iterator[tuple[int, list[Given]]]:
        """Each batch's number with its results, as they are done."""
        waiting = iter(range(len(batches)))
        common = self._client.scatter(shared, broadcast=True, hash=False)
        under_way: dict[str, tuple[int, Any]] = {}
        done = self._as_completed(loop=self._client.loop)

        def hand_out(number: int) -> None:
            # A batch is the same work whoever asks; `pure` would hash it to find that out.
            future = self._client.submit(task, common, batches[number], pure=False, retries=2)
            under_way[future.key] = number, common
            done.add(future)

        workers = len(self._client.scheduler_info()["workers"]) or 1
        for number in itertools.islice(waiting, workers * _AHEAD):
            hand_out(number)
        lost = 0
        for future in done:
            number, given = under_way.pop(future.key)
            try:
                results = future.result()
            except CancelledError:
                # What all batches share cannot be made again by the cluster: where it went with
                # the workers that held it, Dask gives up every batch that needs it.
                if given is common:
                    lost += 1
                    if lost > _LOST:
                        raise
                    common = self._client.scatter(shared, broadcast=True, hash=False)
                hand_out(number)
                continue
            yield number, results
            for following in itertools.islice(waiting, 1):
                hand_out(following)

    def close(self) -> None:
        """Leave the cluster; it stays up."""
        self._client.close()


class RayExecutor:
    """A Ray cluster by the address of its head (`10.0.0.1:10001`), or one started here for
    `ray://local`."""

    def __init__(self, address: str) -> None:
        try:
            ray: Any = importlib.import_module("ray")
        except ImportError as error:
            raise _missing("Ray", "ray") from error
        self._ray = ray
        where = "local" if address == "local" else f"ray://{address}"
        try:
            ray.init(address=where, log_to_driver=False, configure_logging=False)
        except (ConnectionError, TimeoutError, ValueError, RuntimeError) as error:
            raise _silent(address, error) from error

    def run(
        self, task: Task[Shared, Asked, Given], shared: Shared, batches: Sequence[Sequence[Asked]]
    ) -> Iterator[tuple[int, list[Given]]]:
        """Each batch's number with its results, as they are done."""
        ray = self._ray
        common = ray.put(shared)
        remote = ray.remote(max_retries=3)(task)
        cores = int(ray.cluster_resources().get("CPU", 1))
        waiting = iter(enumerate(batches))
        under_way: dict[Any, int] = {}
        while True:
            while len(under_way) < cores * _AHEAD:
                number, batch = next(waiting, (-1, None))
                if batch is None:
                    break
                under_way[remote.remote(common, batch)] = number
            if not under_way:
                return
            done, _ = ray.wait(list(under_way), num_returns=1)
            for reference in done:
                results = ray.get(reference)
                yield under_way.pop(reference), results

    def close(self) -> None:
        """Leave the cluster; one started here ends."""
        self._ray.shutdown()
