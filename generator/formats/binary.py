"""Telling what is no text at all."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an audio file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)

# Controls that text does not hold. Frame marks of wire protocols (SOH to EOT), bell, shift-out,
# shift-in and the paper controls of teleprinters are left out: old wires have them.
_ALIEN = re.compile(rb"[\x05\x06\x0e-\x19\x1c-\x1f\x7f]")
_ALIEN_SHARE = 0.02
_SAMPLE = 65536


def looks_utf16(raw: bytes) -> str:
    """The byte order (`utf-16-le`, `utf-16-be`) of UTF-16 without a mark, "" where it is not that.

    Text in the Latin alphabet has its zero bytes all in one half of the pairs, and many.
    """
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4 or len(raw) % 2:
        return ""
    pairs = len(sample) // 2
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if low > pairs * 0.6 and high <= pairs * 0.02:
        return "utf-16-le"
    if high > pairs * 0.6 and low <= pairs * 0.02:
        return "utf-16-be"
    return ""


_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"])")
_NESTED = re.compile(rb"\s*(?:\[\s*){3}")
_XML = re.compile(rb"\s*<(?:\?xml\b|!DOCTYPE\b)", re.IGNORECASE)
_TAG = re.compile(rb"\s*<([A-Za-z_][\w.:-]{0,60})[\s/>]")


def describe_code(raw: bytes) -> str:
    """What kind of file for programs these bytes are, in words; "" where they may be prose.

    As text such a file would show all it holds, what is private too.
    """
    opening = raw[:2000].removeprefix(b"\xef\xbb\xbf")
    ending = raw[-200:].rstrip(b"\0 \t\r\n")
    if opening.startswith((b"\xff\xfe", b"\xfe\xff")):
        opening, ending = opening.replace(b"\0", b"")[2:], ending.replace(b"\0", b"")
    closed = ending.endswith((b"}", b"]"))
    if _NESTED.match(opening) or (_JSON.match(opening) and closed):
        return "it is JSON in which nothing tells of a story"
    tag = _TAG.match(opening)
    whole = tag is not None and ending.endswith(b"</" + tag[1] + b">")
    return "it is XML in which nothing tells of a story" if _XML.match(opening) or whole else ""


def describe_binary(raw: bytes) -> str:
    """What kind of binary file these bytes are, in words; "" where they may be text."""
    for signature, description in _SIGNATURES:
        if raw.startswith(signature):
            return f"it is {description}"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or looks_utf16(raw):
        return ""
    if b"\0" in raw:
        return "it holds NUL bytes and is no UTF-16, so it is binary"
    sample = raw[:_SAMPLE]
    if len(_ALIEN.findall(sample)) > len(sample) * _ALIEN_SHARE:
        return "it holds too many control characters to be text"
    return ""
