"""An archive's pages, made up: as many as wanted, always the same, like those of real stories.

Words are drawn as often as the demo archive's wires use them; names are put together of syllables.
A story has about 390 words, some fifteen links to people, organisations and places, and the
sections the generator writes; every name has a page with its stories and the lines it stands in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
import re
from bisect import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TYPES = ("people", "organisations", "places")
PARAGRAPHS, LINKS, PER_DAY, LINES, ROWS = 9, 15, 8, 60, 300
FIRST_DAY = dt.date(2015, 1, 1)
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something stories speak of."""

    type: str
    slug: str
    title: str

    @property
    def id(self) -> str:
        """Its page, without the ending."""
        return f"{self.type}/{self.slug}"


@dataclass(slots=True)
class Story:
    """A story as its page and the lists need it."""

    number: int
    day: dt.date
    title: str
    names: list[Name]
    paragraphs: list[str] = field(default_factory=list, repr=False)

    @property
    def path(self) -> str:
        """Its page, without the ending."""
        slug = re.sub(r"[^a-z0-9]+", "-", _ascii(self.title.lower())).strip("-")[:60]
        return f"stories/{self.day:%Y/%m}/{slug}-{self.number}"


def write_archive(docs: Path, count: int, *, more: int = 0, seed: int = 1989) -> None:
    """Write the pages of an archive of `count` stories under `docs`, and of some `more` after them.

    With more stories, the same archive comes out with only their pages, those of the names in
    them, and the lists changed; a page that is as it should be is not written.
    """
    chance = random.Random(seed)  # noqa: S311 (the same pages each time)
    words = _Words(chance)
    names = _names(max(60, count // 5), chance)
    weights = list(itertools.accumulate(1 / (rank + 20) ** 0.7 for rank in range(len(names))))
    stories = [_story(number, names, weights, words, chance) for number in range(count + more)]
    of_name: dict[Name, list[Story]] = defaultdict(list)
    of_day: dict[dt.date, list[Story]] = defaultdict(list)
    for story in stories:
        of_day[story.day].append(story)
        for name in story.names:
            of_name[name].append(story)
    for story in stories:
        _write(docs, story.path, _story_page(story, _related(story, of_name)))
    for name in names:
        _write(docs, name.id, _name_page(name, of_name[name]))
    for day, found in of_day.items():
        _write(docs, f"days/{day:%Y/%m/%d}", _day_page(day, found))
    _write_lists(docs, names, of_name, of_day)


def _related(story: Story, of_name: dict[Name, list[Story]]) -> list[Story]:
    """Earlier stories that share a name, so that a later one changes no page before it."""
    found: list[Story] = []
    for name in story.names[:5]:
        others = of_name[name]
        place = others.index(story)
        if place:
            found.append(others[place - 1])
    return found or [story]


class _Words:
    """Words of the demo archive's wires, as often as they stand there."""

    def __init__(self, chance: random.Random) -> None:
        text = "".join(
            path.read_text(encoding="utf-8", errors="replace")
            for path in sorted((ROOT / "seeds").rglob("*.txt"))
        )
        found = Counter(re.findall(r"[A-Za-zÄÖÜäöüß]+", text))
        self._words = sorted(found)
        self._weights = list(itertools.accumulate(found[word] for word in self._words))
        self._chance = chance

    def some(self, count: int) -> list[str]:
        """That many words."""
        total = self._weights[-1]
        draw = self._chance.random
        return [self._words[bisect(self._weights, draw() * total)] for _ in range(count)]


def _names(count: int, chance: random.Random) -> list[Name]:
    starts = [
        "B",
        "D",
        "F",
        "G",
        "H",
        "K",
        "L",
        "M",
        "N",
        "P",
        "R",
        "S",
        "T",
        "W",
        "Br",
        "Kr",
        "Sch",
        "St",
        "Tr",
    ]
    vowels = ["a", "e", "i", "o", "u", "au", "ei"]
    ends = ["n", "r", "l", "s", "t", "ck", "nd", "rt", "mann", "berg", "ner", "sen"]

    def part() -> str:
        middle = chance.choice(["", chance.choice("blmnrst") + chance.choice("aeio")])
        return chance.choice(starts) + chance.choice(vowels) + middle + chance.choice(ends)

    names: list[Name] = []
    for number in range(count):
        kind = TYPES[number % len(TYPES)]
        title = {
            "people": f"{part()} {part()}",
            "organisations": f"{part()}-{part()}",
            "places": part(),
        }[kind]
        names.append(Name(kind, f"{_ascii(title.lower()).replace(' ', '-')}-{number}", title))
    return names


def _ascii(text: str) -> str:
    return text.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))


