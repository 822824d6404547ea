"""The Flair backend against the real library, with a tagger trained here in seconds."""

from __future__ import annotations

import pytest

from generator.annotate import annotate
from generator.annotate.backends import recogniser
from generator.errors import SettingsError

pytestmark = pytest.mark.filterwarnings("ignore")
LEARNED = (
    ("Gestern traf Quorin Meldau den Chef", "Quorin Meldau", "PER"),
    ("Der Fluss Tessel stieg", "Tessel", "LOC"),
    ("Im Hafen der Brandig Werke brannte es", "Brandig Werke", "ORG"),
    ("Gestern stieg der Fluss im Hafen , es brannte", "", ""),
)
TEXT = (
    "  „Über die Tessel“, so Quorin Meldau, kam nichts.\n"
    "Äußerst spät\u00a0erklärten die Brandig Werke: Öl!"
)


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    pytest.importorskip("flair", reason="Flair is not installed")
    import flair
    import torch
    from flair.data import Corpus, Sentence
    from flair.datasets import FlairDatapointDataset
    from flair.embeddings import OneHotEmbeddings
    from flair.models import SequenceTagger

    flair.set_seed(1)
    sentences = []
    for text, name, label in LEARNED:
        sentence = Sentence(text)
        words = [token.text for token in sentence]
        if name:
            start = words.index(name.split()[0])
            sentence[start : start + len(name.split())].add_label("ner", label)
        sentences.append(sentence)
    corpus = Corpus(train=FlairDatapointDataset(sentences), sample_missing_splits=False)
    made = SequenceTagger(
        embeddings=OneHotEmbeddings.from_corpus(corpus, min_freq=1, embedding_length=16),
        tag_dictionary=corpus.make_label_dictionary("ner", add_unk=False),
        tag_type="ner", hidden_size=16, use_rnn=False, use_crf=False, reproject_embeddings=False,
        dropout=0.0, word_dropout=0.0, locked_dropout=0.0,
    )  # fmt: skip
    optimiser = torch.optim.Adam(made.parameters(), lr=0.05)
    for _ in range(150):
        optimiser.zero_grad()
        made.forward_loss(sentences)[0].backward()
        optimiser.step()
        for sentence in sentences:
            sentence.clear_embeddings()
    path = tmp_path_factory.mktemp("flair") / "tagger.pt"
    made.save(path)
    return path


def marks(story, authority, lexicon, who, text):
    return [
        (mention.span.of(text), mention.type, mention.via, mention.confidence)
        for mention in annotate(story(text), authority, lexicon, recogniser=who).mentions
    ]


def test_a_tagger_finds_names_at_their_characters_twice_alike(story, authority, lexicon, tagger):
    who = recogniser(f"flair:{tagger}", authority, lexicon)
    found = marks(story, authority, lexicon, who, TEXT)
    assert [mark[:3] for mark in found] == [
        ("Tessel", "place", "flair"),
        ("Quorin Meldau", "person", "flair"),
        ("Brandig Werke", "organisation", "flair"),
    ]
    assert all(0.5 <= mark[3] <= 1 for mark in found)
    assert marks(story, authority, lexicon, who, TEXT) == found


def test_a_long_paragraph_is_read_to_its_end(story, authority, lexicon, tagger):
    who = recogniser(f"flair:{tagger}", authority, lexicon)
    text = "Gestern stieg der Fluss im Hafen. " * 400 + "Der Fluss Tessel stieg."
    assert [mark[0] for mark in marks(story, authority, lexicon, who, text)] == ["Tessel"]


def test_a_tagger_flair_cannot_load_is_named(authority, lexicon, tmp_path):
    pytest.importorskip("flair", reason="Flair is not installed")
    with pytest.raises(SettingsError, match="Flair cannot load"):
        recogniser(f"flair:{tmp_path / 'nothing.pt'}", authority, lexicon)
