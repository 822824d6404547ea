"""Small models of the real libraries, each made here in seconds, without a network: a spaCy
pipeline with a list of names, a Flair tagger and a GLiNER model trained on a few sentences."""

from __future__ import annotations

import random

import pytest

from generator.annotate import annotate
from generator.annotate.backends import recogniser
from generator.annotate.backends.gliner import LABELS

LEARNED = (
    ("Gestern traf Quorin Meldau den Chef", "Quorin Meldau", "PER"),
    ("Der Fluss Tessel stieg", "Tessel", "LOC"),
    ("Im Hafen der Brandig Werke brannte es", "Brandig Werke", "ORG"),
    ("Gestern stieg der Fluss im Hafen , es brannte", "", ""),
)
NAMES = (("Quorin Meldau", "person"), ("Tessel", "place"), ("Brandig Werke", "organisation"), ("",))
OTHERS = [
    "Gestern", "stieg", "der", "Fluss", "im", "Hafen", "die", "so", "kam", "es", "neu", "was",
    *".,!:-„“",
]  # fmt: skip
UNKNOWN = {"neu", "was"}
"""Words of the sentences learned that the vocabulary lacks, as it lacks most of any text."""


@pytest.fixture(scope="session")
def spacy_model(tmp_path_factory):
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    made = spacy.blank("de")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([
        {"label": "PER", "pattern": "Quorin Meldau"},
        {"label": "ORG", "pattern": "Brandig Werke"},
        {"label": "LOC", "pattern": "Tessel"},
        {"label": "MISC", "pattern": "Hafen"},
    ])  # fmt: skip
    folder = tmp_path_factory.mktemp("spacy") / "pipeline"
    made.to_disk(folder)
    return folder


@pytest.fixture(scope="session")
def flair_model(tmp_path_factory):
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


def examples():
    """Sentences of words in any order, three of four with a name."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    for name, *label in NAMES * 12:
        words = chance.choices(OTHERS, k=chance.randint(2, 12))
        at = chance.randint(0, len(words))
        words[at:at] = name.split()
        last = at + len(name.split()) - 1
        yield {"tokenized_text": words, "ner": [(at, last, *label)] if label else []}


@pytest.fixture(scope="session")
def gliner_model(tmp_path_factory):
    pytest.importorskip("gliner", reason="GLiNER is not installed")
    import torch
    from gliner.model import UniEncoderSpanGLiNER
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    torch.manual_seed(1)
    known = [word for name, *_ in NAMES for word in name.split()]
    known += [word for word in OTHERS if word not in UNKNOWN]
    marks = {f"{mark.lower()}_token": f"[{mark}]" for mark in ("PAD", "UNK", "CLS", "SEP")}
    vocabulary = {word: at for at, word in enumerate([*marks.values(), *LABELS, *known])}
    plain = Tokenizer(models.WordLevel(vocabulary, "[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()  # cuts at hyphens, too
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=plain, model_max_length=512, **marks)
    tokenizer.add_tokens(["[FLERT]", "<<ENT>>", "<<SEP>>"], special_tokens=True)
    encoder = {
        "model_type": "bert", "vocab_size": len(tokenizer), "max_position_embeddings": 512,
        "hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 1,
        "num_attention_heads": 2, "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0,
    }  # fmt: skip
    config = UniEncoderSpanGLiNER.config_class(
        model_name="made here", encoder_config=encoder, vocab_size=len(tokenizer),
        class_token_index=tokenizer.convert_tokens_to_ids("<<ENT>>"), hidden_size=32,
        num_rnn_layers=0, dropout=0.0, max_width=3,
    )  # fmt: skip
    made = UniEncoderSpanGLiNER(config, tokenizer=tokenizer)
    sentences = list(examples())
    collate = made.data_collator_class(config, data_processor=made.data_processor)
    batch = collate(sentences, entity_types=[list(LABELS)] * len(sentences))
    optimiser = torch.optim.Adam(made.parameters(), lr=0.002)
    for _ in range(150):
        optimiser.zero_grad()
        made(**batch).loss.backward()
        optimiser.step()
    folder = tmp_path_factory.mktemp("gliner")
    made.save_pretrained(folder)
    return folder


@pytest.fixture
def marks(story, authority, lexicon):
    def listed(spec, text):
        who = recogniser(spec, authority, lexicon)
        return [
            (mention.span.of(text), mention.type, mention.via, mention.confidence)
            for mention in annotate(story(text), authority, lexicon, recogniser=who).mentions
        ]

    return listed
