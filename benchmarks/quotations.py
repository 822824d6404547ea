"""Quotes and their speakers against a corpus of quotation attribution in German news.

`python benchmarks/quotations.py DIR [--show KIND]` reads every `*.json` file under DIR, in the
form of the corpus of German Wikinews articles (annotations with `quote`, `speaker`, `type`;
character offsets into `originalText`). The corpus is for measuring only; its licence (CC BY-NC-SA
4.0) lets nothing of it be shipped.

A quote is found where one of ours of the same sort covers at least half of the characters that
either covers, or lies in the other as a whole (the corpus takes several sentences of one speaker
together). Its speaker is right where its span shares a letter with that of a speaker the corpus
names for it; of speeches that are cited at second hand it names several.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator.annotate import annotate
from generator.authority.shipped import lexicon, shipped
from generator.model.ids import text_id
from generator.model.marks import Quote
from generator.model.story import Block, Source, Story
from generator.model.text import Span

SORTS = {"Direct": "direct", "Indirect": "indirect", "FreeIndirect": "indirect"}
SORTS["IndirectFreeIndirect"] = "indirect"


def stories(folder: Path) -> Iterator[tuple[Story, list[dict[str, object]]]]:
    """Each document as a story, with its annotations as they stand in the file."""
    for path in sorted(folder.rglob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        text = read["originalText"]
        blocks = tuple(
            Block(Span(*match.span()), "paragraph") for match in re.finditer(r"[^\n]+", text)
        )
        dated = re.search(r"\((\d{4}-\d\d-\d\d)\)", path.name)
        story = Story(
            id=text_id(text),
            source=Source(path.name, 0, "text", ""),
            title=path.stem,
            title_source="stated",
            text=text,
            blocks=blocks,
            date=dated[1] if dated else None,
        )
        yield story, read["annotations"]


def span_of(part: dict[str, list[dict[str, int]]]) -> Span | None:
    """From the first to the last character of a part that may stand in several pieces."""
    pieces = part["spans"]
    if not pieces:
        return None
    return Span(
        min(piece["charBegin"] for piece in pieces), max(piece["charEnd"] for piece in pieces)
    )


def alike(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of what they cover together."""
    whole = max(one.end, other.end) - min(one.start, other.start)
    return 0 < whole <= 2 * shared(one, other)


def shared(one: Span, other: Span) -> int:
    """How many characters both spans cover."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def main() -> None:
    """Print recall, precision and speaker accuracy by sort of quote."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print the faults of this sort of quote")
    options = parser.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words, spent = 0, 0.0
    for story, marked in stories(options.folder):
        started = time.process_time()
        quotes = annotate(story, shipped(), lexicon()).quotes
        spent += time.process_time() - started
        words += len(re.findall(r"\w+|[^\w\s]", story.text))
        compare(story, marked, quotes, counts, options.show)
    for sort, count in sorted(counts.items()):
        print(
            f"{sort:9} gold {count['gold']:5} found {count['found']:5} "
            f"recall {count['found'] / max(1, count['gold']):.3f}  "
            f"ours {count['ours']:5} precision {count['fit'] / max(1, count['ours']):.3f}  "
            f"speaker {count['speaker']} of {count['told']} told: "
            f"{count['speaker'] / max(1, count['told']):.3f}"
        )
    print(f"{words / spent:,.0f} tokens/s ({words:,} tokens)")


def compare(
    story: Story,
    marked: list[dict[str, object]],
    quotes: tuple[Quote, ...],
    counts: defaultdict[str, Counter[str]],
    show: str,
) -> None:
    """Count one story. Direct speech of ours may lie in a wider gold quote (its sentences)."""
    gold = [
        (SORTS[str(one["type"])], span, span_of(one["speaker"]))
        for one in marked
        if one["type"] in SORTS and (span := span_of(one["quote"]))
    ]
    tellers: defaultdict[tuple[str, Span], list[Span]] = defaultdict(list)
    for sort, span, speaker in gold:
        tellers[sort, span] += [speaker] if speaker else []
    for (sort, span), speakers in tellers.items():
        same = [quote for quote in quotes if (quote.kind == "indirect") == (sort == "indirect")]
        counts[sort]["gold"] += 1
        hit = max(same, key=lambda quote: shared(quote.span, span), default=None)
        if hit is None or not (
            alike(hit.span, span) or span.contains(hit.span) or hit.span.contains(span)
        ):
            report(show, sort, "missed", story, span, None, speakers)
            continue
        counts[sort]["found"] += 1
        if not speakers:
            continue
        counts[sort]["told"] += 1
        right = hit.speaker is not None and any(map(hit.speaker.overlaps, speakers))
        counts[sort]["speaker"] += right
        if not right:
            report(show, sort, "speaker", story, span, hit.speaker, speakers)
    for quote in quotes:
        sort = "indirect" if quote.kind == "indirect" else "direct"
        counts[quote.kind]["ours"] += 1
        fits = [span for one, span, _ in gold if one == sort or quote.kind == "fragment"]
        if any(alike(quote.span, span) or span.overlaps(quote.span) for span in fits):
            counts[quote.kind]["fit"] += 1
        else:
            report(show, quote.kind, "too much", story, quote.span, quote.speaker, [])


def report(  # noqa: PLR0913, PLR0917
    show: str, sort: str, fault: str, story: Story, span: Span, ours: Span | None, gold: list[Span]
) -> None:
    """Print a fault with the words around it, where faults of its sort are asked for."""
    if show != sort:
        return
    near = Span(max(0, span.start - 120), min(len(story.text), span.end + 120)).of(story.text)
    said = f"ours {ours and ours.of(story.text)!r} gold {[span.of(story.text) for span in gold]}"
    print(f"[{fault}] {said}\n    «{span.of(story.text)}»\n    … {' '.join(near.split())} …")


if __name__ == "__main__":
    main()
