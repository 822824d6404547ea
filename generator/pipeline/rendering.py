"""Pages made anew where anything they are made from changed, over as many processes as pay.

Forked processes share the archive as it is; each makes, merges and writes the pages of some leaves
and sends back what a page is known by. Pages are written whole or not at all, so that an interrupt
leaves each page old or new.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from generator.cores import WorkerLostError, over_cores
from generator.errors import DepescheError
from generator.model.ids import PagePath
from generator.model.page import Page, StoryFront
from generator.pipeline.executors import Counted, batched, may_fork
from generator.pipeline.memo import Memo, Recorder
from generator.pipeline.pagerows import Pages, Row, sum_of
from generator.pipeline.ties import LARGE
from generator.pipeline.watching import Asked, Token, Tokens, token_of, watched
from generator.render.leaf import Leaf
from generator.render.site_map import SiteMap
from generator.report import Reporter
from generator.store.pages import PageFile, merge
from generator.store.stamps import stamp_of
from generator.store.tree import Changes, write_if_changed

# Starting processes pays from so many leaves on; and so many are a batch.
_FEW = 400
_BATCH = 32
# Processes are forked anew after so many leaves: whatever a process looks at becomes a copy of its
# own by and by, since Python counts references within objects, and so does all of the archive.
# Of a large archive that is more each time.
_ROUND = 1024
_ROUND_OF_A_LARGE_ONE = 512

Fate = Literal["changed", "unchanged", "foreign"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: its row, if it is the generator's."""

    path: PagePath
    fate: Fate
    row: Row | None


