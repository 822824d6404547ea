"""News feeds: RSS 0.9 to 2.0, Atom, and WordPress exports (WXR); one story an entry.

feedparser is given the bytes in a stream, so that it neither fetches an address nor opens a file
of that name; it resolves no external entities and drops declared ones that hold references.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import feedparser  # type: ignore[import-untyped]

from generator.errors import WireError
from generator.formats.conventions import Conventions
from generator.formats.enclosed import Body, marked_body, plain_body, read_all
from generator.formats.format import Format
from generator.formats.markup import Markup, blocks_of_markup
from generator.formats.stated import Stated, field, guid, language, moment, words
from generator.model.story import Edtf, Embargo, Note, Notice, Rights, Story
from generator.model.wire import Wire

MOST_ENTRIES = 20_000
LONGEST_FEED = 24 * 1024 * 1024
"""A longer feed is refused. feedparser took 0.3 s a megabyte of full articles when measured, and
4.4 s where entries hold next to nothing."""

MOST_ATTRIBUTES = 2_000
"""A feed with an element of more attributes is refused: the parser compares each with all."""

_LONG_TAG = re.compile(rb"<[^<>]{10000,}")
_ROOT = re.compile(
    rb"<(?:rss[\s>]|(?:[\w.-]{1,20}:)?feed\s[^>]{0,2000}(?:w3\.org/2005/Atom|purl\.org/atom)"
    rb"|rdf:RDF\s[^>]{0,2000}(?:purl\.org/rss|netscape\.com/rdf))",
    re.IGNORECASE,
)
_FIRST_TAG = re.compile(rb"<[A-Za-z_]")
_BEFORE_ROOT = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_HAS_PARAGRAPHS = re.compile(r"<(?:p|pre|div)[\s>]", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[(?!sic\])/?[a-z][a-z0-9_-]{2,30}(?: [a-z_-]{1,30}=[^\]\n]{0,300})?/?\]")
_UNPUBLISHED = frozenset({"draft", "pending", "private", "trash", "auto-draft", "inherit"})
_POSTS = frozenset({"", "post", "page"})
_PRIVATE_CREATOR = re.compile(r"\S+@\S+\s*(?:\((?P<name>[^()]{2,80})\))?")

MOST_AUTHORS = 10_000
_WP_AUTHOR = re.compile(r"<wp:author>.{0,2000}?</wp:author>", re.DOTALL)
_WP_LOGIN = re.compile(r"<wp:author_login>\s*(?:<!\[CDATA\[)?([^\]<]{1,200})")
_WP_NAME = re.compile(r"<wp:author_display_name>\s*(?:<!\[CDATA\[)?([^\]<]{1,200})")
_ADDRESS = re.compile(r"\s*[(<]?\b\S+@\S+\b[)>]?\s*")

_Fields = Mapping[str, object]


def sniff(wire: Wire) -> float:
    """0.95 where the root element is a feed's."""
    opening = wire.raw[:32768].replace(b"\0", b"")
    opening = _BEFORE_ROOT.sub(b"", opening)
    first = _FIRST_TAG.search(opening)
    if first is None or opening[: first.start()].strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        return 0.0
    return 0.95 if _ROOT.match(opening, first.start()) else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every entry that was published. Raises WireError for no feed and for one without any."""
    if len(wire.raw) > LONGEST_FEED:
        raise WireError(
            f"is {len(wire.raw)} bytes long, more than the {LONGEST_FEED} allowed for a feed.",
            file=wire.file,
            remedy="Split it.",
        )
    if any(tag.group().count(b"=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(wire.raw)):
        raise WireError(
            f"an element with more than {MOST_ATTRIBUTES} attributes.",
            file=wire.file,
            remedy="Remove the file.",
        )
    try:
        feed = feedparser.parse(
            io.BytesIO(wire.raw), resolve_relative_uris=False, sanitize_html=False
        )
    # Whatever feedparser stumbles over in a broken feed is the feed's fault.
    except Exception as error:
        raise WireError(f"cannot be read as a feed: {error!r:.200}.", file=wire.file) from error
    entries = feed["entries"]
    if not entries:
        fault = field(feed.get("bozo_exception", ""), 200)
        raise WireError(f"holds no entry of a feed. {fault}".strip(), file=wire.file)
    return read_all(_entries(feed, wire.raw, wire.file, conventions), wire, "feed", conventions)


def _display_names(raw: bytes) -> dict[str, str]:
    """The names of a WordPress export's authors by their logins, which are what entries bear."""
    found: dict[str, str] = {}
    for block in _WP_AUTHOR.findall(raw[:4_000_000].decode("utf-8", "replace"))[:MOST_AUTHORS]:
        login, name = _WP_LOGIN.search(block), _WP_NAME.search(block)
        if login and name:
            found[field(login[1])] = field(html.unescape(name[1]))
    return found


