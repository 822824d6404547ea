"""A German archive of any size, made from the demonstration archive's own sentences.

Sentences are drawn so that a few are frequent and most are rare, and mixed with sentences about
made-up compounds and made-up names: real archives grow their vocabulary with every thousand
stories. The same number gives the same stories.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import sentences as sentences_file

from generator.site.index.nouns import shipped_nouns
from generator.site.index.records import IndexedStory, read_page

_START = dt.date(2000, 1, 1)
_SYLLABLES = (
    "ba", "be", "bo", "da", "de", "do", "fa", "fe", "ga", "ge", "ha", "he", "jo", "ka", "ke",
    "ko", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "ra",
    "re", "ri", "ro", "sa", "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "wa", "we",
    "za", "ze", "schu", "stei", "ber", "ger", "hof", "mann", "berg", "feld", "bach",
)  # fmt: skip
_ABOUT = (
    "Die {compound} soll bis zum Ende des Jahres beraten werden.",
    "{name} warnte vor den Folgen der {compound}.",
    "Nach Angaben von {name} kostet die {compound} rund {number} Euro.",
    "{name} sprach sich für eine neue {compound} aus.",
    "Über die {compound} wird am Donnerstag im Ausschuss verhandelt.",
)


def sentences(docs: Path) -> list[str]:
    """Every sentence of the German stories under `docs`, once."""
    found: dict[str, None] = {}
    for path in sorted(docs.glob("stories/**/*.md")):
        story = read_page(docs, path)
        if isinstance(story, IndexedStory) and story.language == "de":
            for paragraph in story.paragraphs:
                for sentence in re.split(r"(?<=[a-zäöüß][.!?]) (?=[A-ZÄÖÜ])", paragraph):
                    found[sentence] = None
    return list(found)


def stories(docs: Path, count: int) -> Iterator[IndexedStory]:
    """So many stories of about 200 words, dated day after day."""
    chance = random.Random(1989)  # noqa: S311 (the same archive every time)
    pool = sentences(docs)
    chance.shuffle(pool)
    heads = sorted(
        noun for noun in shipped_nouns() if noun.endswith(("ung", "ion", "heit", "schaft"))
    )
    tails = sorted(noun for noun in shipped_nouns() if len(noun) > 4)
    for number in range(count):
        body = [_drawn(chance, pool) for _ in range(chance.randint(7, 12))]
        body += [_made(chance, heads, tails) for _ in range(chance.randint(2, 4))]
        chance.shuffle(body)
        paragraphs = [" ".join(body[start : start + 3]) for start in range(0, len(body), 3)]
        date = _START + dt.timedelta(days=number * 9000 // max(1, count))
        places = chance.sample(range(400), 4)
        yield IndexedStory(
            page=f"stories/{date:%Y/%m}/{number:06}",
            title=" ".join(body[0].split()[:9]).rstrip(".,"),
            date=date.isoformat(),
            kind="story",
            language="de",
            agency=chance.choice(("dda", "eins", "zwei")),
            byline=(),
            labels=(),
            facets=("kind/story", *(f"people/p{int(place**1.3)}" for place in places)),
            versions=(),
            text="\n\n".join(paragraphs),
        )


def _drawn(chance: random.Random, pool: list[str]) -> str:
    """One of the sentences, the first more often than the last."""
    return pool[min(int(len(pool) * chance.random() ** 2), len(pool) - 1)]


def _made(chance: random.Random, heads: list[str], tails: list[str]) -> str:
    name = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()
    compound = f"{chance.choice(heads)}s{chance.choice(tails)}".capitalize()
    number = f"{chance.randint(1, 999)}.{chance.randint(0, 999):03}"
    return chance.choice(_ABOUT).format(name=name, compound=compound, number=number)


def of_sentences(path: Path, count: int) -> list[IndexedStory]:
    """So many stories of fourteen sentences each, taken evenly from a file of real text."""
    return [
        _of_block(block, number, count)
        for number, block in enumerate(sentences_file.blocks(path, count))
    ]


def _of_block(block: list[str], number: int, count: int) -> IndexedStory:
    date = _START + dt.timedelta(days=number * 9000 // count)
    return IndexedStory(
        page=f"stories/{date:%Y/%m}/{number:06}",
        title=sentences_file.headline(block),
        date=date.isoformat(),
        kind="story",
        language="de",
        agency="dda",
        byline=(),
        labels=(),
        facets=("kind/story", f"people/p{int((number * 7919 % 997) ** 1.2)}"),
        versions=(),
        text=sentences_file.text(block),
    )
