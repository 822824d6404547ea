"""A web page's facts, out of all the places that state them.

In this order: JSON-LD, microdata, Open Graph and other meta tags, the page's own elements.
"""

from __future__ import annotations

import re

from generator.formats.conventions import Conventions
from generator.formats.jsonld import Node, text_of, texts_of
from generator.formats.markup import Markup
from generator.formats.pagefields import PageFields
from generator.formats.stated import Stated, field, guid, language, moment, words
from generator.model.story import Note, Notice, Rights

_SUFFIX = re.compile(r"\s+(?:[|–—»·•]|-(?=\s))\s*([^|–—»·•]{2,60})$")
_BY = re.compile(r"^(?:Von|By|Par|Por|Autor(?:in)?:|Text:)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|/)\s+|\s+(?:und|and|et|y|&)\s+")


def stated_of(
    fields: PageFields,
    article: Node,
    body: Markup,
    conventions: Conventions,
    notices: tuple[Notice, ...],
) -> Stated:
    """The facts of a page, each from the surest place that has it; `body` is its text, which a
    summary is not to repeat."""
    zone = conventions.timezone
    site = text_of(article, "publisher") or fields.item("publisher") or fields.first("og:site_name")
    published, source = _published(fields, article, zone)
    changed = moment(text_of(article, "dateModified"), zone) or moment(
        fields.item("datemodified") or fields.first("article:modified_time", "dcterms.modified"),
        zone,
    )
    authors = _authors(fields, article, site)
    if all(conventions.is_credit(name) for name in authors) and fields.bylines:
        authors = (*authors, *_people(fields.bylines[0]))
    agencies = [name for name in authors if conventions.is_credit(name)]
    sources = texts_of(article, "sourceOrganization") + texts_of(article, "creditText")
    agencies += [name for name in sources if conventions.is_credit(name)]
    holder = text_of(article, "copyrightHolder") or fields.first("dcterms.rightsholder")
    notice = text_of(article, "copyrightNotice") or fields.first(
        "copyright", "rights", "dc.rights", "dcterms.rights"
    )
    terms = text_of(article, "license") or text_of(article, "usageInfo")
    return Stated(
        guid=_guid(fields, article),
        title=_without_credit(_title(fields, article, site), conventions),
        date=published,
        date_source=source,
        version_created=changed if changed != published else None,
        language=_language(fields, article),
        agency=agencies[0] if agencies else "",
        provider=site,
        byline=tuple(name for name in authors if not conventions.is_credit(name)),
        subtitle=text_of(article, "alternativeHeadline"),
        keywords=_keywords(fields, article),
        genre=text_of(article, "genre"),
        rights=Rights(holder or notice, terms or (notice if holder else "")),
        notes=(*_notes(fields, article, body), *body.notes),
        links=body.links,
        notices=notices,
    )


def _published(fields: PageFields, article: Node, zone: str) -> tuple[str | None, str]:
    candidates = (
        ("published", text_of(article, "datePublished")),
        ("published", fields.item("datepublished")),
        ("published", fields.first(
            "article:published_time", "og:published_time", "og:article:published_time",
            "parsely-pub-date", "sailthru.date", "dcterms.issued", "dc.date.issued", "pubdate",
            "publishdate", "publish-date", "date", "dc.date", "dcterms.date", "dcterms.created",
        )),
        ("created", text_of(article, "dateCreated") or fields.item("datecreated")),
        ("updated", text_of(article, "dateModified")),
        ("time", next((one for one in fields.times if one), "")),
    )  # fmt: skip
    for source, raw in candidates:
        stated = moment(raw, zone)
        if stated:
            return stated, source
    return None, "stated"


def _title(fields: PageFields, article: Node, site: str) -> str:
    stated = text_of(article, "headline") or fields.item("headline")
    if stated:
        return stated
    og = fields.first("og:title", "twitter:title", "dc.title", "dcterms.title")
    heading = fields.headings[0] if len(fields.headings) == 1 else ""
    return _without_site(og, site) or heading or _without_site(fields.title, site)


def _without_credit(title: str, conventions: Conventions) -> str:
    """A title without the agency before it (`dpa-AFX: Mühlen AG …`)."""
    name, colon, rest = title.partition(": ")
    return rest if colon and rest and conventions.is_credit(name) else title


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind it."""
    match = _SUFFIX.search(title)
    if match is None:
        return title
    known = site.casefold() and (
        match[1].casefold() in site.casefold() or site.casefold() in match[1].casefold()
    )
    return title[: match.start()] if known or "|" in match.group() else title


def _guid(fields: PageFields, article: Node) -> str:
    stated = text_of(article, "identifier")
    address = fields.canonical or fields.first("og:url") or text_of(article, "url")
    address = address or text_of(article, "mainEntityOfPage")
    return guid(stated if len(stated) > 5 else address or text_of(article, "@id"))


def _language(fields: PageFields, article: Node) -> str:
    candidates = (
        text_of(article, "inLanguage"), fields.item("inlanguage"), fields.language,
        fields.first("og:locale", "language", "content-language", "dc.language"),
    )  # fmt: skip
    return next((tag for tag in map(language, candidates) if tag), "")


def _authors(fields: PageFields, article: Node, site: str) -> tuple[str, ...]:
    stated = (
        texts_of(article, "author")
        or texts_of(article, "creator")
        or fields.micro.get("author")
        or fields.all("author", "article:author", "dc.creator", "parsely-author", "byl")
        or fields.bylines[:1]
    )
    found: list[str] = []
    for raw in stated:
        if "://" in raw or "@" in raw:
            continue
        parts = _AND.split(_BY.sub("", raw))
        found += [part for part in parts if part.casefold() != site.casefold()]
    return words(found, 20)


def _people(raw: str) -> tuple[str, ...]:
    """The names in a byline that the page shows; a single word beside them is a town."""
    parts = [part for part in _AND.split(_BY.sub("", raw)) if part.strip()]
    return words([part for part in parts if len(part.split()) > 1 and "@" not in part], 20)


def _keywords(fields: PageFields, article: Node) -> tuple[str, ...]:
    stated = texts_of(article, "keywords") or fields.all("article:tag", "news_keywords", "keywords")
    parts = [part for value in stated for part in re.split(r"[,;]", value)]
    sections = texts_of(article, "articleSection") or fields.all("article:section")
    return words([*sections, *parts])


def _notes(fields: PageFields, article: Node, body: Markup) -> tuple[Note, ...]:
    """Correction and summary, the latter where the text does not repeat it."""
    notes = [Note("correction", text) for text in texts_of(article, "correction")]
    summary = text_of(article, "description") or fields.first("description", "og:description")
    opening = " ".join(text for text, _ in body.paragraphs[:4])
    folded = field(summary).rstrip("….[] ").casefold()
    if folded and folded not in " ".join(opening.split()).casefold():
        notes.append(Note("summary", field(summary)))
    return tuple(notes)
