"""Bytes to text: which encoding, what was repaired, and what was refused.

German wires come as UTF-8 or Windows-1252, and a statistical guess confuses the latter with its
neighbours on short texts. So the order is fixed: byte-order mark, UTF-8 without fault, Windows-1252
if the result reads as text, and only then a detector. Unicode is otherwise left as it is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

import charset_normalizer
import ftfy

from generator.errors import WireError
from generator.formats.binary import describe_binary, looks_utf16
from generator.model.story import Notice

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# Letters of western European words, and the signs that stand between words, as Windows-1252 has
# them. A sign between two letters, or a run of accented letters, says that it was another one.
_STRANGE = re.compile(
    r"(?<=[^\W\d_])[\x80-\x9f€‚„…†‡ˆ‰‹•˜™›¡¢£¤¥¦§¨©ª«¬®¯°±²³´¶¸¹º»¼½¾¿×÷“”](?=[^\W\d_])"
    r"|[À-ÿŠšŽžŒœŸƒ]{4,}"
    r"|(?<=[a-z])[ÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÝÞŠŽŸ](?=[a-z])"
    r"|[\x80-\x9f]"
)
# Windows-1252 with Latin-1's controls in its five unassigned places.
_WESTERN = "".join(
    bytes((byte,)).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
    for byte in range(256)
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_STRANGE_SHARE = 0.15

# The second half of a UTF-8 sequence as Windows-1252 or Latin-1 shows it, after a first half.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(rf"[ÂÃÄÅÐÑ][{_TAIL}]|[âï][{_TAIL}]{{2}}|ð[Ÿ\x9f][{_TAIL}]{{2}}|[\x80-\x9f]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Controls that mean nothing in a text; the marks SOH to EOT frame stories and are kept.
_CONTROLS = re.compile(r"[\x00\x05-\x08\x0b\x0e-\x1f\x7f]")
_BLANKS = dict.fromkeys((*range(5, 9), 0, 11, *range(14, 32), 127), " ")

_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A wire's text with line feeds as its only line ends, and how it was come by."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(raw: bytes, *, file: str = "") -> Decoded:
    """The text of `raw`. Raises WireError for what is binary or cannot be made out."""
    reason = describe_binary(raw)
    if reason:
        raise WireError(
            f"not a text: {reason}.", file=file, remedy="Convert it to text, or remove it."
        )
    return _decoded_once(raw) if len(raw) <= _SMALL else _decoded(raw)


def _decoded(raw: bytes) -> Decoded:
    text, encoding, notices = _characters(raw)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notices.append(Notice("line-ends", "Line ends were made uniform."))
    repaired = _repair(text)
    if repaired != text:
        notices.append(
            Notice("mojibake", "Characters garbled by a wrong encoding were put right.", "warning")
        )
        text = repaired
    if _CONTROLS.search(text):
        text = text.translate(_BLANKS)
        notices.append(Notice("controls", "Control characters were replaced by blanks."))
    return Decoded(text, encoding, tuple(notices))


# A wire is decoded when its format is looked for and again when it is read.
_SMALL = 65536
_decoded_once = lru_cache(maxsize=2)(_decoded)


def _characters(raw: bytes) -> tuple[str, str, list[Notice]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding)
    order = looks_utf16(raw)
    if order:
        text, _, notices = _marked(raw, order)
        return text, order, [_encoding_notice(order), *notices]
    try:
        return raw.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    return _damaged_utf8(raw) or _single_byte(raw)


def _encoding_notice(encoding: str) -> Notice:
    return Notice("encoding", f"Read as {encoding}.")


def _marked(raw: bytes, encoding: str) -> tuple[str, str, list[Notice]]:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        return text, encoding, [_replaced(encoding)]
    return text.removeprefix("\ufeff"), encoding, []


def _replaced(encoding: str) -> Notice:
    message = f"Bytes that are no {encoding} were replaced by U+FFFD."
    return Notice("undecodable", message, "warning")


def _damaged_utf8(raw: bytes) -> tuple[str, str, list[Notice]] | None:
    """UTF-8 with a few faults: surrogates spelled out, a sequence cut off, a stray byte."""
    sequences = _UTF8_SEQUENCE.findall(raw)
    covered = sum(map(len, sequences))
    high = len(_HIGH.findall(raw))
    if not sequences or covered < high * 0.8:
        return None
    try:
        paired = raw.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
        text = paired.decode("utf-16-le", "replace")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    return text, "utf-8", [_replaced("utf-8")] if "\ufffd" in text else []


def _single_byte(raw: bytes) -> tuple[str, str, list[Notice]]:
    western = _in_western(raw)
    encoding = "windows-1252"
    if _strangeness(western) <= _STRANGE_SHARE:
        return western, encoding, [_encoding_notice(encoding)]
    for other in ("cp850", "mac-roman"):
        text = raw.decode(other, "replace")
        if _reads_german(text):
            return text, other, [Notice("encoding", f"Read as {other}.", "warning")]
    guess = charset_normalizer.from_bytes(raw[:65536]).best()
    if guess is not None and guess.encoding not in {"ascii", "utf_8"} and guess.chaos < 0.1:
        try:
            text = raw.decode(guess.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
        else:
            name = guess.encoding.replace("_", "-")
            return text, name, [Notice("encoding", f"Read as {name} (a guess).", "warning")]
    doubt = "Read as windows-1252, which fits badly: see whether the characters are right."
    return western, encoding, [Notice("encoding-doubtful", doubt, "warning")]


def _in_western(raw: bytes) -> str:
    """`raw` as Windows-1252, its five unassigned bytes as Latin-1 has them."""
    return codecs.charmap_decode(raw, "strict", _WESTERN)[0]


def _strangeness(text: str) -> float:
    """The share of non-ASCII characters that stand where western European text has none."""
    high = len(_NON_ASCII.findall(text))
    strange = sum(len(match.group()) for match in _STRANGE.finditer(text))
    return strange / high if high else 0.0


def _reads_german(text: str) -> bool:
    """Whether nearly all that is not ASCII are letters and signs of German text."""
    high = _NON_ASCII.findall(text)
    fitting = sum(character in "äöüßÄÖÜé„“”–—’»«§€°" for character in high)
    return fitting >= len(high) * 0.95 and _strangeness(text) <= _STRANGE_SHARE


def _repair(text: str) -> str:
    """`text` with lines that were decoded wrongly before they came to us put right."""
    if not _MOJIBAKE.search(text):
        return text
    return "\n".join(
        ftfy.fix_encoding(line, _REPAIR) if _MOJIBAKE.search(line) else line
        for line in text.split("\n")
    )