def _story(
    number: int, names: list[Name], weights: list[float], words: _Words, chance: random.Random
) -> Story:
    day = FIRST_DAY + dt.timedelta(days=number // PER_DAY)
    chosen: list[Name] = []
    while len(chosen) < min(LINKS, len(names) // 2):
        name = names[bisect(weights, chance.random() * weights[-1])]
        if name not in chosen:
            chosen.append(name)
    title = " ".join(words.some(chance.randint(6, 10))).capitalize()
    story = Story(number, day, title, chosen)
    left = list(chosen)
    for _ in range(PARAGRAPHS):
        sentences = [words.some(chance.randint(11, 18)) for _ in range(3)]
        share, left = left[:2], left[2:]
        for name in share:
            sentence = chance.choice(sentences)
            sentence.insert(
                chance.randint(1, len(sentence)), f"[{name.title}](../../../{name.id}.md)"
            )
        story.paragraphs.append(
            " ".join(
                " ".join(sentence)[:1].upper() + " ".join(sentence)[1:] + "."
                for sentence in sentences
            )
        )
    return story


def _story_page(story: Story, related: list[Story]) -> str:
    digest = hashlib.sha256(str(story.number).encode()).hexdigest()
    groups = {kind: [name for name in story.names if name.type == kind] for kind in TYPES}
    front = [
        "---",
        f"title: {story.title}",
        "kind: story",
        f"id: urn:depesche:sha256:{digest[:32]}",
        "source:",
        f"  file: seeds/{story.day:%Y}/{story.number}.txt",
        "  index: 0",
        "  format: text",
        f"  sha256: {digest}",
        f"date: '{story.day}'",
        "date_source: dateline",
        "language: de",
        "agency: dda",
        "dateline:",
        f"- {(groups['places'] or story.names)[0].id}",
        "entities:",
    ]
    for kind, group in groups.items():
        front += [f"  {kind}:", *(f"  - {name.id}" for name in group)] if group else []
    front += [
        "dates:",
        "- text: am Dienstag",
        f"  value: '{story.day}'",
        "  at:",
        "  - 93",
        "  - 104",
    ]
    front.append("related:")
    for other in related:
        front += [f"- story: {other.path}", "  because:", "  - gleiches Thema"]
    front.append("digest:")
    keys = ("agency", "date", "dateline", "dates", "entities", "language", "related", "title")
    front += [f"  {key}: '{digest[place : place + 8]}'" for place, key in enumerate(keys)]
    front.append("---\n")
    day = f"[{_shown(story.day)}](../../../days/{story.day:%Y/%m/%d}.md)"
    head = f"# {story.title}\n\n{story.names[0].title} · dda · {day}"
    text = "\n\n".join(
        f'<a id="p{number}"></a>{paragraph}'
        for number, paragraph in enumerate(story.paragraphs, start=1)
    )
    titles = {"people": "Personen", "organisations": "Organisationen", "places": "Orte"}
    named = ["## Namen in dieser Meldung"]
    for kind, group in groups.items():
        if group:
            rows = (f"- [{name.title}](../../../{name.id}.md)" for name in group)
            named.append(f"### {titles[kind]}\n\n" + "\n".join(rows))
    rows = "\n".join(
        f"- [{other.title}](../../../{other.path}.md)  \n  {_dated(other)}  \n  *gleiches Thema*"
        for other in related
    )
    source = (
        f"## Quelle\n\n- Datei: `seeds/{story.day:%Y}/{story.number}.txt`\n- Format: text\n"
        f"- Agentur: dda\n- Datum: {_shown(story.day)}\n"
        f"- Kennung: `urn:depesche:sha256:{digest[:32]}`"
    )
    return "\n".join(front) + _sections(
        ("story-head", head),
        ("story-text", text),
        ("story-names", "\n\n".join(named)),
        ("story-related", f"## Verwandte Meldungen\n\n{rows}"),
        ("story-source", source),
    )


def _name_page(name: Name, stories: list[Story]) -> str:
    front = f"---\ntitle: {name.title}\nkind: {name.type[:-1]}\ndigest:\n  title: 'abcdef01'\n---\n"
    head = f"# {name.title}\n\n**{len(stories)} Meldungen**"
    if not stories:
        return front + _sections(("entity-head", head))
    company = Counter(other for story in stories for other in story.names if other != name)
    rows = "\n".join(
        f"- [{other.title}](../{other.id}.md) – {count} Meldungen"
        for other, count in company.most_common(24)
    )
    lines: list[str] = []
    for story in stories[-LINES:][::-1]:
        number, text = next(
            (number, paragraph)
            for number, paragraph in enumerate(story.paragraphs, start=1)
            if f"/{name.id}.md)" in paragraph
        )
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        before, _, after = plain.partition(name.title)
        lines.append(
            f"[{story.title}](../{story.path}.md)  \n  {_dated(story)}\n\n"
            f"- … {before[-60:].strip()} **[{name.title}](../{story.path}.md#p{number})** "
            f"{after[:60].strip()} …"
        )
    years: dict[int, list[str]] = defaultdict(list)
    for story in stories[-ROWS:][::-1]:
        years[story.day.year].append(f"- [{story.title}](../{story.path}.md)  \n  {_dated(story)}")
    by_year = "\n\n".join(f"### {year}\n\n" + "\n".join(found) for year, found in years.items())
    return front + _sections(
        ("entity-head", head),
        ("entity-company", f"## Gemeinsam genannt mit\n\n{rows}"),
        ("entity-lines", "## Textstellen\n\n" + "\n\n".join(lines)),
        ("entity-stories", f"## Meldungen\n\n{by_year}"),
    )


def _day_page(day: dt.date, stories: list[Story]) -> str:
    front = f"---\ntitle: {_shown(day)}\nkind: day\ndigest:\n  title: 'abcdef01'\n---\n"
    blocks = [f"# {_shown(day)}"]
    for story in stories:
        blocks.append(f"## [{story.title}](../../../{story.path}.md)")
        blocks.append(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", story.paragraphs[0])[:280] + " …")
    return front + _sections(("day-stories", "\n\n".join(blocks)))


def _write_lists(
    docs: Path,
    names: list[Name],
    of_name: dict[Name, list[Story]],
    of_day: dict[dt.date, list[Story]],
) -> None:
    def listed(path: str, title: str, kind: str, rows: list[str]) -> None:
        front = f"---\ntitle: {title}\nkind: {kind}\ndigest:\n  title: 'abcdef01'\n---\n"
        _write(docs, path, front + _sections(("index", f"# {title}\n\n" + "\n".join(rows))))

    days = sorted(of_day)
    newest = [story for day in days[-10:] for story in of_day[day]][::-1]
    listed("index", "Archiv", "home", [f"- [{s.title}]({s.path}.md)" for s in newest[:50]])
    listed(
        "stories/index", "Meldungen", "index", [f"- [{s.title}](../{s.path}.md)" for s in newest]
    )
    for kind in TYPES:
        chosen = sorted((n for n in names if n.type == kind), key=lambda n: n.title)
        rows = [f"- [{n.title}]({n.slug}.md) · {len(of_name[n])}" for n in chosen]
        listed(f"{kind}/index", kind.capitalize(), "index", rows)
    for month, found in itertools.groupby(days, key=lambda day: (day.year, day.month)):
        rows = [f"- [{_shown(day)}]({day:%d}.md) · {len(of_day[day])}" for day in found]
        listed(f"days/{month[0]}/{month[1]:02}/index", f"{month[1]}/{month[0]}", "month", rows)
    listed("about", "Über dieses Archiv", "about", ["- Ein erdachtes Archiv."])
    listed("search", "Suche", "search", ["- [Meldungen](stories/index.md)"])


def _sections(*sections: tuple[str, str]) -> str:
    return "".join(
        f'\n<section class="{name}" markdown>\n\n{markdown}\n\n</section>\n'
        for name, markdown in sections
    )


def _dated(story: Story) -> str:
    return f"{story.day.day}\\. {MONTHS[story.day.month - 1]} {story.day.year} · dda"


def _shown(day: dt.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _write(docs: Path, name: str, text: str) -> None:
    path = docs / f"{name}.md"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
