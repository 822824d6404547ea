"""The register of quotes: by who said them, by whom they are about, by year, with their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.model.ids import EntityId, PagePath, entity_page, page_path, slugify
from generator.model.page import Page
from generator.render.dates import parts, shown
from generator.render.filing import filing_name
from generator.render.leaf import Leaf
from generator.render.parts import part_path, pieces_of, split
from generator.render.quotation import quotation
from generator.render.sayings import Register, Saying, Voice
from generator.render.site_map import SiteMap
from generator.render.tie_wording import tie_wording
from generator.render.wording import counted
from generator.store.dialect import escape, escape_inline, link, relative

QUOTES = page_path("quotes/index.md")

QUOTES_A_PAGE = 150
# On a person's own page the latest; the register has all of them.
QUOTES_SHOWN = 8


def quotes_page(entity: EntityId) -> PagePath:
    """Where the quotes of a person or an organisation are listed."""
    return page_path(f"quotes/{entity}.md")


def _has_page(voice: Voice) -> bool:
    """Whether there is more than the section of quotes on the entity's own page holds; most
    speakers have no more, and a page that repeats them is only weight."""
    return bool(voice.about) or len(voice.said) > QUOTES_SHOWN


def _quotes_link(text: str, path: PagePath, entity: EntityId, voice: Voice, site: SiteMap) -> str:
    """A link to where all of somebody's quotes are."""
    if _has_page(voice):
        return link(text, relative(path, quotes_page(entity)))
    anchor = slugify(tie_wording(site.wording.language).quotes)
    return link(text, f"{relative(path, entity_page(entity))}#{anchor}")


def quote_leaves(register: Register, site: SiteMap) -> Iterator[Leaf]:
    """The register: its entrance, pages for each speaker, pages for each year."""
    years: defaultdict[int, list[Saying]] = defaultdict(list)
    for saying in register.all:
        years[parts(site.by_id[saying.story].story.date)[0] or 0].append(saying)
    people = {entity: register.of_entity(entity) for entity in {*register.said, *register.about}}
    people = {entity: people[entity] for entity in sorted(people) if people[entity].is_listed}
    for entity, voice in people.items():
        if _has_page(voice):
            yield Leaf(f"quotes {entity}", partial(_speaker_pages, entity, voice), voice)
    for year, found in sorted(years.items()):
        yield Leaf(f"quotes {year}", partial(_year_pages, year, found), tuple(found))
    yield Leaf("quotes", partial(_entrance, people, years), whole=True)


def _entrance(
    people: Mapping[EntityId, Voice], years: Mapping[int, Sequence[Saying]], site: SiteMap
) -> Iterator[Page]:
    """The ways in, also where there is nothing yet: the navigation names this page."""
    words = tie_wording(site.wording.language)
    if not years:
        blocks = [[f"# {words.quotes}", words.quotes_lead, f"*{words.no_quotes}*"]]
        yield from split(QUOTES, (words.quotes, "index"), "index-quotes", blocks, words)
        return
    records = [site.archive.entities[entity] for entity in people]
    records.sort(key=lambda record: (filing_name(record), record.id))
    pieces = []
    for number, piece in enumerate(pieces_of(records, QUOTES_A_PAGE), start=1):
        path = part_path(QUOTES, number)
        rows = []
        for record in piece:
            said, about = people[record.id].said, people[record.id].about
            facts = [counted(words.quote_count, len(said))] if said else []
            facts += [counted(words.about_count, len(about))] if about else []
            target = _quotes_link(record.name, path, record.id, people[record.id], site)
            rows.append(f"- {target} · {' · '.join(facts)}")
        pieces.append([f"## {words.by_speaker}", "\n".join(rows)])
    rows = [
        f"- {link(_year_name(year, site), relative(QUOTES, _year_path(year)))} · "
        f"{counted(words.quote_count, len(years[year]))}"
        for year in sorted(years)
    ]
    head = [f"# {words.quotes}", words.quotes_lead, f"## {words.by_year}", "\n".join(rows)]
    first, *others = pieces or [[]]
    pieces = [[*head, *first], *others]
    yield from split(QUOTES, (words.quotes, "index"), "index-quotes", pieces, words)


