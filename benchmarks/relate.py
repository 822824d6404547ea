"""What relating costs as an archive grows: CPU seconds and peak memory.

    python benchmarks/relate.py [--render] [1000 5000 20000]

With `--render` the pages are made too, and the largest of each kind is named: no kind may grow
with the archive.

The stories are made up: words by Zipf's law, running stories with words and names of their own,
background paragraphs that recur and change a word, round-ups, quotes and numbers, and a cast of
people, organisations and places of whom the first stands in every third story; some two hundred a
day. Each size runs in a process of its own, so that peaks do not mix.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from generator.model.archive import Archive, LinkedStory
from generator.model.entity import Entity
from generator.model.ids import EntityId, page_path, text_id
from generator.model.marks import Annotations, Link, LinkedMention, Mention, Quantity, Quote
from generator.model.story import Block, Source, Story, Version
from generator.model.text import Span
from generator.relate import relate
from generator.render.pages import pages
from generator.settings import Settings
from generator.store.pages import merge

A_DAY = 200
CAST = 400
SYLLABLES = ("ba", "den", "fel", "gor", "hin", "kal", "lem", "mor", "nat", "ost", "run", "brü")


class Wire:
    """A made-up agency: the same stories for the same seed and number."""

    def __init__(self, size: int) -> None:
        self.chance = random.Random(size)  # noqa: S311 (no secret hangs on it)
        self.words = [self._word() for _ in range(30_000)]
        self.cumulated = list(accumulate(1 / (rank + 3) for rank in range(30_000)))
        self.names = [f"{self._word().title()} {self._word().title()}" for _ in range(size // 4)]
        self.matters = [self._matter() for _ in range(size // 25)]
        self.cast = [
            (f"{self._word().title()} {self._word().title()}", kind)
            for _ in range(CAST // 4)
            for kind in ("people", "organisations", "places", "places")
        ]
        self.fame = list(accumulate(1 / (rank + 1) for rank in range(CAST)))

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))

    def _matter(self) -> tuple[list[str], list[str], str]:
        """A running story: words and names of its own, and its background."""
        words = [word.title() for word in self.chance.sample(self.words[200:], 25)]
        names = self.chance.sample(self.names, min(6, len(self.names)))
        return words, names, self.paragraph(words, names[:1])

    def paragraph(self, words: list[str], names: list[str]) -> str:
        """Some forty words, a quarter of them the matter's."""
        found = self.chance.choices(self.words, cum_weights=self.cumulated, k=30)
        found += self.chance.choices(words, k=10) + names
        self.chance.shuffle(found)
        return " ".join(found)[:1].upper() + " ".join(found)[1:] + "."

    def story(self, number: int) -> LinkedStory:
        """The story of that number: half of them belong to a running story of these weeks."""
        day = dt.date(2030, 1, 1) + dt.timedelta(days=number // A_DAY)
        if self.chance.random() < 0.5:
            near = len(self.matters) * number * 25 // max(1, len(self.matters) * 25 * 25)
            words, names, background = self.matters[
                min(len(self.matters) - 1, max(0, near + self.chance.randint(-8, 8)))
            ]
        else:
            words, names, background = self._matter()
        paragraphs = [self.paragraph(words, self.chance.sample(names, 2)) for _ in range(5)]
        if self.chance.random() < 0.4:
            paragraphs.append(background)
        title = " ".join(self.chance.sample(words, 3))
        known = dict(self.chance.choices(self.cast, cum_weights=self.fame, k=3))
        paragraphs[0] += (
            f" {', '.join(known)} zahlten {self.chance.randint(2, 900)} Millionen Euro."
        )
        paragraphs[1] += f' "{title} {number}", sagte {next(iter(known))}.'
        return told(number, day, title, paragraphs, dict.fromkeys(names, "people") | known)


def told(
    number: int, day: dt.date, title: str, paragraphs: list[str], names: dict[str, str]
) -> LinkedStory:
    """A story of these paragraphs with every name in it linked, as what `names` says it is."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), "paragraph"))
        start += len(paragraph) + 2
    mentions = []
    for name, folder in names.items():
        at = text.find(name)
        if at >= 0:
            mention = Mention(Span(at, at + len(name)), "person", name)
            mentions.append(LinkedMention(mention, Link(entity(name, folder), "made up")))
    mentions.sort(key=lambda found: found.mention.span)
    story = Story(
        id=text_id(f"{number} {title}"),
        source=Source(f"seeds/{number:06}.txt", 0, "text", ""),
        title=title,
        title_source="stated",
        text=text,
        blocks=tuple(blocks),
        date=day.isoformat(),
    )
    entities = tuple(dict.fromkeys(found.entity for found in mentions if found.entity))
    marks = Annotations(quotes=tuple(_quotes(text)), quantities=tuple(_sums(text)))
    return LinkedStory(story, marks, tuple(mentions), entities=entities)


def _quotes(text: str) -> Iterator[Quote]:
    """What stands in quotation marks, said by the name behind it."""
    for match in re.finditer(r'"([^"]+)", sagte (\w+ \w+)', text):
        speaker = Span(*match.span(2))
        yield Quote(Span(*match.span(1)), "direct", speaker, named=_first(text, match[2]))


def _first(text: str, name: str) -> Span:
    at = text.find(name)
    return Span(at, at + len(name))


def _sums(text: str) -> Iterator[Quantity]:
    for match in re.finditer(r"(\d+) Millionen Euro", text):
        yield Quantity(Span(*match.span()), float(match[1]) * 1e6, "EUR")


def entity(name: str, folder: str) -> EntityId:
    """The id of a made-up name of that folder."""
    return EntityId(f"{folder}/" + name.lower().replace("ü", "ue").replace(" ", "-"))


def reissued(linked: LinkedStory, number: int) -> LinkedStory:
    """The story once more as a round-up."""
    story = replace(
        linked.story,
        id=text_id(f"again {number}"),
        source=Source(f"seeds/{number:06}.txt", 1, "text", ""),
        version=Version(None, "update", ("ROUNDUP",)),
    )
    return replace(linked, story=story)


def archive(size: int) -> list[LinkedStory]:
    """So many stories, every tenth of them again as a round-up."""
    wire = Wire(size)
    stories: list[LinkedStory] = []
    while len(stories) < size:
        stories.append(wire.story(len(stories)))
        if len(stories) % 10 == 9 and len(stories) < size:
            stories.append(reissued(stories[-1], len(stories) - 1))
    return stories


def _somewhere(found: EntityId) -> tuple[float, float] | None:
    """A place's position, in Europe; None for what is no place."""
    if not found.startswith("places/"):
        return None
    chance = random.Random(found)  # noqa: S311
    return (chance.uniform(40, 60), chance.uniform(-5, 30))


def measure(size: int, *, rendered: bool) -> None:
    """One line of the table."""
    stories = archive(size)
    places = {
        linked.story.id: page_path(f"stories/x/{number}.md")
        for number, linked in enumerate(stories)
    }
    records = {
        found: Entity(found, found.partition("/")[2].title(), coordinates=_somewhere(found))
        for linked in stories
        for found in linked.entities
    }
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    made = relate(stories, places, records)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"| {size:,} | {seconds:.1f} | {seconds / size * 1000:.2f} | {(peak - before) / 1024:.0f} "
        f"| {len(made.chains)} | {len(made.passages)} | {len(made.threads)} |",
        flush=True,
    )
    if rendered:
        sizes(made)


