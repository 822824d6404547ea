from __future__ import annotations

import pytest

from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.mentions import mentions
from generator.annotate.recogniser.reader import Name
from generator.annotate.tokens import tokenise
from generator.model.ids import text_id
from generator.model.story import Block, Source, Story
from generator.model.text import Span

KNOWLEDGE = Knowledge(
    {}, {"Deutschland": "co", "Paris": "cb"}, frozenset({"Angela", "Hans"}),
    frozenset({"Merkel", "Jens"}),
)  # fmt: skip


def tokens_of(text: str):
    block = Block(Span(0, len(text)), "paragraph")
    source = Source("", 0, "text", "")
    return tokenise(Story(text_id(text), source, "", "stated", text, (block,)))


def only(text: str, start: int, end: int, label: str):
    found = list(mentions(tokens_of(text), [[Name(start, end, label, 0.9)]], KNOWLEDGE))
    assert len(found) <= 1
    return (found[0], found[0].span.of(text)) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end", "label", "type_", "relation", "name", "covered"),
    [
        ("Angela Merkel sprach", 0, 2, "PER", "person", "names", "Angela Merkel", "Angela Merkel"),
        ("Angela Merkels Rede", 0, 2, "PER", "person", "names", "Angela Merkel", "Angela Merkels"),
        ("Hans Jens sprach", 0, 2, "PER", "person", "names", "Hans Jens", "Hans Jens"),
        ("Deutschlands Weg", 0, 1, "LOC", "place", "names", "Deutschland", "Deutschlands"),
        ("in Paris gewesen", 1, 2, "LOC", "place", "names", "Paris", "Paris"),
        ("die britische Seite", 1, 2, "LOCderiv", "place", "relates", "britische", "britische"),
        ("Nato-Hauptquartier", 0, 1, "ORGpart", "organisation", "part", "Nato", "Nato"),
        ("Deutschlandreise", 0, 1, "LOCpart", "place", "part", "Deutschland", "Deutschland"),
        ("Den Haager-Treffen", 0, 2, "LOCpart", "place", "part", "Den Haager", "Den Haager"),
        ("der Nato-Gipfel", 1, 2, "OTH", "event", "names", "Nato-Gipfel", "Nato-Gipfel"),
        ("der Faust hier", 1, 2, "OTH", "other", "names", "Faust", "Faust"),
    ],
)
def test_labels_become_mentions(text, start, end, label, type_, relation, name, covered):
    mention, on = only(text, start, end, label)
    assert (mention.type, mention.relation, mention.name, on) == (type_, relation, name, covered)
    assert (mention.via, mention.confidence) == ("model", 0.9)


def test_a_compound_whose_name_cannot_be_told_is_left_out():
    assert only("Fremdwortreise", 0, 1, "LOCpart") is None


def test_marks_alone_are_no_name():
    assert only("( - )", 0, 2, "ORG") is None


def test_offsets_count_the_characters_of_the_text():
    text = "\U0001f600 Präsident in Mu\u0308nchen-Pasing. Deutschlands Ende"
    tokens = tokens_of(text)
    at = next(n for n, token in enumerate(tokens.all) if token.text.startswith("München"))
    sentences = [[Name(at, at + 1, "LOCpart", 0.5)], [Name(0, 1, "LOC", 0.5)]]
    first, second = mentions(tokens, sentences[: len(tokens.sentences)], KNOWLEDGE)
    assert first.span.of(text) == "Mu\u0308nchen"
    assert first.name == "München"
    assert second.span.of(text) == "Deutschlands"