def _entries(
    feed: _Fields, raw: bytes, file: str, conventions: Conventions
) -> Iterator[tuple[Body, Stated] | WireError]:
    about = cast(_Fields, feed["feed"])
    names = _display_names(raw)
    notices: tuple[Notice, ...] = ()
    if feed.get("bozo"):
        fault = field(feed.get("bozo_exception"), 200)
        notices = (Notice("feed-damaged", f"The feed is not well-formed: {fault}", "warning"),)
    entries = cast(list[_Fields], feed["entries"])
    for entry in entries[:MOST_ENTRIES]:
        if _get(entry, "wp_post_type") not in _POSTS:
            continue
        status = _get(entry, "wp_status")
        if status in _UNPUBLISHED or _get(entry, "wp_post_password"):
            yield WireError(f"a post is not public ({status or 'password'}).", file=file)
            continue
        body, stated = _entry(entry, about, notices, conventions)
        named = words(names.get(name, name) for name in stated.byline)
        yield body, replace(stated, byline=named)
    if len(entries) > MOST_ENTRIES:
        yield WireError(f"more than {MOST_ENTRIES} entries.", file=file)


def _entry(
    entry: _Fields, about: _Fields, damage: tuple[Notice, ...], conventions: Conventions
) -> tuple[Body, Stated]:
    value, kind = _full_text(entry)
    summary = _string(entry, "summary") or _string(entry, "excerpt_encoded")
    if not value.strip():
        value, kind, summary = summary, _summary_kind(entry), ""
    markup, notices = _markup(value, wordpress="wp_post_type" in entry)
    body = plain_body(value) if kind == "text/plain" else marked_body(markup.paragraphs)
    published, source, updated = _dates(entry, conventions.timezone)
    link = _get(entry, "link")
    author = _authors(entry)
    stated = Stated(
        guid=guid(entry.get("id")) or (guid(link) if link.startswith("http") else ""),
        title=_line(_string(entry, "title")),
        date=published,
        date_source=source,
        version_created=updated,
        language=_language(entry, about),
        agency=next((name for name in author if conventions.is_credit(name)), ""),
        provider=_provider(entry, about),
        byline=tuple(name for name in author if not conventions.is_credit(name)),
        keywords=_keywords(entry),
        embargo=_scheduled(entry, published),
        rights=_rights(entry, about),
        notes=(*_summary(summary, markup), *markup.notes, *_media(entry)),
        links=tuple(dict.fromkeys(one for one in (link, *markup.links) if one[:4] == "http")),
        notices=(*damage, *notices),
    )
    return body, stated


def _full_text(entry: _Fields) -> tuple[str, str]:
    """The longest of the entry's contents, and its type."""
    contents = cast(list[_Fields], entry.get("content") or [])
    held = [(_string(one, "value"), _string(one, "type")) for one in contents]
    return max(held, key=lambda pair: len(pair[0]), default=("", ""))


def _summary_kind(entry: _Fields) -> str:
    detail = entry.get("summary_detail")
    kind = _string(cast(_Fields, detail), "type") if isinstance(detail, Mapping) else ""
    # Feeds declare HTML as plain text so often that only the text itself can tell.
    return "" if re.search(r"<[a-z/]|&[a-z#]", _string(entry, "summary")) else kind


def _markup(value: str, *, wordpress: bool) -> tuple[Markup, tuple[Notice, ...]]:
    """The blocks of an entry's HTML. WordPress parts paragraphs by blank lines, not by tags."""
    notices: tuple[Notice, ...] = (Notice("from-markup", "The text was taken out of HTML."),)
    if wordpress:
        codes = _SHORTCODE.findall(value)
        if codes:
            shown = " ".join(dict.fromkeys(codes))[:200]
            notices = (*notices, Notice("shortcodes", f"WordPress codes were left out: {shown}"))
            value = _SHORTCODE.sub("", value)
    if wordpress or not _HAS_PARAGRAPHS.search(value):
        value = _BLANK_LINE.sub("\n<p>", value) if "<pre" not in value else value
    return blocks_of_markup(value), notices


