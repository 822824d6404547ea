from __future__ import annotations

import re
import sys
from types import ModuleType, SimpleNamespace

import pytest

from generator.annotate import annotate
from generator.annotate.backends import recogniser
from generator.annotate.backends.finding import Backend, Found
from generator.annotate.backends.gliner import windows
from generator.errors import SettingsError

TEXT = "Im Hafen traf Quorin Meldau den Chef der Brandig Werke.\nDer Fluss Tessel stieg."


def listed(story, authority, lexicon, who):
    made = annotate(story(TEXT), authority, lexicon, recogniser=who)
    return [(mention.span.of(TEXT), mention.type, mention.via) for mention in made.mentions]


def test_a_spacy_pipeline_finds_names_in_the_right_places(story, authority, lexicon, spacy_model):
    who = recogniser(f"spacy:{spacy_model}", authority, lexicon)
    assert listed(story, authority, lexicon, who) == [
        ("Quorin Meldau", "person", "spacy"),
        ("Brandig Werke", "organisation", "spacy"),
        ("Tessel", "place", "spacy"),
    ]


def test_a_pipeline_spacy_cannot_load_is_named(authority, lexicon, tmp_path):
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(SettingsError, match="spaCy cannot load"):
        recogniser(f"spacy:{tmp_path / 'nothing'}", authority, lexicon)


def test_rules_stand_and_unsure_overlapping_and_unknown_names_of_a_backend_do_not(
    story, authority, lexicon
):
    def find(text: str) -> list[Found]:
        at = text.find("Quorin")
        return [
            Found(at, at + 13, "person", 0.9),
            Found(at + 7, at + 13, "person", 0.99),  # inside the one before
            Found(0, 2, "place", 0.3),
            Found(3, 8, "CARDINAL", 0.9),
        ] if at >= 0 else []  # fmt: skip

    who = Backend(lambda *_: (), find, "test")
    assert listed(story, authority, lexicon, who) == [("Quorin Meldau", "person", "test")]


@pytest.mark.parametrize(
    ("text", "confidence", "marked"),
    [
        ("Gestern kam Meldau.", 0.98, []),
        ("Gestern kam Meldau.", 0.99, ["Meldau"]),
        ("Gestern kam Quorin Meldau. Dann ging Meldau.", 0.6, ["Quorin Meldau", "Meldau"]),
    ],
)
def test_a_person_of_one_word_is_sure_or_named_in_full(
    story, authority, lexicon, text, confidence, marked
):
    def find(text: str) -> list[Found]:
        return [
            Found(*name.span(), "person", confidence)
            for name in re.finditer("(Quorin )?Meldau", text)
        ]

    made = annotate(
        story(text), authority, lexicon, recogniser=Backend(lambda *_: (), find, "test")
    )
    assert [mention.span.of(text) for mention in made.mentions] == marked


# GLiNER and Flair are too large to install for every test. What is held here is how our side reads
# answers of the shape they give, not that the libraries still give it; that is held by
# `test_gliner.py` and `test_flair.py` where they are installed.
def test_answers_of_the_shape_gliner_gives(story, authority, lexicon, monkeypatch):
    def tokenizer(words, **_):
        return {"input_ids": [[7]] * len(words)}

    tokenizer.model_max_length = 512
    model = SimpleNamespace(
        config=SimpleNamespace(max_len=5, **dict.fromkeys(("ent_token", "sep_token"), "-")),
        data_processor=SimpleNamespace(
            words_splitter=lambda text: (
                (word[0], *word.span()) for word in re.finditer(r"\w+|\S", text)
            ),
            transformer_tokenizer=tokenizer,
        ),
        predict_entities=lambda text, labels, threshold: [
            {"start": text.index(name), "end": text.index(name) + len(name), "label": label,
             "score": 0.8}
            for name, label in (("Quorin Meldau", "person"), ("Tessel", "place"))
            if name in text and label in labels and threshold < 0.8
        ]
    )  # fmt: skip
    gliner = ModuleType("gliner")
    gliner.GLiNER = SimpleNamespace(from_pretrained=lambda _: model)
    monkeypatch.setitem(sys.modules, "gliner", gliner)
    who = recogniser("gliner:some/model", authority, lexicon)
    assert listed(story, authority, lexicon, who) == [
        ("Quorin Meldau", "person", "gliner"),
        ("Tessel", "place", "gliner"),
    ]


def test_a_long_paragraph_is_read_in_pieces_that_end_with_a_sentence():
    words = [(text, at, at + 1) for at, text in enumerate("ab.cdefgh.")]
    even = [1] * len(words)
    assert list(windows(words, even, 4, 99)) == [(0, 3), (3, 7), (7, 10)]
    assert list(windows(words, even, 10, 99)) == [(0, 10)]
    assert list(windows([], [], 4, 99)) == []


def test_a_piece_is_no_longer_than_its_tokens_may_be():
    words = [(text, at, at + 1) for at, text in enumerate("abcdef")]
    assert list(windows(words, [1, 1, 2, 9, 1, 1], 10, 3)) == [(0, 2), (2, 3), (3, 4), (4, 6)]


def test_answers_of_the_shape_flair_gives(story, authority, lexicon, monkeypatch):
    class Sentence:
        def __init__(self, text):
            self.text = text

        def get_spans(self, kind):
            at = self.text.find("Tessel")
            span = SimpleNamespace(start_position=at, end_position=at + 6, tag="LOC", score=0.97)
            return [span] if kind == "ner" and at >= 0 else []

    for name in ("flair", "flair.data", "flair.models"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["flair.data"].Sentence = Sentence
    tagger = SimpleNamespace(predict=lambda _: None)
    sys.modules["flair.models"].SequenceTagger = SimpleNamespace(load=lambda _: tagger)
    who = recogniser("flair:tagger", authority, lexicon)
    assert listed(story, authority, lexicon, who) == [("Tessel", "place", "flair")]


@pytest.mark.parametrize(
    ("spec", "message"),
    [("spcy:x", "spacy:NAME"), ("spacy:", "Known are"), ("", "Known are")],
)
def test_a_recogniser_that_is_none_is_told_with_what_is_known(authority, lexicon, spec, message):
    with pytest.raises(SettingsError, match=message):
        recogniser(spec, authority, lexicon)


def test_a_missing_package_says_how_to_get_it(authority, lexicon, monkeypatch):
    monkeypatch.setitem(sys.modules, "flair", None)
    with pytest.raises(SettingsError, match=r"depesche\[flair\]"):
        recogniser("flair:tagger", authority, lexicon)
