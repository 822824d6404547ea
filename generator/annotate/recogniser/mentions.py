"""Turns the labels of the training data into mentions.

The labels are those of GermEval 2014: PER, LOC, ORG, OTH for names, the same with `deriv` for
words derived from a name (`britischer`), with `part` for words a name is the first part of
(`Nato-Hauptquartier`); the last cover the whole word, a mention covers the name only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.annotate.grammar import without_genitive, word_set
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.reader import Name
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention, MentionRelation, MentionType

VIA = "model"

_TYPES: dict[str, MentionType] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "OTH": "other",
}
LABELS = {type_: label for label, type_ in _TYPES.items()} | {"event": "OTH"}
"""The label of each type of mention."""

INNER = "inner"
"""The `via` of a name inside a name."""

_EVENT_ENDS = word_set(
    """gipfel konferenz spiele meisterschaft meisterschaften krieg revolution aufstand festival
    messe olympiade pokal rennen marathon abkommen treffen kongress parteitag forum
    summit conference war games cup championship festival forum"""
) - {"abkommen"}  # fmt: skip
_SHORTEST_HEAD = 3


def mentions(
    tokens: Tokens, names: Sequence[Sequence[Name]], knowledge: Knowledge
) -> Iterator[Mention]:
    """The mentions of a story in text order, from the names in each of its sentences."""
    for sentence, found in zip(tokens.sentences, names, strict=True):
        for name in found:
            start, end = sentence.start + name.start, sentence.start + name.end
            mention = _mention(tokens, start, end, name, knowledge)
            if mention:
                yield mention


def within(tokens: Tokens, names: Iterable[Name], knowledge: Knowledge) -> Iterator[Mention]:
    """The mentions of names inside names, which are numbered by the tokens of the text."""
    for name in names:
        mention = _mention(tokens, name.start, name.end, name, knowledge)
        if mention:
            yield replace(mention, via=INNER)


def _mention(
    tokens: Tokens, start: int, end: int, name: Name, knowledge: Knowledge
) -> Mention | None:
    label = name.label
    words = tokens.words(start, end)
    if not any(char.isalnum() for word in words for char in word):
        return None
    if label.endswith("part"):
        return _part(tokens, start, end, name, knowledge)
    relation: MentionRelation = "relates" if label.endswith("deriv") else "names"
    type_ = _TYPES[label[:3]]
    if type_ == "other" and words[-1].lower().endswith(tuple(_EVENT_ENDS)):
        type_ = "event"
    text = " ".join(words)
    if relation == "names":
        bare = without_genitive(words[-1])
        if bare and _is_genitive(words, bare, type_, knowledge):
            text = " ".join((*words[:-1], bare))
    return Mention(tokens.span(start, end), type_, text, relation, VIA, name.confidence)


def _is_genitive(words: Sequence[str], bare: str, type_: MentionType, knowledge: Knowledge) -> bool:
    """Whether the last word ends in a genitive `s` rather than in its own."""
    whole = " ".join(words)
    if whole in knowledge.names or words[-1] in knowledge.surnames:
        return False
    if " ".join((*words[:-1], bare)) in knowledge.names:
        return True
    known = bare in knowledge.surnames or knowledge.is_first_name(bare)
    if type_ == "person":
        return known and not knowledge.is_first_name(words[-1])
    return type_ == "place" and not bare.endswith(("e", "i", "u", "a", "o"))


def _part(tokens: Tokens, start: int, end: int, name: Name, knowledge: Knowledge) -> Mention | None:
    """The name inside a compound: what stands before the last hyphen, else a listed name that
    the word begins with; nothing where neither can be told."""
    token = tokens.all[end - 1]
    head = token.text.rstrip("-").rpartition("-")[0]
    if not head and token.text.endswith("-"):
        head = token.text.rstrip("-")
    if not head and end - start == 1:
        head = _listed_head(token.text, knowledge)
    if len(head) < _SHORTEST_HEAD - 1:
        return None
    span = tokens.part(token, 0, len(head))
    if end - start > 1:
        span = type(span)(tokens.all[start].start, span.end)
    text = " ".join((*tokens.words(start, end - 1), head))
    return Mention(span, _TYPES[name.label[:3]], text, "part", VIA, name.confidence)


def _listed_head(word: str, knowledge: Knowledge) -> str:
    for length in range(len(word) - _SHORTEST_HEAD, _SHORTEST_HEAD, -1):
        if word[:length] in knowledge.names or word[:length] in knowledge.surnames:
            return word[:length]
    return ""
