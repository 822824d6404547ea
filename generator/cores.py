"""Work over several cores by forking: what is in memory already needs not be sent to anyone."""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar, cast

Task = TypeVar("Task")
Result = TypeVar("Result")

_LENGTH = struct.Struct("<Q")
_FAILED = b"!"
_LOST = b"?"
_DONE = b"."
_ENDED = "A worker process was ended from outside."
# Seconds that a process which is asked to end may take, and between looks whether it has.
_GRACE = 5.0
_TICK = 0.005


class WorkerError(Exception):
    """A worker process failed; the message is its last word."""


class WorkerLostError(WorkerError):
    """A worker process was ended from outside, perhaps for want of memory."""


def available() -> int:
    """How many processes may work at once here: one where forking is not safe."""
    # On macOS, system libraries do not survive a fork.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def over_cores(
    tasks: Sequence[Task], work: Callable[[Task], Result], processes: int
) -> Iterator[Result]:
    """The result of `work` for each task, in no particular order.

    With one process nothing is forked. Raises WorkerError where a worker fails, WorkerLostError
    where it is killed; leaving early ends the others.
    """
    if processes <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    yield from _forked(tasks, work, processes)


def _forked(
    tasks: Sequence[Task], work: Callable[[Task], Result], processes: int
) -> Iterator[Result]:
    with _workers(tasks, work, processes) as workers:
        for result in _results(workers):
            yield cast("Result", result)


@contextmanager
def _workers(
    tasks: Sequence[Task], work: Callable[[Task], Result], processes: int
) -> Iterator[dict[int, int]]:
    """Processes that do the tasks, by the pipes they answer through; ended with the context."""
    # Keeps the memory that is shared with the workers from being copied by garbage collection. What
    # garbage there is, is shared as well: a walk through all there is would take its time.
    gc.freeze()
    sys.stdout.flush()
    sys.stderr.flush()
    workers: dict[int, int] = {}
    try:
        for number in range(min(processes, len(tasks))):
            pipe, pid = _fork(tasks[number::processes], work, tuple(workers))
            workers[pipe] = pid
        yield workers
    finally:
        gc.unfreeze()
        for pipe in workers:
            os.close(pipe)
        _end(workers.values())


@contextmanager
def beside(work: Callable[[], Result], processes: int) -> Iterator[Callable[[], Result]]:
    """Begin `work` in a process of its own; what is given waits for its result. With one process,
    or where the other one fails, it is done here when it is asked for."""
    if processes <= 1:
        yield work
        return
    with _workers([None], lambda _: work(), 1) as workers:

        def result() -> Result:
            try:
                return cast("Result", next(_results(workers)))
            except WorkerError:
                return work()

        yield result


def apart(work: Callable[[], Result]) -> Result:
    """The result of `work`, done in a process of its own, whose memory goes with it.

    Raises WorkerError where that fails, WorkerLostError where it is killed.
    """
    return next(_forked([None], lambda _: work(), 1))


def _end(processes: Iterable[int]) -> None:
    """End processes: asked first, so that each may put away what it was about, then by force."""
    waiting = set(processes)
    for pid in waiting:
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + _GRACE
    while waiting:
        force = time.monotonic() > until
        for pid in tuple(waiting):
            try:
                if force:
                    os.kill(pid, signal.SIGKILL)
                gone, _ = os.waitpid(pid, 0 if force else os.WNOHANG)
            except (ChildProcessError, ProcessLookupError):
                gone = pid
            if gone:
                waiting.remove(pid)
        if waiting:
            time.sleep(_TICK)


def _fork(
    tasks: Sequence[Task], work: Callable[[Task], Result], inherited: Sequence[int]
) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return reading, pid
    try:
        _work(writing, (reading, *inherited), tasks, work)
    finally:
        # Nothing, such as being asked to end at the very end, may lead out of here: behind the
        # call waits what only the parent is to do.
        os._exit(1)


def _work(
    pipe: int, foreign: Iterable[int], tasks: Sequence[Task], work: Callable[[Task], Result]
) -> None:
    """What a worker does: answer through its pipe, and end."""
    status = 1
    try:
        # Ctrl-C is for the process that asked for all this; it tells the others.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        for each in foreign:
            os.close(each)
        for task in tasks:
            _send(pipe, pickle.dumps(work(task), 5))
        _send(pipe, _DONE)
        status = 0
    except BaseException as error:  # noqa: BLE001 (whatever it is, the parent tells of it)
        what = _LOST if isinstance(error, WorkerLostError) else _FAILED
        with suppress(OSError):
            _send(pipe, what + traceback.format_exc().encode())
    finally:
        os._exit(status)


def _send(pipe: int, message: bytes) -> None:
    view = memoryview(_LENGTH.pack(len(message)) + message)
    while view:
        view = view[os.write(pipe, view) :]


def _results(workers: dict[int, int]) -> Iterator[object]:
    with selectors.DefaultSelector() as selector:
        buffers = {pipe: bytearray() for pipe in workers}
        for pipe in workers:
            selector.register(pipe, selectors.EVENT_READ)
        while buffers:
            for key, _ in selector.select():
                pipe = key.fd
                data = os.read(pipe, 1 << 20)
                if not data:
                    raise WorkerLostError(_ENDED)
                buffers[pipe] += data
                done = False
                for message in _messages(buffers[pipe]):
                    if message == _DONE:
                        done = True
                    elif message.startswith(_LOST):
                        raise WorkerLostError(_ENDED)
                    elif message.startswith(_FAILED):
                        raise WorkerError(message[1:].decode(errors="replace"))
                    else:
                        yield pickle.loads(message)  # noqa: S301 (our own worker's)
                if done:
                    selector.unregister(pipe)
                    del buffers[pipe]


def _messages(buffer: bytearray) -> Iterator[bytes]:
    while len(buffer) >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(buffer)
        end = _LENGTH.size + length
        if len(buffer) < end:
            return
        message = bytes(buffer[_LENGTH.size : end])
        del buffer[:end]
        yield message
