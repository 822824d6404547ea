"""The GLiNER backend against the real library, with a model made and trained here in seconds."""

from __future__ import annotations

import random

import pytest

from generator.annotate import annotate
from generator.annotate.backends import recogniser
from generator.annotate.backends.gliner import LABELS
from generator.errors import SettingsError

pytestmark = pytest.mark.filterwarnings("ignore")
NAMES = (("Quorin Meldau", "person"), ("Tessel", "place"), ("Brandig Werke", "organisation"), ("",))
OTHERS = [
    "Gestern", "stieg", "der", "Fluss", "im", "Hafen", "die", "so", "kam", "es", "neu", "was",
    *".,!:-„“",
]  # fmt: skip
UNKNOWN = {"neu", "was"}
"""Words of the sentences learned that the vocabulary lacks, as it lacks most of any text."""
TEXT = (
    "  „Über die Tessel“, so Quorin Meldau, kam nichts.\n"
    "Äußerst spät\u00a0erklärten die Brandig Werke: Öl!"
)
FILLING = "Gestern stieg der Fluss im Hafen. "


def examples():
    """Sentences of words in any order, three of four with a name."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    for name, *label in NAMES * 12:
        words = chance.choices(OTHERS, k=chance.randint(2, 12))
        at = chance.randint(0, len(words))
        words[at:at] = name.split()
        last = at + len(name.split()) - 1
        yield {"tokenized_text": words, "ner": [(at, last, *label)] if label else []}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
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
def short(model, tmp_path):
    """Makes the model again with other limits of what it reads at once."""
    from gliner import GLiNER

    def save(words, tokens):
        made = GLiNER.from_pretrained(model)
        made.config.max_len = words
        made.data_processor.transformer_tokenizer.model_max_length = tokens
        made.save_pretrained(tmp_path)
        return tmp_path

    return save


@pytest.fixture
def marks(story, authority, lexicon):
    def listed(folder, text):
        who = recogniser(f"gliner:{folder}", authority, lexicon)
        return [
            (mention.span.of(text), mention.type, mention.via, mention.confidence)
            for mention in annotate(story(text), authority, lexicon, recogniser=who).mentions
        ]

    return listed


def test_a_model_finds_names_at_their_characters_twice_alike(marks, model):
    found = marks(model, TEXT)
    assert [mark[:3] for mark in found] == [
        ("Tessel", "place", "gliner"),
        ("Quorin Meldau", "person", "gliner"),
        ("Brandig Werke", "organisation", "gliner"),
    ]
    assert all(0.5 <= mark[3] <= 1 for mark in found)
    assert marks(model, TEXT) == found


@pytest.mark.filterwarnings("error:Sentence of length")
@pytest.mark.parametrize(("words", "tokens"), [(384, 512), (24, 512), (384, 60)])
def test_a_paragraph_longer_than_a_model_reads_is_read_to_its_end(marks, short, words, tokens):
    filling = FILLING.replace("stieg", "neu-neu-neu-neu-neu") * 80
    text = f"Quorin Meldau kam. {filling}Der Fluss Tessel stieg. {filling}Es kam Quorin Meldau."
    found = [mark[0] for mark in marks(short(words, tokens), text)]
    assert found == ["Quorin Meldau", "Tessel", "Quorin Meldau"]


def test_a_paragraph_without_sentences_is_read_to_its_end(marks, short):
    text = FILLING.replace(".", ",") * 30 + "Tessel"
    assert [mark[0] for mark in marks(short(24, 512), text)] == ["Tessel"]


def test_a_model_gliner_cannot_load_is_named(authority, lexicon, tmp_path):
    pytest.importorskip("gliner", reason="GLiNER is not installed")
    with pytest.raises(SettingsError, match="GLiNER cannot load"):
        recogniser(f"gliner:{tmp_path / 'nothing'}", authority, lexicon)
