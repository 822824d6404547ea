"""The order of the stages, and the only place that knows it.

seeds     wires to stories, each wire by itself                       (cached, in parallel)
pagerows  what is on disk, and what a person changed there            (looked at from outside)
standing  whether all that pages follow from is as the last run left it: then nothing is done
stories   stories to linked stories with their extracts, each by itself (cached, in parallel)
relate    what ties them, from facts and extracts
rendering pages made anew where something they are made from changed  (memo, in parallel)
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, cast

from generator.annotate.backends import recogniser
from generator.authority import Authority
from generator.authority.shipped import lexicon as shipped_lexicon
from generator.authority.shipped import shipped
from generator.cores import beside
from generator.curate import edited_entities, kept_ties, match, story_of_page
from generator.curate.matching import new_path
from generator.errors import WireError
from generator.ingest import delivered_file
from generator.model.archive import Archive, Chains, LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, PagePath, StoryId
from generator.model.story import Story
from generator.pipeline import versions
from generator.pipeline.executors import (
    LocalExecutor,
    closing,
    executor_of,
    may_fork,
    processors,
)
from generator.pipeline.garbage import give_back, uncollected
from generator.pipeline.meanwhile import Meanwhile
from generator.pipeline.memo import Memo
from generator.pipeline.pagerows import Pages, Row, keep_rows, read_pages
from generator.pipeline.rendering import Renderer, Rendering, Yield, pins
from generator.pipeline.seeds import SeedReader
from generator.pipeline.shelf import key_of_story
from generator.pipeline.standing import Standing
from generator.pipeline.stories import Understanding
from generator.pipeline.tallies import Tallies
from generator.pipeline.tasks import Executor
from generator.pipeline.ties import FEW, LARGE, keep_earlier, load_earlier, nobody, tied_apart
from generator.pipeline.watching import Tokens
from generator.pipeline.work import stories_in, understand
from generator.relate import Ties, archive_of, in_order, ties
from generator.render.dates import folder
from generator.render.pages import DATA_FOLDERS, leaves
from generator.render.site_map import SiteMap
from generator.render.wording import wording
from generator.report import Finding, Reporter
from generator.settings import Settings
from generator.store.cache import FOLDER, Cache, Key, key_of
from generator.store.datafiles import with_data
from generator.store.pages import PageFile
from generator.store.tree import Changes, page_file, page_text, write_data

# From so many stories on the pages that look at all of them are worth a process of their own.
_MANY = 500

__all__ = ["Plan", "build", "known_here", "plan", "understand_file"]


@dataclass(frozen=True, slots=True)
class Plan:
    """An archive read, understood and rendered, and how it differs from what lies on disk.

    `stories` and `names` are how many it has; `archive` is worked out where it was not needed.
    """

    stories: int
    names: int
    changes: Changes
    refused: int
    orphans: tuple[PagePath, ...]
    pinned: Mapping[PagePath, tuple[str, ...]]
    tied: Callable[[], Archive] = field(repr=False)

    @property
    def archive(self) -> Archive:
        """The archive itself."""
        return self.tied()


def build(
    root: Path, settings: Settings, reporter: Reporter, *, now: dt.datetime | None = None
) -> Plan:
    """Make the pages of the archive at `root` from its seeds and a person's edits.

    Nothing is written before every page on disk could be read; then each page is written whole as
    it is made. Refused wires are reported, the others go through. Embargoes that have not ended at
    `now` hold their stories; without a `now` all do. Raises PageError for a page that cannot be
    read.
    """
    return _run(root, settings, reporter, now, write=True)


def plan(
    root: Path, settings: Settings, reporter: Reporter, *, now: dt.datetime | None = None
) -> Plan:
    """All that `build` does, short of writing."""
    return _run(root, settings, reporter, now, write=False)


def _run(
    root: Path, settings: Settings, reporter: Reporter, now: dt.datetime | None, *, write: bool
) -> Plan:
    with Cache(root / FOLDER) as cache, closing(executor_of(settings)) as executor:
        return _Line(root, settings, reporter, cache, executor).run(now, write=write)


class _Loaded(NamedTuple):
    """An archive's stories in its order, where their pages lie, and who they may speak of."""

    stories: tuple[LinkedStory, ...]
    pages: Mapping[StoryId, PagePath]
    records: Mapping[EntityId, Entity]


