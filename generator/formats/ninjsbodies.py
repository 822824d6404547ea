"""The texts of ninjs: bodies in several forms, descriptions, pictures beside them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.facts import Facts
from generator.formats.inline import is_markup, take_text
from generator.formats.json_wire import Json, first_text, lowered, members, objects, text
from generator.formats.markup import blocks_of_markup

# The better a form keeps the text's structure, the earlier it is tried.
_FORMS = ("xhtml", "html", "nitf", "xml", "richtext", "")
_PLAIN = ("text", "plain")


def plain_of(told: str) -> str:
    """The text of a field in which providers put markup now and then."""
    if not is_markup(told) and "&" not in told:
        return told
    return " ".join(paragraph for paragraph, _ in blocks_of_markup(told).paragraphs)


def read_bodies(facts: Facts, entry: Json) -> None:
    """The body in its best form, and descriptions as summaries."""
    told = sorted(_bodies(entry), key=lambda body: _rank(body[0]))
    for _, value in told:
        if value.strip():
            take_text(facts, value)
            break
    for name, value in _descriptions(entry):
        kind = "media" if "caption" in name else "abstract"
        facts.note(kind, plain_of(value))


def _rank(form: str) -> int:
    """The place of a form in the order of preference; plain text comes last."""
    if any(mark in form for mark in _PLAIN) and not any(mark in form for mark in _FORMS[:4]):
        return len(_FORMS)
    return next(rank for rank, mark in enumerate(_FORMS) if mark in form)


def _bodies(entry: Json) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        if key.startswith("body") and isinstance(value, str):
            yield key.removeprefix("body"), value
    for body in map(lowered, objects(entry.get("bodies"))):
        form = f"{text(body.get('contenttype'))} {text(body.get('role'))}".casefold()
        yield form, first_text(body, "value", "text", "content")


def _descriptions(entry: Json) -> Iterator[tuple[str, str]]:
    named = {key: text(value) for key, value in entry.items() if key.startswith("description")}
    plain = [key for key in named if key.endswith("text") and named[key].strip()]
    for key, value in named.items():
        # The same summary often comes in several forms.
        if "caption" in key or key in plain[:1] or not plain:
            yield key, value
    for description in map(lowered, objects(entry.get("descriptions"))):
        yield text(description.get("role")).casefold(), first_text(description, "value", "text")


def read_associations(facts: Facts, entry: Json) -> None:
    """Captions of the pictures beside a text."""
    for part in map(lowered, members(entry.get("associations"))):
        if text(part.get("type")) in {"text", "composite"}:
            continue
        for _, value in _descriptions(part):
            facts.note("media", plain_of(value))
