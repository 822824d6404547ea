"""What the line costs, from raw wires to pages: each stage and the whole, in full and after one
change.

    python benchmarks/line.py [1000 5000 20000] [--folder DIR] [--site] [--workers N]
        [--sentences FILE]

Each size is made by `archive.py`, of real prose with `--sentences`, and run through: from nothing,
again with nothing changed, with a wire added, with a story's headline edited on its page, and from
nothing but the pages (the cache deleted). With `--site` each run is a whole `depesche build`, pages
and site. A run is a process of its own; its CPU seconds count all its processes, its peak is the
sum of what they hold, shared pages counted once (PSS, sampled).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import archive

from generator import pipeline, settings
from generator.report import Element, NullReporter, Work
from generator.store.cache import FOLDER

_SAMPLES = 0.5


@dataclass
class Stopwatch(NullReporter):
    """Notes when each step began and ended, and what it had to do."""

    marks: list[tuple[str, int, float, float, float]] = field(default_factory=list)

    @contextmanager
    def step(self, label: str, work: Work[Element]) -> Iterator[Iterator[Element]]:
        """Walk through the work, timed."""
        start = _clock()
        yield iter(work)
        end = _clock()
        self.marks.append((label, len(work), start[0], end[0], end[1] - start[1]))


def _clock() -> tuple[float, float]:
    """Seconds on the wall, CPU seconds of this process and of those of its children that ended."""
    times = os.times()
    return time.monotonic(), sum(times[:4])


def run_line(root: Path) -> None:
    """One run in this process; what it cost as JSON."""
    watch = Stopwatch()
    start = _clock()
    done = pipeline.build(root, settings.load(root), watch)
    end = _clock()
    marks = {label: (count, began, ended) for label, count, began, ended, _ in watch.marks}
    steps = {label: round(ended - began, 2) for label, (_, began, ended) in marks.items()}
    steps["look"] = round(marks["read"][1] - start[0], 2)
    last = marks["read"][2]
    if "render" in marks:  # where nothing changed, nothing is made
        steps["relate"] = round(marks["render"][1] - marks["annotate"][2], 2)
        last = marks["render"][2]
    steps["rest"] = round(end[0] - last, 2)
    told = {
        "stories": done.stories,
        "pages": len(done.changes.changed) + len(done.changes.unchanged),
        "changed": len(done.changes.changed),
        "steps": steps,
    }
    print(json.dumps(told))
    gc.freeze()  # as the command does


@dataclass
class Peak:
    """The most memory a process and all that it started held together, in MiB."""

    pid: int
    most: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Sample until it is over."""
        while not self.over.wait(_SAMPLES):
            self.most = max(self.most, sum(map(_held, _family(self.pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            found += _family(int(child))
    return found


def _held(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def measured(command: list[str]) -> tuple[dict[str, float], str]:
    """CPU seconds, wall seconds and peak of a command, and what it printed last."""
    before, start = os.times(), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    peak = Peak(process.pid)
    sampler = threading.Thread(target=peak.watch)
    sampler.start()
    out, _ = process.communicate()
    peak.over.set()
    sampler.join()
    after = os.times()
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    cpu = after[2] + after[3] - before[2] - before[3]
    cost = {"cpu": cpu, "wall": time.monotonic() - start, "peak": peak.most}
    return cost, out.strip().rpartition("\n")[2]


def edit_headline(root: Path) -> None:
    """Set another headline on the page of the middle story."""
    pages = sorted((root / "docs/stories").rglob("*.md"))
    page = pages[len(pages) // 2]
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?m)^title: .*$", "title: Von Hand", text, count=1), encoding="utf-8")


def forget(root: Path) -> None:
    """Delete the cache."""
    shutil.rmtree(root / FOLDER)


def measure(root: Path, size: int, *, site: bool, workers: int, sentences: Path | None) -> None:
    """The lines of the table for one size."""
    if sentences:
        archive.write_prose(root, size, sentences)
    else:
        archive.write(root, size)
    with (root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"workers = {workers}\n")
    command = [sys.executable, __file__, "--one", str(root)]
    if site:
        shutil.copy(Path(__file__).parents[1] / "mkdocs.yml", root)
        command = [sys.executable, "-m", "generator", "-C", str(root), "build"]
    runs: tuple[tuple[str, Callable[[], object]], ...] = (
        ("from nothing", lambda: None),
        ("nothing changed", lambda: None),
        ("a wire added", lambda: archive.add_one(root, 1, size)),
        ("a headline edited", lambda: edit_headline(root)),
        ("without the cache", lambda: forget(root)),
    )
    for name, change in runs:
        change()
        cost, told = measured(command)
        steps = "" if site else _steps(told)
        print(
            f"| {size:,} | {name} | {cost['cpu']:.1f} | {cost['wall']:.1f} | {cost['peak']:.0f} "
            f"| {size / cost['cpu']:.0f} | {steps} |",
            flush=True,
        )


def _steps(told: str) -> str:
    facts = json.loads(told)
    steps = ", ".join(f"{name} {seconds}" for name, seconds in facts["steps"].items())
    return f"{facts['changed']} of {facts['pages']} pages; {steps}"


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 5000, 20000])
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help="where the archives are made and kept")
    parser.add_argument("--site", action="store_true", help="build the site too")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--sentences", type=Path, help="wires of real prose from this file")
    asked = parser.parse_args()
    if asked.one:
        run_line(asked.one)
        return
    print("| stories | run | CPU s | wall s | peak MiB | stories a CPU s | pages; wall s a step |")
    print("| --: | :-- | --: | --: | --: | --: | :-- |", flush=True)
    with tempfile.TemporaryDirectory(prefix="depesche-line-") as folder:
        for size in asked.sizes:
            root = (asked.folder or Path(folder)) / str(size)
            measure(root, size, site=asked.site, workers=asked.workers, sentences=asked.sentences)


if __name__ == "__main__":
    main()