@dataclass(frozen=True, slots=True)
class _Line:
    """One run of the whole line."""

    root: Path
    settings: Settings
    reporter: Reporter
    cache: Cache
    executor: Executor

    def run(self, now: dt.datetime | None, *, write: bool) -> Plan:
        """Make the pages, or only find out what would be made."""
        docs = self.root / self.settings.docs
        on_disk = read_pages(docs, self.cache, self._local())
        reader = SeedReader(self.root, self.settings, self.cache, self.executor)
        seeds = reader.read(self.reporter, now)
        with uncollected(searched=False):
            overlay = edited_entities(on_disk.files.values(), shipped())
            facts = [cast("Story", seed.facts) for seed in seeds.stories]
            matches = match(facts, on_disk.story_pages().values())
            orphans = {file.path: _orphan(docs, file, on_disk) for file in matches.orphans}
            _tell_of_orphans(orphans, self.reporter)
            file_of = {
                **matches.file_of,
                **{orphans[file.path].id: file for file in matches.orphans},
            }
            work = Understanding(reader, on_disk, overlay, self.executor)
            keys = work.enter(seeds.stories, list(orphans.values()), file_of)
            told = seeds.refused, tuple(orphans), pins(on_disk)

        def loaded() -> _Loaded:
            linked = work.all(keys)
            pages = assign_pages((*facts, *orphans.values()), file_of, on_disk)
            return _Loaded(in_order(linked), pages, known(linked, work.authority))

        def ties_of(all_: _Loaded, known: Callable[[_Loaded, Chains], None]) -> Ties:
            earlier = load_earlier(self.cache, key_of_story, self._workers())
            kept = kept_ties(file_of, on_disk.files)
            found = ties(
                all_.stories,
                all_.pages,
                all_.records,
                kept,
                earlier,
                gists_of=work.gists,
                known=functools.partial(known, all_),
            )
            keep_earlier(earlier, self.cache)
            return found

        def tied(known: Callable[[_Loaded, Chains], None] = nobody) -> Archive:
            work.fill(keys, self.reporter)
            self._local().close()
            self.executor.close()
            with uncollected(searched=False):
                all_, found = tied_apart(
                    loaded,
                    ties_of,
                    known,
                    self.cache,
                    stories=len(keys),
                    made=work.made,
                    workers=self._workers(),
                )
                return archive_of(all_.stories, all_.pages, all_.records, found)

        standing = Standing(self.cache, key_of(self._version(), *keys), docs, DATA_FOLDERS)
        if write and (before := standing.of(on_disk)) is not None:
            _tell_of_pages(before.changes, self.reporter)
            return Plan(before.stories, before.names, before.changes, *told, functools.cache(tied))
        with Meanwhile(Tallies(self.cache, key_of_story)) as meanwhile:
            archive = tied(functools.partial(self._count, meanwhile))
            give_back()
            with uncollected(searched=work.made >= FEW):
                changes, rows = self._render(archive, meanwhile, docs, on_disk, write=write)
        _tell_of_pages(changes, self.reporter)
        if write:
            standing.keep(rows, changes, len(archive.stories), len(archive.entities))
        return Plan(len(archive.stories), len(archive.entities), changes, *told, lambda: archive)

    def _local(self) -> Executor:
        """Pages lie on this machine: no other reads them."""
        if isinstance(self.executor, LocalExecutor):
            return self.executor
        return LocalExecutor(1)

    def _workers(self) -> int:
        """How many processes of this machine work at once."""
        return self.settings.workers or processors()

    def _count(self, meanwhile: Meanwhile, all_: _Loaded, chains: Chains) -> None:
        """Let be counted what can be, now that the versions of stories are known."""

        def site() -> SiteMap:
            found = Ties(chains, (), (), (), {})
            archive = archive_of(all_.stories, all_.pages, all_.records, found)
            return SiteMap.of(archive, wording(self.settings.language))

        meanwhile.begin(site, self._room(len(all_.stories)))

    def _room(self, stories: int) -> int:
        """How many processes there is memory for beside this one and what it forks."""
        return self._workers() if stories <= LARGE and may_fork() else 1

    def _render(
        self, archive: Archive, meanwhile: Meanwhile, docs: Path, on_disk: Pages, *, write: bool
    ) -> tuple[Changes, Mapping[PagePath, Row]]:
        """Make the pages: what changes, and what is known of every page after it. The pages that
        every run makes anew are made beside the others, where there is memory for one process
        more; before that one finds out what the others follow from."""
        site = SiteMap.of(archive, wording(self.settings.language))
        stories = len(site.archive.stories)
        processes = self._room(stories) if stories >= _MANY else 1
        network = meanwhile.network(site, self._room(stories))
        memo = Memo.load(self.cache, self._version())
        tokens = Tokens(site, key_of_story)
        with beside(functools.partial(tokens.of, memo.asked), processes) as now:
            all_leaves = tuple(leaves(site, self.settings, network))
            renderer = Renderer(site, all_leaves, docs, on_disk, write)
            with beside(renderer.whole, processes) as whole:
                rendering = Rendering(renderer, memo, tokens, now())
                changes, rows = self._rendered(rendering, whole, write=write)
        changes = with_data(changes, docs, meanwhile.data(), DATA_FOLDERS)
        if write:
            write_data(docs, changes.data)
        return changes, rows

    def _rendered(
        self, rendering: Rendering, whole: Callable[[], Sequence[Yield]], *, write: bool
    ) -> tuple[Changes, Mapping[PagePath, Row]]:
        """Make the pages; what was made is known for the next run even after an interrupt."""
        try:
            changes = rendering.run(self._workers(), self.reporter, whole)
        finally:
            if write:
                keep_rows(rendering.rows, self.cache)
                rendering.memo().keep(self.cache)
        return changes, rendering.rows

    def _version(self) -> Key:
        """What else than the archive pages follow from."""
        settings = replace(self.settings, executor="", workers=0)
        return key_of(versions.rendering(), repr(sorted(asdict(settings).items())))


