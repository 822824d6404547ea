"""In a process of its own: forking is only for a process without threads, which a test's is not."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import os
from functools import partial
from generator.pipeline.ties import load_earlier
from generator.store.cache import Cache

def made(number):
    return number, os.getpid()

with Cache(None) as cache:
    for workers, several in ((3, True), (1, False)):
        earlier = load_earlier(cache, lambda linked: b"", workers)
        found = earlier.recall_all(b"x", [((bytes([n]),), partial(made, n)) for n in range(200)])
        assert [number for number, _ in found] == list(range(200))
        assert (len({process for _, process in found}) > 1) == several
        assert not several or os.getpid() not in {process for _, process in found}
"""


def test_results_that_do_not_hang_on_one_another_are_made_by_several_processes() -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
