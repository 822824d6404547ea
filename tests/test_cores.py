"""In a process of its own: forking is only for a process without threads, which a test's is not."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import gc, os, pathlib, tempfile, time
from generator.cores import WorkerError, WorkerLostError, apart, beside, over_cores
assert sorted(over_cores(range(100), lambda n: n * n, 3)) == [n * n for n in range(100)]
big = "x" * 3_000_000
assert [len(text) for text in over_cores([1, 2], lambda n: big, 2)] == [len(big)] * 2
def fails(number):
    if number == 5: raise ValueError("number five")
    return number
def dies(number):
    if number == 5: os._exit(9)
    return number
for work, word in ((fails, "number five"), (dies, "ended from outside")):
    try: list(over_cores(range(9), work, 2))
    except WorkerError as error: assert word in str(error), error
    else: raise AssertionError(work)
folder = pathlib.Path(tempfile.mkdtemp())
def tidies(number):
    left = folder / str(number)
    if number < 2: return number
    try:
        left.touch()
        time.sleep(60)
    finally:
        left.unlink()
started = time.monotonic()
for number in over_cores(range(4), tidies, 2):
    while number == 1 and len(list(folder.iterdir())) < 2: time.sleep(.01)
    if number == 1: break
gc.collect()
assert time.monotonic() - started < 30 and not list(folder.iterdir())
assert apart(os.getpid) != os.getpid()
try: apart(lambda: list(over_cores(range(9), dies, 2)))
except WorkerLostError: pass
else: raise AssertionError("lost")
try: apart(lambda: 1 // 0)
except WorkerError as error: assert "ZeroDivisionError" in str(error), error
else: raise AssertionError("apart")
with beside(os.getpid, 2) as other: assert other() != os.getpid()
with beside(os.getpid, 1) as same: assert same() == os.getpid()
here = os.getpid()
with beside(lambda: os.getpid() if os.getpid() == here else os._exit(9), 2) as lost:
    assert lost() == here
with beside(lambda: time.sleep(60), 2): pass
try: os.waitpid(-1, 0)
except ChildProcessError: pass
else: raise AssertionError("a worker is left")
for _ in range(300):
    with beside(int, 2) as nothing: assert nothing() == 0
print("here")
"""


def test_work_is_shared_out_and_failures_come_back() -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # A worker that is ended while it ends by itself does not go on with what is ours.
    assert done.stdout == "here\n"
