"""What the stories of a segment belong to: names, threads, agencies, kinds, keywords.

This stands apart from their words. Whether a story from years ago belongs to a thread may change
with a story that comes today; its words do not, and they are what takes long to index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.site.index.codec import Directory, Pack, TableWriter, deflated, order, varints
from generator.site.index.postings import with_postings

FACET_BLOCK = 1024
"""How many stories share a block of facets."""

_MOST_IMPACT = 15


@dataclass(frozen=True, slots=True)
class FacetMeta:
    """What the engine must know of a segment's facets beforehand: the directories of its tables and
    the sizes of the blocks of what each story belongs to.
    """

    id: str
    members: Directory
    entities: Directory
    facets: tuple[int, ...]

    @property
    def directories(self) -> tuple[Directory, ...]:
        """In the order in which they stand in `index.bin`."""
        return self.members, self.entities


def write_facets(folder: Path, facets: Sequence[Sequence[str]]) -> FacetMeta:
    """Write the facets of each story of a segment into an empty folder named by their id."""
    folder.mkdir(parents=True)
    members = _write_members(folder, facets)
    entities, sizes = _write_lists(folder, facets)
    return FacetMeta(folder.name, members, entities, sizes)


def _write_members(folder: Path, facets: Sequence[Sequence[str]]) -> Directory:
    """The stories of each facet."""
    members: dict[str, list[int]] = {}
    for story, its in enumerate(facets):
        for facet in its:
            members.setdefault(facet, []).append(story)
    postings = Pack(folder, "postings")
    table = TableWriter(Pack(folder, "members"))
    for facet in sorted(members, key=order):
        table.add(facet, _payload(postings, members[facet]))
    postings.close()
    return table.close()


def _payload(pack: Pack, stories: Sequence[int]) -> bytes:
    befores = (-1, *stories)
    numbers = (
        story - before - 1 << 4 | _MOST_IMPACT
        for before, story in zip(befores, stories, strict=False)
    )
    return with_postings(pack, len(stories), varints(numbers))


def _write_lists(
    folder: Path, facets: Sequence[Sequence[str]]
) -> tuple[Directory, tuple[int, ...]]:
    """The facets of each story, by numbers; the most frequent have the lowest."""
    counts = Counter(facet for its in facets for facet in its)
    ranked = sorted(counts, key=lambda facet: (-counts[facet], facet))
    number_of = {facet: number for number, facet in enumerate(ranked)}
    table = TableWriter(Pack(folder, "entities"))
    for facet in ranked:
        table.add(f"{number_of[facet]:08}", facet.encode("utf-8"))
    content = bytearray()
    sizes: list[int] = []
    for start in range(0, len(facets), FACET_BLOCK):
        numbers: list[int] = []
        for its in facets[start : start + FACET_BLOCK]:
            numbers.append(len(its))
            numbers.extend(sorted(number_of[facet] for facet in its))
        block = deflated(varints(numbers))
        sizes.append(len(block))
        content += block
    (folder / "facets.bin").write_bytes(content)
    return table.close(), tuple(sizes)
