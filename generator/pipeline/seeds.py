"""From the seeds to the stories that may be shown, reading only seeds not read before.

A seed may be an archive of many wires: what all of them bring is kept under one key.
"""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.curate.deliveries import Delivery, told_apart, with_kills, without_embargoed
from generator.errors import WireError
from generator.ingest import files as wire_files
from generator.ingest import read as read_wire
from generator.pipeline import versions
from generator.pipeline.executors import Counted, batched
from generator.pipeline.facts import Facts, unpacked_facts
from generator.pipeline.garbage import uncollected
from generator.pipeline.tasks import Executor
from generator.pipeline.work import read_wires
from generator.report import Finding, Reporter
from generator.settings import Settings
from generator.store.cache import Cache, Key, key_of
from generator.store.stamps import Stamp, is_settled, stamp_of

STAGE, TEXTS = "read", "texts"
_STAMPS = key_of("stamps of seeds")
# Wires a batch: some tenths of a second of work.
_BATCH = 48

_ELSEWHERE = frozenset(
    {"title", "description", "docs", "seeds", "executor", "workers", "recogniser"}
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A story as it was delivered: its facts, the file among the seeds that brought it, and the key
    under which the cache has all of it."""

    facts: Facts
    file: str
    text: Key


@dataclass(frozen=True, slots=True)
class Seeds:
    """The stories that may be shown, in the order of their files, and how many wires were
    refused."""

    stories: tuple[Seed, ...]
    refused: int


class SeedReader:
    """Reads an archive's wires through the cache."""

    def __init__(self, root: Path, settings: Settings, cache: Cache, executor: Executor) -> None:
        self.root = root
        self.settings = settings
        self.cache = cache
        self.executor = executor
        # What a wire is read as may follow from any setting but those of pages and of machines.
        self._relevant = repr([(f, v) for f, v in asdict(settings).items() if f not in _ELSEWHERE])

    def read(self, reporter: Reporter, now: dt.datetime | None) -> Seeds:
        """All stories of all wires; each refusal, doubt, repeat and embargo is reported."""
        files = wire_files(self.root, self.settings)
        keys, errors = self._keys(files)
        refused = 0
        entries = self.cache.get(STAGE, list(keys.values()))
        missing = [file for file, key in keys.items() if key not in entries]
        work = Counted(len(missing), self._made(missing, keys, entries))
        with reporter.step("read", work) as progress:
            for _ in progress:
                pass
        self.cache.keep_only(STAGE, keys.values())
        seeds: list[Seed] = []
        contents: list[bytes] = []
        with uncollected(searched=False):
            for file in files:
                key = keys.get(file)
                if key is None:
                    refused += 1
                    reporter.find(finding_of(errors[file]))
                    continue
                number = 0
                for brought in marshal.loads(entries[key]):  # noqa: S302 (checked by its sum)
                    if isinstance(brought, tuple):
                        refused += 1
                        reporter.find(finding_of(_refusal(*brought)))
                        continue
                    for facts, content in brought:
                        seeds.append(Seed(unpacked_facts(facts), file, text_key(key, number)))
                        contents.append(content)
                        number += 1
            self.cache.keep_only(TEXTS, [seed.text for seed in seeds])
            return Seeds(tuple(self._free(seeds, contents, reporter, now)), refused)

    def text(self, seed: Seed) -> bytes:
        """The story of a seed, packed; read from its wire again where the cache lost it."""
        found = self.cache.get(TEXTS, [seed.text])
        if seed.text in found:
            return found[seed.text]
        wire = read_wire(self.root, seed.file, self.settings)
        ((_, *stories),) = read_wires(self.settings, [(wire.file, wire.raw)])
        key = self._key(wire.file, bytes.fromhex(wire.sha256))
        for number, story in enumerate(stories):
            if text_key(key, number) == seed.text:
                return story
        raise WireError("changed while it was read.", file=seed.file, remedy="Run again.")

    def _key(self, file: str, sha256: bytes) -> Key:
        return key_of(versions.reading(), self._relevant, file, sha256)

    def _keys(self, files: Sequence[str]) -> tuple[dict[str, Key], dict[str, WireError]]:
        """The key of each seed that could be read, and why the others could not; those whose file
        looks as it did are not opened again."""
        stamps: dict[str, tuple[Stamp, bytes]] = {}
        raw = self.cache.get("state", [_STAMPS]).get(_STAMPS)
        if raw is not None:
            stamps = marshal.loads(raw)  # noqa: S302 (checked by its sum)
        found: dict[str, tuple[Stamp, bytes]] = {}
        keys: dict[str, Key] = {}
        errors: dict[str, WireError] = {}
        for file in files:
            stamp = stamp_of(self.root / file)
            known = stamps.get(file)
            if stamp is not None and known is not None and known[0] == stamp:
                found[file] = known
                keys[file] = self._key(file, known[1])
                continue
            try:
                wire = read_wire(self.root, file, self.settings)
            except WireError as error:
                errors[file] = error
                continue
            keys[file] = self._key(file, bytes.fromhex(wire.sha256))
            if stamp is not None and is_settled(stamp):
                found[file] = (stamp, bytes.fromhex(wire.sha256))
        if found != stamps:
            self.cache.put("state", {_STAMPS: marshal.dumps(found)})
        return keys, errors

    def _made(
        self, files: Sequence[str], keys: Mapping[str, Key], entries: dict[Key, bytes]
    ) -> Iterator[str]:
        """Read these wires into the cache; each as it is done."""
        for piece in batched(files, 4096):
            wires = []
            for file in piece:
                try:
                    wire = read_wire(self.root, file, self.settings)
                except WireError as error:  # it was there a moment ago
                    told = (error.file, error.reason, error.place, error.remedy)
                    entries[keys[file]] = marshal.dumps([told])
                else:
                    wires.append((file, wire.raw))
            batches = batched(wires, _BATCH)
            for number, results in self.executor.run(read_wires, self.settings, batches):
                made: dict[Key, bytes] = {}
                texts: dict[Key, bytes] = {}
                for (file, _), (facts, *stories) in zip(batches[number], results, strict=True):
                    made[keys[file]] = facts
                    for place, story in enumerate(stories):
                        texts[text_key(keys[file], place)] = story
                self.cache.put(TEXTS, texts)
                self.cache.put(STAGE, made)
                entries |= made
                yield from (file for file, _ in batches[number])

    def _free(
        self,
        seeds: Sequence[Seed],
        contents: Sequence[bytes],
        reporter: Reporter,
        now: dt.datetime | None,
    ) -> Iterator[Seed]:
        deliveries = (
            _delivery(place, seed.facts, content)
            for place, (seed, content) in enumerate(zip(seeds, contents, strict=True))
        )
        apart, repeats = told_apart(deliveries)
        free, held = without_embargoed(with_kills(apart), now)
        told = []
        for delivery in free:
            seed = seeds[delivery.place]
            facts = seed.facts.altered(id_=delivery.id, guid=delivery.guid, kind=delivery.kind)
            told.append(Seed(facts, seed.file, seed.text))
            for notice in facts.notices:
                place = f"story {facts.source.index + 1}" if facts.source.index else ""
                finding = Finding(facts.source.file, notice.severity, notice.message, place)
                reporter.find(finding)
        for finding in (*repeats, *held):
            reporter.find(finding)
        return iter(told)


def _delivery(place: int, facts: Facts, content: bytes) -> Delivery:
    return Delivery(
        place,
        facts.id,
        facts.source.file,
        facts.kind,
        content,
        facts.version.number,
        facts.version_created,
        facts.embargo,
        facts.guid,
    )


def text_key(wire: Key, number: int) -> Key:
    """The key of a wire's story by its number."""
    return key_of(wire, number)


def _refusal(file: str, reason: str, place: str, remedy: str) -> WireError:
    return WireError(reason, file=file, place=place, remedy=remedy)


def finding_of(error: WireError) -> Finding:
    """A refusal as something to report."""
    message = f"{error.reason} {error.remedy}".strip()
    return Finding(error.file, "error", message, error.place)
