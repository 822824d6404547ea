"""One build of a site: what is to be done, by whom, and what is known afterwards."""

from __future__ import annotations

import hashlib
import logging
import os
import posixpath
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator.cores import WorkerError, available, over_cores
from generator.site.fast import scan
from generator.site.fast.facts import Facts
from generator.site.fast.files import PartFiles, same_bytes
from generator.site.fast.keys import config_key
from generator.site.fast.ledger import Entry, Ledger, packed
from generator.site.fast.messages import Message, captured_log
from generator.site.fast.pages import Pages
from generator.site.fast.publish import publish
from generator.site.fast.scan import Stamp

log = logging.getLogger("mkdocs.plugins.depesche-fast")

CACHE = ".depesche/site"
"""Where ledgers lie and builds are prepared, in the archive's own folder."""

_CHUNK = 64
"""Pages a worker takes at a time: enough to outweigh the telling, few enough to share evenly."""

_TICK = 1_000_000_000
"""Nanoseconds within which a file system may give two writings the same time; a cautious guess."""

_FORK_FROM = 256
"""Pages from which on forking is worth its price."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as a worker reports it; the file itself is written already."""

    uri: str
    entry: Entry
    ids: str
    links: bytes
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker has to tell of a chunk: its pages, frames met, and what MkDocs logged."""

    pages: list[Rendered]
    examples: dict[bytes, Facts]
    messages: list[Message]


@dataclass(slots=True)
class Run:
    """The state of one build into a folder; a ledger decides what need not be done again."""

    config: MkDocsConfig
    site: Path
    staged: Path
    ledger: Ledger
    sources: Mapping[str, Stamp]
    standing: Mapping[str, Stamp]
    began: int
    kept: set[str] = field(default_factory=set)
    _known: dict[str, Entry] = field(default_factory=dict)
    _places: set[str] = field(default_factory=set)

    @classmethod
    def begin(cls, config: MkDocsConfig, root: Path, sources: Mapping[str, Stamp]) -> Run:
        """Open the ledger and clear the place where the site is prepared."""
        site = Path(config.site_dir)
        cache = root / CACHE
        name = hashlib.sha256(os.path.relpath(site, root).encode()).hexdigest()[:12]
        ledger = Ledger(cache / f"{name}.db", config_key(config))
        staged = cache / f"{name}.next"
        shutil.rmtree(staged, ignore_errors=True)
        standing = scan.site(str(site))
        return cls(config, site, staged, ledger, sources, standing, time.time_ns())

    def render(self, pages: Pages, files: PartFiles) -> None:
        """Make every hidden page that is not in the site as it must be."""
        self._known = self.ledger.entries()
        gone = self._known.keys() - files.hidden.keys()
        frames = self._frames_now(pages)
        due = {uri for uri in files.hidden if not self._is_done(uri, files, frames)}
        if gone:
            due.update(uri for uri in self.ledger.linking(frozenset(gone)) if uri in files.hidden)
            self.ledger.drop(gone)
        lost = self._make(due, pages, files)
        if lost:
            again = {uri for uri in self.ledger.linking(frozenset(lost)) if uri in files.hidden}
            self._make(again - due, pages, files)
            due |= again
        done = files.hidden.keys() - due
        self.kept.update(files.dest_of(uri) for uri in done)
        log.debug("%d pages made, %d kept", len(due), len(done))

    def keep_static(self, file: File) -> bool:
        """Whether a file is in the site already; then it stays."""
        source, target = file.abs_src_path, self.site / file.dest_uri
        if source is None or not same_bytes(Path(source), target):
            return False
        self.kept.add(file.dest_uri)
        return True

    def check_places(self, visible: Iterable[Page], level: int) -> None:
        """Tell of links to places that no page has, as MkDocs does of those it renders."""
        ids = {page.file.src_uri: page.present_anchor_ids or set() for page in visible}

        def is_there(place: str) -> bool:
            target, _, anchor = place.partition("#")
            if target not in ids:
                ids[target] = set(self.ledger.ties(target).ids)
            return anchor in ids[target]

        broken = frozenset(place for place in sorted(self._places) if not is_there(place))
        if broken:
            doubtful = list(self.ledger.linking(broken))
            for uri in doubtful:
                for place in broken.intersection(self.ledger.ties(uri).links):
                    _tell(level, uri, place)
            self.ledger.doubt(doubtful)
        for page in visible:
            for file, anchors in (page.links_to_anchors or {}).items():
                for anchor in anchors:
                    place = f"{file.src_uri}#{anchor}"
                    if file.src_uri in self.sources and not is_there(place):
                        _tell(level, page.file.src_uri, place)

    def finish(self) -> None:
        """Put the site in place and enter it in the ledger.

        Under `strict` a site with warnings is none: the last good one stays.
        """
        if self.config.strict and _warned():
            self.abandon()
            return
        publish(self.staged, self.site, self.kept, self.standing)
        self.ledger.commit()

    def abandon(self) -> None:
        """Leave everything as it was."""
        self.ledger.abandon()
        shutil.rmtree(self.staged, ignore_errors=True)

    def _frames_now(self, pages: Pages) -> frozenset[bytes]:
        """The frames of the last build that templates would still write so."""
        kept, changed = set(), []
        for digest, example in self.ledger.frames().items():
            if pages.learned(example) == digest:
                kept.add(digest)
            else:
                changed.append(digest)
        self.ledger.drop_frames(changed)
        return frozenset(kept)

    def _is_done(self, uri: str, files: PartFiles, frames: frozenset[bytes]) -> bool:
        entry = self._known.get(uri)
        if entry is None or entry.doubtful or entry.frame not in frames:
            return False
        if self.standing.get(files.dest_of(uri)) != entry.output:
            return False
        if entry.stamp == self.sources[uri]:
            return True
        if _digest(_bytes_of(self.config, uri)) != entry.source:
            return False
        self.ledger.touch([(uri, self.sources[uri])])
        return True

    def _make(self, due: Iterable[str], pages: Pages, files: PartFiles) -> set[str]:
        """Render pages; the places that are no more where they were."""
        due = sorted(due)
        if not due:
            return set()
        chunks = [due[start : start + _CHUNK] for start in range(0, len(due), _CHUNK)]
        processes = available() if len(due) >= _FORK_FROM else 1
        if processes > 1:
            # What every worker needs is learned before they part.
            self._enter(self._chunk(chunks.pop(0), pages, files), files)
        lost: set[str] = set()

        def work(chunk: Sequence[str]) -> Report:
            return self._chunk(chunk, pages, files)

        try:
            for report in over_cores(chunks, work, processes):
                lost |= self._enter(report, files)
        except WorkerError as error:
            raise BuildError(str(error)) from error
        return lost

    def _chunk(self, chunk: Sequence[str], pages: Pages, files: PartFiles) -> Report:
        known = set(pages.examples)
        rendered: list[Rendered] = []
        messages: list[Message] = []
        for uri in chunk:
            with captured_log() as told:
                content = _bytes_of(self.config, uri)
                made = pages.make(uri, content)
            messages += told
            doubtful = any(level >= logging.INFO for _, level, _ in told)
            output = self._write(files.dest_of(uri), made.html)
            entry = Entry(self._stamp(uri), _digest(content), made.frame, output, doubtful)
            links = packed((*made.targets, *made.places))
            rendered.append(Rendered(uri, entry, "\n".join(sorted(made.ids)), links, made.places))
        files.forget()
        examples = {key: pages.examples[key] for key in pages.examples.keys() - known}
        return Report(rendered, examples, messages)

    def _stamp(self, uri: str) -> Stamp:
        """What to know a source by. One written a moment ago may be written again within one tick
        of the clock; such a one is looked into next time."""
        written, size = self.sources[uri]
        return (written if self.began - written > _TICK else -1), size

    def _write(self, name: str, html: bytes) -> Stamp:
        """Put a page where the site is prepared, unless it stands in the site already."""
        standing = self.standing.get(name)
        if standing is not None and standing[1] == len(html):
            with suppress(OSError):
                if (self.site / name).read_bytes() == html:
                    return standing
        path = f"{self.staged}{os.sep}{name}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        try:
            handle = os.open(path, flags, 0o644)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, flags, 0o644)
        try:
            view = memoryview(html)
            while view:
                view = view[os.write(handle, view) :]
            status = os.fstat(handle)
        finally:
            os.close(handle)
        return status.st_mtime_ns, status.st_size

    def _enter(self, report: Report, files: PartFiles) -> set[str]:
        """Take note of what a worker did; what can no longer be linked to."""
        for name, level, message in report.messages:
            logging.getLogger(name).log(level, "%s", message)
        lost: set[str] = set()
        for page in report.pages:
            if page.uri in self._known:
                before = set(self.ledger.ties(page.uri).ids)
                lost.update(f"{page.uri}#{each}" for each in before - set(page.ids.splitlines()))
            self._places.update(page.places)
            if self.standing.get(name := files.dest_of(page.uri)) == page.entry.output:
                self.kept.add(name)
        self.ledger.note_frames(report.examples.items())
        self.ledger.write((page.uri, page.entry, page.ids, page.links) for page in report.pages)
        return lost


def _tell(level: int, uri: str, place: str) -> None:
    target, _, anchor = place.partition("#")
    link, problem = f"#{anchor}", "there is no such anchor on this page"
    if target != uri:
        link = f"{posixpath.relpath(target, posixpath.dirname(uri) or '.')}#{anchor}"
        problem = f"the doc '{target}' does not contain an anchor '#{anchor}'"
    logging.getLogger("mkdocs.structure.pages").log(
        level, "Doc file '%s' contains a link '%s', but %s.", uri, link, problem
    )


def _warned() -> bool:
    """Whether MkDocs has counted a warning in this build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _bytes_of(config: MkDocsConfig, uri: str) -> bytes:
    with open(f"{config.docs_dir}/{uri}", "rb", buffering=0) as file:  # noqa: PTH123 (by thousands)
        return file.readall()


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:16]