def _orphan(docs: Path, file: PageFile, on_disk: Pages) -> Story:
    whole = on_disk.files.get(file.path) or page_file(file.path, page_text(docs, file.path))
    return story_of_page(whole)


def known(stories: Iterable[LinkedStory], authority: Authority) -> Mapping[EntityId, Entity]:
    """Every entity the stories may speak of: the authority's, and those first met in a story.

    A record minted by several stories is the earliest story's; ids a person wrote into a page
    without a record get one of that name.
    """
    records: dict[EntityId, Entity] = {}
    for linked in sorted(stories, key=lambda each: (each.story.date or "9999", each.story.id)):
        for record in linked.minted:
            records.setdefault(record.id, record)
        for entity in linked.entities:
            if entity not in records and entity not in authority.entities:
                name = entity.partition("/")[2].replace("-", " ").title()
                records[entity] = Entity(entity, name, source="page")
    for linked in stories:
        for record in linked.minted:
            records[record.id] = _fuller(records[record.id], record)
    return {**records, **authority.entities}


def _fuller(one: Entity, other: Entity) -> Entity:
    """The record with a description, where only the other story gave one."""
    if one.description or not other.description:
        return one
    return replace(one, description=other.description)


def assign_pages(
    stories: Iterable[Story], file_of: Mapping[StoryId, PageFile], on_disk: Pages
) -> dict[StoryId, PagePath]:
    """Where each story's page lies: where it was, or a new path from its date and headline."""
    assigned = {id_: file.path for id_, file in file_of.items()}
    taken = {*on_disk.rows, *assigned.values()}
    order = sorted(
        stories, key=lambda story: (story.date or "9999", story.source.file, story.source.index)
    )
    for story in order:
        if story.id not in assigned:
            path = new_path(story.title, folder(story.date), taken)
            assigned[story.id] = path
            taken.add(path)
    return assigned


def _tell_of_orphans(orphans: Mapping[PagePath, Story], reporter: Reporter) -> None:
    for path, orphan in orphans.items():
        message = (
            f"its wire {orphan.source.file} is gone; the page stays as the only record. "
            "Put the wire back, or delete the page."
        )
        reporter.find(Finding(path, "warning", message))


def _tell_of_pages(tree: Changes, reporter: Reporter) -> None:
    for path in tree.foreign:
        message = "is a person's own page (it has no digest) and is left as it is."
        reporter.find(Finding(path, "info", message))
    for path in tree.kept:
        message = "no story speaks of this any more; it is kept for what a person wrote on it."
        reporter.find(Finding(path, "warning", message))


def understand_file(path: Path, name: str, settings: Settings) -> Iterator[LinkedStory | WireError]:
    """The stories of one raw file, wherever it lies, or of the archive that it is, annotated and
    linked by the shipped authority alone; in place of what is refused, the reason."""
    who = recogniser(settings.recogniser, shipped(), shipped_lexicon())
    for found in stories_in(delivered_file(path, name, settings), settings):
        if isinstance(found, WireError):
            yield found
            continue
        for story in found:
            yield understand(story, None, shipped(), shipped_lexicon(), who)


def known_here(linked: LinkedStory) -> Mapping[EntityId, Entity]:
    """The records of the entities one story speaks of."""
    minted = {record.id: record for record in linked.minted}
    ids = {*linked.entities, *(m.entity for m in linked.mentions if m.entity)}
    return {
        entity: record
        for entity in sorted(ids)
        if (record := shipped().entities.get(entity) or minted.get(entity)) is not None
    }
