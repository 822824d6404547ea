"""E-mail: single messages (.eml) and mailboxes (mbox), one story a message.

The subject is the headline, the first readable text part the body; without a plain one the HTML
part is. Attachments are named in notices and not read. Addresses are kept nowhere.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.header
import email.policy
import quopri
import re
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parseaddr

from generator.errors import WireError
from generator.formats.binary import describe_binary
from generator.formats.conventions import Conventions
from generator.formats.decoding import decode
from generator.formats.enclosed import Body, marked_body, plain_body, read_all
from generator.formats.format import Format
from generator.formats.letters import without_forwarding, without_signature
from generator.formats.markup import blocks_of_markup
from generator.formats.stated import Stated, guid, language, moment, words
from generator.formats.stated import field as clean
from generator.model.story import Notice, Story
from generator.model.wire import Wire

MOST_MESSAGES = 20_000
MOST_PARTS = 200
"""Parts of one message that are looked at; a mail of more is read as far as that."""
DEEPEST = 20
"""Parts within parts; deeper ones are not looked at."""
LONGEST_PART = 4 * 1024 * 1024
"""Bytes of a body part before it is decoded; the rest of a longer one is left out."""

_LONGEST_HEADER = 20_000
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:(?:[ \t]|\r?\n[ \t])")
_KNOWN = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To"
    rb"|Content-Type|Content-Transfer-Encoding|Reply-To|X-Mailer|Sender|List-Id)[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)
_MBOX = re.compile(rb"From \S{1,200}[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]{10,80}\n")
_SEPARATOR = re.compile(rb"(?:\A|\n\r?\n)(?=From \S{1,200}[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(r"(?:\s*(?:Re|Fwd?|WG|AW|Antw|TR)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
_ENCODED = re.compile(r"=\?([\w.:-]{2,40})(?:\*[\w-]+)?\?([QqBb])\?([^?]{0,4000})\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")


def sniff(wire: Wire) -> float:
    """0.95 for a mailbox's first line, 0.9 for a head of three or more known fields."""
    opening = wire.raw[:16384].lstrip(b"\xef\xbb\xbf \r\n")
    if _MBOX.match(opening):
        return 0.95
    if not _HEADER.match(opening):
        return 0.0
    head = re.split(rb"\r?\n\r?\n", opening, maxsplit=1)[0]
    known = {match.group().lower() for match in _KNOWN.finditer(head)}
    return 0.9 if len(known) >= 3 else 0.6 if len(known) == 2 else 0.0


def parse(wire: Wire, conventions: Conventions) -> tuple[Story, ...]:
    """Every message with a text. Raises WireError where there is none."""
    messages = (_read_message(raw, wire.file, conventions) for raw in _messages(wire))
    return read_all(messages, wire, "mail", conventions)


def _messages(wire: Wire) -> list[bytes]:
    raw = wire.raw.lstrip(b"\xef\xbb\xbf \r\n")
    if not _MBOX.match(raw):
        return [raw]
    starts = [match.end() for match in _SEPARATOR.finditer(raw)]
    if len(starts) > MOST_MESSAGES:
        raise WireError(
            f"holds {len(starts)} messages, more than the {MOST_MESSAGES} allowed.",
            file=wire.file,
            remedy="Split the mailbox.",
        )
    ends = [*starts[1:], len(raw)]
    parts = (raw[start:end] for start, end in zip(starts, ends, strict=True))
    return [_QUOTED_FROM.sub(rb"\1", part.partition(b"\n")[2]) for part in parts]


@dataclass
class _Parts:
    """The parts of a message that matter: its texts, and the names of what is attached."""

    plain: list[Message] = field(default_factory=list)
    html: list[Message] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    seen: int = 0


def _read_message(
    raw: bytes, file: str, conventions: Conventions
) -> tuple[Body, Stated] | WireError:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.compat32)
        parts = _Parts()
        _collect(message, parts, 0)
    except (ValueError, TypeError, LookupError, RecursionError, AttributeError) as error:
        return WireError(f"a mail cannot be taken apart: {error}.", file=file)
    body, notices, links = _body(parts)
    if parts.seen > MOST_PARTS:
        many = f"Only the first {MOST_PARTS} parts were looked at."
        notices.append(Notice("mail-parts", many, "warning"))
    for name in parts.attached[:50]:
        notices.append(Notice("attachment", f"An attachment was not read: {name}."))
    title, answer = _subject(message)
    if answer:
        notices.append(Notice("reply-mark", f"The subject began with {answer!r}."))
    date = moment(_header(message, "Date"), conventions.timezone)
    if date is None and _header(message, "Date"):
        notices.append(Notice("date-unreadable", "The mail's date cannot be read.", "warning"))
    name = _sender(message)
    if name:
        notices.append(Notice("sender", f"Sent by {name}."))
    stated = Stated(
        guid=guid(_header(message, "Message-ID").strip("<> ")),
        title=title,
        date=date,
        date_source="sent" if date else "stated",
        language=language(_header(message, "Content-Language")),
        agency=name if conventions.is_credit(name) else "",
        keywords=words(re.split(r"[,;]", _header(message, "Keywords"))),
        links=links,
        notices=tuple(notices),
        credits=(name,) if name else (),
    )
    return body, stated