def _year_path(year: int) -> PagePath:
    return page_path(f"quotes/years/{year:04}.md")


def _year_name(year: int, site: SiteMap) -> str:
    return str(year) if year else site.wording.undated


def _speaker_pages(entity: EntityId, voice: Voice, site: SiteMap) -> Iterator[Page]:
    """What somebody said, then what others said of them."""
    words = tie_wording(site.wording.language)
    path = quotes_page(entity)
    name = site.archive.entities[entity].name
    rows = [(saying, True) for saying in voice.said]
    rows += [(saying, False) for saying in voice.about]
    pieces = []
    for number, piece in enumerate(pieces_of(rows, QUOTES_A_PAGE), start=1):
        here = part_path(path, number)
        own = [quote_row(saying, here, site, speaker=False) for saying, is_own in piece if is_own]
        of_them = [quote_row(saying, here, site) for saying, is_own in piece if not is_own]
        head = [f"# {words.quotes}: {site.entity_link(here, entity)}"] if number == 1 else []
        more = [f"## {words.said_about.format(escape_inline(name))}"] if of_them else []
        pieces.append([*head, "\n".join(own), *more, "\n".join(of_them)])
    title = f"{words.quotes}: {name}"
    yield from split(path, (title, "quotes"), "quotes-list", pieces, words)


def _year_pages(year: int, found: Sequence[Saying], site: SiteMap) -> Iterator[Page]:
    words = tie_wording(site.wording.language)
    path = _year_path(year)
    title = f"{words.quotes}: {_year_name(year, site)}"
    pieces = []
    for number, piece in enumerate(pieces_of(found, QUOTES_A_PAGE), start=1):
        rows = [quote_row(saying, part_path(path, number), site) for saying in piece]
        pieces.append([*([f"# {title}"] if number == 1 else []), "\n".join(rows)])
    yield from split(path, (title, "quotes"), "quotes-list", pieces, words)


def quotes_section(entity: EntityId, path: PagePath, voice: Voice, site: SiteMap) -> str:
    """Of an entity's page: what it said in the order of time, the latest where it said much, and
    the way to all of it and to what others said of it."""
    words = tie_wording(site.wording.language)
    said, about = voice.said, voice.about
    if not voice.is_listed:
        return ""
    rows = [quote_row(saying, path, site, speaker=False) for saying in said[-QUOTES_SHOWN:]]
    target = relative(path, quotes_page(entity))
    ways = []
    if len(said) > QUOTES_SHOWN:
        ways.append(link(words.all_quotes.format(len(said)), target))
    if about:
        name = site.archive.entities[entity].name
        label = f"{words.said_about.format(name)}: {counted(words.quote_count, len(about))}"
        ways.append(link(label, target))
    blocks = [f"## {words.quotes}", "\n".join(rows), " · ".join(ways)]
    return "\n\n".join(block for block in blocks if block)


def quote_row(saying: Saying, path: PagePath, site: SiteMap, *, speaker: bool = True) -> str:
    """One quote: the words, a link to their place, who, when, and where else."""
    words = tie_wording(site.wording.language)
    linked = site.by_id[saying.story]
    facts = []
    if speaker and saying.speaker:
        facts.append(site.entity_link(path, saying.speaker))
    elif speaker and saying.named:
        facts.append(escape_inline(saying.named))
    if saying.indirect:
        facts.append(words.indirect)
    facts.append(escape(shown(linked.story.date, site.wording.language) or site.wording.undated))
    facts.append(site.block_link(path, saying.story, saying.block, linked.story.title))
    if saying.others:
        others = ", ".join(site.story_link(path, story) for story in saying.others)
        facts.append(words.also_in.format(others))
    text = saying.text if saying.indirect else quotation(saying.text, site.wording.language)
    return f"- {escape(text)}  \n  <small>{' · '.join(facts)}</small>"