@dataclass(frozen=True, slots=True)
class Yield:
    """What a leaf gave, by its number."""

    number: int
    inputs: Token
    asked: tuple[Asked, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes the pages of leaves and compares them with what is on disk; writes them if told to."""

    site: SiteMap
    leaves: Sequence[Leaf]
    docs: Path
    on_disk: Pages
    write: bool

    def whole(self) -> list[Yield]:
        """Make the leaves that look at the archive as a whole, which are made in every run."""
        numbers = [number for number, leaf in enumerate(self.leaves) if leaf.whole]
        return [self.leaf(number) for number in numbers]

    def leaf(self, number: int) -> Yield:
        """Make one leaf's pages."""
        leaf = self.leaves[number]
        asked: set[Asked] = set()
        site = self.site if leaf.whole else watched(self.site, asked)
        outcomes = tuple(self._page(page) for page in leaf.make(site))
        return Yield(number, token_of(leaf.inputs), tuple(sorted(asked)), outcomes)

    def _page(self, page: Page) -> Outcome:
        file = self.on_disk.files.get(page.path)
        known = self.on_disk.rows.get(page.path)
        if file is not None and not file.made:
            return Outcome(page.path, "foreign", None)
        content = merge(page, file).encode()
        row = _row(page, file, content)
        if known is not None and known.sum == row.sum:
            return Outcome(page.path, "unchanged", row._replace(stamp=known.stamp))
        if self.write:
            write_if_changed(self.docs / page.path, content)
            row = row._replace(stamp=stamp_of(self.docs / page.path))
        return Outcome(page.path, "changed", row)


def _row(page: Page, file: PageFile | None, content: bytes) -> Row:
    row = Row(None, sum_of(content), clean=file is None, kind=page.front.kind)
    if not isinstance(page.front, StoryFront):
        return row
    front = page.front
    return row._replace(
        story=front.id,
        source=(front.source.file, front.source.index, front.source.sha256),
        thread=front.thread,
        passages=tuple((each.block, each.passage) for each in front.passages),
    )


class Rendering:
    """One run's making of pages: what had to be made, and what is known of every page after it.

    What was done before an interrupt is known too, so that the next run need not do it again.
    """

    def __init__(self, renderer: Renderer, old: Memo, tokens: Tokens, now: Sequence[Token]) -> None:
        """`now` are the tokens of what the leaves asked for the last time."""
        self.renderer = renderer
        self.rows = dict(renderer.on_disk.rows)
        self._old = old
        self._recorder = Recorder(old, tokens, now)
        self._fates: dict[Fate, list[PagePath]] = {"changed": [], "unchanged": [], "foreign": []}
        self._made: set[PagePath] = set()

    def memo(self) -> Memo:
        """The memo for the next run."""
        return self._recorder.memo()

    def run(
        self, workers: int, reporter: Reporter, whole: Callable[[], Sequence[Yield]]
    ) -> Changes:
        """Make what has to be made; everything else stays as the memo says it was made. `whole`
        gives what leaves of the whole archive give: they may be under way already."""
        renderer = self.renderer
        todo = list(self._todo())
        number = len(todo) + sum(leaf.whole for leaf in renderer.leaves)
        work = Counted(number, _then(_made(renderer, todo, workers), whole))
        with reporter.step("render", work) as progress:
            for given in progress:
                self._take(given)
        on_disk = renderer.on_disk
        gone = [path for path in on_disk.rows if path not in self._made]
        removed = tuple(path for path in gone if on_disk.rows[path].clean)
        files = on_disk.files
        kept = tuple(path for path in gone if path in files and files[path].made)
        if renderer.write:
            for path in removed:
                (renderer.docs / path).unlink()
                del self.rows[path]
        return Changes(
            tuple(sorted(self._fates["changed"])),
            tuple(sorted(self._fates["unchanged"])),
            removed,
            tuple(sorted(self._fates["foreign"])),
            kept,
        )

    def _todo(self) -> Iterator[int]:
        """The leaves to make, but those of the whole archive; the others are taken over."""
        valid = self._recorder.valid()
        for number, leaf in enumerate(self.renderer.leaves):
            if leaf.whole:
                continue
            if not _stands(leaf, self._old, valid, self.renderer.on_disk):
                yield number
                continue
            self._recorder.take_over(leaf.name)
            paths = [path for path, _ in self._old.leaves[leaf.name].pages]
            self._made.update(paths)
            self._fates["unchanged"] += paths

    def _take(self, given: Yield) -> None:
        pages = []
        for outcome in given.outcomes:
            self._made.add(outcome.path)
            self._fates[outcome.fate].append(outcome.path)
            if outcome.row is not None:
                self.rows[outcome.path] = outcome.row
                pages.append((outcome.path, outcome.row.sum))
        leaf = self.renderer.leaves[given.number]
        self._recorder.add(leaf.name, given.inputs, given.asked, pages)


def _stands(leaf: Leaf, old: Memo, valid: frozenset[str], on_disk: Pages) -> bool:
    """Whether a leaf would give what it gave, and all of that lies on disk as it was written."""
    if leaf.name not in valid:
        return False
    made = old.leaves[leaf.name]
    if made.inputs != token_of(leaf.inputs):
        return False
    rows = on_disk.rows
    return all(
        (row := rows.get(path)) is not None and row.clean and row.sum == total
        for path, total in made.pages
    )


def _then(made: Iterable[Yield], whole: Callable[[], Sequence[Yield]]) -> Iterator[Yield]:
    yield from made
    yield from whole()


def _made(renderer: Renderer, todo: Sequence[int], workers: int) -> Iterator[Yield]:
    """The leaves of these numbers made; by forked processes where that pays."""
    if workers < 2 or len(todo) < _FEW or not may_fork():
        for number in todo:
            yield renderer.leaf(number)
        return
    large = len(renderer.site.archive.stories) > LARGE
    for some in batched(todo, _ROUND_OF_A_LARGE_ONE if large else _ROUND):
        try:
            for made in over_cores(batched(some, _BATCH), partial(_forked, renderer), workers):
                if isinstance(made, Exception):
                    raise made
                yield from made
        except WorkerLostError as error:
            raise DepescheError(
                "a process that was making pages was ended from outside, perhaps for want of "
                "memory.",
                remedy="Run again; what was done is kept. `workers = 1` needs less memory.",
            ) from error


def _forked(renderer: Renderer, numbers: Sequence[int]) -> list[Yield] | Exception:
    """The leaves of these numbers; what went wrong, for the process that asked to tell."""
    gc.enable()  # what is made here is soon garbage
    try:
        return [renderer.leaf(number) for number in numbers]
    except (DepescheError, OSError) as error:
        return error


def pins(on_disk: Pages) -> Mapping[PagePath, tuple[str, ...]]:
    """The fields and sections of each page that a person set."""
    found = {path: file.pinned() for path, file in on_disk.files.items() if file.made}
    return {path: tuple(sorted(names)) for path, names in found.items() if names}