def _collect(message: Message, parts: _Parts, depth: int) -> None:
    """Sort a message's parts. A part that is a mail itself is read as an attachment's name."""
    parts.seen += 1
    if parts.seen > MOST_PARTS or depth > DEEPEST:
        return
    kind = message.get_content_type()
    payload = message.get_payload()
    if isinstance(payload, list) and not (kind == "message/rfc822" and depth):
        for part in payload:
            if isinstance(part, Message):
                _collect(part, parts, depth + 1)
        return
    name = clean(_decoded_words(str(message.get_filename() or "")), 120)
    disposition = str(message.get("Content-Disposition", "")).casefold()
    attached = disposition.startswith("attachment") or (name and not disposition.startswith("in"))
    if attached or kind not in {"text/plain", "text/html"}:
        parts.attached.append(name or kind)
    else:
        (parts.plain if kind == "text/plain" else parts.html).append(message)


def _body(parts: _Parts) -> tuple[Body, list[Notice], tuple[str, ...]]:
    """The body, what to say of it, and its links."""
    notices: list[Notice] = []
    plain = "\n\n".join(_text(part, notices) for part in parts.plain)
    if plain.strip():
        plain = without_forwarding(plain, notices)
        return plain_body(without_signature(plain, notices)), notices, ()
    if parts.html:
        page = "\n".join(_text(part, notices) for part in parts.html)
        markup = blocks_of_markup(page)
        notices.append(Notice("from-markup", "The text was taken out of HTML."))
        blocks = []
        for text, kind in markup.paragraphs:
            if text == "--":
                notices.append(Notice("private-dropped", "The mail's signature was left out."))
                break
            blocks.append((text, kind))
        links = tuple(link for link in markup.links if not _ADDRESS.search(link))
        return marked_body(blocks), notices, links
    return plain_body(""), notices, ()


def _text(part: Message, notices: list[Notice]) -> str:
    """A part's text. A charset that does not fit its bytes gives way to what they look like."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        payload = b""
    raw = payload if isinstance(payload, bytes) else b""
    if len(raw) > LONGEST_PART:
        cut = f"Only the first {LONGEST_PART} bytes of the text were read."
        notices.append(Notice("body-cut-off", cut, "warning"))
        raw = raw[:LONGEST_PART]
    charset = clean(part.get_content_charset() or "", 40)
    try:
        text = raw.decode(charset or "utf-8")
    except (LookupError, ValueError):
        if describe_binary(raw):
            notices.append(Notice("part-binary", "A text part that is no text was left out."))
            return ""
        if charset:
            wrong = f"The declared character set ({charset}) does not fit."
            notices.append(Notice("charset-wrong", wrong, "warning"))
        read = decode(raw)
        notices.extend(read.notices)
        return read.text
    if describe_binary(text.encode("utf-8", "replace")):
        notices.append(Notice("part-binary", "A text part that is no text was left out."))
        return ""
    return decode(text.encode("utf-8", "replace")).text if text else ""


def _header(message: Message, name: str) -> str:
    """A header's value in one line, its encoded words read."""
    # `get` would replace bytes beyond ASCII; the raw value keeps them as surrogates.
    for known, value in message.raw_items():
        if known.casefold() == name.casefold():
            return clean(_decoded_words(str(value)[:_LONGEST_HEADER]))
    return ""


def _decoded_words(raw: str) -> str:
    """`raw` with RFC 2047's words read, however broken: unknown or wrong charsets, words cut
    within a letter, no blank between them, raw bytes beside them."""
    if any("\udc80" <= character <= "\udcff" for character in raw):
        raw = decode(raw.encode("utf-8", "surrogateescape")).text
    raw = re.sub(r"\r?\n[ \t]", " ", raw)
    joined = _BETWEEN.sub(r"\1", raw)
    shown: list[str] = []
    pending = b""
    charset = ""
    position = 0
    for match in _ENCODED.finditer(joined):
        between = joined[position : match.start()]
        # A letter may be cut between two words of one charset: their bytes are read together.
        if pending and (between or match[1].casefold() != charset):
            shown.append(_in_charset(pending, charset))
            pending = b""
        shown.append(between)
        charset = match[1].casefold()
        pending += _word(match[2], match[3])
        position = match.end()
    shown += [_in_charset(pending, charset), joined[position:]]
    return "".join(shown)


def _word(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "Qq":
        return quopri.decodestring(raw.replace(b" ", b"_"), header=True)
    packed = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    packed += b"=" * (-len(packed) % 4)
    try:
        return base64.b64decode(packed)
    except (binascii.Error, ValueError):
        return raw


def _in_charset(raw: bytes, charset: str) -> str:
    if not raw:
        return ""
    try:
        return raw.decode(charset)
    except (LookupError, ValueError):
        return raw.decode("cp1252", "replace") if describe_binary(raw) else decode(raw).text


def _subject(message: Message) -> tuple[str, str]:
    """The subject without marks of an answer, and those marks."""
    subject = _header(message, "Subject")
    match = _REPLY.match(subject)
    if match is None or not subject[match.end() :]:
        return subject, ""
    return subject[match.end() :], match.group().strip()


def _sender(message: Message) -> str:
    """The name a mail was sent under, never its address."""
    name, _ = parseaddr(_header(message, "From"))
    return "" if _ADDRESS.search(name) else clean(name, 40)


FORMAT = Format("mail", sniff, parse)