def _dates(entry: _Fields, zone: str) -> tuple[Edtf | None, str, Edtf | None]:
    """When an entry was published, which field says so, and when it was changed."""
    published = _date(entry, "published", zone) or _date(entry, "created", zone)
    updated = _date(entry, "updated", zone)
    if published is None and _get(entry, "wp_post_date_gmt"):
        published = moment(entry["wp_post_date_gmt"], "UTC")
    changed = moment(entry.get("wp_post_modified_gmt"), "UTC") or updated
    if published:
        return published, "published", changed if changed != published else None
    return updated, "updated" if updated else "stated", None


def _date(entry: _Fields, name: str, zone: str) -> Edtf | None:
    stated = moment(_get(entry, name), zone)
    parsed = dict.get(cast(dict[str, object], entry), f"{name}_parsed")
    if stated is None and parsed:
        # feedparser knows more ways of writing a date; it answers in UTC.
        year, month, day, hour, minute, second = cast(tuple[int, ...], parsed)[:6]
        try:
            return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat()
        except ValueError:
            return None
    return stated


def _scheduled(entry: _Fields, published: Edtf | None) -> Embargo | None:
    """A WordPress post that is scheduled is held until its own date."""
    if _get(entry, "wp_status") != "future":
        return None
    return Embargo("wp:status future", published)


def _language(entry: _Fields, about: _Fields) -> str:
    details = [entry.get("title_detail"), *cast(list[object], entry.get("content") or [])]
    stated = [cast(_Fields, one).get("language") for one in details if isinstance(one, Mapping)]
    candidates = (entry.get("language"), *stated, about.get("language"))
    return next((tag for tag in map(language, candidates) if tag), "")


def _provider(entry: _Fields, about: _Fields) -> str:
    source = entry.get("source")
    own = _get(cast(_Fields, source), "title") if isinstance(source, Mapping) else ""
    return own or _get(entry, "publisher") or _get(about, "publisher") or _get(about, "title")


def _authors(entry: _Fields) -> tuple[str, ...]:
    """The names of an entry's authors, without mail addresses."""
    authors = cast(list[_Fields], entry.get("authors") or [])
    named = [_get(author, "name") for author in authors if isinstance(author, Mapping)]
    if len(named) < 2:
        # feedparser cuts addresses of long top-level domains apart: read the field itself.
        named = [_get(entry, "author") or "".join(named)]
    found: list[str] = []
    for name in named:
        match = _PRIVATE_CREATOR.fullmatch(name)
        shown = (match["name"] or "") if match else _ADDRESS.sub("", name)
        found += re.split(r"\s*[,;]\s+|\s+(?:und|and|&)\s+", shown)
    return words(found)


def _keywords(entry: _Fields) -> tuple[str, ...]:
    tags = cast(list[_Fields], entry.get("tags") or [])
    stated = [tag.get("label") or tag.get("term") for tag in tags if isinstance(tag, Mapping)]
    more = re.split(r"[,;]", _get(entry, "media_keywords"))
    return words([*(_line(str(word)) for word in stated if word), *more])


def _rights(entry: _Fields, about: _Fields) -> Rights:
    stated = _line(_string(entry, "rights") or _string(about, "rights"))
    address = _get(entry, "license") or _get(about, "license")
    return Rights(stated, address)


def _summary(summary: str, body: Markup) -> tuple[Note, ...]:
    """The entry's summary, where it is not just the beginning of its text."""
    shown = _line(summary)
    opening = " ".join(text for text, _ in body.paragraphs[:3])
    folded = shown.rstrip("….[] ").casefold()
    if not folded or folded in " ".join(opening.split()).casefold():
        return ()
    return (Note("summary", shown),)


def _media(entry: _Fields) -> Iterator[Note]:
    for name, kind in (("media_description", "media"), ("media_credit", "credits")):
        value = entry.get(name)
        for one in value if isinstance(value, list) else [value]:
            shown = _line(_string(one, "content") if isinstance(one, Mapping) else str(one or ""))
            if shown:
                yield Note(kind, shown)


def _line(value: str) -> str:
    """A field that may hold markup, as one line."""
    if "<" not in value and "&" not in value:
        return field(value)
    return field(" ".join(text for text, _ in blocks_of_markup(value[:20_000]).paragraphs))


def _string(fields: _Fields, name: str) -> str:
    value = dict.get(cast(dict[str, object], fields), name)
    return value if isinstance(value, str) else ""


def _get(fields: _Fields, name: str) -> str:
    # feedparser's own `get` answers for other names, with a warning.
    return field(_string(fields, name))


FORMAT = Format("feed", sniff, parse)
