"""From stories as they were delivered to stories annotated and linked, through the cache."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from generator.authority import Authority
from generator.authority.shipped import shipped
from generator.cores import beside
from generator.model.archive import LinkedStory
from generator.model.entity import Entity
from generator.model.extract import Gist
from generator.model.ids import PagePath, StoryId
from generator.model.story import Story
from generator.pipeline import versions
from generator.pipeline.executors import FEW, Counted, LocalExecutor, batched, may_fork
from generator.pipeline.garbage import uncollected
from generator.pipeline.packing import PartName, Parts
from generator.pipeline.pagerows import Pages
from generator.pipeline.seeds import Seed, SeedReader
from generator.pipeline.shelf import Shelf, ShelvedStory, key_of_story
from generator.pipeline.tasks import Executor
from generator.pipeline.work import Context, Job, forget, packed_story, understand_stories
from generator.relate.gists import read_gists
from generator.report import Reporter
from generator.store.cache import Cache, Key, key_of
from generator.store.pages import PageFile

_FACTS: PartName = "facts"
_WHOLE: PartName = "whole"
_TEXT: PartName = "text"
_EXTRACT: PartName = "extract"
_GIST: PartName = "gist"
_WORDS: PartName = "words"
# In the order of a story's parts.
_PARTS = (_FACTS, _WHOLE, _TEXT, _EXTRACT, _GIST, _WORDS)
_BATCH = 24
# From so many stories on it takes as long to load them as to load what finds names.
_MANY = 5_000


class Understanding:
    """Understands an archive's stories; keeps how each was come by, to make it again."""

    def __init__(
        self, reader: SeedReader, pages: Pages, overlay: tuple[Entity, ...], executor: Executor
    ) -> None:
        self.reader = reader
        self.pages = pages
        self.executor = executor
        self.context = Context(versions.understanding(), reader.settings.recogniser, overlay)
        self.authority: Authority = shipped().overlaid(overlay) if overlay else shipped()
        self.shelf = Shelf(self._part)
        self.made = 0
        """How many stories were not in the cache."""
        self._loaded: dict[Key, LinkedStory] = {}
        self._overlay = hashlib.sha256(repr(overlay).encode("utf-8", "surrogatepass")).digest()
        self._sources: dict[Key, tuple[Seed | Story, PageFile | None]] = {}

    @property
    def cache(self) -> Cache:
        """Where everything is kept."""
        return self.reader.cache

    def enter(
        self,
        seeds: Sequence[Seed],
        orphans: Sequence[Story],
        file_of: Mapping[StoryId, PageFile],
    ) -> list[Key]:
        """Take the stories of seeds and those whose wire is gone; what each is known by."""
        keys: list[Key] = []
        everything: tuple[Seed | Story, ...] = (*seeds, *orphans)
        for seed in everything:
            id_ = seed.facts.id if isinstance(seed, Seed) else seed.id
            file = file_of.get(id_)
            edited = file if file is not None and file.path in self.pages.files else None
            key = self._key(seed, edited)
            keys.append(key)
            self._sources[key] = (seed, edited)
        return keys

    def fill(self, keys: Sequence[Key], reporter: Reporter) -> None:
        """Understand what the cache has not yet of the stories of these keys."""
        there = self.cache.holds(_FACTS, keys)
        missing = [key for key in dict.fromkeys(keys) if key not in there]
        self.made = len(missing)
        made = self._made(missing)
        others = [key for key in keys if key in there]
        if missing and self._beside(len(missing), len(others)):
            made = self._made_beside(missing, others)
        work = Counted(len(missing), made)
        with reporter.step("annotate", work) as progress:
            for _ in progress:
                pass
        for stage in _PARTS:
            self.cache.keep_only(stage, keys)

    def all(self, keys: Sequence[Key]) -> list[LinkedStory]:
        """The stories of these keys, which were understood; one that the cache did not keep, or
        not whole, is understood again."""
        with uncollected(searched=False):
            there, self._loaded = self._loaded, {}
            there.update(self._shelved([key for key in keys if key not in there]))
            for key in keys:
                if key not in there:
                    there[key] = self._story(self._part(_FACTS, key), key)
        return [there[key] for key in keys]

    def gists(self, stories: Sequence[LinkedStory]) -> Iterator[Gist]:
        """The gists of these stories, fetched many at a time."""
        for piece in batched(stories, 500):
            self.shelf.gists = self.cache.get(_GIST, [key_of_story(linked) for linked in piece])
            yield from read_gists(piece)
        self.shelf.gists = {}

    def _shelved(self, keys: Sequence[Key]) -> Iterator[tuple[Key, LinkedStory]]:
        """The stories the cache has, taken from it a few at a time: packed they are large."""
        for piece in batched(keys, 500):
            for key, facts in self.cache.get(_FACTS, piece).items():
                yield key, self._story(facts, key)

    def _story(self, facts: bytes, key: Key) -> LinkedStory:
        return ShelvedStory(facts, key, self.shelf).as_linked()

    def _key(self, seed: Seed | Story, file: PageFile | None) -> Key:
        page = self.pages.texts[file.path] if file is not None else ""
        if isinstance(seed, Seed):
            facts = seed.facts
            told: tuple[bytes | str, ...] = (seed.text, facts.id, facts.guid, facts.kind)
        else:
            told = ("orphan", repr((seed, seed.text, seed.blocks)))
        return key_of(self.context.version, self.context.recogniser, self._overlay, page, *told)

    def _job(self, key: Key, texts: Mapping[Key, bytes]) -> Job:
        seed, file = self._sources[key]
        page: tuple[PagePath, str] | None = None
        if file is not None:
            page = file.path, self.pages.texts[file.path]
        if not isinstance(seed, Seed):
            return Job(packed_story(seed), seed.id, seed.guid, seed.kind, page)
        text = texts.get(seed.text) or self.reader.text(seed)
        return Job(text, seed.facts.id, seed.facts.guid, seed.facts.kind, page)

    def _made(self, keys: Sequence[Key]) -> Iterator[Key]:
        """Understand these into the cache; each as it is done."""
        executor = self.executor
        own = self.context.recogniser == "own"
        shared = own and isinstance(executor, LocalExecutor) and executor.starts_anew(len(keys))
        if shared:
            # Those started before have not what understanding needs; others, started when this
            # process has loaded it for the first story, share it. Of heavier recognisers it would
            # only be one more copy: where they use PyTorch, nothing is shared.
            self._part(_FACTS, keys[0])
            yield keys[0]
            keys = keys[1:]
        for piece in batched(keys, 2400):
            seeds = [seed for key in piece if isinstance(seed := self._sources[key][0], Seed)]
            texts = self.cache.get("texts", [seed.text for seed in seeds])
            jobs = [self._job(key, texts) for key in piece]
            named = batched(piece, _BATCH)
            work = batched(jobs, _BATCH)
            for number, results in self.executor.run(understand_stories, self.context, work):
                self._keep(dict(zip(named[number], results, strict=True)))
                yield from named[number]
        if shared:
            forget()

    def _beside(self, number: int, others: int) -> bool:
        """Whether so many stories are understood in a process beside this one: what finds names
        takes as long to load there as many others here. Heavier recognisers stay loaded."""
        executor = self.executor
        local = isinstance(executor, LocalExecutor) and executor.workers > 1
        pays = self.context.recogniser == "own" and number < FEW and others >= _MANY
        return local and pays and may_fork()

    def _made_beside(self, keys: Sequence[Key], others: Sequence[Key]) -> Iterator[Key]:
        """Understand a few into the cache, while this process loads the others."""
        jobs = [self._job(key, {}) for key in keys]
        work = functools.partial(understand_stories, self.context, jobs)
        with beside(work, processes=2) as made:
            with uncollected(searched=False):
                self._loaded = dict(self._shelved(others))
            self._keep(dict(zip(keys, made(), strict=True)))
        yield from keys

    def _keep(self, made: Mapping[Key, Parts]) -> None:
        # What stands for a whole story is kept last: an interrupt leaves nothing half there.
        for stage in (*_PARTS[1:], _FACTS):
            place = _PARTS.index(stage)
            self.cache.put(stage, {key: parts[place] for key, parts in made.items()})

    def _part(self, name: PartName, key: Key) -> bytes:
        """A part of a story; made again where the cache has lost it."""
        found = self.cache.get(name, [key]).get(key)
        if found is not None:
            return found
        (parts,) = understand_stories(self.context, [self._job(key, {})])
        self._keep({key: parts})
        return parts[_PARTS.index(name)]