def sizes(made: Archive) -> None:
    """The pages of an archive by kind: how many, and the largest in KiB of Markdown."""
    start = time.process_time()
    largest: dict[str, tuple[int, str]] = {}
    counts: Counter[str] = Counter()
    for page in pages(made, Settings(title="made up")):
        length = len(merge(page, None).encode())
        kind = f"{page.front.kind} ({page.path.partition('/')[0]})"
        counts[kind] += 1
        largest[kind] = max(largest.get(kind, (0, "")), (length, page.path))
    print(f"\nrendered in {time.process_time() - start:.1f} CPU s\n")
    for kind, (length, path) in sorted(largest.items(), key=lambda row: row[1], reverse=True):
        print(f"  {length / 1024:7.1f} KiB  {counts[kind]:6} {kind:32} {path}", flush=True)


def main() -> None:
    """Measure each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), rendered="--render" in sys.argv)
        return
    more = [word for word in sys.argv[1:] if word == "--render"]
    print("| stories | CPU s | ms a story | MiB added | chains | passages | threads |")
    print("| --: | --: | --: | --: | --: | --: | --: |", flush=True)
    for size in [w for w in sys.argv[1:] if w not in more] or ["1000", "5000", "20000"]:
        subprocess.run([sys.executable, __file__, "--one", size, *more], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
